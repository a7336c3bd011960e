package desk

import (
	"cmp"
	"context"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// ArchiveDueWhat is what the archive has to have done by a day.
type ArchiveDueWhat string

// What can be due.
const (
	DueFiling    ArchiveDueWhat = "filing"    // 归档
	DueLoan      ArchiveDueWhat = "loan"      // 借出的应还
	DueTransfer  ArchiveDueWhat = "transfer"  // 满十年移交
	DueAppraisal ArchiveDueWhat = "appraisal" // 到期鉴定
)

// ArchiveDue is work in the archive with its last day.
type ArchiveDue struct {
	What    ArchiveDueWhat
	Year    int    // of DueFiling
	Count   int    // matters and pieces
	Piece   string // id, of a loan
	Code    string
	LastDay workday.Date
	Why     string
}

// filedAhead is how many days before its last day the filing of a year is
// mentioned: from the day on which the stations should have handed in.
const filedAhead = 91

// lentAhead is how many days before a loan is due it is mentioned.
const lentAhead = 3

// yearsLookedBack is how many past years are asked whether anything of them still
// waits to be filed.
const yearsLookedBack = 5

// ArchiveDues returns what is due in the archive, the earliest first: years to be
// filed, loans to come back, pieces to be handed over or appraised.
func (d *Desk) ArchiveDues(ctx context.Context) ([]ArchiveDue, error) {
	var all []ArchiveDue
	for _, find := range []func(context.Context) ([]ArchiveDue, error){d.filingDue, d.loansDue, d.handingDue} {
		some, err := find(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	slices.SortStableFunc(all, func(a, b ArchiveDue) int { return cmp.Or(a.LastDay.Compare(b.LastDay), cmp.Compare(a.Code, b.Code)) })
	return all, nil
}

func (d *Desk) filingDue(ctx context.Context) ([]ArchiveDue, error) {
	var due []ArchiveDue
	today := d.Today()
	for year := today.Year - yearsLookedBack; year < today.Year; year++ {
		by := archive.FileBy(year)
		if by.AddDays(-filedAhead).After(today) {
			continue
		}
		waiting, err := d.office.ToCompose(ctx, year)
		if err != nil {
			return nil, err
		}
		page, err := d.office.PiecesPage(ctx, PieceFilter{Year: year, States: []archive.State{archive.Pending}}, 0, 0)
		if err != nil {
			return nil, err
		}
		if n := len(waiting) + int(page.Total); n > 0 {
			due = append(due, ArchiveDue{What: DueFiling, Year: year, Count: n, LastDay: by, Why: "次年6月底前归档"})
		}
	}
	return due, nil
}

func (d *Desk) loansDue(ctx context.Context) ([]ArchiveDue, error) {
	const most = 200
	page, err := d.office.PiecesPage(ctx, PieceFilter{DueBefore: d.Today().AddDays(lentAhead + 1)}, 0, most)
	var due []ArchiveDue
	for _, row := range page.Rows {
		due = append(due, ArchiveDue{What: DueLoan, Count: 1, Piece: row.ID, Code: row.Code, LastDay: row.Due, Why: "借出的档案应还"})
	}
	return due, err
}

// handingDue mentions once for all what is to be handed over or appraised.
func (d *Desk) handingDue(ctx context.Context) ([]ArchiveDue, error) {
	var due []ArchiveDue
	today := d.Today()
	pieces, err := d.DueForTransfer(ctx, today)
	if err != nil {
		return nil, err
	}
	if len(pieces) > 0 {
		first := slices.MinFunc(pieces, func(a, b archive.Piece) int { return a.TransferDue().Compare(b.TransferDue()) })
		due = append(due, ArchiveDue{What: DueTransfer, Count: len(pieces), LastDay: first.TransferDue(), Why: "满十年的移交县档案馆，进馆范围由档案馆定"})
	}
	page, err := d.office.PiecesPage(ctx, PieceFilter{KeptBefore: today.Year}, 0, 0)
	if err == nil && page.Total > 0 {
		last := workday.Date{Year: today.Year, Month: 12, Day: 31}
		due = append(due, ArchiveDue{What: DueAppraisal, Count: int(page.Total), LastDay: last, Why: "保管期限已满，先鉴定"})
	}
	return due, err
}
