package itemsroom

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

func TestADraftIsWrittenAndSentByKeyboard(t *testing.T) {
	o := newSeat(t, office.Town)
	o.sit("刘建军")
	room := o.open(theme.Standard)
	o.Key(fyne.KeyN, fyne.KeyModifierControl)
	if !kit.ModalOpen(o.Window.Canvas()) {
		t.Fatal("Ctrl+N opens nothing")
	}
	o.Button("不用目录").Press()
	if o.Window.Canvas().Focused() != room.draft.title.FocusTarget() {
		t.Error("a new draft does not begin in its title")
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl) // nothing is written yet
	if !strings.Contains(room.draft.rows[present.TitleField].Error(), "没有标题") {
		t.Fatalf("the mistake is told as %q", room.draft.rows[present.TitleField].Error())
	}
	room.draft.title.SetText("防火通知")
	room.draft.save(false)
	if row := room.draft.rows[present.BodyField]; !strings.Contains(row.Error(), "没有正文") || room.draft.rows[present.TitleField].Error() != "" {
		t.Fatalf("the mistake is told as %q", row.Error())
	}
	room.draft.body.SetText("注意用火安全。")
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if room.model.Draft != nil || room.model.Item == nil || room.model.Item.State != disclosure.InReview {
		t.Fatalf("after Ctrl+Enter: %+v", room.model.Item)
	}
	if _, row, ok := room.list.table.Selected(); !ok || row.Key != room.model.Item.ID {
		t.Errorf("the list points at %v, open is %s", row.Cells, room.model.Item.Title)
	}
	// He may not judge it himself: the button is locked and says why.
	if b := o.Button("通过，送保密审查"); !strings.Contains(b.Reason(), "初审由站所负责人办") || !b.Disabled() {
		t.Errorf("the button says %q", b.Reason())
	}
}

