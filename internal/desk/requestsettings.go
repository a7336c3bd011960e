package desk

import (
	"context"
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/request"
)

// RequestSettings is what the office decides once for all its requests.
type RequestSettings struct {
	ReviewBody      string                `json:"review_body,omitempty"` // 复议机关
	Court           string                `json:"court,omitempty"`       // 受诉法院
	Contact         string                `json:"contact,omitempty"`
	Phone           string                `json:"phone,omitempty"`
	ReplyAddress    string                `json:"reply_address,omitempty"` // where opinions are sent to
	Postcode        string                `json:"postcode,omitempty"`      // of the organ, for envelopes
	Payment         string                `json:"payment,omitempty"`       // 缴费方式和账号
	RegisterPattern request.NumberPattern `json:"register_pattern"`        // 登记编号
	LetterPattern   request.NumberPattern `json:"letter_pattern"`          // 文号
	Rules           request.Rules         `json:"rules"`
	Month           request.MonthRules    `json:"month"`
}

const requestsSetting = "requests"

// RequestSettings returns the office's own, or the usual ones with the organ's
// short name in the numbers.
func (d *Desk) RequestSettings(ctx context.Context) (RequestSettings, error) {
	s, err := settingOf[RequestSettings](ctx, d, requestsSetting)
	short := d.Organ().ShortName()
	if s.RegisterPattern == "" {
		s.RegisterPattern = request.NumberPattern(short + "依申请〔{年}〕{号}号")
	}
	if s.LetterPattern == "" {
		s.LetterPattern = request.NumberPattern(short + "公开答〔{年}〕{号}号")
	}
	if s.Rules.Reply == 0 {
		s.Rules = request.DefaultRules()
	}
	return s, err
}

// SetRequestSettings changes how later requests are counted, numbered and
// written. Letters that were issued stay as they are.
func (d *Desk) SetRequestSettings(ctx context.Context, s RequestSettings) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	for _, p := range []request.NumberPattern{s.RegisterPattern, s.LetterPattern} {
		if err := p.Validate(); err != nil {
			return err
		}
	}
	if err := s.Rules.Validate(); err != nil {
		return err
	}
	for _, text := range []*string{&s.ReviewBody, &s.Court, &s.Contact, &s.Phone, &s.ReplyAddress, &s.Postcode, &s.Payment} {
		*text = strings.TrimSpace(*text)
	}
	return keepSetting(ctx, d, requestsSetting, s)
}
