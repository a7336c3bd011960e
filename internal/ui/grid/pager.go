package grid

const (
	maxAsked = 2    // requests under way; more would only queue behind a fast drag
	maxKept  = 4096 // rows held
	nearKept = 1024 // rows on each side of the view that survive a clearing
)

// pager holds the rows near the view and asks for those that are missing.
type pager struct {
	source  Source
	count   int // below 0 while it is not known
	rows    map[int]Row
	old     map[int]Row // of before a reload: shown until the new ones arrive
	asked   []span
	failed  []span
	err     error
	epoch   int
	asking  bool // inside Source.Page: an answer given at once needs no redrawing
	arrived func()
}

type span struct{ from, to int }

func (s span) has(i int) bool { return i >= s.from && i < s.to }

func newPager(arrived func()) *pager {
	return &pager{rows: map[int]Row{}, arrived: arrived}
}

func (p *pager) use(s Source) {
	p.source = s
	p.rows = map[int]Row{}
	p.reload()
	p.old = nil
}

// reload forgets the rows, the failures and the answers still to come.
func (p *pager) reload() {
	p.epoch++
	if len(p.rows) > 0 {
		p.old = p.rows
	}
	p.rows, p.asked, p.failed, p.err = map[int]Row{}, nil, nil, nil
	p.count = 0
	if p.source != nil {
		p.count = p.source.Len()
	}
}

// retry asks again for what could not be read.
func (p *pager) retry() { p.failed, p.err = nil, nil }

// row returns a row, or the one that stood there before a reload.
func (p *pager) row(i int) (row Row, ok bool) {
	if row, ok = p.rows[i]; !ok {
		row, ok = p.old[i]
	}
	return row, ok
}

func (p *pager) isFailed(i int) bool { return inAny(p.failed, i) }

func inAny(spans []span, i int) bool {
	for _, s := range spans {
		if s.has(i) {
			return true
		}
	}
	return false
}

// want asks for what is missing of the rows first to last and half a screen
// on either side, once rows within a quarter of a screen are missing. So a
// screen costs one request, and scrolling asks a few times a screen.
func (p *pager) want(first, last int) {
	if p.source == nil || p.asking {
		return
	}
	screen := max(last-first, 1)
	end := p.count
	if p.count < 0 {
		end = last
	}
	if p.complete(max(first-screen/4, 0), min(last+screen/4, end)) {
		return
	}
	low, high := max(first-screen/2, 0), min(last+screen/2, end)
	for i := low; i < high && len(p.asked) < maxAsked; i++ {
		if p.settled(i) {
			continue
		}
		s := span{i, i + 1}
		for s.to < high && !p.settled(s.to) {
			s.to++
		}
		p.ask(s)
		i = s.to
	}
	p.clear(first, last)
}

// settled reports whether nothing is to be done for a row now.
func (p *pager) settled(i int) bool {
	_, ok := p.rows[i]
	return ok || inAny(p.asked, i) || inAny(p.failed, i)
}

func (p *pager) complete(from, to int) bool {
	for i := from; i < to; i++ {
		if !p.settled(i) {
			return false
		}
	}
	return true
}

func (p *pager) ask(s span) {
	epoch, answered := p.epoch, false
	p.asked = append(p.asked, s)
	p.asking = true
	p.source.Page(s.from, s.to-s.from, func(rows []Row, err error) {
		if epoch != p.epoch || answered {
			return // of before a reload
		}
		answered = true
		p.take(s, rows, err)
		if !p.asking {
			p.arrived()
		}
	})
	p.asking = false
}

func (p *pager) take(s span, rows []Row, err error) {
	for i, a := range p.asked {
		if a == s {
			p.asked = append(p.asked[:i], p.asked[i+1:]...)
			break
		}
	}
	p.count = p.source.Len()
	if err != nil {
		p.failed, p.err = append(p.failed, s), err
		return
	}
	for i := range s.to - s.from {
		if i < len(rows) {
			p.rows[s.from+i] = rows[i]
		} else if s.from+i < p.count {
			// Fewer rows than promised: empty ones, or it would be asked forever.
			p.rows[s.from+i] = Row{}
		}
		delete(p.old, s.from+i)
	}
}

// clear drops rows far from the view.
func (p *pager) clear(first, last int) {
	if len(p.rows) <= maxKept {
		return
	}
	for i := range p.rows {
		if i < first-nearKept || i > last+nearKept {
			delete(p.rows, i)
		}
	}
}

// find returns the place of a record among the rows at hand, or -1.
func (p *pager) find(key string) int {
	for i, row := range p.rows {
		if row.Key == key {
			return i
		}
	}
	return -1
}
