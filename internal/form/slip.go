package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Slip is what stands on the 公开审查审批单 of an item.
type Slip struct {
	Organ    office.Organ
	Serial   string // 编号 of the slip; "" leaves its place
	Item     disclosure.Item
	Revision disclosure.Revision

	Due       workday.Date // last day on which it must be public; zero when no term runs
	DueReason string
	Channels  []catalog.Channel // planned; none: boxes to tick
	Printed   workday.Date
	Code      string // head of the audit chain
}

// slipSizes are the sizes of type that are tried to keep a slip on one page.
var slipSizes = points(12, 11, 10.5, 10)

// ReviewSlip lays out the 公开审查审批单: the item, the three questions and one
// row for each step of its own route. A step that was passed is printed with
// its opinion; the others are left to be signed on paper. It keeps to one page
// where it can.
func ReviewSlip(s Slip, fonts *paper.FontSet) (*paper.Document, error) {
	for _, size := range slipSizes {
		doc, err := s.layOut(size, fonts)
		if doc == nil || len(doc.Pages) == 1 {
			return doc, err
		}
	}
	return s.layOut(slipSizes[0], fonts)
}

func (s Slip) layOut(size paper.Length, fonts *paper.FontSet) (*paper.Document, error) {
	style := kept(s.Code)
	style.Top, style.BlockHeight = style.Top-paper.MM(4), style.BlockHeight+paper.MM(4)
	flow := paper.NewFlow(fonts, style)
	title := "政府信息公开审查审批单"
	if s.Organ.Level == office.Village {
		title = "村务公开审查审批单"
	}
	formTitle(flow, title)
	headLine(flow, size, "单位："+s.Organ.Name, "编号："+orBlank(s.Serial, 8))
	flow.Table(slipFields(s, size))
	flow.Space(paper.Pt(6))
	flow.Table(slipSteps(s.Item, size))
	return flow.Document(meta(title+"："+s.Item.Title, "公开审查审批", s.Organ, s.Printed))
}

func slipFields(s Slip, size paper.Length) *paper.Table {
	i, f := s.Item, newFields(size)
	f.whole("事项标题", i.Title)
	f.pair("索引号", i.IndexNumber, "文号", i.DocumentNumber)
	if s.Organ.Level == office.Village {
		f.pair("责任人", i.Responsible, "提出人", drafter(i))
	} else {
		f.pair("责任科室", i.Station, "拟稿人", drafter(i))
	}
	f.whole("公开类别", kindText(i.Kind))
	f.pair("公开属性", i.Attribute.Label(), "公开范围", audienceText(i))
	f.pair("形成日期", chinese(i.Formed), "特别标注", strings.Join(flagWords(i.Flags), "、"))
	if i.Attribute != disclosure.Withhold {
		f.whole("公开期限", dueText(s.Due, s.DueReason))
		f.whole("拟公开渠道", channelText(s.Channels))
	}
	f.tall("内容摘要", Gist(s.Revision.Body), paper.Pt(44))
	f.whole("附件", attachmentText(s.Revision))
	f.whole("三项必审", questionText(i))
	if i.Withheld != nil {
		withheldFields(f, i.Withheld)
	}
	return &f.table
}

func withheldFields(f *fields, w *disclosure.Withholding) {
	f.whole("不予公开"+paper.BreakHint+"的理由", reasonText(w))
	f.pair("集体研究", w.Meeting, "备案号", w.FilingNo)
	if !w.ReviewOn.IsZero() {
		f.whole("复评日期", w.ReviewOn.Chinese())
	}
}

func reasonText(w *disclosure.Withholding) string {
	head := w.Reason.Label()
	if basis := w.Reason.Basis(); basis != "" {
		head += "（" + basis + "）"
	}
	return lines(head, w.Explanation)
}

func drafter(i disclosure.Item) string {
	if i.Begun.IsZero() {
		return i.Drafter.Name
	}
	return i.Drafter.Name + "　" + i.Begun.Chinese()
}

// kindText names the item of article 20 with its wording.
func kindText(k disclosure.Kind) string {
	var n int64
	if _, err := fmt.Sscanf(string(k), "A%d", &n); err != nil {
		return k.Label()
	}
	return "条例第二十条第（" + SpokenNumber(n) + "）项：" + k.Text()
}

func audienceText(i disclosure.Item) string {
	if i.Group == "" {
		return i.Audience.Label()
	}
	return i.Audience.Label() + "：" + i.Group
}

func flagWords(f disclosure.Flags) []string {
	var words []string
	for _, flag := range []struct {
		set  bool
		word string
	}{{f.MajorMatter, "三重一大"}, {f.Financial, "财务事项"}, {f.Preview, "预公开"}, {f.Emergency, "突发事件"}} {
		if flag.set {
			words = append(words, flag.word)
		}
	}
	return words
}

func dueText(due workday.Date, why string) string {
	if due.IsZero() {
		return why
	}
	return lines("最迟"+due.Chinese(), why)
}

// channelText lists the planned channels, or boxes to tick when none is known.
func channelText(planned []catalog.Channel) string {
	var labels []string
	if len(planned) == 0 {
		for _, c := range catalog.StandardChannels() {
			labels = append(labels, c.Label())
		}
		return boxes(labels...)
	}
	for _, c := range planned {
		labels = append(labels, c.Label())
	}
	return strings.Join(labels, "；")
}

func attachmentText(r disclosure.Revision) string {
	if len(r.Attachments) == 0 {
		return "无"
	}
	var names []string
	for n, a := range r.Attachments {
		names = append(names, fmt.Sprintf("%d. %s", n+1, a.Name))
	}
	return strings.Join(names, "\n")
}

// questionText is the three questions with their answers, or with boxes to
// tick by hand.
func questionText(i disclosure.Item) string {
	if i.Attribute == disclosure.Withhold {
		return "一、能否公开：不能公开，理由见下栏"
	}
	may, how, scope := boxes("能公开", "部分公开", "不能公开"),
		boxes("政府网站", "公示栏", "广播", "会议", "其他"),
		boxes("全社会", "特定群众", "本单位内部")
	if q := questions(i); q != nil {
		may, how, scope = "能公开", q.How, q.Scope
		if !q.MayPublish {
			may = "不能公开"
		}
	}
	return lines("一、能否公开："+may, "二、怎样公开："+how, "三、公开范围："+scope)
}

func questions(i disclosure.Item) *disclosure.Questions {
	for _, o := range slices.Backward(i.Current()) {
		if o.Questions != nil {
			return o.Questions
		}
	}
	return nil
}

// summaryLength is how many characters of the text the slip shows.
const summaryLength = 160

// Gist is the beginning of a text in one paragraph, without its headings,
// cut after a sentence where one ends in time.
func Gist(body string) string {
	var kept strings.Builder
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); !isChapter(line) || length(line) > longestHeading {
			kept.WriteString(line)
		}
	}
	text := strings.Join(strings.Fields(kept.String()), "")
	runes := []rune(text)
	if len(runes) <= summaryLength {
		return text
	}
	head := string(runes[:summaryLength])
	if end := strings.LastIndex(head, "。"); end > len(head)/2 {
		head = head[:end+len("。")]
	} else {
		head += "……"
	}
	return head + fmt.Sprintf("（全文%d字，附后）", utf8.RuneCountInString(strings.Join(strings.Fields(body), "")))
}

// orBlank leaves room for n characters in place of an empty text. The
// no-break space at the end keeps the room where spaces would hang out.
func orBlank(text string, n int) string {
	if text == "" {
		return strings.Repeat("　", n) + "\u00a0"
	}
	return text
}
