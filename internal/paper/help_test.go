package paper_test

import (
	"io/fs"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"zwgk/internal/paper"
	"zwgk/resources"
)

var loadFonts = sync.OnceValues(func() (*paper.FontSet, error) {
	var fonts []*paper.Font
	for file, face := range map[string]paper.Face{
		"song.ttf": paper.Song, "song-bold.ttf": paper.SongBold, "hei.ttf": paper.Hei, "kai.ttf": paper.Kai,
	} {
		data, err := fs.ReadFile(resources.Fonts(), file)
		if err != nil {
			return nil, err
		}
		f, err := paper.LoadFont(face, data)
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, f)
	}
	return paper.NewFontSet(fonts...)
})

func fonts(t testing.TB) *paper.FontSet {
	t.Helper()
	s, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// texts returns the Text marks of a page in drawing order.
func texts(p paper.Page) []paper.Text {
	var out []paper.Text
	for _, m := range p.Marks {
		if t, ok := m.(paper.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

func lines(p paper.Page) []paper.Line {
	var out []paper.Line
	for _, m := range p.Marks {
		if l, ok := m.(paper.Line); ok {
			out = append(out, l)
		}
	}
	return out
}

// said returns all text of a page.
func said(p paper.Page) string {
	var s strings.Builder
	for _, t := range texts(p) {
		s.WriteString(t.String)
	}
	return s.String()
}

// width is the extent of a mark, without tracking after its last character.
func width(t testing.TB, m paper.Text) paper.Length {
	f := fonts(t).Font(m.Face)
	w := -m.Tracking
	for _, r := range m.String {
		w += f.Advance(r, m.Size) + m.Tracking
	}
	return w
}

// prose makes random Chinese office text with all that is hard to break.
func prose(rnd *rand.Rand, n int) string {
	const common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
	pieces := []string{"，", "，", "、", "。", "；", "：", "？", "！", "（", "）", "《", "》", "“", "”", "……", "——", "〔2021〕30号",
		"3,607", "12.5%", "2025", "ABC", "e-mail", "〔", "〕", "．", "‘", "’", "『", "』", "％", "【", "】", "1.", "https://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm"}
	chars := []rune(common)
	var s strings.Builder
	for range n {
		if rnd.IntN(4) == 0 {
			s.WriteString(pieces[rnd.IntN(len(pieces))])
			continue
		}
		s.WriteRune(chars[rnd.IntN(len(chars))])
	}
	return s.String()
}
