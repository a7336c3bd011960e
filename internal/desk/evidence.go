package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/photo"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// pictures are the endings of files that are photographs. Others, such as a
// scanned list of signatures in PDF, are kept as they are.
var pictures = []string{".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif"}

// keepEvidence copies a proof into the office. Of a photograph the scaled copy
// is kept, which says nothing of where it was taken; taken is the camera's day.
func (d *Desk) keepEvidence(path string) (kept store.File, taken workday.Date, err error) {
	if !slices.Contains(pictures, strings.ToLower(filepath.Ext(path))) {
		kept, err = d.office.KeepFile(path)
		return kept, taken, err
	}
	scaled, err := photo.Scale(path, photo.Posted())
	if err != nil {
		return kept, taken, err
	}
	if t := scaled.Original.Taken; !t.IsZero() {
		taken = workday.DateOf(t)
	}
	folder, err := os.MkdirTemp("", "zwgk-photo-")
	if err != nil {
		return kept, taken, cannotWrite(err, os.TempDir())
	}
	defer func() { _ = os.RemoveAll(folder) }() // what is left there the system clears away
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".jpg"
	copied := filepath.Join(folder, "photo.jpg") // the name itself may be too long for the folder
	if err := os.WriteFile(copied, scaled.JPEG, 0o600); err != nil {
		return kept, taken, cannotWrite(err, copied)
	}
	kept, err = d.office.KeepFile(copied)
	kept.Name = name
	return kept, taken, err
}
