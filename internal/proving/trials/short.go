//go:build !prove

package trials

// Proving reports whether this is a run that proves.
const Proving = false
