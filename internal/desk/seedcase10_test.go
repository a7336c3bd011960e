package desk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
)

// TestSeedCase10: without a network, files go in and out by a folder such as a
// stick's, and where a year's calendar is missing a last day says that it is
// an estimate; nothing may be printed or counted on that as a fact.
func TestSeedCase10OfflineAndEstimated(t *testing.T) {
	ctx, s, ok := t.Context(), staff(t, office.Town), must[disclosure.Item](t)
	stick := filepath.Join(t.TempDir(), "U盘")
	if err := os.MkdirAll(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	s.sit(office.Clerk)
	if _, err := s.StartFromTemplate(ctx, office.Town); err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(stick, "公开目录.xlsx")
	if err := s.ExportCatalogue(ctx, book, sheet.CountyLayout, true); err != nil {
		t.Fatal(err)
	}
	other := staff(t, office.Town)
	other.sit(office.Clerk)
	trial := must[*CatalogueTrial](t)(other.TryCatalogue(ctx, book))
	if len(trial.Problems) > 0 || len(trial.Added) == 0 {
		t.Errorf("from the stick: %s", trial.Line())
	}

	s.day = time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC) // a year without a calendar
	item := s.draft(func(d *ItemDraft) { d.Item.Formed = s.Today() })
	view := must[*ItemView](t)(s.Item(ctx, item.ID))
	if view.Due == nil || !view.Due.Estimated {
		t.Fatalf("the last day in a year without a calendar: %+v", view.Due)
	}
	ok(s.Submit(ctx, item.ID))
	ok(s.sit(office.Section).Pass(ctx, item.ID, ReviewInput{Text: "同意"}))
	questions := &disclosure.Questions{MayPublish: true, How: "公示栏", Scope: "全社会"}
	ok(s.sit(office.Clerk).Pass(ctx, item.ID, ReviewInput{Text: "同意", Questions: questions}))
	ok(s.sit(office.Deputy).Pass(ctx, item.ID, ReviewInput{Text: "同意"}))
	ok(s.sit(office.Leader).Pass(ctx, item.ID, ReviewInput{Text: "同意"}))
	posting := PostingInput{Channel: catalog.NoticeBoard, Place: "东墙", On: s.Today(), Notice: disclosure.Notice{Days: 5, Working: true}}
	_, err := s.sit(office.Clerk).Post(ctx, item.ID, posting)
	refused(t, "a 公示期 of working days in such a year", err, "没有2027年的放假安排")
	posting.Notice.Working = false
	item = ok(s.Post(ctx, item.ID, posting))
	if item.Publications[0].Until.String() != "2027-03-06" {
		t.Errorf("of calendar days: until %s", item.Publications[0].Until)
	}
}