func TestFindingsAreSettledOneAfterAnother(t *testing.T) {
	o := newSeat(t, office.Town)
	reviewed, _ := fill(o)
	room := o.open(theme.Standard)
	room.Open(reviewed)
	if b := room.main; b == nil || !strings.Contains(b.Reason(), "还有6处个人信息没有处理") {
		t.Fatalf("the next step is %v", b)
	}
	room.review.opinion.SetText("遮盖后同意")
	room.review.how.SetText("村公示栏")
	o.Key(fyne.KeyDown, fyne.KeyModifierAlt)
	if g := room.model.Item.Findings.Groups[0]; g.Current != 1 {
		t.Errorf("Alt+↓ leads to %d", g.Current)
	}
	o.Key(fyne.KeyUp, fyne.KeyModifierAlt)
	for left := 6; left > 0; left-- {
		mask := o.Button("遮盖")
		mask.Focus()
		kittest.Press(mask, fyne.KeySpace)
		if n := room.model.Item.Findings.Open; n != left-1 {
			t.Fatalf("%d are open, want %d", n, left-1)
		}
		if b, ok := o.Window.Canvas().Focused().(*kit.Button); left > 1 && (!ok || b.AccessibilityLabel() != "遮盖") {
			t.Error("the keyboard does not go on to the next finding")
		}
	}
	if room.review.opinion.Text() != "遮盖后同意" {
		t.Error("what was typed is gone")
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if room.model.Item.Step != office.ApprovalReview {
		t.Errorf("after passing it stands at %s: %v", room.model.Item.Step, o.fails)
	}
	if last := room.model.Item.Opinions[2]; !strings.HasPrefix(last.Text, "遮盖后同意") {
		t.Errorf("the opinion is kept as %+v", last)
	}
}

func TestAFindingIsLeftOnlyWithItsReason(t *testing.T) {
	o := newSeat(t, office.Town)
	reviewed, _ := fill(o)
	room := o.open(theme.Standard)
	room.Open(reviewed)
	o.Button("照登并说明").Press()
	o.Button("照登").Press()
	if !kit.ModalOpen(o.Window.Canvas()) || !o.Says("照登要写理由。写明依据或者本人同意") {
		t.Fatal("a finding may stay without a reason")
	}
	o.Entry("理由").SetText("这是单位的编号")
	o.Button("照登").Press()
	if kit.ModalOpen(o.Window.Canvas()) || room.model.Item.Findings.Open != 5 {
		t.Errorf("with a reason %d are open", room.model.Item.Findings.Open)
	}
}

func TestAPostingIsRegisteredWithItsProof(t *testing.T) {
	o := newSeat(t, office.Town)
	_, posted := fill(o)
	room := o.open(theme.Standard)
	room.Open(posted)
	room.do(present.DoPost)
	o.Button("登记").Press()
	if !o.Says("没有选渠道。选一种") {
		t.Fatal("a posting without a channel is not refused beside its field")
	}
	o.Button("取消").Press()
	o.file = photo(t)
	room.do(present.DoEvidence)
	o.Button("选文件").Press()
	o.Entry("说明").SetText("第二张")
	o.Button("加上").Press()
	if e := room.model.Item.Postings[0].Evidence; len(e) != 2 || kit.ModalOpen(o.Window.Canvas()) {
		t.Fatalf("proofs %v", e)
	}
	room.do(present.DoTakeDown)
	o.Button("登记").Press()
	if !o.Says("公示期到2026-01-14才满，第二天起可以撤下") {
		t.Error("a posting may be taken down before its time")
	}
	o.on("2026-01-15")
	o.Button("登记").Press()
	o.Button("取消").Press()
	room.presenter.Load()
	if room.main.AccessibilityLabel() != "登记撤下" {
		t.Errorf("on the day after, the next step is %s", room.main.AccessibilityLabel())
	}
}

func TestAnObjectionIsAnswered(t *testing.T) {
	o := newSeat(t, office.Town)
	_, posted := fill(o)
	room := o.open(theme.Standard)
	room.Open(posted)
	room.do(present.DoHear)
	o.Button("登记").Press()
	if !o.Says("没有写意见的内容") {
		t.Fatal("an empty opinion is not refused beside its field")
	}
	o.Entry("意见").SetText("张家不困难")
	o.Button("登记").Press()
	if room.model.Item.Tab != present.FeedbackTab || room.main.AccessibilityLabel() != "答复意见" {
		t.Fatalf("after an opinion: tab %d, next %s", room.model.Item.Tab, room.main.AccessibilityLabel())
	}
	room.main.Press()
	o.Entry("答复").SetText("复核过，情况属实")
	o.Button("答复").Press()
	if f := room.model.Item.Feedback[0]; f.Answer != "答复：复核过，情况属实" {
		t.Errorf("answered as %+v", f)
	}
}

func TestTheSearchFieldFindsAndGivesTheListBack(t *testing.T) {
	o := newSeat(t, office.Town)
	fill(o)
	room := o.open(theme.Standard)
	o.Key(fyne.KeyF, fyne.KeyModifierControl)
	if o.Window.Canvas().Focused() != room.search.FocusTarget() {
		t.Fatal("Ctrl+F does not lead to the search field")
	}
	room.search.SetText("救助")
	kittest.Press(room.search.FocusTarget(), fyne.KeyReturn)
	if n := room.list.table.Len(); n != 1 {
		t.Errorf("%d found", n)
	}
	room.search.SetText("")
	if n := room.list.table.Len(); n != 5 {
		t.Errorf("%d in the list afterwards", n)
	}
}

func TestADraftIsNotLostToAPressInTheList(t *testing.T) {
	o := newSeat(t, office.Town)
	reviewed, _ := fill(o)
	room := o.open(theme.Standard)
	room.Begin("")
	room.draft.title.SetText("写到一半")
	room.open(reviewed)
	if !kit.ModalOpen(o.Window.Canvas()) || room.model.Draft == nil {
		t.Fatal("the draft is put aside without a question")
	}
	o.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if room.draft == nil || room.draft.title.Text() != "写到一半" {
		t.Error("what was typed is gone")
	}
	room.begin()
	if len(o.fails) != 1 {
		t.Errorf("a second draft: %v", o.fails)
	}
	room.open(reviewed)
	o.Button("放下").Press()
	if room.model.Draft != nil || room.model.Item == nil {
		t.Error("the draft stays")
	}
}

// millions is a desk whose list is long.
type millions struct {
	*desk.Desk
	pages int
}

func (m *millions) Items(_ context.Context, _ desk.ItemFilter, offset, n int) (desk.ItemPage, error) {
	m.pages++
	page := desk.ItemPage{Total: 1_000_000}
	for i := offset; i < min(offset+n, 1_000_000); i++ {
		page.Rows = append(page.Rows, desk.ItemRow{ID: fmt.Sprint(i), Title: fmt.Sprintf("第%d件", i+1), State: disclosure.InArchive})
	}
	return page, nil
}

func TestAMillionItemsAreReadPageByPage(t *testing.T) {
	o := newSeat(t, office.Town)
	o.open(theme.Standard)
	m := &millions{Desk: o.Desk}
	room := New(m, present.Inline{}, nil, o.room.asks)
	o.Window.SetContent(room.Content())
	o.Window.Resize(fyne.NewSize(1182, 668))
	room.Enter()
	room.list.table.FocusGained()
	kittest.Press(room.list.table, fyne.KeyEnd)
	if i, row, ok := room.list.table.Selected(); !ok || i != 999_999 || row.Cells[0] != "第1000000件" {
		t.Errorf("the end is row %d %v", i, row)
	}
	kittest.Press(room.list.table, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyDown)
	if i, _, _ := room.list.table.Selected(); i != 1 || m.pages > 8 {
		t.Errorf("row %d after %d pages", i, m.pages)
	}
}

func TestKeysAreLeftAloneUnderADialogAndInOtherRooms(t *testing.T) {
	o := newSeat(t, office.Town)
	fill(o)
	room := o.open(theme.Standard)
	room.begin()
	o.Key(fyne.KeyF, fyne.KeyModifierControl)
	if o.Window.Canvas().Focused() == room.search.FocusTarget() {
		t.Error("Ctrl+F works under a dialog")
	}
	o.Button("取消").Press()
	o.Window.SetContent(kit.Gap())
	o.Key(fyne.KeyN, fyne.KeyModifierControl)
	if kit.ModalOpen(o.Window.Canvas()) {
		t.Error("Ctrl+N works in another room")
	}
}

func TestAnItemOpensAtItsTitleAndGoesToTheFindingThatIsAskedFor(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newSeat(t, office.Town)
		reviewed, _ := fill(o)
		room := o.open(setting)
		room.Open(reviewed)
		driver := fyne.CurrentApp().Driver()
		top := func() float32 {
			return driver.AbsolutePositionForObject(room.marked[0]).Y - driver.AbsolutePositionForObject(room.body).Y
		}
		opened := top()
		if opened < 0 {
			t.Errorf("setting %d opens %.0f below the title", setting, -opened)
		}
		o.Key(fyne.KeyDown, fyne.KeyModifierAlt)
		o.Key(fyne.KeyDown, fyne.KeyModifierAlt)
		if moved := top(); moved >= opened {
			t.Errorf("setting %d does not scroll to the third row of the table", setting)
		}
	}
}
