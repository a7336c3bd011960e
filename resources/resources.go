// Package resources holds the files built into the program: fonts, calendars,
// wording. It decides nothing; each consumer parses its own.
package resources

import (
	"embed"
	"io/fs"
)

//go:embed fonts/*.ttf
var fonts embed.FS

// Fonts holds song.ttf, song-bold.ttf, hei.ttf and kai.ttf, cut to the
// characters of 通用规范汉字表 and GB 2312 (see fonts/make.sh). The 仿宋 face is
// under another licence and is therefore shipped beside the program, in
// fonts/separate, not inside it.
func Fonts() fs.FS {
	sub, err := fs.Sub(fonts, "fonts")
	if err != nil {
		panic(err) // the folder is named in the embed directive above
	}
	return sub
}

//go:embed charset/tgh8105.txt
var GeneralStandardCharacters string // 通用规范汉字表, one comment line, then 50 characters a line
