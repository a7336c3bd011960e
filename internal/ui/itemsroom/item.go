package itemsroom

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// itemSide is the open item. At standard type its findings stand beside it; in
// larger type they are one of its tabs, and all but the buttons scrolls.
func (s *Screen) itemSide() fyne.CanvasObject {
	m := s.model.Item
	head, tabs, asked, acts := s.itemHead(m), s.tabLine(m), s.asked(m), s.actLine(m)
	body := kit.Inset(kit.Column(0, s.tabBody(m)), theme.Gap3, theme.Gap5, theme.Gap4, theme.Gap5)
	if kit.Stacked() {
		return container.New(tall{}, kit.Gap(), s.scroll(m, kit.Column(0, head, tabs, body, foot(asked))), foot(acts))
	}
	item := container.New(tall{}, tabs, s.scroll(m, body), foot(append(asked, acts...)))
	pane := kit.Pane(kit.NewScroll(s.findings(m)))
	return kit.Page(head, container.New(aside{findingsWidth}, item, pane))
}

// scroll keeps the place of what is read while it is the same.
func (s *Screen) scroll(m *present.ItemModel, content fyne.CanvasObject) fyne.CanvasObject {
	shown := fmt.Sprint(m.ID, m.Tab)
	if s.body == nil || s.shown != shown {
		s.body, s.shown = kit.NewScroll(content), shown
		return s.body
	}
	s.body.Replace(content)
	return s.body
}

// tall is a top and a foot with what is between taking the rest.
type tall struct{}

// Layout implements fyne.Layout.
func (tall) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, foot := kit.HeightFor(o[0], size.Width), kit.HeightFor(o[2], size.Width)
	for i, place := range []struct{ y, h float32 }{{0, top}, {top, max(0, size.Height-top-foot)}, {size.Height - foot, foot}} {
		o[i].Move(fyne.NewPos(0, place.y))
		o[i].Resize(fyne.NewSize(size.Width, place.h))
	}
}

// MinSize implements fyne.Layout.
func (tall) MinSize(o []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, one := range o {
		size = fyne.NewSize(max(size.Width, one.MinSize().Width), size.Height+one.MinSize().Height)
	}
	return size
}

// aside is an object with a pane of a fixed width at its right.
type aside struct{ width float32 }

// Layout implements fyne.Layout.
func (l aside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := max(0, size.Width-l.width)
	o[0].Move(fyne.Position{})
	o[0].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(l.width, size.Height))
}

