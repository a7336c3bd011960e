package desk

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/privacy"
)

// The papers of an item, by the kind that ItemPages is asked for.
const (
	SlipPaper        = "slip"        // 公开审查审批单
	NoticePaper      = "notice"      // 公示, A4
	PosterPaper      = "poster"      // 公示, A3
	BoardA4Paper     = "board_a4"    // 公开榜
	BoardA3Paper     = "board_a3"    // 公开榜
	LetterPaper      = "letter"      // 明白纸、一封信
	BroadcastPaper   = "broadcast"   // 广播稿
	HandoverPaper    = "handover"    // 移交办公室存档清单
	ExplanationPaper = "explanation" // 撤销、终止的说明
	WithholdingPaper = "withholding" // 不予公开备案表
)

// printedFolder is where papers are written, beside the office's data.
const printedFolder = "打印件"

// itemPaper makes one kind of paper. Those that hang are made of the masked
// text; those that the office keeps say where the log stood.
type itemPaper struct {
	name string // of the file
	view privacy.View
	lay  func(d *Desk, s itemSheet) (*paper.Document, error)
}

// itemSheet is what the papers are made of.
type itemSheet struct {
	item    disclosure.Item
	text    disclosure.Revision
	due     *ItemDue
	code    string
	contact form.Contact
	fonts   *paper.FontSet
}

var itemPapers = map[string]itemPaper{
	SlipPaper: {"审批单", privacy.Archive, func(d *Desk, s itemSheet) (*paper.Document, error) {
		slip := form.Slip{Organ: d.Organ(), Serial: s.item.IndexNumber, Item: s.item, Revision: s.text, Printed: d.Today(), Code: s.code}
		if s.due != nil && !s.due.Estimated {
			slip.Due, slip.DueReason = s.due.LastDay, s.due.Why
		}
		return form.ReviewSlip(slip, s.fonts)
	}},
	NoticePaper:  {"公示", privacy.Posted, func(d *Desk, s itemSheet) (*paper.Document, error) { return d.notice(s, form.A4) }},
	PosterPaper:  {"公示A3", privacy.Posted, func(d *Desk, s itemSheet) (*paper.Document, error) { return d.notice(s, form.A3) }},
	BoardA4Paper: {"公开榜", privacy.Posted, func(d *Desk, s itemSheet) (*paper.Document, error) { return d.board(s, form.A4) }},
	BoardA3Paper: {"公开榜A3", privacy.Posted, func(d *Desk, s itemSheet) (*paper.Document, error) { return d.board(s, form.A3) }},
	LetterPaper: {"明白纸", privacy.Posted, func(d *Desk, s itemSheet) (*paper.Document, error) {
		return form.OpenLetter(form.Letter{Organ: d.Organ(), Revision: s.text, Contact: s.contact, On: d.Today()}, s.fonts)
	}},
	BroadcastPaper: {"广播稿", privacy.Posted, func(d *Desk, s itemSheet) (*paper.Document, error) {
		return form.BroadcastScript(form.Broadcast{Organ: d.Organ(), Revision: s.text, On: d.Today(), Code: s.code}, s.fonts)
	}},
	HandoverPaper: {"移交清单", privacy.Archive, func(d *Desk, s itemSheet) (*paper.Document, error) {
		return form.HandOverList(form.HandOver{Organ: d.Organ(), Station: s.item.Station, Rows: []form.HandOverRow{handOverRow(s)}, Code: s.code}, s.fonts)
	}},
	ExplanationPaper: {"说明", privacy.Posted, (*Desk).explanation},
	WithholdingPaper: {"不予公开备案表", privacy.Archive, func(d *Desk, s itemSheet) (*paper.Document, error) {
		return form.WithholdingFiling(form.Filing{Organ: d.Organ(), Item: s.item, On: d.Today(), Code: s.code}, s.fonts)
	}},
}

// ItemPages lays a paper of an item out, to be looked at.
func (d *Desk) ItemPages(ctx context.Context, id, kind string) (*paper.Document, *paper.FontSet, error) {
	document, fonts, _, err := d.itemPages(ctx, id, kind)
	return document, fonts, err
}

