package parcel

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zwgk/internal/fault"
)

func TestRepairedNames(t *testing.T) {
	long := strings.Repeat("长", 200)
	for _, c := range []struct{ given, taken, reason string }{
		{"2026/名单（第1季度）.pdf", "2026/名单（第1季度）.pdf", ""},
		{"𠮷 村.pdf", "𠮷 村.pdf", ""},
		{".说明", ".说明", ""},
		{"cafe\u0301.pdf", "caf\u00e9.pdf", ""},
		{`关于"A/B":通知?.pdf`, "关于＂A/B＂：通知？.pdf", reasonSigns},
		{"完成100%.pdf", "完成100％.pdf", reasonSigns},
		{`a\b|c*<d>`, "a＼b｜c＊＜d＞", reasonSigns},
		{"第一\r\n行.pdf", "第一行.pdf", reasonUnseen},
		{"fdp\u202excod.exe", "fdpxcod.exe", reasonUnseen},
		{"a\xff.pdf", "a\uFFFD.pdf", reasonUnseen},
		{"名单. . .", "名单", reasonEnds},
		{" 名单/ 一", "名单/一", reasonEnds},
		{"nul.txt", "_nul.txt", reasonDevice},
		{"com1.tar.gz/a", "_com1.tar.gz/a", reasonDevice},
		{"LPT².doc", "_LPT².doc", reasonDevice},
		{"COM10.doc", "COM10.doc", ""},
		{"../../etc/passwd", "未命名/未命名/etc/passwd", reasonEnds},
		{"/etc//passwd", "etc/passwd", reasonSlash},
		{"C:/名单", "C：/名单", reasonSigns},
		{strings.Repeat("n", 196) + ".pdf", strings.Repeat("n", 191) + ".pdf", reasonLength},
		{long + ".pdf", long[:78*3] + ".pdf", reasonLength},
		{long, long[:80*3], reasonLength},
	} {
		taken, repaired, err := newNames().take(c.given)
		if err != nil || taken != "data/"+c.taken {
			t.Errorf("%q became %q (%v), want %q", c.given, taken, err, c.taken)
		}
		if (c.reason == "") != (repaired == "") || !strings.Contains(repaired, c.reason) {
			t.Errorf("%q: %q does not give the reason %q", c.given, repaired, c.reason)
		}
	}
}

// TestOneNameEach: what Windows takes for one file is never two.
func TestOneNameEach(t *testing.T) {
	n := newNames()
	for _, c := range []struct{ given, taken, reason string }{
		{"甲/a.pdf", "甲/a.pdf", ""},
		{"甲/A.PDF", "甲/A-2.PDF", reasonTwin},
		{"甲/a.pdf", "甲/a-3.pdf", reasonTwin},
		{"caf\u00e9", "caf\u00e9", ""},
		{"cafe\u0301", "caf\u00e9-2", reasonTwin},
		{"附件B/一", "附件B/一", ""},
		{"附件b/二", "附件B/二", reasonFolder},
		{"附件b", "附件b-2", reasonTwin},
	} {
		taken, repaired, err := n.take(c.given)
		if err != nil || taken != "data/"+c.taken || (c.reason == "") != (repaired == "") || !strings.Contains(repaired, c.reason) {
			t.Errorf("%q became %q: %q, %v", c.given, taken, repaired, err)
		}
	}
	if _, _, err := n.take("甲/A.pdf/里面"); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("a folder in place of a file: %v", err)
	}
}

func TestNamesThatAreRefused(t *testing.T) {
	for _, name := range []string{"", "/", "//"} {
		if _, _, err := newNames().take(name); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, _, err := newNames().take(strings.Repeat("文件夹/", 45) + "名单.pdf"); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("folders too deep for Windows: %v", err)
	}
}

// Whatever the name, what comes of it stays below data/ on every system, needs
// no encoding in a manifest, and is not repaired a second time.
func FuzzNames(f *testing.F) {
	for _, seed := range []string{"", "..", "CON", "a/b", `a\b`, "e\u0301", "NUL .x", strings.Repeat("长", 99) + ".", "\u202E", "\xff", "COM¹", ". .a", "CON " + strings.Repeat("\u0301", 99), "100%", "a:b", "≯\u0338>", "." + strings.Repeat(" ", 260) + "a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		taken, repaired, err := newNames().take(name)
		if err != nil {
			if fault.CodeOf(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		if !strings.HasPrefix(taken, payload) || !staysInside(taken) || !norm.NFC.IsNormalString(taken) || !utf8.ValidString(taken) || width(taken) > maxPath {
			t.Errorf("%q became %q", name, taken)
		}
		for part := range strings.SplitSeq(strings.TrimPrefix(taken, payload), "/") {
			if len(part) > maxName || isDevice(part) || strings.ContainsAny(part, "<>:\"|?*\\%\r\n") || strings.TrimRight(part, ". ") != part {
				t.Errorf("%q became %q", name, taken)
			}
		}
		if repaired == "" && norm.NFC.String(payload+name) != taken {
			t.Errorf("%q became %q and nobody is told", name, taken)
		}
		again, why, err := newNames().take(strings.TrimPrefix(taken, payload))
		if err != nil || again != taken || why != "" {
			t.Errorf("%q became %q, and that %q: %s %v", name, taken, again, why, err)
		}
	})
}
