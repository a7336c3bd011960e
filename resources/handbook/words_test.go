package handbook_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"zwgk/internal/present"
)

// program is where the words on the screen and on paper are written.
const program = "../../internal"

// Between “ and ” a page names what stands on the screen, letter for letter.
var quoted = regexp.MustCompile(`“([^”]+)”`)

// verb is where the program puts something into a sentence.
var verb = regexp.MustCompile(`%[sd]|%%`)

// TestQuotedWordsStandOnTheScreen looks up every quoted word in the program's
// own strings: a button that is called otherwise is a page that misleads.
func TestQuotedWordsStandOnTheScreen(t *testing.T) {
	words := wordsOfProgram(t)
	found := 0
	for page, text := range pages(t) {
		for n, line := range strings.Split(text, "\n") {
			for _, q := range quoted.FindAllStringSubmatch(line, -1) {
				if found++; !words.say(q[1]) {
					t.Errorf("%s:%d: “%s” is nowhere on the screen", page, n+1, q[1])
				}
			}
		}
	}
	if found < 200 {
		t.Errorf("only %d quoted words found", found)
	}
}

// screenWords are the strings of the program: those that are whole, and those
// into which something is put.
type screenWords struct {
	whole   map[string]bool
	pattern []*regexp.Regexp
}

// joint is where the program puts two strings together: 下一步：核对, and
// 通过，送审核.
var joint = regexp.MustCompile(`：|，送`)

// say reports whether the words can stand on the screen: as one string, as two
// put together, or with figures in them.
func (w *screenWords) say(words string) bool {
	if w.whole[words] {
		return true
	}
	if at := joint.FindStringIndex(words); at != nil && w.whole[words[:at[1]]] && w.whole[words[at[1]:]] {
		return true
	}
	for _, p := range w.pattern {
		if p.MatchString(words) {
			return true
		}
	}
	return false
}

func wordsOfProgram(t *testing.T) *screenWords {
	t.Helper()
	w := &screenWords{whole: map[string]bool{}}
	err := filepath.WalkDir(program, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil && utf8.ValidString(text) {
					w.add(text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *screenWords) add(text string) {
	w.whole[text] = true
	if parts := verb.Split(text, -1); len(parts) > 1 && len(strings.Join(parts, "")) >= len("两字") {
		for i, part := range parts {
			parts[i] = regexp.QuoteMeta(part)
		}
		w.pattern = append(w.pattern, regexp.MustCompile("^"+strings.Join(parts, `\d+`)+"$"))
	}
}

// TestPagesSpeakPlainly holds the pages to the office's own way of speaking.
func TestPagesSpeakPlainly(t *testing.T) {
	polite := regexp.MustCompile(`您|[!！]|(?:^|[^申])请(?:[^核]|$)`)
	picture := regexp.MustCompile(`!\[`)
	for page, text := range pages(t) {
		for n, line := range strings.Split(text, "\n") {
			if at := polite.FindString(picture.ReplaceAllString(line, "")); at != "" {
				t.Errorf("%s:%d: %q", page, n+1, at)
			}
		}
	}
}

// TestEveryPlaceHasAPage: F1 opens what speaks of where the person is.
func TestEveryPlaceHasAPage(t *testing.T) {
	explained := map[string]string{}
	for page, text := range pages(t) {
		for line := range strings.Lines(text) {
			if places, ok := strings.CutPrefix(strings.TrimSpace(line), "房间："); ok {
				for place := range strings.SplitSeq(places, "、") {
					if other, twice := explained[place]; twice {
						t.Errorf("%s and %s both explain %s", other, page, place)
					}
					explained[place] = page
				}
			}
		}
	}
	for _, place := range present.Places() {
		if explained[place] == "" {
			t.Errorf("no page explains %s", place)
		}
		delete(explained, place)
	}
	for place, page := range explained {
		t.Errorf("%s explains %s, which is nowhere in the window", page, place)
	}
}

// pages are the pages of the handbook, by the names of their files.
func pages(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = string(text)
	}
	return all
}
