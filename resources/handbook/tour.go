package handbook

import _ "embed"

// Tour is the first day, as internal/tour reads it.
//
//go:embed tour.txt
var Tour string
