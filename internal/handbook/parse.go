package handbook

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Parse reads a page. Errors name the page and the line. Whether links and
// pictures are there only a Book knows.
func Parse(name, text string) (*Page, error) {
	s, err := parse(name, text)
	if err != nil {
		return nil, err
	}
	return s.page, nil
}

// source is a page with the lines of what it refers to.
type source struct {
	page     *Page
	links    []reference
	pictures []reference
}

type reference struct {
	to   string
	line int
}

// The words at the beginning of a line that mean something.
const (
	titleMark   = "# "
	headingMark = "## "
	placesMark  = "房间："
	alsoMark    = "又叫："
	leadMark    = "> "
	itemMark    = "- "
	rowMark     = "|"
	pictureMark = "!["
	cautionMark = "未核："
	listMark    = "、"
)

type parser struct {
	source
	lines []string
	at    int // the line that is read, from 0
	steps int // number of the last step since the last heading
}

func parse(name, text string) (*source, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("%s:1: the page is not in UTF-8", name)
	}
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	p := &parser{source: source{page: &Page{Name: name}}, lines: strings.Split(text, "\n")}
	if err := p.read(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, min(p.at, len(p.lines)-1)+1, err)
	}
	return &p.source, nil
}

func (p *parser) read() error {
	title, ok := strings.CutPrefix(p.lines[0], titleMark)
	if title = strings.TrimSpace(title); !ok || title == "" {
		return errors.New("the first line is the title: # and a blank before it")
	}
	p.page.Title = title
	for p.at = 1; p.at < len(p.lines); {
		if err := p.part(); err != nil {
			return err
		}
	}
	if len(p.page.Lead) == 0 {
		return errors.New("the page has no lead: one line that begins with >")
	}
	return nil
}

// part reads the next part of the page, which may take several lines.
func (p *parser) part() error {
	line := p.line()
	switch {
	case line == "":
		p.at++
		return nil
	case strings.HasPrefix(line, leadMark):
		return p.lead()
	case len(p.page.Lead) == 0:
		return p.about(line)
	case strings.HasPrefix(line, headingMark):
		return p.heading(line)
	case strings.HasPrefix(line, "#"):
		return errors.New("a heading begins with ## and a blank; the title is the first line")
	case strings.HasPrefix(line, itemMark):
		return p.list()
	case strings.HasPrefix(line, rowMark):
		return p.table()
	case strings.HasPrefix(line, pictureMark):
		return p.picture(line)
	}
	if _, _, ok := step(line); ok {
		return p.numbered()
	}
	return p.paragraph()
}

// line is the line that is read, without blanks at its end.
func (p *parser) line() string { return strings.TrimRight(p.lines[p.at], " \t　") }

// about reads what stands between title and lead.
func (p *parser) about(line string) error {
	if places, ok := strings.CutPrefix(line, placesMark); ok && p.page.Places == nil {
		p.page.Places = listed(places)
	} else if also, ok := strings.CutPrefix(line, alsoMark); ok && p.page.Also == nil {
		p.page.Also = listed(also)
	} else {
		return fmt.Errorf("between title and lead stand only %s and %s, each once", placesMark, alsoMark)
	}
	p.at++
	return nil
}

