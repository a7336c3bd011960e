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

func TestAMistakeIsSaidBesideItsField(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	room, view := o.room()
	room.Begin("")
	good := inputOf(view.last().Draft)
	good.Title, good.Body = "防火通知", "注意用火安全。"
	withhold := func(in *present.DraftInput) {
		in.Attribute, in.Route = disclosure.Withhold, office.WithholdingRoute()
		in.Withheld = disclosure.Withholding{Reason: disclosure.StateSecret, Explanation: "涉及", Meeting: "1月5日党委会"}
	}
	for _, c := range []struct {
		field, says string
		submit      bool
		spoil       func(*present.DraftInput)
	}{
		{present.TitleField, "没有标题", false, func(in *present.DraftInput) { in.Title = " " }},
		{present.TitleField, "标题201个字", false, func(in *present.DraftInput) { in.Title = strings.Repeat("长", 201) }},
		{present.KindField, "公开类别", false, func(in *present.DraftInput) { in.Kind = "" }},
		{present.AttributeField, "公开属性", false, func(in *present.DraftInput) { in.Attribute = "" }},
		{present.AudienceField, "公开范围", false, func(in *present.DraftInput) { in.Audience = "" }},
		{present.GroupField, "没有写是谁", false, func(in *present.DraftInput) { in.Audience = disclosure.SpecificGroup }},
		{present.FormedField, "太早", false, func(in *present.DraftInput) { in.Formed = workday.MustDate("1948-01-01") }},
		{present.FormedField, "没有形成日期", true, func(in *present.DraftInput) { in.Formed = workday.Date{} }},
		{present.BodyField, "没有正文", false, func(in *present.DraftInput) { in.Body = "" }},
		{present.BodyField, "超过50000个字", false, func(in *present.DraftInput) { in.Body = strings.Repeat("长", 50001) }},
		{present.TableField, "要逐笔列明细", false, func(in *present.DraftInput) { in.Flags.Financial = true }},
		{present.WhyField, "要有理由", false, func(in *present.DraftInput) { withhold(in); in.Withheld.Reason = "" }},
		{present.ExplainField, "说明具体理由", false, func(in *present.DraftInput) { withhold(in); in.Withheld.Explanation = "" }},
		{present.DecidedField, "集体研究", false, func(in *present.DraftInput) { withhold(in); in.Withheld.Meeting = "" }},
		{present.AttributeField, "三重一大", false, func(in *present.DraftInput) { withhold(in); in.Flags.MajorMatter = true }},
		{present.RouteField, "换成“不予公开”流程", true, func(in *present.DraftInput) { withhold(in); in.Route = office.TownRoute() }},
	} {
		in := good
		c.spoil(&in)
		room.Save(in, c.submit, refused(t, c.field, c.says))
	}
	if view.last().Draft == nil {
		t.Fatal("a refused draft was put aside")
	}
	good.DocumentNumber = "青政发〔2026〕1号"
	room.Save(good, true, wants(t, "a good draft"))
	if m := view.last(); m.Draft != nil || m.Item.Tags[0].Word != "审签中" || m.Item.Context == "" {
		t.Errorf("after saving: %+v", m.Item)
	}
	room.Begin("")
	room.Save(good, false, refused(t, present.DocumentField, "已经用在"))
}

func TestADraftComesFromTheCatalogue(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	if err := o.KeepCatalogue(t.Context(), []catalog.Entry{
		{Category1: "临时救助", Category2: "审批信息", Domain: "社会救助", Position: 1, Mode: catalog.Mode{Proactive: true},
			Audience: catalog.Audience{Specific: true, Group: "申请户"}, Channels: []catalog.Channel{catalog.NoticeBoard, catalog.Website}, Cadence: catalog.Quarterly},
		{Category1: "旧目录", Position: 2, Retired: true, Audience: catalog.Audience{Public: true}, Mode: catalog.Mode{Proactive: true}},
	}); err != nil {
		t.Fatal(err)
	}
	room, view := o.room()
	var choices []present.EntryChoice
	room.Entries("", func(c []present.EntryChoice) { choices = c })
	if len(choices) != 1 || choices[0].Name != "临时救助：审批信息" || !strings.HasPrefix(choices[0].Line, "社会救助") {
		t.Fatalf("entries %+v", choices)
	}
	room.Entries("征地", func(c []present.EntryChoice) {
		if len(c) != 0 {
			t.Errorf("entries for 征地: %+v", c)
		}
	})
	room.Begin(choices[0].ID)
	d := view.last().Draft
	if d.Entry != "临时救助：审批信息" || d.Item.Group != "申请户" || d.Text.Title != "临时救助：审批信息" || len(d.Routes) != 3 {
		t.Fatalf("draft %+v", d)
	}
	if d.Periods[0].ID != "2026-Q1" || d.Periods[1].ID != "2025-Q4" || len(d.Periods) != 5 || d.Item.Period != "2025-Q4" {
		t.Errorf("on 14 January the last quarter is due: %s of %+v", d.Item.Period, d.Periods)
	}
	in := inputOf(d)
	in.Body = "正文"
	room.Save(in, false, wants(t, "save"))
	if kept, err := o.Item(t.Context(), view.last().Item.ID); err != nil || kept.Item.Period != "2025-Q4" {
		t.Errorf("kept %+v, %v", kept, err)
	}
	words, channels := room.PostingChannels()
	if channels[0] != catalog.NoticeBoard || words[1] != "政府网站" || len(channels) != len(catalog.Channels()) {
		t.Errorf("channels %v", words)
	}
	room.Begin("")
	room.Load() // another room was looked at meanwhile
	if view.last().Draft == nil {
		t.Error("a draft does not outlast a visit to another room")
	}
	room.PutAside()
	if m := view.last(); m.Draft != nil || m.Item == nil {
		t.Error("a draft put aside does not lead back to the item")
	}
}

