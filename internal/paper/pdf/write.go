// Package pdf writes a display list as PDF/A-1b (ISO 19005-1:2005), the form
// in which papers are kept: fonts embedded, every character readable by
// machines, nothing that a reader would have to fetch or guess.
//
// It is the only package that knows github.com/jung-kurt/gofpdf. That library
// writes page contents and the skeleton of the file; what it does wrong for
// Chinese and for archives is done here: fonts (fonts.go, cut.go), pictures
// (images.go), and a finisher (finish.go) that takes the library's output
// apart, checks every assumption about it, and puts the missing parts in.
//
// It lays nothing out, resolves no missing characters, and neither encrypts
// nor signs. Equal documents give equal bytes; there is no clock in it.
package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/ink"
)

// maxRun is how many characters one text run may have: as a PDF string it
// may take four bytes each, and a string holds 65 535 (PDF Reference 1.4,
// appendix C).
const maxRun = 16000

// Write writes doc to w as PDF/A-1b. It begins only when the whole file is
// ready: after an error that is not w's own, nothing has been written.
//
// A character that its face's font lacks, or that cannot be printed at all, is
// a fault.Font naming it; a picture that is not a sound PNG or JPEG file is
// fault.Unreadable or fault.TooLarge; unstorable characters in titles are
// fault.Invalid. Errors without a code are programming mistakes or a library
// that does not behave as expected.
func Write(w io.Writer, doc *paper.Document, fonts *paper.FontSet) error {
	if err := check(doc, fonts); err != nil {
		return err
	}
	byFace, faces, err := typefaces(doc, fonts)
	if err != nil {
		return err
	}
	p := &painter{faces: byFace, images: newImages()}
	raw, err := p.paint(doc, faces)
	if err != nil {
		return err
	}
	ready, err := finish(raw, doc, faces, p.images)
	if err != nil {
		return err
	}
	if err := ready.write(w); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

func check(doc *paper.Document, fonts *paper.FontSet) error {
	switch {
	case len(doc.Pages) == 0:
		return fault.New(fault.Invalid, "文件没有一页内容，不能生成PDF")
	case len(doc.Pages) > maxArray: // the page tree is one array
		return fault.New(fault.TooLarge, "文件有%d页，超过PDF的上限%d页。请分成几册", len(doc.Pages), maxArray)
	}
	for i := range doc.Pages {
		if err := ink.Check(&doc.Pages[i], i+1, fonts); err != nil {
			return err
		}
	}
	if err := checkMeta(doc.Meta); err != nil {
		return err
	}
	return checkOutline(doc)
}

// painter draws marks through the library. It remembers the state of the
// page's graphics so that only changes are written.
type painter struct {
	pdf    *gofpdf.Fpdf
	faces  map[paper.Face]*typeface
	images *images
	state  graphics
}

// graphics is what the page's content stream has set so far; the zero value
// differs from everything that can be asked for, or equals PDF's own default.
type graphics struct {
	font     string
	size     paper.Length
	tracking paper.Length
	width    paper.Length
	fill     color.RGBA
	stroke   color.RGBA
}

// paint returns the library's own output for all pages.
func (p *painter) paint(doc *paper.Document, faces []*typeface) (_ []byte, err error) {
	defer func() {
		// The library panics where others return errors (broken fonts, codes
		// that it has no room for). None is known to get here; a paper that
		// cannot be made must not take the program down.
		if r := recover(); r != nil {
			err = errUnexpected("panic: %v", r)
		}
	}()
	p.pdf = gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: sizeOf(doc.Pages[0])})
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCompression(true)
	p.pdf.SetCreationDate(fixedDate) // replaced by the finisher; never the clock
	p.pdf.SetModificationDate(fixedDate)
	for _, t := range faces {
		p.pdf.AddUTF8FontFromBytes(t.key, "", t.skeleton())
	}
	for i := range doc.Pages {
		if err := p.page(&doc.Pages[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	var b bytes.Buffer
	if err := p.pdf.Output(&b); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return b.Bytes(), nil
}

func sizeOf(p paper.Page) gofpdf.SizeType {
	return gofpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()}
}

func (p *painter) page(page *paper.Page) error {
	p.pdf.AddPageFormat("P", sizeOf(*page)) // "P" leaves width and height as they are
	p.state = graphics{}
	for _, m := range page.Marks {
		switch m := m.(type) {
		case paper.Text:
			if err := p.text(m); err != nil {
				return err
			}
		case paper.Line:
			p.stroke(m.Width, m.Color)
			p.pdf.Line(m.X1.Points(), m.Y1.Points(), m.X2.Points(), m.Y2.Points())
		case paper.Rect:
			p.rect(m)
		case paper.Picture:
			if err := p.picture(m, page.Height); err != nil {
				return err
			}
		}
	}
	return p.pdf.Error()
}

func (p *painter) text(t paper.Text) error {
	if t.String == "" {
		return nil
	}
	face := p.faces[t.Face]
	if utf8.RuneCountInString(t.String) > maxRun {
		return fault.New(fault.TooLarge, "有一行文字超过%d个字，无法打印。请分段", maxRun)
	}
	if p.state.font != face.key || p.state.size != t.Size {
		p.pdf.SetFont(face.key, "", t.Size.Points())
		p.state.font, p.state.size = face.key, t.Size
	}
	if p.state.tracking != t.Tracking {
		p.pdf.RawWriteStr(number(t.Tracking.Points()) + " Tc") // PDF Reference 1.4, 5.2.1
		p.state.tracking = t.Tracking
	}
	p.fill(t.Color)
	spread := t.Tracking > t.Size/spreadShare
	if spread {
		p.pdf.RawWriteStr("/Span <</ActualText " + textString(t.String) + ">> BDC")
	}
	p.pdf.Text(t.X.Points(), t.Y.Points(), face.encode(t.String))
	if spread {
		p.pdf.RawWriteStr("EMC")
	}
	return nil
}

// spreadShare is the part of the font size beyond which letter spacing looks
// like a space to programs that read text by position (poppler: one tenth).
// Such runs carry their text a second time (PDF Reference 1.4, 9.8.3), so
// that a spread title is found as the word it is.
const spreadShare = 10

// fill sets the colour of areas and of text. Both are the same to PDF; the
// library keeps two and wraps text in save and restore when they differ.
func (p *painter) fill(c color.NRGBA) {
	opaque := ink.Opaque(c)
	if p.state.fill != opaque {
		r, g, b := int(opaque.R), int(opaque.G), int(opaque.B)
		p.pdf.SetFillColor(r, g, b)
		p.pdf.SetTextColor(r, g, b)
		p.state.fill = opaque
	}
}

func (p *painter) stroke(width paper.Length, c color.NRGBA) {
	opaque := ink.Opaque(c)
	if p.state.stroke != opaque {
		p.pdf.SetDrawColor(int(opaque.R), int(opaque.G), int(opaque.B))
		p.state.stroke = opaque
	}
	if p.state.width != width || width == 0 {
		p.pdf.SetLineWidth(width.Points())
		p.state.width = width
	}
}

func (p *painter) rect(r paper.Rect) {
	style := ""
	if r.Fill.A > 0 {
		p.fill(r.Fill)
		style = "F"
	}
	if r.StrokeWidth > 0 && r.Stroke.A > 0 {
		p.stroke(r.StrokeWidth, r.Stroke)
		style = "D" + style
	}
	if style != "" {
		p.pdf.Rect(r.X.Points(), r.Y.Points(), r.W.Points(), r.H.Points(), style)
	}
}

// picture places an image. The image itself is added by the finisher.
func (p *painter) picture(pic paper.Picture, pageHeight paper.Length) error {
	name, err := p.images.use(pic.Data)
	if err != nil {
		return err
	}
	bottom := pageHeight - pic.Y - pic.H
	p.pdf.RawWriteStr(fmt.Sprintf("q %s 0 0 %s %s %s cm /%s Do Q", number(pic.W.Points()), number(pic.H.Points()),
		number(pic.X.Points()), number(bottom.Points()), name))
	return nil
}
