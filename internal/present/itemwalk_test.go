package present_test

import (
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/workday"
)

const aid = "下列各户给予临时救助。\n王德顺，身份证号11010519491231002X，金额3000元。\n李桂芳，身份证号440524199001010018，金额2000元。"

// steps writes a route as its marks: ✓ passed, ● here, ↩ returned, ○ ahead.
func steps(m present.ItemsModel) string {
	var b strings.Builder
	for _, s := range m.Item.Steps {
		b.WriteString(map[present.StepState]string{present.StepPassed: "✓", present.StepHere: "●", present.StepReturned: "↩", present.StepAhead: "○"}[s.State] + s.Name)
	}
	return b.String()
}

func TestATownItemGoesFromDraftToArchive(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-05")
	room, view := o.room()
	sit := func(name, date string) {
		o.on(date)
		o.sit(name)
		room.Load()
	}
	sit("刘建军", "2026-01-05")
	write(t, room, view, "2026年1月临时救助审批结果公示", aid, nil)
	if got := steps(view.last()); got != "●拟稿○初审○保密审查○审核○签发○公开○建档" {
		t.Errorf("route %s", got)
	}
	if f := view.last().Item.Findings; f.Title != "个人信息2处" || f.Open != 2 || !strings.Contains(f.Why, "承办人不能办") || !strings.Contains(f.Nothing, "电话号码") {
		t.Errorf("findings %+v", f)
	}
	room.Submit()
	if got := steps(view.last()); got != "✓拟稿●初审○保密审查○审核○签发○公开○建档" || view.said[len(view.said)-1] != "已送初审" {
		t.Errorf("route %s, said %v", got, view.said)
	}
	// The drafter cannot review; he is told who can.
	if a, _ := act(view.last(), present.DoPass); !strings.Contains(a.Reason, "初审由站所负责人办") {
		t.Errorf("the drafter is told %q", a.Reason)
	}

	sit("何秀兰", "2026-01-06")
	if m := view.last().Item; m.Acts[0].Word != "通过，送保密审查" || m.Acts[0].Reason != "" || m.Steps[1].Who != "等我办" {
		t.Errorf("acts %+v", m.Acts)
	}
	room.Return(present.ReviewAnswers{}, refused(t, present.ReasonField, "退回要写原因"))
	room.Return(present.ReviewAnswers{Text: "金额写明用途"}, wants(t, "return"))
	if m := view.last(); steps(m) != "●拟稿↩初审○保密审查○审核○签发○公开○建档" || !strings.Contains(m.Item.Returned, "何秀兰1月6日退回（初审）：金额写明用途") {
		t.Errorf("route %s, %q", steps(m), m.Item.Returned)
	}

	sit("刘建军", "2026-01-07")
	room.Edit()
	in := inputOf(view.last().Draft)
	in.Body += "\n以上金额用于冬季取暖。"
	room.Save(in, true, wants(t, "redraft"))
	room.Turn(present.RevisionsTab)
	if m := view.last().Item; len(m.Revisions) != 2 || m.Changes.Title != "第2稿改了1段" {
		t.Errorf("revisions %+v, %+v", m.Revisions, m.Changes)
	}
	room.Compare(1)
	if c := view.last().Item.Changes; c.Title != "第1稿是头一稿" || c.Changed != 0 {
		t.Errorf("the first text: %+v", c)
	}

	sit("何秀兰", "2026-01-08")
	room.Pass(present.ReviewAnswers{Text: "同意"}, wants(t, "初审"))

	sit("陈晓梅", "2026-01-09")
	if a := view.last().Item.Acts[0]; a.Do != present.DoPass || !strings.Contains(a.Reason, "还有2处个人信息没有处理") {
		t.Errorf("with open findings: %+v", a)
	}
	settleEverything(t, room, view)
	room.Pass(present.ReviewAnswers{Verdict: 2, How: "张贴", Scope: "全社会"}, refused(t, present.VerdictField, "不能公开"))
	room.Pass(present.ReviewAnswers{Scope: "全社会"}, refused(t, present.HowField, "怎样公开"))
	room.Pass(present.ReviewAnswers{How: "村公示栏张贴"}, refused(t, present.ScopeField, "公开范围"))
	room.Pass(present.ReviewAnswers{How: "村公示栏张贴", Scope: "全社会", Verdict: 1}, wants(t, "保密审查"))

	sit("赵国梁", "2026-01-10")
	room.Pass(present.ReviewAnswers{Text: "同意"}, wants(t, "审核"))

	// The leader signs on paper: the clerk records it.
	sit("陈晓梅", "2026-01-12")
	if a := view.last().Item.Acts[0]; a.Do != present.DoRecord || a.Reason != "" {
		t.Errorf("first act %+v", a)
	}
	answers := present.ReviewAnswers{Text: "同意", Paper: &present.PaperAnswers{}}
	room.Pass(answers, refused(t, present.SignerField, "没有写签字的人"))
	answers.Paper.Signer = "马文华"
	room.Pass(answers, refused(t, present.SignedOnField, "签字日期"))
	answers.Paper.On = workday.MustDate("2026-01-11")
	room.Pass(answers, wants(t, "签发"))
	publishTown(t, o, room, view)
}

