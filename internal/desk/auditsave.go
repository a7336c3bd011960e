package desk

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
)

// EachAuditLine is AuditPage without pages: it calls see with every entry that a
// filter chooses, the oldest first.
func (d *Desk) EachAuditLine(ctx context.Context, f AuditFilter, see func(AuditLine) error) error {
	if err := d.permit(office.ReadLog); err != nil {
		return err
	}
	chosen, err := d.auditFilter(f)
	if err != nil {
		return err
	}
	return d.office.EachAudit(ctx, chosen, func(r store.AuditRow) error { return see(d.auditLine(r)) })
}

// Says is a filter as it stands over a list: what was chosen, "" for all.
func (f AuditFilter) Says() string {
	var parts []string
	switch from, to := f.From.Chinese(), f.To.Chinese(); {
	case from != "" && to != "":
		parts = append(parts, from+"到"+to)
	case from != "":
		parts = append(parts, from+"以后")
	case to != "":
		parts = append(parts, to+"以前")
	}
	for _, part := range []string{f.Person, AuditActionName(f.Action)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if words := strings.TrimSpace(f.Words); words != "" {
		parts = append(parts, "记录里有“"+words+"”")
	}
	return strings.Join(parts, "，")
}

// SaveAudit writes the entries of a filter to an .xlsx, all of them however many.
func (d *Desk) SaveAudit(ctx context.Context, f AuditFilter, path string) error {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return fault.New(fault.Usage, "不能存成“%s”。文件名用 .xlsx 结尾", filepath.Base(path))
	}
	if err := d.permit(office.ReadLog); err != nil {
		return err
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return err
	}
	chosen := f.Says()
	if chosen == "" {
		chosen = "全部"
	}
	title := d.Organ().Name + "操作日志（" + chosen + "），" + d.Today().Chinese() + "存，台账校验码 " + code
	return replaceFile(path, func(w io.Writer) error {
		return sheet.WriteAuditLog(w, title, func(take func(sheet.AuditRow) error) error {
			return d.EachAuditLine(ctx, f, func(l AuditLine) error {
				row := sheet.AuditRow{Seq: l.Seq, At: l.At, Person: l.Person, What: l.What, Record: l.Record}
				if l.WrongClock {
					row.Note = "时间不对"
				}
				return take(row)
			})
		})
	})
}
