package annual

import (
	"strings"
)

// Address names a cell: table, row and column, as in
// "table3.granted.natural_person". Report files nest by its parts.
type Address string

// At builds the address of a cell.
func At(table, row, column string) Address {
	return Address(table + "." + row + "." + column)
}

// Split returns the parts of a, each empty when a has no such part.
func (a Address) Split() (table, row, column string) {
	table, rest, _ := strings.Cut(string(a), ".")
	row, column, _ = strings.Cut(rest, ".")
	return table, row, column
}

// The tables have the numbers of the report's sections.
const (
	Table2 = "table2" // 主动公开政府信息情况
	Table3 = "table3" // 收到和处理政府信息公开申请情况
	Table4 = "table4" // 政府信息公开行政复议、行政诉讼情况
)

// Edition is one form of the report: its tables with every label to the
// letter, the notice that prescribes it, and the years it is for.
type Edition struct {
	ID     string // "2021": also the value of "form" in report files
	Notice string // 文号 of the notice
	From   int    // first year of use
	To     int    // last year of use; 0 while in force
	Tables []Table

	cells map[Address]place // where every cell stands
}

type place struct {
	row    Row
	column Column
}

// indexed completes an edition.
func (e Edition) indexed() *Edition {
	e.cells = map[Address]place{}
	for _, t := range e.Tables {
		for _, r := range t.Rows {
			for _, c := range r.Columns {
				e.cells[At(t.Key, r.Key, c.Key)] = place{r, c}
			}
		}
	}
	return &e
}

var (
	form2021 = newEdition2021()
	form2019 = newEdition2019()
)

// Edition2021 returns the form of 国办公开办函〔2021〕30号, in use for the years
// from 2021 on. Editions are shared: nobody changes them.
func Edition2021() *Edition { return form2021 }

// Edition2019 returns the form of 国办公开办函〔2019〕60号, used for 2019 and 2020.
// It is here so that old reports can be read and compared; new reports are
// never made in it.
func Edition2019() *Edition { return form2019 }

// Table is one of the report's tables.
type Table struct {
	Key   string
	Title string // the section heading it stands under
	Rows  []Row
}

// Row is a line of figures. Label has one part for each level of the printed
// heading, outermost first.
type Row struct {
	Key     string
	Label   []string
	Columns []Column
}

// Column is a figure's place in its row.
type Column struct {
	Key   string
	Label string
	Unit  Unit
}

// Editions returns every known form, newest first.
func Editions() []*Edition { return []*Edition{Edition2021(), Edition2019()} }

// EditionFor returns the form prescribed for a year, or nil before 2019.
func EditionFor(year int) *Edition {
	for _, e := range Editions() {
		if year >= e.From && (e.To == 0 || year <= e.To) {
			return e
		}
	}
	return nil
}

// editionByID returns the form that a report file names, or nil.
func editionByID(id string) *Edition {
	for _, e := range Editions() {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Table returns the table with the given key, or nil.
func (e *Edition) Table(key string) *Table {
	for i := range e.Tables {
		if e.Tables[i].Key == key {
			return &e.Tables[i]
		}
	}
	return nil
}

// Cells calls yield for every cell in printed order until it returns false.
func (e *Edition) Cells(yield func(Address, Column) bool) {
	for _, t := range e.Tables {
		for _, r := range t.Rows {
			for _, c := range r.Columns {
				if !yield(At(t.Key, r.Key, c.Key), c) {
					return
				}
			}
		}
	}
}

// find returns the row and column at an address.
func (e *Edition) find(a Address) (Row, Column, bool) {
	p, ok := e.cells[a]
	return p.row, p.column, ok
}

// Place names a cell in words, for messages: 表三“（一）予以公开”自然人.
func (e *Edition) Place(a Address) string {
	row, column, ok := e.find(a)
	if !ok {
		return string(a)
	}
	return tableName(a) + "“" + row.Name() + "”" + column.Label
}

// Name is the row's own label, without those it stands under.
func (r Row) Name() string { return r.Label[len(r.Label)-1] }

func tableName(a Address) string {
	table, _, _ := a.Split()
	return map[string]string{Table2: "表二", Table3: "表三", Table4: "表四"}[table]
}

// UnitOf returns the unit of a cell of form 2021.
func UnitOf(a Address) Unit {
	_, c, _ := Edition2021().find(a)
	return c.Unit
}
