package archive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

var composer = archive.Composer{Organ: "青石镇人民政府", Retentions: archive.DefaultRetentions(office.Town)}

// contents lists the papers of a piece: role and title.
func contents(p archive.Piece) []string {
	var list []string
	for _, part := range p.Parts {
		list = append(list, part.Role.Label()+" "+part.Title)
	}
	return list
}

// item is one that hung twice: the first text was corrected.
func item() (disclosure.Item, disclosure.Revision) {
	reviewer := disclosure.Who{Name: "陈晓梅"}
	i := disclosure.Item{
		ID: "i1", Title: "农机购置补贴结果", Kind: "A11", Attribute: disclosure.Proactive, Audience: disclosure.Everyone,
		Formed: day("2026-03-02"), Station: "社会事务办", DocumentNumber: "青政发〔2026〕4号", Route: office.TownRoute(), Revision: 3,
		Opinions: []disclosure.Opinion{
			{Step: office.Drafting, Revision: 1, On: day("2026-03-03"), Verdict: disclosure.Passed},
			{Step: office.Drafting, Revision: 2, On: day("2026-03-10"), Verdict: disclosure.Passed},
			{Step: office.SecrecyReview, StepName: "保密审查", Revision: 2, On: day("2026-03-10"), Verdict: disclosure.Passed, Paper: &disclosure.Paper{Scan: digest("1"), RecordedBy: reviewer}},
			{Step: office.SignOff, StepName: "签发", Revision: 2, On: day("2026-03-11"), Verdict: disclosure.Passed, Paper: &disclosure.Paper{Scan: digest("2"), RecordedBy: reviewer}},
		},
		Publications: []disclosure.Publication{
			{ID: "b1", Revision: 1, Channel: catalog.NoticeBoard, Place: "村部", On: day("2026-03-06"), DownOn: day("2026-03-09"),
				Evidence: []disclosure.Evidence{{Digest: digest("3"), Name: "旧.jpg"}}},
			{ID: "b2", Revision: 2, Channel: catalog.Website, On: day("2026-03-12"),
				Evidence: []disclosure.Evidence{{Digest: digest("4"), Name: "网页.png", Note: "网页截图"}}},
			{ID: "b3", Revision: 2, Channel: catalog.NoticeBoard, Place: "村部", On: day("2026-03-12"), DownOn: day("2026-03-20")},
		},
	}
	r := disclosure.Revision{
		ItemID: "i1", Number: 2, On: day("2026-03-10"), Title: "2026年农机购置补贴结果公示",
		Attachments: []disclosure.Attachment{{Digest: digest("5"), Name: "名单.xlsx"}},
	}
	return i, r
}

func TestAPieceOfAnItem(t *testing.T) {
	i, r := item()
	if n := archive.FinalRevision(i); n != 2 {
		t.Errorf("the text that hung last is %d", n)
	}
	p := composer.Item(i, r)
	want := []string{
		"审批单 公开审查审批单", "审批单 签发签字件", "保密审查单 保密审查签字件", "正文 2026年农机购置补贴结果公示", "附件 名单.xlsx",
		"发布凭证 2026年3月12日政府网站：网页截图",
	}
	if got := contents(p); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if p.Title != r.Title || p.OwnTitle || p.DocumentNumber != "青政发〔2026〕4号" || p.Responsible != "社会事务办" || p.State != archive.Pending ||
		p.Date != day("2026-03-20") || p.Year != 2026 || p.Material != archive.Subsidies || p.Retention != archive.ThirtyYears {
		t.Errorf("%+v", p)
	}
	o := p.Openness
	if !o.Public || o.On != day("2026-03-06") || o.Attribute != disclosure.Proactive || o.Reason != "" ||
		!slices.Equal(o.Channels, []string{catalog.NoticeBoard.Label(), "政府网站"}) {
		t.Errorf("%+v", o)
	}
	for _, part := range p.Parts {
		if (part.How == archive.Drawn) != (part.Paper != "") || part.How == "" && part.Digest == "" {
			t.Errorf("%+v is neither ours nor a file", part)
		}
	}
	p.Pages = 5
	says(t, "with its pages", p.Validate(day("2026-11-22")), "")
}

// Where pieces are classed by unit, the one of the station's name is suggested.
func TestTheUnitOfAPiece(t *testing.T) {
	i, r := item()
	for name, c := range map[string]struct {
		scheme archive.Scheme
		unit   string
	}{"by unit": {seeds(), "SHB"}, "not by unit": {plain(), ""}} {
		by := archive.Composer{Organ: "青石镇人民政府", Retentions: composer.Retentions, Scheme: c.scheme}
		if p := by.Item(i, r); p.Unit != c.unit || p.Responsible != "社会事务办" {
			t.Errorf("%s: %q", name, p.Unit)
		}
	}
	i.Station = "水利站"
	if p := (archive.Composer{Scheme: seeds()}).Item(i, r); p.Unit != "" {
		t.Errorf("a station that is no unit: %q", p.Unit)
	}
}

