package sheet

import (
	"strings"
	"unicode/utf8"

	"zwgk/internal/catalog"
)

// linesText makes a text of the bytes of a cell and keeps its line breaks.
func linesText(b []byte) string {
	s := string(b)
	if strings.Contains(s, "_x") {
		s = unescape(s)
	}
	return catalog.NormalText(strings.ToValidUTF8(s, "\ufffd"))
}

func firstText(r *row) string {
	for i := range r.cells {
		if c := &r.cells[i]; c.kind != blank && !c.filled {
			return c.text
		}
	}
	return ""
}

// noDomain stands over entries without a 领域, where others have one.
const noDomain = "未写领域的事项"

const figuresOfList = "一二三四五六七八九十百千零〇"

var (
	listNumber = pattern(`^\s*(?:[(（]\s*(?:[` + figuresOfList + `]+|[0-9]{1,3})\s*[)）]|(?:[` + figuresOfList + `]+|[0-9]{1,3})\s*[、.．])\s*`)
	domainTail = pattern(`领域(?:基层)?(?:政务|政府信息)?(?:公开)?(?:事项)?(?:标准)?(?:公开)?(?:事项)?(?:目录|清单|一览表)?(?:[(（][^()（）]*[)）])?$`)
	listTail   = pattern(`(?:基层)?(?:政务|政府信息)?公开(?:事项)?标准?(?:公开)?(?:事项)?(?:目录|清单)$`)
	placeHead  = pattern(`^.*?(?:街道|[省市区县旗镇]|乡)`)
)

// knownDomains are 领域 that begin with, or contain, what looks like the end of
// a place's name.
var knownDomains = []string{
	"乡村振兴", "市政服务", "城市综合执法", "税收管理", "养老服务", "社会救助", "涉农补贴", "涉农资金", "政府文件信息",
	"重大建设项目", "公共资源交易", "财政预决算", "安全生产", "征地补偿", "国有土地上房屋征收与补偿", "保障性住房", "农村危房改造",
	"生态环境", "公共文化服务", "公共法律服务", "扶贫", "救灾", "食品药品监管", "就业", "社会保险", "户籍管理", "义务教育", "医疗卫生", "卫生健康", "新闻出版版权",
}

// domainOf reads the 领域 out of a banner （一）社会救助领域…目录, or out of a title
// 青石镇社会救助领域基层政务公开标准目录. It is sure of a banner; of a title it guesses
// where the place's name ends.
func domainOf(text string) (domain string, sure, ok bool) {
	rest := strings.TrimSpace(listNumber().ReplaceAllString(text, ""))
	numbered := rest != strings.TrimSpace(text)
	if rest == noDomain {
		return "", true, true
	}
	if inner, ends := strings.CutSuffix(rest, "领域"); ends && numbered {
		return inner, true, inner != ""
	}
	at := domainTail().FindStringIndex(rest)
	if at == nil || at[0] == 0 {
		return "", false, false
	}
	name := rest[:at[0]]
	if numbered {
		return name, true, true
	}
	return withoutPlace(name), false, true
}

// withoutPlace drops the name of a place before a 领域.
func withoutPlace(name string) string {
	for _, known := range knownDomains {
		if strings.HasSuffix(name, known) {
			return known
		}
	}
	for {
		place := placeHead().FindString(name)
		rest := strings.TrimPrefix(name, place)
		if place == "" || utf8.RuneCountInString(place) < 2 || rest == "" || strings.HasSuffix(place, "乡") && strings.HasPrefix(rest, "村") {
			return strings.TrimSpace(name)
		}
		name = rest
	}
}

// banner takes a line of its own between the rows: the title of a 领域, or a
// remark, which is reported.
func (t *catalogueTable) banner(i int) bool {
	own, filled, at := 0, 0, 0
	for c := range t.row.cells {
		switch cell := &t.row.cells[c]; {
		case cell.kind == blank:
		case cell.filled:
			filled++
		default:
			own, at = own+1, c
		}
	}
	if own != 1 || filled > 0 {
		return false
	}
	text := t.row.cells[at].text
	if t.row.cells[at].kind != textCell || !t.standsAlone(text, at) {
		return false
	}
	if domain, ok := t.bannerDomain(text, i); ok {
		t.domain, t.category, t.village = domain, "", t.village || isVillageTitle(text)
		return true
	}
	t.noteAt(t.row.number, text, "这一行是说明，不是公开事项，没有导入")
	return true
}

// standsAlone reports whether the only text of a row is no entry: merged over
// several columns, numbered, long, or in a column that holds no matter.
func (t *catalogueTable) standsAlone(text string, column int) bool {
	for _, m := range mergesFrom(t.merges, t.row.number) {
		if m.left == column && m.right >= m.left+2 {
			return true
		}
	}
	kind := t.head.kindOf(column)
	return listNumber().MatchString(text) || isFooter(text, true) ||
		kind != columnCategory1 && kind != columnCategory2 && kind != columnContent && !(kind == columnCode && len(text) <= 12)
}

// bannerDomain reads a 领域 from a line, when what follows belongs to it.
func (t *catalogueTable) bannerDomain(text string, i int) (string, bool) {
	if t.head.has(columnDomain) || i+1 >= len(t.rows) {
		return "", false
	}
	domain, sure, ok := domainOf(text)
	next, _ := t.headingAt(i + 1)
	plain := strings.TrimSpace(listTail().ReplaceAllString(listNumber().ReplaceAllString(text, ""), ""))
	switch {
	case ok && (sure || next != nil):
		return domain, true
	case strings.Contains(text, "说明") || isFooter(text, true) || utf8.RuneCountInString(plain) > 40 || plain == "":
		return "", false
	case next != nil || listNumber().MatchString(text) && len(t.rows[i+1].cells) > 2:
		return plain, true
	}
	return "", false
}

func isVillageTitle(title string) bool {
	s := bare(title)
	for _, w := range []string{"村务", "村居务", "居务", "三务", "村级事务", "村社区务"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
