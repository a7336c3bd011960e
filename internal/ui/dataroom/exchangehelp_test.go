package dataroom

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// trader is an office with the page 数据交换 in a window.
type trader struct {
	*desk.Desk
	*kittest.Stage
	t       *testing.T
	room    *Screen
	page    *exchangePage
	stick   string // the folder that questions for one are answered with
	file    string // and the file
	fails   []string
	printed []string
}

func exchangeDay() time.Time { return time.Date(2026, time.November, 22, 9, 0, 0, 0, time.Local) }

func newTrader(t *testing.T, level office.Level, name, stick string) *trader {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), name), level, name, desk.Person{Name: "演示", Now: exchangeDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &trader{Desk: d, t: t, stick: stick}
}

func (o *trader) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// knows enters the code of another office.
func (o *trader) knows(other *trader) {
	o.t.Helper()
	code, err := other.ExchangeCode(o.t.Context())
	o.done(err)
	_, err = o.AddPartner(o.t.Context(), code, other.Organ().Name)
	o.done(err)
}

// sends carries a package to another office.
func (o *trader) sends(to *trader) {
	o.t.Helper()
	made, err := o.MakePackage(o.t.Context(), to.Organ().Name, o.stick, desk.ExchangeOptions{}, nil)
	o.done(err)
	_, err = to.TakePackage(o.t.Context(), made.Path, "", nil)
	o.done(err)
}

// publishes puts something with a photograph on the village's board.
func (o *trader) publishes(title string) {
	o.t.Helper()
	ctx := o.t.Context()
	draft, err := o.NewDraft(ctx, "")
	o.done(err)
	draft.Text = disclosure.Revision{Title: title, Body: "现予公布。"}
	item, err := o.SaveDraft(ctx, draft)
	o.done(err)
	item, err = o.Submit(ctx, item.ID)
	o.done(err)
	for item.Step().Kind != office.Publishing {
		item, err = o.Pass(ctx, item.ID, desk.ReviewInput{Text: "同意", Paper: &desk.PaperInput{Signer: "马文华", On: o.Today(), Meeting: "两委会议"}})
		o.done(err)
	}
	item, err = o.Post(ctx, item.ID, desk.PostingInput{Channel: catalog.NoticeBoard, Place: "村部公示栏", On: o.Today()})
	o.done(err)
	photo := filepath.Join(o.t.TempDir(), "张贴.jpg")
	f, err := os.Create(photo)
	o.done(err)
	o.done(jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 64, 48)), nil))
	o.done(f.Close())
	_, err = o.AddEvidence(ctx, item.ID, item.Publications[0].ID, photo, "张贴当天")
	o.done(err)
}

// open makes the room with the page in a window of the size that a small screen
// leaves, with the frame around it.
func (o *trader) open(setting theme.Setting) {
	o.t.Helper()
	o.Stage = kittest.New(o.t, "exchange", setting)
	make := Exchange(o.Desk, present.Inline{}, kittest.Drawn, o.stick)
	o.room = New(Asks{
		Canvas: o.Canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		Folder: func(_, _ string, _ []string, chosen func(string)) { chosen(o.stick) },
		File:   func(_, _ string, _ []string, chosen func(string)) { chosen(o.file) },
	}, func(stage *Stage) Page {
		page := make(stage)
		o.page, _ = page.(*exchangePage)
		return page
	})
	o.Frame(o.room.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "数据", Icon: "database"})
	o.room.Enter()
}
