package sheet

import (
	"context"
	"strings"

	"zwgk/internal/fault"
)

// Read reads the ledger of kind for the report year from the xlsx file at path.
//
// The error is a fault when the file as a whole is refused: not found, not an
// xlsx file, beyond the limits, no sheet with the heading of that ledger, or
// only sheets of another year. What is wrong with single rows is in
// Ledger.Problems. Read stops with ctx's error when ctx ends.
func Read(ctx context.Context, path string, kind Kind, year int, limits Limits) (*Ledger, error) {
	if _, err := ParseKind(string(kind)); err != nil {
		return nil, err
	}
	if year < firstYear || year > lastYear {
		return nil, fault.New(fault.Usage, "年度%d不对。写台账的年度，例如 --year 2024", year)
	}
	limits = limits.withDefaults()
	f, size, err := openFile(path, limits)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	z, err := openZip(f, size)
	if err != nil {
		return nil, err
	}
	w, err := openWorkbook(ctx, z, limits)
	if err != nil {
		return nil, err
	}
	ledger := &Ledger{Kind: kind, Year: year}
	t := newTable(kind, year, w, ledger)
	for _, p := range w.sheets {
		if err := t.readSheet(ctx, p); err != nil {
			return nil, err
		}
	}
	return ledger, ledger.refusal()
}

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
