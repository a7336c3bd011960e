package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/workday"
)

// CatalogueDesk is what the room 公开目录 needs of the desk.
type CatalogueDesk interface {
	Today() workday.Date
	Organ() office.Organ
	Sitting() *office.Person

	Catalogue(ctx context.Context) ([]catalog.Entry, error)
	KeepEntry(ctx context.Context, e catalog.Entry) (catalog.Entry, error)
	RetireEntry(ctx context.Context, id, why string) (catalog.Entry, error)
	ReactivateEntry(ctx context.Context, id string) (catalog.Entry, error)
	ConfirmEntry(ctx context.Context, id, source string) (catalog.Entry, error)
	StartFromTemplate(ctx context.Context, level office.Level) (int, error)

	Coverage(ctx context.Context, year int) (catalog.Board, error)
	CoverageRules(ctx context.Context) (catalog.Rules, error)
	SetCoverageRules(ctx context.Context, rules catalog.Rules) error
	HalfYear(ctx context.Context) ([]catalog.Row, error)
	PostedItem(ctx context.Context, entryID string, on workday.Date) (string, error)

	TryCatalogue(ctx context.Context, path string) (*desk.CatalogueTrial, error)
	ImportCatalogue(ctx context.Context, t *desk.CatalogueTrial, retire ...string) error
	ExportCatalogue(ctx context.Context, path string, layout sheet.CatalogueLayout, own bool) error
}

var _ CatalogueDesk = (*desk.Desk)(nil)

// CatalogueTab is one of the views of the room.
type CatalogueTab int

// The views.
const (
	CatalogueEntries  CatalogueTab = iota // 目录
	CatalogueCoverage                     // 覆盖
	CatalogueImport                       // 导入
)

// CataloguePaper is a paper that the room prints.
type CataloguePaper string

// The papers.
const (
	CatalogueListPaper  CataloguePaper = desk.CatalogueListPaper // 公开目录
	CatalogueGuidePaper CataloguePaper = desk.GuidePaper         // 公开指南
	OpenLedgerPaper     CataloguePaper = desk.OpenLedgerPaper    // 上月公开信息登记表
	WithheldPaper       CataloguePaper = desk.WithheldPaper      // 上月不予公开登记表
	HalfYearPaper       CataloguePaper = desk.HalfYearPaper      // 半年公开未完成清单
)

// Name is what the paper is called where one chooses it.
func (p CataloguePaper) Name() string {
	return map[CataloguePaper]string{CatalogueListPaper: "公开目录", CatalogueGuidePaper: "公开指南", HalfYearPaper: "半年公开未完成清单",
		OpenLedgerPaper: "上月公开信息登记表", WithheldPaper: "上月不予公开登记表"}[p]
}

// CatalogueModel is the room 公开目录.
type CatalogueModel struct {
	Tab     CatalogueTab
	Context string // 共62条，待核27条，停用3条
	Empty   bool   // there is no entry at all
	WhyNot  string // why this person cannot change the catalogue; "" when they can
	Samples []CatalogueSample

	List  EntryList
	Entry *EntryModel // nil: none is open
	Board *BoardModel // nil: not looked at yet
	Trial *CatalogueTrialModel
}

// CatalogueSample is a built-in catalogue that one can start from.
type CatalogueSample struct {
	Name  string // 用乡镇样本建目录
	Level office.Level
}

// CatalogueView shows the room, and says in passing what has been done.
type CatalogueView interface {
	View[CatalogueModel]
	Say(sentence string)
}

// Catalogue presents the room 公开目录.
type Catalogue struct {
	desk  CatalogueDesk
	run   Runner
	view  CatalogueView
	loads loads // of the catalogue
	looks loads // at the coverage
	tries loads // of a workbook
	model CatalogueModel

	entries []catalog.Entry
	choice  entryChoice
	board   boardChoice
	tried   *desk.CatalogueTrial
}

