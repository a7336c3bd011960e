// Package packaging holds what goes round the programs: icon, Windows resource,
// installer script, and the licences of what installers contain. Only the icon
// is inside a program; internal/release reads the rest.
package packaging

import _ "embed" // for the icon

// Icon is the program's icon as a PNG image, 128 pixels each way.
//
//go:embed icon/128.png
var Icon []byte
