package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// CheckArchive looks at years by every rule before they leave (四性检测). Every file
// is really read and every copy opened; progress counts them. What is wrong
// stands in the lines, the error is for what could not be looked at at all.
func (d *Desk) CheckArchive(ctx context.Context, years []int, hand HandChecks, progress Progress) ([]archive.Line, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return nil, err
	}
	facts, err := d.facts(ctx, years, hand, progress)
	if err != nil {
		return nil, err
	}
	return archive.Check(facts), nil
}

// facts gathers what a check is made from.
func (d *Desk) facts(ctx context.Context, years []int, hand HandChecks, progress Progress) (f archive.Facts, err error) {
	if len(years) == 0 {
		return f, fault.New(fault.Invalid, "没有选年度。至少选一个")
	}
	f.Virus, f.Infected = strings.TrimSpace(hand.Virus), hand.Infected
	if f.Scheme, err = d.ArchiveScheme(ctx); err != nil {
		return f, err
	}
	if f.Formats, err = d.ArchiveFormats(ctx); err != nil {
		return f, err
	}
	if err := d.recorded(ctx, years, &f); err != nil {
		return f, err
	}
	if f.Carrier, err = onCarrier(hand); err != nil {
		return f, err
	}
	if err := d.readFiles(ctx, &f, progress); err != nil {
		return f, err
	}
	v, err := d.office.Verify(ctx)
	if err != nil {
		return f, err
	}
	f.Logged = v.Entries.All > 0 && v.Entries.Good == v.Entries.All && v.Records.Good == v.Records.All
	return f, nil
}

// recorded is what the office has written down of some years.
func (d *Desk) recorded(ctx context.Context, years []int, f *archive.Facts) (err error) {
	r := d.office.Reader()
	if f.Pieces, err = d.archived(ctx, r, years); err != nil {
		return err
	}
	for _, year := range slices.Compact(slices.Sorted(slices.Values(years))) {
		closings, err := d.office.ClosingsOf(ctx, r, year)
		if err != nil {
			return err
		}
		boxes, err := d.office.BoxesOf(ctx, r, year)
		if err != nil {
			return err
		}
		f.Closings, f.Boxes = append(f.Closings, closings...), append(f.Boxes, boxes...)
	}
	return nil
}

// readFiles reads every file of the pieces once.
func (d *Desk) readFiles(ctx context.Context, f *archive.Facts, progress Progress) error {
	f.Sound, f.Opened, f.Encrypted = map[string]bool{}, map[string]int{}, map[string]bool{}
	copies, others := pieceFiles(f.Pieces)
	all := len(copies) + len(others)
	for i, digest := range append(slices.Clone(copies), others...) {
		if err := ctx.Err(); err != nil {
			return err
		}
		path := d.office.FilePath(digest)
		sum, err := store.DigestFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.Sound[digest] = false
		case err == nil:
			f.Sound[digest] = sum == digest
			if f.Encrypted[digest], err = d.asksPassword(ctx, path); err != nil {
				return err
			}
			if i < len(copies) {
				f.Opened[digest], err = d.pagesOfCopy(ctx, path)
			}
			if err != nil {
				return err
			}
		}
		progress.tell(i+1, all)
	}
	return ctx.Err()
}

// pieceFiles are the digests of the archive copies of pieces, and of the other
// files, each once.
func pieceFiles(pieces []archive.Piece) (copies, others []string) {
	seen := map[string]bool{}
	add := func(to *[]string, digest string) {
		if digest != "" && !seen[digest] {
			seen[digest] = true
			*to = append(*to, digest)
		}
	}
	for _, p := range pieces {
		if !p.Gone() {
			add(&copies, p.Copy.Digest)
		}
	}
	for _, p := range pieces {
		for _, part := range p.Parts {
			if !p.Gone() {
				add(&others, part.Digest)
			}
		}
	}
	return copies, others
}

// pagesOfCopy opens an archive copy and counts its pages; -1 when it is no PDF/A
// that can be opened.
func (d *Desk) pagesOfCopy(ctx context.Context, path string) (int, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return -1, nil // such a copy is found, not an end of the check
	}
	if !declaresArchival(content) {
		return -1, nil
	}
	document, err := d.pdfs().OpenBytes(ctx, filepath.Base(path), content)
	switch fault.CodeOf(err) {
	case fault.Unreadable, fault.TooLarge:
		return -1, nil
	}
	if err != nil {
		return -1, err
	}
	defer document.Close()
	return len(document.Pages()), nil
}

// onCarrier says of every file on a disc or stick whether it belongs to the
// hand-over; nil when none is to be looked at.
func onCarrier(hand HandChecks) (map[string]bool, error) {
	if hand.Carrier == "" {
		return nil, nil
	}
	found := map[string]bool{}
	err := filepath.WalkDir(hand.Carrier, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(hand.Carrier, path)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(name)] = hand.Package != "" && inside(path, hand.Package)
		return nil
	})
	if err != nil {
		return nil, fault.Wrap(err, fault.Storage, "光盘或U盘“%s”读不完。看是否插好，换一个口再看", hand.Carrier)
	}
	return found, nil
}

// inside reports whether a path is a package or lies in it.
func inside(path, folder string) bool {
	rest, err := filepath.Rel(folder, path)
	return err == nil && (rest == "." || filepath.IsLocal(rest))
}
