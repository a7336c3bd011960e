package archiveroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// aside is the check of the box, the papers of the piece with their pages, and
// the stamp as it will print.
func (s *Screen) aside() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	add := func(objects ...fyne.CanvasObject) {
		if len(parts) > 0 {
			parts = append(parts, kit.Divider())
		}
		parts = append(parts, kit.Section(objects...))
	}
	m := s.model
	if m.Box != nil && m.Words == "" {
		add(s.boxCheck(m.Box)...)
	}
	if m.Piece == nil {
		add(kit.SectionHead("这一件", ""), note(hint(m)))
		return kit.Column(0, parts...)
	}
	add(s.pieceParts(m.Piece)...)
	if len(m.Piece.Facts)+len(m.Piece.Notices) > 0 {
		add(pieceFacts(m.Piece)...)
	}
	if m.Piece.Stamped {
		add(s.stampPart(m.Piece)...)
	}
	return kit.Column(0, parts...)
}

// hint says what to do where no piece is chosen.
func hint(m present.ArchiveModel) string {
	switch {
	case m.Spine < len(m.Spines) && m.Spines[m.Spine].Key == present.HeapWaiting:
		return "这些已经办结，还没有整理成件。按“整理本年度”，文书、照片、附件按规定的次序装成一件。"
	case m.Pieces+m.Pending+m.Waiting == 0:
		return "还没有归档的件。只有纸件的，按“归一件”登记。"
	}
	return "在左边选一件，看里面有哪些文件、归档章怎样盖。"
}

func (s *Screen) boxCheck(b *present.ArchiveBox) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.SectionHead(b.Name+"检查", "")}
	if b.Volume {
		objects = append(objects, kit.NewWrapped(b.Title, kit.Reg(theme.Second)))
	}
	for _, c := range b.Checks {
		tone := kit.Done
		if !c.Good {
			tone = kit.Review
		}
		if len(c.Found) > 0 {
			objects = append(objects, kit.NewFactRow(tone, c.Words, c.Figure, func() { s.tellFound(c.Words, c.Found) }))
			continue
		}
		objects = append(objects, kit.Fact(tone, c.Words, c.Figure))
	}
	if b.Noted != "" {
		objects = append(objects, note(b.Noted))
	}
	return append(objects, kit.Row(0, s.button(kit.Outlined, "填备考表", s.boxNote).WithIcon("pencil")))
}

// tellFound lists what is wrong with a box.
func (s *Screen) tellFound(title string, found []string) {
	const most = 12
	var lines []fyne.CanvasObject
	for i, words := range found {
		if i == most {
			break
		}
		lines = append(lines, kit.StateLine(kit.Review, words))
	}
	kit.Tell(s.asks.Canvas, title, kit.Column(theme.Gap1, lines...))
}

// pieceParts are the papers of the piece with their pages, and what can be done
// with it.
func (s *Screen) pieceParts(p *present.ArchivePiece) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.SectionHead(p.Name, "")}
	if len(p.Parts) != 1 || p.Parts[0].Title != p.Title { // the list may have cut it
		objects = append(objects, kit.NewWrapped(p.Title, kit.Reg(theme.Second)))
	}
	for _, part := range p.Parts {
		objects = append(objects, kit.FillRow(theme.Gap2, 1, kit.NewIcon("file-text", theme.Ink2), kit.NewWrapped(part.Title, kit.Reg(theme.Second)), kit.NewText(part.Pages, kit.Note())))
		if part.Note != "" {
			objects = append(objects, note(part.Note))
		}
	}
	if p.Opens {
		objects = append(objects, kit.Row(0, s.button(kit.Outlined, "打开合并文件", s.openCopy).WithIcon("files")))
	} else if p.WhyClosed != "" {
		objects = append(objects, note(p.WhyClosed))
	}
	return append(objects, kit.Row(0, s.pieceActs(p.Acts)))
}

// pieceActs lists what else can be done with the piece; what cannot says why
// when it is picked.
func (s *Screen) pieceActs(acts []present.PieceAct) fyne.CanvasObject {
	words := make([]string, len(acts))
	for i, a := range acts {
		words[i] = a.Word
	}
	var list *kit.Select
	list = kit.NewSelect(words, -1, "办理", func(i int) {
		list.Select(-1)
		if acts[i].Reason != "" {
			s.asks.Fail(acts[i].Reason)
			return
		}
		s.doPiece(acts[i].Do)
	})
	return list
}

// pieceFacts is what has become of the piece, and what the list has no column
// for.
func pieceFacts(p *present.ArchivePiece) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, n := range p.Notices {
		objects = append(objects, kit.StateLine(toneOf(n.Tone), n.Words))
	}
	rows := make([]kit.KeyValue, len(p.Facts))
	for i, f := range p.Facts {
		rows[i] = kit.KeyValue{Key: f.Name, Value: f.Text}
	}
	return append(objects, kit.KeyValues(rows...))
}

// stampPart is the 归档章 as it will print.
func (s *Screen) stampPart(p *present.ArchivePiece) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.SectionHead("归档章", "45×16毫米"), newStamp(p.Stamp),
		kit.Row(0, s.button(kit.Outlined, "打印归档章", s.printStamp).WithIcon("printer")),
	}
}
