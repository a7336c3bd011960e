package annual

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/annual/prose"
	"zwgk/internal/request"
)

// Fact is what a figure in the prose is about.
type Fact string

// The facts that have a place in the tables.
const (
	FactReceived       Fact = "收到申请"
	FactCarriedOver    Fact = "上年结转"
	FactCarriedForward Fact = "结转下年"
	FactClosed         Fact = "办结"
	FactGranted        Fact = "予以公开"
	FactPartial        Fact = "部分公开"
	FactGrantedAny     Fact = "予以公开和部分公开"
	FactDenied         Fact = "不予公开"
	FactUnavailable    Fact = "无法提供"
	FactRejected       Fact = "不予处理"
	FactOther          Fact = "其他处理"
	FactWithdrawn      Fact = "申请人撤回"
	FactReviews        Fact = "行政复议"
	FactSuits          Fact = "行政诉讼"
	FactMade           Fact = "制发行政规范性文件"
	FactAbolished      Fact = "废止行政规范性文件"
	FactInForce        Fact = "现行有效的行政规范性文件"
	FactLicences       Fact = "行政许可"
	FactPenalties      Fact = "行政处罚"
	FactCoercive       Fact = "行政强制"
	FactConsulted      Fact = "咨询"
)

// Told is one figure of the prose.
type Told struct {
	Fact   Fact
	Number int64
	Unit   string
	Rough  bool // 余, 约
	Odd    bool // 68余
	// Firm is false where the words leave room: another scope, a verb that may
	// mean something else.
	Firm  bool
	Quote string
	at    *paragraph
}

// tellers recognise what stands right before a number. The first that fits
// decides; a pattern ends where the number begins.
var tellers = []struct {
	fact   Fact
	before *regexp.Regexp
	firm   bool
}{
	{FactGrantedAny, regexp.MustCompile(`予以公开(?:及|和|或|、|与|或者)+部分公开` + filler), true},
	{FactPartial, regexp.MustCompile(`部分公开` + filler), true},
	{FactDenied, regexp.MustCompile(`不予以?公开` + filler), true},
	{FactGranted, regexp.MustCompile(`予以公开` + filler), true},
	{FactUnavailable, regexp.MustCompile(`无法提供` + filler), true},
	{FactRejected, regexp.MustCompile(`不予处理` + filler), true},
	{FactOther, regexp.MustCompile(`其他处理` + filler), true},
	{FactCarriedForward, regexp.MustCompile(`(?:结转|顺延|转)(?:至|到|入)?(?:下|次|明)一?年度?(?:继续办理)?(?:的?申请)?` + filler), true},
	{FactCarriedForward, regexp.MustCompile(`(?:正在办理|尚在办理|在办|未办结|尚未办结)(?:的)?(?:申请)?` + filler), false},
	{FactCarriedOver, regexp.MustCompile(`上一?年度?(?:结转|转入)(?:的)?(?:政府信息公开)?(?:申请)?` + filler), true},
	{FactAbolished, regexp.MustCompile(`废止(?:的)?行政规范性文件` + filler), true},
	{FactAbolished, regexp.MustCompile(`废止(?:的)?规范性文件` + filler), false},
	{FactInForce, regexp.MustCompile(`现行有效(?:的)?行政规范性文件` + filler), true},
	{FactInForce, regexp.MustCompile(`现行有效(?:的)?规范性文件` + filler), false},
	{FactMade, regexp.MustCompile(`(?:制定|制发|出台|印发)(?:的)?行政规范性文件` + filler), true},
	{FactMade, regexp.MustCompile(`(?:制定|制发|出台)(?:的)?规范性文件` + filler), false},
	{FactLicences, regexp.MustCompile(`作出(?:的)?行政许可决定` + filler), true},
	{FactLicences, regexp.MustCompile(`(?:作出|办理)行政许可(?:事项)?` + filler), false},
	{FactPenalties, regexp.MustCompile(`作出(?:的)?行政处罚决定` + filler), true},
	{FactPenalties, regexp.MustCompile(`作出行政处罚` + filler), false},
	{FactCoercive, regexp.MustCompile(`作出(?:的)?行政强制决定` + filler), true},
	{FactReviews, regexp.MustCompile(`(?:发生|被申请|提起|涉及|收到|办理|引发的?|，|、|；|。|^)(?:政府信息公开|信息公开)?(?:类)?行政复议(?:案件|申请|案)?` + filler), true},
	{FactSuits, regexp.MustCompile(`行政诉讼(?:案件|案)?` + filler), true},
}

