// Package internal_test holds the house to its plan: who may import whom
// (docs/architecture.md). A new package must be entered here first.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rules are the packages of the law: standard library only, and each other
// downwards.
var rules = map[string][]string{
	"fault":      {},
	"workday":    {"fault"},
	"office":     {"fault", "workday"},
	"catalog":    {"fault", "workday", "office"},
	"privacy":    {"fault"},
	"disclosure": {"fault", "workday", "office", "catalog", "privacy"},
	"request":    {"fault", "workday", "office"},
	"archive":    {"fault", "workday", "office", "disclosure", "request"},
	"annual":     {"fault", "workday", "office", "disclosure", "request", "annual/prose"},
	"writing":    {"fault", "workday", "office", "catalog", "disclosure", "request", "annual", "annual/prose"},
	"exchange":   {"fault", "workday", "office", "catalog", "disclosure"},
	// The help inside the program: its pages and its first day.
	"handbook": {"fault"},
	"tour":     {"fault"},
	// The grammar of reports' sentences, for annual.
	"annual/prose": {},
}

// rooms are the packages around the rules, with what each may import of the
// house besides the rules.
var rooms = map[string][]string{
	"store":           {},
	"store/disktrace": {},
	"proving":         {},
	"proving/trials":  {},
	"proving/records": {},
	"benching":        {"proving/records"},
	// Makes the installers.
	"release":           {"resources/packaging"},
	"sheet":             {"extract"},
	"parcel":            {},
	"extract":           {},
	"reportin":          {"extract"},
	"platform":          {},
	"paper":             {},
	"photo":             {},
	"site":              {},
	"pdfin":             {"resources", "resources/pdfium"},
	"bind":              {"paper", "paper/pdf", "photo", "pdfin"},
	"word":              {},
	"word/wordtest":     {"paper/pdf/pdftest"},
	"paper/ink":         {"paper"},
	"paper/pdf":         {"paper", "paper/ink"},
	"paper/pdf/pdftest": {},
	"paper/raster":      {"paper", "paper/ink"},
	"form":              {"paper", "word"},
	"desk":              {"store", "sheet", "parcel", "bind", "pdfin", "extract", "reportin", "photo", "site", "platform", "paper", "paper/pdf", "paper/raster", "form", "resources"},
	"present":           {"desk", "sheet", "paper", "form"},
	"ui":                {"present", "desk", "sheet", "paper", "platform", "platform/inputmethod"},
	"ui/theme":          {"resources/screen"},
	"ui/kit":            {"ui/theme", "paper", "resources/screen"},
	"ui/kit/kittest":    {"ui/theme", "ui/kit"},
	"ui/grid":           {"ui/theme", "ui/kit", "paper", "paper/raster"},
	"ui/shell":          {"ui/theme", "ui/kit", "present"},
	"ui/files":          {"ui/theme", "ui/kit", "ui/grid"},
	"ui/home":           {"ui/theme", "ui/kit", "present"},
	"ui/setup":          {"ui/theme", "ui/kit", "present", "desk", "resources"},
	"ui/settings":       {"ui/theme", "ui/kit", "ui/grid", "present"},
	"ui/annualroom":     {"ui/theme", "ui/kit", "ui/grid", "present", "desk", "sheet"},
	"ui/archiveroom":    {"ui/theme", "ui/kit", "ui/grid", "present"},
	"ui/catalogroom":    {"ui/theme", "ui/kit", "ui/grid", "present", "sheet"},
	"ui/dataroom":       {"ui/theme", "ui/kit", "ui/grid", "present"},
	"ui/itemsroom":      {"ui/theme", "ui/kit", "ui/grid", "present"},
	"ui/requestroom":    {"ui/theme", "ui/kit", "ui/grid", "present"},
	"cmd/zwgk":          {"ui", "present", "desk", "platform", "resources/packaging"},
	// What the window is measured against; no part of the product.
	"cmd/zwgk/internal/empty": {"resources/screen"},
	"cmd/zwgkctl":             {"desk", "sheet", "extract", "reportin", "pdfin"},
	"resources":               {},
	"resources/screen":        {},
	"resources/pdfium":        {},
	"resources/handbook":      {},
	"resources/packaging":     {},
	"ui/helppage":             {"ui/theme", "ui/kit", "ui/grid", "present", "resources/handbook"},
	"ui/tourstrip":            {"ui/theme", "ui/kit", "present", "resources/handbook"},

	"platform/inputmethod": {},
}

// only names the one place that may import a library.
var only = map[string][]string{
	"database/sql":                {"store"},
	"modernc.org/sqlite":          {"store"},
	"github.com/jung-kurt/gofpdf": {"paper/pdf"},
	"github.com/xuri/excelize/v2": {"sheet"},
	"fyne.io/fyne/v2":             {"ui", "cmd/zwgk"},
	"golang.org/x/image":          {"paper", "paper/pdf", "paper/raster", "photo", "ui"},
	"github.com/oklog/ulid/v2":    {"store", "desk"},
	// A table made from it is in store, a test compares them; the program does without.
	"github.com/mozillazg/go-pinyin": {},
	"golang.org/x/text":              {"store", "sheet", "parcel", "extract", "site", "desk", "present"},
	"golang.org/x/crypto":            {"desk"},
	"github.com/tetratelabs/wazero":  {"pdfin"},
	"filippo.io/age":                 {"parcel"},
}

func TestWhoMayImportWhom(t *testing.T) {
	seen := 0
	for file, imports := range productionImports(t) {
		seen++
		room := roomOf(file)
		allowed, isRule := rules[room]
		if !isRule {
			around, known := rooms[room]
			if !known {
				t.Errorf("%s: package %s is not in the plan of the house", file, room)
				continue
			}
			allowed = around
			for rule := range rules {
				allowed = append(slices.Clone(allowed), rule)
			}
		}
		for _, path := range imports {
			checkImport(t, file, room, path, allowed, isRule)
		}
	}
	if seen < 30 {
		t.Fatalf("only %d files looked at", seen)
	}
}

func checkImport(t *testing.T, file, room, path string, allowed []string, isRule bool) {
	t.Helper()
	if inner, ok := strings.CutPrefix(path, "zwgk/"); ok {
		inner = strings.TrimPrefix(inner, "internal/")
		if inner != room && !slices.Contains(allowed, inner) && !strings.HasPrefix(inner, room+"/") {
			t.Errorf("%s: %s must not import %s", file, room, inner)
		}
		return
	}
	standard := !strings.Contains(strings.Split(path, "/")[0], ".")
	if isRule && (!standard || path == "database/sql" || path == "os" || path == "embed" || strings.HasPrefix(path, "net")) {
		t.Errorf("%s: rules do without %s", file, path)
	}
	checkLibrary(t, file, room, path)
}

func checkLibrary(t *testing.T, file, room, path string) {
	t.Helper()
	for library, places := range only {
		if (path == library || strings.HasPrefix(path, library+"/")) && !slices.ContainsFunc(places, func(p string) bool {
			return room == p || strings.HasPrefix(room, p+"/")
		}) {
			t.Errorf("%s: only %v may import %s", file, places, library)
		}
	}
}

// roomOf gives the package of a file as the plan names it.
func roomOf(file string) string {
	return strings.TrimPrefix(filepath.ToSlash(filepath.Dir(file)), "internal/")
}

// productionImports lists the imports of every file that is no test.
func productionImports(t *testing.T) map[string][]string {
	t.Helper()
	root, found := "..", map[string][]string{}
	for _, top := range []string{"cmd", "internal", "resources"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			found[name] = nil
			for _, spec := range parsed.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				found[name] = append(found[name], imported)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}
