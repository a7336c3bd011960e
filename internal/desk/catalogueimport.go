package desk

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
	"zwgk/resources"
)

// catalogueBatch is the ledger under which an imported catalogue is kept.
const catalogueBatch = "catalogue"

// CatalogueTrial is what a workbook would change in the 公开目录. TryCatalogue
// makes it and changes nothing; ImportCatalogue carries it out.
type CatalogueTrial struct {
	File      string               `json:"file"`
	Title     string               `json:"title,omitempty"`
	Fields    []catalog.Field      `json:"fields"` // columns of the file; the others stay as they are
	Sheets    []sheet.SheetSummary `json:"sheets"`
	Added     []CatalogueLine      `json:"added"`
	Changed   []CatalogueLine      `json:"changed"`
	Removed   []catalog.Entry      `json:"removed"` // in use and not in the file: may be retired, are never deleted
	Same      int                  `json:"same"`
	Reordered bool                 `json:"reordered,omitempty"`
	Problems  []sheet.Problem      `json:"problems"` // any of them keeps out the whole file
	Notes     []sheet.Problem      `json:"notes"`
	Unlisted  int                  `json:"unlisted,omitempty"` // problems and notes beyond those listed
	Done      bool                 `json:"done"`
	Retired   int                  `json:"retired,omitempty"` // once it is done

	digest string          // of the file that was tried
	stored []catalog.Entry // the catalogue that it was held against
	wanted []catalog.Entry // the catalogue that it makes, in its order
}

// CatalogueLine is an entry that a row of the file adds or changes.
type CatalogueLine struct {
	sheet.Place
	Entry  catalog.Entry         `json:"entry"`
	Fields []catalog.FieldChange `json:"fields,omitempty"` // of a changed entry
}

// Changes reports whether the file says anything that is not there yet; what
// it does not have is no change by itself.
func (t *CatalogueTrial) Changes() bool {
	return len(t.Added)+len(t.Changed) > 0 || t.Reordered
}

// Line sums up the trial: 新增3，改动2，没有变化57，文件里没有1，不能导入0.
func (t *CatalogueTrial) Line() string {
	return fmt.Sprintf("新增%d，改动%d，没有变化%d，文件里没有%d，不能导入%d",
		len(t.Added), len(t.Changed), t.Same, len(t.Removed), len(t.Problems))
}

// TryCatalogue reads a workbook and says what it would change.
func (d *Desk) TryCatalogue(ctx context.Context, path string) (*CatalogueTrial, error) {
	digest, _ := store.DigestFile(path) // sheet says it better when the file cannot be read
	file, err := sheet.ReadCatalogue(ctx, path, sheet.Limits{})
	if err != nil {
		return nil, err
	}
	stored, err := d.office.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	t := &CatalogueTrial{
		File: path, Title: file.Title, Fields: file.Fields, Sheets: orEmpty(file.Sheets),
		Problems: orEmpty(file.Problems), Notes: orEmpty(file.Notes), Unlisted: file.Unlisted, digest: digest, stored: stored,
	}
	t.compare(file)
	return t, nil
}

// compare holds the file against the stored catalogue.
func (t *CatalogueTrial) compare(file *sheet.Catalogue) {
	records := file.Records()
	places := map[int]sheet.Place{} // by position in the file
	for i := range records {
		records[i] = records[i].Normal()
		records[i].Position = i + 1
		if !slices.Contains(t.Fields, catalog.FieldCadence) {
			// Only for what is new: where the file has no such column, a known
			// entry keeps its own. The clerk can change it.
			records[i].Cadence, _ = catalog.SuggestCadence(records[i].TimeLimit)
		}
		places[i+1] = file.Entries[i].Place()
	}
	difference := catalog.Compare(t.stored, records, t.Fields...)
	t.Same, t.Reordered = difference.Same, difference.Reordered
	t.Added, t.Changed, t.Removed = []CatalogueLine{}, []CatalogueLine{}, []catalog.Entry{}
	for _, e := range difference.Added {
		t.Added = append(t.Added, CatalogueLine{Place: places[e.Position], Entry: e})
		t.check(places[e.Position], e)
	}
	for _, c := range difference.Changed {
		t.Changed = append(t.Changed, CatalogueLine{places[c.New.Position], c.New, c.Fields})
		t.check(places[c.New.Position], c.New)
	}
	for _, e := range difference.Removed {
		if !e.Retired {
			t.Removed = append(t.Removed, e)
		}
	}
	t.refuseRepeated(records, places)
	t.wanted = catalog.Apply(t.stored, records, t.Fields...)
}

func (t *CatalogueTrial) check(at sheet.Place, e catalog.Entry) {
	if err := e.Validate(); err != nil {
		t.Problems = append(t.Problems, sheet.Problem{Place: at, Sentence: fault.Sentence(err)})
	}
}

// refuseRepeated refuses rows that give another row's number, and rows that
// would add the same thing twice.
func (t *CatalogueTrial) refuseRepeated(records []catalog.Entry, places map[int]sheet.Place) {
	added := map[int]bool{}
	for _, line := range t.Added {
		added[line.Entry.Position] = true
	}
	ids, same := map[string]sheet.Place{}, map[string]sheet.Place{}
	for _, e := range records {
		at, key := places[e.Position], strings.Join([]string{e.Domain, e.Category1, e.Category2, e.Content}, "\x00")
		first, known := ids[e.ID]
		twin, twice := same[key]
		switch {
		case e.ID != "" && known:
			t.Problems = append(t.Problems, sheet.Problem{Place: at, Value: e.ID, Sentence: fmt.Sprintf("本程序编号与%s相同。删掉一行，或者清空这一行的编号", first)})
		case e.ID == "" && added[e.Position] && twice:
			t.Problems = append(t.Problems, sheet.Problem{Place: at, Value: e.Name(), Sentence: fmt.Sprintf("与%s是同一件事项。删掉一行，或者把公开内容写得不一样", twin)})
		}
		if !known {
			ids[e.ID] = at
		}
		if !twice {
			same[key] = at
		}
	}
}

