package requestroom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

func TestALetterIsLookedAtPrintedAndSaved(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	room := o.open(theme.Standard)
	folder := t.TempDir()
	room.Open(id)
	room.presenter.LookAt(room.model.Request.Papers[0].ID)
	if room.page != "paper" || o.Canvas.Focused() != fyne.Focusable(room.pages) {
		t.Fatalf("in sight is %s", room.page)
	}
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if len(o.printed) != 2 || o.printed[0] != o.printed[1] {
		t.Fatalf("printed are %v", o.printed)
	}
	o.Button("存Word").Press() // nobody asks where it goes
	word := strings.TrimSuffix(o.printed[0], ".pdf") + ".docx"
	if _, err := os.Stat(word); err != nil {
		t.Error(err)
	}
	room.Saves(func(name string, chosen func(string)) { chosen(filepath.Join(folder, name)) })
	o.Button("存PDF").Press()
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 || !strings.HasSuffix(files[0].Name(), "补正告知书.pdf") {
		t.Errorf("saved are %v, %v", files, err)
	}
	o.Escape()
	if room.page != "request" {
		t.Fatalf("Esc leads to %s", room.page)
	}
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	dialogButton(o, "打印2页").Press()
	if last := o.printed[len(o.printed)-1]; !strings.HasSuffix(last, "期限表.pdf") {
		t.Errorf("printed is %s", last)
	}
	o.Escape()
	if room.page != "register" {
		t.Errorf("Esc leads to %s", room.page)
	}
	o.Escape()
	if room.page != "register" {
		t.Errorf("Esc leaves the register for %s", room.page)
	}
}

func TestAnEnvelopeGoesOutWithItsLetter(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	room := o.open(theme.Standard)
	room.Open(id)
	room.presenter.LookAt(room.model.Request.Papers[1].ID) // to the third party, whose address nobody has written down
	o.Button("信封").Press()
	dialogButton(o, "看一看").Press()
	if !o.Says("没有写收件地址。照申请表写，当面取的不用信封") {
		t.Fatal("an envelope without an address is laid out")
	}
	o.Entry("收件地址").SetText("青石镇工业路12号")
	dialogButton(o, "看一看").Press()
	if room.model.Paper.Word != "信封" || kit.ModalOpen(o.Window.Canvas()) {
		t.Fatalf("in sight is %s", room.model.Paper.Word)
	}
	room.back()
	o.Button("送达回证").Press()
	if room.page != "letter" || room.letter.texts[request.FieldRecipient].Text() != "青石河建材有限公司" {
		t.Fatalf("%s is for %q", room.page, room.letter.texts[request.FieldRecipient].Text())
	}
	room.letter.refs.Select(0)
	room.letter.redraft()
	if got := room.letter.texts[request.FieldRecipient].Text(); got != "周志强" {
		t.Errorf("of the letter to the applicant it is for %q", got)
	}
}

// Esc asks before something that was filled in is lost.
func TestEscAsksWhereSomethingWasFilledIn(t *testing.T) {
	o := newCounter(t)
	room := o.open(theme.Standard)
	room.presenter.Begin()
	o.Escape()
	if room.page != "register" {
		t.Fatalf("from an empty form Esc leads to %s", room.page)
	}
	room.presenter.Begin()
	room.intake.applicant.SetText("周志强")
	o.Escape()
	if room.page != "registration" || !kit.ModalOpen(o.Window.Canvas()) {
		t.Fatalf("the form is left for %s and nobody asked", room.page)
	}
	dialogButton(o, "取消").Press()
	if room.intake.applicant.Text() != "周志强" {
		t.Error("what was filled in is gone")
	}
	o.Escape()
	dialogButton(o, "离开").Press()
	if room.page != "register" {
		t.Errorf("left it shows %s", room.page)
	}
}

func TestTheRegisterAndTheStatisticsOfAMonth(t *testing.T) {
	o := newCounter(t)
	o.registered("李桂芳", "低保评议的会议记录", "2025-11-10")
	room := o.open(theme.Standard)
	o.Button("登记簿和统计表").Press()
	if room.page != "period" || o.Canvas.Focused() != fyne.Focusable(room.period.kind) {
		t.Fatalf("in sight is %s", room.page)
	}
	kittest.Press(room.period.kind, fyne.KeyRight)
	if !room.model.Period.Choice.Statistics || !o.Says("答复总数不含逾期不补正、逾期不缴费和撤回，这是推断，请核对。") {
		t.Errorf("the statistics are not in sight: %+v", room.model.Period.Choice)
	}
	kittest.Press(room.period.kind, fyne.KeyLeft)
	room.period.named.Set(true)
	o.Button("存Excel台账").Press()
	if _, err := os.Stat(room.presenter.Place(room.model.Period.Sheet, ".xlsx")); err != nil {
		t.Error(err)
	}
	o.Key(fyne.KeyP, fyne.KeyModifierControl)
	if len(o.printed) != 1 || !strings.Contains(o.printed[0], "2025年11月登记簿") {
		t.Errorf("printed are %v", o.printed)
	}
	o.Escape()
	if room.page != "register" {
		t.Errorf("Esc leads to %s", room.page)
	}
}

