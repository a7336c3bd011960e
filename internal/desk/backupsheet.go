package desk

import (
	"context"
	"fmt"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
)

// RecoverySheet sets the card that is kept with a backup: where it lies, how to
// tell that it is the right one, how to restore it. The passphrase is written on
// it by hand.
func (d *Desk) RecoverySheet(ctx context.Context, r BackupRecord) (*paper.Document, *paper.FontSet, error) {
	if r.Path == "" {
		return nil, nil, fault.New(fault.Invalid, "还没有备份，没有恢复卡可以打印。先备份一次")
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.RecoverySheet(form.Recovery{
		Organ: d.Organ(), File: filepath.Base(r.Path), Place: filepath.Dir(r.Path), Made: r.Made.Local().Format("2006年1月2日 15:04"),
		Size: sizeWord(r.Bytes), Contents: fmt.Sprintf("单位的全部资料和附件，操作日志到第%d条", r.Entries),
		Head: r.Head, Seal: r.Seal, Encrypted: r.Encrypted, On: d.Today(),
	}, fonts)
	return document, fonts, err
}