// filler may stand between a term and its number.
const filler = `(?:的|共计?|总计|数量?|申请|政府信息|为|有|：|“|”)*$`

var (
	receiving    = regexp.MustCompile(`(?:收到|受理|接收|接到|新收|收办)`)
	directly     = regexp.MustCompile(`依申请公开(?:申请|件|信息|事项|数量|政府信息)*(?:共|计|为|：)*$`)
	withdrawing  = regexp.MustCompile(`撤回|撤销|撤件`)
	closing      = regexp.MustCompile(`(?:办结|答复|办理完毕)(?:政府信息公开)?(?:申请)?` + filler)
	bothDisputes = regexp.MustCompile(`复议[^，；。\d]{0,10}诉讼(?:案件|案)?` + filler)
	noneReceived = regexp.MustCompile(`(?:未|没有|没|从未)(?:收到|接到|受理|接收)(?:过)?(?:到)?[^，。；：、]{0,24}(?:申请|信息公开)|无依申请公开|未产生依申请`)
	noReviews    = regexp.MustCompile(`(?:未|没有|无|不存在)[^，。；]{0,28}?(?:行政)?复议`)
	noSuits      = regexp.MustCompile(`(?:未|没有|无|不存在)[^，。；]{0,40}?诉讼`)
	yearMark     = regexp.MustCompile(`20\d\d年`)
)

// others are words for more than the report's own organ.
var others = []string{"全县", "全市", "全区", "全省", "全州", "全旗", "各部门", "各乡镇"}

// Words that make a figure something else than the year's whole number.
var (
	comparing = []string{"比", "较", "增加", "增长", "减少", "下降", "上年收", "去年", "上年度收", "往年", "历年"}
	partial   = []string{"网上", "网络", "邮件", "邮箱", "信函", "来信", "当面", "现场", "传真", "邮寄", "书面", "口头", "在线", "线上", "线下", "平台", "窗口", "网站", "自然人", "法人", "企业", "本级", "其中", "咨询", "留言", "热线", "工单", "建议", "提案", "信访", "投诉", "意见", "救助", "低保", "报名", "许可", "补正", "延期", "来访", "信箱", "复议", "诉讼", "结转", "反馈", "问题"}
)

// tell finds the facts with a figure in a paragraph.
func (r *reading) tell(p *paragraph, quantities []prose.Quantity) []Told {
	var out []Told
	for _, q := range quantities {
		if fact, firm := r.factOf(p.text, q); fact != "" {
			from, to := prose.Clause(p.text, q.Start)
			out = append(out, Told{
				Fact: fact, Number: q.Number, Unit: q.Unit, Rough: q.Rough, Odd: q.Odd,
				Firm: firm && !r.wide() && !prose.ContainsAny(sentenceOf(p.text, q.Start), others...), Quote: p.text[from:max(to, q.End)], at: p,
			})
		}
	}
	return append(out, r.tellNone(p)...)
}

// wide reports whether the report speaks for others besides its own organ, so
// that a figure may be of a part only.
func (r *reading) wide() bool {
	return r.Level == "county" || r.Level == "city" || r.Level == "province"
}

func (r *reading) factOf(text string, q prose.Quantity) (fact Fact, firm bool) {
	from, to := prose.Clause(text, q.Start)
	clause, before := text[from:max(to, q.End)], text[from:q.Start]
	switch {
	case otherYear(text[:q.Start], r.Year), prose.ContainsAny(clause, comparing...), q.Unit == "元", q.Unit == "人":
		return "", false
	case r.withdrawn(text, q, before, clause):
		return FactWithdrawn, true
	case bothDisputes.MatchString(before) && q.Number > 0:
		return "", false // one number for 复议 and 诉讼 together
	}
	for _, t := range tellers {
		if t.before.MatchString(before) {
			if slices.Contains(groupFacts, t.fact) && !ofApplications(text, q.Start) {
				return "", false
			}
			return t.fact, t.firm
		}
	}
	switch {
	case !pieces(q.Unit):
		return "", false
	case isApplication(text, before, clause):
		return FactReceived, true
	case closing.MatchString(before) && closesApplications(text, q.Start, clause):
		return FactClosed, false
	}
	return "", false
}

