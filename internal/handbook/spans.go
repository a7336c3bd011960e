package handbook

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// spans reads the keys and links in a text; began is its line, from 0.
func (p *parser) spans(text string, began int) (Spans, error) {
	out, err := readSpans(text)
	if err != nil {
		p.at = began
		return nil, err
	}
	for _, s := range out {
		if s.Kind == Link {
			p.links = append(p.links, reference{s.Page, began + 1})
		}
	}
	return out, nil
}

// readSpans parts a text at `keys` and [links](page).
func readSpans(text string) (Spans, error) {
	var out Spans
	plain := func(words string) {
		if words != "" {
			out = append(out, Span{Text: words})
		}
	}
	for {
		at := strings.IndexAny(text, "`[")
		if at < 0 {
			plain(text)
			return out, nil
		}
		plain(text[:at])
		var span Span
		var err error
		if text[at] == '`' {
			span, text, err = readKey(text[at+1:])
		} else {
			span, text, err = readLink(text[at+1:])
		}
		if err != nil {
			return nil, err
		}
		out = append(out, span)
	}
}

func readKey(text string) (Span, string, error) {
	key, rest, ok := strings.Cut(text, "`")
	if !ok || strings.TrimSpace(key) == "" {
		return Span{}, "", errors.New("a key is written `Ctrl+N`")
	}
	return Span{Kind: Key, Text: key}, rest, nil
}

func readLink(text string) (Span, string, error) {
	words, rest, ok := strings.Cut(text, "](")
	page, rest, closed := strings.Cut(rest, ")")
	if !ok || !closed || words == "" || page == "" || strings.ContainsAny(words, "`[]") || strings.ContainsAny(page, "([]` ") {
		return Span{}, "", errors.New("a link is written [words](page)")
	}
	return Span{Kind: Link, Text: words, Page: page}, rest, nil
}

// joined makes one text of lines that belong together. Chinese has no blank
// between words; letters and figures at both ends do.
func joined(lines []string) string {
	var out strings.Builder
	for _, line := range lines {
		if line == "" {
			continue
		}
		if before := out.String(); before != "" {
			last, _ := utf8.DecodeLastRuneInString(before)
			if first, _ := utf8.DecodeRuneInString(line); last < utf8.RuneSelf && first < utf8.RuneSelf {
				out.WriteByte(' ')
			}
		}
		out.WriteString(line)
	}
	return out.String()
}
