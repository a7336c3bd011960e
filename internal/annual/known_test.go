package annual_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
)

// known is a mistake that was seen in a published report.
type known struct {
	id, rule string
	// words makes the place of the report in which the mistake was seen, from
	// the words that were noted down; nil when the mistake is in the figures of
	// the stored record.
	words change
	// missed says why it is not found; "" when it is.
	missed string
}

// knownMistakes are the mistakes in published reports that a rule is for.
func knownMistakes() []known {
	return append(knownInRecords(), knownInWords()...)
}

// knownInRecords are found in the stored figures, which stand outside of the
// repository.
func knownInRecords() []known {
	var out []known
	for rule, ids := range map[string][]string{
		"CELL": {"C01", "T17", "O07", "O13", "O16"}, "FORM-YEAR": {"C05", "O07", "O16"}, "REG0": {"T01", "T05"}, "T4-SUM": {"C05"},
		"NARR-TABLE": {"C01", "T19", "O06"}, "NARR-SUM": {"C01", "T28", "N01", "N13", "N14", "N16", "N34"}, "PERCENT": {"C01"},
		"DECIMALS": {"T13"}, "UNIT": {"O03", "O09", "N07"}, "WITHDRAWN": {"N17"},
	} {
		for _, id := range ids {
			out = append(out, known{id: id, rule: rule})
		}
	}
	return append(out,
		known{id: "T20", rule: "INFORCE", missed: "要有上年报告才能判断"},
		known{id: "O12", rule: "YEAR-JUMP", missed: "处理决定数量正好是上年加增减，像是填了项目数；没有规则管旧格式的这一栏"},
		known{id: "N13", rule: "UNIT", missed: "同一件事一处论件、一处论则，要读懂是同一件事"},
		known{id: "N50", rule: "UNIT", missed: "一句里件、条、宗混用，分不出是不是同一类事"},
	)
}

// organised gives the report another organ.
func organised(organ, level string) change {
	return func(d *annual.Document) { d.Organ, d.Level = organ, level }
}

// bare takes the tables away: the stored text does not show them.
func bare(d *annual.Document) { d.Figures = annual.Figures{} }

// only leaves one paragraph in a section.
func only(section int, text string) change {
	return func(d *annual.Document) { d.Sections[section-1].Text = text }
}

// asOf moves the report to another year, without its tables.
func asOf(year int) change {
	return func(d *annual.Document) {
		years := strings.NewReplacer("2024年", fmt.Sprintf("%d年", year), "2025年", fmt.Sprintf("%d年", year+1))
		d.Preamble, d.Title = years.Replace(d.Preamble), years.Replace(d.Title)
		for i := range d.Sections {
			d.Sections[i].Text = years.Replace(d.Sections[i].Text)
		}
		d.Year, d.Issued.Year = year, year+1
		bare(d)
	}
}