func TestWhatElseAnItemMayHold(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*disclosure.Item)
		part   string // that is in it
		public bool
		reason string
	}{
		{"as it was", func(*disclosure.Item) {}, "正文 ", true, ""},
		{"opinions", func(i *disclosure.Item) {
			i.Feedback = []disclosure.Feedback{{Text: "少一户", On: day("2026-03-13"), Answer: "已补", AnsweredOn: day("2026-03-14")}}
		}, "意见和答复 意见和答复", true, ""},
		{"revoked", func(i *disclosure.Item) {
			i.Ending = &disclosure.Ending{Kind: disclosure.Revoked, On: day("2026-04-01"), Explanation: "名单有误"}
		}, "说明 撤销说明", true, "2026年4月1日撤销：名单有误"},
		{"for some only", func(i *disclosure.Item) { i.Audience, i.Group = disclosure.SpecificGroup, "二组低保户" }, "正文 ", false, "二组低保户"},
		{"inside only", func(i *disclosure.Item) { i.Audience = disclosure.Internal }, "正文 ", false, "只对内公开"},
		{"not made public", func(i *disclosure.Item) {
			i.Attribute, i.Publications = disclosure.Withhold, nil
			i.Withheld = &disclosure.Withholding{Reason: disclosure.ThirdParty, Explanation: "涉及商业秘密"}
		}, "保密审查单 不予公开备案表", false, "保护第三方合法权益：涉及商业秘密"},
	} {
		i, r := item()
		c.change(&i)
		p := composer.Item(i, r)
		if !slices.ContainsFunc(contents(p), func(s string) bool { return strings.HasPrefix(s, c.part) }) {
			t.Errorf("%s: %q", c.name, contents(p))
		}
		if p.Openness.Public != c.public || !strings.Contains(p.Openness.Reason, c.reason) || c.reason == "" && p.Openness.Reason != "" {
			t.Errorf("%s: %+v", c.name, p.Openness)
		}
		if p.Pages = 1; p.Validate(day("2026-11-22")) != nil {
			t.Errorf("%s: %v", c.name, p.Validate(day("2026-11-22")))
		}
	}
}

// Which of our papers shows the text: as it hung, on the village's board, or as
// it was decided on.
func TestHowTheTextIsDrawn(t *testing.T) {
	for want, change := range map[string]func(*disclosure.Item){
		archive.NoticePaper: func(*disclosure.Item) {},
		archive.BoardPaper:  func(i *disclosure.Item) { i.Kind = disclosure.VillageAffair },
		archive.TextPaper:   func(i *disclosure.Item) { i.Publications = nil },
	} {
		i, r := item()
		change(&i)
		for _, part := range composer.Item(i, r).Parts {
			if part.Role == archive.Text && part.Paper != want {
				t.Errorf("%s: drawn as %s", want, part.Paper)
			}
		}
	}
}

// Which line of the table an item falls under.
func TestTheMaterialOfAnItem(t *testing.T) {
	for _, c := range []struct {
		title string
		kind  disclosure.Kind
		want  archive.Material
	}{
		{"高龄津贴发放名单公示", "A11", archive.Subsidies},
		{"低保初审名单公示", "A15", archive.Subsidies},
		{"青石河二期征地补偿方案", "A10", archive.Land},
		{"宅基地审批结果", disclosure.VillageAffair, archive.Land},
		{"2026年第二季度财务公开榜", disclosure.VillageAffair, archive.VillageBoards},
		{"关于规范农村客运管理的通知", "A01", archive.Normative},
		{"政府信息公开指南", "A02", archive.Institutions},
		{"政务公开日活动情况", "A15", archive.OpennessDays},
		{"政务公开培训安排", "A15", archive.Trainings},
		{"政务公开考核结果", "A15", archive.Assessments},
		{"防汛值班安排", "A12", archive.Routine},
	} {
		got := archive.MaterialOfItem(disclosure.Item{Title: c.title, Kind: c.kind, Attribute: disclosure.Proactive})
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.title, got.Label(), c.want.Label())
		}
		withheld := disclosure.Item{Title: c.title, Kind: c.kind, Attribute: disclosure.Withhold}
		if archive.MaterialOfItem(withheld) != archive.SecrecyRecords {
			t.Errorf("%s, not made public: no record of secrecy work", c.title)
		}
	}
}

