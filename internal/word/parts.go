package word

import (
	"fmt"
	"strings"
)

const packageRelations = prolog + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	"</Relationships>\n"

// footer is the foot of odd, even or all pages.
type footer struct {
	id, name, pages, align string
	side                   string // the edge from which it keeps a character's distance
}

// footers are those that the numbering needs.
func (d Document) footers() []footer {
	switch d.Numbers {
	case NumberOutside:
		return []footer{{"rId4", "footer1.xml", "default", "right", "right"}, {"rId5", "footer2.xml", "even", "left", "left"}}
	case NumberCentre:
		return []footer{{"rId4", "footer1.xml", "default", "center", ""}}
	case NumberNone:
	}
	return nil
}

func (f footer) xml() string {
	indent := ""
	if f.side != "" {
		indent = fmt.Sprintf(`<w:ind w:%sChars="100" w:%s="%d"/>`, f.side, f.side, size4*10)
	}
	return prolog + `<w:ftr ` + spaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/>` + indent + `<w:jc w:val="` + f.align + `"/></w:pPr>` +
		`<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>` +
		`<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>` + "\n"
}

func (d Document) relations() string {
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var b strings.Builder
	b.WriteString(prolog + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	add := func(id, what, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, kind, what, target)
	}
	add("rId1", "styles", "styles.xml")
	add("rId2", "settings", "settings.xml")
	add("rId3", "fontTable", "fontTable.xml")
	for _, f := range d.footers() {
		add(f.id, "footer", f.name)
	}
	b.WriteString("</Relationships>\n")
	return b.String()
}

func (d Document) contentTypes() string {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	var b strings.Builder
	b.WriteString(prolog + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	add := func(name, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s+xml"/>`, name, kind)
	}
	add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	add("word/document.xml", word+"document.main")
	add("word/styles.xml", word+"styles")
	add("word/settings.xml", word+"settings")
	add("word/fontTable.xml", word+"fontTable")
	for _, f := range d.footers() {
		add("word/"+f.name, word+"footer")
	}
	b.WriteString("</Types>\n")
	return b.String()
}

// settings: odd and even pages differ where their numbers do, marks are set as
// Chinese type has them, and the file is no old one to be converted.
func (d Document) settings() string {
	sides := ""
	if d.Numbers == NumberOutside {
		sides = `<w:evenAndOddHeaders/>`
	}
	return prolog + `<w:settings ` + spaces + `>` + sides + `<w:defaultTabStop w:val="640"/><w:characterSpacingControl w:val="compressPunctuation"/>` +
		`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>` + "\n"
}

func fontTable() string {
	var b strings.Builder
	b.WriteString(prolog + `<w:fonts ` + spaces + `>`)
	for _, f := range faces {
		fmt.Fprintf(&b, `<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`, f.face, f.or)
	}
	b.WriteString("</w:fonts>\n")
	return b.String()
}