// ofApplications reports whether 予以公开 and the like are said of
// applications: documents are published and withheld too.
func ofApplications(text string, at int) bool {
	from, to := prose.Sentence(text, at)
	if from > 0 {
		from, _ = prose.Sentence(text, from-len("。"))
	}
	return prose.ContainsAny(text[from:to], "申请", "答复", "办结") && !prose.ContainsAny(text[from:to], "制发政府信息", "主动公开", "公文")
}

func closesApplications(text string, at int, clause string) bool {
	sentence := sentenceOf(text, at)
	return strings.Contains(sentence, "公开") && strings.Contains(sentence, "申请") && !prose.ContainsAny(clause, partial...)
}

// isApplication recognises a clause that says how many applications came in.
// People apply to a township for many things, so that the clause must speak of
// information, or say nothing but 申请 in a paragraph that does.
func isApplication(text, before, clause string) bool {
	if prose.ContainsAny(clause, partial...) {
		return false
	}
	if directly.MatchString(before) {
		return true
	}
	return receiving.MatchString(before) && strings.Contains(clause, "申请") && aboutInformation(text, clause)
}

var bareApplication = regexp.MustCompile(`(?:收到|受理|接收|接到|新收|收办)(?:的)?(?:各类|任何)?(?:申请|\d)`)

func aboutInformation(text, clause string) bool {
	return prose.ContainsAny(clause, "公开", "依申请") || bareApplication.MatchString(clause) && prose.ContainsAny(text, "依申请", "信息公开申请")
}

// withdrawn recognises applications that were taken back; what a court or a
// superior annuls (撤销决定) is something else.
func (r *reading) withdrawn(text string, q prose.Quantity, before, clause string) bool {
	if !pieces(q.Unit) || !withdrawing.MatchString(clause) || prose.ContainsAny(clause, "复议", "诉讼", "决定", "判决", "责令", "登记", "机构") {
		return false
	}
	near := withdrawing.FindStringIndex(clause)
	return strings.Contains(sentenceOf(text, q.Start), "申请") && near[0] <= len(before)+40
}

func sentenceOf(text string, at int) string {
	from, to := prose.Sentence(text, at)
	return text[from:to]
}

func pieces(unit string) bool {
	switch unit {
	case "件", "份", "宗", "起", "条", "次", "个", "例", "项", "件次", "人次", "则":
		return true
	}
	return false
}

// otherYear reports whether the last year named before a figure is another
// one than the report's.
func otherYear(before string, year int) bool {
	marks := yearMark.FindAllString(before, -1)
	if len(marks) == 0 || year == 0 {
		return prose.ContainsAny(before, "上一年度", "上年度我", "去年")
	}
	n, err := strconv.Atoi(strings.TrimSuffix(marks[len(marks)-1], "年"))
	return err == nil && n != year
}

// tellNone finds sentences that say that nothing came in.
func (r *reading) tellNone(p *paragraph) []Told {
	var out []Told
	add := func(fact Fact, span []int, spoilt ...string) {
		if span == nil || otherYear(p.text[:span[0]], r.Year) {
			return
		}
		from, to := prose.Clause(p.text, span[0])
		clause := p.text[from:max(to, span[1])]
		if prose.ContainsAny(clause, spoilt...) || prose.ContainsAny(clause, comparing...) || fact == FactReceived && !aboutInformation(p.text, clause) {
			return
		}
		out = append(out, Told{Fact: fact, Unit: "件", Firm: !r.wide(), Quote: clause, at: p})
	}
	add(FactReceived, noneReceived.FindStringIndex(p.text), "网上", "网络", "邮", "信函", "当面", "传真", "平台", "结转", "许可", "咨询", "投诉", "复议", "诉讼", "无法", "不予", "不属于")
	unheard := []string{"未经", "纠正", "败诉", "维持", "撤销", "逾期", "审结", "无法", "不服", "结转", "机关"}
	add(FactReviews, noReviews.FindStringIndex(p.text), unheard...)
	add(FactSuits, noSuits.FindStringIndex(p.text), unheard...)
	return out
}

