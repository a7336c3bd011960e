package bind

import (
	"image/color"
	"strconv"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
)

// Stamp is what stands in the six boxes of the 归档章 (handbook §7.4), as it is
// printed. Section (机构或问题) may be empty; empty Pages means the number that
// the binder counts.
type Stamp struct {
	Fonds, Year, Number       string // 全宗号、年度、件号
	Section, Retention, Pages string // 机构或问题、保管期限、页数
}

// The stamp is 45 mm by 16 mm in six equal boxes.
var (
	stampBox  = box{w: paper.MM(15), h: paper.MM(8)}
	stampSize = box{w: 3 * stampBox.w, h: 2 * stampBox.h}

	stampGap  = paper.MM(2)   // to everything around it
	stampEdge = paper.MM(5)   // to the edge of the paper
	stampTop  = paper.MM(10)  // where it stands when there is room
	stampPad  = paper.MM(0.6) // beside a value
	stampRule = paper.Pt(0.8)
	stampRed  = color.NRGBA{R: 0xC8, G: 0x10, B: 0x10, A: 0xFF}
)

// stamp prints the stamp on the first page, in its blank margin.
func (j *job) stamp(stamp *Stamp) error {
	if stamp == nil {
		return nil
	}
	first := &j.sheets[0]
	if first.ground == nil {
		first.ground = groundOf(&first.page, j.Fonts)
	}
	at, found := stampPlace(first)
	if !found {
		j.result.Unstamped = "首页没有45×16毫米的空白，没有印归档章。在纸质件首页的空白处补盖"
		return nil
	}
	values := *stamp
	if values.Pages == "" {
		values.Pages = strconv.Itoa(j.result.Numbered)
	}
	marks, err := values.marks(at, j.Fonts)
	if err != nil {
		return err
	}
	first.page.Marks = append(append([]paper.Mark(nil), first.page.Marks...), marks...)
	return nil
}

// stampPlace finds the stamp's place: at the top in the middle, else the
// highest blank, and of these the one nearest to the middle.
func stampPlace(s *sheet) (box, bool) {
	step := cell
	middle := (s.page.Width - stampSize.w) / 2
	free := func(x, y paper.Length) (box, bool) {
		b := box{x, y, stampSize.w, stampSize.h}
		return b, x >= stampEdge && x+b.w+stampEdge <= s.page.Width && s.ground.free(b.grown(stampGap))
	}
	for y := stampTop; y >= stampEdge; y -= step {
		if b, ok := free(middle, y); ok {
			return b, true
		}
	}
	for y := stampEdge; y+stampSize.h+stampEdge <= s.page.Height; y += step {
		for off := paper.Length(0); off <= middle; off += step {
			for _, x := range []paper.Length{middle - off, middle + off} {
				if b, ok := free(x, y); ok {
					return b, true
				}
			}
		}
	}
	return box{}, false
}

// marks draws the stamp.
func (s Stamp) marks(at box, fonts *paper.FontSet) ([]paper.Mark, error) {
	var marks []paper.Mark
	for i := range 3 {
		y := at.y + paper.Length(i)*stampBox.h
		marks = append(marks, paper.Line{X1: at.x, Y1: y, X2: at.x + at.w, Y2: y, Width: stampRule, Color: stampRed})
	}
	for i := range 4 {
		x := at.x + paper.Length(i)*stampBox.w
		// Half a rule longer at both ends, so that the corners are closed.
		marks = append(marks, paper.Line{X1: x, Y1: at.y - stampRule/2, X2: x, Y2: at.y + at.h + stampRule/2, Width: stampRule, Color: stampRed})
	}
	for i, value := range []string{s.Fonds, s.Year, s.Number, s.Section, s.Retention, s.Pages} {
		if value = strings.TrimSpace(value); value == "" {
			continue
		}
		text, err := stampText(value, fonts)
		if err != nil {
			return nil, err
		}
		x, y := at.x+paper.Length(i%3)*stampBox.w, at.y+paper.Length(i/3)*stampBox.h
		marks = append(marks, text.Marks(x+stampPad, y+(stampBox.h-text.Height())/2)...)
	}
	return marks, nil
}

// stampText sets a value as large as its box allows.
func stampText(value string, fonts *paper.FontSet) (*paper.Block, error) {
	const smallest, step = paper.Length(4500), paper.Length(500)
	for size := paper.Length(paper.Size5); size >= smallest; size -= step {
		style := paper.ParagraphStyle{
			TextStyle: paper.TextStyle{Face: paper.Song, Size: size, Color: stampRed},
			Align:     paper.AlignCenter,
		}
		text := fonts.Set(value, style, stampBox.w-2*stampPad)
		if len(text.Missing) > 0 {
			return nil, fault.New(fault.Font, "归档章里的“%s”有字体里没有的字。改用别的写法", value)
		}
		if len(text.Lines()) == 1 {
			return text, nil
		}
	}
	return nil, fault.New(fault.TooLarge, "归档章里的“%s”太长，15毫米的格子写不下。改用代码或简称", value)
}