// ItemPaper writes the same pages to a PDF in the office's folder and returns
// where it lies. An earlier one of the same day is replaced.
func (d *Desk) ItemPaper(ctx context.Context, id, kind string) (path string, err error) {
	document, fonts, title, err := d.itemPages(ctx, id, kind)
	if err != nil {
		return "", err
	}
	name := d.Today().String() + " " + fileName(title) + " " + itemPapers[kind].name + ".pdf"
	path = filepath.Join(d.Folder(), printedFolder, name)
	return path, replaceFile(path, func(w io.Writer) error { return pdf.Write(w, document, fonts) })
}

func (d *Desk) itemPages(ctx context.Context, id, kind string) (*paper.Document, *paper.FontSet, string, error) {
	p, known := itemPapers[kind]
	if !known {
		return nil, nil, "", fault.New(fault.Invalid, "没有这种材料")
	}
	s := itemSheet{}
	var err error
	if s.item, s.text, err = d.Shown(ctx, id, p.view); err != nil {
		return nil, nil, "", err
	}
	v, err := d.wholeItem(ctx, id)
	if err != nil {
		return nil, nil, "", err
	}
	s.due = v.Due
	if s.contact, err = d.Contact(ctx); err != nil {
		return nil, nil, "", err
	}
	if s.code, err = d.HeadCode(ctx); err != nil {
		return nil, nil, "", err
	}
	if s.fonts, _, err = Fonts(); err != nil {
		return nil, nil, "", err
	}
	document, err := p.lay(d, s)
	return document, s.fonts, s.item.Title, err
}

func (d *Desk) notice(s itemSheet, sheet form.Sheet) (*paper.Document, error) {
	return form.PublicNotice(form.Notice{
		Sheet: sheet, Organ: d.Organ(), Revision: s.text, DocumentNumber: s.item.DocumentNumber,
		Term: termOf(s.item), Contact: s.contact, On: d.Today(),
	}, s.fonts)
}

func (d *Desk) board(s itemSheet, sheet form.Sheet) (*paper.Document, error) {
	return form.PostedSheet(form.Board{
		Sheet: sheet, Organ: d.Organ(), Revision: s.text, Period: s.item.Period, On: d.Today(), Term: termOf(s.item), Contact: s.contact,
	}, s.fonts)
}

// termOf is the 公示期 of the posting that hangs, if any.
func termOf(i disclosure.Item) form.Term {
	for _, p := range i.Hanging() {
		if !p.Until.IsZero() {
			return form.Term{First: p.On.AddDays(1), Last: p.Until}
		}
	}
	return form.Term{}
}

func handOverRow(s itemSheet) form.HandOverRow {
	row := form.HandOverRow{Title: s.item.Title, Number: s.item.IndexNumber, Papers: []string{"审批单", "正文"}, Copies: 1}
	evidence := 0
	for _, p := range s.item.Publications {
		evidence += len(p.Evidence)
	}
	if evidence > 0 {
		row.Papers = append(row.Papers, "公布凭证")
	}
	if len(s.text.Attachments) > 0 {
		row.Papers = append(row.Papers, "附件")
	}
	return row
}

func (d *Desk) explanation(s itemSheet) (*paper.Document, error) {
	e := s.item.Ending
	if e == nil {
		return nil, fault.New(fault.Conflict, "“%s”没有撤销或终止，不用说明", s.item.Title)
	}
	paper := form.Explanation{
		Organ: d.Organ(), Action: e.Kind.Label(), Title: s.item.Title, IndexNumber: s.item.IndexNumber, Reason: e.Explanation,
		Contact: s.contact, On: e.On,
	}
	for _, p := range s.item.Publications {
		if paper.Posted.IsZero() || p.On.Before(paper.Posted) {
			paper.Posted = p.On
		}
		paper.Places = append(paper.Places, strings.TrimSpace(p.Channel.Label()+" "+p.Place))
	}
	return form.ExplanationNotice(paper, s.fonts)
}

// fileName makes a title the name of a file on every system.
func fileName(title string) string {
	title = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, title)
	if r := []rune(title); len(r) > 40 {
		title = string(r[:40])
	}
	return strings.Trim(title, " .")
}
