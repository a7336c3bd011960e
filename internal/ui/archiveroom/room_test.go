package archiveroom

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// filed is an office whose year is numbered and boxed, one piece of it
// electronic.
func filed(t *testing.T) *counter {
	t.Helper()
	o := newCounter(t)
	o.finished("更正公开目录里办公电话")
	_, err := o.Compose(t.Context(), 2025, nil)
	o.done(err)
	o.loosePapers()
	_, err = o.CloseYear(t.Context(), 2025, nil)
	o.done(err)
	o.done(o.FillBoxes(t.Context(), 2025, 30))
	return o
}

func TestTheKeyboardLeadsThroughTheRoom(t *testing.T) {
	o := newCounter(t)
	o.loosePapers()
	room := o.open(theme.Standard)
	if o.Canvas.Focused() != fyne.Focusable(room.shelf.table) {
		t.Fatal("the list does not have the keyboard")
	}
	if room.model.Piece == nil {
		t.Error("the first piece is not shown")
	}
	before := room.model.Piece.ID
	kittest.Press(room.shelf.table, fyne.KeyDown)
	if room.model.Piece.ID == before || o.Canvas.Focused() != fyne.Focusable(room.shelf.table) {
		t.Error("↓ does not lead to the next piece, or the list has lost the keyboard")
	}
	kittest.Press(room.shelf.table, fyne.KeyReturn)
	if room.page != "form" || room.form.title.Text() == "" {
		t.Fatalf("Enter leads to %s: %v", room.page, o.fails)
	}
	room.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	o.Key(fyne.KeyN, fyne.KeyModifierControl)
	if room.page != "form" || o.Canvas.Focused() != room.form.title.FocusTarget() {
		t.Fatalf("Ctrl+N leads to %s", room.page)
	}
	room.form.title.SetText("没有存的")
	room.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !kit.ModalOpen(o.Window.Canvas()) || room.page != "form" {
		t.Error("Esc leaves what was filled in without asking")
	}
	o.Button("取消").Press()
	o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	o.Key(fyne.KeyF, fyne.KeyModifierControl)
	if room.page != "shelf" || o.Canvas.Focused() != room.shelf.search.FocusTarget() {
		t.Errorf("Alt+← and Ctrl+F lead to %s", room.page)
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if room.page != "closing" {
		t.Fatalf("Ctrl+Enter leads to %s", room.page)
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	o.Key(fyne.KeyN, fyne.KeyModifierControl) // not through the question
	if room.page != "closing" {
		t.Error("a shortcut goes through the dialog")
	}
	o.Button("归档编号").Press()
	if room.page != "shelf" || room.model.Main.Do != present.DoFillBoxes || len(o.fails) > 0 {
		t.Errorf("numbered it shows %s, %s, %v", room.page, room.model.Main.Word, o.fails)
	}
}

func TestEnterOpensTheCopyOfAFiledPiece(t *testing.T) {
	o := filed(t)
	room := o.open(theme.Standard)
	room.presenter.Find("更正")
	kittest.Press(room.shelf.table, fyne.KeyReturn)
	if len(o.opened) != 1 || len(o.fails) > 0 {
		t.Fatalf("opened %v, %v", o.opened, o.fails)
	}
	if content, err := os.ReadFile(o.opened[0]); err != nil || !strings.HasPrefix(string(content), "%PDF-1.4") {
		t.Errorf("it opens %.8s, %v", content, err)
	}
}

func TestThePapersOfABoxArePrinted(t *testing.T) {
	o := filed(t)
	room := o.open(theme.Standard)
	o.choose("30年")
	var words []string
	for _, print := range slices.Clone(room.model.Prints) {
		room.presenter.LookAt(print)
		if room.page != "paper" {
			t.Errorf("%s leads to %s: %v", print.Word, room.page, o.fails)
		}
		words = append(words, print.Word)
		room.back()
	}
	if want := []string{"目录", "备考表", "盒封面", "盒脊"}; !slices.Equal(words, want) {
		t.Errorf("the box prints %v", words)
	}
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	if len(o.printed) != 1 || !strings.HasSuffix(o.printed[0], ".pdf") {
		t.Errorf("Ctrl+P prints %v", o.printed)
	}
	room.back()
	for i := range present.PrintKinds() {
		room.presenter.LookAtYear(present.PrintAnswers{Kind: i})
		if room.page != "paper" {
			t.Errorf("%s leads to %s: %v", present.PrintKinds()[i], room.page, o.fails)
		}
		room.back()
	}
}

func TestAVillageBindsItsYear(t *testing.T) {
	o := newCounterOf(t, office.Village, "石坳村村民委员会")
	o.loose("2025年第二季度财务公开榜", "石坳村村民委员会", "2025-06-10", archive.VillageBoards, 6)
	_, err := o.CloseYear(t.Context(), 2025, nil)
	o.done(err)
	room := o.open(theme.Standard)
	o.Button("装卷").Press()
	o.Picture("bind")
	o.Button("装卷").Press()
	o.choose("30年")
	o.Picture("volume")
	m := room.model.Box
	if room.model.Piece == nil {
		t.Error("its first piece is not shown")
	}
	if m == nil || m.Name != "第1卷" || m.Title == "" || room.model.Context != "1件装1卷，缺纸件1件" {
		t.Fatalf("%+v, %q, %v", m, room.model.Context, o.fails)
	}
	for _, print := range slices.Clone(room.model.Prints) {
		room.presenter.LookAt(print)
		if room.page != "paper" {
			t.Errorf("%s leads to %s: %v", print.Word, room.page, o.fails)
		}
		room.back()
	}
	o.Button("填备考表").Press()
	o.Entry("案卷题名").SetText("石坳村2025年村务公开材料")
	o.Entry("卷内文件情况").SetText("齐全完整")
	o.Button("存备考表").Press()
	if got := room.model.Box.Title; got != "石坳村2025年村务公开材料" || len(o.fails) > 0 {
		t.Errorf("the volume is called %q, %v", got, o.fails)
	}
}

func TestTheStampIsThatOfThePaper(t *testing.T) {
	o := filed(t)
	room := o.open(theme.Standard)
	o.choose("30年")
	m := room.model.Piece
	if m == nil || m.Stamp[0] != "0417" || m.Stamp[1] != "2025" || m.Stamp[2] != "0001" || m.Stamp[4] != "30年" {
		t.Fatalf("%+v", m)
	}
	drawn, ok := kittest.Find(o.Stage, func(*stamp) bool { return true })
	if !ok || drawn.words != m.Stamp {
		t.Error("the stamp is not drawn")
	}
	if size := drawn.Size(); size.Width < stampWidest-4 {
		t.Errorf("it has %v", size)
	}
}

func TestTheNoteOfABoxIsKept(t *testing.T) {
	o := filed(t)
	room := o.open(theme.Standard)
	o.choose("10年")
	o.Button("填备考表").Press()
	o.Entry("盒内文件情况").SetText("齐全完整")
	o.Button("存备考表").Press()
	if m := room.model.Box; m == nil || m.Note.Situation != "齐全完整" || m.Note.ArrangedBy != "陈晓梅" || kit.ModalOpen(o.Window.Canvas()) {
		t.Errorf("%+v, %v", m, o.fails)
	}
}

func TestPapersThatCameAreTickedTogether(t *testing.T) {
	o := filed(t)
	room := o.open(theme.Standard)
	room.do(present.DoReceive)
	if !room.ticks.act.Disabled() {
		t.Error("nothing is ticked and it can be pressed")
	}
	kittest.Press(room.ticks.table, fyne.KeyHome, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	o.Entry("移交人").SetText("吴芳")
	o.Button("登记收到").Press()
	if room.page != "paper" || room.model.Paper.Word != "移交办公室存档清单" || len(o.fails) > 0 {
		t.Fatalf("it shows %s, %v", room.page, o.fails)
	}
	if y, err := o.ArchiveYear(t.Context(), 2025); err != nil || y.NoPaper != 7 {
		t.Errorf("%d without paper, %v", y.NoPaper, err)
	}
}

func TestTheShelfKeepsTheChosenSpineInSight(t *testing.T) {
	o := newCounter(t)
	o.open(theme.Standard)
	var chosen []int
	s := newShelf(func(i int) { chosen = append(chosen, i) }, func() { chosen = append(chosen, -1) })
	var spines []present.ArchiveSpine
	for i := range 40 {
		spines = append(spines, present.ArchiveSpine{Key: fmt.Sprint(i), Box: true, Head: "30年", Lines: []string{"2025年度"}, Body: []string{"0001", "至", "0002"}, Foot: fmt.Sprintf("第%d盒", i+1)})
	}
	spines[38] = present.ArchiveSpine{Key: present.HeapNew, New: true, Body: []string{"新盒"}}
	s.Resize(fyne.NewSize(780, s.MinSize().Height))
	s.set(spines, 0)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyRight, 1}, {fyne.KeyEnd, 39}, {fyne.KeyLeft, 37}, {fyne.KeyPageUp, 29}, {fyne.KeyHome, 0}, {fyne.KeyLeft, 0}, {fyne.KeyPageDown, 8}} {
		kittest.Press(s, step.key)
		if s.chosen != step.want || s.chosen < s.first || s.chosen >= s.first+s.room() {
			t.Errorf("after %s spine %d is chosen, %d to %d are in sight", step.key, s.chosen, s.first, s.first+s.room()-1)
		}
	}
	if chosen = nil; s.room() != 8 {
		t.Errorf("%d whole spines are in sight", s.room())
	}
	kittest.Press(s, fyne.KeyReturn)
	if !slices.Equal(chosen, []int{-1}) {
		t.Errorf("Enter asked for %v", chosen)
	}
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(theme.Gap2+3*(spineWidth+spineGap)+10, 40)})
	if s.chosen != s.first+3 {
		t.Errorf("pressed, spine %d is chosen", s.chosen)
	}
}

