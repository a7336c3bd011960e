package main

import (
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/sheet"
)

// mostPairs is how many columns of a table can be named in one call.
const mostPairs = 200

// nameColumns prints what the heading of a file is taken for. With pairs of
// 表头=栏目 it remembers them first; a heading without a pair stays what it was
// taken for.
func nameColumns(s *session, d *desk.Desk, kind sheet.Kind, path string, pairs []string, asJSON bool) error {
	layout, err := d.ImportLayout(s, kind, path)
	if err != nil {
		return err
	}
	if len(pairs) > 0 {
		chosen, err := pairedColumns(layout, pairs)
		if err != nil {
			return err
		}
		if err := d.RememberColumns(s, layout, chosen); err != nil {
			return err
		}
		if layout, err = d.ImportLayout(s, kind, path); err != nil {
			return err
		}
	}
	if asJSON {
		return writeJSON(s.out, layout)
	}
	fmt.Fprintf(s.out, "工作表“%s”第%d行是表头\n", layout.Sheet, layout.Row)
	for _, c := range layout.Columns {
		column := c.Column
		if column == "" {
			column = "（不导入）"
		}
		fmt.Fprintf(s.out, "  %s=%s　%s\n", c.Heading, column, strings.Join(c.Sample, "、"))
	}
	var needed, others []string
	for _, w := range layout.Wanted {
		if w.Required {
			needed = append(needed, w.Name)
		} else {
			others = append(others, w.Name)
		}
	}
	fmt.Fprintf(s.out, "必须有的栏目：%s\n可以有的：%s\n", strings.Join(needed, "、"), strings.Join(others, "、"))
	if len(pairs) > 0 {
		fmt.Fprintln(s.out, "已记住，表头一样的文件以后都这样读")
	}
	return nil
}

// pairedColumns reads 表头=栏目. A heading may hold the sign itself: the one that
// the file has counts.
func pairedColumns(layout sheet.Layout, pairs []string) (map[string]string, error) {
	chosen := map[string]string{}
	for _, c := range layout.Columns {
		chosen[c.Heading] = c.Column
	}
	for _, pair := range pairs {
		at := strings.LastIndex(pair, "=")
		if at < 0 {
			return nil, fault.New(fault.Usage, "“%s”写法不对。写成“表头=栏目”，例如 哪天=收到日期", pair)
		}
		heading, column := strings.TrimSpace(pair[:at]), strings.TrimSpace(pair[at+1:])
		if _, known := chosen[heading]; !known {
			return nil, fault.New(fault.Usage, "文件里没有“%s”这个表头。先用 --columns 看有哪些", heading)
		}
		chosen[heading] = column
	}
	return chosen, nil
}

// books lists what was imported for a year, or takes one import back.
func (o *importOptions) books(s *session, files []string) error {
	if len(files) > 0 {
		return fault.New(fault.Usage, "多写了“%s”。写法见 zwgkctl help import", files[0])
	}
	if err := needYear(*o.year); err != nil {
		return err
	}
	return atDesk(s, *o.dir, func(d *desk.Desk) error {
		if o.undo != "" {
			done, err := d.UndoImport(s, *o.year, o.undo)
			if err == nil {
				fmt.Fprintf(s.out, "已撤回：删去%d件，恢复%d件\n", done.Removed, done.Restored)
			}
			return err
		}
		return listBooks(s, d, *o.year, o.json)
	})
}

// listedBook is a book as --list --json writes it.
type listedBook struct {
	ID     string     `json:"id"`
	Kind   sheet.Kind `json:"kind"`
	Name   string     `json:"name"`
	On     string     `json:"on"` // day
	By     string     `json:"by"`
	Says   string     `json:"says"`
	Undone string     `json:"undone,omitempty"` // day
}

func listBooks(s *session, d *desk.Desk, year int, asJSON bool) error {
	books, err := d.ImportedBooks(s, year)
	if err != nil {
		return err
	}
	listed := []listedBook{}
	for _, b := range books {
		one := listedBook{ID: b.ID, Kind: b.Kind, Name: b.Name, On: b.On.String(), By: b.By, Says: b.Says}
		if !b.Undone.IsZero() {
			one.Undone = b.Undone.String()
		}
		listed = append(listed, one)
	}
	if asJSON {
		return writeJSON(s.out, listed)
	}
	for i, b := range listed {
		state := ""
		if b.Undone != "" {
			state = "　" + b.Undone + "撤回"
		}
		fmt.Fprintf(s.out, "%s　%s　%s　%s导入　%s%s\n", b.ID, books[i].Kind.Label(), b.Name, b.On, b.Says, state)
	}
	fmt.Fprintf(s.err, "%d年导入过%d份\n", year, len(listed))
	return nil
}
