package writing

import (
	"zwgk/internal/annual"
	"zwgk/internal/office"
)

// Fact names a figure: a cell of the tables by its annual.Address, a count of
// what was made public (published.total), of fees (fee.collected) or of work
// events (training.times, training.people).
type Fact string

// Figure is a Fact with its value.
type Figure struct {
	Fact  Fact
	Label string // as the clerk knows it: 新收申请（总计）
	Unit  string // the measure word that follows it: 件, 条, 次, 人次, 万元
	Text  string // as it is printed
	Known bool   // false: the records do not say
}

// Facts is everything that the records of a year say.
type Facts struct {
	Organ     office.Organ
	Year      int
	Figures   annual.Figures
	Published Published
	Fees      Fees
	Delays    *Delays  // nil: nobody has looked
	Village   *Village // nil for an office that is no village, or nobody has looked
	Events    []Event
	Previous  *annual.Report // last year's report, or nil
}

// Published counts what was made public in a year. An item that hung on several
// channels is one item, so channels do not add up to the total.
type Published struct {
	Items    int64
	Classes  []Share // by the class (一级事项) of the catalogue; they add up to Items
	Channels []Share // by channel, an item on two counts in both
	Explains int64   // 解读 among the items
	Entries  int64   // catalogue entries that were in force
	Covered  int64   // of them, with something published
}

// Share is a part of a total.
type Share struct {
	Name   string
	Number int64
}

// Fees are the 信息处理费 of a year (国办函〔2020〕109号). Amounts are in 分.
type Fees struct {
	Notices   int64 // charging notices that went out
	Collected int64
	Waived    int64 // applications whose fee was remitted
}

// Delays are what was done after the day on which the law wants it done.
type Delays struct {
	Answers int64 // applications answered in the year, after their last day
	Items   int64 // items published in the year, after their last day
}

// Village is what a village's year has besides what it published.
type Village struct {
	Months   int64 // months of the year in which something was posted
	Quarters int64 // quarters of the year in which something was posted
	Opinions int64 // 村民意见 that came in on what was posted
	Answered int64 // of them, answered
	Open     int64 // matters that were not closed when the year ended
}