func settleEverything(t *testing.T, room *present.Items, view *itemsScreen) {
	t.Helper()
	g := view.last().Item.Findings.Groups[0]
	if g.Title != "身份证号　2处" || g.Tag != "必须遮盖" || g.Current != 0 || g.Places[0].Becomes != "110105********002X" || g.Places[0].Where != "正文第2段" {
		t.Fatalf("group %+v", g)
	}
	room.NextFinding(1)
	if g := view.last().Item.Findings.Groups[0]; g.Current != 1 || !view.last().Item.Marks[1].Current {
		t.Errorf("the second place is not the current one: %+v", g)
	}
	room.NextFinding(1) // round to the first
	room.Leave(g.Places[0].Place, "", refused(t, present.ReasonField, "照登要写理由"))
	room.Mask(g.Places[0].Place)
	if f := view.last().Item.Findings; f.Open != 1 || f.Groups[0].Places[0].Settled != "遮盖，陈晓梅" || f.Groups[0].Current != 1 {
		t.Errorf("after one is masked: %+v", f)
	}
	room.Leave(g.Places[1].Place, "是单位编号，不是身份证号", wants(t, "leave"))
	if f := view.last().Item.Findings; f.Open != 0 || f.Groups[0].Places[1].Settled != "照登，陈晓梅：是单位编号，不是身份证号" {
		t.Errorf("settled: %+v", f)
	}
}

