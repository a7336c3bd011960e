package reportin_test

import (
	"strings"
	"testing"

	"zwgk/internal/annual"
)

// text is a short report with another title and other last lines.
func text(title, signature, date string) []byte {
	return []byte(title + "\n根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2024年1月1日至2024年12月31日。\n一、总体情况\n（一）主动公开。公开12条。\n六、其他需要报告的事项\n没有收取信息处理费。\n" + signature + "\n" + date + "\n")
}

func TestWhoseReportOfWhichYear(t *testing.T) {
	for _, c := range []struct {
		title, signature, organ, level string
		year                           int
	}{
		{"甲县青石镇2024年政府信息公开工作年度报告", "青石镇人民政府", "甲县青石镇", "town", 2024},
		{"2024年青石乡政府信息公开工作年度报告", "青石乡人民政府", "青石乡", "town", 2024},
		{"白石街道办事处2024年度政府信息公开工作年度报告", "", "白石街道办事处", "street", 2024},
		{"甲县人民政府2024年政府信息公开工作年度报告", "", "甲县人民政府", "county", 2024},
		{"甲市乙区2024年政府信息公开工作年度报告", "", "甲市乙区", "county", 2024},
		{"甲市人民政府2024年政府信息公开工作年度报告", "", "甲市人民政府", "city", 2024},
		{"甲县农业农村局2024年政府信息公开工作年度报告", "", "甲县农业农村局", "department", 2024},
		{"关于2024年度政府信息公开情况的报告", "甲县房屋征收办公室", "甲县房屋征收办公室", "department", 2024},
		{"政府信息公开工作年度报告", "青石镇人民政府", "青石镇人民政府", "town", 2024},
	} {
		doc := read(t, "年报.txt", text(c.title, c.signature, "2025年1月20日"))
		if doc.Organ != c.organ || doc.Level != c.level || doc.Year != c.year || doc.Signature != c.signature {
			t.Errorf("%s: %q %q %d, signed %q", c.title, doc.Organ, doc.Level, doc.Year, doc.Signature)
		}
	}
}

func TestTitleOnTwoLines(t *testing.T) {
	doc := read(t, "年报.txt", text("甲县青石镇2024年\n政府信息公开工作年度报告", "青石镇人民政府", "2025年1月20日"))
	if doc.Title != "甲县青石镇2024年政府信息公开工作年度报告" || !strings.HasPrefix(doc.Preamble, "根据") {
		t.Errorf("title %q, preamble %q", doc.Title, doc.Preamble)
	}
}

func TestDatesUnderTheReport(t *testing.T) {
	for printed, want := range map[string]string{
		"2025年1月20日": "2025-01-20", "（2025年1月3日）": "2025-01-03", "二〇二五年一月二十日": "2025-01-20", "二○二五年十二月三十一日": "2025-12-31", "二〇二五年一月十日": "2025-01-10", "2025 年 1 月 20 日": "2025-01-20",
	} {
		if doc := read(t, "年报.txt", text("青石镇2024年政府信息公开工作年度报告", "青石镇人民政府", printed)); doc.Issued.String() != want || doc.Dated != "" {
			t.Errorf("%s: %s, %q", printed, doc.Issued, doc.Dated)
		}
	}
	for _, printed := range []string{"2025年2月30日", "2025年月日", "二〇二五年十三月一日"} {
		doc := read(t, "年报.txt", text("青石镇2024年政府信息公开工作年度报告", "青石镇人民政府", printed))
		if !doc.Issued.IsZero() || doc.Dated == "" || doc.Signature != "青石镇人民政府" {
			t.Errorf("%s: %s, %q, signed %q", printed, doc.Issued, doc.Dated, doc.Signature)
		}
	}
}

// TestListsWithinASection: a section that counts 一、 二、 itself does not end.
func TestListsWithinASection(t *testing.T) {
	doc := read(t, "年报.txt", []byte("青石镇2024年政府信息公开工作年度报告\n一、总体情况\n公开12条。\n五、存在的主要问题及改进情况\n一、更新不及时\n二、宣传不够\n六、其他需要报告的事项\n没有。\n"))
	var headings []string
	for _, s := range doc.Sections {
		headings = append(headings, s.Heading)
	}
	if got := strings.Join(headings, "|"); got != "一、总体情况|五、存在的主要问题及改进情况|六、其他需要报告的事项" {
		t.Errorf("sections %s", got)
	}
	if want := "一、更新不及时\n二、宣传不够"; doc.Sections[1].Text != want {
		t.Errorf("section five is %q, want %q", doc.Sections[1].Text, want)
	}
}

// TestHeadingRunIntoItsText: a heading with its text in one line.
func TestHeadingRunIntoItsText(t *testing.T) {
	doc := read(t, "年报.txt", []byte("青石镇2024年政府信息公开工作年度报告\n一、总体情况。2024年，公开12条。\n六、其他需要报告的事项：没有。\n"))
	if len(doc.Sections) == 0 || doc.Sections[0].Text != "2024年，公开12条。" {
		t.Errorf("sections %+v", doc.Sections)
	}
}

// TestFlatTableWithGaps: when cells are blank the figures do not tell their
// columns; rows that are whole are read, the others are left unseen.
func TestFlatTableWithGaps(t *testing.T) {
	doc := read(t, "年报.txt", []byte(strings.Join([]string{
		"青石镇2024年政府信息公开工作年度报告", "一、总体情况", "公开12条。", "三、收到和处理政府信息公开申请情况",
		"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况", "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |",
		"二、上年结转政府信息公开申请数量 | 0 | | | | | | 0 |", "三、本年度办理结果 | （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 1 | 3 |", "（七）总计 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |",
		"六、其他需要报告的事项", "没有。",
	}, "\n")))
	for at, want := range map[annual.Address]annual.Value{
		"table3.new_received.total": annual.Count(4), "table3.new_received.other_org": annual.Count(1), "table3.granted.natural_person": annual.Count(2),
		"table3.result_total.total": annual.Count(4), "table3.carried_over.total": {}, "table3.carried_over.research": {},
	} {
		if got := doc.Get(at); got != want {
			t.Errorf("%s: %+v, want %+v", at, got, want)
		}
	}
}
