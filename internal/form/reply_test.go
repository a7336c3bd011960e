package form_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/request"
	"zwgk/internal/word/wordtest"
)

// TestLettersSayWhatWasComposed: every paragraph of every letter stands on the
// paper, none cut or changed.
func TestLettersSayWhatWasComposed(t *testing.T) {
	fonts := loadFonts(t)
	for _, l := range request.Letters() {
		r := reply(t, l)
		doc, err := form.ReplyLetter(r, fonts)
		if err != nil {
			t.Fatalf("%s: %v", l.Code, err)
		}
		text := said(doc)
		for n := range doc.Pages { // a paragraph may run on to the next page
			text = strings.Replace(text, fmt.Sprintf("—%d—", n+1), "", 1)
		}
		for _, p := range r.Paragraphs {
			for part := range strings.SplitSeq(p.Text, "：") { // a slip's label and answer stand in two cells
				if want := pdftest.Squeeze(part); !strings.Contains(text, want) {
					t.Errorf("%s: the letter does not say %q", l.Code, want)
				}
			}
		}
		if doc.Meta.Title == "" || len(doc.Outline) != 1 {
			t.Errorf("%s: title %q, %d bookmarks", l.Code, doc.Meta.Title, len(doc.Outline))
		}
	}
}

// pageOf returns the page on which a text stands, -1 for none.
func pageOf(doc *paper.Document, text string) int {
	return slices.IndexFunc(doc.Pages, func(p paper.Page) bool {
		return strings.Contains(pdftest.Squeeze(strings.Join(linesOf(p), "")), text)
	})
}

// TestSignatureIsNeverAlone: however long the text is, the page of the signature
// has two lines of text above it, and the contact is on the page of the date.
func TestSignatureIsNeverAlone(t *testing.T) {
	fonts := loadFonts(t)
	l, err := request.LetterOf("N10")
	if err != nil {
		t.Fatal(err)
	}
	for n := range 70 { // lines more or less: over two page ends
		r := reply(t, l)
		last := slices.IndexFunc(r.Paragraphs, func(p request.Paragraph) bool { return p.Kind == request.RemedyLine })
		r.Paragraphs[last].Text += strings.Repeat("再加上一些字才排满一行又一行。", n)
		doc, err := form.ReplyLetter(r, fonts)
		if err != nil {
			t.Fatal(err)
		}
		date, contact := pageOf(doc, "2026年10月16日（联系人"), pageOf(doc, "（联系人")
		if contact < 0 || date != contact {
			t.Errorf("%d: the contact is on page %d without the date", n, contact+1)
		}
		lines := linesOf(doc.Pages[contact])
		at := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, "（联系人") })
		if at < 4 {
			t.Errorf("%d: %d lines of text with the signature: %q", n, at-2, lines)
		}
	}
}

// TestOfficesCopy: the code of the chain stands on the office's copy only, and
// its text is that of the letter sent.
func TestOfficesCopy(t *testing.T) {
	fonts := loadFonts(t)
	r := reply(t, request.Letters()[11])
	sent, err := form.ReplyLetter(r, fonts)
	if err != nil {
		t.Fatal(err)
	}
	r.Code = code
	kept, err := form.ReplyLetter(r, fonts)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(said(sent), code) || strings.Count(said(kept), code) != len(kept.Pages) {
		t.Errorf("the code is on the letter sent, or not on every page of the copy")
	}
	if len(sent.Pages) != len(kept.Pages) || !strings.HasPrefix(said(kept), said(sent)[:200]) {
		t.Error("the copy is not the letter")
	}
}

// TestTheSlipComesBack: it says where to and to which letter, is whole on its
// page, and offers the choices as boxes.
func TestTheSlipComesBack(t *testing.T) {
	fonts := loadFonts(t)
	for code, wants := range map[request.LetterCode][]string{
		"N04": {"沿此线裁下", "送交", "青石镇人民政府", "来文文号", "青政公复〔2026〕12号", "□同意", "□不同意", "□部分同意", "理由和范围", "（签名或者盖章）"},
		"N06": {"沿此线裁下", "来文文号", "□同意"},
	} {
		l, err := request.LetterOf(code)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := form.ReplyLetter(reply(t, l), fonts)
		if err != nil {
			t.Fatal(err)
		}
		page := doc.Pages[pageOf(doc, "沿此线裁下")]
		all := pdftest.Squeeze(strings.Join(linesOf(page), ""))
		_, slip, _ := strings.Cut(all, "沿此线裁下")
		for _, want := range wants[1:] {
			if !strings.Contains(slip, want) {
				t.Errorf("%s: below the line there is no %s: %s", code, want, slip)
			}
		}
	}
}

