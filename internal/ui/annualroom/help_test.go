package annualroom

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// bureau is an office with the room in a window.
type bureau struct {
	*desk.Desk
	*kittest.Stage
	t       *testing.T
	room    *Screen
	fails   []string
	printed []string
	saved   string // where the next file goes
	archive int    // how often the window was asked for 建档归档
}

func reportDay() time.Time { return time.Date(2026, time.January, 14, 9, 0, 0, 0, time.Local) }

// town is the demo office in the month in which reports are written.
func town(t *testing.T) *bureau {
	t.Helper()
	d, err := desk.DemoOn(t.Context(), filepath.Join(t.TempDir(), "demo"), desk.DemoItems, reportDay)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &bureau{Desk: d, t: t}
}

// village is an office that has no annual report.
func village(t *testing.T) *bureau {
	t.Helper()
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "村"), office.Village, "石坳村村民委员会", desk.Person{Name: "演示", Now: reportDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return &bureau{Desk: d, t: t}
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *bureau) open(setting theme.Setting) *Screen {
	o.t.Helper()
	o.Stage = kittest.New(o.t, "annual", setting)
	o.room = New(o.Desk, present.Inline{}, kittest.Drawn, 2025, Asks{
		Canvas: o.Canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		SaveAs: func(_ string, chosen func(string)) { chosen(o.saved) },
		SignOff: func(_ bool, done func(string, workday.Date, string)) {
			done("马文华", workday.MustDate("2026-01-14"), "")
		},
		Archive: func() { o.archive++ }, Wait: func(string, func()) func() { return func() {} },
		Lay: func(title string, content fyne.CanvasObject) { kit.Tell(o.Canvas, title, content) },
	})
	o.Frame(o.room.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "建档归档", Icon: "archive"}, kit.Room{Name: "年度报告", Icon: "chart-column"})
	o.room.Enter()
	return o.room
}
