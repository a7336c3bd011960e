package shell

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestTheKeysInTheDocumentsAreThoseOfTheWindow(t *testing.T) {
	text, err := os.ReadFile("../../../docs/keys.md")
	if err != nil {
		t.Fatal(err)
	}
	var written []Key
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 4 || strings.HasPrefix(cells[1], "-") {
			continue
		}
		written = append(written, Key{strings.TrimSpace(cells[1]), strings.TrimSpace(cells[2])})
	}
	if len(written) == 0 || !slices.Equal(written[1:], Keys()) {
		t.Errorf("docs/keys.md says\n%v\nthe window\n%v", written, Keys())
	}
}
