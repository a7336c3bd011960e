package present

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// ArchiveSettings is the page 编号和保管期限.
type ArchiveSettings struct {
	Scheme  SchemeInput
	Sample  string // a 档号 as it is now
	Frozen  string // why numbers cannot change any more; "" while they can
	WhyNot  string // why the person cannot change anything
	Table   []RetentionLine
	Approve string // 待单位核定, or who agreed to it

	table  archive.RetentionTable
	scheme archive.Scheme
}

// SchemeInput is how the archive is classed, as it stands on the screen.
type SchemeInput struct {
	Fonds, Name, Category string
	ByUnit                bool
	Units                 string // one a line: BGS 办公室
	Volumes               bool
	Sheets                [4]string // that a box of each of BoxSizes holds
}

// RetentionLine is a line of the retention table.
type RetentionLine struct {
	Cells [4]string // 范围 期限 依据 核定
	Good  bool
	Term  int // of the periods
}

// RetentionColumns are the heads of the retention table.
func RetentionColumns() [4]string {
	return [4]string{"归档范围", "保管期限", "依据", "核定"}
}

// ShowSettings turns to the page.
func (p *Archive) ShowSettings() { p.settings(nil) }

func (p *Archive) settings(then func()) {
	var scheme archive.Scheme
	var table archive.RetentionTable
	var holds archive.Capacities
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if scheme, err = p.desk.ArchiveScheme(ctx); err != nil {
			return err
		}
		if holds, err = p.desk.BoxCapacities(ctx); err != nil {
			return err
		}
		table, err = p.desk.RetentionTable(ctx)
		return err
	}, func() {
		p.model.Settings = p.settingsModel(scheme, holds, table)
		p.view.Show(p.model)
		if then != nil {
			then()
		}
	})
}

func (p *Archive) settingsModel(s archive.Scheme, holds archive.Capacities, t archive.RetentionTable) *ArchiveSettings {
	m := &ArchiveSettings{scheme: s, table: t, Approve: t.Note(), WhyNot: p.mayNot(DoCloseYear)}
	m.Scheme = SchemeInput{Fonds: s.Fonds, Name: s.FondsName, Category: s.Category, ByUnit: s.ByUnit, Volumes: s.Arrangement == archive.ByVolume}
	for i, size := range archive.Thicknesses() {
		m.Scheme.Sheets[i] = strconv.Itoa(holds.Of(size))
	}
	var lines []string
	for _, u := range s.Units {
		lines = append(lines, u.Code+" "+u.Name)
	}
	m.Scheme.Units = strings.Join(lines, "\n")
	m.Sample = sampleCode(s, p.chosenYear())
	if len(p.year.Closings) > 0 {
		m.Frozen = fmt.Sprintf("%d年度在%s已经归档编号，全宗号、门类和分类办法定了，不能再改。机构可以加，名称和立卷办法可以改。", p.year.Year, p.year.Closings[0].On)
	}
	for _, row := range t.Rows {
		line := RetentionLine{Cells: [4]string{row.Name, row.Retention.Label(), row.Basis, row.Note()}, Good: row.Confirmed, Term: slices.Index(archive.Retentions(), row.Retention)}
		if row.Confirmed {
			line.Cells[3] = "已核定"
		}
		m.Table = append(m.Table, line)
	}
	return m
}

// sampleCode is a 档号 by a scheme.
func sampleCode(s archive.Scheme, year int) string {
	class := archive.Class{Year: year, Retention: archive.ThirtyYears}
	if s.ByUnit && len(s.Units) > 0 {
		class.Unit = s.Units[0].Code
	}
	return s.Code(class, 1)
}

// scheme reads what stands on the screen.
func (in SchemeInput) scheme() archive.Scheme {
	s := archive.Scheme{
		Fonds: strings.ToUpper(strings.TrimSpace(in.Fonds)), FondsName: strings.TrimSpace(in.Name), Category: strings.ToUpper(strings.TrimSpace(in.Category)),
		ByUnit: in.ByUnit, Arrangement: archive.ByPiece,
	}
	if in.Volumes {
		s.Arrangement = archive.ByVolume
	}
	for line := range strings.Lines(in.Units) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		if code != "" {
			s.Units = append(s.Units, archive.Unit{Code: strings.ToUpper(code), Name: strings.TrimSpace(name)})
		}
	}
	return s
}

// KeepScheme changes how the archive is classed and numbered.
func (p *Archive) KeepScheme(in SchemeInput, done func(wrong map[string]string)) {
	scheme, holds := in.scheme(), archive.Capacities{}
	for i, size := range archive.Thicknesses() {
		holds[size] = pageCount(in.Sheets[i])
	}
	p.keepSettings("已存编号办法", done, func(ctx context.Context) error {
		if err := p.desk.SetBoxCapacities(ctx, holds); err != nil {
			return err
		}
		return p.desk.SetArchiveScheme(ctx, scheme)
	})
}

func (p *Archive) keepSettings(said string, done func(wrong map[string]string), work func(ctx context.Context) error) {
	p.run.Go(work, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{CodeField: sentence}) }, err)
			return
		}
		done(nil)
		p.reload(p.chosenYear(), p.chosenSpine(), nil)
		p.settings(func() { p.view.Say(said) })
	})
}

// CodeField is the field in which a mistake in the settings is told.
const CodeField = "code"

// KeepTerm changes the period of a line of the retention table, and whether the
// office has decided it.
func (p *Archive) KeepTerm(row, term int, confirmed bool, done func(wrong map[string]string)) {
	m := p.model.Settings
	if m == nil || row < 0 || row >= len(m.table.Rows) || term < 0 {
		return
	}
	table := m.table
	table.Rows = slices.Clone(table.Rows)
	table.Rows[row].Retention, table.Rows[row].Confirmed = archive.Retentions()[term], confirmed
	if table.Rows[row].Retention != m.table.Rows[row].Retention || !confirmed { // what was agreed to is another table
		table.Approval, table.ApprovedBy, table.ApprovedOn = "", "", workday.Date{}
	}
	p.keepSettings("已改保管期限，以后整理的件照它", done, func(ctx context.Context) error { return p.desk.SetRetentionTable(ctx, table) })
}

// ApproveTable records that the archives authority agreed to the table.
func (p *Archive) ApproveTable(number, by string, on workday.Date, done func(wrong map[string]string)) {
	m := p.model.Settings
	if m == nil {
		return
	}
	table, err := m.table.Approve(number, by, on)
	if err != nil {
		tell(func(sentence string) { done(map[string]string{CodeField: sentence}) }, err)
		return
	}
	p.keepSettings("已登记审核同意", done, func(ctx context.Context) error { return p.desk.SetRetentionTable(ctx, table) })
}
