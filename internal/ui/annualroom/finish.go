package annualroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// finish is 成稿: the pages as they will be printed; at the right print and
// export, the checks, the sign-off.
func (s *Screen) finish() fyne.CanvasObject {
	fits := []grid.Fit{grid.WholePage, grid.FitWidth, grid.ActualSize}
	at := 1
	for i, f := range fits {
		if f == s.preview.Fit() {
			at = i
		}
	}
	fit := kit.NewSegment([]string{"整页", "适合宽度", "实际大小"}, at, func(i int) { s.preview.SetFit(fits[i]) })
	page, pages := s.preview.Page()
	s.showPage(page, pages)
	turn := func(by int) func() {
		return func() {
			page, _ := s.preview.Page()
			s.preview.Go(page + by)
		}
	}
	bar := kit.FillRow(theme.Gap2, 2,
		kit.NewIconButton("chevron-left", "上一页", turn(-1)), kit.NewIconButton("chevron-right", "下一页", turn(1)), s.pages, fit)
	left := kit.Page(kit.Column(0, kit.Inset(bar, theme.Gap2, theme.Gap5, theme.Gap2, theme.Gap5), kit.Divider()), s.preview)
	right := kit.Column(0, kit.Section(s.printing(pages)...), kit.Divider(), kit.Section(s.checks()...), kit.Divider(), kit.Section(s.signing()...))
	return kit.SidePane(left, right, kit.Narrow)
}

func (s *Screen) showPage(page, pages int) {
	s.pages.Objects = []fyne.CanvasObject{kit.NewText(fmt.Sprintf("第%d页，共%d页", page, pages), kit.Reg(theme.Body))}
	s.pages.Refresh()
}

func (s *Screen) printing(pages int) []fyne.CanvasObject {
	name := s.model.Report.Title
	save := func(ending string) func() {
		return func() {
			s.asks.SaveAs(name+ending, func(path string) { s.presenter.Save(path, s.say) })
		}
	}
	print := kit.NewButton(kit.Main, fmt.Sprintf("打印%d页", pages), func() { s.presenter.Print(s.asks.Print) }).WithIcon("printer")
	head := kit.SectionHead("打印和导出", "")
	pdf := kit.NewButton(kit.Outlined, "存为PDF", save(".pdf")).WithIcon("file-down")
	png := kit.NewButton(kit.Outlined, "存为图片", save(".png")).WithIcon("file-down")
	if kit.Stacked() { // a button as wide as the page would look like a bar
		return []fyne.CanvasObject{head, kit.Row(theme.Gap2, print, pdf, png)}
	}
	return []fyne.CanvasObject{head, print, kit.Row(theme.Gap2, pdf, png)}
}

func (s *Screen) checks() []fyne.CanvasObject {
	m := s.model
	rows := []fyne.CanvasObject{kit.SectionHead("核对", "")}
	if m.Tally.Errors > 0 {
		rows = append(rows, kit.Fact(kit.Must, "要改", fmt.Sprintf("%d处", m.Tally.Errors)))
	}
	if m.Tally.Warnings > 0 {
		rows = append(rows, kit.Fact(kit.Review, "请核对", fmt.Sprintf("%d处", m.Tally.Warnings)))
	}
	return append(rows, kit.Fact(kit.Done, "勾稽关系", fmt.Sprintf("%d项通过", m.Tally.Passed)))
}

func (s *Screen) signing() []fyne.CanvasObject {
	m := s.model
	rows := []fyne.CanvasObject{kit.SectionHead("签发和定稿", "")}
	sign := func(correction bool) func() {
		return func() {
			s.asks.SignOff(correction, func(signer string, on workday.Date, reason string) { s.presenter.SignOff(signer, on, reason) })
		}
	}
	if m.Signed == nil {
		return append(rows,
			kit.Fact(kit.Idle, "签发", "等纸件"),
			note("打印送签，登记签字页上的签发人和日期。登记后定稿，数字和正文不再变。"),
			kit.Row(0, kit.NewButton(kit.Outlined, "登记签发", sign(false)).WithIcon("stamp")))
	}
	rows = append(rows,
		kit.Fact(kit.Done, "签发　"+m.Signed.Signer, m.Signed.On),
		note("校验码 "+m.Signed.Digest[:16]))
	if n := len(m.Signed.Differences); n > 0 {
		rows = append(rows, kit.Fact(kit.Review, "定稿以后台账变了", fmt.Sprintf("%d处", n)),
			note("定稿的数字没有变。要更正，写明原因重新签发。"),
			kit.Row(0, kit.NewButton(kit.Outlined, "更正", sign(true)).WithIcon("pencil")))
	}
	return rows
}
