package desk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/oklog/ulid/v2"
)

// IsDemo reports whether the office is a demo, in which anything may be tried.
// The demo's ids are counted from one; those of a real office are drawn by lot
// and none of them is so small.
func (d *Desk) IsDemo() bool {
	id, err := ulid.ParseStrict(d.Organ().ID)
	return err == nil && [10]byte(id.Entropy()) == [10]byte{9: 1}
}

// practiceFolder is where the demo has what a beginner is told to choose.
const practiceFolder = "练习"

// PracticePhoto is a photograph of a board, for whoever tries in the demo how a
// posting is proved. It is drawn when it is not there.
func (d *Desk) PracticePhoto() (path string, err error) {
	folder := filepath.Join(d.Folder(), practiceFolder)
	path = filepath.Join(folder, demoPosted)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", cannotWrite(err, folder)
	}
	return path, drawPhoto(path, demoPhotos[demoPosted])
}

// Printed are the names of the papers that were printed in this office and are
// still kept.
func (d *Desk) Printed() ([]string, error) {
	found, err := os.ReadDir(filepath.Join(d.Folder(), printedFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	names := make([]string, len(found))
	for n, f := range found {
		names[n] = f.Name()
	}
	return names, err
}
