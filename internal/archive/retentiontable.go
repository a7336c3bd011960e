package archive

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// unconfirmed is what stands beside every period that nobody has decided.
const unconfirmed = "待单位核定"

// DefaultRetentions is the table that an office of a level starts with. Every
// period is a suggestion until the office has decided it. A village compiles no
// annual report and makes no 规范性文件.
func DefaultRetentions(level office.Level) RetentionTable {
	rows := slices.DeleteFunc(slices.Clone(materials), func(row RetentionRow) bool {
		return level == office.Village && (row.Material == AnnualReports || row.Material == Normative)
	})
	return RetentionTable{Rows: rows}
}

// Row returns the line of a material.
func (t RetentionTable) Row(m Material) (RetentionRow, bool) {
	at := slices.IndexFunc(t.Rows, func(row RetentionRow) bool { return row.Material == m })
	if at < 0 {
		return RetentionRow{}, false
	}
	return t.Rows[at], true
}

// Of is the period of a material, "" when the table has no line for it: then
// somebody has to choose.
func (t RetentionTable) Of(m Material) Retention {
	row, _ := t.Row(m)
	return row.Retention
}

// Note says of a line that nobody has decided it yet, "" once it is decided.
func (r RetentionRow) Note() string {
	if r.Confirmed {
		return ""
	}
	return unconfirmed
}

// Approved reports whether the archives authority has agreed to the table.
func (t RetentionTable) Approved() bool { return t.Approval != "" && !t.ApprovedOn.IsZero() }

// Note says under the table who agreed to it, or that nobody did.
func (t RetentionTable) Note() string {
	if !t.Approved() {
		return unconfirmed
	}
	return t.ApprovedBy + t.ApprovedOn.Chinese() + "审核同意，" + t.Approval
}

// Approve records that the archives authority agreed to the table; with that
// every line is decided.
func (t RetentionTable) Approve(number, by string, on workday.Date) (RetentionTable, error) {
	t.Approval, t.ApprovedBy, t.ApprovedOn = strings.TrimSpace(number), strings.TrimSpace(by), on
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Confirmed = true
	}
	return t, t.Validate()
}

// Validate reports the first rule that the table breaks. An approval is
// complete or is not there, and covers every line.
func (t RetentionTable) Validate() error {
	if len(t.Rows) == 0 {
		return fault.New(fault.Invalid, "保管期限表是空的。至少写一行")
	}
	for i, row := range t.Rows {
		switch {
		case strings.TrimSpace(string(row.Material)) == "" || strings.TrimSpace(row.Name) == "":
			return fault.New(fault.Invalid, "保管期限表第%d行没有写归档范围。写上是哪一类材料", i+1)
		case !row.Retention.Valid():
			return fault.New(fault.Invalid, "“%s”的保管期限“%s”不对。选永久、30年或10年", row.Name, row.Retention)
		case slices.ContainsFunc(t.Rows[:i], func(r RetentionRow) bool { return r.Material == row.Material }):
			return fault.New(fault.Invalid, "“%s”在保管期限表里有两行。留下一行", row.Name)
		}
	}
	return t.validApproval()
}

func (t RetentionTable) validApproval() error {
	given := 0
	for _, set := range []bool{t.Approval != "", t.ApprovedBy != "", !t.ApprovedOn.IsZero()} {
		if set {
			given++
		}
	}
	if given > 0 && given < 3 {
		return fault.New(fault.Invalid, "保管期限表的审核同意没有写全。写上文号、档案主管部门和日期")
	}
	undecided := slices.IndexFunc(t.Rows, func(row RetentionRow) bool { return !row.Confirmed })
	if given == 3 && undecided >= 0 {
		return fault.New(fault.Conflict, "“%s”还是待单位核定，和已经审核同意的表对不上。核对这一行的期限", t.Rows[undecided].Name)
	}
	return nil
}