// knownInWords are those of which the words were noted down.
func knownInWords() []known {
	const misprint = "其他法律行政止公开"
	return []known{
		{"C03", "LABEL", labelled("1.申请人无正当理由逾期不补正", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"), ""},
		{"C05", "LABEL", labelled("2."+misprint, "2.其他法律行政法规禁止公开"), ""},
		{"T01", "DEBRIS", adding(2, "该部分以表格形式报告。表格如下："), ""},
		{"T02", "TERM", adding(1, "没有收到政务信息公开申请。"), ""},
		{"T05", "SECTIONS", with("（四）政府信息公开平台建设。在便民服务中心设政务公开专区，及时维护县政府网站本镇栏目。\n", ""), ""},
		{"T07", "DEBRIS", with("根据《中华人民共和国", "根据贵办《关于编制年度报告的通知》和《中华人民共和国"), ""},
		{"T07", "TITLE", titled("青石镇2024年度政府信息公开工作年度报告"), ""},
		{"T07", "DATE", dated("2025-02-06"), ""},
		{"T07", "SECTIONS", only(1, "（一）主动公开。重视主动公开。\n（二）依申请公开。畅通申请渠道。\n（三）政府信息管理。加强审核。\n（四）平台建设。维护网站。\n（五）监督保障。加强监督。"), ""},
		{"T08", "SECTIONS", only(1, "本报告由六个部分组成，数据统计期限为2024年1月1日至12月31日。"), ""},
		{"T11", "YEAR", all(asOf(2021), with("2021年，我镇主动公开政府信息120条，其中机构职能10条、财政信息30条、工作动态80条。", "上一年度，我镇主动公开政府信息53条。")), ""},
		{"T11", "TITLE", titled("关于2021年度政府信息公开工作的年度报告"), ""},
		{"T13", "LABEL", labelled("", "第二十条第（一）项"), ""},
		{"T13", "SECTIONS", only(1, "网站发布动态73条，公众号发布132条。"), ""},
		{"T16", "SECTIONS", only(1, "（一）主动公开信息12条。（三）加强信息管理。（四）维护平台。（五）监督保障到位。"), ""},
		{"T17", "LABEL", labelled("5.属于三类内容事务信息", "5.属于三类内部事务信息"), ""},
		{"T17", "LABEL", labelled("（二）部分公开（区分处理的，只计这一情况，不计其他情形）", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), ""},
		{"T17", "UNIT", adding(1, "受理依申请信息56条。"), ""},
		{"T17", "TITLE", titled("关于2022年度政府信息公开情况的报告"), ""},
		{"T22", "DOUBLE-WORD", adding(1, "积极推动政府信息公开工作工作。"), ""},
		{"T22", "UNIT", adding(1, "依申请公开3次。"), ""},
		{"T23", "SECTIONS", with("编制本报告。", "编制本报告。本报告由概述、主动公开政府信息情况、收费及减免情况、申请行政复议情况、存在的主要问题等部分组成。"), ""},
		{"T23", "SECTIONS", with("（一）主动公开。", "主动公开。"), ""},
		{"T25", "DUP-PARAGRAPH", func(d *annual.Document) { adding(2, strings.Split(d.Sections[0].Text, "\n")[1])(d) }, ""},
		{"O01", "HEADING", headed(1, "一、工作基本情况"), ""},
		{"O01", "SECTIONS", only(1, "根据条例要求编制本报告。"), ""},
		{"O09", "SECTIONS", with("编制本报告。", "编制本报告，报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题四部分组成。"), ""},
		{"O13", "SECTIONS", only(1, "（一）主动公开。重视主动公开。\n（二）依申请公开。畅通申请渠道。\n（三）政府信息管理。加强审核。\n（四）平台建设。维护网站。\n（五）监督保障。加强监督。"), ""},
		{"O15", "YEAR", all(asOf(2020), with("2020年，我镇主动公开", "2019年，我镇主动公开")), ""},
		{"O16", "DATE", all(asOf(2021), dated("2022-06-17")), ""},
		{"O16", "TERM", adding(1, "做好政府信息公开实务。"), ""},
		{"N04", "NARR-SUM", all(bare, with(received, "收到政府信息公开申请176件，上年结转3件，办结政府信息公开申请177件；")), ""},
		{"N08", "NARR-SUM", all(bare, organised("某区人民政府", "county"), with(received, "收到政府信息公开申请1499件，上年结转30件，办结政府信息公开申请1453件；")), ""},
		{"N16", "TITLE", titled("2025年度政府信息公开工作报告"), ""},
		{"N16", "SECTIONS", with("编制本报告。", "编制本报告，报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题五部分组成。"), ""},
		{"N19", "SECTIONS", func(d *annual.Document) { d.Pictures = []int{2, 3, 4} }, ""},
		{"N20", "SECTIONS", func(d *annual.Document) { d.Pictures = []int{2, 3, 4} }, ""},
		{"N22", "BASIS", with("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"), ""},
		{"N23", "BASIS", with("国办公开办函〔2021〕30号", "国办公开办函〔2019〕30号"), ""},
		{"N25", "TITLE", titled("2025甲县青石乡2025年度政府信息公开工作年度报告"), ""},
		{"N26", "DEBRIS", with("〈中华人民共和国政府信息公开工作年度报告格式〉", "中华人民共和国政府信息公开工作年度报告格式〉"), ""},
		{"N28", "OTHER-ORGAN", all(organised("甲县乙乡人民政府", "town"), adding(1, "依托丙城市人民政府门户网站公开。")), ""},
		{"N29", "HEADING", headed(5, "五、存在的主要问题及改进措施"), ""},
		{"N31", "SECTIONS", with("编制本报告。", "编制本报告，报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况。"), ""},
		{"N32", "DEBRIS", with("（五）监督保障。", "（五）监督保障（含各级人民政府工作考核、社会评议和责任追究结果情况）\n"), ""},
		{"N32", "DEBRIS", with("（三）政府信息管理。", "（三）政府信息管理，特别是规范化、标准化管理情况\n"), ""},
		{"N43", "BOILERPLATE", all(quiet, adding(1, "对申请人的申请，无法满足公开要求的说明理由。")), ""},
		{"N17", "TERM", adding(1, "答复申0件。"), "句子不通，要读得懂才看得出来"},
	}
}

// places stand for what the county would give with the reports.
var places = annual.Context{Places: []string{"甲县", "丁市"}}

// TestKnownMistakesAreFound runs the rules over the words that were noted down
// and over the stored records. A mistake that is listed as missed must still
// be missed: when a rule has learnt to find it, the list says so too.
func TestKnownMistakesAreFound(t *testing.T) {
	records := publishedRecords(t)
	for _, k := range knownMistakes() {
		found, judged := k.found(records)
		if judged && found != (k.missed == "") {
			t.Errorf("%s %s: found %v, listed as missed: %q", k.id, k.rule, found, k.missed)
		}
	}
}

// found reports whether a mistake is found; judged is false when its record is
// not at hand.
func (k known) found(records map[string]map[string]annual.Severity) (found, judged bool) {
	if k.words == nil {
		rules, ok := records[k.id]
		_, found = rules[k.rule]
		return found, ok
	}
	doc := sound()
	k.words(doc)
	_, found = alarms(doc, places)[k.rule]
	return found, true
}

// TestNoErrorOverPublishedRecordsIsFalse: every error in the stored records is
// one of the known mistakes, and so is every warning.
func TestNoErrorOverPublishedRecordsIsFalse(t *testing.T) {
	for id, rules := range publishedRecords(t) {
		for rule, severity := range rules {
			if !slices.ContainsFunc(knownMistakes(), func(k known) bool { return k.id == id && k.rule == rule && k.words == nil && k.missed == "" }) {
				t.Errorf("%s: a false %s of %s", id, severity, rule)
			}
		}
	}
}

// publishedRecords checks the stored records: by id, the rules that give an
// alarm. ZWGK_CASES names the folder that holds them; without it there are
// none.
func publishedRecords(t *testing.T) map[string]map[string]annual.Severity {
	t.Helper()
	root := os.Getenv("ZWGK_CASES")
	if root == "" {
		return nil
	}
	if !filepath.IsAbs(root) {
		root = filepath.Join("..", "..", root)
	}
	data, err := os.ReadFile(filepath.Join(root, "published-reports.json"))
	if err != nil {
		t.Fatal(err)
	}
	reports, err := annual.ReadReports(data)
	if err != nil {
		t.Fatal(err)
	}
	var more []struct {
		ID        string          `json:"id"`
		Narrative json.RawMessage `json:"narrative"`
	}
	if err := json.Unmarshal(data, &more); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]annual.Severity{}
	for i, r := range reports {
		doc := annual.DocumentOf(r)
		doc.Shown.Labels = false
		if doc.Narrative, err = annual.ParseNarrative(more[i].Narrative); err != nil {
			t.Fatalf("%s: %v", more[i].ID, err)
		}
		out[more[i].ID] = alarms(doc, annual.Context{})
	}
	if len(out) < 60 {
		t.Fatalf("only %d records", len(out))
	}
	return out
}
