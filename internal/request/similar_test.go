package request_test

import (
	"slices"
	"testing"

	"zwgk/internal/request"
)

func TestLikeRequestsOfOneApplicant(t *testing.T) {
	ask := func(id, who, received, subject string) request.Application {
		return request.Application{ID: id, Applicant: who, Received: date(received), Subject: subject}
	}
	now := ask("9", "刘志远", "2026-03-20", "申请公开石坳村2024年度高标准农田建设项目的招投标文件和施工合同")
	others := []request.Application{
		ask("1", "刘志远", "2026-03-02", "公开石坳村2024年度高标准农田建设项目招投标文件、施工合同。"),
		ask("2", "刘志远", "2026-03-10", "申请公开石坳村2024年度高标准农田建设项目的招投标文件，和施工合同"),
		ask("3", "陈桂芳", "2026-03-10", "申请公开石坳村2024年度高标准农田建设项目的招投标文件和施工合同"),
		ask("4", "刘志远", "2026-01-05", "低保评议的会议记录"),
		now,
	}
	found := request.Similar(now, others)
	if len(found) != 2 || found[0].Application.ID != "2" || !found[0].Same || found[0].Score != 1 || found[0].Days != 10 {
		t.Fatalf("%+v", found)
	}
	if near := found[1]; near.Application.ID != "1" || near.Same || near.Score < 0.8 || near.Days != 18 || near.Shared[0] != "公开石坳村2024年度高标准农田建设项目" {
		t.Errorf("%+v", near)
	}
}

// A 文号 in common makes shorter likeness worth showing; written in other
// brackets it is the same.
func TestACommonNumberIsEvidence(t *testing.T) {
	now := request.Application{ID: "2", Applicant: "刘志远", Received: date("2026-03-20"), Subject: "青政发〔2024〕3号文件的附件"}
	other := request.Application{ID: "1", Applicant: "刘 志远", Received: date("2026-04-01"), Subject: "关于青政发[2024]3号的起草说明和附件清单"}
	unlike := request.Application{ID: "3", Applicant: "刘志远", Received: date("2026-04-01"), Subject: "关于青政发〔2024〕4号的起草说明和清单"}
	aside := request.Application{ID: "4", Applicant: "刘志远", Received: date("2026-04-01"), Subject: "村里修水渠占用耕地的补偿标准，是不是按照青政发〔2024〕3号执行，发放给了哪些农户，每户多少亩、多少钱，什么时候发的，名单在哪里公示过，有没有村民代表会议的记录，剩下的款项现在由谁保管"}
	found := request.Similar(now, []request.Application{other, unlike, aside})
	if len(found) != 1 || !slices.Equal(found[0].Numbers, []string{"青政发〔2024〕3号"}) || found[0].Days != 12 {
		t.Errorf("%+v", found)
	}
	if empty := request.Similar(request.Application{Applicant: "刘志远"}, []request.Application{{ID: "1", Applicant: "刘志远"}}); len(empty) != 0 {
		t.Errorf("requests without a text are alike: %+v", empty)
	}
}

func TestNumbersOfLetters(t *testing.T) {
	const pattern = request.NumberPattern("青公复〔{年}〕{号}号")
	if s, err := pattern.Format(2026, 12); err != nil || s != "青公复〔2026〕12号" {
		t.Errorf("%q, %v", s, err)
	}
	for text, want := range map[string][2]int{
		"青公复〔2026〕12号": {2026, 12}, "青公复〔2026〕0号": {}, "青公复〔2026〕012号": {}, "青公复〔26〕12号": {}, "青公补〔2026〕12号": {}, "关于青公复〔2026〕12号": {},
	} {
		year, n, ok := pattern.Parse(text)
		if year != want[0] || n != want[1] || ok != (want[0] > 0) {
			t.Errorf("%q: %d, %d, %v", text, year, n, ok)
		}
	}
	used := []string{"青公复〔2026〕2号", "青公复〔2026〕10号", "青公复〔2025〕31号", "青公补〔2026〕44号", ""}
	for year, want := range map[int]string{2026: "青公复〔2026〕11号", 2025: "青公复〔2025〕32号", 2027: "青公复〔2027〕1号"} {
		if s, err := pattern.Next(year, used); err != nil || s != want {
			t.Errorf("%d: %q, %v; want %q", year, s, err, want)
		}
	}
	for says, p := range map[string]request.NumberPattern{"各有一个": "青公复12号", "分不开": "青公复{年}{号}号"} {
		refused(t, string(p), p.Validate(), says)
		_, err := p.Next(2026, nil)
		refused(t, string(p), err, says)
		if _, _, ok := p.Parse("青公复12号"); ok {
			t.Error("a pattern that is none reads a number")
		}
	}
	_, err := pattern.Format(2026, 0)
	refused(t, "no number", err, "写不成文号")
}