// MinSize implements fyne.Layout.
func (l aside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+l.width, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// itemHead is the title, what the item is, its last day, and its route.
func (s *Screen) itemHead(m *present.ItemModel) fyne.CanvasObject {
	slip := s.button(kit.Outlined, "打印审批单", s.printSlip).WithIcon("printer")
	var tags []fyne.CanvasObject
	for _, t := range m.Tags {
		tags = append(tags, kit.TagWith(toneOf(t.Tone, kit.Working), t.Icon, t.Word))
	}
	if m.Context != "" {
		tags = append(tags, kit.NewText(m.Context, kit.Note()))
	}
	acts := []fyne.CanvasObject{slip}
	if len(m.More) > 0 {
		acts = []fyne.CanvasObject{s.more(m.More), slip}
	}
	rows := []fyne.CanvasObject{
		kit.TopRow(theme.Gap3, 0, kit.NewWrapped(m.Title, kit.Bold(theme.Title)), kit.Row(theme.Gap2, acts...)),
		newFlowRow(theme.Gap2, tags...),
	}
	if m.Due != nil {
		rows = append(rows, dueLine(m.Due))
	}
	rows = append(rows, kit.Inset(kit.NewRoute(routeSteps(m.Steps)), theme.Gap1, 0, 0, 0))
	if m.Returned != "" {
		rows = append(rows, kit.StateLine(kit.Must, m.Returned))
	}
	if m.Ended != "" {
		rows = append(rows, kit.StateLine(kit.Must, m.Ended))
	}
	return onWhite(kit.Column(0, kit.Inset(kit.Column(6, rows...), theme.Gap3, theme.Gap5, theme.Gap2, theme.Gap5), kit.Divider()))
}

// dueLine is the last day with why it is that day.
func dueLine(d *present.ItemDueModel) fyne.CanvasObject {
	tone := kit.Later
	switch d.Tone {
	case present.Urgent:
		tone = kit.Late
	case present.Caution:
		tone = kit.Soon
	case present.Plain, present.Good:
	}
	return kit.StateLine(tone, d.Words+"　"+d.Why)
}

func routeSteps(steps []present.ItemStep) []kit.Step {
	states := map[present.StepState]kit.StepState{
		present.StepAhead: kit.StepLater, present.StepHere: kit.StepNow, present.StepPassed: kit.StepDone, present.StepReturned: kit.StepReturned,
	}
	out := make([]kit.Step, len(steps))
	for i, step := range steps {
		out[i] = kit.Step{Name: step.Name, Result: step.Who, When: step.When, State: states[step.State]}
	}
	return out
}

// onWhite puts content on the white of a sheet, as high as it needs to be.
func onWhite(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Backed(canvas.NewRectangle(theme.Surface), o)
}

// tabLine chooses what of the item is read.
func (s *Screen) tabLine(m *present.ItemModel) fyne.CanvasObject {
	words := m.Tabs
	if kit.Stacked() {
		words = append(append([]string(nil), words...), m.Findings.Title)
	}
	s.tabs = kit.NewTabs(words, min(int(m.Tab), len(words)-1), func(i int) { s.presenter.Turn(present.ItemTab(i)) })
	return kit.Inset(s.tabs, theme.Gap1, theme.Gap5, 0, theme.Gap5)
}

// tabBody is what of the item is in sight.
func (s *Screen) tabBody(m *present.ItemModel) fyne.CanvasObject {
	switch m.Tab {
	case present.FilesTab:
		return attachments(m)
	case present.PostingTab:
		return s.postings(m)
	case present.FeedbackTab:
		return s.feedback(m)
	case present.RevisionsTab:
		return s.revisions(m)
	case present.OpinionsTab:
		return opinions(m)
	case present.FindingsTab:
		if kit.Stacked() {
			return kit.Sheet(s.findings(m))
		}
	case present.TextTab:
	}
	return s.text(m)
}

// foot is a white strip below what is read; an empty one takes no room.
func foot(rows []fyne.CanvasObject) fyne.CanvasObject {
	if len(rows) == 0 {
		return kit.Gap()
	}
	return onWhite(kit.Column(0, kit.Divider(), kit.Inset(kit.Column(theme.Gap2, rows...), 10, theme.Gap5, 10, theme.Gap5)))
}

// asked are the questions of the step under way, below the newest opinion.
func (s *Screen) asked(m *present.ItemModel) []fyne.CanvasObject {
	if m.Review == nil || len(m.Acts) == 0 {
		s.review = nil
		return nil
	}
	var rows []fyne.CanvasObject
	if last := lastOpinion(m); last != "" {
		rows = append(rows, kit.NewWrapped(last, kit.Reg(theme.Second)))
	}
	if !s.judges(m) {
		s.review = nil
		return rows
	}
	return append(rows, s.reviewing(m).content)
}

// judges reports whether the person at the desk gives the opinion: then the
// questions are asked below the text, and not in a dialog.
func (s *Screen) judges(m *present.ItemModel) bool {
	for _, a := range m.Acts {
		if a.Do == present.DoPass {
			return a.Reason == "" || m.Findings.Open > 0 && m.Findings.Why == ""
		}
	}
	return false
}

// lastOpinion is the newest word on the item on one line.
func lastOpinion(m *present.ItemModel) string {
	if len(m.Opinions) == 0 {
		return ""
	}
	o := m.Opinions[len(m.Opinions)-1]
	words := []string{o.Step, o.Who, o.On}
	if o.Text != "" {
		words = append(words, o.Text)
	}
	return strings.Join(words, "　")
}

// actLine is the acts: the next step filled, then the alternatives, the rest
// behind 更多.
func (s *Screen) actLine(m *present.ItemModel) []fyne.CanvasObject {
	if len(m.Acts) == 0 {
		return nil
	}
	var objects []fyne.CanvasObject
	why := ""
	for n, a := range m.Acts {
		kind := kit.Outlined
		if n == 0 {
			kind = kit.Main
		}
		b := s.button(kind, a.Word, func() { s.do(a.Do) })
		if a.Reason != "" {
			b.Lock(a.Reason)
			if why == "" {
				why = brief(a.Reason)
			}
		}
		if n == 0 {
			s.main = b
		}
		objects = append(objects, b)
	}
	if why != "" {
		objects = append(objects, kit.AtLeast(kit.State(kit.Review, why), theme.ButtonHeight.Get()))
	}
	return []fyne.CanvasObject{newFlowRow(theme.Gap2, objects...)}
}

// brief is the first clause of a reason, which stands beside its button; the
// button says the whole to a screen reader.
func brief(reason string) string {
	first, _, _ := strings.Cut(reason, "。")
	return first
}

// more lists the other acts; one that cannot be done says why when it is
// picked.
func (s *Screen) more(acts []present.ItemAct) fyne.CanvasObject {
	words := make([]string, len(acts))
	for i, a := range acts {
		words[i] = a.Word
	}
	var list *kit.Select
	list = kit.NewSelect(words, -1, "更多", func(i int) {
		list.Select(-1)
		if acts[i].Reason != "" {
			s.asks.Fail(acts[i].Reason)
			return
		}
		s.do(acts[i].Do)
	})
	return list
}

// do does what a button says, or asks for what that needs.
func (s *Screen) do(deed present.ItemDeed) {
	switch deed {
	case present.DoEdit:
		s.presenter.Edit()
	case present.DoSubmit:
		s.presenter.Submit()
	case present.DoPass:
		s.pass()
	case present.DoReturn:
		s.giveBack()
	case present.DoRecord:
		s.record()
	case present.DoPost:
		s.post()
	case present.DoEvidence:
		s.addEvidence("")
	case present.DoTakeDown:
		s.takeDown("")
	case present.DoHear:
		s.hear()
	case present.DoReply:
		s.reply("")
	case present.DoGoOn:
		s.presenter.GoOn()
	case present.DoFile:
		s.presenter.FileIt()
	case present.DoEnd:
		s.end()
	}
}
