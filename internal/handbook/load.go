package handbook

import (
	"bytes"
	"fmt"
	"image/png"
	"io/fs"
	"path"
	"strings"
)

// contentsFile lists the chapters (# 章名) and under each the names of its
// pages, one a line.
const contentsFile = "contents.txt"

// Load reads a handbook: contents.txt, the pages *.md and pictures/*.png. It
// errs, naming file and line, on a page that is not written in the format, a
// link to no page, a picture that is not there, a page in no chapter and a
// page that is listed twice.
func Load(files fs.FS) (*Book, error) {
	b := &Book{byName: map[string]*Page{}, byPlace: map[string]*Page{}, files: files}
	if err := b.readContents(); err != nil {
		return nil, err
	}
	if err := b.checkAllListed(); err != nil {
		return nil, err
	}
	for _, p := range b.pages {
		for _, place := range p.Places {
			if _, taken := b.byPlace[place]; !taken {
				b.byPlace[place] = p
			}
		}
	}
	return b, nil
}

// readContents reads the contents and every page that they list. Links are
// looked at when all pages are known.
func (b *Book) readContents() error {
	text, err := fs.ReadFile(b.files, contentsFile)
	if err != nil {
		return fmt.Errorf("handbook: %w", err)
	}
	var sources []*source
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if chapter, ok := strings.CutPrefix(line, "# "); ok {
			b.chapters = append(b.chapters, Chapter{Name: strings.TrimSpace(chapter)})
			continue
		}
		s, err := b.addPage(line)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", contentsFile, i+1, err)
		}
		sources = append(sources, s)
	}
	if len(b.pages) == 0 {
		return fmt.Errorf("%s: no page is listed", contentsFile)
	}
	for _, c := range b.chapters {
		if len(c.Pages) == 0 {
			return fmt.Errorf("%s: chapter %s has no page", contentsFile, c.Name)
		}
	}
	for _, s := range sources {
		if err := b.check(s); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) addPage(name string) (*source, error) {
	if len(b.chapters) == 0 {
		return nil, fmt.Errorf("page %s stands before the first chapter", name)
	}
	if _, twice := b.byName[name]; twice {
		return nil, fmt.Errorf("page %s is listed twice", name)
	}
	text, err := fs.ReadFile(b.files, name+pageEnding)
	if err != nil {
		return nil, err
	}
	s, err := parse(name, string(text))
	if err != nil {
		return nil, err
	}
	chapter := &b.chapters[len(b.chapters)-1]
	chapter.Pages = append(chapter.Pages, s.page)
	b.pages, b.byName[name] = append(b.pages, s.page), s.page
	return s, nil
}

const pageEnding = ".md"

// check looks at what a page refers to.
func (b *Book) check(s *source) error {
	for _, l := range s.links {
		if _, ok := b.byName[l.to]; !ok {
			return fmt.Errorf("%s:%d: there is no page %q to link to", s.page.Name, l.line, l.to)
		}
	}
	for _, l := range s.pictures {
		data, err := b.Picture(l.to)
		if err != nil {
			return fmt.Errorf("%s:%d: picture %q: %w", s.page.Name, l.line, l.to, err)
		}
		if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil {
			return fmt.Errorf("%s:%d: picture %q is no PNG: %w", s.page.Name, l.line, l.to, err)
		}
	}
	return nil
}

// checkAllListed finds pages that are in no chapter.
func (b *Book) checkAllListed() error {
	names, err := fs.Glob(b.files, "*"+pageEnding)
	if err != nil {
		return err
	}
	for _, file := range names {
		if name := strings.TrimSuffix(path.Base(file), pageEnding); b.byName[name] == nil {
			return fmt.Errorf("%s:1: the page is in no chapter of %s", name, contentsFile)
		}
	}
	return nil
}
