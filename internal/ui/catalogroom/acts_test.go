package catalogroom

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"zwgk/internal/catalog"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

// An office begins with one key, finds an entry, opens it with Enter, changes
// it and is back in the table, all by keyboard.
func TestTheCatalogueByKeyboard(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Clerk)
	canvas := r.Window.Canvas()
	if canvas.Focused() != r.main {
		t.Fatal("the sample does not have the keyboard")
	}
	kittest.Press(r.main, fyne.KeyReturn)
	if canvas.Focused() != r.list.table || len(r.list.rows) != 62 {
		t.Fatalf("%d rows, keyboard at %T", len(r.list.rows), canvas.Focused())
	}
	r.Key(fyne.KeyF, fyne.KeyModifierControl)
	if canvas.Focused() != r.search.FocusTarget() {
		t.Error("Ctrl+F does not lead to the search field")
	}
	test.Type(canvas.Focused(), "临时救助")
	kittest.Press(canvas.Focused(), fyne.KeyReturn)
	if len(r.list.rows) == 0 || len(r.list.rows) > 5 {
		t.Errorf("%d rows for 临时救助", len(r.list.rows))
	}
	canvas.Focus(r.list.table)
	kittest.Press(r.list.table, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if r.entry == nil || canvas.Focused() != r.entry.domain.FocusTarget() {
		t.Fatalf("Enter opens %v, keyboard at %T", r.entry, canvas.Focused())
	}
	id := r.entry.of.ID
	r.entry.remark.SetText("镇里自己的备注")
	r.Key(fyne.KeyS, fyne.KeyModifierControl)
	if r.entry != nil || canvas.Focused() != r.list.table {
		t.Errorf("saved, the entry is still open: %v", r.entry != nil)
	}
	if _, row, ok := r.list.table.Selected(); !ok || row.Key != id {
		t.Errorf("back at %q, not at %q", row.Key, id)
	}
	r.Key(fyne.KeyN, fyne.KeyModifierControl)
	if r.entry == nil || !r.model.Entry.New {
		t.Error("Ctrl+N begins no entry")
	}
}

// What was typed is not lost without a question; a refusal stands at its field.
func TestLeavingAnEntryThatWasChanged(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Clerk).filled()
	r.presenter.Open("town-004")
	p := r.entry
	p.leave()
	if r.model.Entry != nil {
		t.Fatal("an entry that was not changed asks")
	}
	r.presenter.Open("town-004")
	r.entry.name1.SetText(" ")
	r.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if e := r.entry.rows[catalog.FieldCategory1].Error(); !strings.Contains(e, "没有写一级事项") {
		t.Errorf("the field says %q", e)
	}
	r.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	if r.model.Entry == nil || !kit.ModalOpen(r.Window.Canvas()) {
		t.Fatal("left without a question")
	}
	r.Button("不保存，返回").Press()
	if r.model.Entry != nil {
		t.Error("still there")
	}
}

// The boxes go into the entry and come back as they were.
func TestTheBoxesOfAnEntry(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Clerk).filled()
	r.presenter.Open("town-001")
	p := r.entry
	if got, want := p.value(), p.of; !slices.Equal(got.Channels, want.Channels) || got.Audience != want.Audience || !slices.Equal(got.Tiers, want.Tiers) {
		t.Errorf("untouched, the boxes say %+v", got)
	}
	p.boxes.channels[catalog.Loudspeaker].Set(true)
	p.boxes.specific.Set(true)
	p.boxes.group.SetText("低保户")
	p.boxes.tiers[catalog.VillageTier].Set(true)
	p.boxes.onRequest.Set(true)
	p.save()
	all, err := r.desk.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e := all[0]
	if !slices.Contains(e.Channels, catalog.Loudspeaker) || e.Audience.Text() != "全社会、特定群众（低保户）" || e.Text(catalog.FieldTiers) != "乡级、村级" || e.Mode.Text() != "主动公开、依申请公开" {
		t.Errorf("kept %+v", e)
	}
}

// 核实 asks until there is a source; 停用 says why.
func TestConfirmingAndRetiring(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Clerk).filled()
	r.presenter.Open("town-004")
	r.entry.remark.SetText("还没有保存的备注")
	r.confirm()
	r.Button("核实，改为在用").Press()
	if !kit.ModalOpen(r.Window.Canvas()) || r.model.Entry.Status != "待核" {
		t.Fatal("confirmed without a source")
	}
	test.Type(r.Window.Canvas().Focused(), "县标准目录第4行")
	r.Button("核实，改为在用").Press()
	if kit.ModalOpen(r.Window.Canvas()) || r.model.Entry.Status != "在用" {
		t.Errorf("it is %s", r.model.Entry.Status)
	}
	r.retire()
	r.Button("停用").Press()
	if r.model.Entry.Status != "停用" {
		t.Errorf("it is %s", r.model.Entry.Status)
	}
	if e := r.entry.value(); e.Note != "还没有保存的备注" || e.Source != "县标准目录第4行" || !e.Retired || e.Unconfirmed {
		t.Errorf("in the form stands %+v", e)
	}
}

