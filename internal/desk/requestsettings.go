package desk

import (
	"context"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/resources"
)

// RequestSettings is what the office decides once for all its requests.
type RequestSettings struct {
	ReviewBody      string                `json:"review_body,omitempty"` // 复议机关
	Court           string                `json:"court,omitempty"`       // 受诉法院
	Contact         string                `json:"contact,omitempty"`
	Phone           string                `json:"phone,omitempty"`
	ReplyAddress    string                `json:"reply_address,omitempty"` // where opinions are sent to
	Payment         string                `json:"payment,omitempty"`       // 缴费方式和账号
	RegisterPattern request.NumberPattern `json:"register_pattern"`        // 登记编号
	LetterPattern   request.NumberPattern `json:"letter_pattern"`          // 文号
	Rules           request.Rules         `json:"rules"`
	Month           request.MonthRules    `json:"month"`
}

const (
	requestsSetting = "requests"
	letterSetting   = "letter_text:" // and the code
)

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
	for _, text := range []*string{&s.ReviewBody, &s.Court, &s.Contact, &s.Phone, &s.ReplyAddress, &s.Payment} {
		*text = strings.TrimSpace(*text)
	}
	return keepSetting(ctx, d, requestsSetting, s)
}

// LetterText is one version of the text of a kind of letter.
type LetterText struct {
	request.Template
	Source string // as it is edited, first line included
	Own    bool   // the office's own, not the one the program came with
}

// LetterTexts returns the versions of a letter's text, the one in use first
// and the built-in one last.
func (d *Desk) LetterTexts(ctx context.Context, code request.LetterCode) ([]LetterText, error) {
	own, err := settingOf[[]string](ctx, d, letterSetting+string(code))
	if err != nil {
		return nil, err
	}
	var texts []LetterText
	for _, source := range slices.Backward(own) {
		t, err := request.ParseTemplate(source)
		if err != nil {
			return nil, err
		}
		texts = append(texts, LetterText{t, source, true})
	}
	builtIn, err := builtInText(code)
	return append(texts, builtIn), err
}

func builtInText(code request.LetterCode) (LetterText, error) {
	if _, err := request.LetterOf(code); err != nil {
		return LetterText{}, err
	}
	data, err := fs.ReadFile(resources.Letters(), string(code)+".txt")
	if err != nil {
		return LetterText{}, err
	}
	t, err := request.ParseTemplate(string(data))
	return LetterText{Template: t, Source: string(data)}, err
}

// SetLetterText takes a text of the office's own into use. It must have another
// version than those before it, so that a letter can always be traced to its
// text.
func (d *Desk) SetLetterText(ctx context.Context, source string) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	t, err := request.ParseTemplate(source)
	if err != nil {
		return err
	}
	before, err := d.LetterTexts(ctx, t.Code)
	if err != nil {
		return err
	}
	var own []string
	for _, old := range slices.Backward(before) {
		if old.Version == t.Version {
			return fault.New(fault.Exists, "版本“%s”已经有了。改过的文本换一个版本号", t.Version)
		}
		if old.Own {
			own = append(own, old.Source)
		}
	}
	text, err := json.Marshal(append(own, source))
	if err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.Set(letterSetting+string(t.Code), string(text)) })
}

// letterText is the text in use.
func (d *Desk) letterText(ctx context.Context, code request.LetterCode) (request.Template, error) {
	texts, err := d.LetterTexts(ctx, code)
	if err != nil {
		return request.Template{}, err
	}
	return texts[0].Template, nil
}
