package resources

import (
	"embed"
	"io/fs"
)

//go:embed letters/N??.txt
var letters embed.FS

// Letters holds the texts of the letters of 依申请公开 as the program ships them,
// N01.txt to N28.txt. Package request parses them; an office may keep its own
// in their place.
func Letters() fs.FS {
	sub, err := fs.Sub(letters, "letters")
	if err != nil {
		panic(err) // the folder is named in the embed directive above
	}
	return sub
}
