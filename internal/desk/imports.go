package desk

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
)

// ImportOrder says what to import and how.
type ImportOrder struct {
	File   string
	Kind   sheet.Kind
	Year   int
	DryRun bool // report only, change nothing
	// Prevail takes the workbook's word where it contradicts a record that is
	// already there. Without it such a row is refused.
	Prevail bool
}

// Action is what becomes of a row.
type Action string

// The actions.
const (
	Added   Action = "added"   // 新增
	Updated Action = "updated" // 补充: the record was there, the row adds to it
	Skipped Action = "skipped" // 已有, nothing new
	Refused Action = "refused" // 不能导入
)

// RowReport is what becomes of one row, and why.
type RowReport struct {
	sheet.Place
	Action Action `json:"action"`
	Number string `json:"number,omitempty"` // as the office numbers the record
	Value  string `json:"value,omitempty"`  // what stands in a refused cell
	Reason string `json:"reason,omitempty"` // why refused, or what is added to the record
}

// ImportReport is the result of an import or of its dry run.
type ImportReport struct {
	File    string               `json:"file"`
	Kind    sheet.Kind           `json:"kind"`
	Year    int                  `json:"year"`
	DryRun  bool                 `json:"dry_run"`
	Done    bool                 `json:"done"` // the records are in the office now
	Added   int                  `json:"added"`
	Updated int                  `json:"updated"`
	Skipped int                  `json:"skipped"`
	Refused int                  `json:"refused"`
	Sheets  []sheet.SheetSummary `json:"sheets"`
	Rows    []RowReport          `json:"rows"`
	Notes   []sheet.Problem      `json:"notes"`
}

// Import reads a workbook or a table of plain text into the office, all of it or nothing: when any row
// is refused nothing is imported and the report says why. A dry run takes the
// same path and stops before the first change.
func (d *Desk) Import(ctx context.Context, order ImportOrder) (*ImportReport, error) {
	if order.Year < 1949 || order.Year > d.Today().Year+1 {
		return nil, fault.New(fault.Usage, "年度%d不对。写台账的年度，例如 --year %d", order.Year, d.Today().Year)
	}
	digest, _ := store.DigestFile(order.File) // sheet says it better when the file cannot be read
	mappings, err := d.importMappings(ctx)
	if err != nil {
		return nil, err
	}
	ledger, err := sheet.ReadAs(ctx, order.File, order.Kind, order.Year, sheet.Limits{}, sheet.MappingsOf(mappings, order.Kind))
	if err != nil {
		return nil, err
	}
	return d.importLedger(ctx, order, digest, ledger)
}

// importLedger imports what was read from the file with a digest.
func (d *Desk) importLedger(ctx context.Context, order ImportOrder, digest string, ledger *sheet.Ledger) (*ImportReport, error) {
	switch order.Kind {
	case sheet.Applications:
		return importInto(ctx, d, order, digest, ledger, applicationImport(ledger))
	case sheet.Cases:
		return importInto(ctx, d, order, digest, ledger, caseImport(ledger))
	case sheet.Documents:
		return importInto(ctx, d, order, digest, ledger, documentImport(ledger, d.Organ().Level))
	default:
		return importInto(ctx, d, order, digest, ledger, actImport(ledger))
	}
}

// validated is a record that knows its own rules.
type validated interface{ Validate() error }

// ledgerImport is what an import needs to know of one kind of record.
type ledgerImport[T validated] struct {
	rows    []sheet.Row[T]
	records *store.Ledger[T]
	number  func(T) string                // for the report
	keys    func([]sheet.Row[T]) []string // what identifies each row's record
	refuse  func(T) string                // a rule of this office that the row breaks, or ""
	merge   func(m *merger, old *T, row T)
}

// plan is what an import will do.
type plan[T any] struct {
	add     []store.Stored[T]
	replace []replacement[T]
	rows    []RowReport
}

type replacement[T any] struct {
	before, record store.Stored[T]
	detail         string
}

func importInto[T validated](ctx context.Context, d *Desk, order ImportOrder, digest string, ledger *sheet.Ledger, in ledgerImport[T]) (*ImportReport, error) {
	p, err := in.plan(ctx, d.office, order, "")
	if err != nil {
		return nil, err
	}
	report := newImportReport(order, ledger, p.rows)
	if report.Refused > 0 || order.DryRun || report.Added+report.Updated == 0 {
		return report, nil
	}
	file, err := d.office.KeepFile(order.File)
	if err != nil {
		return nil, err
	}
	if file.Digest != digest {
		return nil, fault.New(fault.Conflict, "导入时“%s”被改动了，没有导入。存好、关掉它，再做一次", filepath.Base(order.File))
	}
	batch := store.Batch{ID: store.NewID(), Ledger: string(order.Kind), Year: order.Year, File: file}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		// Planned again inside the transaction: another program may have
		// written since.
		if p, err = in.plan(ctx, tx, order, batch.ID); err != nil {
			return err
		}
		report = newImportReport(order, ledger, p.rows)
		if report.Refused > 0 {
			return errPlanChanged
		}
		if err := tx.AddBatch(batch, fmt.Sprintf("新增%d，补充%d，已有%d", report.Added, report.Updated, report.Skipped)); err != nil {
			return err
		}
		return in.apply(tx, p, batch.ID)
	})
	if err != nil {
		return nil, err
	}
	report.Done = true
	return report, nil
}

