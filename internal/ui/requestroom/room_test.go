package requestroom

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
)

func TestTheKeyboardLeadsThroughTheRoom(t *testing.T) {
	o := newCounter(t)
	o.registered("李桂芳", "低保评议的会议记录", "2025-11-10")
	newest := o.registered("周志强", "河道整治的施工合同", "2025-11-20")
	room := o.open(theme.Standard)
	if o.Canvas.Focused() != fyne.Focusable(room.register.table) {
		t.Fatal("the list does not have the keyboard")
	}
	kittest.Press(room.register.table, fyne.KeyHome, fyne.KeyReturn)
	if room.page != "request" || room.model.Request.ID != newest {
		t.Fatalf("Enter leads to %s", room.page)
	}
	if o.Canvas.Focused() != fyne.Focusable(room.main) || room.main.AccessibilityLabel() != "转入审核" {
		t.Error("the next step does not have the keyboard")
	}
	o.Key(fyne.KeyReturn, fyne.KeyModifierControl)
	if !kit.ModalOpen(o.Window.Canvas()) {
		t.Fatal("Ctrl+Enter does not begin the next step")
	}
	o.Key(fyne.KeyN, fyne.KeyModifierControl) // not through the dialog
	if room.page != "request" {
		t.Error("a shortcut goes through the dialog")
	}
	dialogButton(o, "转入审核").Press()
	if room.model.Request.Stage != request.Reviewing || kit.ModalOpen(o.Window.Canvas()) {
		t.Fatalf("the move was not made: %s, %v", room.model.Request.Stage, o.fails)
	}
	o.Key(fyne.KeyLeft, fyne.KeyModifierAlt)
	if room.page != "register" {
		t.Errorf("Alt+← leads to %s", room.page)
	}
	o.Key(fyne.KeyF, fyne.KeyModifierControl)
	if o.Canvas.Focused() != room.register.search.FocusTarget() {
		t.Error("Ctrl+F does not go to the search field")
	}
	o.Key(fyne.KeyN, fyne.KeyModifierControl)
	if room.page != "registration" || o.Canvas.Focused() == nil {
		t.Errorf("Ctrl+N leads to %s", room.page)
	}
}

// dialogButton is the button of the open dialog, not that of the page with the
// same words.
func dialogButton(o *counter, words string) *kit.Button {
	o.t.Helper()
	for _, root := range o.Window.Canvas().Overlays().List() {
		var found *kit.Button
		kittest.Each(root, func(one fyne.CanvasObject) {
			if b, ok := one.(*kit.Button); ok && b.AccessibilityLabel() == words {
				found = b
			}
		})
		if found != nil {
			return found
		}
	}
	o.t.Fatalf("the dialog has no button %s", words)
	return nil
}

func TestWhatIsWrongStandsAtItsField(t *testing.T) {
	o := newCounter(t)
	room := o.open(theme.Standard)
	o.Button("登记申请").Press()
	o.Button("登记").Press()
	for field, words := range map[string]string{
		present.ApplicantField: "没有写申请人", present.KindField: "没有选申请人类别", present.ReceiptChannel: "没有选怎样收到的",
		present.AskedField: "没有写申请内容", present.IdentityField: "没有身份证明",
	} {
		if got := room.intake.form.Row(field).Error(); !strings.HasPrefix(got, words) {
			t.Errorf("at %s it says %q", field, got)
		}
	}
	if o.Canvas.Focused() != room.intake.applicant.FocusTarget() {
		t.Error("the first wrong field does not have the keyboard")
	}
	room.intake.applicant.SetText("周志强")
	room.intake.kind.Select(0)
	room.intake.number.SetText("11010519491231002X")
	room.intake.phone.SetText("13800000000")
	room.intake.channel.Select(0)
	room.intake.depend()
	room.intake.asked.SetText("河道整治的施工合同")
	if !o.Says("收到之日是2025年11月20日（周四）。当面提交，提交之日为收到之日（条例第三十一条第一项）。") {
		t.Error("the day of receipt is not told while the form is filled in")
	}
	o.Button("登记").Press()
	if room.page != "request" || room.model.Request.Applicant != "周志强" {
		t.Errorf("entered it shows %s: %v", room.page, o.fails)
	}
}

