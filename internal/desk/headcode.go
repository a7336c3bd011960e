package desk

import (
	"context"

	"zwgk/internal/store"
)

// HeadCode is where the log stands now, as the papers that the office keeps say
// it at their foot (台账校验码). VerifyAnchor holds a log against it later.
func (d *Desk) HeadCode(ctx context.Context) (string, error) {
	anchor, err := d.office.Anchor(ctx)
	if err != nil {
		return "", err
	}
	return anchor.String(), nil
}

// AnchorProof is what the log says to a code from paper.
type AnchorProof = store.AnchorProof

// VerifyAnchor proves that the log still holds all that it held when a code was
// printed. A code that was miscopied is a fault and no verdict.
func (d *Desk) VerifyAnchor(ctx context.Context, code string) (AnchorProof, error) {
	anchor, err := store.ParseAnchor(code)
	if err != nil {
		return AnchorProof{}, err
	}
	return d.office.VerifyAnchor(ctx, anchor)
}
