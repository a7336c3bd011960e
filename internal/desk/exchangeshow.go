package desk

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/parcel"
)

// ExchangeEnding is how the names of packages between offices end.
const ExchangeEnding = parcel.ExchangeEnding

// ExchangeCodeSlip sets the slip of paper by which partners know the office's
// packages.
func (d *Desk) ExchangeCodeSlip(ctx context.Context) (*paper.Document, *paper.FontSet, error) {
	code, err := d.ExchangeCode(ctx)
	if err != nil {
		return nil, nil, err
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.ExchangeCode(form.ExchangeSlip{Organ: d.Organ(), Code: code, On: d.Today()}, fonts)
	return document, fonts, err
}

// PackageNeedsPassphrase reports whether a package can be looked into only with
// a passphrase. One that cannot be read needs none: looking says what is wrong.
func PackageNeedsPassphrase(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	const enough = 64
	head, err := io.ReadAll(io.LimitReader(file, enough))
	return err == nil && parcel.IsSealed(head)
}

// ReportedItems are the items that a village reported, with what the town found
// of each; a village asks for its own.
func (d *Desk) ReportedItems(ctx context.Context, village string) ([]exchange.ReportedItem, error) {
	all, err := d.office.StatementsOf(ctx, d.office.Reader(), exchange.Item, exchange.Evidence, exchange.Review)
	return exchange.ReportedBy(exchange.Values(all), village), err
}

// shownProofs are the files of others that the system's viewer may be given:
// none that runs anything.
var shownProofs = []string{".jpg", ".jpeg", ".png", ".pdf", ".txt", ".docx", ".xlsx"}

// ShowProof puts a copy of a proof that a village sent where the system's
// viewer can open it, under its own name, and returns the path.
func (d *Desk) ShowProof(ctx context.Context, proof exchange.EvidenceBody) (path string, err error) {
	ending := strings.ToLower(filepath.Ext(proof.Name))
	if !slices.Contains(shownProofs, ending) {
		return "", fault.New(fault.NotAllowed, "“%s”不是照片、PDF或者文档，不打开别人给的这种文件。让村里换成照片再报", proof.Name)
	}
	from, err := os.Open(d.office.FilePath(proof.Digest))
	if err != nil {
		return "", fault.Wrap(err, fault.Damaged, "凭证“%s”不见了，或者读不出来。用最近的备份恢复", proof.Name)
	}
	defer from.Close()
	const told = 8 // of the digest: two villages may call a photograph the same
	path = d.PrintedPath("凭证 "+proof.Digest[:told]+" "+strings.TrimSuffix(filepath.Base(proof.Name), filepath.Ext(proof.Name)), ending)
	return path, replaceFile(path, func(w io.Writer) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		_, err := io.Copy(w, from)
		return err
	})
}