func TestChannelsAskForTheirOwnDays(t *testing.T) {
	o := newCounter(t)
	room := o.open(theme.Standard)
	room.presenter.Begin()
	for _, c := range []struct {
		channel, signed int
		rows            []string
	}{
		{0, 0, []string{submittedRow}},
		{1, 0, []string{signedRow, signedOnRow}},
		{1, 1, []string{signedRow, arrivedRow, present.FactsField}},
		{3, 0, []string{arrivedRow, present.FactsField}},
	} {
		room.intake.channel.Select(c.channel)
		room.intake.signed.Select(c.signed)
		room.intake.depend()
		for _, name := range []string{signedRow, submittedRow, signedOnRow, arrivedRow, present.FactsField} {
			if got, want := room.intake.form.Row(name).Visible(), slices.Contains(c.rows, name); got != want {
				t.Errorf("channel %d/%d: the row %s is in sight: %v", c.channel, c.signed, name, got)
			}
		}
	}
}

func TestAnAnswerIsWrittenOnOnePage(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	room := o.open(theme.Standard)
	room.Open(id)
	o.Button("写答复书").Press()
	o.Button("存为拟答复").Press()
	if got := room.letter.form.Row(present.ResultField).Error(); got == "" {
		t.Fatal("an answer without an outcome is kept")
	}
	room.letter.outcome.Select(slices.Index(room.model.Letter.Outcomes, "予以公开"))
	room.letter.redraft()
	if room.letter.which == nil || room.model.Letter.Code != "N10" {
		t.Fatalf("予以公开 asks for no letter among two: %s", room.model.Letter.Code)
	}
	room.letter.texts[request.FieldDisclosed].SetText("征地补偿安置方案")
	room.letter.texts[request.FieldDeliveryTime].SetText("随本告知书")
	room.letter.redraft()
	if got := room.letter.texts[request.FieldDisclosed].Text(); got != "征地补偿安置方案" || room.model.Letter.Problem != "" {
		t.Fatalf("what was typed has become %q: %s", got, room.model.Letter.Problem)
	}
	o.Button("存为拟答复").Press()
	if room.page != "request" || room.model.Request.Answer == nil || room.main.AccessibilityLabel() != "送审签" {
		t.Fatalf("kept it shows %s: %v", room.page, o.fails)
	}
	room.do(present.DoSendToSign)
	dialogButton(o, "送审签").Press()
	room.do(present.DoSign)
	dialogButton(o, "签发").Press()
	if !o.Says("没有写签字的人。照审批单上的签字写") {
		t.Fatal("nobody has signed, and it is not said at the field")
	}
	o.Entry("签字的人").SetText("马文华")
	dialogButton(o, "签发").Press()
	o.Button("印发答复书").Press()
	o.Button("印发").Press()
	if room.model.Request.Stage != request.ReplyIssued || room.model.Request.Clock.Left != "答复 1月14日" {
		t.Fatalf("issued it is %s, %q: %v", room.model.Request.Stage, room.model.Request.Clock.Left, o.fails)
	}
}

func TestALeaderSignsWithoutBeingNamed(t *testing.T) {
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
	room.main.Press()
	if _, named := kittest.Find(o.Stage, func(e *kit.Entry) bool { return e.AccessibilityLabel() == "签字的人" }); named {
		t.Error("the leader is asked who has signed")
	}
	dialogButton(o, "签发").Press()
	v, err := o.Request(t.Context(), id)
	o.done(err)
	if a, ok := v.Dossier.Approved(request.ApproveReply); !ok || a.By != "马文华" || a.RecordedBy != "" {
		t.Errorf("signed by %+v", a)
	}
}

