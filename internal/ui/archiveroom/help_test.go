package archiveroom

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// counter is an office with a clerk, and the room in a window.
type counter struct {
	*desk.Desk
	t       *testing.T
	now     time.Time
	room    *Screen
	window  fyne.Window
	canvas  *keyed
	fails   []string
	printed []string
	opened  []string
}

// keyed is a canvas that keeps shortcuts, as that of the window does.
type keyed struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

func (k *keyed) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { k.keys.AddShortcut(s, do) }

func newCounter(t *testing.T) *counter {
	t.Helper()
	return newCounterOf(t, office.Town, "青石镇人民政府")
}

func newCounterOf(t *testing.T, level office.Level, name string) *counter {
	t.Helper()
	o := &counter{t: t}
	o.on("2025-06-20")
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, name, desk.Person{Name: "演示", Now: func() time.Time { return o.now }})
	o.done(err)
	o.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	clerk, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "")
	o.done(err)
	o.done(d.SitDown(t.Context(), clerk.ID, ""))
	scheme, err := d.ArchiveScheme(t.Context())
	o.done(err)
	scheme.Fonds = "0417"
	o.done(d.SetArchiveScheme(t.Context(), scheme))
	return o
}

func (o *counter) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *counter) on(date string) {
	d := workday.MustDate(date)
	o.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

// loose registers a paper file.
func (o *counter) loose(title, who, date string, m archive.Material, pages int) string {
	o.t.Helper()
	p, err := o.NewLoose(o.t.Context(), title, who, workday.MustDate(date), m, pages)
	o.done(err)
	p.Year, p.Openness.Attribute = 2025, disclosure.Proactive
	p, err = o.KeepLoose(o.t.Context(), p)
	o.done(err)
	return p.ID
}

// loosePapers registers what a year leaves on paper.
func (o *counter) loosePapers() (ids []string) {
	for i, p := range []struct {
		title, who string
		m          archive.Material
	}{
		{"2025年度政务公开工作制度", "青石镇人民政府", archive.Institutions}, {"上半年高龄津贴发放名单公示", "社会事务办", archive.Subsidies},
		{"石坳村第二季度财务公开榜", "石坳村村民委员会", archive.VillageBoards}, {"青溪村低保初审名单公示", "社会事务办", archive.Subsidies},
		{"防汛救灾款物发放情况公示", "应急管理办公室", archive.Subsidies}, {"河东村宅基地审批结果公示", "自然资源所", archive.Land},
		{"政务公开日活动签到表和照片", "党政办公室", archive.OpennessDays}, {"政务公开业务培训通知、签到表、讲义", "党政办公室", archive.Trainings},
	} {
		ids = append(ids, o.loose(p.title, p.who, fmt.Sprintf("2025-%02d-%02d", i%6+1, 10+i), p.m, 3+2*i))
	}
	return ids
}

// finished is a request for correction that was done with and waits to be
// composed.
func (o *counter) finished(subject string) {
	o.t.Helper()
	lines, err := o.RegisterRequest(o.t.Context(), desk.Registration{
		Matter: request.Rectify, Applicant: "周志强", Kind: request.NaturalPerson, Channel: request.InPerson,
		Facts: request.ReceiptFacts{Submitted: workday.MustDate("2025-06-18")}, Subjects: []string{subject},
		Identity: request.Identity{Paper: "居民身份证", Number: "11010519491231002X", Phone: "13800000000"},
	})
	o.done(err)
	o.done(o.MoveRequest(o.t.Context(), lines[0].ID, desk.RequestMove{To: request.Reviewing}))
	settings, err := o.RequestSettings(o.t.Context())
	o.done(err)
	settings.ReviewBody, settings.Court, settings.Contact, settings.Phone = "青山县人民政府", "青山县人民法院", "陈晓梅", "0471-0000000"
	o.done(o.SetRequestSettings(o.t.Context(), settings))
	letter, err := o.IssueLetter(o.t.Context(), lines[0].ID, desk.LetterOrder{Code: "N27", Values: map[request.Field]request.Value{
		request.FieldCorrection: request.TextValue("办公电话"), request.FieldCorrectionResult: request.TextValue("已更正"),
	}})
	o.done(err)
	o.done(o.ServeLetter(o.t.Context(), lines[0].ID, letter.ID, desk.ServiceInput{Way: "直接送达", Receiver: "周志强"}))
	o.done(o.FinishRequest(o.t.Context(), lines[0].ID, "已更正", workday.MustDate("2025-06-20")))
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *counter) open(setting theme.Setting) *Screen {
	o.t.Helper()
	theme.Use(setting)
	test.NewTempApp(o.t).Settings().SetTheme(theme.Theme{})
	o.t.Cleanup(func() { theme.Use(theme.Standard) })
	o.window = test.NewTempWindow(o.t, container.NewStack())
	o.window.SetPadded(false)
	o.canvas = &keyed{Canvas: o.window.Canvas()}
	o.room = New(o.Desk, present.Inline{}, func(work func() image.Image, done func(image.Image)) { done(work()) }, Asks{
		Canvas: o.canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		Open: func(path string) { o.opened = append(o.opened, path) },
	})
	rail := kit.NewNavRail("青石镇人民政府", "政务公开工作台", []kit.Room{{Name: "首页", Icon: "house"}, {Name: "依申请公开", Icon: "inbox"}, {Name: "建档归档", Icon: "archive"}}, 2, nil)
	o.window.SetContent(kit.Frame(rail, nil, o.room.Content(), kit.NewStatusLine("陈晓梅 · 党政办"), nil))
	o.window.Resize(fyne.NewSize(1366, 696))
	o.room.Enter()
	return o.room
}

// each calls f for everything that is drawn.
func each(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			each(one, f)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			each(one, f)
		}
	}
}

// find gives the last thing of a kind that is drawn and fits, in an open
// dialog first.
func find[T fyne.CanvasObject](o *counter, fits func(T) bool) (found T, ok bool) {
	for _, root := range append([]fyne.CanvasObject{o.window.Content()}, o.window.Canvas().Overlays().List()...) {
		each(root, func(one fyne.CanvasObject) {
			if t, is := one.(T); is && fits(t) {
				found, ok = t, true
			}
		})
	}
	return found, ok
}

func (o *counter) button(words string) *kit.Button {
	o.t.Helper()
	b, ok := find(o, func(b *kit.Button) bool { return b.AccessibilityLabel() == words })
	if !ok {
		o.t.Fatalf("there is no button %s", words)
	}
	return b
}

func (o *counter) entry(name string) *kit.Entry {
	o.t.Helper()
	e, ok := find(o, func(e *kit.Entry) bool { return e.AccessibilityLabel() == name })
	if !ok {
		o.t.Fatalf("there is no field %s", name)
	}
	return e
}

// picture writes what the window shows when ZWGK_GALLERY names a folder.
func (o *counter) picture(name string) {
	o.t.Helper()
	if size := o.window.Canvas().Size(); size.Width != 1366 || size.Height != 696 {
		o.t.Errorf("%s made the window %v", name, size)
	}
	dir := os.Getenv("ZWGK_GALLERY")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, fmt.Sprintf("archive-%s-%d.png", name, theme.Current())))
	o.done(err)
	defer f.Close()
	o.done(png.Encode(f, o.window.Canvas().Capture()))
}

// key presses a shortcut of the room.
func (o *counter) key(name fyne.KeyName, modifier fyne.KeyModifier) {
	o.canvas.keys.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: modifier})
}

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	}
}
