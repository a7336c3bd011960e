package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
)

func exported(t testing.TB, d *Desk, layout sheet.CatalogueLayout, own bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "公开目录.xlsx")
	if err := d.ExportCatalogue(t.Context(), path, layout, own); err != nil {
		t.Fatal(err)
	}
	return path
}

func tried(t testing.TB, d *Desk, path string) *CatalogueTrial {
	t.Helper()
	trial, err := d.TryCatalogue(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return trial
}

func imported(t testing.TB, d *Desk, path string, retire ...string) *CatalogueTrial {
	t.Helper()
	trial := tried(t, d, path)
	if err := d.ImportCatalogue(t.Context(), trial, retire...); err != nil {
		t.Fatalf("%v: %+v", err, trial.Problems)
	}
	return trial
}

// What is exported and imported again changes nothing, in either layout, of
// either built-in catalogue; another office gets the same.
func TestExportAndImportChangeNothing(t *testing.T) {
	for _, level := range []office.Level{office.Town, office.Village} {
		d := deskOf(t, level)
		if _, err := d.StartFromTemplate(t.Context(), level); err != nil {
			t.Fatal(err)
		}
		for _, layout := range sheet.CatalogueLayouts() {
			for _, own := range []bool{false, true} {
				trial := tried(t, d, exported(t, d, layout, own))
				if trial.Changes() || len(trial.Removed)+len(trial.Problems) > 0 {
					t.Errorf("%s %s own %v: %s, reordered %v %+v %+v", level, layout, own, trial.Line(), trial.Reordered, trial.Changed, trial.Problems)
				}
				if err := d.ImportCatalogue(t.Context(), trial); fault.CodeOf(err) != fault.Invalid {
					t.Errorf("nothing to import, and yet: %v", err)
				}
			}
		}
		other := deskOf(t, level)
		imported(t, other, exported(t, d, sheet.CountyLayout, true))
		if got, want := catalogueOf(t, other), catalogueOf(t, d); got != want {
			t.Errorf("the other %s has\n%s, not\n%s", level, got, want)
		}
		expectSound(t, other)
	}
}

// Templates fill what is missing and leave what the office has made of theirs.
func TestTheTemplateAddsWhatIsMissing(t *testing.T) {
	d := deskOf(t, office.Town)
	ctx := t.Context()
	added, err := d.StartFromTemplate(ctx, office.Town)
	if err != nil || added != 62 {
		t.Fatalf("%d added, %v", added, err)
	}
	all, err := d.Catalogue(ctx)
	if err != nil {
		t.Fatal(err)
	}
	own := all[0]
	own.Category2, own.Note = "改过名的", "本镇"
	keeping(t, d, own)
	if added, err = d.StartFromTemplate(ctx, office.Town); err != nil || added != 0 {
		t.Errorf("%d added again, %v", added, err)
	}
	if added, err = d.StartFromTemplate(ctx, office.Village); err != nil || added == 0 {
		t.Errorf("a town that keeps its villages' as well: %d, %v", added, err)
	}
	if !strings.HasPrefix(catalogueOf(t, d), "政府文件：改过名的 ") {
		t.Errorf("the office's own is gone: %.60s", catalogueOf(t, d))
	}
	if _, err := d.StartFromTemplate(ctx, office.County); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a county has no template: %v", err)
	}
	expectSound(t, d)
}

var catalogueHeads = []string{"序号", "领域", "一级事项", "二级事项", "公开内容", "公开时限", "公开主体", "备注"}

func catalogueBook(t testing.TB, lines ...string) string {
	t.Helper()
	rows := [][]string{catalogueHeads}
	for _, line := range lines {
		rows = append(rows, strings.Split(line, "|"))
	}
	return workbook(t, rows...)
}

// A workbook of part of the catalogue adds and changes what it speaks of. What
// it lacks stays, columns and entries alike, unless somebody retires it.
func TestImportingAnEditedWorkbook(t *testing.T) {
	d := deskOf(t, office.Town)
	low := entry("社会救助", "低保", catalog.HalfYearly)
	low.TimeLimit = "20个工作日内"
	kept := keeping(t, d, low, entry("社会救助", "特困", catalog.AnyTime), entry("财政", "预算", catalog.AnyTime))
	book := catalogueBook(t, "1|社会救助|低保|||10个工作日内|镇政府|", "2|社会救助|临时救助||名单|即时|镇政府|")
	trial := tried(t, d, book)
	if len(trial.Added) != 1 || len(trial.Changed) != 1 || len(trial.Removed) != 2 || trial.Same != 0 || len(trial.Problems) != 0 {
		t.Fatalf("%s %+v", trial.Line(), trial)
	}
	change := trial.Changed[0]
	if change.Row != 2 || change.Fields[0] != (catalog.FieldChange{Field: catalog.FieldTimeLimit, Old: "20个工作日内", New: "10个工作日内"}) {
		t.Errorf("%+v", change)
	}
	if trial.Added[0].Row != 3 || catalogueOf(t, d) != "低保 特困 预算" {
		t.Errorf("the trial changes something: %s", catalogueOf(t, d))
	}
	if err := d.ImportCatalogue(t.Context(), trial, kept[2].ID); err != nil {
		t.Fatal(err)
	}
	if got := catalogueOf(t, d); got != "低保 临时救助 特困 预算*" || !trial.Done || trial.Retired != 1 {
		t.Errorf("%s, done %v, retired %d", got, trial.Done, trial.Retired)
	}
	all, err := d.Catalogue(t.Context())
	if err != nil || all[0].Cadence != catalog.HalfYearly || all[0].TimeLimit != "10个工作日内" || all[0].ID != kept[0].ID {
		t.Errorf("the file has no 公开周期, and the entry is %+v, %v", all[0], err)
	}
	if v := expectSound(t, d); v.Files.All != 1 {
		t.Errorf("%d files are kept, want the workbook", v.Files.All)
	}
	if err := d.ImportCatalogue(t.Context(), trial); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("imported twice: %v", err)
	}
}