func publishTown(t *testing.T, o *deskAt, room *present.Items, view *itemsScreen) {
	t.Helper()
	if m := view.last(); m.Item.Acts[0].Do != present.DoPost || m.Item.Tags[0].Word != "待公开" {
		t.Fatalf("ready: %+v %+v", m.Item.Acts, m.Item.Tags)
	}
	words, channels := room.PostingChannels()
	at := 0
	for n, c := range channels {
		if c == catalog.NoticeBoard {
			at = n
		}
	}
	if words[at] != "公示栏" {
		t.Errorf("channels %v", words)
	}
	posting := present.PostingAnswers{Channel: -1}
	room.Post(posting, refused(t, present.ChannelField, "没有选渠道"))
	posting = present.PostingAnswers{Channel: at, On: workday.MustDate("2026-01-12"), Days: "7", Working: true, Copies: "2"}
	room.Post(posting, refused(t, present.PlaceField, "没有写地点"))
	posting.Place = "镇政府公示栏"
	var last string
	room.LastDay(posting, func(s string) { last = s })
	if last != "从第二天起算，最后一天1月21日（周三），第二天起撤下。" {
		t.Errorf("the last day is told as %q", last)
	}
	room.Post(posting, wants(t, "post"))
	m := view.last().Item
	if m.Tab != present.PostingTab || len(m.Postings) != 1 || m.Postings[0].Notice != "公示到1月21日（周三）" || m.Acts[0].Do != present.DoEvidence {
		t.Fatalf("posted: %+v, next %+v", m.Postings, m.Acts)
	}
	room.AddEvidence(m.Postings[0].ID, "", "", refused(t, present.EvidenceField, "没有选文件"))
	room.AddEvidence(m.Postings[0].ID, photo(t), "镇政府东墙", wants(t, "evidence"))
	if e := view.last().Item.Postings[0].Evidence; len(e) != 1 || !strings.Contains(e[0], "镇政府东墙") {
		t.Errorf("evidence %v", e)
	}
	room.Hear(disclosure.Feedback{On: workday.MustDate("2026-01-12"), From: "张某"}, refused(t, present.HeardField, "没有写意见"))
	room.Hear(disclosure.Feedback{On: workday.MustDate("2026-01-12"), From: "张某", Text: "王德顺不困难"}, wants(t, "hear"))
	heard := view.last().Item.Feedback[0]
	if heard.Answer != "" || view.last().Item.Acts[0].Do != present.DoReply {
		t.Errorf("heard %+v, next %+v", heard, view.last().Item.Acts)
	}
	room.Reply(heard.ID, "", nil, refused(t, present.AnswerField, "没有写答复"))
	room.Reply(heard.ID, "已入户复核，情况属实", nil, wants(t, "reply"))
	if a, _ := act(view.last(), present.DoGoOn); !strings.Contains(a.Reason, "公示还没有撤下") {
		t.Errorf("before it is taken down: %+v", a)
	}
	room.TakeDown(m.Postings[0].ID, workday.MustDate("2026-01-12"), refused(t, present.DownOnField, "2026-01-21"))
	o.on("2026-01-22")
	room.Load()
	if a := view.last().Item.Acts[0]; a.Do != present.DoTakeDown {
		t.Errorf("after the last day the next step is %+v", a)
	}
	room.TakeDown(m.Postings[0].ID, workday.MustDate("2026-01-22"), wants(t, "take down"))
	room.GoOn()
	room.FileIt()
	if m := view.last(); steps(m) != "✓拟稿✓初审✓保密审查✓审核✓签发✓公开✓建档" || len(m.Item.Acts) != 0 || m.Item.Tags[0].Word != "已建档" {
		t.Errorf("at the end: %s %+v", steps(m), m.Item.Acts)
	}
	if rows := view.last().Item.Opinions; len(rows) != 7 || !rows[1].Returned || !strings.HasPrefix(rows[6].Paper, "纸面，陈晓梅登记") {
		t.Errorf("opinions %+v", rows)
	}
}

func TestWhoMayNotSeeTheFullTextSeesItMasked(t *testing.T) {
	o := officeOf(t, office.Village, "2026-01-05")
	room, view := o.room()
	o.sit("刘建军")
	room.Load()
	write(t, room, view, "低保名单", aid, nil)
	o.sit("李干事") // drafts too, but not this one
	room.Load()
	m := view.last().Item
	if strings.Contains(m.Text.Body, "19491231") || m.Partly == "" || len(m.Marks) != 0 || m.Findings.Open != 2 || m.Findings.Why == "" {
		t.Fatalf("he sees %q, %+v", m.Text.Body, m.Findings)
	}
	room.Turn(present.RevisionsTab)
	if len(view.fails) != 1 {
		t.Errorf("texts in full are shown: %v", view.fails)
	}
	if a, _ := act(view.last(), present.DoEdit); !strings.Contains(a.Reason, "承办人不能办") {
		t.Errorf("he may write: %+v", a)
	}
}

