package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// scanner walks through an XML part held in memory, one tag or text at a time,
// without building anything. It keeps no stack, so nesting costs nothing.
type scanner struct {
	b []byte
	i int
	// doctype is set when the part declares document types or entities, which
	// no spreadsheet program writes; entities are never expanded.
	doctype bool
}

type tokenKind uint8

const (
	endOfPart tokenKind = iota
	openTag
	closeTag
	emptyTag  // <x/>
	charData  // text with entities
	rawText   // text of a CDATA section
	brokenXML // the part stops in the middle of a tag
)

// token is valid until the part's buffer changes.
type token struct {
	kind  tokenKind
	name  []byte // local name of a tag
	attrs []byte // everything after the name
	text  []byte
}

func (s *scanner) next() token {
	for s.i < len(s.b) {
		rest := s.b[s.i:]
		if rest[0] != '<' {
			n := bytes.IndexByte(rest, '<')
			if n < 0 {
				n = len(rest)
			}
			s.i += n
			return token{kind: charData, text: rest[:n]}
		}
		if len(rest) > 1 && (rest[1] == '!' || rest[1] == '?') {
			if t, ok := s.special(rest); ok {
				return t
			}
			continue
		}
		n := tagEnd(rest)
		if n < 0 {
			s.i = len(s.b)
			return token{kind: brokenXML}
		}
		s.i += n + 1
		return newTag(rest[1:n])
	}
	return token{}
}

// special passes comments, declarations and processing instructions; it
// returns a token for a CDATA section and for a part that ends inside one.
func (s *scanner) special(rest []byte) (token, bool) {
	opening, closing := "<?", "?>"
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		opening, closing = "<!--", "-->"
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		opening, closing = "<![CDATA[", "]]>"
	case rest[1] == '!':
		s.doctype = true
		opening, closing = "<!", ">"
	}
	n := bytes.Index(rest[len(opening):], []byte(closing))
	if n < 0 {
		s.i = len(s.b)
		return token{kind: brokenXML}, true
	}
	s.i += len(opening) + n + len(closing)
	if opening == "<![CDATA[" {
		return token{kind: rawText, text: rest[len(opening) : len(opening)+n]}, true
	}
	return token{}, false
}

// tagEnd finds the > that closes the tag at the start of b; inside quotes a >
// is part of a value.
func tagEnd(b []byte) int {
	var quote byte
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i
		case c == '"' || c == '\'':
			quote = c
		}
	}
	return -1
}

// newTag splits the inside of a tag: "/x:row", "x:c r="A1" /".
func newTag(b []byte) token {
	t := token{kind: openTag}
	switch {
	case len(b) > 0 && b[0] == '/':
		t.kind, b = closeTag, b[1:]
	case len(b) > 0 && b[len(b)-1] == '/':
		t.kind, b = emptyTag, b[:len(b)-1]
	}
	end := 0
	for end < len(b) && !isXMLSpace(b[end]) {
		end++
	}
	t.name, t.attrs = localName(b[:end]), b[end:]
	return t
}

// localName drops a namespace prefix: some programs write <x:row>.
func localName(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// attr returns the raw value of the attribute whose local name is name.
func (t token) attr(name string) []byte {
	b := t.attrs
	for len(b) > 0 {
		eq := bytes.IndexByte(b, '=')
		if eq < 0 {
			return nil
		}
		key := localName(bytes.TrimSpace(b[:eq]))
		b = bytes.TrimLeft(b[eq+1:], " \t\r\n")
		if len(b) == 0 || b[0] != '"' && b[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return b[1 : 1+end]
		}
		b = b[end+2:]
	}
	return nil
}

// attrText is attr with entities decoded.
func (t token) attrText(name string) string { return string(appendDecoded(nil, t.attr(name))) }

// attrInt is attr as a small number, or -1.
func (t token) attrInt(name string) int { return atoi(t.attr(name)) }

// atoi reads an unsigned decimal number of at most nine digits, or -1.
func atoi(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return -1
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// appendDecoded appends text with its XML entities decoded. An entity that XML
// does not predefine stays as it is written.
func appendDecoded(dst, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		if end < 0 {
			dst, text = append(dst, '&'), text[1:]
			continue
		}
		if r, ok := entity(string(text[1:end])); ok {
			dst = utf8.AppendRune(dst, r)
		} else {
			dst = append(dst, text[:end+1]...)
		}
		text = text[end+1:]
	}
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	base, digits := 10, name[1:]
	if digits[0] == 'x' || digits[0] == 'X' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}
