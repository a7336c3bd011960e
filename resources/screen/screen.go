// Package screen holds what only the window needs: its type and its icons.
// The terminal program does not carry them.
package screen

import "embed"

// Regular and Bold are the window's type, cut like the fonts of papers (see
// resources/fonts/make.sh); OFL 1.1, from Noto Sans SC. Their outlines are CFF:
// of TrueType the toolkit decodes every outline before it shows the first word.
//
// RegularWidths and BoldWidths are the same as TrueType without outlines, for
// what breaks lines.
var (
	//go:embed fonts/regular.otf
	Regular []byte
	//go:embed fonts/bold.otf
	Bold []byte
	//go:embed fonts/regular-widths.ttf
	RegularWidths []byte
	//go:embed fonts/bold-widths.ttf
	BoldWidths []byte
)

// Icons holds the outline icons, icons/NAME.svg, of Lucide 1.62.0 (ISC, some
// MIT from Feather; see icons/LICENSE). They draw in currentColor. settings.svg
// has its arcs written as curves: the window's painter fails on a long chain
// of arcs.
//
//go:embed icons/*.svg
var Icons embed.FS
