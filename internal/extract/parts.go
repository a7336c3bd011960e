package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"math/big"
	"strings"

	"zwgk/internal/fault"
)

// parts is the inside of an xlsx or docx file.
type parts struct {
	files  map[string]*zip.File
	limits Limits
	spent  int64 // bytes unpacked so far
	words  int64 // bytes of text taken out so far
}

func openParts(data []byte, limits Limits) (*parts, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "文件不完整，可能没有复制完，没有查。找原来的文件重新复制一次")
	}
	p := &parts{files: map[string]*zip.File{}, limits: limits}
	for _, f := range z.File {
		p.files[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	return p, nil
}

var errTooBig = errors.New("part is larger than the limit")

// open unpacks a part as it is read and stops at the limits, whatever size the
// directory declares.
func (p *parts) open(name string) (io.ReadCloser, error) {
	f := p.files[name]
	if f == nil {
		return nil, damaged(errors.New("no part " + name))
	}
	if f.UncompressedSize64 > uint64(p.limits.PartBytes) {
		return nil, p.refuse(errTooBig)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	return &bounded{r, p, p.limits.PartBytes}, nil
}

type bounded struct {
	io.ReadCloser
	p    *parts
	left int64
}

func (b *bounded) Read(buf []byte) (int, error) {
	n, err := b.ReadCloser.Read(buf)
	b.left -= int64(n)
	b.p.spent += int64(n)
	if b.left < 0 || b.p.spent > b.p.limits.SumBytes {
		return 0, errTooBig
	}
	return n, err
}

func damaged(err error) error {
	return fault.Wrap(err, fault.Unreadable, "文件已经损坏，没有查完。在WPS里打开，另存一份再查")
}

func (p *parts) refuse(err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errTooBig):
		return fault.Wrap(err, fault.TooLarge, "文件展开后超过%d兆，没有查。去掉图片和无关的内容，或分成几个文件", p.limits.SumBytes>>20)
	case fault.CodeOf(err) != "":
		return err
	}
	return damaged(err)
}

// walker is told of the elements of a part in order; names are local.
type walker interface {
	start(name string, attr func(string) string)
	text(string)
	end(name string)
}

// walk reads a part.
func (p *parts) walk(ctx context.Context, name string, w walker) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	d := xml.NewDecoder(r)
	depth := 0
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && depth == 0 {
			return nil
		}
		if err != nil {
			return p.refuse(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > p.limits.Depth {
				return damaged(errors.New("nested too deep"))
			}
			w.start(t.Name.Local, func(name string) string { return attribute(t, name) })
		case xml.EndElement:
			depth--
			w.end(t.Name.Local)
		case xml.CharData:
			if p.words += int64(len(t)); p.words > p.limits.SumBytes {
				return p.refuse(errTooBig)
			}
			w.text(string(t))
		}
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// number writes 1.3812345678E10 as the digits that it stands for; anything else
// stays as it is.
func number(text string) string {
	if len(text) > 40 || !strings.ContainsAny(text, "eE") || strings.Trim(text, "0123456789.eE+") != "" {
		return text
	}
	mantissa, exponent, _ := strings.Cut(strings.ToUpper(text), "E")
	if len(strings.TrimPrefix(exponent, "+")) > 2 || mantissa == "" {
		return text
	}
	f, ok := new(big.Float).SetPrec(160).SetString(text)
	if !ok {
		return text
	}
	if i, accuracy := f.Int(nil); accuracy == big.Exact {
		return i.String()
	}
	return text
}
