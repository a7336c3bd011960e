package disclosure_test

import (
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

func TestADocumentThatCanBeCounted(t *testing.T) {
	sound := disclosure.Document{Kind: disclosure.NormativeDocument, Title: "河道管理规定", Made: workday.MustDate("2024-05-06")}
	for _, c := range []struct {
		name   string
		change func(*disclosure.Document)
		says   string
	}{
		{"in force", func(*disclosure.Document) {}, ""},
		{"abolished on the day it was made", func(d *disclosure.Document) { d.Abolished = d.Made }, ""},
		{"no kind", func(d *disclosure.Document) { d.Kind = "" }, "规章还是行政规范性文件"},
		{"no title", func(d *disclosure.Document) { d.Title = "" }, "文件名称"},
		{"no day", func(d *disclosure.Document) { d.Made = workday.Date{} }, "成文日期"},
		{"abolished before it was made", func(d *disclosure.Document) { d.Abolished = d.Made.AddDays(-1) }, "早于"},
	} {
		d := sound
		c.change(&d)
		if err := d.Validate(); (err == nil) != (c.says == "") || !strings.Contains(fault.Sentence(err), c.says) {
			t.Errorf("%s: %v, want %q", c.name, err, c.says)
		}
	}
}
