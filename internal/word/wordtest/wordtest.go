// Package wordtest reads .docx files in tests, and prints them and workbooks: with
// LibreOffice, which others wrote, and as XML.
//
// Where soffice is not installed, what it would check is logged and passed over,
// unless the environment has ZWGK_VALIDATORS=required (see package pdftest). On
// Debian: libreoffice-writer-nogui, and libreoffice-calc-nogui for workbooks.
//
// It is for tests only.
package wordtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/paper/pdf/pdftest"
)

// Texts returns what LibreOffice reads from each file, in the order given; nil
// where it is not installed. One start serves all files: give many at once.
func Texts(t testing.TB, paths ...string) []string {
	t.Helper()
	folder := convert(t, "txt:Text (encoded):UTF8", paths)
	if folder == "" {
		return nil
	}
	texts := make([]string, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(filepath.Join(folder, stem(path)+".txt"))
		if err != nil {
			t.Fatalf("LibreOffice did not read %s: %v", filepath.Base(path), err)
		}
		texts[i] = strings.TrimPrefix(string(data), "\ufeff")
	}
	return texts
}

// PDFs has LibreOffice print each file and returns the paths of what it printed;
// nil where it is not installed.
func PDFs(t testing.TB, paths ...string) []string {
	t.Helper()
	folder := convert(t, "pdf", paths)
	if folder == "" {
		return nil
	}
	printed := make([]string, len(paths))
	for i, path := range paths {
		printed[i] = filepath.Join(folder, stem(path)+".pdf")
		if _, err := os.Stat(printed[i]); err != nil {
			t.Fatalf("LibreOffice did not print %s: %v", filepath.Base(path), err)
		}
	}
	return printed
}

// Workbooks has LibreOffice open each workbook and save it again, and returns the
// paths of what it saved; nil where it is not installed.
func Workbooks(t testing.TB, paths ...string) []string {
	t.Helper()
	folder := convert(t, "xlsx", paths)
	if folder == "" {
		return nil
	}
	saved := make([]string, len(paths))
	for i, path := range paths {
		saved[i] = filepath.Join(folder, stem(path)+".xlsx")
		if _, err := os.Stat(saved[i]); err != nil {
			t.Fatalf("LibreOffice did not save %s: %v", filepath.Base(path), err)
		}
	}
	return saved
}

func stem(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// Calc reports whether LibreOffice can print workbooks here.
func Calc(t testing.TB) bool {
	t.Helper()
	soffice, err := filepath.EvalSymlinks(pdftest.Tool(t, "soffice"))
	if soffice == "" || err != nil {
		return false
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(soffice), "libsclo.so")); err != nil {
		pdftest.Tool(t, "libreoffice-calc-nogui") // says that it is absent
		return false
	}
	return true
}

// convert returns the folder of the converted files, "" without soffice. Its
// profile is one of its own, so that no other run is in its way.
func convert(t testing.TB, format string, paths []string) string {
	t.Helper()
	soffice := pdftest.Tool(t, "soffice")
	if soffice == "" || len(paths) == 0 {
		return ""
	}
	folder := t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", format, "--outdir", folder}, paths...)
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return folder
}

// Parts returns the files of a .docx by name, each well-formed XML.
func Parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
		wellFormed(t, f.Name, text)
	}
	return parts
}

func wellFormed(t testing.TB, name string, text []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s is no XML: %v", name, err)
			return
		}
	}
}
