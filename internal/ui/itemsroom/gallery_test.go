package itemsroom

import (
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// TestGallery draws the room into ZWGK_GALLERY, to be looked at beside the
// picture of the design; without it the room is held to the window.
func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newSeat(t, office.Town)
		reviewed, posted := fill(o)
		room := o.open(setting)
		o.Picture("list")
		room.Open(reviewed)
		o.Picture("review")
		room.presenter.NextFinding(2)
		o.Picture("findings")
		if setting == theme.Extra {
			room.presenter.Turn(present.FindingsTab)
			o.Picture("findingstab")
		}
		room.presenter.Turn(present.RevisionsTab)
		o.Picture("revisions")
		room.presenter.Turn(present.OpinionsTab)
		o.Picture("opinions")
		room.giveBack()
		o.Picture("return")
		o.Button("取消").Press()
		room.record()
		o.Picture("record")
		o.Button("取消").Press()
		room.presenter.MaskAll()
		room.presenter.Turn(present.TextTab)
		o.Picture("masked")
		room.presenter.Return(present.ReviewAnswers{Text: "住址写到村，事由改为“因病”。"}, func(map[string]string) {})
		o.Picture("returned")
		room.end()
		o.Picture("end")
		o.Button("取消").Press()
		room.Open(posted)
		room.presenter.Turn(present.PostingTab)
		o.Picture("postings")
		room.printSlip()
		o.Picture("slip")
		o.Button("关上").Press()
		room.post()
		o.Picture("post")
		o.Button("取消").Press()
		room.begin()
		o.Picture("pick")
		o.Button("不用目录").Press()
		o.Picture("draft")
		room.draft.attribute.Select(2)
		room.draft.audience.Select(2)
		room.draft.flags[1].Set(true)
		room.draft.title.SetText("临时救助名单")
		room.draft.depend()
		room.draft.save(false)
		room.draft.scroll.Reveal(room.draft.rows[present.FormedField])
		o.Picture("draftbelow")
		room.editTable(present.TableInput{Title: "四季度收支", Cells: "日期\t类型\t事由\t金额（元）\n1月3日\t收入\t承包费\t8000\n2月1日\t支出\t修水管\t1200.50",
			Account: true, Before: "500", Income: "8000", Spending: "1200.5", After: "7300"}, func(disclosure.Table) {})
		o.Picture("table")
	}
}

// fill makes an office like that of the design's picture.
func fill(o *seat) (reviewed, posted string) {
	t := o.t
	if err := o.KeepCatalogue(t.Context(), []catalog.Entry{
		{Category1: "临时救助", Category2: "审批信息", Domain: "社会救助", Position: 1, Mode: catalog.Mode{Proactive: true}, Audience: catalog.Audience{Public: true}, Cadence: catalog.Quarterly},
		{Category1: "财政预算", Domain: "财政预决算", Position: 2, Mode: catalog.Mode{Proactive: true}, Audience: catalog.Audience{Public: true}},
	}); err != nil {
		t.Fatal(err)
	}
	o.sit("刘建军")
	for _, title := range []string{"青石河河道整治工程竣工公示牌", "2026年元旦春节值班安排", "关于加强冬季消防安全工作的通知和2026年春节期间禁止燃放烟花爆竹的通告"} {
		o.draft(title, "正文。", true)
	}
	posted = o.draft("青溪村低保初审名单公示", "下列各户符合条件，现予公示。", true)
	table := disclosure.Table{Header: []string{"姓名", "住址", "身份证号", "事由", "金额（元）"}, Amounts: []int{4}, Rows: [][]string{
		{"王德顺", "石坳村4组", "11010519491231002X", "尿毒症", "3000"}, {"李桂芳", "青溪村2组", "440524199001010018", "火灾", "2000"}, {"周平", "石坳村1组", "110105194912310038", "精神残疾", "2400"}}}
	reviewed = o.draft("2026年1月临时救助审批结果公示", "经个人申请、入户核查和镇政府审批，对下列3户给予临时救助，现予公示，公示期7个工作日。\n如有异议，请在公示期内向镇社会事务所反映，电话13912345678。", true, table)
	o.sit("何秀兰")
	o.pass(reviewed, desk.ReviewInput{Text: "名单与审批表一致，同意公开。"})
	o.pass(posted, desk.ReviewInput{Text: "同意"})
	o.sit("陈晓梅")
	o.pass(posted, desk.ReviewInput{Questions: &disclosure.Questions{MayPublish: true, How: "村公示栏张贴", Scope: "全村"}})
	o.sit("赵国梁")
	o.pass(posted, desk.ReviewInput{Text: "同意"})
	o.sit("马文华")
	o.pass(posted, desk.ReviewInput{Text: "签发"})
	o.sit("陈晓梅")
	item, err := o.Post(t.Context(), posted, desk.PostingInput{Channel: catalog.NoticeBoard, Place: "青溪村公示栏", On: workday.MustDate("2026-01-05"), Copies: 2, Notice: disclosure.Notice{Days: 7, Working: true}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.AddEvidence(t.Context(), posted, item.Publications[0].ID, photo(t), "村部东墙"); err != nil {
		t.Fatal(err)
	}
	o.on("2026-01-14")
	return reviewed, posted
}
