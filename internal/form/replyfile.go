package form

import (
	"io"
	"strings"
	"unicode/utf8"

	"zwgk/internal/request"
	"zwgk/internal/word"
)

// WriteReply writes a letter N01 to N27 as a .docx file, for offices that paste
// it into their own red head. It has the same texts in the same order as the
// printed letter, and no code: the office's copy is the printed one.
func WriteReply(w io.Writer, r Reply) error {
	doc := r.wordDocument("政府信息公开申请文书")
	add := func(style word.Style, texts ...string) {
		for _, text := range texts {
			doc.Blocks = append(doc.Blocks, word.Text(style, text))
		}
	}
	add(word.Number, r.of(request.NumberLine)...)
	for i, to := range r.of(request.AddresseeLine) {
		p := word.Text(word.Addressee, to)
		if i == 0 {
			p.Before = 1
		}
		doc.Blocks = append(doc.Blocks, p)
	}
	doc.Blocks = append(doc.Blocks, r.wordText()...)
	doc.Blocks = append(doc.Blocks, r.wordSignature()...)
	if rows := r.slipRows(); len(rows) > 0 {
		cut := word.Text(word.CutLine, cutText)
		cut.Before = 1
		doc.Blocks = append(doc.Blocks, cut, word.Text(word.Caption, slipTitle), wordForm(rows))
	}
	return word.Write(w, doc)
}

// WriteServiceReceipt writes a 送达回证 (N28) as a .docx file, as ServiceReceipt
// prints it.
func WriteServiceReceipt(w io.Writer, r Reply) error {
	doc := r.wordDocument("送达回证")
	doc.Blocks = append(doc.Blocks, wordForm(r.serviceRows()))
	doc.Blocks = append(doc.Blocks, r.wordSignature()...)
	return word.Write(w, doc)
}

// wordDocument is a file that begins with the title.
func (r Reply) wordDocument(subject string) word.Document {
	return word.Document{
		Meta:   wordMeta(meta(r.Title(), subject, r.Organ, r.Issued)),
		Blocks: []word.Block{word.Text(word.Title, r.wordTitle())},
	}
}

// wordTitle parts a title that would fill its line after the organ's name, as
// partedTitle does.
func (r Reply) wordTitle() string {
	const line = 18 // characters of 二号, with one left free on either side
	title := r.Title()
	rest, ours := strings.CutPrefix(title, r.Organ.Name)
	if squares(title) <= line || !ours || rest == "" || r.Organ.Name == "" {
		return title
	}
	return r.Organ.Name + "\n" + rest
}

// wordText is the text of the letter; its last paragraph stays with the
// signature.
func (r Reply) wordText() []word.Block {
	var blocks []word.Block
	for _, p := range r.Paragraphs {
		if p.Kind == request.BodyLine || p.Kind == request.RemedyLine {
			paragraph := word.Paragraph{Style: word.Body, Runs: wordRuns(p.Text)}
			blocks = append(blocks, paragraph)
		}
	}
	if n := len(blocks); n > 0 {
		last := blocks[n-1].(word.Paragraph)
		last.KeepWithNext = true
		blocks[n-1] = last
	}
	return blocks
}

// wordRuns puts a number with its heading in 黑体, as letterText does.
func wordRuns(text string) []word.Run {
	head, rest, found := chapterHead(text)
	if !found {
		return []word.Run{{Text: text}}
	}
	return []word.Run{{Text: head, Face: word.Hei}, {Text: rest}}
}

// wordSignature is the signature with the contact below.
func (r Reply) wordSignature() []word.Block {
	blocks := signature(strings.Join(r.of(request.SignatureLine), "、"), strings.Join(r.of(request.DateLine), "、"))
	for _, note := range r.notes() {
		blocks = append(blocks, word.Text(word.Note, note))
	}
	return blocks
}

// signature is the organ's name centred over the date, which has four
// characters' space to its right (GB/T 9704-2012 §7.3.5).
func signature(organ, date string) []word.Block {
	const right, least = 4, 2 // characters
	name, day := word.Text(word.Signature, organ), word.Text(word.Signature, date)
	name.Before, day.Right = 2, right
	name.Right = right + (squares(date)-squares(organ))/2
	if name.Right < least { // a long name moves both to the left
		day.Right += least - name.Right
		name.Right = least
	}
	return []word.Block{name, day}
}

// squares is the width of a text in characters; figures take half a square.
func squares(text string) float64 {
	half := 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			half++
		}
	}
	return float64(length(text)) - float64(half)/2
}

// wordForm is a ruled form of rows, with their labels at the left.
func wordForm(rows []blankRow) *word.Table {
	const line = 24 // points
	table := &word.Table{Columns: []float64{2, 5}}
	for _, row := range rows {
		cells := []word.Cell{{Text: row.label}, {Text: row.value, Style: word.CellLeft}}
		if row.label == "" {
			cells = []word.Cell{{Text: row.value, ColSpan: 2, Style: word.CellLeft}}
		}
		table.Rows = append(table.Rows, word.Row{Cells: cells, Height: max(row.room().Points(), line)})
	}
	return table
}
