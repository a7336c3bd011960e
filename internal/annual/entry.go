package annual

import "zwgk/internal/workday"

// Entry is a record as the list behind a number shows it, whatever ledger it
// is from.
type Entry struct {
	Ledger   Ledger       `json:"ledger"`
	ID       string       `json:"id"`
	Number   string       `json:"number,omitempty"` // 登记编号、案号、文号
	Title    string       `json:"title"`
	Kind     string       `json:"kind"`
	Result   string       `json:"result,omitempty"`
	Begun    workday.Date `json:"begun,omitzero"`
	Ended    workday.Date `json:"ended,omitzero"`
	Quantity int64        `json:"quantity,omitempty"` // of acts: 件, for charges 分
	Source   string       `json:"source,omitempty"`   // workbook, sheet and row
}

// Field is what a list of entries can be sorted by.
type Field int

// The fields. Entries that are alike in one stay in the order of the ledger.
const (
	ByLedger Field = iota // as the ledger has them
	ByNumber
	ByTitle
	ByBegun
	ByEnded
)

// Order is the order of a list of entries.
type Order struct {
	By         Field
	Descending bool
}
