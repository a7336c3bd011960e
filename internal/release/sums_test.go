package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestSumsAreInTheOrderOfNames(t *testing.T) {
	w := &workshop{out: t.TempDir()}
	for name, text := range map[string]string{"b.zip": "b", "a.deb": "abc", "figures.txt": "1", sumsName: "of last time"} {
		if err := os.WriteFile(filepath.Join(w.out, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file, err := w.writeSums()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.deb\n" +
		"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.zip\n"
	if string(got) != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestWhatIsDifferentIsNamed(t *testing.T) {
	got := different(map[string]string{"a": "1", "b": "2", "c": "3"}, map[string]string{"a": "1", "b": "9", "d": "4"})
	if want := []string{"b: other bytes", "c: only the first time", "d: only the second time"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := different(map[string]string{"a": "1"}, map[string]string{"a": "1"}); got != nil {
		t.Errorf("the same: %q", got)
	}
}
