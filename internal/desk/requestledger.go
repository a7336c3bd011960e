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

// ExportRequests writes the register of the applications received in a
// year, 0 for all, as a workbook. It names the applicants only for those who
// may see who they are, and then the log says so. Matters that are no
// applications are not in it.
func (d *Desk) ExportRequests(ctx context.Context, path string, year int) error {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return fault.New(fault.Usage, "不能存成“%s”。文件名用 .xlsx 结尾", filepath.Base(path))
	}
	ledger := sheet.RequestLedger{
		Title: d.Organ().Name + "政府信息公开申请登记台账", Organ: d.Organ().Name,
		Identities: d.permit(office.SeeApplicants) == nil,
	}
	if ledger.Identities {
		if err := d.lookAtAll(ctx, "导出依申请公开台账"); err != nil {
			return err
		}
	}
	return replaceFile(path, func(w io.Writer) error {
		return sheet.WriteRequests(w, ledger, func(take func(sheet.RequestRow) error) error {
			return d.office.EachRequest(ctx, year, func(row store.RequestRow) error {
				h := clockwork{}.hold(row)
				line := sheet.RequestRow{Application: h.line.Record, Identity: h.dossier.Identity, Form: h.dossier.Form}
				if !ledger.Identities {
					line.Application = hideLine(line.Application, h.hider())
				}
				return take(line)
			})
		})
	})
}
