package bind

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/pdfin"
)

// maxPixels bounds the picture of a page; larger pages are drawn more
// coarsely. A3 at 300 dpi has 17 million.
const maxPixels = 35_000_000

// maxSide is the longest side of a page in millimetres (PDF Reference 1.4,
// appendix H: 14 400 points).
const maxSide = 5080

// pagesOf makes pages of the pages of a PDF file.
func (j *job) pagesOf(ctx context.Context, part *Part) (bound, error) {
	file, err := j.Reader.OpenAs(ctx, part.Path, part.Name)
	if err != nil {
		return bound{}, err
	}
	defer file.Close()
	var missing []string
	b := bound{how: Pictured}
	for i := range file.Pages() {
		if err := ctx.Err(); err != nil {
			return bound{}, err
		}
		s, err := j.pageOf(ctx, file, part, i)
		if err != nil {
			return bound{}, err
		}
		absent, err := file.MissingFonts(ctx, i)
		if err != nil {
			return bound{}, err
		}
		missing = append(missing, absent...)
		b.sheets = append(b.sheets, s)
	}
	b.why = pictured(missing, file.Protected())
	return b, nil
}

// pictured says how a PDF file was taken.
func pictured(missing []string, protected bool) string {
	why := "外来的PDF文件，每页印成每英寸300点的图，里面的字仍然可以查找，原文件另存"
	slices.Sort(missing)
	if missing = slices.Compact(missing); len(missing) > 0 {
		const named = 3
		more := ""
		if len(missing) > named {
			missing, more = missing[:named], "等"
		}
		why += "；原文件没有带上字体" + strings.Join(missing, "、") + more + "，用宋体或相近的字体代替，请核对"
	}
	if protected {
		why += "；原文件限制了打印、复制或修改"
	}
	return why
}

// pageOf makes a page of the copy: the page's words, and its picture over
// them.
func (j *job) pageOf(ctx context.Context, file *pdfin.Document, part *Part, i int) (sheet, error) {
	size := file.Pages()[i]
	if size.Width > maxSide || size.Height > maxSide {
		return sheet{}, fault.New(fault.TooLarge, "“%s”的第%d页有%.0f×%.0f毫米，太大。在别的软件里缩小页面再放进来", part.Name, i+1, size.Width, size.Height)
	}
	picture, err := file.Render(ctx, i, resolution(size))
	if err != nil {
		return sheet{}, err
	}
	lines, err := file.Lines(ctx, i)
	if err != nil {
		return sheet{}, err
	}
	data, err := pack(picture)
	if err != nil {
		return sheet{}, err
	}
	s := sheet{page: paper.Page{Width: paper.MM(size.Width), Height: paper.MM(size.Height)}}
	s.ground = newGround(s.page.Width, s.page.Height)
	s.blank = !s.ground.picture(picture)
	for _, line := range lines {
		for _, piece := range line {
			s.page.Marks = append(s.page.Marks, j.words(piece)...)
		}
	}
	s.page.Marks = append(s.page.Marks, paper.Picture{W: s.page.Width, H: s.page.Height, Data: data})
	return s, nil
}

// resolution is 300 dots to an inch, less for a page of many square metres.
func resolution(size pdfin.Size) float64 {
	inches := size.Width / 25.4 * size.Height / 25.4
	return math.Floor(min(dpi, math.Sqrt(maxPixels/inches)))
}

// words sets a piece of text under the picture of its page: nobody sees it,
// and searching finds it. Characters that no font has are left out.
func (j *job) words(piece pdfin.Piece) []paper.Mark {
	const smallest, largest = paper.Length(1000), 500 * paper.Point
	size := min(max(paper.MM(piece.Height)*8/10, smallest), largest)
	var marks []paper.Mark
	var run paper.Text
	x, width := paper.MM(piece.X), paper.MM(piece.Width)
	step := width / paper.Length(max(utf8.RuneCountInString(piece.String), 1))
	for _, r := range piece.String {
		face, ok := j.Fonts.Resolve(paper.Song, r)
		if !ok || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			x += step
			continue
		}
		if run.String != "" && run.Face != face {
			marks = append(marks, j.stretched(run, x-run.X))
			run = paper.Text{}
		}
		if run.String == "" {
			run = paper.Text{X: x, Y: paper.MM(piece.Y) + size, Face: face, Size: size, Color: paper.Black}
		}
		run.String += string(r)
		x += step
	}
	if run.String != "" {
		marks = append(marks, j.stretched(run, x-run.X))
	}
	return marks
}

// stretched spaces a run out to a width.
func (j *job) stretched(run paper.Text, width paper.Length) paper.Text {
	natural, font := paper.Length(0), j.Fonts.Font(run.Face)
	for _, r := range run.String {
		natural += font.Advance(r, run.Size)
	}
	run.Tracking = (width - natural) / paper.Length(utf8.RuneCountInString(run.String))
	return run
}
