package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// begin names the sheet, sets the widths and makes the styles.
func (s *catalogueSheet) begin() error {
	if err := s.book.SetSheetName("Sheet1", tabName); err != nil {
		return err
	}
	for c, column := range s.columns {
		name := columnName(c)
		if err := s.book.SetColWidth(tabName, name, name, column.width); err != nil {
			return err
		}
	}
	thin := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	for _, style := range []struct {
		id *int
		excelize.Style
	}{
		{&s.styles.title, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 18, Bold: true}, Alignment: alignment("center", false), NumFmt: asText}},
		{&s.styles.banner, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 12, Bold: true}, Alignment: alignment("left", true), NumFmt: asText}},
		{&s.styles.head, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10, Bold: true}, Alignment: alignment("center", true), Border: thin, NumFmt: asText}},
		{&s.styles.text, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10}, Alignment: alignment("left", true), Border: thin, NumFmt: asText}},
		{&s.styles.centred, excelize.Style{Font: &excelize.Font{Family: "宋体", Size: 10}, Alignment: alignment("center", true), Border: thin, NumFmt: asText}},
	} {
		id, err := s.book.NewStyle(&style.Style)
		if err != nil {
			return err
		}
		*style.id = id
	}
	return nil
}

func alignment(horizontal string, wrap bool) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: wrap}
}

// print sets the pages: A4 across, as wide as the sheet, the heading again on
// every page, page numbers below.
func (s *catalogueSheet) print() error {
	const a4 = 9
	paper, across, wide, high, fit := a4, "landscape", 1, 0, true
	if err := s.book.SetPageLayout(tabName, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := s.book.SetSheetProps(tabName, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	narrow, edge := 0.4, 0.6 // inches
	if err := s.book.SetPageMargins(tabName, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &edge, Bottom: &edge}); err != nil {
		return err
	}
	if err := s.book.SetHeaderFooter(tabName, &excelize.HeaderFooterOptions{OddFooter: "&C第&P页 共&N页"}); err != nil {
		return err
	}
	if s.head[0] == 0 {
		return nil
	}
	return s.book.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: tabName,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", tabName, s.head[0], s.head[1]),
	})
}

// chineseCount writes 1 to 9999 as 一, 十, 二十一, 一百零五.
func chineseCount(n int) string {
	const figures = "零一二三四五六七八九"
	figure := func(d int) string { return string([]rune(figures)[d]) }
	if n < 10 {
		return figure(n)
	}
	var b strings.Builder
	for _, unit := range []struct {
		value int
		name  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / unit.value % 10
		switch {
		case d > 0 && !(d == 1 && unit.value == 10 && n < 20):
			b.WriteString(figure(d) + unit.name)
		case d > 0:
			b.WriteString(unit.name)
		case b.Len() > 0 && n%unit.value > 0 && !strings.HasSuffix(b.String(), "零"):
			b.WriteString("零")
		}
	}
	return b.String()
}
