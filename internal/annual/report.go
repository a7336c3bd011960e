package annual

import (
	"encoding/json"
	"fmt"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Report is one year's report, our own or one that was read from a file.
type Report struct {
	Organ    string
	Level    string // an office.Level for our own; other organs' files may name others
	Year     int
	Form     string // Edition.ID
	Issued   workday.Date
	Title    string
	Preamble string
	Sections []Section
	Figures  Figures
	Previous *Report // last year's report, for the checks across years; nil when it is not at hand
}

// Section is one of the report's six parts. The tables stand in sections two,
// three and four, after the section's own text.
type Section struct {
	Heading string `json:"heading"`
	Text    string `json:"text"` // paragraphs, one a line
}

// Headings returns the six section headings of form 2021, to the letter.
func Headings() []string {
	return []string{
		"一、总体情况",
		"二、主动公开政府信息情况",
		"三、收到和处理政府信息公开申请情况",
		"四、政府信息公开行政复议、行政诉讼情况",
		"五、存在的主要问题及改进情况",
		"六、其他需要报告的事项",
	}
}

// Edition returns the form of the report, or the one of its year when the
// report does not say.
func (r *Report) Edition() *Edition {
	if e := editionByID(r.Form); e != nil {
		return e
	}
	if e := EditionFor(r.Year); e != nil {
		return e
	}
	return Edition2019()
}

// Get returns the content of a cell; a cell that the report does not show is
// Unseen.
func (r *Report) Get(a Address) Value { return r.Figures[a] }

// hasOldOther reports whether the report knows any cell of the one row that
// form 2019 has for （六）其他处理, be it blank.
func (r *Report) hasOldOther() bool {
	for _, c := range form2019.Table(Table3).Rows[0].Columns {
		if _, ok := r.Figures[At(Table3, OtherSingle, c.Key)]; ok {
			return true
		}
	}
	return false
}

type reportFile struct {
	Organ    string       `json:"organ,omitempty"`
	Level    string       `json:"level,omitempty"`
	Year     int          `json:"year"`
	Form     string       `json:"form"`
	Issued   workday.Date `json:"issued,omitzero"`
	Title    string       `json:"title,omitempty"`
	Preamble string       `json:"preamble,omitempty"`
	Sections []Section    `json:"sections,omitempty"`
	Table2   tableFile    `json:"table2,omitempty"`
	Table3   tableFile    `json:"table3,omitempty"`
	Table4   tableFile    `json:"table4,omitempty"`
	Previous *Report      `json:"previous,omitempty"`
}

// tableFile is a table in a report file, in the order of the form.
type tableFile []rowFile

type rowFile struct {
	key   string
	cells []cellFile
}

type cellFile struct {
	key   string
	value any
	raw   json.RawMessage
}

// MarshalJSON writes the report file: tables nest by row and column in the
// order of the form.
func (r *Report) MarshalJSON() ([]byte, error) {
	f := reportFile{
		Organ: r.Organ, Level: r.Level, Year: r.Year, Form: r.Form, Issued: r.Issued,
		Title: r.Title, Preamble: r.Preamble, Sections: r.Sections, Previous: r.Previous,
	}
	for _, t := range r.Edition().Tables {
		var rows tableFile
		for _, row := range t.Rows {
			line := rowFile{key: row.Key}
			for _, c := range row.Columns {
				v, known := r.Figures[At(t.Key, row.Key, c.Key)]
				if known {
					line.cells = append(line.cells, cellFile{key: c.Key, value: v.json(c.Unit)})
				}
			}
			if len(line.cells) > 0 {
				rows = append(rows, line)
			}
		}
		*f.table(t.Key) = rows
	}
	return json.Marshal(f)
}

func (f *reportFile) table(key string) *tableFile {
	return map[string]*tableFile{Table2: &f.Table2, Table3: &f.Table3, Table4: &f.Table4}[key]
}

// UnmarshalJSON reads a report file. What the form does not know is ignored; a
// row whose value is null is taken as not shown.
func (r *Report) UnmarshalJSON(data []byte) error {
	var f reportFile
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*r = Report{
		Organ: f.Organ, Level: f.Level, Year: f.Year, Form: f.Form, Issued: f.Issued,
		Title: f.Title, Preamble: f.Preamble, Sections: f.Sections, Previous: f.Previous,
		Figures: Figures{},
	}
	for _, key := range []string{Table2, Table3, Table4} {
		if err := r.readTable(key, *f.table(key)); err != nil {
			return err
		}
	}
	return nil
}

func (r *Report) readTable(key string, rows tableFile) error {
	for _, row := range rows {
		for _, cell := range row.cells {
			address := At(key, row.key, cell.key)
			unit, known := unitOf(address)
			if !known {
				continue
			}
			v, err := parseValue(cell.raw, unit)
			if err != nil {
				return fmt.Errorf("%s: %w", address, err)
			}
			r.Figures[address] = v
		}
	}
	return nil
}

// unitOf looks a cell up in every edition: old rows turn up in new reports,
// and that is for the checks to say.
func unitOf(a Address) (Unit, bool) {
	for _, e := range Editions() {
		if _, c, ok := e.find(a); ok {
			return c.Unit, true
		}
	}
	return 0, false
}

// ReadReports reads a report file: one report, or a list of them.
func ReadReports(data []byte) ([]*Report, error) {
	var list []*Report
	var one Report
	switch first := firstByte(data); first {
	case '[':
		if err := json.Unmarshal(data, &list); err != nil {
			return nil, fault.Wrap(err, fault.Unreadable, "报告文件读不出来：不是完整的JSON，或者有格子写得不对。重新导出后再试")
		}
	default:
		if err := json.Unmarshal(data, &one); err != nil {
			return nil, fault.Wrap(err, fault.Unreadable, "报告文件读不出来：不是完整的JSON，或者有格子写得不对。重新导出后再试")
		}
		list = []*Report{&one}
	}
	if slices.ContainsFunc(list, func(r *Report) bool { return r == nil || r.Year == 0 }) {
		return nil, fault.New(fault.Unreadable, "报告文件里没有年度（year）。补上年度再核对")
	}
	return list, nil
}

func firstByte(data []byte) byte {
	for _, b := range data {
		if b != ' ' && b != '\n' && b != '\r' && b != '\t' {
			return b
		}
	}
	return 0
}