func TestATextIsEditedOnItsPage(t *testing.T) {
	o := newCounter(t)
	room := o.open(theme.Standard)
	o.Button("文书文本").Press()
	if room.page != "texts" || room.texts.version.Text() != "2025-1" {
		t.Fatalf("%s begins with %q", room.page, room.texts.version.Text())
	}
	whole := room.texts.body.Text()
	room.texts.body.SetText(strings.Replace(whole, "{答复期限}", "月底", 1))
	room.texts.again()
	o.Button("启用这一版").Press()
	room.texts.unlessTyped(func() { t.Error("the text that was typed is put away and nobody asked") })
	dialogButton(o, "取消").Press()
	if got := room.texts.form.Row(present.TextField).Error(); !strings.Contains(got, "少了{答复期限}") {
		t.Fatalf("at the text it says %q", got)
	}
	room.texts.body.SetText(strings.Replace(whole, "至迟于", "最迟于", 1))
	room.texts.again()
	o.Button("启用这一版").Press()
	if texts, err := o.LetterTexts(t.Context(), "N01"); err != nil || texts[0].Version != "2025-1" || !strings.Contains(texts[0].Source, "最迟于") {
		t.Fatalf("in use is %s, %v: %v", texts[0].Version, err, o.fails)
	}
	o.Button("换回这一版").Press()
	if texts, err := o.LetterTexts(t.Context(), "N01"); err != nil || texts[0].Own {
		t.Errorf("in use is %s, %v", texts[0].Version, err)
	}
	o.Button("机关和电话").Press()
	o.Entry("复议机关").SetText("青山县人民政府（行政复议办公室）")
	dialogButton(o, "记下").Press()
	if settings, err := o.RequestSettings(t.Context()); err != nil || settings.ReviewBody != "青山县人民政府（行政复议办公室）" || settings.Court != "青山县人民法院" {
		t.Errorf("%+v, %v", settings, err)
	}
}

func TestADayIsPutRightInTheRoom(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	room := o.open(theme.Standard)
	room.Open(id)
	room.do(present.DoRedate)
	day, ok := dateEntry(o)
	if !ok {
		t.Fatal("no day is asked for")
	}
	day.SetDate(workday.MustDate("2025-12-26"))
	day.OnDate(workday.MustDate("2025-12-26"))
	if !o.Says("答复最后一天由1月16日改为1月15日。") {
		t.Fatal("what moves is not told before it is kept")
	}
	dialogButton(o, "改日期").Press()
	if !o.Says("改日期要写原因。写一句为什么改") {
		t.Fatal("no reason is asked for")
	}
	o.Entry("原因").SetText("回执上是26日")
	dialogButton(o, "改日期").Press()
	if got := room.model.Request.Clock.Day.String(); got != "2026-01-15" {
		t.Errorf("the last day is %s: %v", got, o.fails)
	}
}

func TestACaseIsLinkedInTheRoom(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	for _, number := range []string{"青山府复〔2026〕1号", "青山府复〔2026〕2号"} {
		_, err := o.RecordCase(t.Context(), request.Case{Number: number, Kind: request.Reconsideration, Received: workday.MustDate("2026-01-13")})
		o.done(err)
	}
	room := o.open(theme.Standard)
	room.Open(id)
	room.do(present.DoLinkCase)
	dialogButton(o, "关联").Press()
	if !o.Says("没有选是哪一件。从登记簿里的选") {
		t.Fatal("nothing is chosen, and nobody is told")
	}
	o.Entry("案号里的字").SetText("2号")
	dialogButton(o, "关联").Press()
	if cases := room.model.Request.Cases; len(cases) != 1 || cases[0].Number != "青山府复〔2026〕2号" {
		t.Errorf("linked are %+v: %v", cases, o.fails)
	}
}

// Whoever signs sees the answer as the paper that will go out.
func TestTheAnswerIsReadBeforeItIsSigned(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	o.done(o.AnswerRequest(t.Context(), id, desk.LetterOrder{Code: "N11", Outcome: request.Granted, Values: texts(map[request.Field]string{request.FieldSource: "镇政府网站"})}))
	o.done(o.MoveRequest(t.Context(), id, desk.RequestMove{To: request.SigningReply}))
	o.sit("马文华")
	room := o.open(theme.Standard)
	room.Open(id)
	if room.main.AccessibilityLabel() != "签发" {
		t.Fatalf("the leader is offered %s", room.main.AccessibilityLabel())
	}
	o.Button("看拟答复").Press()
	if room.page != "paper" || room.model.Paper.Document == nil || room.model.Paper.Posted {
		t.Fatalf("in sight is %s: %v", room.page, o.fails)
	}
	o.Escape()
	if room.main.AccessibilityLabel() != "签发" {
		t.Error("the way back is not to the signature")
	}
}