var errPlanChanged = fault.New(fault.Conflict, "导入时资料被另一个窗口改动了，没有导入。再做一次")

func (in ledgerImport[T]) apply(tx *store.Tx, p plan[T], batch string) error {
	if err := in.records.Add(tx, p.add); err != nil {
		return err
	}
	for _, r := range p.replace {
		if err := in.records.KeepBefore(tx, batch, r.before); err != nil {
			return err
		}
		if err := in.records.Replace(tx, r.record, r.detail); err != nil {
			return err
		}
	}
	return nil
}

// plan decides about every row.
func (in ledgerImport[T]) plan(ctx context.Context, r store.Reader, order ImportOrder, batch string) (plan[T], error) {
	keys := in.keys(in.rows)
	known, err := in.records.Find(ctx, r, keys)
	if err != nil {
		return plan[T]{}, err
	}
	p := plan[T]{rows: make([]RowReport, 0, len(in.rows)), add: make([]store.Stored[T], 0, len(in.rows))}
	first := make(map[string]sheet.Place, len(keys)) // key → the row that has it first
	for i, row := range in.rows {
		line := RowReport{Place: row.Place(), Number: in.number(row.Record)}
		old, exists := known[keys[i]]
		earlier, repeated := first[keys[i]]
		if !repeated {
			first[keys[i]] = row.Place()
		}
		switch reason := in.refuse(row.Record); {
		case reason != "":
			line.Action, line.Reason = Refused, reason
		case repeated:
			line.Action, line.Reason = Refused, fmt.Sprintf("与%s是同一件。删掉一行，或者改正编号", earlier)
		case !exists:
			line.Action = Added
			p.add = append(p.add, store.Stored[T]{Key: keys[i], Batch: batch, Place: row.Place().String(), Record: row.Record})
		default:
			before, m := old, merger{prevail: order.Prevail}
			in.merge(&m, &old.Record, row.Record)
			line.Action, line.Reason = m.outcome()
			if err := old.Record.Validate(); err != nil && line.Action == Updated {
				line.Action, line.Reason = Refused, "与已登记的合在一起不成立："+fault.Sentence(err)
			}
			if line.Action == Updated {
				p.replace = append(p.replace, replacement[T]{before, old, line.Reason})
			}
		}
		p.rows = append(p.rows, line)
	}
	return p, nil
}

func newImportReport(order ImportOrder, ledger *sheet.Ledger, rows []RowReport) *ImportReport {
	report := &ImportReport{
		File: order.File, Kind: order.Kind, Year: order.Year, DryRun: order.DryRun,
		Sheets: orEmpty(ledger.Sheets), Notes: orEmpty(ledger.Notes), Rows: slices.Clone(rows),
	}
	for _, problem := range ledger.Problems {
		report.Rows = append(report.Rows, RowReport{Place: problem.Place, Action: Refused, Value: problem.Value, Reason: problem.Sentence})
	}
	sheets := map[string]int{}
	for i, s := range ledger.Sheets {
		sheets[s.Name] = i
	}
	slices.SortStableFunc(report.Rows, func(a, b RowReport) int {
		return cmp.Or(cmp.Compare(sheets[a.Sheet], sheets[b.Sheet]), cmp.Compare(a.Row, b.Row))
	})
	report.count(ledger)
	return report
}

// orEmpty makes an empty list of no list, which JSON would call null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// count counts rows; a row that has several problems is one refused row. Of
// what sheet refused it alone knows every row, since the list of problems ends
// somewhere.
func (r *ImportReport) count(ledger *sheet.Ledger) {
	refused := map[sheet.Place]bool{}
	for _, row := range r.Rows {
		switch row.Action {
		case Added:
			r.Added++
		case Updated:
			r.Updated++
		case Skipped:
			r.Skipped++
		case Refused:
			refused[sheet.Place{Sheet: row.Sheet, Row: row.Row}] = true
		}
	}
	r.Refused = len(refused)
	if ledger.Unlisted > 0 {
		byReader := 0
		for _, s := range ledger.Sheets {
			byReader += s.Refused
		}
		r.Refused = max(r.Refused, byReader)
		r.Notes = append(slices.Clone(r.Notes), sheet.Problem{
			Place: sheet.Place{Sheet: filepath.Base(r.File)}, Sentence: fmt.Sprintf("还有%d处问题或提示没有列出。改正已经列出的再导入", ledger.Unlisted),
		})
	}
}
