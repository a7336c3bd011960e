package parcel

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestManifests is T6 of the reliability tests: whatever stands in the
// manifest, nothing passes without N of N files really read. Every manifest
// here is sealed anew, so that only its own content can give it away.
func TestManifests(t *testing.T) {
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	first := func(line string) func(string) string { // puts another line before all others
		return func(m string) string { return line + m }
	}
	each := func(old, new string) func(string) string {
		return func(m string) string { return strings.ReplaceAll(m, old, new) }
	}
	for _, c := range []struct {
		name    string
		change  func(manifest string) string
		problem Problem // "" when the RFC permits it
		file    string  // named with it; "" for the manifest
		checked int
	}{
		{"as written", each("", ""), "", "", 3},
		{"tabs", each("  data/", "\tdata/"), "", "", 3},
		{"one blank", each("  data/", " data/"), "", "", 3},
		{"many blanks and tabs", each("  data/", " \t \t data/"), "", "", 3},
		{"CRLF", each("\n", "\r\n"), "", "", 3},
		{"CR", each("\n", "\r"), "", "", 3},
		{"capitals", upperDigests, "", "", 3},
		{"some capitals", func(m string) string { return strings.ToUpper(m[:40]) + m[40:] }, "", "", 3},

		{"empty", func(string) string { return "" }, Empty, "", 0},
		{"only a line end", func(string) string { return "\n" }, Empty, "", 0},
		{"only a mark", func(string) string { return "\ufeff" }, Empty, "", 0},
		{"BOM", first("\ufeff"), Malformed, "", 2},
		{"UTF-16", func(m string) string { return "\xff\xfe" + strings.Join(strings.Split(m, ""), "\x00") }, Malformed, "", 0},
		{"an empty line", first("\n"), Malformed, "", 3},
		{"a line of blanks", first(" \t \n"), Malformed, "", 3},
		{"LF CR", each("\n", "\n\r"), Malformed, "", 3},
		{"a remark", first("# 清单\n"), Malformed, "", 3},
		{"cut at the end", func(m string) string { return m[:len(m)-1] }, Malformed, "", 2},
		{"cut in a name", func(m string) string { return m[:len(m)-4] }, Malformed, "", 2},
		{"cut in a digest", func(m string) string { return m[:20] }, Malformed, "", 0},
		{"a missing line", func(m string) string { _, rest, _ := strings.Cut(m, "\n"); return rest }, Extra, "data/一.txt", 2},
		{"a short digest", func(m string) string { return m[1:] }, Malformed, "", 2},
		{"a long digest", first("0"), Malformed, "", 2},
		{"no digit", func(m string) string { return "g" + m[1:] }, Malformed, "", 2},
		{"a full-width digit", func(m string) string { return "０" + m[3:] }, Malformed, "", 2},
		{"no name", first(empty + "  \n"), Malformed, "", 3},
		{"no blank", each("  data/", "data/"), Malformed, "", 0},
		{"a blank in front", first(" "), Malformed, "", 2},
		{"another digest", func(m string) string { return empty + m[64:] }, Changed, "data/一.txt", 2},
		{"exchanged digests", exchangeDigests, Changed, "data/一.txt", 1},
		{"the same line twice", func(m string) string { line, _, _ := strings.Cut(m, "\n"); return line + "\n" + m }, Twice, "", 3},
		{"one file with two digests", func(m string) string { return m + empty + m[64:80] + ".txt\n" + empty + "  data/一.txt\n" }, Twice, "", 3},
		{"a file that is not there", first(empty + "  data/没有.txt\n"), Missing, "data/没有.txt", 3},
		{"a folder", first(empty + "  data/文/\n"), Outside, "", 3},
		{"data/ itself", first(empty + "  data/\n"), Outside, "", 3},
		{"a tag file", first(empty + "  bagit.txt\n"), Outside, "", 3},
		{"binary as of sha256sum -b", each("  data/", " *data/"), Outside, "", 0},
		{"./", each("  data/", "  ./data/"), Outside, "", 0},
		{"capital folder", each("  data/", "  DATA/"), Outside, "", 0},
		{"back out", first(empty + "  data/../../etc/passwd\n"), Outside, "", 3},
		{"back out and in", each("  data/", "  data/../data/"), Outside, "", 0},
		{"back out for Windows", first(empty + "  data/..\\..\\x\n"), Outside, "", 3},
		{"absolute", first(empty + "  /etc/passwd\n"), Outside, "", 3},
		{"a drive", first(empty + "  C:/x\n"), Outside, "", 3},
		{"another stream", first(empty + "  data/一.txt:x\n"), Outside, "", 3},
		{"another computer", first(empty + "  //server/x\n"), Outside, "", 3},
		{"encoded ways out stay names", first(empty + "  data/%2e%2e/x\n"), Malformed, "", 3},
		{"NUL", first(empty + "  data/一.txt\x00.txt\n"), Outside, "", 3},
		{"a bare percent sign", first(empty + "  data/100%.txt\n"), Malformed, "", 3},
		{"not UTF-8", first(empty + "  data/\xb6\xfe.txt\n"), Malformed, "", 3},
		{"another way to compose", each("é", "e\u0301"), Missing, "data/文/cafe\u0301.txt", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder, _, _ := written(t, Folder, []file{{"一.txt", "一"}, {"文/二.txt", "二"}, {"文/café.txt", "三"}})
			path := filepath.Join(folder, manifestName)
			put(t, path, c.change(get(t, path)))
			reseal(t, folder)
			found := look(t, folder)
			if c.file == "" {
				c.file = manifestName
			}
			if found.OK() != (c.problem == "") || found.Checked != c.checked || (c.problem != "" && !found.has(c.problem, c.file)) {
				t.Errorf("%s: %+v", found.Summary(), found.Findings)
			}
		})
	}
}

