package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// licences writes docs/licences.md.
func licences(ctx context.Context, w *workshop) error {
	parts, err := w.parts(ctx)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.root, "docs", "licences.md"), []byte(licencePage(parts)), 0o600)
}

// licenceTexts makes the file that goes with every program: the licences of
// all parts, word for word.
func (w *workshop) licenceTexts(ctx context.Context) (path string, err error) {
	parts, err := w.parts(ctx)
	if err != nil {
		return "", err
	}
	text, err := textsOf(parts)
	if err != nil {
		return "", err
	}
	path = filepath.Join(w.work, "第三方许可.txt")
	return path, os.WriteFile(path, text, 0o644)
}

// looseTexts puts the licences beside the programs that come without a package,
// under a name that travels everywhere.
func looseTexts(ctx context.Context, w *workshop) ([]string, error) {
	path, err := w.licenceTexts(ctx)
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(w.out, "zwgk-"+w.version+"-licences.txt")
	return []string{file}, os.WriteFile(file, text, 0o644)
}

// textsOf writes each text once, under the names of the parts it is for.
func textsOf(parts []part) ([]byte, error) {
	type entry struct {
		names []string
		text  []byte
	}
	var order []*entry
	known := map[[sha256.Size]byte]*entry{}
	for _, p := range parts {
		for _, path := range p.texts {
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			text = bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
			sum := sha256.Sum256(text)
			if known[sum] == nil {
				known[sum] = &entry{text: text}
				order = append(order, known[sum])
			}
			if name := strings.TrimSpace(p.name + " " + p.version); !slices.Contains(known[sum].names, name) {
				known[sum].names = append(known[sum].names, name)
			}
		}
	}
	var b bytes.Buffer
	b.WriteString("政务公开工作台用到的别人的作品和它们的许可\n")
	for _, e := range order {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), strings.Join(e.names, "\n"), e.text)
	}
	return b.Bytes(), nil
}

// licencePage is docs/licences.md.
func licencePage(parts []part) string {
	var b strings.Builder
	b.WriteString(licenceIntro)
	table := func(title string, of func(part) bool) {
		fmt.Fprintf(&b, "\n## %s\n\n| 名称 | 版本 | 许可 | 在哪里 | 说明 |\n|---|---|---|---|---|\n", title)
		for _, p := range parts {
			if of(p) {
				fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", p.name, p.version, p.onPage(), p.place(), p.note)
			}
		}
	}
	table("Go模块", func(p part) bool { return p.module })
	table("别的作品", func(p part) bool { return !p.module && !p.font })
	table("字体", func(p part) bool { return p.font })
	return b.String()
}

const licenceIntro = `# 用了别人的什么，许可是什么

这一页由 ` + "`make licences`" + ` 写成，不要手改；` + "`make test`" + ` 重算一遍，对不上就不通过。模块是 ` + "`go list -deps`" + ` 对每个程序、每个系统查出来的，只有真的链接进去的才列；许可是按各自目录里的许可原文认出来的（MIT、BSD、Apache、ISC、Zlib、Unlicense、公有领域；字体另有OFL、Bitstream Vera），认不出的、不在这几种里的，` + "`make licences`" + ` 报错，先由人看过。“和”表示几种都要遵守，“或”表示任选一种。

原文全文随安装包发：` + "`第三方许可.txt`" + `。程序自己的许可在 [LICENSE](../LICENSE)（Apache-2.0）。

版权说明要求写在文档里的两句：Portions of this software are copyright © The FreeType Project (https://freetype.org)。This software is based in part on the work of the Independent JPEG Group。两个库都在PDFium里。

没有列进来的：Linux上由系统提供、运行时才找的库（glibc、X11、OpenGL），安装包里没有它们。
`

// onPage is the licence for people.
func (p part) onPage() string {
	text := strings.Join(p.licences, " 和 ")
	return strings.NewReplacer(" OR ", " 或 ", "LicenseRef-SQLite-Public-Domain", "公有领域（SQLite）", "GPL-3.0-only WITH Font-exception-2.0", "GPL-3.0加字体例外").Replace(text)
}

// place says which programs contain a part, and on which systems when not on all.
func (p part) place() string {
	if p.where != "" {
		return p.where
	}
	var places []string
	for _, program := range []string{"zwgk", "zwgkctl"} {
		var systems []string
		for _, system := range on(program) {
			if slices.Contains(p.in, program+" "+system) {
				systems = append(systems, system)
			}
		}
		switch len(systems) {
		case 0:
		case len(on(program)):
			places = append(places, program)
		default:
			places = append(places, program+"（"+strings.Join(systems, "、")+"）")
		}
	}
	return strings.Join(places, "、")
}
