package sheet

import (
	"strings"
	"testing"
)

func TestHeadingKey(t *testing.T) {
	for text, want := range map[string]string{
		"收 到\n日 期": "收到日期", "收到日期（年月日）": "收到日期", "＊收到日期": "收到日期", "所需信息的内容描述(名称、文号或其他特征)": "所需信息内容描述", "1.登记编号": "登记编号",
		"公民/企业": "公民企业", "行政许可（件）": "行政许可", "（万元）": "", "备注栏": "备注", "姓名(名称": "姓名",
	} {
		if got := headingKey(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Every word of the tables finds its own column, so no word is entered twice.
func TestHeadingWordsAreDistinct(t *testing.T) {
	for kind, s := range schemas {
		for _, c := range s.columns {
			for _, w := range append(append([]string{}, c.words...), c.weak...) {
				if h, ok := s.words[headingKey(w)]; !ok || h.spec.field != c.field {
					t.Errorf("%s: %s is meant for %s, finds %s", kind, w, c.name, h.spec.name)
				}
			}
		}
	}
}

func TestHeadings(t *testing.T) {
	for name, c := range map[string]struct {
		rows    cells
		merges  []string
		columns string // letters of number, received, applicant, kind, subject, outcome, reply number, closed
		heading int
	}{
		"plain":         {cells{{"登记编号", "收到日期", "申请人", "申请人类别", "申请内容", "办理结果", "答复文号", "答复日期"}}, nil, "ABCDEFGH", 1},
		"other order":   {cells{{"答复日期", "答复文号", "办理结果", "申请内容", "申请人类别", "申请人", "收到日期", "登记编号"}}, nil, "HGFEDCBA", 1},
		"other words":   {cells{{"编号", "申请时间", "姓名或名称", "公民/企业", "所需信息的内容描述（名称、文号或其他特征）", "答复类型", "文号", "答复时间"}}, nil, "ABCDEFGH", 1},
		"spaced":        {cells{{"登 记\n编 号", "收到　日期", "申请人：", "类  别", "申请公开的内容", "处理结果", "告知书文号", "办结日期"}}, nil, "ABCDEFGH", 1},
		"pairs":         {cells{{"序号", "登记编号", "申请", nil, nil, "收到日期", "答复情况", nil, nil}, {nil, nil, "申请人", "类别", "内容", nil, "结果", "文号", "日期"}}, nil, "BFCDEGHI", 1},
		"pairs merged":  {cells{{"台账"}, {"登记编号", "收到日期", "申请人", nil, "申请内容", "办理结果", "答复", nil}, {nil, nil, "姓名", "类型", nil, nil, "文号", "日期"}}, []string{"A2:A3", "B2:B3", "C2:D2", "G2:H2"}, "ABCDEFGH", 2},
		"many titles":   {cells{{"一"}, {"二"}, {"填报单位"}, {}, {"四"}, {"五"}, {"六"}, {"七"}, {"八"}, {"九"}, {"登记编号", "收到日期", "申请人", "类别", "申请内容", "办理结果", "答复文号", "答复日期"}}, nil, "ABCDEFGH", 11},
		"better column": {cells{{"编号", "申请日期", "申请人", "类别", "申请内容", "办理结果", "答复文号", "答复日期", "登记编号", "收到日期"}}, nil, "IJCDEFGH", 1},
		"bound pair":    {cells{{"登记编号", "收到日期", "申请人", "类别", "申请内容", "办理结果", "答复文号", "答复日期", "经办", nil}, {nil, nil, nil, nil, nil, nil, nil, nil, "科室", "人员"}}, []string{"A1:A2", "B1:B2", "I1:J1"}, "ABCDEFGH", 1},
		"column count":  {cells{{"登记编号", "收到日期", "申请人", "类别", "申请内容", "办理结果", "答复文号", "答复日期"}, {1, 2, 3, 4, 5, 6, 7, 8}}, nil, "ABCDEFGH", 1},
	} {
		fields := []field{fieldNumber, fieldReceived, fieldApplicant, fieldKind, fieldSubject, fieldOutcome, fieldReplyNumber, fieldClosed}
		values := map[field]any{fieldNumber: "N1", fieldReceived: "2024.3.5", fieldApplicant: "甲", fieldKind: "自然人", fieldSubject: "内容", fieldOutcome: "予以公开", fieldReplyNumber: "R1", fieldClosed: "2024.3.20"}
		body := make([]any, 12)
		for i, f := range fields {
			body[c.columns[i]-'A'] = values[f]
		}
		l := mustRead(t, workbookFile(t, append(c.rows, body), c.merges...), Applications, 2024)
		if len(l.Applications) != 1 || len(l.Problems) > 0 {
			t.Errorf("%s: %d rows, problems:\n%s", name, len(l.Applications), sentences(l.Problems))
			continue
		}
		r := l.Applications[0].Record
		got := strings.Join([]string{r.Number, r.Received.String(), r.Applicant, string(r.Kind), r.Subject, string(r.Outcome), r.ReplyNumber, r.Closed.String()}, " ")
		if want := "N1 2024-03-05 甲 natural_person 内容 granted R1 2024-03-20"; got != want {
			t.Errorf("%s: %s", name, got)
		}
		if l.Sheets[0].Heading != c.heading {
			t.Errorf("%s: heading in row %d", name, l.Sheets[0].Heading)
		}
	}
}

func TestHeadingChangesOrder(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{oneRow, {"1", "2024.3.5", "甲", "自然人", "内容", "在办", nil},
		{"答复日期", "办理结果", "申请内容", "类别", "申请人", "收到日期", "登记编号"}, {nil, "在办", "内容", "自然人", "乙", "2024.4.5", "2"}}), Applications, 2024)
	if len(l.Applications) != 2 || l.Applications[1].Record.Number != "2" || l.Applications[1].Record.Applicant != "乙" {
		t.Errorf("%+v\n%s", l.Applications, sentences(l.Problems))
	}
}

func TestColumnsNotRead(t *testing.T) {
	l := mustRead(t, workbookFile(t, cells{append(append([]any{"序号"}, oneRow...), "证件号码"), {1, "1", "2024.3.5", "甲", "自然人", "内容", "在办"}}), Applications, 2024)
	if got := sentences(l.Notes); got != "登记台账 第1行：这些栏没有导入：“证件号码”" {
		t.Error(got)
	}
}
