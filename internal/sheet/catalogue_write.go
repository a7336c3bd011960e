package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// CatalogueFile says how a 公开目录 is written.
type CatalogueFile struct {
	Layout CatalogueLayout
	Title  string // the line at the top, e.g. 青石镇基层政务公开标准目录; "" for none
	// Own adds the columns that only this program knows (编号, 公开周期, 状态, 出处,
	// 备注), so that another office reads back everything; without them the file
	// is as the county publishes it.
	Own bool
}

const (
	mostEntries = 20_000
	tabName     = "公开目录"
	lineHeight  = 14.0  // points, of 10-point text
	tallestRow  = 400.0 // points; Excel ends at 409
)

// WriteCatalogue writes a workbook that ReadCatalogue reads back without any
// change. Every cell is text, so that no entry can become a formula. The sheet
// prints on A4 across, with the heading on every page.
func WriteCatalogue(w io.Writer, file CatalogueFile, entries []catalog.Entry) error {
	if file.Layout.Label() == "" {
		return fault.New(fault.Usage, "没有选目录格式。选标准目录或村务公开目录")
	}
	if len(entries) > mostEntries {
		return fault.New(fault.TooLarge, "目录有%d条，超过%d条。按领域分成几份", len(entries), mostEntries)
	}
	normal := make([]catalog.Entry, len(entries))
	for i, e := range entries {
		normal[i] = e.Normal()
		normal[i].Position = i + 1
		if err := normal[i].Validate(); err != nil {
			return err
		}
	}
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	s := &catalogueSheet{book: book, columns: layoutColumns(file.Layout, tiersOf(normal), file.Own)}
	err := s.write(file, normal)
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fault.Wrap(err, fault.Storage, "目录写不出来。检查磁盘是否已满、文件是否正被打开，或者换一个地方")
	}
	return nil
}

// tiersOf lists the tiers of the entries in their order.
func tiersOf(entries []catalog.Entry) []catalog.Tier {
	var tiers []catalog.Tier
	for _, e := range entries {
		for _, t := range e.Tiers {
			if !slices.Contains(tiers, t) {
				tiers = append(tiers, t)
			}
		}
	}
	catalog.SortTiers(tiers)
	return tiers
}

// catalogueSheet is a sheet that is being written, row by row.
type catalogueSheet struct {
	book    *excelize.File
	columns []layoutColumn
	row     int // last row written
	styles  catalogueStyles
	head    [2]int // rows of the first heading
}

type catalogueStyles struct{ title, banner, head, text, centred int }

func (s *catalogueSheet) write(file CatalogueFile, entries []catalog.Entry) error {
	if err := s.begin(); err != nil {
		return err
	}
	if title := strings.ReplaceAll(catalog.NormalText(file.Title), "\n", " "); title != "" {
		if err := s.banner(title, s.styles.title, 30); err != nil {
			return err
		}
	}
	if err := s.tables(file, entries); err != nil {
		return err
	}
	return s.print()
}

// tables writes the entries, in the county's layout a table for each 领域.
func (s *catalogueSheet) tables(file CatalogueFile, entries []catalog.Entry) error {
	if file.Layout == VillageLayout || !namesDomains(file.Title, entries) {
		return s.table(entries)
	}
	for n := 1; len(entries) > 0; n++ {
		size := slices.IndexFunc(entries, func(e catalog.Entry) bool { return e.Domain != entries[0].Domain })
		if size < 0 {
			size = len(entries)
		}
		name := noDomain
		if d := entries[0].Domain; d != "" {
			name = d + "领域"
		}
		if err := s.banner("（"+chineseCount(n)+"）"+name, s.styles.banner, 24); err != nil {
			return err
		}
		if err := s.table(entries[:size]); err != nil {
			return err
		}
		entries = entries[size:]
	}
	return nil
}

// namesDomains reports whether the tables need the names of their 领域 above
// them: some entry has one, or a reader would take one from the title.
func namesDomains(title string, entries []catalog.Entry) bool {
	_, _, named := domainOf(strings.ReplaceAll(catalog.NormalText(title), "\n", " "))
	return named || slices.ContainsFunc(entries, func(e catalog.Entry) bool { return e.Domain != "" })
}

