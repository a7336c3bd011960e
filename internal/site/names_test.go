package site

import (
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSafeNames(t *testing.T) {
	for name, want := range map[string]string{
		"发放明细表（2026年）.xlsx": "发放明细表（2026年）.xlsx",
		"𠮷䶮 名单.doc":         "𠮷䶮 名单.doc",
		"cafe\u0301.pdf":    "caf\u00e9.pdf",
		"关于“A/B”的通知?.pdf":   "关于“A-B”的通知-.pdf",
		"CON":               "_CON",
		"nul.txt":           "_nul.txt",
		"Com1.tar.gz":       "_Com1.tar.gz",
		"LPT².doc":          "_LPT².doc",
		"aux .c":            "_aux .c",
		"COM10.doc":         "COM10.doc",
		"console.doc":       "console.doc",
		".htaccess":         "htaccess",
		"名单. . .":           "名单",
		"...":               "附件",
		"":                  "附件",
		"fdp\u202Excod.exe": "fdpxcod.exe",
		"名\u3000单\n.doc":    "名 单 .doc",
		"a\xffb.doc":        "a-b.doc",
		"第1.附件是一个很长很长的说明": "第1.附件是一个很长很长的说明",
		"C:\\名单.doc":                           "C--名单.doc",
		"CON" + strings.Repeat(" ", 130) + "x": "_CON",
		"NUL." + strings.Repeat("长", 40):       "_NUL." + strings.Repeat("长", 38),
		strings.Repeat("长", 98) + ".docx":      strings.Repeat("长", 38) + ".docx",
	} {
		if got := safeName(name, "附件"); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}

func TestOneNameEach(t *testing.T) {
	set := nameSet{}
	long := strings.Repeat("长", 50) + ".html"
	var got []string
	for _, name := range []string{"a.html", "A.HTML", "a-2.html", "a.html", long, long} {
		got = append(got, set.take(name))
	}
	want := []string{"a.html", "A-2.HTML", "a-2-2.html", "a-3.html", strings.Repeat("长", 38) + ".html", strings.Repeat("长", 37) + "-2.html"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Whatever the name, what comes of it stays in its folder on every system and
// is safe already.
func FuzzSafeName(f *testing.F) {
	for _, seed := range []string{"", "..", "CON", "a/b", `a\b`, "e\u0301", "NUL .x", strings.Repeat("长", 99) + ".", "\u202E", "\xff", "COM¹", ". .a", "CON " + strings.Repeat("\u0301", 99)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		safe := safeName(name, "附件")
		switch {
		case safe == "" || len(safe) > maxName || !utf8.ValidString(safe) || !norm.NFC.IsNormalString(safe):
			t.Errorf("%q became %q", name, safe)
		case strings.ContainsAny(safe, "<>:\"/\\|?*\x00\n") || strings.Trim(safe, ". ") != safe || isDevice(safe):
			t.Errorf("%q became %q", name, safe)
		case path.Join("x", safe) != "x/"+safe || safeName(safe, "附件") != safe:
			t.Errorf("%q became %q, and that %q", name, safe, safeName(safe, "附件"))
		}
	})
}
