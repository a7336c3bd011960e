// Package trials says how often a test tries what can only be shown by trying:
// kills, flipped bits, random histories. A normal run takes the short number; a
// run with the build tag prove takes the number that docs/reliability.md asks
// for (make prove).
package trials

// Of returns the number for this run.
func Of(short, whole int) int {
	if Proving {
		return whole
	}
	return short
}
