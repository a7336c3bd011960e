package annualroom

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
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
	right := []fyne.CanvasObject{kit.Section(s.printing(pages)...)}
	if s.model.Paper == writing.AnnualReport {
		right = append(right, kit.Divider(), kit.Section(s.checks()...), kit.Divider(), kit.Section(s.signing()...))
	} else {
		right = append(right, kit.Divider(), kit.Section(kit.SectionHead("存档", ""), note("打印、签字以后，和公开的工作材料一起归档。")))
	}
	return kit.SidePane(left, kit.Column(0, right...), kit.Narrow)
}

func (s *Screen) showPage(page, pages int) {
	s.pages.Objects = []fyne.CanvasObject{kit.NewText(fmt.Sprintf("第%d页，共%d页", page, pages), kit.Reg(theme.Body))}
	s.pages.Refresh()
}

// exports are the files that a paper can be saved as, by what the buttons say.
func (s *Screen) exports() [][2]string {
	if s.model.Paper != writing.AnnualReport {
		return [][2]string{{"存为PDF", ".pdf"}, {"存为Word", ".docx"}}
	}
	return [][2]string{{"存为PDF", ".pdf"}, {"存为Word", ".docx"}, {"存为Excel", ".xlsx"}, {"存为网页", ".html"}, {"存为图片", ".png"}}
}

var exportIcons = map[string]string{".docx": "file-text", ".xlsx": "file-spreadsheet", ".html": "files"}

func (s *Screen) printing(pages int) []fyne.CanvasObject {
	print := s.button(kit.Main, fmt.Sprintf("打印%d页", pages), func() { s.presenter.Print(s.asks.Print) }).WithIcon("printer")
	var files []fyne.CanvasObject
	for _, e := range s.exports() {
		words, ending := e[0], e[1]
		save := s.button(kit.Outlined, words, func() {
			s.asks.SaveAs(s.model.Name+ending, func(path string) { s.presenter.Save(path, s.say) })
		})
		files = append(files, save.WithIcon(cmp.Or(exportIcons[ending], "file-down")))
	}
	head := kit.SectionHead("打印和导出", "")
	if kit.Stacked() { // a button as wide as the page would look like a bar
		rows := []fyne.CanvasObject{head, kit.Row(theme.Gap2, print)}
		for chunk := range slices.Chunk(files, 3) {
			rows = append(rows, kit.Row(theme.Gap2, chunk...))
		}
		return rows
	}
	rows := []fyne.CanvasObject{head, print}
	for chunk := range slices.Chunk(files, 2) {
		rows = append(rows, container.New(twins{}, chunk...))
	}
	return rows
}

// twins are two buttons of one width, or one of half the width.
type twins struct{}

// Layout implements fyne.Layout.
func (twins) Layout(o []fyne.CanvasObject, size fyne.Size) {
	half := float32(int((size.Width - theme.Gap2) / 2)) // whole, or a border is drawn twice
	for i, one := range o {
		one.Move(fyne.NewPos(float32(i)*(half+theme.Gap2), 0))
		one.Resize(fyne.NewSize(half, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (twins) MinSize(o []fyne.CanvasObject) fyne.Size {
	var widest fyne.Size
	for _, one := range o {
		widest = widest.Max(one.MinSize())
	}
	return fyne.NewSize(2*widest.Width+theme.Gap2, widest.Height)
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
	if m.Tally.Unjudged > 0 {
		rows = append(rows, kit.Fact(kit.Idle, "未判断", fmt.Sprintf("%d项", m.Tally.Unjudged)))
	}
	rows = append(rows, kit.Fact(kit.Done, "表格和正文", fmt.Sprintf("%d项通过", m.Tally.Passed)))
	if n := len(m.Write.Asks); n > 0 {
		rows = append(rows, kit.Fact(kit.Review, "撰写里还缺", fmt.Sprintf("%d项", n)))
	}
	return rows
}

func (s *Screen) signing() []fyne.CanvasObject {
	m := s.model
	rows := []fyne.CanvasObject{kit.SectionHead("签发和定稿", "")}
	if m.Signed == nil {
		rows = append(rows, kit.Fact(kit.Idle, "签发", "等纸件"))
		if m.Stale {
			rows = append(rows, kit.StateLine(kit.Review, "审签单打印以后报告又改了。重新打印，再送签。"))
		}
		sign := s.button(kit.Outlined, "登记签发", s.sign(false)).WithIcon("stamp")
		words := "打印审签单送签，登记签字页上的签发人和日期。登记后定稿，数字和正文不再变。"
		if m.Tally.Errors > 0 {
			words = fmt.Sprintf("还有%d处要改，先回“核对”改好", m.Tally.Errors)
			sign.Lock(words)
		}
		return append(rows, note(words), kit.Row(theme.Gap2, s.slipButton(), sign))
	}
	rows = append(rows, kit.Fact(kit.Done, "签发　"+m.Signed.Signer, m.Signed.On))
	if m.Signed.Reason != "" {
		rows = append(rows, note("更正："+m.Signed.Reason))
	}
	rows = append(rows, note("校验码 "+m.Signed.Digest))
	if m.Signed.Head != "" {
		rows = append(rows, note("操作日志 "+m.Signed.Head))
	}
	if m.Signed.Filed != "" {
		rows = append(rows, kit.StateLine(kit.Done, "已建档："+m.Signed.Filed), kit.Row(0, s.button(kit.Outlined, "去建档归档", s.asks.Archive).WithIcon("archive")))
	}
	if n := len(m.Signed.Differences); n > 0 {
		rows = append(rows, kit.Fact(kit.Review, "定稿以后有改动", fmt.Sprintf("%d处", n)),
			note("定稿没有变。要更正，写明原因重新签发。"),
			kit.Row(theme.Gap2, s.slipButton(), s.button(kit.Outlined, "更正", s.sign(true)).WithIcon("pencil")))
	}
	return rows
}

func (s *Screen) slipButton() *kit.Button {
	return s.button(kit.Outlined, "审签单", s.presenter.LookAtSlip).WithIcon("file-text")
}

// sign asks what stands on the signed page.
func (s *Screen) sign(correction bool) func() {
	return func() {
		s.asks.SignOff(correction, func(signer string, on workday.Date, reason string) { s.presenter.SignOff(signer, on, reason) })
	}
}

// slipPage is the approval slip as it will be printed.
func (s *Screen) slipPage() fyne.CanvasObject {
	m := s.model.Slip
	s.slip = grid.NewPagePreview(s.draw)
	s.slip.SetDocument(m.Document, m.Fonts)
	s.slip.SetFit(grid.WholePage)
	print := s.button(kit.Main, "打印", s.printWhatIsInSight).WithIcon("printer")
	head := kit.PageHead{Title: m.Word, Context: s.model.Name, Back: s.presenter.CloseSlip, Actions: []fyne.CanvasObject{print}}
	return kit.Page(kit.NewPageHead(head), kit.Margin(kit.Sheet(s.slip)))
}
