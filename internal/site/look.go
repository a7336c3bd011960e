package site

import (
	_ "embed" // the look of the pages
	"html/template"
)

//go:embed look/pages.gohtml
var pages string

//go:embed look/style.css
var style string

// templates are written as XML, closed tags and all, so that pages can be
// checked with a strict parser; html/template escapes for HTML.
var templates = template.Must(template.New("site").Parse(pages))