// rowsOf gives the rows of the tables that a fact counts, and those that it
// may count instead: 收到申请 can include what was carried over.
func (r *reading) rowsOf(fact Fact) [][]Address {
	outcome := func(rows ...request.Outcome) []Address {
		var out []Address
		for _, row := range rows {
			out = append(out, At(Table3, string(row), Total))
		}
		return out
	}
	other := outcome(request.OtherNoCorrection, request.OtherFeeUnpaid, request.OtherMisc)
	if r.hasOldOther() {
		other = []Address{At(Table3, OtherSingle, Total)}
	}
	row := func(key string) []Address { return []Address{At(Table3, key, Total)} }
	switch fact {
	case FactReceived:
		return [][]Address{row(NewReceived), append(row(NewReceived), row(CarriedOver)...)}
	case FactCarriedOver:
		return [][]Address{row(CarriedOver)}
	case FactCarriedForward:
		return [][]Address{row(CarriedForward)}
	case FactClosed:
		return [][]Address{row(ResultTotal), append(row(NewReceived), row(CarriedOver)...)}
	case FactGranted:
		return [][]Address{outcome(request.Granted), outcome(request.Granted, request.PartiallyGranted)}
	case FactPartial:
		return [][]Address{outcome(request.PartiallyGranted)}
	case FactGrantedAny:
		return [][]Address{outcome(request.Granted, request.PartiallyGranted)}
	case FactDenied:
		return [][]Address{outcome(deniedRows()...)}
	case FactUnavailable:
		return [][]Address{outcome(unavailableRows()...)}
	case FactRejected:
		return [][]Address{outcome(rejectedRows()...)}
	case FactOther:
		return [][]Address{other}
	}
	return r.rowsElsewhere(fact)
}

func (r *reading) rowsElsewhere(fact Fact) [][]Address {
	total := func(kinds ...request.CaseKind) []Address {
		var out []Address
		for _, k := range kinds {
			out = append(out, At(Table4, string(k), Total))
		}
		return out
	}
	switch fact {
	case FactReviews:
		return [][]Address{total(request.Reconsideration)}
	case FactSuits:
		return [][]Address{total(request.DirectLitigation, request.LitigationAfterReconsideration)}
	case FactMade:
		return [][]Address{{At(Table2, "normative_documents", Made)}}
	case FactAbolished:
		return [][]Address{{At(Table2, "normative_documents", Abolished)}}
	case FactInForce:
		return [][]Address{{At(Table2, "normative_documents", InForce)}}
	case FactLicences:
		return [][]Address{{At(Table2, string(Licences), Decisions)}}
	case FactPenalties:
		return [][]Address{{At(Table2, string(Penalties), Decisions)}}
	case FactCoercive:
		return [][]Address{{At(Table2, string(CoerciveMeasures), Decisions)}}
	}
	return nil
}

func deniedRows() []request.Outcome {
	return []request.Outcome{request.DeniedStateSecret, request.DeniedLawForbidden, request.DeniedSafetyStability, request.DeniedThirdParty,
		request.DeniedInternalAffairs, request.DeniedProcessInfo, request.DeniedEnforcementFile, request.DeniedAdminQuery}
}

func unavailableRows() []request.Outcome {
	return []request.Outcome{request.UnavailableNotHeld, request.UnavailableNeedsWork, request.UnavailableUnclear}
}

func rejectedRows() []request.Outcome {
	return []request.Outcome{request.RejectedPetition, request.RejectedDuplicate, request.RejectedPublication, request.RejectedAbusive, request.RejectedReconfirm}
}

// amount adds up cells. A total column that is blank is made up from its row,
// in which a blank counts as nothing; known is false when nothing is there.
func (r *reading) amount(cells []Address) (total int64, known bool) {
	for _, a := range cells {
		v := r.Get(a)
		if v.State == Number {
			total += v.Number
			continue
		}
		sum, ok := r.rowSum(a)
		if !ok {
			return 0, false
		}
		total += sum
	}
	return total, true
}

func (r *reading) rowSum(a Address) (sum int64, known bool) {
	table, row, column := a.Split()
	if table != Table3 || column != Total || r.Get(a).State != Blank {
		return 0, false
	}
	for _, k := range request.ApplicantKinds() {
		switch v := r.Get(At(table, row, string(k))); v.State {
		case Number:
			sum, known = sum+v.Number, true
		case Words, Unseen:
			return 0, false
		case Blank:
		}
	}
	return sum, known
}
