package word

import (
	"fmt"
	"strings"
)

// Face is a typeface as the file names it.
type Face string

// The faces of official documents.
const (
	TitleSong Face = "方正小标宋简体"
	FangSong  Face = "仿宋_GB2312"
	Hei       Face = "黑体"
	Kai       Face = "楷体_GB2312"
	Song      Face = "宋体"
)

// faces lists the faces with the one that takes their place on a computer that
// lacks them (w:altName).
var faces = []struct {
	face Face
	or   string
}{{TitleSong, "华文中宋"}, {FangSong, "仿宋"}, {Hei, "SimHei"}, {Kai, "楷体"}, {Song, "SimSun"}}

// Style is a paragraph style of the file, by the name that the word processor
// shows.
type Style string

// The styles. Those with English names are the ones every word processor knows
// and shows in its own language.
const (
	Title      Style = "Title"      // 标题: 二号小标宋, centred
	Heading1   Style = "heading 1"  // 一、: 黑体
	Heading2   Style = "heading 2"  // （一）: 楷体
	Heading3   Style = "heading 3"  // 1.: 仿宋
	Body       Style = "Body Text"  // 正文: 三号仿宋, first line indented by two characters
	Addressee  Style = "Salutation" // 主送: flush left
	Signature  Style = "Signature"  // 署名、成文日期: at the right
	Number     Style = "文号"
	Note       Style = "附注"
	Imprint    Style = "版记"      // 抄送: 四号仿宋, further lines under the first name
	ImprintEnd Style = "版记右"     // 印发日期、共印份数: at the right
	Caption    Style = "caption" // above a table or slip: 三号黑体, centred
	CutLine    Style = "裁切线"
	CellCentre Style = "表格居中"
	CellLeft   Style = "表格左齐"
	CellHead   Style = "表头"
)

// The measures of official type: sizes in half-points, lengths in twentieths of
// a point.
const (
	size2   = 44  // 二号
	size3   = 32  // 三号
	size4   = 28  // 四号
	size5   = 21  // 五号
	leading = 579 // 28.95 points, exactly: 22 lines fill 225 mm
	char3   = 320 // the width of a character of 三号
	// tracking sets 28 characters of 三号 to a line of 156 mm. A grid of characters
	// would do the same in one word processor and set 22 in another.
	tracking = -5
)

// styleFacts are what a style lays down.
type styleFacts struct {
	style   Style
	id      string
	face    Face
	size    int
	align   string // both, center, left, right
	indent  int    // of the first line, in characters
	edge    int    // indent of every line on both sides, in characters
	hang    int    // of the first line to the left of the others, in characters
	outline int    // level of the outline from 1; 0 for none
	keep    bool   // with the next paragraph
	tight   bool   // of a table: single leading, off the grid of lines
}

var styles = []styleFacts{
	{style: Title, id: "Title", face: TitleSong, size: size2, align: "center", keep: true},
	{style: Heading1, id: "Heading1", face: Hei, size: size3, align: "left", indent: 2, outline: 1, keep: true},
	{style: Heading2, id: "Heading2", face: Kai, size: size3, align: "left", indent: 2, outline: 2, keep: true},
	{style: Heading3, id: "Heading3", face: FangSong, size: size3, align: "left", indent: 2, outline: 3, keep: true},
	{style: Body, id: "BodyText", face: FangSong, size: size3, align: "both", indent: 2},
	{style: Addressee, id: "Salutation", face: FangSong, size: size3, align: "both", keep: true},
	{style: Signature, id: "Signature", face: FangSong, size: size3, align: "right", keep: true},
	{style: Number, id: "Number", face: FangSong, size: size3, align: "center", keep: true},
	{style: Note, id: "Note", face: FangSong, size: size3, align: "left", indent: 2},
	{style: Imprint, id: "Imprint", face: FangSong, size: size4, align: "left", edge: 1, hang: 3},
	{style: ImprintEnd, id: "ImprintEnd", face: FangSong, size: size4, align: "right", edge: 1},
	{style: Caption, id: "Caption", face: Hei, size: size3, align: "center", keep: true},
	{style: CutLine, id: "CutLine", face: Song, size: size5, align: "center", keep: true},
	{style: CellCentre, id: "CellCentre", face: Song, size: size5, align: "center", tight: true},
	{style: CellLeft, id: "CellLeft", face: Song, size: size5, align: "left", tight: true},
	{style: CellHead, id: "CellHead", face: Hei, size: size5, align: "center", tight: true},
}

// idOf is the name by which paragraphs refer to a style. What is not in the list
// is set as Body.
func idOf(s Style) string {
	for _, f := range styles {
		if f.style == s {
			return f.id
		}
	}
	return idOf(Body)
}

// xml is the style's definition.
func (f styleFacts) xml() string {
	var p strings.Builder
	if f.keep {
		p.WriteString(`<w:keepNext/>`)
	}
	if f.tight {
		p.WriteString(`<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>`)
	}
	p.WriteString(f.indents())
	fmt.Fprintf(&p, `<w:jc w:val="%s"/>`, f.align)
	if f.outline > 0 {
		fmt.Fprintf(&p, `<w:outlineLvl w:val="%d"/>`, f.outline-1)
	}
	spacing := ""
	if f.size == size3 {
		spacing = fmt.Sprintf(`<w:spacing w:val="%d"/>`, tracking)
	}
	runs := fmt.Sprintf(`<w:rPr>%s%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`, fontXML(f.face), spacing, f.size, f.size)
	link, linked := "", ""
	if f.outline > 0 { // the style of a run, for a heading that is run into text
		link = fmt.Sprintf(`<w:link w:val="%s"/>`, f.runID())
		linked = fmt.Sprintf("\n"+`<w:style w:type="character" w:customStyle="1" w:styleId="%s"><w:name w:val="%s Char"/><w:link w:val="%s"/>%s`, f.runID(), f.style, f.id, runs)
	}
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>%s<w:qFormat/><w:pPr>%s</w:pPr>%s%s`,
		f.id, f.style, link, p.String(), runs, linked)
}

// runID is the name by which runs refer to a heading's style.
func (f styleFacts) runID() string { return f.id + "Char" }

// runIDOf is the style of a run that is set like s; only headings have one.
func runIDOf(s Style) string {
	for _, f := range styles {
		if f.style == s && f.outline > 0 {
			return f.runID()
		}
	}
	return ""
}

func (f styleFacts) indents() string {
	char := f.size * 10
	switch {
	case f.indent > 0:
		return fmt.Sprintf(`<w:ind w:firstLineChars="%d" w:firstLine="%d"/>`, f.indent*100, f.indent*char)
	case f.edge > 0:
		left, hanging := f.edge+f.hang, ""
		if f.hang > 0 {
			hanging = fmt.Sprintf(` w:hangingChars="%d" w:hanging="%d"`, f.hang*100, f.hang*char)
		}
		return fmt.Sprintf(`<w:ind w:leftChars="%d" w:left="%d" w:rightChars="%d" w:right="%d"%s/>`, left*100, left*char, f.edge*100, f.edge*char, hanging)
	}
	return ""
}

func fontXML(f Face) string {
	name := escape(string(f))
	return fmt.Sprintf(`<w:rFonts w:ascii="%[1]s" w:eastAsia="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s"/>`, name)
}
