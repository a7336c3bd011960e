package catalog

// Apply returns the catalogue that a new one makes of an old one, numbered
// through. Entries that are in both (see Compare) take the given fields of the
// new one and stand among each other in its order; what is added stands behind
// the entry above it in the new catalogue; what the new one does not have stays
// where it is.
func Apply(before, after []Entry, fields ...Field) []Entry {
	if len(fields) == 0 {
		fields = Fields()
	}
	pairs := match(before, after, fields)
	inBoth := make([]bool, len(before))
	var kept []Entry            // in the order of after
	behind := map[int][]Entry{} // what is added, by the number of kept ones above it
	for i, e := range after {
		if at := pairs[i]; at >= 0 {
			inBoth[at] = true
			kept = append(kept, Merge(before[at], e, fields))
		} else {
			behind[len(kept)] = append(behind[len(kept)], e)
		}
	}
	wanted, n := behind[0], 0
	for i, e := range before {
		if inBoth[i] {
			wanted = append(append(wanted, kept[n]), behind[n+1]...)
			n++
		} else {
			wanted = append(wanted, e)
		}
	}
	for i := range wanted {
		wanted[i].Position = i + 1
	}
	return wanted
}
