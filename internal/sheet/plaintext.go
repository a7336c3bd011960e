package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"zwgk/internal/extract"
	"zwgk/internal/fault"
)

// textPart stands for the one sheet of a table that was kept as plain text.
const textPart = "text"

// isText goes by the name, as people choose files by it.
func isText(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".txt":
		return true
	}
	return false
}

// openText reads a whole table of plain text; it is smaller than the workbooks
// that Limits allows.
func openText(f io.ReaderAt, size int64, path string, limits Limits) (*workbook, error) {
	data := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), data); err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "文件读不出来。看U盘是否还插着，重新复制一次")
	}
	text, err := extract.Decode(data)
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune(text, 0) {
		return nil, fault.New(fault.Unreadable, "这个文件的名字像文字表格，里面不是文字。找原来的文件重新复制一次")
	}
	return &workbook{limits: limits, text: text, sheets: []sheetPart{{tabOf(path), textPart}}}, nil
}

// tabOf names the one sheet after the file, as far as a sheet can be called so:
// 31 characters, none of those that formulas use.
func tabOf(path string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return '_'
		}
		return r
	}, clean(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))))
	if runes := []rune(name); len(runes) > 31 {
		name = string(runes[:31])
	}
	if name == "" {
		return "台账"
	}
	return name
}

// textRows reads rows of plain text. Rows are numbered as a spreadsheet shows
// them: a blank line counts, a line break inside quotes does not.
type textRows struct {
	w      *workbook
	csv    *csv.Reader
	number int // of the row read last
	line   int // the line on which the next one would begin
}

func newTextRows(w *workbook) *textRows {
	r := csv.NewReader(strings.NewReader(w.text))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	r.Comma = extract.Separator(w.text)
	return &textRows{w: w, csv: r, line: 1}
}

func (t *textRows) next(r *row) (bool, error) {
	for {
		record, err := t.csv.Read()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, fault.Wrap(err, fault.Unreadable, "第%d行以后读不出来，可能有多出来的引号。%s", t.number+1, saveAgain)
		}
		begins, _ := t.csv.FieldPos(0)
		t.number += 1 + max(begins-t.line, 0)
		t.line = begins + 1
		for _, text := range record {
			t.line += strings.Count(text, "\n")
		}
		r.number, r.cells = t.number, r.cells[:0]
		if err := t.fill(r, record); err != nil {
			return false, err
		}
		if len(r.cells) > 0 {
			return true, nil
		}
	}
}

func (t *textRows) fill(r *row, record []string) error {
	for i, text := range record {
		text = cellText([]byte(shownText(text)))
		if text == "" {
			continue
		}
		if r.number > t.w.limits.Rows || i >= t.w.limits.Columns {
			return fault.New(fault.TooLarge, "第%d行%s列还有内容，超出%d行、%d列。台账到不了那里，删掉那里的内容再导入",
				r.number, columnName(i), t.w.limits.Rows, t.w.limits.Columns)
		}
		for len(r.cells) < i {
			r.cells = append(r.cells, cell{})
		}
		r.cells = append(r.cells, cell{kind: textCell, text: text})
	}
	return nil
}

// shownText undoes what spreadsheets and their exports put around long numbers
// to keep them whole: ="330122199001011234", a leading apostrophe or tab.
func shownText(text string) string {
	if inner, ok := strings.CutPrefix(text, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.TrimSuffix(inner, `"`)
	}
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "'"); ok && allDigits(rest) {
		return rest
	}
	return text
}