// TestLongNamesOfOrgans: the title parts after the name, and nothing is lost.
func TestLongNamesOfOrgans(t *testing.T) {
	fonts := loadFonts(t)
	for _, name := range []string{"", "镇", "巴音郭楞蒙古自治州和静县巴音布鲁克镇人民政府", strings.Repeat("很长的名称", 12)} {
		r := form.Reply{Organ: town, Issued: day("2026-10-16"), Paragraphs: []request.Paragraph{
			{Kind: request.TitleLine, Text: name + "信息处理费收费通知书"}, {Kind: request.AddresseeLine, Text: "王海燕："},
			{Kind: request.BodyLine, Text: "通知如下。"}, {Kind: request.SignatureLine, Text: name}, {Kind: request.DateLine, Text: "2026年10月16日"}}}
		r.Organ.Name = name
		doc, err := form.ReplyLetter(r, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(said(doc), name+"信息处理费收费通知书") || len(doc.Pages) != 1 {
			t.Errorf("%q: %d pages, %s", name, len(doc.Pages), said(doc))
		}
	}
}

// TestWordLetters: the .docx of every letter has its paragraphs in their order,
// in true styles, and LibreOffice reads the same.
func TestWordLetters(t *testing.T) {
	folder := t.TempDir()
	var paths, wants []string
	for _, l := range request.Letters() {
		r := reply(t, l)
		var b bytes.Buffer
		write, want := form.WriteReply, inOrderOfPrint(r)
		if l.Code == "N28" {
			write, want = form.WriteServiceReceipt, formInOrder(r)
		}
		if err := write(&b, r); err != nil {
			t.Fatal(err)
		}
		document := wordtest.Parts(t, b.Bytes())["word/document.xml"]
		for _, want := range []string{`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Signature"/>`, `<w:pStyle w:val="Note"/>`} {
			if !strings.Contains(document, want) {
				t.Errorf("%s has no %s", l.Code, want)
			}
		}
		path := filepath.Join(folder, string(l.Code)+".docx")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		paths, wants = append(paths, path), append(wants, want)
	}
	for i, got := range wordtest.Texts(t, paths...) {
		if got := pdftest.Squeeze(got); got != wants[i] {
			t.Errorf("%s: LibreOffice reads\n%s\nwant\n%s", filepath.Base(paths[i]), got, wants[i])
		}
	}
}

// formInOrder is the text of a 送达回证 as it is read from top to bottom.
func formInOrder(r form.Reply) string {
	var title, rows, foot string
	for _, p := range r.Paragraphs {
		switch p.Kind {
		case request.TitleLine:
			title += p.Text
		case request.BodyLine:
			rows += strings.Replace(p.Text, "：", "", 1)
		case request.SlipLine:
			rows += strings.Replace(p.Text, "：", "", 1)
			if p.Text == "收到日期：" {
				rows += "年月日"
			}
		case request.ContactLine:
			foot += "（" + p.Text + "）"
		default:
			foot += p.Text
		}
	}
	return pdftest.Squeeze(title + rows + foot)
}

// inOrderOfPrint is the text of a letter as it is read from top to bottom.
func inOrderOfPrint(r form.Reply) string {
	var b strings.Builder
	add := func(kinds ...request.ParagraphKind) {
		for _, p := range r.Paragraphs {
			if slices.Contains(kinds, p.Kind) {
				text := p.Text
				if p.Kind == request.ContactLine {
					text = "（" + text + "）"
				}
				if p.Kind == request.SlipLine {
					text = strings.Replace(text, "：", "", 1)
				}
				b.WriteString(text)
			}
		}
	}
	add(request.TitleLine)
	add(request.NumberLine)
	add(request.AddresseeLine)
	add(request.BodyLine, request.RemedyLine)
	add(request.SignatureLine)
	add(request.DateLine)
	add(request.ContactLine)
	if slices.ContainsFunc(r.Paragraphs, func(p request.Paragraph) bool { return p.Kind == request.SlipLine }) {
		dashes := strings.Repeat("┈", 14)
		b.WriteString(dashes + "沿此线裁下" + dashes + "回执送交" + r.Organ.Name)
		if number := slices.IndexFunc(r.Paragraphs, func(p request.Paragraph) bool { return p.Kind == request.NumberLine }); number >= 0 {
			b.WriteString("来文文号" + r.Paragraphs[number].Text)
		}
		add(request.SlipLine)
	}
	return pdftest.Squeeze(b.String())
}
