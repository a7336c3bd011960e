package desk

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/privacy"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// guideSetting is what the 公开指南 says of the office.
const guideSetting = "guide"

// GuideFacts is where and how people reach the office's 政府信息公开工作机构, as
// article 12 of the 条例 wants it in the 指南.
type GuideFacts struct {
	Institution string `json:"institution"`
	Address     string `json:"address"`
	Hours       string `json:"hours"`
	Phone       string `json:"phone"`
	Fax         string `json:"fax,omitempty"`
	Internet    string `json:"internet,omitempty"`
}

// GuideFacts returns what the office has written down.
func (d *Desk) GuideFacts(ctx context.Context) (GuideFacts, error) {
	return settingOf[GuideFacts](ctx, d, guideSetting)
}

// SetGuideFacts changes it.
func (d *Desk) SetGuideFacts(ctx context.Context, g GuideFacts) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	return keepSetting(ctx, d, guideSetting, g)
}

// guide lays out the 公开指南. What is not known of the office is asked for
// first: a guide without an address leads nowhere.
func (d *Desk) guide(ctx context.Context, fonts *paper.FontSet) (*paper.Document, error) {
	facts, err := d.GuideFacts(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range []struct{ name, value string }{
		{"工作机构名称", facts.Institution}, {"办公地址", facts.Address}, {"办公时间", facts.Hours}, {"联系电话", facts.Phone},
	} {
		if strings.TrimSpace(f.value) == "" {
			return nil, fault.New(fault.Invalid, "公开指南还缺%s。在设置的“公开指南”里写上", f.name)
		}
	}
	entries, err := d.office.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	guide := form.Guide{
		Organ: d.Organ(), Institution: facts.Institution, Address: facts.Address, Hours: facts.Hours, Phone: facts.Phone,
		Fax: facts.Fax, Internet: facts.Internet, On: d.Today(),
		Preface:     "为方便公民、法人和其他组织获取本机关公开的政府信息，依据《中华人民共和国政府信息公开条例》编制本指南。内容有变动时及时更新。",
		Categories:  "本机关主动公开的信息按领域分类，各类事项见《公开目录》。",
		Arrangement: "每条信息编有索引号，列明名称、内容概述和生成日期。",
		Access:      "可以在公示栏、公开查阅点查看，也可以向下面的工作机构询问。",
		OnRequest:   "没有主动公开的信息，可以向本机关申请。申请用书面形式；书面有困难的，可以口头提出，由工作人员代为填写。申请写明姓名或者名称、身份证明、联系方式，需要的信息的名称、文号或者便于查询的特征，以及获取信息的方式。",
	}
	if domains := Domains(entries); len(domains) > 0 {
		guide.Categories = "本机关主动公开的信息分为：" + strings.Join(domains, "、") + "。各类事项见《公开目录》。"
	}
	return form.GuidePaper(guide, fonts)
}

// monthLedger lays out the register of what was posted in the month before
// this one, or, of what was decided in it not to be made public.
func (d *Desk) monthLedger(ctx context.Context, withheld bool, code string, fonts *paper.FontSet) (*paper.Document, string, error) {
	first, last := monthBefore(d.Today())
	period := fmt.Sprintf("%d年%d月", first.Year, int(first.Month))
	rows, err := d.office.ItemsOfMonth(ctx, first, last, withheld)
	if err != nil {
		return nil, "", err
	}
	ledger := form.Ledger{Organ: d.Organ(), Period: period, On: d.Today(), Code: code}
	rules, err := d.MaskRules(ctx)
	if err != nil {
		return nil, "", err
	}
	for _, r := range rows {
		item, err := store.Items.Get(ctx, d.office, r.ID)
		if err != nil {
			return nil, "", err
		}
		text, _, err := d.office.RevisionOf(ctx, d.office, r.ID)
		if err != nil {
			return nil, "", err
		}
		shown := disclosure.Masked(text, disclosure.PersonalIn(text), rules, privacy.Posted, func(string) bool { return true })
		ledger.Rows = append(ledger.Rows, form.LedgerRow{Item: item, Summary: form.Gist(shown.Body)})
	}
	if len(ledger.Rows) == 0 {
		return nil, "", fault.New(fault.NotFound, "%s没有要登记的事项", period)
	}
	if withheld {
		document, err := form.WithheldLedger(ledger, fonts)
		return document, period + "不予公开登记表", err
	}
	document, err := form.OpenLedger(ledger, fonts)
	return document, period + "公开信息登记表", err
}

// monthBefore is the first and the last day of the month before a day's.
func monthBefore(day workday.Date) (first, last workday.Date) {
	last = workday.Date{Year: day.Year, Month: day.Month, Day: 1}.AddDays(-1)
	return workday.Date{Year: last.Year, Month: last.Month, Day: 1}, last
}
