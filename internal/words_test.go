package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// wordRow is a row of docs/words.md: what is on the screen, the name in the
// code, the value that is stored.
var wordRow = regexp.MustCompile("(?m)^\\| ([^|]+) \\| `([a-z]+)\\.([A-Z][A-Za-z0-9]*)` \\| ([^|]*)\\|")

// Every name on the page stands in its package, with the words of the screen,
// and is stored as the page says.
func TestThePageOfWordsIsTrue(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "words.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := wordRow.FindAllStringSubmatch(string(page), -1)
	if len(rows) < 80 {
		t.Fatalf("only %d rows", len(rows))
	}
	named := map[string]string{}
	packages := map[string]declared{}
	for _, row := range rows {
		shown, room, name, value := row[1], row[2], row[3], strings.TrimSpace(row[4])
		if _, known := rules[room]; !known {
			t.Errorf("%s.%s is not of the rules", room, name)
			continue
		}
		if packages[room].values == nil {
			packages[room] = declarations(t, room)
		}
		got, found := packages[room].values[name]
		if !found {
			t.Errorf("%s has no %s", room, name)
		}
		if value != "" && got != value {
			t.Errorf("%s.%s is stored as %q, the page says %q", room, name, got, value)
		}
		if !strings.Contains(packages[room].text, shown) {
			t.Errorf("%s does not say %s", room, shown)
		}
		if other := named[room+"."+name]; other != "" {
			t.Errorf("%s.%s stands for %s and %s", room, name, other, shown)
		}
		named[room+"."+name] = shown
	}
}

// declared is what a package names: each name at its top level, of a constant
// the string it stands for; and all its text.
type declared struct {
	values map[string]string
	text   string
}

func declarations(t *testing.T, room string) declared {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(room, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := declared{values: map[string]string{}}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found.text += string(text)
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			found.add(d)
		}
	}
	return found
}

func (d declared) add(in ast.Decl) {
	switch decl := in.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			d.values[decl.Name.Name] = ""
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				d.values[s.Name.Name] = ""
			case *ast.ValueSpec:
				for i, name := range s.Names {
					d.values[name.Name] = ""
					if i < len(s.Values) {
						if literal, ok := s.Values[i].(*ast.BasicLit); ok {
							d.values[name.Name] = strings.Trim(literal.Value, `"`)
						}
					}
				}
			}
		}
	}
}
