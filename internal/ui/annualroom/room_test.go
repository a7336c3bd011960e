package annualroom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/writing"
)

// atWriting is the demo office in 撰写, by keyboard from 取数.
func atWriting(t *testing.T) (*bureau, *Screen) {
	t.Helper()
	o := town(t)
	room := o.open(theme.Standard)
	for _, page := range []string{"verify", "write"} {
		o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
		if room.page != page {
			t.Fatalf("Ctrl+Enter leads to %s, not to %s", room.page, page)
		}
	}
	return o, room
}

// types types a text as keys.
func types(o *bureau, text string) {
	for _, r := range text {
		o.Canvas.Focused().TypedRune(r)
	}
}

func TestTheReportIsWrittenByKeyboard(t *testing.T) {
	o, room := atWriting(t)
	if o.Canvas.Focused() != fyne.Focusable(room.write.list) {
		t.Fatal("the list of the parts does not have the keyboard")
	}
	kittest.Press(room.write.list, fyne.KeyDown)
	if part := room.model.Write.Part; part.Key != "1.proactive" || room.write.editor.Text() != part.Shown {
		t.Fatalf("↓ leads to %s: %q", part.Key, room.write.editor.Text())
	}
	kittest.Press(room.write.list, fyne.KeyReturn)
	if o.Canvas.Focused() != room.write.editor.FocusTarget() {
		t.Fatal("Enter does not lead into the text")
	}
	types(o, "举办开放日。")
	if v := room.model.Write.Part.PartPreview; !strings.HasSuffix(v.Filled, "举办开放日。") || !v.Unsaved {
		t.Errorf("typed at the end: %+v", v)
	}
	o.Key(fyne.KeyI, fyne.KeyModifierControl)
	kittest.Press(o.Canvas.Focused(), fyne.KeyDown, fyne.KeyReturn)
	if !strings.Contains(room.write.editor.Text(), "举办开放日。〔") || o.Canvas.Focused() != room.write.editor.FocusTarget() {
		t.Errorf("a figure is put in as %q", room.write.editor.Text())
	}
	o.Key(fyne.KeyS, fyne.KeyModifierControl)
	if m := room.model.Write; m.Edited != 1 || m.Part.Unsaved || o.Canvas.Focused() != room.write.editor.FocusTarget() {
		t.Errorf("kept: %d edited, %+v", m.Edited, m.Part.PartPreview)
	}
	types(o, "再写一句。")
	o.Key(fyne.KeyDown, fyne.KeyModifierAlt)
	if m := room.model.Write; m.Part.Key != "1.on_request" || !strings.Contains(room.model.Report.Sections[0].Text, "再写一句。") {
		t.Errorf("Alt+↓ leads to %s", m.Part.Key)
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if room.page != "finish" {
		t.Errorf("Ctrl+Enter leads to %s", room.page)
	}
	if len(o.fails) > 0 {
		t.Error(o.fails)
	}
}

func TestWhatIsTypedIsKeptWhenTheFieldIsLeft(t *testing.T) {
	o, room := atWriting(t)
	kittest.Press(room.write.list, fyne.KeyDown, fyne.KeyReturn)
	page, editor := room.write, room.write.editor
	types(o, "举办开放日。")
	o.Button("下一步：成稿").Focus()
	if room.write != page || room.model.Write.Edited != 1 || editor.Text() != room.model.Write.Part.Shown {
		t.Error("what was typed is not kept in place")
	}
}

func TestQuestionsAreAnsweredOneAfterTheOther(t *testing.T) {
	o, room := atWriting(t)
	before := room.model.Write.Asks[0].Kind
	none := o.Button("没有")
	none.Focus()
	none.Press()
	if room.model.Write.Asks[0].Kind == before {
		t.Fatal("it is asked again")
	}
	next, is := o.Canvas.Focused().(*kit.Button)
	if !is || next == none || next.AccessibilityLabel() != "没有" {
		t.Fatalf("the keyboard is on %T", o.Canvas.Focused())
	}
	for i, ask := range room.model.Write.Asks {
		if ask.Unit == "" {
			continue
		}
		room.askEvent(room.model.Write.Asks[i : i+1])
		o.Entry("数量").SetText("3")
		o.Entry("内容").SetText("业务培训")
		kittest.Press(o.Entry("内容").FocusTarget(), fyne.KeyReturn)
		if kit.ModalOpen(o.Window.Canvas()) || len(room.model.Write.Events) != 2 {
			t.Fatalf("registered %+v", room.model.Write.Events)
		}
		break
	}
	o.Button("删去").Press()
	o.Button("删去").Press() // the question
	if len(room.model.Write.Events) != 1 {
		t.Errorf("events %+v", room.model.Write.Events)
	}
}

func TestAFindingLeadsIntoTheParagraph(t *testing.T) {
	o, room := atWriting(t)
	kittest.Press(room.write.list, fyne.KeyDown, fyne.KeyReturn)
	kittest.Press(o.Canvas.Focused(), fyne.KeyReturn)
	types(o, "我镇收到申请XX件。")
	room.presenter.GoTo(present.Verify)
	for _, f := range room.model.Findings {
		if f.Rule == "DEBRIS" {
			room.presenter.OpenFinding(f)
			if room.page != "write" || o.Canvas.Focused() != room.write.editor.FocusTarget() {
				t.Fatalf("it leads to %s, the keyboard is on %T", room.page, o.Canvas.Focused())
			}
			types(o, "此处：")
			if got := room.write.editor.Text(); !strings.Contains(got, "\n此处：我镇") {
				t.Errorf("the cursor stood elsewhere: %q", got)
			}
			return
		}
	}
	t.Errorf("findings %+v", room.model.Findings)
}

func TestThePaperIsSavedInEveryFormat(t *testing.T) {
	o, room := atWriting(t)
	dir := t.TempDir()
	for _, paper := range []writing.Paper{writing.AnnualReport, writing.WorkSummary} {
		room.presenter.ChoosePaper(paper)
		room.presenter.GoTo(present.Finish)
		for _, e := range room.exports() {
			o.saved = filepath.Join(dir, string(paper)+e[1])
			o.Button(e[0]).Press()
			if info, err := os.Stat(o.saved); err != nil || info.Size() == 0 {
				t.Errorf("%s: %v, %v", e[0], err, o.fails)
			}
		}
	}
}

func TestTheSlipIsPrintedAndTheReportSignedOff(t *testing.T) {
	o, room := atWriting(t)
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	o.Button("审签单").Press()
	if room.page != "slip" || o.Canvas.Focused() != fyne.Focusable(room.slip) {
		t.Fatalf("审签单 leads to %s", room.page)
	}
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	if len(o.printed) != 1 || !strings.Contains(o.printed[0], "审签单") {
		t.Errorf("printed %v", o.printed)
	}
	o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	o.Button("登记签发").Press()
	if room.page != "finish" || room.model.Signed == nil {
		t.Fatalf("on %s, %v", room.page, o.fails)
	}
	o.Button("去建档归档").Press()
	if o.archive != 1 {
		t.Error("it does not lead to 建档归档")
	}
}

func TestAVillageWritesAndPrintsItsSummary(t *testing.T) {
	o := village(t)
	room := o.open(theme.Standard)
	if room.page != "write" || len(room.model.Write.Parts) == 0 {
		t.Fatalf("it begins with %s", room.page)
	}
	o.Entry("抄送").SetText("青石镇人民政府")
	o.Entry("抄送").OnLeave("")
	if room.model.Imprint.CopyTo != "青石镇人民政府" {
		t.Errorf("imprint %+v", room.model.Imprint)
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	if room.page != "finish" || len(o.printed) != 1 || len(o.fails) > 0 {
		t.Errorf("on %s printed %v, %v", room.page, o.printed, o.fails)
	}
}
