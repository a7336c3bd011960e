package present

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

// ArchiveForm is a piece that is put right while it waits for its number, or a
// loose one that is registered.
type ArchiveForm struct {
	Title     string // 归一件, 改著录
	Loose     bool   // a new one, on paper only
	Counted   bool   // its pages are counted by hand
	Input     PieceInput
	Materials []string
	Periods   []string // that each material suggests, with its note
	Terms     []string // 保管期限
	Units     []string // nil when pieces are not classed by unit
	Attribute []string // 公开属性
	Note      string   // 待单位核定

	table     archive.RetentionTable
	units     []archive.Unit
	materials []archive.Material
	piece     archive.Piece
}

// PieceInput is a piece as it stands on the screen.
type PieceInput struct {
	Title       string
	Own         bool // 自拟
	Responsible string
	Number      string // 文号
	On          workday.Date
	Year        string
	Material    int
	Term        int
	Unit        int
	Attribute   int
	Reason      string // of what is not made public
	Pages       string
	Remarks     string
}

// Suggests is the period that a material suggests, -1 for none.
func (f *ArchiveForm) Suggests(material int) int {
	if material < 0 || material >= len(f.materials) {
		return -1
	}
	return slices.Index(archive.Retentions(), f.table.Of(f.materials[material]))
}

// attributes are the ways of being public that a piece can have.
var attributes = []disclosure.Attribute{disclosure.Proactive, disclosure.OnRequest, disclosure.Withhold}

// formModel makes the form of a piece; a new one is empty.
func (p *Archive) formModel(title string, piece archive.Piece, table archive.RetentionTable) *ArchiveForm {
	f := &ArchiveForm{Title: title, Loose: piece.ID == "", Counted: !piece.Electronic(), table: table, piece: piece}
	for _, row := range table.Rows {
		name := row.Name
		if note := row.Note(); note != "" {
			name += "（" + note + "）"
		}
		f.materials, f.Materials = append(f.materials, row.Material), append(f.Materials, name)
	}
	for _, r := range archive.Retentions() {
		f.Terms = append(f.Terms, r.Label())
	}
	if s := p.year.Scheme; s.ByUnit {
		f.units = s.Units
		for _, u := range s.Units {
			f.Units = append(f.Units, u.Name)
		}
	}
	for _, a := range attributes {
		f.Attribute = append(f.Attribute, a.Label())
	}
	if !table.Approved() {
		f.Note = "保管期限表" + table.Note()
	}
	f.Input = PieceInput{
		Title: piece.Title, Own: piece.OwnTitle, Responsible: piece.Responsible, Number: piece.DocumentNumber, On: piece.Date,
		Material: slices.Index(f.materials, piece.Material), Term: slices.Index(archive.Retentions(), piece.Retention),
		Unit: slices.IndexFunc(f.units, func(u archive.Unit) bool { return u.Code == piece.Unit }), Attribute: slices.Index(attributes, piece.Openness.Attribute),
		Reason: piece.Openness.Reason, Remarks: piece.Remarks,
	}
	if piece.Year > 0 {
		f.Input.Year = strconv.Itoa(piece.Year)
	}
	if piece.Pages > 0 {
		f.Input.Pages = strconv.Itoa(piece.Pages)
	}
	return f
}

// BeginLoose turns to the form of a piece that is on paper only.
func (p *Archive) BeginLoose() {
	p.withTable(func(table archive.RetentionTable) {
		f := p.formModel("归一件", archive.Piece{}, table)
		f.Input.Responsible, f.Input.Year = p.desk.Organ().Name, strconv.Itoa(p.chosenYear())
		p.model.Form = f
		p.view.Show(p.model)
	})
}

func (p *Archive) withTable(then func(archive.RetentionTable)) {
	var table archive.RetentionTable
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		table, err = p.desk.RetentionTable(ctx)
		return err
	}, func() {
		then(table)
	})
}