// upperDigests writes all digests in capitals.
func upperDigests(m string) string {
	var out strings.Builder
	for line := range strings.Lines(m) {
		out.WriteString(strings.ToUpper(line[:64]) + line[64:])
	}
	return out.String()
}

// exchangeDigests gives two files each other's digest.
func exchangeDigests(m string) string {
	lines := strings.SplitAfter(m, "\n")
	lines[0], lines[1] = lines[1][:64]+lines[0][64:], lines[0][:64]+lines[1][64:]
	return strings.Join(lines, "")
}

// TestPathsOfOthers: what other programs encode is found under its real name.
func TestPathsOfOthers(t *testing.T) {
	for _, path := range []string{"data/100%", "data/100%25", "data/a\nb", "data/a\r\nb\r", "data/%0A", "data/%%"} {
		line := manifestLine(digestOf(path), path)
		m, wrong := parseManifest([]byte(line), 64, payload)
		if len(wrong) != 0 || m.digests[path] != digestOf(path) || strings.Count(line, "\n") != 1 {
			t.Errorf("%q was written %q and read %v, %v", path, line, m.order, wrong)
		}
	}
	m, wrong := parseManifest([]byte(digestOf("")+"  data/a%0db%0a\n"), 64, payload)
	if len(wrong) != 0 || m.digests["data/a\rb\n"] == "" {
		t.Errorf("small letters: %v, %v", m.order, wrong)
	}
}

// Whatever a manifest holds, every line is either a path inside with a digest,
// or is reported; and what was read is read again from what is written of it.
func FuzzParseManifest(f *testing.F) {
	digest := digestOf("")
	for _, seed := range []string{
		"", "\n", "\r\n", "\ufeff", digest, digest + "  ", digest + "  data/a\n", digest + "\tdata/a\r\n" + digest + " data/b\r", strings.ToUpper(digest) + "  data/A\n",
		digest + "  data/../a\n", digest + "  data/%25%0A\n", digest + "  data/%\n", digest + "  bagit.txt\n", "\xff\xfe", digest + "  data/a\n" + digest + "  data/a\n", digest + " *data/a\n",
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	f.Fuzz(func(t *testing.T, text []byte, tags bool) {
		within := payload
		if tags {
			within = ""
		}
		m, wrong := parseManifest(text, 64, within)
		lines := 0
		for rest := text; len(rest) > 0; lines++ {
			_, rest, _ = cutLine(rest)
		}
		if lines != len(m.order)+len(wrong) || len(m.order) != len(m.digests) {
			t.Fatalf("%d lines, %d read, %d wrong", lines, len(m.order), len(wrong))
		}
		for _, w := range wrong {
			if w.line < 1 || w.line > lines || w.problem == "" || w.words == "" {
				t.Errorf("reported %+v", w)
			}
		}
		var again strings.Builder
		for _, path := range m.order {
			if !staysInside(path) || !utf8.ValidString(path) || strings.HasPrefix(path, payload) == tags || !filepath.IsLocal(path) {
				t.Errorf("read %q", path)
			}
			again.WriteString(manifestLine(m.digests[path], path))
		}
		back, wrong := parseManifest([]byte(again.String()), 64, within)
		if len(wrong) != 0 || !maps.Equal(back.digests, m.digests) || !slices.Equal(back.order, m.order) {
			t.Errorf("%q was written as %q and that read as %v, %v", text, again.String(), back.digests, wrong)
		}
	})
}