func listed(words string) []string {
	var out []string
	for word := range strings.SplitSeq(words, listMark) {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}

func (p *parser) lead() error {
	if len(p.page.Lead) > 0 {
		return errors.New("a page has one lead")
	}
	var parts []string
	began := p.at
	for ; p.at < len(p.lines); p.at++ {
		words, ok := strings.CutPrefix(p.line(), leadMark)
		if !ok {
			break
		}
		parts = append(parts, strings.TrimSpace(words))
	}
	spans, err := p.spans(joined(parts), began)
	if err != nil {
		return err
	}
	if len(spans) == 0 {
		p.at = began
		return errors.New("the lead is empty")
	}
	p.page.Lead = spans
	return nil
}

func (p *parser) heading(line string) error {
	words := strings.TrimSpace(strings.TrimPrefix(line, headingMark))
	if words == "" {
		return errors.New("the heading is empty")
	}
	p.steps = 0
	p.add(Heading{words})
	p.at++
	return nil
}

func (p *parser) add(b Block) { p.page.Blocks = append(p.page.Blocks, b) }

func (p *parser) picture(line string) error {
	caption, rest, ok := strings.Cut(strings.TrimPrefix(line, pictureMark), "](")
	name, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed || caption == "" || name == "" || strings.ContainsAny(name, "/.\\()[] ") {
		return errors.New("a picture is written ![caption](name), the name without folder and ending")
	}
	p.pictures = append(p.pictures, reference{name, p.at + 1})
	p.add(Picture{Name: name, Caption: caption})
	p.at++
	return nil
}

func (p *parser) paragraph() error {
	if strings.HasPrefix(p.lines[p.at], " ") || strings.HasPrefix(p.lines[p.at], "\t") {
		return errors.New("an indented line belongs to no list")
	}
	began := p.at
	var parts []string
	for ; p.at < len(p.lines) && p.continues(); p.at++ {
		parts = append(parts, strings.TrimSpace(p.line()))
	}
	words, caution := strings.CutPrefix(joined(parts), cautionMark)
	spans, err := p.spans(words, began)
	switch {
	case err != nil:
		return err
	case caution && len(spans) == 0:
		p.at = began
		return errors.New("nothing stands after " + cautionMark)
	case caution:
		p.add(Caution{spans})
	default:
		p.add(Paragraph{spans})
	}
	return nil
}

// continues reports whether a line belongs to the paragraph that is read. The
// first line always does.
func (p *parser) continues() bool {
	line := p.line()
	if line == "" || strings.HasPrefix(line, "#") {
		return false
	}
	for _, mark := range []string{leadMark, itemMark, rowMark, pictureMark} {
		if strings.HasPrefix(line, mark) {
			return false
		}
	}
	_, _, isStep := step(line)
	return !isStep
}

func (p *parser) list() error {
	var l List
	for p.at < len(p.lines) && strings.HasPrefix(p.line(), itemMark) {
		item, err := p.item(strings.TrimPrefix(p.line(), itemMark))
		if err != nil {
			return err
		}
		l.Items = append(l.Items, item)
	}
	p.add(l)
	return nil
}

func (p *parser) numbered() error {
	s := Steps{First: p.steps + 1}
	for p.at < len(p.lines) {
		number, words, ok := step(p.line())
		if !ok {
			break
		}
		if number == 1 && len(s.Items) == 0 {
			s.First, p.steps = 1, 0
		}
		if number != p.steps+1 {
			return fmt.Errorf("step %d comes after step %d", number, p.steps)
		}
		p.steps++
		item, err := p.item(words)
		if err != nil {
			return err
		}
		s.Items = append(s.Items, item)
	}
	p.add(s)
	return nil
}

// step splits a line of steps: 1. and a blank.
func step(line string) (number int, words string, ok bool) {
	digits, words, ok := strings.Cut(line, ". ")
	if !ok || digits == "" || len(digits) > 2 || strings.Trim(digits, "0123456789") != "" {
		return 0, "", false
	}
	number, err := strconv.Atoi(digits)
	return number, words, err == nil
}

// item reads one item of a list: the line and the indented ones after it.
func (p *parser) item(first string) (Spans, error) {
	began := p.at
	parts := []string{strings.TrimSpace(first)}
	for p.at++; p.at < len(p.lines); p.at++ {
		if !strings.HasPrefix(p.lines[p.at], "  ") || p.line() == "" {
			break
		}
		parts = append(parts, strings.TrimSpace(p.line()))
	}
	spans, err := p.spans(joined(parts), began)
	if err == nil && len(spans) == 0 {
		p.at, err = began, errors.New("the item is empty")
	}
	return spans, err
}

func (p *parser) table() error {
	var t Table
	for ; p.at < len(p.lines) && strings.HasPrefix(p.line(), rowMark); p.at++ {
		inner, closed := strings.CutSuffix(strings.TrimPrefix(p.line(), rowMark), rowMark)
		if !closed {
			return errors.New("a row begins and ends with |")
		}
		if strings.Trim(inner, "-:| ") == "" && strings.Contains(inner, "-") {
			continue // the rule below the head that editors draw
		}
		var cells []Spans
		for words := range strings.SplitSeq(inner, rowMark) {
			cell, err := p.spans(strings.TrimSpace(words), p.at)
			if err != nil {
				return err
			}
			cells = append(cells, cell)
		}
		switch {
		case t.Head == nil:
			t.Head = cells
		case len(cells) != len(t.Head):
			return fmt.Errorf("%d cells below %d heads", len(cells), len(t.Head))
		default:
			t.Rows = append(t.Rows, cells)
		}
	}
	if t.Head == nil {
		return errors.New("a table begins with its head")
	}
	p.add(t)
	return nil
}
