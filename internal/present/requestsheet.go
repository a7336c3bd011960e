package present

import (
	"fmt"
	"slices"

	"zwgk/internal/desk"
	"zwgk/internal/request"
)

// DaySheetModel is the day-by-day sheet: a line for every day, and sums that
// add up.
type DaySheetModel struct {
	Columns   []string
	Rows      []DaySheetRow
	Sum       string // 合计57日：…
	Sources   []string
	Estimated string
}

// DaySheetRow is a day of the sheet.
type DaySheetRow struct {
	Cells  []string
	Paused bool
	Off    bool // a rest day, or one that no longer counts
	Last   bool
}

// ShowSheet turns to the day-by-day sheet of the open request.
func (p *Requests) ShowSheet() {
	if p.request == nil || p.request.Status == nil {
		return
	}
	p.model.Sheet = p.sheetOf(p.request)
	p.view.Show(p.model)
}

// sheetOf makes the sheet. The notice that a day rests on stands below the
// table; the day names its number.
func (p *Requests) sheetOf(v *desk.RequestView) *DaySheetModel {
	s := v.Status
	if s == nil {
		return nil
	}
	m := &DaySheetModel{
		Columns: []string{"日期", "星期", "放假安排", "计算"}, Sum: s.Sum(), Estimated: estimateWords(s),
		Rows: []DaySheetRow{{Cells: []string{s.Received.String(), s.Received.ChineseWeekday(), "", "收到申请，当日不计入"}, Off: true}},
	}
	for _, d := range s.Days {
		row := DaySheetRow{
			Cells:  []string{d.Date.String(), d.Date.ChineseWeekday(), "", d.Words()},
			Paused: d.Kind == request.Paused, Off: d.Kind == request.Rest || d.Kind == request.Void,
		}
		if n := slices.Index(s.Sources, d.Source); n >= 0 {
			row.Cells[2] = fmt.Sprintf("通知%d", n+1)
		}
		if d.Date == s.Due {
			row.Last = true
			row.Cells[3] += "，期限最后一日"
		}
		m.Rows = append(m.Rows, row)
	}
	for n, source := range s.Sources {
		words := fmt.Sprintf("通知%d：《%s》", n+1, source.Title)
		if source.Number != "" {
			words += "（" + source.Number + "）"
		}
		m.Sources = append(m.Sources, words)
	}
	return m
}