// EditPiece turns to the form of a piece that waits for its number.
func (p *Archive) EditPiece(id string) {
	var table archive.RetentionTable
	var v *desk.PieceView
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if v, err = p.desk.Piece(ctx, id); err == nil && v.MayChange != nil {
			err = v.MayChange
		}
		if err == nil {
			table, err = p.desk.RetentionTable(ctx)
		}
		return err
	}, func() {
		p.model.Form = p.formModel("改著录", v.Piece, table)
		p.view.Show(p.model)
	})
}

// wrong says what is missing at its field.
func (in PieceInput) wrong(f *ArchiveForm) map[string]string {
	wrong := map[string]string{}
	for _, c := range []struct {
		bad         bool
		field, text string
	}{
		{strings.TrimSpace(in.Title) == "", TitleField, "没有题名。照文件上的写，文件上没有的自拟"},
		{strings.TrimSpace(in.Responsible) == "", WhoField, "没有责任者。写形成文件的单位"},
		{in.On.IsZero(), MovedOnField, "没有日期。写最后一份文件的日期"},
		{in.Material < 0, KindField, "没有选归档范围。从保管期限表里选一条"},
		{in.Term < 0, DueField, "没有选保管期限。选永久、30年或10年"},
		{in.Attribute < 0, AttributeField, "没有选公开属性。选一种"},
		{in.Attribute == 2 && strings.TrimSpace(in.Reason) == "", WhyField, "不予公开，没有写理由。补上理由"},
		{f.Counted && pageCount(in.Pages) == 0, PagesField, "没有页数。有字的面都算，数一数写上"},
	} {
		if c.bad {
			wrong[c.field] = c.text
		}
	}
	return wrong
}

func pageCount(text string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(text)) // the entry takes figures only
	return n
}

// over puts what stands on the screen over a piece.
func (in PieceInput) over(piece archive.Piece, f *ArchiveForm) archive.Piece {
	piece.Title, piece.OwnTitle, piece.Responsible = strings.TrimSpace(in.Title), in.Own, strings.TrimSpace(in.Responsible)
	piece.DocumentNumber, piece.Date, piece.Remarks = strings.TrimSpace(in.Number), in.On, strings.TrimSpace(in.Remarks)
	piece.Material, piece.Retention = f.materials[in.Material], archive.Retentions()[in.Term]
	piece.Openness.Attribute, piece.Openness.Reason = attributes[in.Attribute], strings.TrimSpace(in.Reason)
	if year := pageCount(in.Year); year > 0 {
		piece.Year = year
	}
	if in.Unit >= 0 && in.Unit < len(f.units) {
		piece.Unit = f.units[in.Unit].Code
	}
	if n := pageCount(in.Pages); n > 0 && !piece.Electronic() {
		piece.Pages = n
	}
	return piece
}

// KeepForm keeps the piece as it stands on the screen.
func (p *Archive) KeepForm(in PieceInput, done func(wrong map[string]string)) {
	f := p.model.Form
	if f == nil {
		return
	}
	if wrong := in.wrong(f); len(wrong) > 0 {
		done(wrong)
		return
	}
	var piece archive.Piece
	p.run.Go(func(ctx context.Context) (err error) {
		if !f.Loose {
			piece = in.over(f.piece, f)
			return p.desk.ChangePiece(ctx, piece)
		}
		if piece, err = p.desk.NewLoose(ctx, in.Title, in.Responsible, in.On, f.materials[in.Material], pageCount(in.Pages)); err != nil {
			return err
		}
		piece, err = p.desk.KeepLoose(ctx, in.over(piece, f))
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{TitleField: sentence}) }, err)
			return
		}
		done(nil)
		p.model.Form = nil
		said := "已改著录"
		if f.Loose {
			said = "已归一件，等编号"
		}
		p.reload(piece.Year, HeapPending, func() { p.view.Say(said) })
	})
}
