package extract

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zwgk/internal/fault"
)

// Decode reads text as the programs here write it: UTF-8 with or without its
// mark, UTF-16 with its mark (记事本 calls it Unicode), else GB18030.
func Decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", fault.Wrap(err, fault.Unreadable, "文件的文字编码读不出来。用记事本打开，另存为UTF-8再查")
		}
		return string(out), nil
	case utf8.Valid(data):
		return string(data), nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", fault.Wrap(err, fault.Unreadable, "文件的文字编码读不出来。用记事本打开，另存为UTF-8再查")
	}
	return string(out), nil
}

func readText(ctx context.Context, data []byte, limits Limits) (*Document, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > limits.TextBytes {
		return nil, tooMuch(limits)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	d := &Document{}
	line := 0
	for l := range strings.SplitSeq(text, "\n") {
		if line++; strings.TrimSpace(l) != "" {
			d.Passages = append(d.Passages, Passage{fmt.Sprintf("第%d行", line), l})
		}
		if line%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return d, nil
}

// readCSV reads rows as far as they can be read as such; a file that breaks the
// rules of csv is read as lines, because what it holds may hang on a wall all
// the same.
func readCSV(ctx context.Context, data []byte, limits Limits) (*Document, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > limits.TextBytes {
		return nil, tooMuch(limits)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes, r.Comma = -1, true, Separator(text)
	t := Table{at: lineAndColumn}
	for {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return &Document{Tables: []Table{t}}, nil
		case err != nil:
			return readText(ctx, data, limits)
		case ctx.Err() != nil:
			return nil, ctx.Err()
		}
		line, _ := r.FieldPos(0)
		for i, cell := range row {
			row[i] = number(strings.TrimSuffix(strings.TrimPrefix(cell, "=\""), "\""))
		}
		t.add(line, row)
	}
}

// Separator guesses from the first line: a tab or a semicolon where there are
// more of them than commas.
func Separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', strings.Count(first, ",")
	for _, r := range "\t;" {
		if n := strings.Count(first, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

func tooMuch(limits Limits) error {
	return fault.New(fault.TooLarge, "文件里的字超过%d兆，没有查。分成几个文件再查", limits.TextBytes>>20)
}
