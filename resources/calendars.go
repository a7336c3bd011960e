package resources

import (
	"embed"
	"io/fs"
)

//go:embed calendars/*.json
var calendars embed.FS

// Calendars holds the national holiday arrangements known when the program was
// built, one file a year, named 2026.json and so on, each with the notices it
// was taken from. Package workday parses them; its doc.go describes the format.
func Calendars() fs.FS {
	sub, err := fs.Sub(calendars, "calendars")
	if err != nil {
		panic(err) // the folder is named in the embed directive above
	}
	return sub
}
