// Package handbook holds the pages of the help inside the program, with their
// pictures, and the first day. Only the window carries them. What a page is says
// package zwgk/internal/handbook, which reads them.
package handbook

import (
	"embed"
	"io/fs"
)

//go:embed contents.txt *.md pictures/*.png
var pages embed.FS

// Pages holds contents.txt, the pages and pictures/NAME.png.
func Pages() fs.FS { return pages }
