package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var (
	fontRow  = regexp.MustCompile("^\\| (`.*) \\| (.*) \\| (.*) \\| (.*) \\|$")
	ticked   = regexp.MustCompile("`([^`]+)`")
	linked   = regexp.MustCompile(`\]\(([^)]+)\)`)
	versions = regexp.MustCompile(`[0-9]+\.[0-9]+\.[0-9]+`)
)

// fonts are the rows of resources/fonts/LICENSES.md, the one place where the
// fonts are described.
func (w *workshop) fonts() ([]part, error) {
	dir := filepath.Join(w.root, "resources", "fonts")
	data, err := os.ReadFile(filepath.Join(dir, "LICENSES.md"))
	if err != nil {
		return nil, err
	}
	var fonts []part
	for line := range strings.Lines(string(data)) {
		row := fontRow.FindStringSubmatch(strings.TrimSpace(line))
		if row == nil {
			continue
		}
		file, of, source, licence := row[1], row[2], row[3], row[4]
		text := linked.FindStringSubmatch(licence)
		if text == nil {
			return nil, fmt.Errorf("%s has no licence in LICENSES.md", file)
		}
		p := part{name: fontNames(file), version: versions.FindString(source), font: true, note: of + "；" + strings.ReplaceAll(source, "`", ""), texts: []string{filepath.Join(dir, text[1])}}
		p.in = everywhere("zwgk", "zwgkctl")
		switch {
		case strings.Contains(file, "screen/"):
			p.in = everywhere("zwgk")
		case strings.Contains(file, "separate/"):
			p.in, p.where = nil, "程序旁边的fonts文件夹"
		}
		if err := p.readFont(); err != nil {
			return nil, err
		}
		fonts = append(fonts, p)
	}
	if len(fonts) == 0 {
		return nil, fmt.Errorf("%s names no fonts", dir)
	}
	return fonts, nil
}

// fontNames are the files of a row, from resources.
func fontNames(cell string) string {
	var names []string
	for _, found := range ticked.FindAllStringSubmatch(cell, -1) {
		if strings.ContainsAny(found[1], ".*") && !strings.HasPrefix(found[1], "-") {
			names = append(names, filepath.ToSlash(filepath.Join("fonts", found[1])))
		}
	}
	return strings.Join(names, "、")
}

// readFont finds the licence of a font: inside the programs one of fonts; beside
// them FandolFang's GPL, whose exception for papers stands in LICENSES.md.
func (p *part) readFont() error {
	if err := p.read(); err != nil {
		return err
	}
	if p.where != "" && slices.Equal(p.licences, []string{"GPL-3.0"}) {
		p.licences = []string{"GPL-3.0-only WITH Font-exception-2.0"}
		return nil
	}
	if len(p.licences) != 1 || !allowed(p.licences[0], forFonts) {
		return fmt.Errorf("%s: %s is no licence of a font in a program", p.name, p.expression())
	}
	return nil
}