// A cell drafts what is missing, with its period.
func TestTheBoardLeadsToTheItems(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Clerk).filled()
	r.presenter.Turn(present.CatalogueCoverage)
	if r.Window.Canvas().Focused() != r.board.board {
		t.Error("the board does not have the keyboard")
	}
	row, column := r.board.board.Current()
	if cell := r.board.model.Rows[row].Cells[column]; cell.State != catalog.DueNow {
		t.Errorf("the first cell is %s", cell.Word)
	}
	kittest.Press(r.board.board, fyne.KeyReturn)
	if want := "draft " + r.board.model.Rows[row].EntryID + " 2026-H1"; !slices.Contains(r.asked, want) {
		t.Errorf("asked %v, want %s", r.asked, want)
	}
	r.Key(fyne.KeyP, fyne.KeyModifierControl)
	if !kit.ModalOpen(r.Window.Canvas()) {
		t.Error("Ctrl+P does not ask which paper")
	}
}

// A workbook is tried, read, and imported with what was ticked; the log says
// where one is, without names.
func TestTheImportInTheRoom(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Clerk).filled()
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(before)
	r.file = filepath.Join(t.TempDir(), "目录.xlsx")
	if err := r.desk.ExportCatalogue(t.Context(), r.file, sheet.CountyLayout, true); err != nil {
		t.Fatal(err)
	}
	if _, err := r.desk.KeepEntry(t.Context(), catalog.Entry{Domain: "社会救助", Category1: "后来加的"}); err != nil {
		t.Fatal(err)
	}
	r.chooseWorkbook()
	if m := r.model.Trial; m == nil || !m.CanImport || len(m.Groups) != 1 {
		t.Fatalf("%+v", m)
	}
	canvas := r.Window.Canvas()
	if canvas.Focused() != r.trial.table {
		t.Error("the rows do not have the keyboard")
	}
	kittest.Press(r.trial.table, fyne.KeySpace)
	if words := r.main.AccessibilityLabel(); words != "导入，停用1条" {
		t.Errorf("the button says %s", words)
	}
	r.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if r.model.Trial != nil || !strings.Contains(r.model.Context, "停用4条") {
		t.Errorf("%s, %v", r.model.Context, r.asked)
	}
	for _, want := range []string{"screen=catalogue", "tab=import", "tab=entries", "entries=66"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not say %s", want)
		}
	}
	if strings.Contains(log.String(), "后来加的") {
		t.Error("the log names an entry")
	}
}

// A workbook that is refused says where, and goes back in red.
func TestARefusedWorkbookGoesBackInRed(t *testing.T) {
	other := newRoom(t, theme.Standard, office.Clerk)
	twice := catalog.Entry{Domain: "社会救助", Category1: "临时救助", Content: "名单"}
	for range 2 {
		if _, err := other.desk.KeepEntry(t.Context(), twice); err != nil {
			t.Fatal(err)
		}
	}
	book := filepath.Join(t.TempDir(), "目录.xlsx")
	if err := other.desk.ExportCatalogue(t.Context(), book, sheet.CountyLayout, false); err != nil {
		t.Fatal(err)
	}
	r := newRoom(t, theme.Standard, office.Clerk)
	r.file = book
	r.chooseWorkbook()
	m := r.model.Trial
	if m == nil || m.CanImport || !m.Refused || m.Groups[0].Name != "不能导入 1" || !strings.Contains(m.Groups[0].Rows[0].Reason, "同一件事项") {
		t.Fatalf("%+v", m)
	}
	r.Picture("refused")
	if r.main != nil {
		t.Error("it can be imported all the same")
	}
	r.file = filepath.Join(t.TempDir(), "标红.xlsx")
	r.presenter.SaveMarked(r.file)
	if _, err := os.Stat(r.file); err != nil {
		t.Error(err)
	}
	r.presenter.DismissTrial()
	if r.model.Trial != nil || r.main == nil {
		t.Error("one cannot choose another file")
	}
}

// Whoever may only read sees everything, and why nothing can be pressed.
func TestTheCatalogueOfAReader(t *testing.T) {
	r := newRoom(t, theme.Standard, office.Drafter)
	if r.main != nil {
		t.Error("a drafter may start the catalogue")
	}
	if _, err := r.desk.Catalogue(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.presenter.Start(office.Town)
	if len(r.asked) != 1 || !strings.HasPrefix(r.asked[0], "fail ") {
		t.Errorf("asked %v", r.asked)
	}
	r.presenter.Turn(present.CatalogueImport)
	if r.main.Reason() == "" {
		t.Error("a drafter may import")
	}
}
