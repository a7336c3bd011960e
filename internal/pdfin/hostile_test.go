package pdfin_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/pdfin"
)

// onePage is a page of the given box and content without fonts.
func onePage(box, content string) []byte {
	return assemble("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		object("<</Type /Page /Parent 2 0 R /MediaBox "+box+" /Contents 4 0 R /Resources <<>>>>"), stream(content))
}

func manyPages(n int) []byte {
	return assemble("<</Type /Catalog /Pages 2 0 R>>",
		object(fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", strings.Repeat("3 0 R ", n), n)),
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>>")
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestFilesThatAreRefused(t *testing.T) {
	whole := chinese(0, letter)
	for name, c := range map[string]struct {
		data []byte
		code fault.Code
		says string
	}{
		"nothing":        {nil, fault.Unreadable, "空的"},
		"no PDF":         {[]byte("这不是PDF文件"), fault.Unreadable, "不是完好的PDF"},
		"head alone":     {whole[:40], fault.Unreadable, "不是完好的PDF"},
		"password":       {sample(t, "password.pdf"), fault.Unreadable, "密码"},
		"no pages":       {assemble("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [] /Count 0>>"), fault.Unreadable, "一页也没有"},
		"too many pages": {manyPages(301), fault.TooLarge, "301页"},
		"too large":      {make([]byte, 8<<20+1), fault.TooLarge, "8兆"},
	} {
		d, err := engine().OpenBytes(t.Context(), "来文.pdf", c.data)
		if fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.says) || !strings.Contains(fault.Sentence(err), "来文.pdf") {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			d.Close()
		}
	}
}

func TestRestrictedFilesAreRead(t *testing.T) {
	d := opened(t, sample(t, "restricted.pdf"))
	if got, err := d.Text(t.Context(), 0); !d.Protected() || strings.TrimSpace(got) != "Kept from changes" {
		t.Errorf("protected: %v, text %q (%v)", d.Protected(), got, err)
	}
	if opened(t, chinese(0, "")).Protected() {
		t.Error("a plain file counts as protected")
	}
}

func TestPagesBeyondTheLimits(t *testing.T) {
	for _, box := range []string{"[0 0 14400 14400]", "[0 0 1000000000 1000000000]", "[0 0 100000000 1]"} {
		d, err := engine().OpenBytes(t.Context(), "来文.pdf", onePage(box, "0 0 10 10 re f"))
		if err != nil {
			t.Errorf("%s: %v", box, err)
			continue
		}
		if _, err := d.Render(t.Context(), 0, 300); fault.CodeOf(err) != fault.TooLarge || !strings.Contains(fault.Sentence(err), "第1页") {
			t.Errorf("%s: %v", box, err)
		}
		if _, err := d.Text(t.Context(), 0); err != nil { // the document is still of use
			t.Errorf("%s: %v", box, err)
		}
		d.Close()
	}
	d := opened(t, onePage("[0 0 100 100]", ""))
	for _, page := range []int{-1, 1} {
		if _, err := d.Render(t.Context(), page, 72); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("page %d: %v", page, err)
		}
	}
	for _, dpi := range []float64{0, -1, 1e300} {
		if _, err := d.Render(t.Context(), 0, dpi); fault.CodeOf(err) != fault.TooLarge {
			t.Errorf("%v dpi: %v", dpi, err)
		}
	}
}

// nested is a page of forms that each show the next ten times: ten to the
// ninth power of drawings in two kilobytes.
func nested() []byte {
	objects := []object{"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /Contents 4 0 R /Resources <</XObject <</X 5 0 R>>>>>>", stream("/X Do")}
	for level := range 9 {
		content := strings.Repeat("/X Do ", 10) + "0 0 500 500 re f"
		objects = append(objects, object(fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources <</XObject <</X %d 0 R>>>> /Length %d>>\nstream\n%s\nendstream",
			6+level, len(content), content)))
	}
	return assemble(append(objects, "<</Type /XObject /Subtype /Form /BBox [0 0 600 600] /Length 0>>\nstream\n\nendstream")...)
}

func TestEndlessPagesEnd(t *testing.T) {
	e := pdfin.New(cacheDir, pdfin.Limits{Time: 2 * time.Second})
	defer e.Close(context.Background())
	d, err := e.OpenBytes(t.Context(), "来文.pdf", nested())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	_, err = d.Render(t.Context(), 0, 72)
	if fault.CodeOf(err) != fault.TooLarge || !strings.Contains(fault.Sentence(err), "第1页太复杂") {
		t.Errorf("drawn, or %v", err)
	}
	if _, again := d.Text(t.Context(), 0); !errors.Is(again, err) {
		t.Errorf("after that: %v", again)
	}
}

func TestCancel(t *testing.T) {
	d := opened(t, nested())
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := d.Render(ctx, 0, 72); !errors.Is(err, context.DeadlineExceeded) || fault.CodeOf(err) != "" {
		t.Errorf("got %v", err)
	}
	if _, err := engine().OpenBytes(ctx, "来文.pdf", chinese(0, "")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if got, err := opened(t, chinese(0, letter)).Text(t.Context(), 0); got != letterText {
		t.Errorf("the next file reads %q (%v)", got, err)
	}
}

func TestClosedDocument(t *testing.T) {
	d := opened(t, chinese(0, letter))
	d.Close()
	d.Close()
	if _, err := d.Text(t.Context(), 0); err == nil {
		t.Error("a closed document was read")
	}
}

// read does everything with a file; what it refuses must be said in a fault.
func read(t testing.TB, data []byte) {
	t.Helper()
	d, err := engine().OpenBytes(context.Background(), "来文.pdf", data)
	if err != nil {
		said(t, err)
		return
	}
	defer d.Close()
	for page := range min(len(d.Pages()), 3) {
		_, err := d.Text(context.Background(), page)
		said(t, err)
		_, err = d.MissingFonts(context.Background(), page)
		said(t, err)
		_, err = d.Render(context.Background(), page, 20)
		said(t, err)
	}
}

func said(t testing.TB, err error) {
	t.Helper()
	if err != nil && fault.CodeOf(err) == "" {
		t.Errorf("not a fault: %v", err)
	}
}

func TestDamagedFilesNeverCrash(t *testing.T) {
	samples := [][]byte{chinese(0, letter), nested()[:1500], sample(t, "password.pdf"), sample(t, "restricted.pdf"), manyPages(5)}
	random := rand.New(rand.NewPCG(7, 18))
	for _, whole := range samples {
		for i := range 12 {
			read(t, whole[:len(whole)*i/12])
		}
		for range 60 {
			flipped := append([]byte(nil), whole...)
			for range 1 + random.IntN(4) {
				flipped[random.IntN(len(flipped))] ^= 1 << random.IntN(8)
			}
			read(t, flipped)
		}
	}
	if got, err := opened(t, chinese(0, letter)).Text(t.Context(), 0); got != letterText {
		t.Errorf("after all that a sound file reads %q (%v)", got, err)
	}
}

func FuzzRead(f *testing.F) {
	opened(f, chinese(0, "")) // compiling the reader takes longer than one input may
	f.Add(chinese(90, letter))
	f.Add(onePage("[0 0 1000000000 1000000000]", "0 0 10 10 re f"))
	f.Add(sample(f, "restricted.pdf"))
	f.Fuzz(func(t *testing.T, data []byte) { read(t, data) })
}
