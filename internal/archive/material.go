package archive

import (
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/request"
)

// Words that tell in a title what an item is about. They only make a
// suggestion, which whoever files the piece can change (推断).
var titleWords = []struct {
	material Material
	words    []string
}{
	{Land, []string{"征地", "征收", "宅基地", "拆迁", "安置补偿", "土地承包"}},
	{Subsidies, []string{"补贴", "补助", "救助", "低保", "最低生活保障", "特困", "津贴", "慰问", "救灾", "残疾人", "五保"}},
	{OpennessDays, []string{"政务公开日", "公开日活动"}},
	{Trainings, []string{"培训", "会议签到"}},
	{Assessments, []string{"考核", "评议", "责任追究"}},
	{Institutions, []string{"公开指南", "公开目录", "公开制度", "工作制度"}},
}

// MaterialOfItem suggests which line of the retention table an item falls
// under. What is not made public is a record of secrecy work whatever it is
// about; matters of land go before those of a village, because they are kept
// longer.
func MaterialOfItem(i disclosure.Item) Material {
	if i.Attribute == disclosure.Withhold {
		return SecrecyRecords
	}
	about := byTitle(i.Title)
	switch {
	case about == Land:
		return Land
	case i.Kind == disclosure.VillageAffair:
		return VillageBoards
	case i.Kind == "A01":
		return Normative
	case about != "":
		return about
	}
	return Routine
}

func byTitle(title string) Material {
	for _, t := range titleWords {
		for _, word := range t.words {
			if strings.Contains(title, word) {
				return t.material
			}
		}
	}
	return ""
}

// MaterialOfRequest suggests the line of a request: one that was refused in
// whole or in part, or went to 复议 or 诉讼, is kept longer.
func MaterialOfRequest(a request.Application, d request.Dossier) Material {
	refused := a.Outcome.Withholds() || a.Outcome == request.PartiallyGranted || a.Outcome == request.DeniedAdminQuery
	if refused || len(d.Cases) > 0 {
		return DisputedRequests
	}
	return Requests
}