// ImportCatalogue carries out what was tried, all of it or nothing, and keeps
// the workbook. Entries that the file does not have are retired when their ids
// are given; nothing is ever deleted. It refuses when anything has changed since
// the trial.
func (d *Desk) ImportCatalogue(ctx context.Context, t *CatalogueTrial, retire ...string) error {
	switch {
	case len(t.Problems) > 0:
		return fault.New(fault.Invalid, "有%d处不能导入，整份没有导入。在文件里改好，再试一次", len(t.Problems))
	case t.Done:
		return fault.New(fault.Invalid, "这份目录已经导入了")
	case !t.Changes() && len(retire) == 0:
		return fault.New(fault.Invalid, "这份目录与现有的一样，没有要导入的")
	}
	if err := d.permit(office.ManageCatalogue); err != nil {
		return err
	}
	wanted, err := t.retiring(retire)
	if err != nil {
		return err
	}
	file, err := d.office.KeepFile(t.File)
	if err != nil {
		return err
	}
	if file.Digest != t.digest {
		return fault.New(fault.Conflict, "试读以后“%s”被改动了，没有导入。存好、关掉它，再试一次", filepath.Base(t.File))
	}
	batch := store.Batch{ID: store.NewID(), Ledger: catalogueBatch, Year: d.Today().Year, File: file}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		now, err := d.office.Catalogue(ctx)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(now, t.stored) {
			return errPlanChanged
		}
		detail := fmt.Sprintf("公开目录“%s”：新增%d，改动%d，停用%d", file.Name, len(t.Added), len(t.Changed), len(retire))
		if err := tx.AddBatch(batch, detail); err != nil {
			return err
		}
		return writeCatalogue(tx, t.stored, wanted, "导入“"+file.Name+"”")
	})
	t.Done, t.Retired = err == nil, len(retire)
	return err
}

// retiring is the catalogue that is wanted, with some entries retired that the
// file does not have.
func (t *CatalogueTrial) retiring(ids []string) ([]catalog.Entry, error) {
	wanted := slices.Clone(t.wanted)
	for _, id := range ids {
		if !slices.ContainsFunc(t.Removed, func(e catalog.Entry) bool { return e.ID == id }) {
			return nil, fault.New(fault.Invalid, "要停用的事项不在“文件里没有的”里面。回到试读结果再选")
		}
		at := slices.IndexFunc(wanted, func(e catalog.Entry) bool { return e.ID == id })
		wanted[at].Retired = true
	}
	return wanted, nil
}

// MarkCatalogue writes a copy of a tried workbook to target, with what cannot be
// imported in red and the reason as its comment.
func MarkCatalogue(t *CatalogueTrial, target string) error {
	return sheet.Mark(t.File, target, t.Problems)
}

// ExportCatalogue writes the catalogue to an xlsx file in a county's or a
// village's layout. Own adds the columns that only this program knows and the
// retired entries, so that another office reads back everything; without them
// the file is as it is published.
func (d *Desk) ExportCatalogue(ctx context.Context, path string, layout sheet.CatalogueLayout, own bool) error {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return fault.New(fault.Usage, "不能存成“%s”。文件名用 .xlsx 结尾", filepath.Base(path))
	}
	entries, err := d.office.Catalogue(ctx)
	if err != nil {
		return err
	}
	if !own {
		entries = slices.DeleteFunc(entries, func(e catalog.Entry) bool { return e.Retired })
	}
	if len(entries) == 0 {
		return fault.New(fault.Invalid, "公开目录里没有在用的事项，没有可以导出的")
	}
	title := d.Organ().ShortName() + "基层政务公开标准目录"
	if layout == sheet.VillageLayout {
		title = d.Organ().ShortName() + "村（居）务公开事项目录"
	}
	return replaceFile(path, func(w io.Writer) error {
		return sheet.WriteCatalogue(w, sheet.CatalogueFile{Layout: layout, Title: title, Own: own}, entries)
	})
}

// StartFromTemplate adds the entries of the built-in catalogue for a town or a
// village that the office does not have yet, and says how many they were. What
// is there stays as it is.
func (d *Desk) StartFromTemplate(ctx context.Context, level office.Level) (added int, err error) {
	if err := d.permit(office.ManageCatalogue); err != nil {
		return 0, err
	}
	samples, err := templateOf(level)
	if err != nil {
		return 0, err
	}
	stored, err := d.office.Catalogue(ctx)
	if err != nil {
		return 0, err
	}
	missing := catalog.Compare(stored, samples).Added
	if len(missing) == 0 {
		return 0, nil
	}
	wanted := stored
	for _, e := range missing {
		wanted = slices.Insert(slices.Clone(wanted), placeIn(wanted, e.Domain), e)
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		return writeCatalogue(tx, stored, wanted, "样本目录")
	})
	return len(missing), err
}

// templateOf reads the built-in catalogue of a level.
func templateOf(level office.Level) ([]catalog.Entry, error) {
	name := map[office.Level]string{office.Village: "village.csv", office.Town: "town.csv", office.Street: "town.csv"}[level]
	if name == "" {
		return nil, fault.New(fault.Invalid, "样本目录只有乡镇的和村的。县区和市从Excel导入自己的目录")
	}
	text, err := fs.ReadFile(resources.Catalogues(), name)
	if err != nil {
		return nil, err
	}
	return catalog.ParseTemplate(string(text), level == office.Village)
}
