package request_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/resources"
)

// shipped reads the text of a letter as the program ships it.
func shipped(t testing.TB, code request.LetterCode) string {
	t.Helper()
	text, err := fs.ReadFile(resources.Letters(), string(code)+".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func template(t testing.TB, code request.LetterCode) request.Template {
	t.Helper()
	parsed, err := request.ParseTemplate(shipped(t, code))
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return parsed
}

// draft is a letter with every field filled, and those of the remedy.
func draft(l request.Letter, o request.Outcome) request.Draft {
	d := request.Draft{Letter: l.Code, Outcome: o, Applicant: request.NaturalPerson, Values: map[request.Field]request.Value{}}
	for _, f := range append(slices.Clone(l.Fields), request.FieldReviewBody, request.FieldCourt) {
		d.Values[f] = request.TextValue("甲" + string(f))
		if f.IsDate() {
			d.Values[f] = request.DateValue(date("2026-10-16"))
		}
	}
	if o == request.PartiallyGranted {
		d.Partly = []request.Outcome{request.DeniedThirdParty, request.DeniedProcessInfo}
	}
	return d
}

func textOf(letter []request.Paragraph) string {
	var b strings.Builder
	for _, p := range letter {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// The table of the handbook's §4.2: final or not, and the rows of table three.
func TestTheHandbooksLetters(t *testing.T) {
	rows := map[request.LetterCode]string{
		"N10": "R03", "N11": "R03", "N12": "R04", "N13": "R05 R06 R07 R08 R09 R10 R11", "N14": "R12", "N15": "R13", "N16": "R13",
		"N17": "R14", "N18": "R15", "N19": "R16", "N20": "R17", "N21": "R18", "N22": "R19", "N23": "R20", "N24": "R21", "N25": "R22",
	}
	events := map[request.LetterCode]request.EventKind{
		"N01": request.Received, "N02": request.SupplementNotified, "N03": request.Extended, "N04": request.ConsultSent, "N06": request.ConsultSent,
		"N07": request.ReasonsAsked, "N08": request.Deferred, "N09": request.FeeNotified, "N24": request.Abandoned, "N25": request.Abandoned, "N28": request.Delivered,
	}
	letters := request.Letters()
	if len(letters) != 28 || letters[0].Code != "N01" || letters[27].Code != "N28" {
		t.Fatalf("%d letters", len(letters))
	}
	for _, l := range letters {
		var got []string
		for _, o := range l.Outcomes {
			got = append(got, o.Row())
		}
		event, listed := events[l.Code]
		if !listed && l.Final() {
			event = request.Answered
		}
		if strings.Join(got, " ") != rows[l.Code] || l.Final() != (rows[l.Code] != "") || l.Event != event || l.Basis == "" || l.Title == "" {
			t.Errorf("%s: rows %v, event %q", l.Code, got, l.Event)
		}
		// 更正 and the third party's notice close nothing, and yet decide something.
		if decides := l.Final() || l.RemedyNote != "" && l.Code != "N09"; decides == (l.Remedy() == request.NoRemedy) {
			t.Errorf("%s: final %v, remedy %q", l.Code, l.Final(), l.Remedy())
		}
	}
}

// 不予公开 and 部分公开 carry 复议前置, the other answers both ways; where the law
// is open there is a choice and a note for the legal check.
func TestRemedies(t *testing.T) {
	for _, l := range request.Letters() {
		want := request.ReconsiderOrSue
		if l.Code == "N12" || l.Code == "N13" {
			want = request.ReconsiderFirst
		}
		if l.Final() && l.Remedy() != want {
			t.Errorf("%s: %q", l.Code, l.Remedy())
		}
		if len(l.Remedies) > 1 && !strings.Contains(l.RemedyNote, "请核对") {
			t.Errorf("%s has a choice without a note", l.Code)
		}
	}
	for _, code := range []request.LetterCode{"N14", "N15", "N16"} {
		l, _ := request.LetterOf(code)
		d := draft(l, l.Outcomes[0])
		d.Remedy = request.ReconsiderFirst
		letter, err := request.Compose(template(t, code), d)
		if err != nil || !strings.Contains(textOf(letter), "应当先申请行政复议") {
			t.Errorf("%s: %v\n%s", code, err, textOf(letter))
		}
	}
	l, _ := request.LetterOf("N13")
	d := draft(l, request.DeniedStateSecret)
	d.Remedy = request.ReconsiderOrSue
	_, err := request.Compose(template(t, "N13"), d)
	refused(t, "N13 with the wrong remedy", err, "不能选")
	if request.ReconsiderFirst.Basis() == "" || request.ReconsiderFirst.Label() == "" {
		t.Error("a remedy without its basis")
	}
}

// Every outcome has its letter or closes by registration, and its words are
// those of the annual report's row.
func TestEveryOutcomeCanBeAnswered(t *testing.T) {
	labels := map[string]string{}
	for _, table := range annual.EditionFor(2026).Tables {
		for _, row := range table.Rows {
			labels[row.Key] = row.Name()
		}
	}
	for i, o := range request.Outcomes() {
		if len(request.LettersFor(o)) == 0 && !o.ByRegistration() {
			t.Errorf("%s has no letter", o)
		}
		if o.Label() == "" || o.Article() == "" || !strings.Contains(labels[string(o)], o.Label()) {
			t.Errorf("%s: %q is not %q of the form", o, o.Label(), labels[string(o)])
		}
		if denied := i >= 2 && i <= 8; o.Withholds() != denied {
			t.Errorf("%s withholds: %v", o, o.Withholds())
		}
	}
	if request.Outcome("x").Row() != "" {
		t.Error("an unknown outcome has a row")
	}
}

// All letters with all outcomes, and with none: what belongs together is
// composed with nothing left open, the rest is refused.
func TestAllLettersWithAllOutcomes(t *testing.T) {
	leftOpen := regexp.MustCompile(`[{}×＿]|__|〔\s*〕|【|　　　`)
	for _, l := range request.Letters() {
		text := template(t, l.Code)
		for _, o := range append(request.Outcomes(), "") {
			letter, err := request.Compose(text, draft(l, o))
			if slices.Contains(l.Outcomes, o) != (err == nil) && l.Final() || !l.Final() && (o == "") != (err == nil) {
				t.Errorf("%s for %q: %v", l.Code, o, err)
			}
			if err != nil {
				refused(t, string(l.Code), err, "")
				continue
			}
			all := textOf(letter)
			if open := leftOpen.FindString(all); open != "" {
				t.Errorf("%s for %q leaves %q:\n%s", l.Code, o, open, all)
			}
			for _, f := range l.Fields {
				if !f.IsDate() && !strings.Contains(all, "甲"+string(f)) {
					t.Errorf("%s does not say %s", l.Code, f)
				}
			}
			checkBasis(t, l, o, all)
		}
	}
}

// checkBasis: an answer names its provision, a denial those of its reason, and
// the remedy is there when the letter has one.
func checkBasis(t *testing.T, l request.Letter, o request.Outcome, text string) {
	t.Helper()
	conclusion, err := request.Conclude(l.Code, o)
	if err != nil {
		t.Fatal(err)
	}
	provision := strings.TrimPrefix(conclusion.Basis, "条例")
	if l.Final() && (!strings.Contains(strings.ReplaceAll(text, "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", "国办函〔2020〕109号"), provision) || conclusion.Row != o.Row()) {
		t.Errorf("%s for %q does not name %s:\n%s", l.Code, o, conclusion.Basis, text)
	}
	if o.Withholds() && (!strings.Contains(text, "条例》"+strings.TrimPrefix(o.Article(), "条例")) || !strings.Contains(text, o.Ground())) {
		t.Errorf("%s for %q does not give the reason:\n%s", l.Code, o, text)
	}
	if got := strings.Contains(text, "日内，向甲复议机关"); got != (conclusion.Remedy != request.NoRemedy) {
		t.Errorf("%s: remedy %v:\n%s", l.Code, got, text)
	}
}

// Each field that is missing is asked for by its name, all of them at once, and
// nothing estimated or unfinished gets onto paper.
func TestEveryMissingFieldIsNamed(t *testing.T) {
	for _, l := range request.Letters() {
		text, outcome := template(t, l.Code), request.Outcome("")
		if l.Final() {
			outcome = l.Outcomes[0]
		}
		for _, f := range l.Fields {
			d := draft(l, outcome)
			delete(d.Values, f)
			_, err := request.Compose(text, d)
			refused(t, string(l.Code), err, "还缺："+string(f)+"。")
			d.Values[f] = request.TextValue("　 ")
			_, err = request.Compose(text, d)
			refused(t, string(l.Code), err, "还缺："+string(f)+"。")
			if f.IsDate() {
				d.Values[f] = request.EstimatedValue(date("2027-01-11"))
				_, err = request.Compose(text, d)
				refused(t, string(l.Code), err, string(f)+"是估算的")
				d.Values[f] = request.TextValue("下月")
				_, err = request.Compose(text, d)
				refused(t, string(l.Code), err, "还缺："+string(f)+"。")
				continue
			}
			for _, unfinished := range []string{"××镇", "第〔 〕号", "{待填}", "____"} {
				d.Values[f] = request.TextValue(unfinished)
				_, err = request.Compose(text, d)
				refused(t, string(l.Code), err, "没填完的："+string(f)+"。")
			}
		}
		d := draft(l, outcome)
		d.Values = nil
		_, err := request.Compose(text, d)
		for _, f := range l.Fields {
			refused(t, string(l.Code), err, string(f))
		}
	}
}

func TestWhoIsSpokenTo(t *testing.T) {
	l, _ := request.LetterOf("N10")
	for kind, word := range map[request.ApplicantKind]string{request.NaturalPerson: "收到你提出", request.Research: "收到你单位提出"} {
		d := draft(l, request.Granted)
		d.Applicant = kind
		letter, err := request.Compose(template(t, "N10"), d)
		if err != nil || !strings.Contains(textOf(letter), word) {
			t.Errorf("%s: %v\n%s", kind, err, textOf(letter))
		}
	}
	d := draft(l, request.Granted)
	d.Applicant = ""
	_, err := request.Compose(template(t, "N10"), d)
	refused(t, "nobody", err, "申请人类别")
}

// A third party and another organ do not learn who applied.
func TestTheApplicantStaysUnnamedToOthers(t *testing.T) {
	for _, l := range request.Letters() {
		if l.To == request.ToThirdParty || l.To == request.ToOrgan {
			for _, f := range []request.Field{request.FieldApplicant, request.FieldRequestNo, request.FieldSubject} {
				if slices.Contains(l.Fields, f) {
					t.Errorf("%s tells %s", l.Code, f)
				}
			}
		}
	}
}

func TestPartlyGranted(t *testing.T) {
	l, _ := request.LetterOf("N12")
	d := draft(l, request.PartiallyGranted)
	letter, err := request.Compose(template(t, "N12"), d)
	text := textOf(letter)
	if err != nil || !strings.Contains(text, "《中华人民共和国政府信息公开条例》第三十七条、第十五条、第三十二条、第三十六条第三项、第十六条第二款，") || !strings.Contains(text, request.DeniedProcessInfo.Ground()) {
		t.Errorf("%v\n%s", err, text)
	}
	d.Partly = nil
	_, err = request.Compose(template(t, "N12"), d)
	refused(t, "no reason", err, "什么理由")
	d.Partly = []request.Outcome{request.RejectedPetition}
	_, err = request.Compose(template(t, "N12"), d)
	refused(t, "no reason by articles 14 to 16", err, "不属于条例第十四条")
	whole, _ := request.LetterOf("N10")
	d = draft(whole, request.Granted)
	d.Partly = []request.Outcome{request.DeniedStateSecret}
	_, err = request.Compose(template(t, "N10"), d)
	refused(t, "a reason for nothing", err, "不是部分公开")
}

func TestEditedTexts(t *testing.T) {
	good := shipped(t, "N02")
	for _, c := range []struct{ name, text, says string }{
		{"no head line", "【标题】补正告知书", "第一行"},
		{"empty", "", "第一行"},
		{"unknown letter", strings.Replace(good, "N02", "N77", 1), "N01到N28"},
		{"lost a field", strings.Replace(good, "{补正期限}", "月底", 1), "少了{补正期限}"},
		{"another's field", good + "{金额}\n", "没有这一项"},
		{"a field nobody knows", good + "{备注}\n", "没有这一项"},
		{"no title", strings.Replace(good, "【标题】", "", 1), "少了【标题】"},
		{"no date", strings.Replace(good, "【日期】", "", 1), "少了【日期】"},
		{"an answer without its remedy", strings.Replace(shipped(t, "N13"), "【救济】", "", 1), "少了【救济】"},
		{"a denial without its reason", strings.Replace(shipped(t, "N13"), "{不予公开理由}", "", 1), "少了{不予公开理由}"},
		{"a denial without its basis", strings.Replace(shipped(t, "N13"), "{依据}", "", 1), "少了{依据}"},
	} {
		_, err := request.ParseTemplate(c.text)
		refused(t, c.name, err, c.says)
	}
	edited, err := request.ParseTemplate("\ufeff" + strings.ReplaceAll(strings.Replace(good, "版本 2026-1", "版本 青石-3", 1), "\n", "\r\n"))
	if err != nil || edited.Version != "青石-3" || edited.Code != "N02" || edited.Basis != "条例第三十条" {
		t.Errorf("%+v, %v", edited, err)
	}
	l, _ := request.LetterOf("N03")
	_, err = request.Compose(edited, draft(l, ""))
	refused(t, "the text of another letter", err, "文本是N02的")
	blank, err := request.ParseTemplate(good + "请拨打____。\n")
	if err != nil {
		t.Fatal(err)
	}
	l, _ = request.LetterOf("N02")
	_, err = request.Compose(blank, draft(l, ""))
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), "还有没填的地方") {
		t.Errorf("a blank in the text: %v", err)
	}
}

func TestWhatCloseNeeds(t *testing.T) {
	supplemented := "2026-03-02 received, 2026-03-04 supplement_notified, 2026-03-06 supplemented"
	fee := "2026-03-02 received, 2026-03-04 fee_notified"
	for _, c := range []struct {
		name    string
		outcome request.Outcome
		issued  []request.LetterCode
		events  string
		says    string // "" when it may close
	}{
		{"granted with its letter", request.Granted, []request.LetterCode{"N01", "N11"}, "2026-03-02 received", ""},
		{"granted with no letter", request.Granted, []request.LetterCode{"N01"}, "2026-03-02 received", "先印予以公开告知书或者已主动公开告知书"},
		{"denied with another's letter", request.DeniedStateSecret, []request.LetterCode{"N10"}, "2026-03-02 received", "先印不予公开告知书"},
		{"no outcome", "", []request.LetterCode{"N10"}, "2026-03-02 received", "没有选办理结果"},
		{"third party not asked", request.DeniedThirdParty, []request.LetterCode{"N13"}, "2026-03-02 received", "征求第三方意见"},
		{"third party asked", request.DeniedThirdParty, []request.LetterCode{"N13"}, "2026-03-02 received, 2026-03-04 consult_sent", ""},
		{"abusive without reasons asked", request.RejectedAbusive, []request.LetterCode{"N22"}, "2026-03-02 received", "说明理由"},
		{"abusive", request.RejectedAbusive, []request.LetterCode{"N22"}, "2026-03-02 received, 2026-03-04 reasons_asked", ""},
		{"unclear without 补正", request.UnavailableUnclear, []request.LetterCode{"N18"}, "2026-03-02 received", "补正以后"},
		{"unclear", request.UnavailableUnclear, []request.LetterCode{"N18"}, supplemented, ""},
		{"not supplemented, by registration", request.OtherNoCorrection, nil, "2026-03-02 received, 2026-03-04 supplement_notified", ""},
		{"not supplemented, though it was", request.OtherNoCorrection, nil, supplemented, "收到补正"},
		{"not supplemented, never asked", request.OtherNoCorrection, nil, "2026-03-02 received", "先发补正告知书"},
		{"not paid", request.OtherFeeUnpaid, []request.LetterCode{"N25"}, fee, ""},
		{"not paid, though it was", request.OtherFeeUnpaid, nil, fee + ", 2026-03-09 fee_paid", "申请人缴费"},
		{"withdrawn", request.OtherMisc, nil, "2026-03-02 received, 2026-03-04 withdrawn", ""},
	} {
		err := request.CheckClose(c.outcome, c.issued, line(t, c.events))
		if c.says == "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if c.says != "" {
			refused(t, c.name, err, c.says)
		}
	}
	// Whatever the events, no outcome that needs a letter closes without one.
	for _, o := range request.Outcomes() {
		everything := line(t, supplemented+", 2026-03-09 consult_sent, 2026-03-10 reasons_asked")
		if err := request.CheckClose(o, nil, everything); (err == nil) && !o.ByRegistration() {
			t.Errorf("%s closes without its letter", o)
		}
	}
}

func TestALetterNeedsAnOutcomeThatCounts(t *testing.T) {
	for code, says := range map[request.LetterCode]string{"N10": "进不了表三", "N99": "N01到N28"} {
		_, err := request.Conclude(code, "")
		refused(t, string(code), err, says)
	}
	_, err := request.Conclude("N02", request.Granted)
	refused(t, "N02", err, "不是答复")
	_, err = request.Conclude("N13", request.Granted)
	refused(t, "N13", err, "不能用来答复")
	c, err := request.Conclude("N13", request.DeniedThirdParty)
	if err != nil || c.Row != "R08" || c.Basis != request.DeniedThirdParty.Article() || c.Remedy != request.ReconsiderFirst {
		t.Errorf("%+v, %v", c, err)
	}
}
