package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// part is a work of others that the programs or their installers contain.
type part struct {
	name, version string
	module        bool     // of Go
	font          bool     // under a licence of fonts, or beside the program
	licences      []string // SPDX; all hold, a choice is written "A OR B"
	in            []string // "program system"
	where         string   // instead of in, for what is in no program
	texts         []string // paths of the licences and notices
	note          string
}

// read finds the licences in the texts. A text that is not known by sight is
// an error: somebody has to read it first.
func (p *part) read() error {
	slices.Sort(p.texts)
	for _, path := range p.texts {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		kinds := licenceOf(string(data))
		if len(kinds) == 0 && !aNotice.MatchString(filepath.Base(path)) {
			return fmt.Errorf("%s %s: the licence in %s is not one that is known", p.name, p.version, filepath.Base(path))
		}
		for _, k := range kinds {
			if !p.font && !allowed(k, permissive, forFonts) {
				return fmt.Errorf("%s %s: %s in %s may not be in a program", p.name, p.version, k, filepath.Base(path))
			}
			if !slices.Contains(p.licences, k) {
				p.licences = append(p.licences, k)
			}
		}
	}
	if len(p.licences) == 0 {
		return fmt.Errorf("%s %s has no licence", p.name, p.version)
	}
	slices.Sort(p.licences)
	return nil
}

// expression is the licence as SPDX writes it.
func (p part) expression() string {
	var all []string
	for _, one := range p.licences {
		if strings.Contains(one, " OR ") && len(p.licences) > 1 {
			one = "(" + one + ")"
		}
		all = append(all, one)
	}
	return strings.Join(all, " AND ")
}

// everywhere is in of a part that is in both programs on every system.
func everywhere(programs ...string) (in []string) {
	for _, s := range ships() {
		if slices.Contains(programs, s.program) {
			in = append(in, s.program+" "+s.os)
		}
	}
	return in
}

// parts are all works of others that ship, modules first.
func (w *workshop) parts(ctx context.Context) ([]part, error) {
	parts, err := w.modules(ctx)
	if err != nil {
		return nil, err
	}
	goroot, err := w.hear(ctx, command{name: "go", args: []string{"env", "GOROOT"}})
	if err != nil {
		return nil, err
	}
	version, err := w.goVersion()
	if err != nil {
		return nil, err
	}
	goroot = strings.TrimSpace(goroot)
	papers := filepath.Join(w.root, "resources", "packaging", "licences")
	others := []part{
		{name: "Go", version: version, in: everywhere("zwgk", "zwgkctl"), note: "标准库和运行时",
			texts: []string{filepath.Join(goroot, "LICENSE"), filepath.Join(goroot, "PATENTS")}},
		{name: "PDFium", version: "2.15.1", in: everywhere("zwgk", "zwgkctl"), note: "npm @embedpdf/pdfium，WebAssembly，只由pdfin运行",
			texts: []string{filepath.Join(w.root, "resources", "pdfium", "LICENSE")}},
		{name: "PDFium里的库", version: "2.15.1", in: everywhere("zwgk", "zwgkctl"),
			licences: []string{"FTL", "IJG", "BSD-3-Clause", "BSD-2-Clause", "MIT", "Zlib", "libpng-2.0"},
			note:     "FreeType（FTL）、libjpeg-turbo（IJG、BSD-3）、OpenJPEG（BSD-2）、Little CMS（MIT）、zlib（Zlib）、libpng（libpng-2.0）、Anti-Grain Geometry 2.3；npm包没有附它们的许可，这里照各库自己的",
			texts:    []string{filepath.Join(papers, "pdfium-parts.txt")}},
		{name: "Lucide图标", version: "1.62.0", in: everywhere("zwgk"), note: "其中一些出自Feather（MIT）",
			texts: []string{filepath.Join(w.root, "resources", "screen", "icons", "LICENSE")}},
		{name: "mingw-w64", version: "Debian 12", in: []string{"zwgk windows"}, licences: []string{"ZPL-2.1"},
			note: "起动代码和C库的接口，交叉编译时链接进去", texts: []string{filepath.Join(papers, "mingw-w64.txt")}},
		{name: "NSIS", version: "3.08", where: "Windows安装程序本身", licences: []string{"Zlib", "CPL-1.0"},
			note: "压缩用的LZMA模块是CPL加例外：用它做安装程序不使安装程序受CPL约束", texts: []string{filepath.Join(papers, "nsis.txt")}},
	}
	for i := range others {
		if len(others[i].licences) > 0 { // told by hand, the texts are collections
			continue
		}
		if err := others[i].read(); err != nil {
			return nil, err
		}
	}
	fonts, err := w.fonts()
	return slices.Concat(parts, others, fonts), err
}

// goVersion is the language version of go.mod: which of its corrections
// compiled a program is told by the program itself (go version -m).
func (w *workshop) goVersion() (string, error) {
	data, err := os.ReadFile(filepath.Join(w.root, "go.mod"))
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(data)) {
		if version, ok := strings.CutPrefix(line, "go "); ok {
			parts := strings.SplitN(strings.TrimSpace(version), ".", 3)
			return strings.Join(parts[:min(2, len(parts))], "."), nil
		}
	}
	return "", fmt.Errorf("go.mod has no version of Go")
}
