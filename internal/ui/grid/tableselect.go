package grid

// maxRange is how many rows one press with Shift can tick.
const maxRange = 10_000

// moveTo makes a row the current one, as near to i as there are rows.
func (t *DataTable) moveTo(i int) {
	if t.Len() == 0 {
		return
	}
	i = min(max(i, 0), t.Len()-1)
	same := i == t.current && !t.announce
	t.current, t.anchor, t.seeking, t.follow = i, i, false, ""
	t.announce = !same
	t.Reveal(i)
}

// Follow makes a record the current one, also after a reload, until another row
// is chosen: the one that is open beside the list. While it is not among the rows
// at hand, no row is current, rather than a wrong one. OnSelect is not called,
// and the view stays where it is.
func (t *DataTable) Follow(key string) {
	t.follow = key
	t.Refresh()
}

// track looks for the record that is followed.
func (t *DataTable) track() {
	if i := t.pages.find(t.follow); i >= 0 {
		t.current, t.anchor, t.row = i, i, t.pages.rows[i]
	} else if len(t.pages.asked) == 0 {
		t.current, t.anchor, t.row = -1, -1, Row{}
	}
	t.seeking, t.announce = false, false
}

// Reveal scrolls as little as needed to show row i whole.
func (t *DataTable) Reveal(i int) {
	high := float64(t.rowHeight())
	at := float64(i) * high
	if body := t.bodyHeight(); body > 0 {
		t.top = min(max(t.top, at+high-body), at)
	}
	t.scrollTo(t.top)
	if t.view == nil {
		t.settleSelection()
	}
}

// arrived is called when rows have come that were not at hand.
func (t *DataTable) arrived() {
	if err := t.pages.err; err != nil && t.OnError != nil {
		t.OnError(err)
	}
	t.draw()
}

// settleSelection completes the selection once the rows it waits for are here.
func (t *DataTable) settleSelection() {
	if t.follow != "" {
		t.track()
		return
	}
	t.clampCurrent()
	if t.seeking {
		t.seek()
	}
	if !t.announce || t.current < 0 {
		return
	}
	if row, ok := t.pages.rows[t.current]; ok {
		t.announce, t.row = false, row
		if t.OnSelect != nil {
			t.OnSelect(t.current, row)
		}
	}
}

// clampCurrent follows a list that has become shorter.
func (t *DataTable) clampCurrent() {
	n := t.pages.count
	if n < 0 || t.current < n {
		return
	}
	t.current, t.anchor = n-1, n-1
	t.announce = !t.seeking
	if n == 0 {
		t.row, t.announce, t.seeking = Row{}, false, false
		if t.OnSelect != nil {
			t.OnSelect(-1, Row{})
		}
	}
}

// seek looks after a reload for the record that was selected. When it is gone,
// the row that has taken its place is selected instead.
func (t *DataTable) seek() {
	row, ok := t.pages.rows[t.current]
	if !ok {
		return
	}
	t.seeking = false
	if row.Key == t.row.Key {
		t.row = row
		return
	}
	if i := t.pages.find(t.row.Key); i >= 0 {
		t.current, t.anchor, t.row = i, i, t.pages.rows[i]
		return
	}
	finder, ok := t.pages.source.(Finder)
	if !ok {
		t.announce = true
		return
	}
	key, epoch := t.row.Key, t.pages.epoch
	finder.Find(key, func(i int) {
		if epoch != t.pages.epoch || t.row.Key != key {
			return
		}
		if i < 0 {
			t.announce = true
		} else {
			t.current, t.anchor = i, i
		}
		t.draw()
	})
}

// toggle ticks a row or takes the tick away.
func (t *DataTable) toggle(i int) {
	row, ok := t.pages.rows[i]
	if !t.multi || !ok {
		return
	}
	if t.ticks[row.Key] {
		delete(t.ticks, row.Key)
	} else {
		t.ticks[row.Key] = true
	}
	t.anchor = i
	t.ticked()
}

// tickRange ticks the rows from the last one pressed up to i. Rows that are
// not at hand are asked for: what is ticked is known by its key.
func (t *DataTable) tickRange(i int) {
	from := max(t.anchor, 0)
	low, high := min(from, i), max(from, i)
	high = min(high, low+maxRange-1)
	epoch := t.pages.epoch
	t.pages.source.Page(low, high-low+1, func(rows []Row, err error) {
		if epoch != t.pages.epoch {
			return
		}
		if err != nil {
			if t.OnError != nil {
				t.OnError(err)
			}
			return
		}
		for _, row := range rows {
			t.ticks[row.Key] = true
		}
		t.ticked()
	})
}

func (t *DataTable) ticked() {
	t.draw()
	if t.OnTick != nil {
		t.OnTick(len(t.ticks))
	}
}
