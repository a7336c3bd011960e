package itemsroom

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/disclosure"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// row is one record of a tab on its sheet.
func row(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(0, kit.Inset(o, theme.Gap3, theme.Gap4, theme.Gap3, theme.Gap4), kit.Divider())
}

// none says that a tab has nothing, and what that means.
func none(sentence, means string) fyne.CanvasObject {
	return kit.Sheet(kit.Empty(sentence, means, nil))
}

// attachments are the files of the newest text.
func attachments(m *present.ItemModel) fyne.CanvasObject {
	if len(m.Text.Attachments) == 0 {
		return none("这一稿没有附件", "要加附件，按“改稿子”。")
	}
	var rows []fyne.CanvasObject
	for _, a := range m.Text.Attachments {
		rows = append(rows, row(kit.TwoLines(a.Name, sizeWords(a.Size)+"　校验码"+short(a.Digest))))
	}
	return kit.Sheet(kit.Column(0, rows...))
}

func short(digest string) string { return digest[:min(16, len(digest))] }

func sizeWords(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%dKB", (bytes+1023)/1024)
	}
	return fmt.Sprintf("%.1fMB", float64(bytes)/(1<<20))
}

// postings are where the text hung, with their proofs, and the papers to post.
func (s *Screen) postings(m *present.ItemModel) fyne.CanvasObject {
	rows := []fyne.CanvasObject{row(s.papers(m))}
	for _, p := range m.Postings {
		rows = append(rows, s.posting(p))
	}
	if len(m.Postings) == 0 {
		rows = append(rows, kit.Empty("还没有公布过", "审签完，贴出去以后登记渠道、地点和日期，再加照片。", nil))
	}
	return kit.Sheet(kit.Column(0, rows...))
}

func (s *Screen) posting(p present.PostingRow) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.TwoLines(p.Channel, p.Line)}
	if p.Notice != "" {
		lines = append(lines, kit.StateLine(toneOf(p.Tone, kit.Later), p.Notice))
	}
	switch {
	case len(p.Evidence) == 0:
		lines = append(lines, kit.StateLine(kit.Review, "没有凭证。加一张照片或签收单"))
	default:
		lines = append(lines, kit.StateLine(kit.Done, "凭证："+strings.Join(p.Evidence, "、")))
	}
	if p.Old {
		lines = append(lines, kit.StateLine(kit.Review, "贴的是以前的稿子"))
	}
	if p.Down != "" {
		return row(kit.Column(2, append(lines, kit.StateLine(kit.Done, p.Down))...))
	}
	acts := newFlowRow(theme.Gap2,
		s.button(kit.Outlined, "加凭证", func() { s.addEvidence(p.ID) }), s.button(kit.Plain, "登记撤下", func() { s.takeDown(p.ID) }))
	return row(kit.Column(2, append(lines, kit.Inset(acts, theme.Gap1, 0, 0, 0))...))
}

// feedback are the objections and opinions with their answers.
func (s *Screen) feedback(m *present.ItemModel) fyne.CanvasObject {
	if len(m.Feedback) == 0 {
		return none("没有收到意见", "公示期间来电、来访、意见箱里的，都在这里登记和答复。")
	}
	var rows []fyne.CanvasObject
	for _, f := range m.Feedback {
		lines := []fyne.CanvasObject{kit.TwoLines(f.Text, f.From)}
		if f.Answer != "" {
			lines = append(lines, kit.StateLine(kit.Done, f.Answer))
		} else {
			reply := s.button(kit.Outlined, "答复", func() { s.reply(f.ID) })
			lines = append(lines, kit.Inset(kit.Row(0, reply), theme.Gap1, 0, 0, 0))
		}
		rows = append(rows, row(kit.Column(2, lines...)))
	}
	return kit.Sheet(kit.Column(0, rows...))
}

// revisions are the texts, and what the chosen one changed.
func (s *Screen) revisions(m *present.ItemModel) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for n, r := range m.Revisions {
		look := s.button(kit.Outlined, "看改动", func() { s.presenter.Compare(n) })
		reason := r.Reason
		if reason == "" {
			reason = "送审前的稿子"
		}
		rows = append(rows, row(kit.FillRow(theme.Gap3, 0, kit.TwoLines(r.Title, reason), look)))
	}
	if m.Changes == nil {
		return kit.Sheet(kit.Column(0, rows...))
	}
	lines := []fyne.CanvasObject{kit.NewText(m.Changes.Title, kit.Bold(theme.Body))}
	for _, l := range m.Changes.Lines {
		lines = append(lines, changedLine(l))
	}
	legend := newFlowRow(theme.Gap2, kit.TagWith(kit.Done, "plus", "加上的"), kit.TagWith(kit.Must, "x", "删掉的"))
	lines = append(lines, legend)
	return kit.Column(theme.Gap3, kit.Sheet(kit.Column(0, rows...)), paperSheet(kit.Column(theme.Gap1, lines...)))
}

// changedLine is a paragraph with what was removed and added marked in it.
func changedLine(l disclosure.Line) fyne.CanvasObject {
	var text strings.Builder
	var marks []kit.TextMark
	for _, piece := range l.Pieces {
		from := text.Len()
		text.WriteString(piece.Text)
		switch piece.Change {
		case disclosure.Inserted:
			marks = append(marks, kit.TextMark{From: from, To: text.Len(), Tone: kit.Done})
		case disclosure.Removed:
			marks = append(marks, kit.TextMark{From: from, To: text.Len(), Tone: kit.Must})
		case disclosure.Kept:
		}
	}
	return kit.NewMarked(text.String(), kit.Reg(theme.Second), marks)
}

// opinions is the record: one line each.
func opinions(m *present.ItemModel) fyne.CanvasObject {
	if len(m.Opinions) == 0 {
		return none("还没有记录", "送审以后，每一步谁办的、什么意见，都记在这里。")
	}
	var rows []fyne.CanvasObject
	for _, o := range m.Opinions {
		tone, word := kit.Done, "通过"
		if o.Returned {
			tone, word = kit.Must, "退回"
		}
		second := strings.TrimSpace(o.Text + "　" + o.Paper)
		if second == "" {
			second = "没有写意见"
		}
		rows = append(rows, row(kit.FillRow(theme.Gap3, 0, kit.TwoLines(o.Step+"　"+o.Who+"　"+o.On, second), kit.State(tone, word))))
	}
	return kit.Sheet(kit.Column(0, rows...))
}
