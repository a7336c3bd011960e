package main

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

// record is what is kept of the last run of a proof.
type record struct {
	Day      string   `json:"day"`
	Machine  string   `json:"machine"`
	Took     string   `json:"took"`
	Tests    int      `json:"tests"`             // that passed
	Figures  []string `json:"figures,omitempty"` // what the tests said of themselves
	Failed   []string `json:"failed,omitempty"`
	Commands []string `json:"commands"`
}

func (r record) passed() bool { return len(r.Failed) == 0 && r.Tests > 0 }

// newRecord begins the record of a proof that runs now, on this machine.
func newRecord(p proof) record {
	r := record{
		Day:     time.Now().Format(time.DateOnly),
		Machine: fmt.Sprintf("%s，%d核，%s/%s", runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH),
	}
	for _, s := range p.steps {
		r.Commands = append(r.Commands, s.command())
	}
	return r
}

// records are those of all proofs, by the proof's number.
type records map[string]record

// recordsOf names the file of the records behind a page.
func recordsOf(page string) string {
	return strings.TrimSuffix(page, filepath.Ext(page)) + ".json"
}

func readRecords(name string) (records, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return records{}, nil
	}
	if err != nil {
		return nil, err
	}
	kept := records{}
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return kept, nil
}

func (r records) write(name string) error {
	data, err := json.MarshalIndent(r, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(data, '\n'), 0o600)
}