func TestADayThatCannotBeReadIsTold(t *testing.T) {
	o := newCounter(t)
	id := o.registered("李桂芳", "低保评议的会议记录", "2025-11-20")
	room := o.open(theme.Standard)
	room.Open(id)
	room.main.Press()
	day, ok := kittest.Find(o.Stage, func(*grid.DateEntry) bool { return true })
	if !ok {
		t.Fatal("the move asks for no day")
	}
	for _, text := range []string{"", "2025-13-40"} {
		day.SetText(text)
		dialogButton(o, "转入审核").Press()
		if room.model.Request.Stage != request.Registered || !kit.ModalOpen(o.Window.Canvas()) {
			t.Fatalf("the day %q was taken for another", text)
		}
	}
	day.SetText("2025-11-20")
	dialogButton(o, "转入审核").Press()
	if room.model.Request.Stage != request.Reviewing {
		t.Errorf("the day that is right is refused: %v", o.fails)
	}
}

func TestALetterBeginsEmptyAndAnAnswerAsItWasKept(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	o.done(o.AnswerRequest(t.Context(), id, desk.LetterOrder{
		Code: "N12", Outcome: request.PartiallyGranted, Partly: []request.Outcome{request.DeniedThirdParty},
		Values: texts(map[request.Field]string{request.FieldDisclosed: "安置方案"}),
	}))
	room := o.open(theme.Standard)
	room.Open(id)
	o.Button("改答复书").Press()
	if !room.letter.partly[3].On() || room.letter.texts[request.FieldDisclosed].Text() != "安置方案" {
		t.Error("the answer is not as it was kept")
	}
	room.back()
	room.do(present.DoConsult)
	room.letter.ref.SetText("青石河砂石厂")
	room.back()
	room.do(present.DoConsult)
	if got := room.letter.ref.Text(); got != "" {
		t.Errorf("the next letter begins with %q", got)
	}
}

func TestALockedStepSaysWhy(t *testing.T) {
	o := newCounter(t)
	id := o.registered("李桂芳", "低保评议的会议记录", "2025-11-20")
	o.sit("赵国梁")
	room := o.open(theme.Standard)
	room.Open(id)
	if !room.main.Disabled() || !o.Says("转入审核："+room.main.Reason()) {
		t.Errorf("the deputy's next step is %q, locked %v", room.main.AccessibilityLabel(), room.main.Disabled())
	}
	if _, shows := kittest.Find(o.Stage, func(b *kit.Button) bool { return b.AccessibilityLabel() == "显示身份资料" }); shows {
		t.Error("the deputy may ask who the applicant is")
	}
}

func TestTheDaySheetIsReadAndLeft(t *testing.T) {
	o := newCounter(t)
	id := o.riverbank()
	room := o.open(theme.Standard)
	room.Open(id)
	o.Button("逐日计算表").Press()
	if room.page != "sheet" || !o.Says("合计57日：计入20日，停计17日，作废3日，休息17日") {
		t.Fatalf("the sheet of %s does not add up", room.page)
	}
	o.Button("返回").Press()
	if room.page != "request" {
		t.Errorf("back leads to %s", room.page)
	}
}

func TestAnEntryIsCorrectedInItsForm(t *testing.T) {
	o := newCounter(t)
	id := o.registered("李桂芳", "低保评仪的会议记录", "2025-11-20")
	room := o.open(theme.Standard)
	room.Open(id)
	room.do(present.DoCorrect)
	if room.page != "registration" || room.intake.asked.Text() != "低保评仪的会议记录" || room.intake.signedOn.Text() != "2025-11-20" {
		t.Fatalf("%s begins with %q of %q", room.page, room.intake.asked.Text(), room.intake.signedOn.Text())
	}
	room.intake.asked.SetText("低保评议的会议记录")
	o.Button("改登记").Press()
	if got := room.intake.form.Row(present.ReasonField).Error(); got == "" {
		t.Fatal("no reason is asked for")
	}
	room.intake.reason.SetText("写错了一个字")
	o.Button("改登记").Press()
	if room.page != "request" || room.model.Request.Subject != "低保评议的会议记录" {
		t.Errorf("corrected it shows %s: %v", room.page, o.fails)
	}
}
