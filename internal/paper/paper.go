// Package paper lays out pages the way a Chinese office expects them: lines
// broken by 禁则, justified text, tables whose heads repeat, page numbers as
// GB/T 9704-2012 asks.
//
// Its result is a display list (Document): text runs, lines, boxes and
// pictures with final positions. Whoever draws it (paper/pdf, paper/raster)
// decides nothing any more, so preview, PDF and print cannot differ.
//
// Positions are whole numbers (Length), so that equal input gives an equal
// list on every machine. The package knows fonts only by their outlines'
// advances and coverage; it draws nothing and knows no document of the
// office: those are in package form.
package paper

import (
	"image/color"
	"math"
	"time"
)

// Length is a distance in thousandths of a point (1 point = 1/72 inch).
type Length int64

// Point is one typographic point.
const Point Length = 1000

// MM converts millimetres.
func MM(mm float64) Length { return Length(math.Round(mm * 72000 / 25.4)) }

// Pt converts points.
func Pt(points float64) Length { return Length(math.Round(points * 1000)) }

// Points returns l in points.
func (l Length) Points() float64 { return float64(l) / 1000 }

// Face is a typeface by its office name.
type Face uint8

// The faces a document may ask for. FangSong is a separate file (its licence
// differs) and may be missing: FontSet then puts Song in its place and says so.
const (
	Song     Face = iota // 宋体
	SongBold             // 宋体加粗，用作小标宋
	Hei                  // 黑体
	Kai                  // 楷体
	FangSong             // 仿宋
	Rare                 // 生僻字补充字体
)

// A4 and A3 paper, upright.
var (
	A4Width  = MM(210)
	A4Height = MM(297)
	A3Width  = MM(297)
	A3Height = MM(420)
)

// Black is the ink of text and rules.
var Black = color.NRGBA{A: 0xFF}

// Document is a finished display list: everything is where it will be drawn.
type Document struct {
	Meta    Meta
	Pages   []Page
	Outline []Bookmark // in page order
}

// Meta describes the document in the file's own catalogue.
type Meta struct {
	Title   string
	Author  string // the organ that issues the paper
	Subject string
	Created time.Time // written into the file; equal input must give an equal value
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // 0 is the outermost
	Page  int // index into Pages
	Y     Length
}

// Page is one side of paper. Its origin is the top left corner, Y grows
// downwards. Marks are drawn in order.
type Page struct {
	Width, Height Length
	Marks         []Mark
}

// Mark is one thing drawn on a page: Text, Line, Rect or Picture.
type Mark interface{ mark() }

// Text is a run in one face and size. X, Y is the origin of its first glyph
// on the baseline. Tracking is added after every glyph (it may be negative).
// Every rune of String is in the face's font: FontSet has seen to that.
type Text struct {
	X, Y     Length
	Face     Face
	Size     Length
	Tracking Length
	Color    color.NRGBA
	String   string
}

// Line is a straight rule.
type Line struct {
	X1, Y1, X2, Y2 Length
	Width          Length
	Color          color.NRGBA
}

// Rect is a box. Fill with A == 0 leaves it empty, StrokeWidth 0 leaves it
// without a border.
type Rect struct {
	X, Y, W, H  Length
	Fill        color.NRGBA
	Stroke      color.NRGBA
	StrokeWidth Length
}

// Picture is an image stretched over a box. Data is a PNG or JPEG file.
type Picture struct {
	X, Y, W, H Length
	Data       []byte
}

func (Text) mark()    {}
func (Line) mark()    {}
func (Rect) mark()    {}
func (Picture) mark() {}
