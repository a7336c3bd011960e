// Package platform finds what lies outside the program on the computer it
// runs on: so far the fonts that are shipped beside it. The data folder,
// opening and printing files move in here with the window.
package platform

import (
	"os"
	"path/filepath"
)

// FontsVariable names a folder to look for separate fonts in, before any other.
const FontsVariable = "ZWGK_FONTS"

// FangSong is the separate font that papers are set in; without it they are
// set in 宋.
const FangSong = "fangsong.ttf"

// SeparateFont returns the path of a font file that is shipped beside the
// program and not inside it, because its licence differs: in the folder that
// FontsVariable names, or in “fonts” beside the program. It returns "" when
// there is none.
func SeparateFont(name string) string {
	folders := []string{os.Getenv(FontsVariable)}
	if program, err := os.Executable(); err == nil {
		folders = append(folders, filepath.Join(filepath.Dir(program), "fonts"))
	}
	for _, folder := range folders {
		path := filepath.Join(folder, name)
		if info, err := os.Stat(path); folder != "" && err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}
