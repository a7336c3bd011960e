package reportin_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// replaceInDocx changes words in the body of a docx file.
func replaceInDocx(t *testing.T, data []byte, old, changed string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	replaced := 0
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			replaced = strings.Count(string(content), old)
			content = []byte(strings.ReplaceAll(string(content), old, changed))
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || replaced == 0 {
		t.Fatalf("%q stands %d times in the file, error %v", old, replaced, err)
	}
	return out.Bytes()
}
