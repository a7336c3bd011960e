package archive

import "zwgk/internal/workday"

// Arrangement is whether pieces are kept one by one or bound.
type Arrangement string

// The two ways (DA/T 22-2015 knows pieces; villages often bind a year's).
const (
	ByPiece  Arrangement = "piece"  // 以件为单位
	ByVolume Arrangement = "volume" // 立卷
)

// Unit is an 机构（问题）that pieces are classed by.
type Unit struct {
	Code string `json:"code"` // three capital letters or digits, e.g. BGS
	Name string `json:"name"`
}

// Scheme is how the office classes and numbers its archive. It can be changed
// until the first year is closed.
type Scheme struct {
	Fonds       string      `json:"fonds,omitempty"` // 全宗号, four letters or digits; "" when none was given
	FondsName   string      `json:"fonds_name"`      // 全宗名称
	Category    string      `json:"category"`        // 档案门类代码: WS
	ByUnit      bool        `json:"by_unit,omitempty"`
	Units       []Unit      `json:"units,omitempty"`
	Arrangement Arrangement `json:"arrangement"`
}

// Class is the lowest class, within which pieces are numbered.
type Class struct {
	Year      int       `json:"year"`
	Retention Retention `json:"retention"`
	Unit      string    `json:"unit,omitempty"` // code; "" when not classed by unit
}

// Closing is a year as it was closed. A later closing of the same year adds to
// it (补归档) and goes on with the numbers.
type Closing struct {
	ID     string       `json:"id"`
	Year   int          `json:"year"`
	On     workday.Date `json:"on"`
	By     string       `json:"by"`
	Scheme Scheme       `json:"scheme"` // as it was then
	Pieces int          `json:"pieces"` // numbered by this closing
	Head   string       `json:"head"`   // of the log's chain before it
}
