package pdf_test

import (
	"io"
	"io/fs"
	"os"
	"testing"

	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/resources"
)

// BenchmarkWriteReport writes a report of six pages in five faces.
func BenchmarkWriteReport(b *testing.B) { benchmark(b, report(6)) }

// BenchmarkWrite500Pages writes a volume.
func BenchmarkWrite500Pages(b *testing.B) { benchmark(b, report(500)) }

func benchmark(b *testing.B, doc *paper.Document) {
	fonts := fontSet(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Write(io.Discard, doc, fonts); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadAndWriteReport is what a person waits for in a fresh program:
// five font files, then the report.
func BenchmarkLoadAndWriteReport(b *testing.B) {
	doc := report(6)
	for b.Loop() {
		var fonts []*paper.Font
		for face, name := range faceFiles {
			data, err := fs.ReadFile(resources.Fonts(), name)
			if err != nil {
				b.Fatal(err)
			}
			font, err := paper.LoadFont(face, data)
			if err != nil {
				b.Fatal(err)
			}
			fonts = append(fonts, font)
		}
		data, err := os.ReadFile("../../../resources/fonts/separate/fangsong.ttf")
		if err != nil {
			b.Fatal(err)
		}
		font, err := paper.LoadFont(paper.FangSong, data)
		if err != nil {
			b.Fatal(err)
		}
		set, err := paper.NewFontSet(append(fonts, font)...)
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(io.Discard, doc, set); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWriteAllCharacters writes 8105 characters in one face, 40 a line.
func BenchmarkWriteAllCharacters(b *testing.B) {
	benchmark(b, document(lines(paper.Song, 12, rows(standard(fontSet(b), paper.Song), 40)...)...))
}
