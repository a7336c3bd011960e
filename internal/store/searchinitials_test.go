package store

import (
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

// The table of first letters is that of the readings it was made from.
func TestInitialsAreThoseOfTheReadings(t *testing.T) {
	style := pinyin.NewArgs()
	style.Style = pinyin.FirstLetter
	known := 0
	for r := rune(initialsFrom); r <= initialsTo; r++ {
		want := byte(' ')
		if readings := pinyin.SinglePinyin(r, style); len(readings) > 0 && len(readings[0]) == 1 && readings[0][0] >= 'a' && readings[0][0] <= 'z' {
			want = readings[0][0]
			known++
		}
		if got := initial(r); got != want {
			t.Errorf("%c: %c, the readings say %c", r, got, want)
		}
	}
	if known < 25_000 || strings.Count(initialsTable, "\n") != (initialsTo+1-initialsFrom)/initialsLine {
		t.Errorf("%d characters known", known)
	}
}

func TestInitialsOfTitles(t *testing.T) {
	for title, want := range map[string]string{
		"低保申请": "dbsq", "2025年低保、特困": "2025ndb tk", "ＡＢ村": "abc", "《村规》（修订）": "cg xd ", "𠮷": "", "": "",
	} {
		if got := initials(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}
