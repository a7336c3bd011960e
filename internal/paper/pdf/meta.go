package pdf

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
	"zwgk/internal/paper/ink"
)

// What the file says about itself stands twice: in the Info dictionary and in
// the XMP packet. Both are written here, from the same values, because
// PDF/A-1 wants them equivalent (ISO 19005-1, 6.7.3).

const (
	producer = "zwgk PDF/A writer"
	creator  = "政务公开工作台"
)

// fixedDate keeps the library from asking the clock. It never reaches a file.
var fixedDate = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// maxString is how many bytes a PDF string may have (PDF Reference 1.4,
// appendix C; ISO 19005-1, 6.1.12).
const maxString = 65535

func checkMeta(m paper.Meta) error {
	for _, field := range []struct{ name, text string }{
		{"文件标题", m.Title}, {"文件作者", m.Author}, {"文件主题", m.Subject},
	} {
		if err := checkString(field.name, field.text); err != nil {
			return err
		}
	}
	if y := m.Created.Year(); !m.Created.IsZero() && (y < 1 || y > 9998) {
		return fault.New(fault.Invalid, "文件的生成日期是公元%d年，写不进PDF。请改正日期", y)
	}
	return nil
}

// checkString refuses what the file's catalogue cannot hold or XML cannot say.
func checkString(name, text string) error {
	var bad []rune
	for _, r := range ink.Runes(text) {
		if !ink.Storable(r) {
			bad = append(bad, r)
		}
	}
	if len(bad) > 0 {
		return fault.New(fault.Invalid, "%s里有不能保存的字符：%s。请删去这些字符", name, ink.Names(bad))
	}
	if len(utf16BE(text))+2 > maxString {
		return fault.New(fault.TooLarge, "%s太长，最多约三万字。请缩短", name)
	}
	return nil
}

// utf16BE encodes s in UTF-16, high byte first, without a byte order mark.
func utf16BE(s string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return b
}

// textString writes s as a PDF text string: UTF-16BE behind a byte order mark
// (PDF Reference 1.4, 3.8.1), in hexadecimal so that nothing needs escaping.
func textString(s string) string { return fmt.Sprintf("<FEFF%X>", utf16BE(s)) }

// info writes the document information dictionary.
func info(m paper.Meta) object {
	var b strings.Builder
	for _, field := range []struct{ key, text string }{
		{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject},
		{"Creator", creator}, {"Producer", producer},
	} {
		if field.text != "" {
			fmt.Fprintf(&b, "/%s %s\n", field.key, textString(field.text))
		}
	}
	if !m.Created.IsZero() {
		date := pdfDate(m.Created)
		fmt.Fprintf(&b, "/CreationDate (%s)\n/ModDate (%s)\n", date, date)
	}
	return value("<<\n%s>>", b.String())
}

// inWholeMinutes returns t in a zone whose offset is whole minutes, since
// neither date form can say seconds: its own, or UTC.
func inWholeMinutes(t time.Time) time.Time {
	if _, offset := t.Zone(); offset%60 != 0 {
		return t.UTC()
	}
	return t
}

// pdfDate writes t as D:YYYYMMDDHHmmSSOHH'mm' (PDF Reference 1.4, 3.8.2).
func pdfDate(t time.Time) string {
	t = inWholeMinutes(t)
	zone := t.Format("-07'00'")
	_, offset := t.Zone()
	if minutes := offset / 60 % 60; minutes != 0 {
		zone = fmt.Sprintf("%s'%02d'", t.Format("-07"), max(minutes, -minutes))
	}
	return "D:" + t.Format("20060102150405") + zone
}

// xmpDate writes t as ISO 8601 with the same precision and zone.
func xmpDate(t time.Time) string {
	return inWholeMinutes(t).Format("2006-01-02T15:04:05-07:00")
}

// xmp writes the metadata stream (ISO 19005-1, 6.7; part 1, conformance B).
// It stays uncompressed so that catalogues find it (6.7.2).
func xmp(m paper.Meta) object {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n" +
		"<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n</rdf:Description>\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n" +
		"<dc:format>application/pdf</dc:format>\n")
	element(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.Title, "</rdf:li></rdf:Alt></dc:title>\n")
	element(&b, "<dc:creator><rdf:Seq><rdf:li>", m.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	element(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", m.Subject, "</rdf:li></rdf:Alt></dc:description>\n")
	b.WriteString("</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n")
	element(&b, "<pdf:Producer>", producer, "</pdf:Producer>\n")
	b.WriteString("</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	element(&b, "<xmp:CreatorTool>", creator, "</xmp:CreatorTool>\n")
	if !m.Created.IsZero() {
		date := xmpDate(m.Created)
		element(&b, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n")
		element(&b, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n")
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return plain("/Type /Metadata /Subtype /XML ", []byte(b.String()))
}

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func element(b *strings.Builder, open, text, end string) {
	if text != "" {
		b.WriteString(open + xmlEscape.Replace(text) + end)
	}
}