// dossier is an application that a third party was asked about.
func dossier() (request.Application, request.Dossier) {
	a := request.Application{
		ID: "r1", Number: "2025-004", Received: day("2025-02-20"), Applicant: "王秀兰", Subject: "王秀兰家宅基地审批材料",
		Outcome: request.Granted, ReplyNumber: "青公复〔2025〕4号", Closed: day("2025-12-30"),
	}
	d := request.Dossier{
		ID: "r1", Matter: request.Disclosure,
		Approvals: []request.Approval{{For: request.ApproveReply, By: "何建民", On: day("2025-12-29"), Scan: digest("6")}, {For: request.ApproveExtension, By: "何建民"}},
		Papers: []request.Paper{
			{Digest: digest("7"), Name: "申请.pdf", What: "申请表", On: day("2025-02-20")},
			{Digest: digest("8"), Name: "证.jpg", What: "身份证明", On: day("2025-02-20"), Private: true},
			{Digest: digest("9"), Name: "回.pdf", What: "第三方意见回执", On: day("2025-03-20")},
		},
		Issued: []request.Issued{
			{ID: "l1", Code: "N04", On: day("2025-03-01")},
			{ID: "l2", Code: "N10", Number: "青公复〔2025〕4号", On: day("2025-12-30"), Service: &request.Service{On: day("2026-01-05"), Way: "邮寄送达", Receiver: "王秀兰", Proof: "XA123"}},
			{ID: "l3", Code: "N28", On: day("2025-12-30"), Service: &request.Service{On: day("2026-01-05"), Way: "直接送达", Proof: digest("c")}},
		},
	}
	return a, d
}

func TestAPieceOfARequest(t *testing.T) {
	a, d := dossier()
	p := composer.Request(a, d)
	want := []string{
		"审批单 答复审批单", "答复书 予以公开告知书（青公复〔2025〕4号）", "送达回证 送达回证", "送达回证 送达回证签字件",
		"告知书、函 第三方意见征询书", "回执、意见 第三方意见回执", "申请表 申请表", "身份证明 身份证明",
	}
	if got := contents(p); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	// Served in the next year, it still falls under the one in which it was closed.
	if p.Year != 2025 || p.Date != day("2026-01-05") || p.DocumentNumber != a.ReplyNumber || p.Responsible != "青石镇人民政府" ||
		p.CatalogueTitle() != "［政府信息公开申请案卷（2025-004）］" || p.Retention != archive.ThirtyYears || p.Openness.Public || p.Openness.Reason == "" {
		t.Errorf("%+v", p)
	}
	for _, part := range p.Parts {
		hidden := part.Role != archive.Letter && part.Role != archive.Answered // the third party is not told who asked
		if part.Private != hidden {
			t.Errorf("%s %s: private %v", part.Role, part.Title, part.Private)
		}
	}
	if open := fmt.Sprint(p.CatalogueTitle(), p.Responsible, p.Remarks, p.Keywords, p.Openness); strings.Contains(open, "王秀兰") {
		t.Errorf("the catalogue names the applicant: %s", open)
	}
	p.Pages = 9
	says(t, "with its pages", p.Validate(day("2026-11-22")), "")
}

func TestWhatIsKeptOfARequest(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*request.Application, *request.Dossier)
		want   archive.Material
	}{
		{"granted", func(*request.Application, *request.Dossier) {}, archive.Requests},
		{"withheld", func(a *request.Application, _ *request.Dossier) { a.Outcome = request.DeniedThirdParty }, archive.DisputedRequests},
		{"in part", func(a *request.Application, _ *request.Dossier) { a.Outcome = request.PartiallyGranted }, archive.DisputedRequests},
		{"not held", func(a *request.Application, _ *request.Dossier) { a.Outcome = request.UnavailableNotHeld }, archive.Requests},
		{"went to 复议", func(_ *request.Application, d *request.Dossier) { d.Cases = []string{"c1"} }, archive.DisputedRequests},
	} {
		a, d := dossier()
		c.change(&a, &d)
		if p := composer.Request(a, d); p.Material != c.want || p.Retention != composer.Retentions.Of(c.want) {
			t.Errorf("%s: %s", c.name, p.Material.Label())
		}
	}
	a, d := dossier()
	d.Papers = nil
	last := composer.Request(a, d).Parts
	if p := last[len(last)-1]; p.Role != archive.Application || p.Paper != archive.RegisterPaper || !p.Private {
		t.Errorf("an application by word of mouth: %+v", p)
	}
}

func TestAPieceOfAReport(t *testing.T) {
	p := composer.Report(archive.Report{
		ID: "2025", Year: 2025, Title: "青石镇2025年政府信息公开工作年度报告", SignedOn: day("2026-01-16"), Signer: "何建民",
		Published: day("2026-01-20"), Channels: []string{"政府网站"},
	})
	if got := contents(p); !slices.Equal(got, []string{"审批单 年度报告审签单", "正文 " + p.Title, "数据核对表 数据核对表"}) {
		t.Errorf("%q", got)
	}
	if p.Year != 2026 || p.Date != day("2026-01-20") || p.Retention != archive.Permanent || !p.Openness.Public || p.Parts[0].Note != "何建民2026年1月16日签发" {
		t.Errorf("%+v", p)
	}
}

func TestALoosePaper(t *testing.T) {
	p := composer.Loose("1998年村规民约", "石坳村民委员会", day("1998-05-04"), archive.Institutions, 6)
	if p.Electronic() || p.Year != 1998 || p.Pages != 6 || p.Responsible != "石坳村民委员会" {
		t.Errorf("%+v", p)
	}
	p.Openness.Attribute = disclosure.Proactive
	says(t, "fit to be filed", p.Validate(day("2026-11-22")), "")
}
