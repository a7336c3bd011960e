package annualroom

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/annual"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/writing"
)

// asidePane stands beside the part in sight: what the records do not say, what
// the checks found in the part, and last year's text of it.
type asidePane struct {
	page    *writePage
	tabs    *fyne.Container // of kit.Tabs, made anew when its words change
	words   []string
	at      asideTab
	body    *fyne.Container
	buttons []*kit.Button
	shown   asideState // what the body was made of
	alike   int
	content *fyne.Container
}

type asideTab int

const (
	asksTab asideTab = iota
	lastYearTab
	findingsTab
)

// asideState is everything that the body shows.
type asideState struct {
	at     asideTab
	asks   []present.AskRow
	events []present.EventRow
	part   present.PartPage
}

func newAsidePane(p *writePage) *asidePane {
	a := &asidePane{page: p, tabs: container.NewStack(), body: container.NewStack(), alike: -1}
	a.content = kit.Column(0, kit.Inset(a.tabs, theme.Gap2, theme.Gap4, 0, theme.Gap4), a.body)
	return a
}

// update shows what has changed.
func (a *asidePane) update() {
	m := a.page.screen.model.Write
	part := m.Part
	part.PartPreview, part.Typed, part.Shown, part.Suggested = present.PartPreview{}, "", "", "" // not shown here
	a.name()
	now := asideState{a.at, m.Asks, m.Events, part}
	if reflect.DeepEqual(now, a.shown) && len(a.body.Objects) > 0 {
		return
	}
	a.shown, a.buttons = now, nil
	bodies := map[asideTab]func() []fyne.CanvasObject{asksTab: a.asks, findingsTab: a.findings, lastYearTab: a.lastYear}
	a.body.Objects = []fyne.CanvasObject{kit.Column(0, bodies[a.at]()...)}
	a.page.content.Refresh()
}

// similar says how alike the text in the editor is to last year's.
func (a *asidePane) similar(hundredths int) {
	if a.alike == hundredths {
		return
	}
	a.alike, a.shown = hundredths, asideState{}
	a.update()
}

// name writes the counts on the tabs.
func (a *asidePane) name() {
	m := a.page.screen.model.Write
	words := []string{"工作登记", "去年"}
	if len(m.Asks) > 0 {
		words[0] = fmt.Sprintf("还缺%d项", len(m.Asks))
	}
	if a.alike >= 0 {
		words[1] = fmt.Sprintf("去年%d%%", a.alike)
	}
	if a.page.paper == writing.AnnualReport {
		words = append(words, "核对")
		if n := len(m.Part.Findings); n > 0 {
			words[2] = fmt.Sprintf("核对%d处", n)
		}
	}
	if reflect.DeepEqual(words, a.words) {
		return
	}
	var had bool
	c := a.page.screen.asks.Canvas
	if len(a.tabs.Objects) > 0 {
		old, is := a.tabs.Objects[0].(fyne.Focusable)
		had = is && c.Focused() == old
	}
	a.words = words
	tabs := kit.NewTabs(words, int(a.at), func(i int) {
		a.at = asideTab(i)
		a.update()
		a.page.collect()
	})
	a.tabs.Objects = []fyne.CanvasObject{tabs}
	a.tabs.Refresh()
	if had {
		c.Focus(tabs)
	}
}

func (a *asidePane) button(kind kit.Kind, words string, press func()) *kit.Button {
	b := kit.NewButton(kind, words, press)
	a.buttons = append(a.buttons, b)
	return b
}

// asks lists what the paper should say and the records do not, and what was
// registered.
func (a *asidePane) asks() []fyne.CanvasObject {
	s, m := a.page.screen, a.page.screen.model.Write
	var rows []fyne.CanvasObject
	if len(m.Asks) == 0 {
		rows = append(rows, kit.Nothing("该登记的都登记了"))
	}
	for _, ask := range m.Asks {
		words := []fyne.CanvasObject{kit.NewWrapped(ask.Question, kit.Reg(theme.Body))}
		if ask.Here {
			words = append(words, kit.State(kit.Review, "写在这一段"))
		}
		register := a.button(kit.Outlined, "登记", func() { s.askEvent([]present.AskRow{ask}) })
		none := a.button(kit.Outlined, "没有", func() { s.presenter.None(ask.Kind) })
		words = append(words, kit.Row(theme.Gap2, register, none))
		rows = append(rows, padded(kit.Column(theme.Gap1, words...)), kit.Divider())
	}
	rows = append(rows, kit.NewGroupHead(kit.GroupHead{Tone: kit.Neutral, Title: "已登记", Note: fmt.Sprintf("%d项", len(m.Events))}))
	for _, e := range m.Events {
		remove := a.button(kit.Plain, "删去", func() { s.askUnregister(e) })
		rows = append(rows, padded(kit.FillRow(theme.Gap2, 0, kit.TwoLines(e.Name, e.Line), remove)), kit.Divider())
	}
	another := a.button(kit.Outlined, "再登记一项", func() { s.askEvent(s.presenter.EventKinds()) }).WithIcon("plus")
	return append(rows, padded(kit.Row(0, another)))
}

// findings are those of the checks that lie in the part.
func (a *asidePane) findings() []fyne.CanvasObject {
	part := a.page.screen.model.Write.Part
	if len(part.Findings) == 0 {
		return []fyne.CanvasObject{kit.Nothing("这一段没有要改的")}
	}
	var rows []fyne.CanvasObject
	for _, f := range part.Findings {
		tone, tag := findingTone(f.Severity)
		rows = append(rows, kit.NewFindingRow(kit.Finding{Title: f.Title, Tone: tone, Tag: tag, Where: f.Rule + "　" + f.Basis}))
	}
	return append(rows, padded(note("存下以后重新核对。")))
}

// lastYear is last year's text of the part.
func (a *asidePane) lastYear() []fyne.CanvasObject {
	part := a.page.screen.model.Write.Part
	if part.LastYear == "" {
		return []fyne.CanvasObject{padded(note("这里没有去年的同一段。去年的报告在本机定稿以后，今年能对照。"))}
	}
	line := kit.StateLine(kit.Neutral, fmt.Sprintf("与去年相同%d%%", a.alike))
	switch {
	case a.page.screen.model.Write.Part.Alike:
		line = kit.StateLine(kit.Review, fmt.Sprintf("与去年相同%d%%。把今年做的写进去", a.alike))
	case a.alike < 0:
		line = kit.StateLine(kit.Neutral, "改好以后再比")
	}
	return []fyne.CanvasObject{padded(kit.Column(theme.Gap2, line, kit.NewWrapped(part.LastYear, kit.Reg(theme.Second))))}
}

// findingTone is the sign and the word of a severity.
func findingTone(s annual.Severity) (kit.Tone, string) {
	switch s {
	case annual.Error:
		return kit.Must, "要改"
	case annual.Unjudged:
		return kit.Idle, "未判断"
	case annual.Warning:
	}
	return kit.Review, "请核对"
}

// padded is one row of the pane.
func padded(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Inset(o, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4)
}