func TestAVillageItemNeedsItsMeetingAndItsAccount(t *testing.T) {
	o := officeOf(t, office.Village, "2026-01-05")
	room, view := o.room()
	o.sit("刘建军")
	room.Load()
	table, _, ok := present.TableInput{
		Title: "四季度收支", Cells: "日期\t类型\t事由\t金额（元）\n1月3日\t收入\t承包费\t8000\n2月1日\t支出\t修水管\t1,200.50\n",
		Account: true, Before: "500", Income: "8000", Spending: "1200.5", After: "7299.50",
	}.Table()
	if !ok {
		t.Fatal("the account does not read")
	}
	write(t, room, view, "2025年第四季度财务公开榜", "", func(in *present.DraftInput) {
		in.Flags.Financial, in.Tables = true, []disclosure.Table{table}
	})
	if got := steps(view.last()); got != "●提出○监委会审查○两委会议○公布○征询意见○建档" {
		t.Errorf("route %s", got)
	}
	room.Submit()
	o.sit("孙会计")
	room.Load()
	room.Pass(present.ReviewAnswers{Text: "账实相符"}, wants(t, "监委会审查"))
	o.sit("马文华")
	room.Load()
	// A committee does not sit at the desk.
	if a := view.last().Item.Acts[0]; a.Do != present.DoPass || !strings.Contains(a.Reason, "集体研究要写明会议") {
		t.Errorf("the leader is told %+v", a)
	}
	o.sit("陈晓梅")
	room.Load()
	if m := view.last().Item; m.Acts[0].Do != present.DoRecord || !m.Review.Meeting {
		t.Errorf("the clerk may record: %+v", m.Acts)
	}
	minutes := present.ReviewAnswers{Text: "同意公布", Paper: &present.PaperAnswers{Signer: "马文华", On: workday.MustDate("2026-01-05")}}
	room.Pass(minutes, refused(t, present.MeetingField, "写明会议"))
	minutes.Paper.Meeting = "1月5日村两委会议"
	room.Pass(minutes, wants(t, "两委会议"))
	if s := steps(view.last()); s != "✓提出✓监委会审查✓两委会议●公布○征询意见○建档" {
		t.Errorf("route %s", s)
	}
	_, channels := room.PostingChannels()
	for n, c := range channels {
		if c == catalog.Loudspeaker {
			room.Post(present.PostingAnswers{Channel: n, Place: "村部", On: o.Today(), Times: "3"}, wants(t, "post"))
		}
	}
	if row := view.last().Item.Postings[0]; !strings.Contains(row.Line, "播3遍") || row.Notice != "" {
		t.Errorf("broadcast: %+v", row)
	}
	room.AddEvidence(view.last().Item.Postings[0].ID, photo(t), "", wants(t, "evidence"))
	room.GoOn()
	room.GoOn()
	if s := steps(view.last()); s != "✓提出✓监委会审查✓两委会议✓公布✓征询意见●建档" || view.last().Item.Acts[0].Do != present.DoFile {
		t.Errorf("route %s", s)
	}
	// What changes now is reviewed again, and has a reason.
	room.Edit()
	if d := view.last().Draft; !d.Reason || d.Title != "更正、变更" {
		t.Fatalf("draft %+v", d)
	}
	in := inputOf(view.last().Draft)
	in.Body = "更正：修水管是1200.50元。"
	room.Save(in, false, refused(t, present.ReasonField, "改动要写原因"))
	in.Reason = "原稿漏写事由"
	room.Save(in, false, wants(t, "change"))
	if s := steps(view.last()); s != "●提出○监委会审查○两委会议○公布○征询意见○建档" {
		t.Errorf("a change does not open the route again: %s", s)
	}
	room.End(disclosure.Terminated, "", refused(t, present.ReasonField, "写明原因"))
	room.End(disclosure.Terminated, "并入年度公开榜", wants(t, "end"))
	if m := view.last().Item; !strings.Contains(m.Ended, "已终止：并入年度公开榜") || len(m.Acts) != 0 {
		t.Errorf("ended: %q %+v", m.Ended, m.Acts)
	}
}
