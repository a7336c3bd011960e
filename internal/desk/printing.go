package desk

import (
	"encoding/json"
	"errors"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/paper/raster"
	"zwgk/internal/platform"
	"zwgk/internal/sheet"
	"zwgk/resources"
)

// previewDPI is the resolution of a report as a picture: one A4 page is about
// 1240 pixels wide, enough to read the smallest print.
const previewDPI = 150

// Fonts loads the faces that papers are set in. 仿宋 is a separate file; when it
// is not at hand, papers are set in 宋 and songInstead is true.
func Fonts() (fonts *paper.FontSet, songInstead bool, err error) {
	files := map[paper.Face]string{
		paper.Song: "song.ttf", paper.SongBold: "song-bold.ttf", paper.Hei: "hei.ttf", paper.Kai: "kai.ttf",
	}
	var loaded []*paper.Font
	load := func(face paper.Face, data []byte, err error) error {
		if err != nil {
			return err
		}
		font, err := paper.LoadFont(face, data)
		loaded = append(loaded, font)
		return err
	}
	for face, name := range files {
		data, err := fs.ReadFile(resources.Fonts(), name)
		if err := load(face, data, err); err != nil {
			return nil, false, err
		}
	}
	separate := platform.SeparateFont("fangsong.ttf")
	if separate != "" {
		data, err := os.ReadFile(separate)
		if err := load(paper.FangSong, data, err); err != nil {
			return nil, false, err
		}
	}
	fonts, err = paper.NewFontSet(loaded...)
	return fonts, separate == "", err
}

// LayOut sets a report on pages: what the preview shows and what is printed.
func LayOut(r *annual.Report) (*paper.Document, *paper.FontSet, error) {
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.AnnualReport(r, fonts)
	return document, fonts, err
}

// WriteReport writes a report to a file whose name says the format: .pdf for
// print and archive, .docx to go on writing in, .xlsx with the three tables,
// .html for a website, .png for a look at all pages, .json for programs. All
// say the same. The file appears under its name only when it is whole.
func WriteReport(r *annual.Report, path string) error {
	write, err := reportWriter(r, path)
	if err != nil {
		return err
	}
	return replaceFile(path, write)
}

func reportWriter(r *annual.Report, path string) (func(io.Writer) error, error) {
	format := strings.ToLower(filepath.Ext(path))
	if write := plainWriters[format]; write != nil {
		return func(w io.Writer) error { return write(w, r) }, nil
	}
	if format != ".pdf" && format != ".png" {
		return nil, fault.New(fault.Usage, "不能存成“%s”。文件名用 .pdf、.docx、.xlsx、.html、.png 或 .json 结尾", filepath.Base(path))
	}
	document, fonts, err := LayOut(r)
	if err != nil {
		return nil, err
	}
	if format == ".pdf" {
		return func(w io.Writer) error { return pdf.Write(w, document, fonts) }, nil
	}
	return func(w io.Writer) error {
		picture, err := raster.Stack(document, fonts, previewDPI)
		if err != nil {
			return err
		}
		return png.Encode(w, picture)
	}, nil
}

// plainWriters are those that lay out no pages.
var plainWriters = map[string]func(io.Writer, *annual.Report) error{
	".docx": form.WriteAnnualReport,
	".xlsx": sheet.WriteAnnualTables,
	".html": form.AnnualReportPage,
	".json": writeJSON,
}

func writeJSON(w io.Writer, r *annual.Report) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

// replaceFile writes a file beside its place and moves it there when it is
// whole, so that a full disk never leaves half a paper.
func replaceFile(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return cannotWrite(err, path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".unfinished-*"+filepath.Ext(path))
	if err != nil {
		return cannotWrite(err, path)
	}
	defer os.Remove(f.Name()) // gone after the rename
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return cannotWrite(err, path)
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return cannotWrite(err, path)
	}
	return cannotWrite(os.Rename(f.Name(), path), path)
}

func cannotWrite(err error, path string) error {
	if err == nil || fault.CodeOf(err) != "" {
		return err
	}
	// ERROR_DISK_FULL of Windows is 112; elsewhere no file gives this number.
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.Errno(112)) {
		return fault.Wrap(err, fault.Storage, "磁盘已满，“%s”没有存成。腾出空间，或者换一个地方", path)
	}
	return fault.Wrap(err, fault.Storage, "“%s”写不进去。看文件是否正被打开、文件夹能不能写，或者换一个地方", path)
}
