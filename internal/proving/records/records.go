// Package records keeps what commands that prove or measure found, as JSON
// beside the page that is written from it: so one line of the page can be made
// again alone, while the others keep what was found on their day.
package records

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Beside names the file of the records behind a page.
func Beside(page string) string {
	return strings.TrimSuffix(page, filepath.Ext(page)) + ".json"
}

// Read returns the records in a file by their name, none when there is no file.
func Read[T any](name string) (map[string]T, error) {
	kept := map[string]T{}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return kept, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return kept, nil
}

// Write writes the records to a file.
func Write[T any](name string, kept map[string]T) error {
	data, err := json.MarshalIndent(kept, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(data, '\n'), 0o600)
}

// Today is the day of a record that is made now.
func Today() string { return time.Now().Format(time.DateOnly) }

// Machine describes the one that this runs on.
func Machine() string {
	return fmt.Sprintf("%s，%d核，%s/%s", runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
}

// Shell writes a command so that a shell can run it again.
func Shell(words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		if quoted[i] = w; strings.ContainsAny(w, "^$|()*") {
			quoted[i] = "'" + w + "'"
		}
	}
	return strings.Join(quoted, " ")
}

// Cell keeps a text inside its cell of a table.
func Cell(text string) string {
	return strings.NewReplacer("|", "／", "\n", " ").Replace(text)
}

// Wanted reports whether a name is in a list, whatever the case of its letters;
// an empty list wants all.
func Wanted(list []string, name string) bool {
	for _, w := range list {
		if strings.EqualFold(w, name) {
			return true
		}
	}
	return len(list) == 0
}
