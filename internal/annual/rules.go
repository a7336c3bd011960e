package annual

import (
	"fmt"

	"zwgk/internal/office"
	"zwgk/internal/request"
)

// Rules returns the checks on the figures, in the order in which a report is
// read. E1 to E5, F1 and F2 are the identities B6 to B8 of docs/basis.md.
func Rules() []Rule {
	return []Rule{
		{"FORM-YEAR", Error, "2021年度起用国办公开办函〔2021〕30号的格式，2019、2020年度用〔2019〕60号的格式", judgeForm},
		{"CELL", Error, "E5、F2：表二、表三、表四每一格都填数，是不小于0的整数（收费金额以万元为单位，可以有小数），没有的填0", judgeCells},
		{"REG0", Error, "《立法法》第九十三条：设区的市以上才能制定规章；乡镇、街道、县区的规章制度不是规章", judgeRegulations},
		{"T3-MAIN", Error, "E1，表三表头：第一项加第二项之和，等于第三项加第四项之和", judgeIdentities(Table3, mainIdentity)},
		{"T3-SUM", Error, "E2：第三项（七）总计等于（一）到（六）各行之和", judgeIdentities(Table3, outcomeSums)},
		{"T3-ROW", Error, "E3：总计列等于自然人和五类法人或其他组织之和", judgeIdentities(Table3, rowSums)},
		{"T4-SUM", Error, "F1：总计等于结果维持、结果纠正、其他结果、尚未审结之和", judgeIdentities(Table4, caseSums)},
		{"CARRY", Error, "E4：本年“上年结转”就是上年报告的“结转下年度继续办理”（由两个栏目的定义得出）", judgeIdentities(Table3, carryIdentity)},
		{"INFORCE", Warning, "现行有效件数＝上年现行有效＋本年制发－本年废止；清理、自然失效会使它不成立，只作提示", judgeIdentities(Table2, inForceIdentity)},
	}
}

// judgeForm finds old tables in new reports and the reverse.
func judgeForm(r *Report) verdict {
	var v verdict
	want := EditionFor(r.Year)
	switch {
	case want == nil:
		return v
	case r.Form != "" && r.Form != want.ID:
		v.broken = append(v.broken, breach{Table2, fmt.Sprintf("%d年度的报告用了%s年格式的表，应当用%s的格式", r.Year, r.Form, want.Notice)})
	case want.ID != "2019" && r.hasOldOther():
		v.broken = append(v.broken, breach{At(Table3, OtherSingle, Total), "表三“（六）其他处理”只有一行，是2019年的格式；应当分三行：逾期不补正、逾期不缴费、其他"})
	}
	return v
}

// judgeCells looks at what is printed in each cell of the report's own form.
func judgeCells(r *Report) verdict {
	v := verdict{table: Table2}
	edition := r.Edition()
	for a, column := range edition.Cells {
		if table, _, _ := a.Split(); table != Table3 {
			judgeCell(r, edition, a, column, &v)
		}
	}
	tables := r.tableThree()
	for a, column := range tables.Cells {
		if table, _, _ := a.Split(); table == Table3 {
			judgeCell(r, tables, a, column, &v)
		}
	}
	return v
}

func judgeCell(r *Report, edition *Edition, a Address, column Column, v *verdict) {
	value := r.Get(a)
	if message := cellFault(value, column.Unit); message != "" {
		v.broken = append(v.broken, breach{a, edition.Place(a) + message})
	}
	if value.State == Unseen {
		v.unjudged++
	}
}

// tableThree returns the edition whose table three the report really has: new
// reports turn up with the old one, of which judgeForm speaks.
func (r *Report) tableThree() *Edition {
	if r.hasOldOther() {
		return Edition2019()
	}
	return r.Edition()
}

func cellFault(v Value, unit Unit) string {
	switch {
	case v.State == Blank:
		return "是空白。没有的填0"
	case v.State == Words && unit == Amount:
		return fmt.Sprintf("写的是“%s”。只写数，单位是万元，最多6位小数", v.Text)
	case v.State == Words:
		return fmt.Sprintf("写的是“%s”。只写整数，没有的填0", v.Text)
	case v.State == Number && v.Number < 0 && unit != Change:
		return fmt.Sprintf("是%s。不会小于0，核对原数", v.Format(unit))
	}
	return ""
}