// One row that cannot be imported keeps out all; the copy shows where it is.
func TestImportingIsAllOrNothing(t *testing.T) {
	d := deskOf(t, office.Town)
	book := catalogueBook(t, "1|社会救助|低保||名单|即时|镇政府|", "2|社会救助|低保||名单|即时|镇政府|", "3|社会救助|"+strings.Repeat("长", 201)+"||||镇政府|")
	trial := tried(t, d, book)
	if len(trial.Problems) != 2 {
		t.Fatalf("%+v", trial.Problems)
	}
	for _, p := range trial.Problems {
		if p.Row < 3 || p.Sheet == "" || !strings.ContainsRune(p.Sentence, '。') {
			t.Errorf("%+v does not say where and what to do", p)
		}
	}
	if err := d.ImportCatalogue(t.Context(), trial); fault.CodeOf(err) != fault.Invalid || catalogueOf(t, d) != "" {
		t.Errorf("%v, and there is %s", err, catalogueOf(t, d))
	}
}

// The copy shows what cannot be imported where it stands; the workbook stays as
// it was.
func TestTheMarkedCopy(t *testing.T) {
	d := deskOf(t, office.Town)
	keeping(t, d, entry("社会救助", "低保", catalog.HalfYearly))
	trial := tried(t, d, exported(t, d, sheet.CountyLayout, true))
	trial.Problems = []sheet.Problem{{Place: sheet.Place{Sheet: trial.Sheets[0].Name, Row: 4, Column: "B"}, Sentence: "改好这一格"}}
	red := filepath.Join(t.TempDir(), "标红.xlsx")
	if err := MarkCatalogue(trial, red); err != nil {
		t.Fatal(err)
	}
	if again := tried(t, d, red); again.Changes() || len(again.Problems) > 0 {
		t.Errorf("the marked copy reads otherwise: %s", again.Line())
	}
}

// What was tried must be what is imported.
func TestImportingWhatHasChangedSince(t *testing.T) {
	for name, spoil := range map[string]func(*Desk, string) error{
		"the catalogue": func(d *Desk, _ string) error {
			_, err := d.KeepEntry(t.Context(), entry("财政", "预算", ""))
			return err
		},
		"the workbook": func(_ *Desk, book string) error { return os.WriteFile(book, []byte("别的"), 0o600) },
	} {
		d := deskOf(t, office.Town)
		book := catalogueBook(t, "1|社会救助|低保||名单|即时|镇政府|")
		trial := tried(t, d, book)
		if err := spoil(d, book); err != nil {
			t.Fatal(err)
		}
		if err := d.ImportCatalogue(t.Context(), trial); fault.CodeOf(err) != fault.Conflict || strings.Contains(catalogueOf(t, d), "低保") {
			t.Errorf("%s has changed: %v", name, err)
		}
	}
}

func TestImportsAndExportsThatAreRefused(t *testing.T) {
	s := staff(t, office.Town)
	book := catalogueBook(t, "1|社会救助|低保||名单|即时|镇政府|")
	trial := tried(t, s.Desk, book)
	if err := s.ImportCatalogue(t.Context(), trial, "别的"); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("retires what the file did not lack: %v", err)
	}
	s.sit(office.Drafter)
	if err := s.ImportCatalogue(t.Context(), trial); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("a drafter imports: %v", err)
	}
	for path, code := range map[string]fault.Code{"空.xlsx": fault.Invalid, "目录.csv": fault.Usage} {
		if err := s.ExportCatalogue(t.Context(), filepath.Join(t.TempDir(), path), sheet.CountyLayout, false); fault.CodeOf(err) != code {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := s.TryCatalogue(t.Context(), filepath.Join(t.TempDir(), "没有.xlsx")); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a file that is not there: %v", err)
	}
}
