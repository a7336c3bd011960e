package store

import (
	"context"
	"database/sql"
	"hash/maphash"
)

// verifySearch holds the index against the records it was derived from: every
// entry, and what all pairs come to that the index has. An index that is out
// of step is a problem, since somebody would look for a record in vain.
func verifySearch(ctx context.Context, r Reader, v *Verification) error {
	var built, last, filed int64
	err := each(ctx, r, "SELECT splitter, last, filed FROM search_state", nil, func(rows *sql.Rows) error {
		return rows.Scan(&built, &last, &filed)
	})
	if err != nil {
		return err
	}
	defer v.pace.step(v.pace.entries)
	wrong, pairs, err := compareEntries(ctx, r, last, filed)
	if err != nil {
		return err
	}
	same, whole, err := pairs.isOf(ctx, r)
	if err != nil {
		return err
	}
	counted, err := countedRight(ctx, r)
	if err != nil {
		return err
	}
	if built != splitter || filed > last || wrong > 0 || !counted || !same {
		v.problem("查找用的索引与记录不符（%d条），查找可能不全；记录另有核对。重建索引", max(wrong, 1))
	}
	if !whole {
		v.Notes = append(v.Notes, "查找用的索引很大，核对了每条记录和每组字的条数，没有逐条逐组核对")
	}
	return nil
}

// refreshIndex lets SQLite read anew where the index stands. Its own check does
// not, and takes what another connection has written since for damage; a query
// does.
func refreshIndex(ctx context.Context, r Reader) error {
	return each(ctx, r, `SELECT rowid FROM search WHERE search MATCH '"x"' LIMIT 1`, nil, func(*sql.Rows) error { return nil })
}

// countedRight reports whether there are as many entries as were counted, and
// no text without its entry.
func countedRight(ctx context.Context, r Reader) (right bool, err error) {
	const counted, there = "SELECT audience, kind, entries FROM search_count WHERE entries <> 0", "SELECT audience, kind, count(*) FROM search_entry GROUP BY audience, kind"
	const alone = "SELECT n FROM search_text WHERE n NOT IN (SELECT n FROM search_entry)"
	const differences = "SELECT (SELECT count(*) FROM (" + counted + " EXCEPT " + there + ")) + (SELECT count(*) FROM (" + there + " EXCEPT " + counted + ")) + (SELECT count(*) FROM (" + alone + "))"
	err = each(ctx, r, differences, nil, func(rows *sql.Rows) error {
		var n int
		err := rows.Scan(&n)
		right = n == 0
		return err
	})
	return right, err
}

// compareEntries counts the records and entries that do not belong together,
// and sums up the pairs that the index ought to have.
func compareEntries(ctx context.Context, r Reader, last, filed int64) (wrong int, pairs gramSum, err error) {
	seed := maphash.MakeSeed()
	pairs.seed, pairs.met = seed, map[string]struct{}{}
	stored := map[string]uint64{}
	const statement = "SELECT id, kind, audience, date, n, title, number, body, initials, guard, guarded FROM search_entry JOIN search_text USING (n)"
	err = each(ctx, r, statement, nil, func(rows *sql.Rows) error {
		var e SearchEntry
		var t searchText
		if err := rows.Scan(append([]any{&e.ID, &e.Kind, &e.Audience, dateColumn{&e.Date}}, t.targets()...)...); err != nil {
			return err
		}
		if t.n > last {
			wrong++
		}
		if t.n <= filed {
			pairs.addOnce(&t)
		}
		stored[e.ID] = entryHash(seed, &e, &t)
		return nil
	})
	if err != nil {
		return wrong, pairs, err
	}
	for _, f := range findables() {
		err := f.eachEntry(ctx, r, func(e SearchEntry) error {
			t := e.row(0)
			if hash, known := stored[e.ID]; !known || hash != entryHash(seed, &e, &t) {
				wrong++
			}
			delete(stored, e.ID)
			return nil
		})
		if err != nil {
			return wrong, pairs, err
		}
	}
	return wrong + len(stored), pairs, nil
}

// entryHash covers all that is stored of an entry but n.
func entryHash(seed maphash.Seed, e *SearchEntry, t *searchText) uint64 {
	return maphash.Comparable(seed, [...]string{
		e.ID, e.Kind, e.Audience, e.Date.String(), t.title, t.number, t.body, t.initials, t.guard, t.guarded,
	})
}

// placesCompared is up to how many pairs an index is compared pair by pair with
// its texts, which takes a few seconds; that is some thousand long texts or a
// hundred thousand short ones. A greater one is compared by how many entries
// have each pair.
const placesCompared = 3_000_000

// gramSum is what the pairs of an index come to: how many there are, a sum of
// what they are, and a sum of what they are in which entry.
type gramSum struct {
	seed        maphash.Seed
	all         int64
	sum, placed uint64
	met         map[string]struct{} // of the entry at hand
}

// addOnce adds every pair of an entry, each once, as the index keeps them.
func (g *gramSum) addOnce(t *searchText) {
	clear(g.met)
	t.eachGram(func(prefix, gram string) {
		gram = prefix + gram
		if _, again := g.met[gram]; !again {
			g.met[gram] = struct{}{}
			g.add(gram, t.n)
		}
	})
}

func (g *gramSum) add(gram string, n int64) {
	weight := maphash.String(g.seed, gram)
	g.all++
	g.sum += weight
	g.placed += weight * uint64(n)
}

// isOf reports whether an index has these pairs, and whether that was looked at
// pair by pair.
func (g *gramSum) isOf(ctx context.Context, r Reader) (same, whole bool, err error) {
	there := gramSum{seed: g.seed}
	err = each(ctx, r, "SELECT term, doc FROM search_gram", nil, func(rows *sql.Rows) error {
		var gram string
		var entries int64
		err := rows.Scan(&gram, &entries)
		there.all += entries
		there.sum += maphash.String(g.seed, gram) * uint64(entries)
		return err
	})
	if err != nil || there.all != g.all || there.sum != g.sum {
		return false, true, err
	}
	if g.all > placesCompared {
		return true, false, nil
	}
	there = gramSum{seed: g.seed}
	err = each(ctx, r, "SELECT term, doc FROM search_place", nil, func(rows *sql.Rows) error {
		var gram string
		var n int64
		err := rows.Scan(&gram, &n)
		there.add(gram, n)
		return err
	})
	return there.all == g.all && there.placed == g.placed, true, err
}
