package word

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"
)

// Write writes the document as a .docx file. The only errors are those of w.
func Write(w io.Writer, d Document) error {
	if d.Page == (Page{}) {
		d.Page = GBT9704()
	}
	archive := zip.NewWriter(w)
	for _, p := range d.parts() {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate}) // without a time: equal bytes
		if err != nil {
			return fmt.Errorf("word: %s: %w", p.name, err)
		}
		if _, err := io.WriteString(file, p.text); err != nil {
			return fmt.Errorf("word: %s: %w", p.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("word: %w", err)
	}
	return nil
}

// part is a file of the package.
type part struct{ name, text string }

const (
	prolog = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

func (d Document) parts() []part {
	parts := []part{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", d.Meta.core()},
		{"word/document.xml", d.document()},
		{"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", stylesXML()},
		{"word/settings.xml", d.settings()},
		{"word/fontTable.xml", fontTable()},
	}
	for _, f := range d.footers() {
		parts = append(parts, part{"word/" + f.name, f.xml()})
	}
	return parts
}

func (d Document) document() string {
	w := &body{width: tenthMM(d.Page.Width - d.Page.Left - d.Page.Right)}
	w.WriteString(prolog + `<w:document ` + spaces + `><w:body>` + "\n")
	for i, b := range d.Blocks {
		b.write(w)
		if _, table := b.(*Table); table && (i == len(d.Blocks)-1 || isTable(d.Blocks[i+1])) {
			w.WriteString(`<w:p><w:pPr><w:pStyle w:val="CellLeft"/></w:pPr></w:p>` + "\n") // tables side by side would grow together
		}
	}
	w.WriteString(`<w:sectPr>`)
	for _, f := range d.footers() {
		w.printf(`<w:footerReference w:type="%s" r:id="%s"/>`, f.pages, f.id)
	}
	p := d.Page
	orient := ""
	if p.Width > p.Height {
		orient = ` w:orient="landscape"`
	}
	w.printf(`<w:pgSz w:w="%d" w:h="%d"%s/>`, tenthMM(p.Width), tenthMM(p.Height), orient)
	w.printf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="850" w:footer="%d" w:gutter="0"/>`,
		tenthMM(p.Top), tenthMM(p.Right), tenthMM(p.Bottom), tenthMM(p.Left), tenthMM(max(p.Bottom-footBelow, 8)))
	w.printf(`<w:docGrid w:type="lines" w:linePitch="%d"/>`, leading)
	w.WriteString("</w:sectPr></w:body></w:document>\n")
	return w.String()
}

// footBelow is how far below the text block the foot of the page number stands,
// in millimetres: its dashes are 7 mm below (GB/T 9704-2012 §7.5).
const footBelow = 12

func isTable(b Block) bool {
	_, table := b.(*Table)
	return table
}

// tenthMM converts millimetres to twentieths of a point.
func tenthMM(mm float64) int { return twips(mm * 1440 / 25.4) }

func (m Meta) core() string {
	at := m.Created.UTC().Format(time.RFC3339)
	return prolog + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(m.Title) + `</dc:title><dc:subject>` + escape(m.Subject) + `</dc:subject><dc:creator>` + escape(m.Author) + `</dc:creator>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>` +
		"</cp:coreProperties>\n"
}

func stylesXML() string {
	var b strings.Builder
	b.WriteString(prolog + `<w:styles ` + spaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + fontXML(FangSong) +
		`<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>` + "\n")
	fmt.Fprintf(&b, `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>`+
		`<w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`+
		`<w:spacing w:line="%d" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>`+"\n", leading)
	b.WriteString(`<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>` +
		`<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:rPr>` + fontXML(Song))
	fmt.Fprintf(&b, `<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/></w:rPr></w:style>`+"\n", size4)
	for _, s := range styles {
		b.WriteString(s.xml() + "\n")
	}
	b.WriteString("</w:styles>\n")
	return b.String()
}
