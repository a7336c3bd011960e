package dataroom

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// leavingCounter is the demo office with the page 工作移交, at which a clerk
// sits.
func leavingCounter(t *testing.T, setting theme.Setting) (o *counter, page *handoverPage, followed *[]present.Target) {
	t.Helper()
	o = &counter{t: t, place: t.TempDir()}
	d, err := desk.DemoOn(t.Context(), filepath.Join(o.place, "演示"), desk.DemoItems, noon)
	o.done(err)
	t.Cleanup(func() { _ = d.Close() })
	o.Desk = d
	people, err := d.People(t.Context())
	o.done(err)
	for _, p := range people {
		if p.Role == office.Clerk {
			o.done(d.SitDown(t.Context(), p.ID, ""))
			break
		}
	}
	o.stick()
	followed = &[]present.Target{}
	o.open(setting, Handovers(d, present.Inline{}, kittest.Drawn, o.place, func(to present.Target) { *followed = append(*followed, to) }))
	o.room.Open(present.HandoverPage)
	return o, o.room.pages[1].(*handoverPage), followed
}

// TestTheOfficeIsHandedOverByKeys: the list, the package, the paper, the people.
func TestTheOfficeIsHandedOverByKeys(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o, page, followed := leavingCounter(t, setting)
		o.Picture("handover")
		m := page.model
		if len(m.Rows) == 0 || m.Steps[1].Done || o.Canvas.Focused() != fyne.Focusable(page.table) {
			t.Fatalf("%s, %+v, keyboard %v: %v", m.Context, m.Steps, o.Canvas.Focused(), o.fails)
		}
		kittest.Press(page.table, fyne.KeyReturn)
		if len(*followed) == 0 && m.Rows[0].Opens.Room != "" {
			t.Error("Enter leads nowhere")
		}
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl) // the next step: the package
		o.Entry("口令").SetText("短")
		o.dialogButton("加密").Press()
		o.Picture("handover-passphrase")
		o.Entry("口令").SetText("七棵松树 下的石磨")
		o.Entry("再写一遍").SetText("七棵松树 下的石磨")
		o.dialogButton("加密").Press()
		if page.model.Pack == nil || !page.model.Steps[1].Done || o.backed != 1 || len(o.fails) > 0 {
			t.Fatalf("the package: %+v, %v", page.model.Pack, o.fails)
		}
		o.Picture("handover-packed")
		o.Entry("接收人").SetText("刘敏")
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl) // the next step: the paper
		if page.Stage.sight.Name != "handover-paper" {
			t.Fatalf("Ctrl+Enter leads to %s", page.Stage.sight.Name)
		}
		o.Picture("handover-paper")
		o.Key(fyne.KeyP, fyne.KeyModifierControl)
		if len(o.printed) != 1 || !strings.HasSuffix(o.printed[0], "工作交接清单.pdf") {
			t.Errorf("printed %v", o.printed)
		}
		o.Escape()
		o.Button("加接收人").Press()
		o.Entry("姓名").SetText("刘敏")
		o.Picture("handover-person")
		o.Button("加上").Press()
		if !page.model.Steps[2].Done || page.model.Steps[3].Result != "接收人已加" || len(o.fails) > 0 {
			t.Errorf("%+v %v", page.model.Steps, o.fails)
		}
		o.Button("停用移交人").Press()
		o.Button("选好了").Press()
		if _, said := kittest.Find(o.Stage, func(w *kit.Wrapped) bool { return strings.Contains(w.Text(), "没有选人") }); !said {
			t.Error("nobody is chosen, and nothing is said")
		}
		o.Picture("handover-leaving")
		o.Button("取消").Press()
		o.leaves(page)
	}
}

// leaves lets the successor take the other person off.
func (o *counter) leaves(page *handoverPage) {
	o.t.Helper()
	if _, err := o.AddPerson(o.t.Context(), "陈晓梅", office.Clerk, ""); err != nil {
		o.t.Fatal(err)
	}
	page.Enter()
	o.Button("停用移交人").Press()
	who, ok := kittest.Find(o.Stage, func(s *kit.Select) bool { return s.AccessibilityLabel() == "选一个人" })
	if !ok {
		o.t.Fatal("nobody can be chosen")
	}
	who.Select(1) // who was added last
	o.Button("选好了").Press()
	o.Picture("handover-sure")
	o.Button("停用").Press()
	if len(page.model.People) != 1 || !page.model.Steps[3].Done || len(o.fails) > 0 {
		o.t.Errorf("left: %+v, %+v, %v", page.model.People, page.model.Steps, o.fails)
	}
}

// dialogButton is the filled button of a dialog, by how its words begin.
func (o *counter) dialogButton(words string) *kit.Button {
	o.t.Helper()
	b, ok := kittest.Find(o.Stage, func(b *kit.Button) bool { return strings.HasPrefix(b.AccessibilityLabel(), words) })
	if !ok {
		o.t.Fatalf("there is no button %s…", words)
	}
	return b
}

// TestWhoMayNotHandOverIsTold: the page says who may, and shows nothing else.
func TestWhoMayNotHandOverIsTold(t *testing.T) {
	o := newCounter(t)
	leader, err := o.AddPerson(t.Context(), "何建民", office.Leader, "")
	o.done(err)
	o.done(o.SitDown(t.Context(), leader.ID, ""))
	o.open(theme.Standard, Handovers(o.Desk, present.Inline{}, kittest.Drawn, o.place, nil))
	o.room.Open(present.HandoverPage)
	o.Picture("handover-locked")
	if m := o.room.pages[1].(*handoverPage).model; !strings.Contains(m.MayNot, "办公室") || len(m.Rows) > 0 || len(o.fails) > 0 {
		t.Errorf("%+v, %v", m, o.fails)
	}
}
