package sheet

import (
	"context"
	"errors"
	"io"
	"strings"

	"zwgk/internal/fault"
)

// Read reads the ledger of kind for the report year from the file at path: an
// xlsx workbook, or a table kept as plain text (.csv, .txt), in UTF-8, UTF-16 or
// GB18030 and parted by commas, semicolons or tabs.
//
// The error is a fault when the file as a whole is refused: not found, no
// table, beyond the limits, no sheet with the heading of that ledger, or
// only sheets of another year. What is wrong with single rows is in
// Ledger.Problems. Read stops with ctx's error when ctx ends.
func Read(ctx context.Context, path string, kind Kind, year int, limits Limits) (*Ledger, error) {
	return ReadAs(ctx, path, kind, year, limits, nil)
}

// ReadAs is Read for files whose headings are not the usual ones: the columns
// of a heading that one of the mappings was made for are read as that says.
func ReadAs(ctx context.Context, path string, kind Kind, year int, limits Limits, mappings []Mapping) (*Ledger, error) {
	if _, err := ParseKind(string(kind)); err != nil {
		return nil, err
	}
	if year < firstYear || year > lastYear {
		return nil, fault.New(fault.Usage, "年度%d不对。写台账的年度，例如 --year 2024", year)
	}
	w, err := open(ctx, path, limits.withDefaults())
	if err != nil {
		return nil, err
	}
	defer func() { _ = w.Close() }()
	ledger := &Ledger{Kind: kind, Year: year}
	t := newTable(kind, year, w, ledger)
	t.mappings = mappings
	for _, p := range w.sheets {
		if err := t.readSheet(ctx, p); err != nil {
			return nil, err
		}
	}
	return ledger, ledger.refusal()
}

// open opens a workbook, or a table kept as plain text. Close it.
func open(ctx context.Context, path string, limits Limits) (*workbook, error) {
	f, size, err := openFile(path, limits)
	if err != nil {
		return nil, err
	}
	w, err := openAny(ctx, f, size, path, limits)
	if err != nil {
		_ = f.Close() // it was only read
		return nil, err
	}
	w.file = f
	return w, nil
}

func openAny(ctx context.Context, f io.ReaderAt, size int64, path string, limits Limits) (*workbook, error) {
	if isText(path) {
		return openText(f, size, path, limits)
	}
	z, err := openZip(f, size)
	switch {
	case errors.Is(err, errPlainText):
		return nil, fault.New(fault.Unreadable, "这个文件里面是纯文字，名字却不是。把文件名的结尾改成“.csv”再导入")
	case err != nil:
		return nil, err
	}
	return openWorkbook(ctx, z, limits)
}

// Close closes the file.
func (w *workbook) Close() error { return w.file.Close() }

// refusal says why a file holds nothing that could be imported, or nil.
func (l *Ledger) refusal() error {
	var why []string
	for _, s := range l.Sheets {
		if s.Passed == "" {
			if l.Records() == 0 && len(l.Problems) == 0 {
				return fault.New(fault.Invalid, "“%s”表头下面没有登记内容，没有可以导入的", s.Name)
			}
			return nil
		}
		why = append(why, "“"+s.Name+"”"+s.Passed)
	}
	const most = 3
	sentence := strings.Join(why[:min(len(why), most)], "；")
	if len(why) > most {
		sentence += "；等等"
	}
	if len(why) == 1 {
		sentence = l.Sheets[0].Passed
	}
	return fault.New(fault.Invalid, "%s", sentence)
}