// judgeRegulations judges organs that surely cannot make 规章; departments and
// provinces are not judged.
func judgeRegulations(r *Report) verdict {
	var v verdict
	level, err := office.ParseLevel(r.Level)
	if err != nil || level.MakesRegulations() {
		return v
	}
	for a := range r.Edition().Cells {
		table, row, _ := a.Split()
		if table == Table2 && row == "regulations" && r.Get(a).State == Number && r.Get(a).Number > 0 {
			v.broken = append(v.broken, breach{a, fmt.Sprintf("%s填了%d。这一级没有规章制定权，应当是0；规章制度不算规章", r.Edition().Place(a), r.Get(a).Number)})
		}
	}
	return v
}

func mainIdentity(*Report) []identity {
	var out []identity
	for _, c := range applicantColumns() {
		out = append(out, identity{
			where: At(Table3, CarriedForward, c.Key), place: "表三" + c.Label + "列",
			left:  []term{{at: At(Table3, NewReceived, c.Key), label: "新收"}, {at: At(Table3, CarriedOver, c.Key), label: "上年结转"}},
			right: []term{{at: At(Table3, ResultTotal, c.Key), label: "办理总计"}, {at: At(Table3, CarriedForward, c.Key), label: "结转下年"}},
		})
	}
	return out
}

// outcomeSums adds up whichever rows （六）其他处理 has in this report.
func outcomeSums(r *Report) []identity {
	rows := r.tableThree().Table(Table3).Rows
	var out []identity
	for _, c := range applicantColumns() {
		eq := identity{
			where: At(Table3, ResultTotal, c.Key), place: "表三" + c.Label + "列",
			left: []term{{at: At(Table3, ResultTotal, c.Key), label: "（七）总计"}},
		}
		for _, row := range rows {
			if request.Outcome(row.Key).Valid() || row.Key == OtherSingle {
				eq.right = append(eq.right, term{at: At(Table3, row.Key, c.Key)})
			}
		}
		out = append(out, eq)
	}
	return out
}

func rowSums(r *Report) []identity {
	var out []identity
	for _, row := range r.tableThree().Table(Table3).Rows {
		eq := identity{
			where: At(Table3, row.Key, Total), place: "表三“" + row.Name() + "”",
			left: []term{{at: At(Table3, row.Key, Total), label: "总计"}},
		}
		for _, k := range request.ApplicantKinds() {
			eq.right = append(eq.right, term{at: At(Table3, row.Key, string(k))})
		}
		out = append(out, eq)
	}
	return out
}

func caseSums(r *Report) []identity {
	var out []identity
	for _, row := range r.Edition().Table(Table4).Rows {
		eq := identity{
			where: At(Table4, row.Key, Total), place: "表四" + row.Name(),
			left: []term{{at: At(Table4, row.Key, Total), label: "总计"}},
		}
		for _, c := range row.Columns {
			if c.Key != Total {
				eq.right = append(eq.right, term{at: At(Table4, row.Key, c.Key), label: c.Label})
			}
		}
		out = append(out, eq)
	}
	return out
}

func carryIdentity(r *Report) []identity {
	if r.Previous == nil {
		return nil
	}
	var out []identity
	for _, c := range applicantColumns() {
		out = append(out, identity{
			where: At(Table3, CarriedOver, c.Key), place: "表三" + c.Label + "列",
			left:  []term{{at: At(Table3, CarriedOver, c.Key), label: "上年结转"}},
			right: []term{{at: At(Table3, CarriedForward, c.Key), previous: true, label: "上年报告结转下年"}},
		})
	}
	return out
}

func inForceIdentity(r *Report) []identity {
	if r.Previous == nil || r.Edition().ID != "2021" || r.Previous.Edition().ID != "2021" {
		return nil
	}
	var out []identity
	for _, row := range []string{"regulations", "normative_documents"} {
		at := At(Table2, row, InForce)
		out = append(out, identity{
			where: at, place: r.Edition().Place(at),
			left: []term{{at: at, label: "填"}},
			right: []term{
				{at: at, previous: true, label: "上年"},
				{at: At(Table2, row, Made), label: "制发"},
				{at: At(Table2, row, Abolished), minus: true, label: "废止"},
			},
		})
	}
	return out
}
