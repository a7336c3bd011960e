// Package pdftest checks PDF files in tests, with programs that others wrote:
// qpdf for structure, PDFBox Preflight for PDF/A-1b, pdftotext and PDFBox for
// what a machine reads. It also has a reader of its own (Runs), for the files
// of package pdf only, so that the text of a file is checked on every machine.
//
// A validator that is not installed is logged and passed over, unless the
// environment has ZWGK_VALIDATORS=required (continuous integration): then it
// fails the test. On Debian: qpdf poppler-utils default-jre-headless
// libpdfbox2-java libactivation-java libjaxb-api-java.
//
// It is for tests only.
package pdftest

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Tool returns the path of a program, or "" when it is not installed. Then
// the test goes on without it, or fails where validators are required.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		absent(t, name)
		return ""
	}
	return path
}

func absent(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("ZWGK_VALIDATORS") == "required" {
		t.Errorf("validator %s is not installed, and ZWGK_VALIDATORS=required", what)
		return
	}
	t.Logf("VALIDATOR NOT PRESENT: %s; what it would check was not checked", what)
}

// Validate fails the test for every file that qpdf finds damaged or that is
// not PDF/A-1b. All files share one start of the Java machine: give many at
// once.
func Validate(t testing.TB, paths ...string) {
	t.Helper()
	if qpdf := Tool(t, "qpdf"); qpdf != "" {
		for _, path := range paths {
			if out, err := exec.Command(qpdf, "--check", path).CombinedOutput(); err != nil {
				t.Errorf("qpdf --check %s: %v\n%s", filepath.Base(path), err, out)
			}
		}
	}
	preflight(t, paths)
}

// jars are the libraries of PDFBox and what they stand on, in the folder
// ZWGK_JARS or Debian's /usr/share/java.
var jars = []string{
	"preflight", "pdfbox2", "pdfbox2-tools", "xmpbox", "fontbox2",
	"commons-io", "commons-logging", "jaxb-api", "javax.activation",
}

// java returns the program and its class path, "" when either is missing.
func java(t testing.TB) (program, classPath string) {
	t.Helper()
	program = Tool(t, "java")
	folder := os.Getenv("ZWGK_JARS")
	if folder == "" {
		folder = "/usr/share/java"
	}
	var list []string
	for _, jar := range jars {
		path := filepath.Join(folder, jar+".jar")
		if _, err := os.Stat(path); err != nil {
			absent(t, jar+".jar")
			return "", ""
		}
		list = append(list, path)
	}
	return program, strings.Join(list, string(os.PathListSeparator))
}

// report is what Preflight writes about a group of files.
type report struct {
	Files []struct {
		Name  string `xml:"name,attr"`
		Valid string `xml:"isValid"`
		Rest  string `xml:",innerxml"`
	} `xml:"preflight"`
}

func preflight(t testing.TB, paths []string) {
	t.Helper()
	program, classPath := java(t)
	if program == "" || len(paths) == 0 {
		return
	}
	list := filepath.Join(t.TempDir(), "files.txt")
	if err := os.WriteFile(list, []byte(strings.Join(paths, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, runErr := exec.Command(program, "-cp", classPath, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", list).CombinedOutput()
	data, err := os.ReadFile(list + ".preflight.xml")
	if err != nil {
		t.Errorf("preflight left no report: %v, %v\n%s", err, runErr, out)
		return
	}
	var r report
	if err := xml.Unmarshal(data, &r); err != nil || len(r.Files) != len(paths) {
		t.Errorf("preflight reports %d of %d files: %v\n%s", len(r.Files), len(paths), err, data)
	}
	for _, f := range r.Files {
		if f.Valid != "true" {
			t.Errorf("%s is not PDF/A-1b:\n%s", f.Name, f.Rest)
		}
	}
}

// Text returns what pdftotext reads, in the order of the content. Where it is
// not installed, the runs that this package reads come instead, a line each.
func Text(t testing.TB, path string) string {
	t.Helper()
	tool := Tool(t, "pdftotext")
	if tool == "" {
		return strings.Join(Runs(t, path), "\n")
	}
	out, err := exec.Command(tool, "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", filepath.Base(path), err)
	}
	return string(out)
}

// PDFBoxText returns what PDFBox reads; ok is false where it is not installed.
func PDFBoxText(t testing.TB, path string) (text string, ok bool) {
	t.Helper()
	program, classPath := java(t)
	if program == "" {
		return "", false
	}
	out, err := exec.Command(program, "-Dfile.encoding=UTF-8", "-cp", classPath,
		"org.apache.pdfbox.tools.ExtractText", "-encoding", "UTF-8", "-console", path).Output()
	if err != nil {
		t.Fatalf("PDFBox ExtractText %s: %v", filepath.Base(path), err)
	}
	return string(out), true
}

// Squeeze removes white space, for comparing texts of which only the
// characters and their order matter.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
