package workday

// Reason says why a day is or is not a working day.
type Reason string

// The reasons. A day off that falls on a weekend inside a holiday is Weekend:
// notices need not say it again.
const (
	WorkingDay      Reason = "working_day"      // Monday to Friday, nothing said
	Weekend         Reason = "weekend"          // Saturday or Sunday, nothing said
	Holiday         Reason = "holiday"          // a notice gives the day off
	AdjustedWorkday Reason = "adjusted_workday" // a notice makes a weekend day worked (调休上班)
)

// Day is one day of the calendar with its reason, and inside a Count with its
// place in the count.
type Day struct {
	Date    Date
	Reason  Reason
	Name    string // the holiday the notice names; "" for WorkingDay and Weekend
	Source  Source // the notice; zero for WorkingDay and Weekend
	Local   bool   // the reason comes from a local pack
	Known   bool   // a pack vouches for the day; false: Monday to Friday was assumed
	Ordinal int    // in a Count: the day is the Ordinal-th working day; 0: not counted
}

// Work reports whether the day is a working day.
func (d Day) Work() bool { return d.Reason == WorkingDay || d.Reason == AdjustedWorkday }

// Explain says in the office's words what the day is: 工作日, 周末, 中秋节放假,
// 国庆节调休上班. For a day no pack vouches for it adds that it is assumed.
func (d Day) Explain() string {
	name := d.Name
	if d.Local {
		name += "（地方假日）"
	}
	words := map[Reason]string{
		WorkingDay:      "工作日",
		Weekend:         "周末",
		Holiday:         name + "放假",
		AdjustedWorkday: name + "调休上班",
	}[d.Reason]
	if !d.Known {
		words += "（估算）"
	}
	return words
}
