package desk

import (
	"context"
	"fmt"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
)

// HandoverName begins the names of the list and of the package.
const HandoverName = "工作移交"

// HandoverSheet is what a 工作交接清单 says beside what is open.
type HandoverSheet struct {
	From, To, Witness string        // 移交人、接收人、监交人; "" leaves the place
	Package           *BackupRecord // the file with all of the office; nil while none was made
}

// HandoverPages lays out the list of a handover for three signatures. Its foot
// has the code of the log as it is now, so that it covers the package too.
func (d *Desk) HandoverPages(ctx context.Context, h *Handover, p HandoverSheet) (*paper.Document, *paper.FontSet, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return nil, nil, err
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	code, err := d.HeadCode(ctx)
	if err != nil {
		return nil, nil, err
	}
	s := form.Succession{
		Organ: h.Organ, From: p.From, To: p.To, Witness: p.Witness, On: h.On, Attachments: h.Attachments, Entries: h.Entries,
		Backup: h.BackupSays, Key: h.Key, Partners: h.Partners, Code: code,
	}
	for _, m := range h.Matters {
		s.Matters = append(s.Matters, form.SuccessionMatter{
			Kind: m.Kind.Label(), Name: m.Name, Stage: m.Stage, Turn: m.Turn, LastDay: m.LastDay, Left: m.LeftWords(), Why: m.Why, Estimated: m.Estimated,
		})
	}
	for _, r := range h.Registers {
		s.Registers = append(s.Registers, form.SuccessionCount(r))
	}
	if r := p.Package; r != nil {
		s.Package = &form.SuccessionPackage{
			File: filepath.Base(r.Path), Made: r.Made.Local().Format("2006年1月2日 15:04"), Size: sizeWord(r.Bytes), Seal: r.Seal, Encrypted: r.Encrypted,
		}
	}
	document, err := form.SuccessionList(s, fonts)
	return document, fonts, err
}

// LeftWords says how many working days there are: 剩2个工作日, 超2个工作日; ""
// where they were not counted.
func (m OpenMatter) LeftWords() string {
	switch {
	case !m.Counted:
		return ""
	case m.Left < 0:
		return fmt.Sprintf("超%d个工作日", -m.Left)
	case m.Left == 0:
		return "今天到期"
	}
	return fmt.Sprintf("剩%d个工作日", m.Left)
}

// HandoverPackage writes the whole office into one encrypted file and reads it
// again, as Backup does. It is never made without a passphrase, because it
// changes hands.
func (d *Desk) HandoverPackage(ctx context.Context, path, passphrase string, progress Progress) (Backup, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return Backup{}, err
	}
	if passphrase == "" {
		return Backup{}, fault.New(fault.Invalid, "没有写口令。移交包里有个人信息，写一个口令，当面告诉接收人")
	}
	if path == "" {
		return Backup{}, fault.New(fault.Usage, "没有写移交包放在哪里。选一个U盘或者移动硬盘")
	}
	return d.Backup(ctx, BackupOrder{To: path, Passphrase: passphrase}, progress)
}

// HandoverPackageName is what the package is called unless a person says
// otherwise.
func (d *Desk) HandoverPackageName() string {
	return fileName(d.Organ().Name+" "+HandoverName) + " " + d.Today().String() + ".zip.age"
}
