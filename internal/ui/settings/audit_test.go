package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// room is the room 设置 of the demo town in a window.
type room struct {
	*Screen
	*desk.Desk
	*kittest.Stage
	t       *testing.T
	fails   []string
	printed []string
	leads   []present.Target
}

func open(t *testing.T, setting theme.Setting) *room {
	t.Helper()
	r := &room{t: t}
	d, err := desk.Demo(t.Context(), filepath.Join(t.TempDir(), "演示镇"), desk.DemoItems)
	r.done(err)
	r.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	clerk, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "")
	r.done(err)
	r.done(d.SitDown(t.Context(), clerk.ID, ""))
	r.Stage = kittest.New(t, "settings", setting)
	r.Screen = New(d, present.Inline{}, func(theme.Setting) {}, func() {}, func(func(string)) {}, func(s string) { r.fails = append(r.fails, s) })
	r.Log(d, present.Inline{}, LogAsks{
		Print: func(path string) { r.printed = append(r.printed, path) }, Follow: func(to present.Target) { r.leads = append(r.leads, to) },
		Draw: kittest.Drawn, Today: d.Today,
	})
	r.Frame(r.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "设置", Icon: "settings"})
	r.Enter()
	return r
}

func (r *room) done(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// TestGallery draws the page into ZWGK_GALLERY; without it the page is held to
// the window.
func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		r := open(t, setting)
		r.Picture("room")
		r.Button("看操作日志").Press()
		r.Picture("log")
		r.Button("打印").Press()
		r.Picture("log-print")
		r.Button("关上").Press()
		r.Button("核对旧凭据").Press()
		r.Picture("log-check")
	}
}

func TestTheLogIsReadPrintedAndSaved(t *testing.T) {
	r := open(t, theme.Standard)
	r.Button("看操作日志").Press()
	all := r.log.model.List.Len()
	if all < 50 || len(r.log.model.People) < 2 || r.log.model.Code == "" {
		t.Fatalf("%d entries, %v, %q", all, r.log.model.People, r.log.model.Code)
	}
	r.log.presenter.ChooseAction(len(r.log.model.Actions) - 1)
	if some := r.log.model.List.Len(); some == 0 || some >= all {
		t.Errorf("%d of %d are settings", some, all)
	}
	r.Button("打印").Press()
	if b, ok := kittest.Find(r.Stage, func(b *kit.Button) bool {
		return strings.HasPrefix(b.AccessibilityLabel(), "打印") && b.AccessibilityLabel() != "打印"
	}); ok {
		b.Press()
	}
	r.Button("存为Excel").Press()
	if len(r.printed) != 1 || len(r.fails) != 0 {
		t.Errorf("printed %v, fails %v", r.printed, r.fails)
	}
	if _, err := os.Stat(r.PrintedPath("操作日志", ".xlsx")); err != nil {
		t.Error(err)
	}
	r.log.presenter.ChooseAction(0)
	r.log.presenter.Find("没有这几个字")
	if r.log.model.List.Len() != 0 || !strings.Contains(r.log.model.List.Searched, "没有这几个字") {
		t.Errorf("%+v", r.log.model.List)
	}
	r.log.back()
	if r.log.content != nil {
		t.Error("back leads nowhere")
	}
	if _, ok := kittest.Find(r.Stage, func(b *kit.Button) bool { return b.AccessibilityLabel() == "看操作日志" }); !ok {
		t.Error("the settings are not in sight")
	}
}

func TestARowLeadsToItsRecord(t *testing.T) {
	r := open(t, theme.Standard)
	r.Button("看操作日志").Press()
	for _, row := range r.log.rows {
		r.log.follow(row.Key)
	}
	if len(r.leads) == 0 {
		t.Errorf("no row of %d leads anywhere", len(r.log.rows))
	}
	for _, to := range r.leads {
		if to.Room == "" || to.ID == "" {
			t.Errorf("leads to %+v", to)
		}
	}
}

// A code from paper is answered; one that was miscopied is told beside the field.
func TestACodeFromPaperIsAnswered(t *testing.T) {
	r := open(t, theme.Standard)
	r.Button("看操作日志").Press()
	var wrong map[string]string
	var said []present.AnchorAnswer
	check := func(code string) {
		r.log.presenter.Check(code, func(w map[string]string) { wrong = w }, func(a present.AnchorAnswer) { said = append(said, a) })
	}
	check("3fa9c02b7d5e")
	if wrong[present.AnchorField] == "" || len(said) != 0 {
		t.Errorf("a foreign code: %v %v", wrong, said)
	}
	printed := r.log.model.Code
	r.done(r.SetSamePerson(t.Context(), "全镇两人"))
	check(strings.ToLower(printed))
	if len(wrong) != 0 || len(said) != 1 || !said[0].Held || !strings.Contains(said[0].Says, "又记了1条") {
		t.Errorf("%v %+v", wrong, said)
	}
}