// table writes a heading and the entries under it.
func (s *catalogueSheet) table(entries []catalog.Entry) error {
	if err := s.heading(); err != nil {
		return err
	}
	first := s.row + 1
	for _, e := range entries {
		if err := s.entry(e); err != nil {
			return err
		}
	}
	for c, column := range s.columns {
		if column.merged {
			if err := s.mergeRuns(c, first, entries, column.text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *catalogueSheet) heading() error {
	top, bottom := s.row+1, s.row+2
	if s.head[0] == 0 {
		s.head = [2]int{top, bottom}
	}
	for c, column := range s.columns {
		if err := s.put(c, top, column.upper, s.styles.head); err != nil {
			return err
		}
		lower := column.lower
		if lower == column.upper {
			lower = ""
		}
		if err := s.put(c, bottom, lower, s.styles.head); err != nil {
			return err
		}
	}
	for c := 0; c < len(s.columns); {
		end := c + 1
		for end < len(s.columns) && s.columns[end].upper == s.columns[c].upper {
			end++
		}
		to := top
		if s.columns[c].lower == s.columns[c].upper {
			to = bottom
		}
		if err := s.merge(c, top, end-1, to); err != nil {
			return err
		}
		c = end
	}
	s.row = bottom
	return nil
}

// merge makes one cell of a range; of a single cell it does nothing.
func (s *catalogueSheet) merge(left, top, right, bottom int) error {
	if left == right && top == bottom {
		return nil
	}
	return s.book.MergeCell(tabName, cellAt(left, top), cellAt(right, bottom))
}

func (s *catalogueSheet) entry(e catalog.Entry) error {
	s.row++
	height := 2 * lineHeight
	for c, column := range s.columns {
		style := s.styles.text
		if column.centred {
			style = s.styles.centred
		}
		text := column.text(e)
		if err := s.put(c, s.row, text, style); err != nil {
			return err
		}
		if !column.merged {
			height = max(height, float64(linesIn(text, column.width))*lineHeight+4)
		}
	}
	return s.book.SetRowHeight(tabName, s.row, min(height, tallestRow))
}

// linesIn is how many lines a text takes in a column.
func linesIn(text string, width float64) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, (textWidth(line)+int(width)-1)/int(width))
	}
	return n
}

// mergeRuns makes one cell of equal neighbours.
func (s *catalogueSheet) mergeRuns(column, first int, entries []catalog.Entry, text func(catalog.Entry) string) error {
	for i := 0; i < len(entries); {
		end := i + 1
		for end < len(entries) && text(entries[end]) == text(entries[i]) && sameDomain(entries[end], entries[i]) {
			end++
		}
		if text(entries[i]) != "" {
			if err := s.merge(column, first+i, column, first+end-1); err != nil {
				return err
			}
		}
		i = end
	}
	return nil
}

func sameDomain(a, b catalog.Entry) bool { return a.Domain == b.Domain }

func (s *catalogueSheet) banner(text string, style int, height float64) error {
	s.row++
	last := len(s.columns) - 1
	for c := range s.columns {
		words := ""
		if c == 0 {
			words = text
		}
		if err := s.put(c, s.row, words, style); err != nil {
			return err
		}
	}
	if err := s.merge(0, s.row, last, s.row); err != nil {
		return err
	}
	return s.book.SetRowHeight(tabName, s.row, height)
}

// put writes a text into a cell. SetCellStr makes it a string whatever it
// begins with.
func (s *catalogueSheet) put(column, row int, text string, style int) error {
	cell := cellAt(column, row)
	if text != "" {
		if err := s.book.SetCellStr(tabName, cell, escapeText(text)); err != nil {
			return err
		}
	}
	return s.book.SetCellStyle(tabName, cell, cell, style)
}

var escaped = pattern(`^_x[0-9A-Fa-f]{4}_`)

// escapeText keeps a text such as _x000D_ from being read as the control
// character that a workbook means by it.
func escapeText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && escaped().MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func cellAt(column, row int) string { return fmt.Sprintf("%s%d", columnName(column), row) }