func TestPiecesWithUnitsAndManyBoxes(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newCounter(t)
		scheme, err := o.ArchiveScheme(t.Context())
		o.done(err)
		scheme.ByUnit, scheme.Units = true, []archive.Unit{{Code: "DZB", Name: "党政办公室"}, {Code: "SHS", Name: "社会事务办公室"}}
		o.done(o.SetArchiveScheme(t.Context(), scheme))
		for i := range 14 {
			id := o.loose(fmt.Sprintf("%d月份临时救助发放名单公示", i%12+1), "社会事务办公室", "2025-05-10", archive.Subsidies, 180)
			v, err := o.Piece(t.Context(), id)
			o.done(err)
			v.Piece.Unit = scheme.Units[i%2].Code
			o.done(o.ChangePiece(t.Context(), v.Piece))
		}
		_, err = o.CloseYear(t.Context(), 2025, nil)
		o.done(err)
		o.done(o.FillBoxes(t.Context(), 2025, 20))
		room := o.open(setting)
		o.Picture("units")
		room.shelf.spines.Focus()
		kittest.Press(room.shelf.spines, fyne.KeyEnd, fyne.KeyLeft)
		o.Picture("units-last")
		if m := room.model; m.Box == nil || !m.Units || len(m.Spines) != 15 || len(o.fails) > 0 {
			t.Errorf("%+v, %d spines, %v", m.Box, len(m.Spines), o.fails)
		}
	}
}
