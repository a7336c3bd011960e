package site_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/site"
	"zwgk/internal/workday"
)

// sample is what a town takes to the county: a notice with a table and two
// attachments, and a document that has been revoked.
func sample() site.Package {
	return site.Package{
		Organ: office.Organ{Level: office.Town, Name: "青石镇人民政府"}, Generated: workday.MustDate("2026-11-22"),
		Pages: []site.Page{
			{
				Title: "2026年第三季度临时救助资金发放情况公示", IndexNumber: "QSZ/2026-00012", DocumentNumber: "青政发〔2026〕12号",
				Kind: "公示公告", Domain: "社会救助领域", Mode: "主动公开",
				Formed: workday.MustDate("2026-10-09"), Published: workday.MustDate("2026-10-12"), State: site.State{Label: site.InForce},
				Body:   []string{"根据有关规定，现将2026年第三季度临时救助资金发放情况公示如下。\n公示期自2026年10月12日至10月18日。", "监督电话：0717-3320001。"},
				Tables: []site.Table{{Caption: "发放情况", Header: []string{"村", "户数", "金额（元）"}, Rows: [][]string{{"石桥村", "3", "4500.00"}, {"𠮷水村", "2"}}}},
				Attachments: []site.Attachment{
					attachment("发放明细表（网站版）.xlsx", "一"), attachment("../../../etc/passwd", "二"),
				},
			},
			{
				Title: "关于禁止在河道采砂的通告", IndexNumber: "QSZ/2024-00003", Domain: "农村水利", Mode: "主动公开",
				Formed: workday.MustDate("2024-05-06"), Published: workday.MustDate("2024-05-08"), Repealed: workday.MustDate("2026-09-01"),
				State: site.State{Label: "已撤销", Explanation: "与上位规定不一致，2026年9月1日起撤销。"}, Body: []string{"略。"},
			},
			{
				Title: "石桥村2026年10月财务收支公示", IndexNumber: "QSZ/2026-00020", Domain: "社会救助领域", Published: workday.MustDate("2026-11-05"),
				Attachments: []site.Attachment{attachment("发放明细表（网站版）.xlsx", "一")},
			},
		},
	}
}

func attachment(name, content string) site.Attachment {
	return site.Attachment{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// made writes a package and gives its folder.
func made(t *testing.T, p site.Package) (string, site.Written) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "网站公开包")
	written, err := site.Write(t.Context(), folder, p)
	if err != nil {
		t.Fatal(err)
	}
	if written.Folder != folder {
		t.Errorf("written into %q", written.Folder)
	}
	return folder, written
}

// tree is every file of a folder.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		files[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// seen is what a browser makes of a page: the text of every element, by name,
// and its links.
type seen struct {
	text  map[string][]string
	links []string
}

// elements and attributes are all that pages are made of; a script, a picture
// or a style of its own would be one too many.
var (
	elements = strings.Fields(`html head meta title link body header main footer section article
		h1 h2 h3 p a ul ol li span strong dl div dt dd table caption thead tbody tr th td`)
	attributes = strings.Fields(`lang charset name content rel href class id scope`)
)

// look parses a page strictly and refuses whatever has no place in it.
func look(t *testing.T, name, page string) seen {
	t.Helper()
	if !strings.HasPrefix(page, "<!DOCTYPE html>\n<html lang=\"zh-CN\">") {
		t.Errorf("%s begins %.60q", name, page)
	}
	decoder, s, open := xml.NewDecoder(strings.NewReader(page)), seen{text: map[string][]string{}}, []string{}
	var text []*bytes.Buffer
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, page)
		}
		switch token := token.(type) {
		case xml.StartElement:
			checkElement(t, name, token, &s)
			open, text = append(open, token.Name.Local), append(text, &bytes.Buffer{})
		case xml.CharData:
			for _, b := range text {
				b.Write(token)
			}
		case xml.EndElement:
			last := len(open) - 1
			s.text[open[last]] = append(s.text[open[last]], strings.TrimSpace(text[last].String()))
			open, text = open[:last], text[:last]
		case xml.Comment, xml.ProcInst:
			t.Errorf("%s: a comment or an instruction", name)
		}
	}
}

func checkElement(t *testing.T, name string, e xml.StartElement, s *seen) {
	t.Helper()
	if !slices.Contains(elements, e.Name.Local) {
		t.Errorf("%s: an element %s", name, e.Name.Local)
	}
	for _, a := range e.Attr {
		if !slices.Contains(attributes, a.Name.Local) {
			t.Errorf("%s: an attribute %s=%q", name, a.Name.Local, a.Value)
		}
		if a.Name.Local == "href" {
			s.links = append(s.links, a.Value)
		}
	}
}

// checkLinks sees that every link of every page leads to a file of the folder.
func checkLinks(t *testing.T, files map[string]string) {
	t.Helper()
	for name, page := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, href := range look(t, name, page).links {
			to, err := url.Parse(href)
			if err != nil || to.IsAbs() || to.Host != "" || to.RawQuery != "" {
				t.Errorf("%s: a link to %q", name, href)
				continue
			}
			if to.Path == "" { // within the page
				if !strings.Contains(page, `id="`+to.Fragment+`"`) {
					t.Errorf("%s: no %q in it", name, href)
				}
				continue
			}
			if _, there := files[path.Join(path.Dir(name), to.Path)]; !there || to.Fragment != "" {
				t.Errorf("%s: %q leads nowhere", name, href)
			}
		}
	}
}
