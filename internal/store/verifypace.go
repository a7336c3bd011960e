package store

import (
	"context"
	"database/sql"
)

// pace tells how far a verification is. It is measured in log entries: reading
// the structure of the database takes about as long as two readings of the log,
// and the records, the index and 16 KB of a file about as long as one entry each.
// The zero pace tells nobody.
type pace struct {
	tell            func(done, all int)
	entries         int
	done, told, all int
}

const (
	structureReadings = 2       // of the log
	readings          = 5       // with the chain, the records and the index
	tellEvery         = 1 << 10 // so that telling costs nothing
	fileStep          = 16 << 10
)

// newPace looks how much there is to verify.
func newPace(ctx context.Context, r Reader, tell func(done, all int)) (pace, error) {
	if tell == nil {
		return pace{}, nil
	}
	p := pace{tell: tell}
	var bytes int
	const sizes = "SELECT (SELECT ifnull(max(seq), 0) FROM audit), (SELECT ifnull(sum(size / ?), 0) FROM file)"
	err := each(ctx, r, sizes, []any{fileStep}, func(rows *sql.Rows) error { return rows.Scan(&p.entries, &bytes) })
	p.all = readings*p.entries + bytes + 1
	return p, err
}

// step hears that so much more was looked at. There may be more of it than was
// reckoned with: the end is told by finish only.
func (p *pace) step(n int) {
	if p.tell == nil {
		return
	}
	p.done = min(p.done+n, p.all-1)
	if p.done-p.told >= tellEvery {
		p.told = p.done
		p.tell(p.done, p.all)
	}
}

func (p *pace) finish() {
	if p.tell != nil {
		p.tell(p.all, p.all)
	}
}
