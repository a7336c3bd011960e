package parcel

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

const (
	passphrase = "青石 晒谷 七里 渡口"
	quickWork  = 6 // enough for a test
)

func sealed(t *testing.T, content []byte) []byte {
	t.Helper()
	var file bytes.Buffer
	w, err := sealWith(&file, passphrase, quickWork)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func opened(file []byte, passphrase string) ([]byte, error) {
	r, err := Open(bytes.NewReader(file), passphrase)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func openedFromAnywhere(file []byte, passphrase string) ([]byte, error) {
	r, size, err := OpenAt(bytes.NewReader(file), int64(len(file)), passphrase)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.NewSectionReader(r, 0, size))
}

func TestWhatIsSealedOpensWithItsPassphraseOnly(t *testing.T) {
	content := make([]byte, 200_000)
	rand.Read(content)
	file := sealed(t, content)
	if !IsSealed(file) || IsSealed(content) {
		t.Error("a sealed file is not known by its beginning")
	}
	for name, open := range map[string]func([]byte, string) ([]byte, error){"from its beginning": opened, "from anywhere": openedFromAnywhere} {
		if got, err := open(file, passphrase); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
		for _, wrong := range []string{"", "青石 晒谷 七里 渡囗", passphrase + " "} {
			if got, err := open(file, wrong); fault.CodeOf(err) != fault.NotAllowed || len(got) != 0 {
				t.Errorf("%s with %q: %d bytes, %v", name, wrong, len(got), err)
			}
		}
		for _, cut := range []int{1, 17, 1000, 70_000, len(file) - 30} {
			if got, err := open(file[:len(file)-cut], passphrase); err == nil || bytes.Equal(got, content) {
				t.Errorf("%s: a file without its last %d bytes opens", name, cut)
			}
		}
	}
}

func TestEveryFlippedBitOfASealedFileIsRefused(t *testing.T) {
	content := []byte(strings.Repeat("备份", 40))
	good := sealed(t, content)
	for at := range good {
		bad := bytes.Clone(good)
		bad[at] ^= 1 << (at % 8)
		_, err := opened(bad, passphrase)
		if code := fault.CodeOf(err); code != fault.Damaged && code != fault.NotAllowed {
			t.Errorf("byte %d: %v", at, err)
		}
	}
}

// What Seal writes asks for work that an old PC can do and a thief has to.
func TestSealAsksForItsWork(t *testing.T) {
	var file bytes.Buffer
	w, err := Seal(&file, passphrase)
	if err == nil {
		err = w.Close()
	}
	if line := strings.SplitN(file.String(), "\n", 3)[1]; err != nil || !strings.HasSuffix(line, " 16") {
		t.Errorf("%s (%v)", line, err)
	}
	if got, err := opened(file.Bytes(), passphrase); err != nil || len(got) != 0 {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAPassphraseHasToProtect(t *testing.T) {
	for _, weak := range []string{"", "1234567", "青石镇人民政府", " 青石 晒谷 七里", "青石 晒谷 七里\n", "青石 晒谷\x00七里"} {
		if _, err := Seal(io.Discard, weak); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q is taken: %v", weak, err)
		}
	}
}

// A disk that cannot be read says nothing about the file.
func TestAnErrorOfTheDiskIsNotTakenForDamage(t *testing.T) {
	broken := &os.PathError{Op: "read", Path: "E:", Err: errors.New("no medium")}
	if _, err := Open(io.MultiReader(strings.NewReader(sealHead), failingReader{broken}), passphrase); !errors.Is(err, broken) || fault.CodeOf(err) != "" {
		t.Errorf("%v", err)
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }
