package main

import (
	"errors"
	"fmt"
	"os"
	"sync"

	"zwgk/internal/proving/records"
)

// paper is the page and the records it is written from. It is safe for proofs
// that run at the same time.
type paper struct {
	name string
	all  []proof

	mu     sync.Mutex
	kept   map[string]record
	failed bool  // a proof did not hold
	err    error // the paper could not be written
}

// openPaper reads what is kept of earlier runs.
func openPaper(name string, all []proof) (*paper, error) {
	kept, err := records.Read[record](records.Beside(name))
	return &paper{name: name, all: all, kept: kept}, err
}

// add tells what came of a proof and writes the paper with it.
func (p *paper) add(r result) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Println(r.line())
	p.failed = p.failed || !r.passed()
	p.kept[r.id] = r.record
	p.err = errors.Join(p.err,
		records.Write(records.Beside(p.name), p.kept),
		os.WriteFile(p.name, []byte(page(p.all, p.kept)), 0o600))
}
