// Package tour is the first day at the desk: a quarter of an hour on the demo
// office, in steps that say what to press and what to write. The sentences are
// kept to a few forms (“按……”, “在……里写……”), so that the same words that a
// person reads can be followed by a test, key by key.
package tour
