package annual

import (
	"zwgk/internal/fault"
)

// Act is one monthly figure of the office's administrative acts, as stations
// and the enforcement team report it: 行政许可, 行政处罚, 行政强制 or
// 行政事业性收费 (table two, article 20 items 五, 六 and 八).
//
// Quantity is a number of decisions (件); for charges it is an amount in 分,
// so that sums have no rounding error.
type Act struct {
	ID       string  `json:"id"`
	Kind     ActKind `json:"kind"`
	Year     int     `json:"year"`
	Month    int     `json:"month"` // 1 to 12; 0 for a figure of the whole year
	Quantity int64   `json:"quantity"`
	Note     string  `json:"note,omitempty"`
}

// ActKind is what an Act counts.
type ActKind string

// The kinds of table two.
const (
	Licences         ActKind = "licences"          // 行政许可
	Penalties        ActKind = "penalties"         // 行政处罚
	CoerciveMeasures ActKind = "coercive_measures" // 行政强制
	Charges          ActKind = "charges"           // 行政事业性收费
)

// ActKinds returns the kinds in the order of the form.
func ActKinds() []ActKind { return []ActKind{Licences, Penalties, CoerciveMeasures, Charges} }

// Validate reports the first rule that a breaks.
func (a Act) Validate() error {
	switch {
	case a.Year < 1949 || a.Year > 2199:
		return fault.New(fault.Invalid, "年度%d不对", a.Year)
	case a.Month < 0 || a.Month > 12:
		return fault.New(fault.Invalid, "月份%d不对。月份是1到12", a.Month)
	case a.Quantity < 0:
		return fault.New(fault.Invalid, "数量是负数。核对原数")
	}
	return nil
}
