package itemsroom

import (
	"fmt"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/privacy"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// findings is the personal data in the text, hardest first; what was searched
// and not found comes last.
func (s *Screen) findings(m *present.ItemModel) fyne.CanvasObject {
	f := m.Findings
	rows := []fyne.CanvasObject{kit.NewGroupHead(kit.GroupHead{Title: f.Title, Note: f.Searched})}
	if f.Why != "" && f.Open > 0 {
		rows = append(rows, kit.Inset(kit.StateLine(kit.Locked, f.Why), theme.Gap3, theme.Gap4, theme.Gap2, theme.Gap4))
	}
	if f.Why == "" && openGroups(f) > 1 && !forbidden(f) {
		all := s.button(kit.Outlined, fmt.Sprintf("%d处全部遮盖", f.Open), s.presenter.MaskAll)
		rows = append(rows, kit.Inset(kit.Row(0, all), theme.Gap3, theme.Gap4, 0, 18))
	}
	for _, g := range f.Groups {
		rows = append(rows, s.group(g, f.Why == ""))
	}
	if f.Nothing != "" {
		rows = append(rows, kit.Inset(kit.StateLine(kit.Done, f.Nothing), theme.Gap3, theme.Gap4, theme.Gap4, 18))
	}
	return kit.Column(0, rows...)
}

func openGroups(f present.FindingsModel) (n int) {
	for _, g := range f.Groups {
		if g.Open > 0 {
			n++
		}
	}
	return n
}

// forbidden reports whether something is there that no mask helps.
func forbidden(f present.FindingsModel) bool {
	for _, g := range f.Groups {
		if g.Severity == privacy.Forbid && g.Open > 0 {
			return true
		}
	}
	return false
}

// group is one kind of finding: the place that is being looked at, or all.
func (s *Screen) group(g present.FindingGroup, may bool) fyne.CanvasObject {
	row := kit.Finding{Title: g.Title, Tone: findingTone(g), Tag: g.Tag, Current: g.Current >= 0}
	if g.Open == 0 {
		row.Tone, row.Tag = kit.Done, "已处理"
	}
	at := max(g.Current, 0)
	one := g.Places[at]
	row.Where = placeWords(g, at)
	switch {
	case g.Severity == privacy.Forbid:
		row.Where += "\n遮盖了也不能公开。退回拟稿核实，涉密的不要录入。"
		row.Acts = []*kit.Button{s.lookButton(g, at)}
	case !may:
		row.Acts = []*kit.Button{s.lookButton(g, at)}
	case one.Settled != "":
		row.Acts = []*kit.Button{s.lookButton(g, at)}
	case g.Current >= 0 || len(g.Places) == 1:
		mask := s.button(kit.Outlined, "遮盖", func() { s.presenter.Mask(one.Place) })
		row.Acts = []*kit.Button{mask, s.button(kit.Plain, "照登并说明", func() { s.leave(g, one) })}
		if g.Open > 1 {
			row.Acts = append(row.Acts, s.button(kit.Plain, "全遮", func() { s.presenter.MaskKind(g) }))
		}
	default:
		all := s.button(kit.Outlined, "全部遮盖", func() { s.presenter.MaskKind(g) })
		row.Acts = []*kit.Button{all, s.lookButton(g, at)}
	}
	return kit.NewFindingRow(row)
}

// lookButton goes through the places of a group, one after another.
func (s *Screen) lookButton(g present.FindingGroup, at int) *kit.Button {
	next := at
	if g.Current >= 0 {
		next = (at + 1) % len(g.Places)
	}
	return s.button(kit.Plain, "逐处看", func() { s.presenter.LookAt(g.Places[next].Place) })
}

// placeWords says where a finding stands and what becomes of it.
func placeWords(g present.FindingGroup, at int) string {
	one, words := g.Places[at], ""
	if len(g.Places) > 1 {
		words = fmt.Sprintf("第%d处，", at+1)
	}
	words += one.Where
	switch {
	case one.Settled != "":
		return words + "\n" + one.Settled
	case one.Becomes == one.Text:
		return words + "：" + one.Text
	}
	return words + "。遮盖后：\n" + one.Becomes
}

func findingTone(g present.FindingGroup) kit.Tone {
	if g.Tone == present.Caution {
		return kit.Review
	}
	return kit.Must
}

// leave asks why a finding may stay.
func (s *Screen) leave(g present.FindingGroup, one present.FindingPlace) {
	reason := kit.NewTextArea("", 3)
	row := kit.NewFormRow("理由", "写明依据，或者本人同意，或者为什么不是个人信息。", reason)
	s.ask("照登："+one.Where+"的"+g.Kind.Label(), "照登", map[string]*kit.FormRow{present.ReasonField: row}, []*kit.FormRow{row},
		func(done func(map[string]string)) { s.presenter.Leave(one.Place, reason.Text(), done) })
}
