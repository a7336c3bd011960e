package desk

import (
	"context"
	"fmt"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// Field is one line of a record as a person reads it.
type Field struct{ Label, Value string }

// Record returns what a ledger holds about one record, in the order of the
// ledger's columns. Empty fields are left out.
func (d *Desk) Record(ctx context.Context, ledger annual.Ledger, id string) ([]Field, error) {
	var f fields
	switch ledger {
	case annual.Applications:
		s, err := get(ctx, d, store.Applications, id)
		if err != nil {
			return nil, err
		}
		a := s.Record
		if d.permit(office.SeeApplicants) != nil {
			a.Applicant = "由办理的人看"
		}
		f.add("登记编号", a.Number).date("收到日期", a.Received).add("申请人", a.Applicant).
			add("申请人类别", inWords(a.Kind)).add("收到渠道", a.Channel.Label()).add("申请内容", a.Subject).
			add("获取方式", a.Delivery).date("补正告知", a.SupplementNotified).date("补正", a.Supplemented).
			add("办理结果", outcomeWords(a)).add("答复文号", a.ReplyNumber).date("答复日期", a.Closed).
			add("备注", a.Note).add("出处", s.Place)
	case annual.Cases:
		s, err := get(ctx, d, store.Cases, id)
		if err != nil {
			return nil, err
		}
		c := s.Record
		f.add("案号", c.Number).date("收到日期", c.Received).add("审理结果", resultWords(c)).date("审结日期", c.Concluded).
			add("备注", c.Note).add("出处", s.Place)
	case annual.Documents:
		s, err := get(ctx, d, store.Documents, id)
		if err != nil {
			return nil, err
		}
		f.add("文件名称", s.Record.Title).add("文号", s.Record.Number).date("成文日期", s.Record.Made).date("废止日期", s.Record.Abolished).
			add("备注", s.Record.Note).add("出处", s.Place)
	case annual.Acts:
		s, err := get(ctx, d, store.Acts, id)
		if err != nil {
			return nil, err
		}
		quantity := fmt.Sprintf("%d件", s.Record.Quantity)
		if s.Record.Kind == annual.Charges {
			quantity = inWords(money(s.Record.Quantity))
		}
		f.add("月份", fmt.Sprintf("%d年%d月", s.Record.Year, s.Record.Month)).add("数量", quantity).add("备注", s.Record.Note).add("出处", s.Place)
	}
	return f, nil
}

func get[T any](ctx context.Context, d *Desk, ledger *store.Ledger[T], id string) (store.Stored[T], error) {
	s, found, err := ledger.Get(ctx, d.office, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "这条记录已经不在了")
	}
	return s, err
}

type fields []Field

func (f *fields) add(label, value string) *fields {
	if value != "" {
		*f = append(*f, Field{label, value})
	}
	return f
}

func (f *fields) date(label string, d workday.Date) *fields { return f.add(label, d.Chinese()) }

func outcomeWords(a request.Application) string {
	if a.Open() {
		return "在办"
	}
	return inWords(a.Outcome)
}

func resultWords(c request.Case) string {
	if c.Result == "" {
		return "尚未审结"
	}
	return inWords(c.Result)
}