// NewCatalogue returns the presenter of the room.
func NewCatalogue(d CatalogueDesk, run Runner, view CatalogueView) *Catalogue {
	c := &Catalogue{desk: d, run: run, view: view, board: boardChoice{year: d.Today().Year}}
	c.model.Samples = samplesFor(d.Organ().Level)
	return c
}

// samplesFor are the built-in catalogues for a level, its own first: a town
// keeps those of its villages as well.
func samplesFor(l office.Level) []CatalogueSample {
	town, village := CatalogueSample{"用乡镇样本建目录", office.Town}, CatalogueSample{"用村样本建目录", office.Village}
	switch l {
	case office.Village:
		return []CatalogueSample{village}
	case office.Town, office.Street:
		return []CatalogueSample{town, village}
	case office.County, office.City:
	}
	return nil
}

// Load reads the catalogue afresh; what is open stays open.
func (c *Catalogue) Load() { c.reload(nil) }

// reload reads the catalogue and then does what is left to do.
func (c *Catalogue) reload(then func()) {
	var entries []catalog.Entry
	c.loads.read(c.run, c.view.Fail, func(ctx context.Context) (err error) {
		entries, err = c.desk.Catalogue(ctx)
		return err
	}, func() {
		c.take(entries)
		if then != nil {
			then()
		}
		c.view.Show(c.model)
		if c.model.Tab == CatalogueCoverage {
			c.look()
		}
	})
}

// take keeps the catalogue that was read.
func (c *Catalogue) take(entries []catalog.Entry) {
	c.entries = entries
	m := &c.model
	m.Empty, m.WhyNot = len(entries) == 0, c.whyNot()
	m.Context = catalogueContext(entries)
	c.list()
	if m.Entry != nil && !m.Entry.New {
		m.Entry = c.entryModel(m.Entry.Entry.ID)
	}
}

func catalogueContext(entries []catalog.Entry) string {
	if len(entries) == 0 {
		return "还没有目录"
	}
	count := map[string]int{}
	for _, e := range entries {
		for status := range strings.SplitSeq(e.Status(), "、") {
			count[status]++
		}
	}
	words := fmt.Sprintf("共%s条", thousands(len(entries)))
	for _, status := range []string{"待核", "停用"} {
		if n := count[status]; n > 0 {
			words += fmt.Sprintf("，%s%s条", status, thousands(n))
		}
	}
	return words
}

// whyNot says why the person at the desk cannot change the catalogue.
func (c *Catalogue) whyNot() string {
	if p := c.desk.Sitting(); p != nil {
		return sentenceOf(p.Role.Permit(office.ManageCatalogue))
	}
	return ""
}

// Turn turns to another view.
func (c *Catalogue) Turn(tab CatalogueTab) {
	c.model.Tab = tab
	c.view.Show(c.model)
	if tab == CatalogueCoverage {
		c.look()
	}
}

// Start takes over a built-in catalogue, as far as it is not there yet.
func (c *Catalogue) Start(level office.Level) {
	var added int
	c.run.Go(func(ctx context.Context) (err error) {
		added, err = c.desk.StartFromTemplate(ctx, level)
		return err
	}, func(err error) {
		if err != nil {
			tell(c.view.Fail, err)
			return
		}
		if added == 0 {
			c.view.Say("样本里的事项都有了，没有新增")
			return
		}
		c.model.Tab = CatalogueEntries
		c.reload(func() { c.view.Say(fmt.Sprintf("已新增%d条。标着待核的逐条核对出处", added)) })
	})
}

// Export writes the catalogue to a workbook.
func (c *Catalogue) Export(path string, layout sheet.CatalogueLayout, own bool) {
	c.run.Go(func(ctx context.Context) error { return c.desk.ExportCatalogue(ctx, path, layout, own) }, func(err error) {
		if err != nil {
			tell(c.view.Fail, err)
			return
		}
		c.view.Say("已存到" + path)
	})
}