func TestATableIsReadAsItWasPasted(t *testing.T) {
	for _, c := range []struct {
		name     string
		in       present.TableInput
		says     string
		rows     int
		readable bool
	}{
		{"nothing", present.TableInput{}, "还没有表", 0, false},
		{"two columns", present.TableInput{Cells: "姓名\t金额（元）\n王某\t300\n李某\t￥1,200.50\n"}, "2列，2行", 2, true},
		{"a short row is filled up", present.TableInput{Cells: "姓名\t事由\t备注\n王某\t火灾\n"}, "3列，1行", 1, true},
		{"a cell with a line break", present.TableInput{Cells: "姓名\t事由\r\n王某\t\"火灾\n两间\"\r\n"}, "2列，1行", 1, true},
		{"a quotation mark inside", present.TableInput{Cells: "名称\t尺寸\n水管\t3\"管\n"}, "2列，1行", 1, true},
		{"empty lines at the end", present.TableInput{Cells: "姓名\t事由\n王某\t火灾\n\t\n\n"}, "2列，1行", 1, true},
		{"an account that agrees", present.TableInput{Cells: "类型\t金额\n收入\t100\n支出\t30\n", Account: true, Before: "10", Income: "100", Spending: "30", After: "80"},
			"按明细：收入100.00元，支出30.00元，结余80.00元，相符", 2, true},
		{"an account that does not", present.TableInput{Cells: "类型\t金额\n收入\t100\n支出\t30\n", Account: true, Before: "10", Income: "100", Spending: "30", After: "81"},
			"差1.00元", 2, false},
		{"an account without a direction", present.TableInput{Cells: "事由\t金额\n修路\t100\n", Account: true, Before: "0", Income: "100", Spending: "0", After: "100"},
			"没有标明哪一列是收支", 1, false},
		{"a sum that is no number", present.TableInput{Cells: "类型\t金额\n收入\t100\n", Account: true, Before: "约10"}, "上期结余“约10”不是数", 1, false},
	} {
		table, says, ok := c.in.Table()
		if ok != c.readable || !strings.Contains(says, c.says) || len(table.Rows) != c.rows {
			t.Errorf("%s: %v %q %d rows", c.name, ok, says, len(table.Rows))
		}
		if ok {
			if again, _, _ := present.InputOf(table).Table(); again.Account == nil != (table.Account == nil) || len(again.Rows) != c.rows {
				t.Errorf("%s: pasted again it is %+v", c.name, again)
			}
		}
	}
}

func TestARefusedSaveSaysSoAndKeepsTheDraft(t *testing.T) {
	o := officeOf(t, office.Town, "2026-01-14")
	room, view := o.room()
	room.Begin("")
	in := inputOf(view.last().Draft)
	in.Title, in.Files = "有附件", []string{"/没有/这个.xlsx"}
	room.Save(in, false, func(wrong map[string]string) {
		if wrong[present.DraftField] == "" {
			t.Errorf("a missing file is told as %v", wrong)
		}
	})
	if view.last().Draft == nil {
		t.Error("the draft is gone")
	}
	o.sit("马文华") // who does not write items
	room.Begin("")
	if len(view.fails) != 1 || !strings.Contains(view.fails[0], "主要领导不能办") {
		t.Errorf("fails %v", view.fails)
	}
}
