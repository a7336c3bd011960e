package main

import (
	"time"

	"zwgk/internal/proving/records"
)

// record is what is kept of the last run of a proof.
type record struct {
	Day      string   `json:"day"`
	Machine  string   `json:"machine"`
	Took     string   `json:"took"`
	Short    string   `json:"short,omitempty"`   // how long each fuzz target ran, when that was less than is asked for
	Tests    int      `json:"tests"`             // that passed
	Figures  []string `json:"figures,omitempty"` // what the tests said of themselves
	Failed   []string `json:"failed,omitempty"`
	Commands []string `json:"commands"`
}

func (r record) passed() bool { return len(r.Failed) == 0 && r.Tests > 0 }

// newRecord begins the record of a proof that runs now, on this machine.
func newRecord(p proof) record {
	r := record{Day: records.Today(), Machine: records.Machine()}
	for _, s := range p.steps {
		if lasts, err := time.ParseDuration(s.lasts); err == nil && lasts < time.Hour {
			r.Short = s.lasts
		}
		r.Commands = append(r.Commands, s.command())
	}
	return r
}
