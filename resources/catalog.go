package resources

import (
	"embed"
	"io/fs"
)

//go:embed catalog/*.csv
var catalogues embed.FS

// Catalogues holds the catalogues that an office starts from: town.csv and
// village.csv, one matter a line, made to be read and corrected in a
// spreadsheet program. Package catalog parses them. 待核 marks what no published
// catalogue and no text of law confirmed, 停用 what the law has overtaken.
func Catalogues() fs.FS {
	sub, err := fs.Sub(catalogues, "catalog")
	if err != nil {
		panic(err) // the folder is named in the embed directive above
	}
	return sub
}
