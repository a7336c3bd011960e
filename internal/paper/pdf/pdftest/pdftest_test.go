package pdftest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder notes what a helper says instead of failing the test.
type recorder struct {
	testing.TB
	errors, logs []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func (r *recorder) Logf(format string, args ...any) {
	r.logs = append(r.logs, fmt.Sprintf(format, args...))
}

// ordinary is a sound PDF file that is not PDF/A: no metadata, no colour
// profile, no identifier.
func ordinary() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for n, body := range []string{
		"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources <<>>>>",
	} {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n+1, body)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 4\n0000000000 65535 f \n")
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size 4 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref)
	return b.Bytes()
}

// TestValidatorsFindFaults: a check that never fails is none.
func TestValidatorsFindFaults(t *testing.T) {
	dir := t.TempDir()
	damaged := bytes.ReplaceAll(ordinary(), []byte(" 00000 n "), []byte(" 00009 x "))
	for name, data := range map[string][]byte{"ordinary.pdf": ordinary(), "damaged.pdf": damaged} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := &recorder{TB: t}
	Validate(r, filepath.Join(dir, "ordinary.pdf"), filepath.Join(dir, "damaged.pdf"))
	said := strings.Join(r.errors, "\n")
	if Tool(t, "qpdf") != "" && !strings.Contains(said, "qpdf --check damaged.pdf") {
		t.Errorf("qpdf let a damaged file pass: %s", said)
	}
	if program, _ := java(t); program != "" && !strings.Contains(said, "ordinary.pdf is not PDF/A-1b") {
		t.Errorf("preflight let an ordinary file pass: %s", said)
	}
}

func TestAbsentValidatorsAreSaidOrRequired(t *testing.T) {
	t.Setenv("ZWGK_VALIDATORS", "")
	r := &recorder{TB: t}
	if Tool(r, "no-such-validator") != "" || len(r.errors) != 0 || len(r.logs) != 1 {
		t.Errorf("errors %v, logs %v", r.errors, r.logs)
	}
	t.Setenv("ZWGK_VALIDATORS", "required")
	if Tool(r, "no-such-validator") != "" || len(r.errors) != 1 {
		t.Errorf("errors %v, logs %v", r.errors, r.logs)
	}
	t.Setenv("ZWGK_JARS", t.TempDir())
	if _, classPath := java(r); classPath != "" || len(r.errors) < 2 {
		t.Errorf("class path %q, errors %v", classPath, r.errors)
	}
}

func TestReaderRefusesForeignFiles(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("%PDF-1.4"), []byte("startxref\n99999\n%%EOF\n"), []byte("startxref\n0\n%%EOF\n")} {
		if _, err := read(data); err == nil {
			t.Errorf("%q was read", data)
		}
	}
}
