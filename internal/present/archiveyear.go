package present

import (
	"cmp"
	"fmt"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/office"
)

// ArchiveDeed is what a button of the room does.
type ArchiveDeed string

// The deeds of a year.
const (
	DoCompose   ArchiveDeed = "compose"   // 整理本年度
	DoCloseYear ArchiveDeed = "close"     // 归档编号
	DoFillBoxes ArchiveDeed = "fill"      // 装盒
	DoLoose     ArchiveDeed = "loose"     // 归一件
	DoReceive   ArchiveDeed = "receive"   // 收纸件
	DoCheck     ArchiveDeed = "check"     // 检查
	DoPrints    ArchiveDeed = "prints"    // 印目录和标签
	DoAppraise  ArchiveDeed = "appraise"  // 到期鉴定
	DoSettings  ArchiveDeed = "settings"  // 编号和保管期限
	DoCheckPack ArchiveDeed = "checkpack" // 核对移交包
)

// ArchiveAct is something that can be done, or why it cannot.
type ArchiveAct struct {
	Do         ArchiveDeed
	Word, Icon string
	Reason     string // why it cannot be done now; "" when it can
}

// unboxed is how many numbered pieces lie in no box.
func (p *Archive) unboxed() int {
	n := p.year.Pieces
	for _, b := range p.boxes {
		n -= b.Pieces
	}
	return max(0, n)
}

func (p *Archive) contextWords() string {
	y := p.year
	var words []string
	switch {
	case y.Pieces > 0 && y.Boxes > 0:
		words = append(words, fmt.Sprintf("%s件装%s", thousands(y.Pieces), thousands(y.Boxes)+p.boxNoun()))
	case y.Pieces > 0:
		words = append(words, fmt.Sprintf("已归档%s件", thousands(y.Pieces)))
	}
	for _, one := range []struct {
		n    int
		word string
	}{{y.Waiting, "待整理"}, {y.Pending, "待编号"}, {p.unboxed(), "待装"}, {y.NoPaper, "缺纸件"}, {y.Lent, "借出"}} {
		if one.n > 0 {
			words = append(words, fmt.Sprintf("%s%s件", one.word, thousands(one.n)))
		}
	}
	if len(words) == 0 {
		return "还没有归档"
	}
	return strings.Join(words, "，")
}

// boxNoun is what pieces are put into.
func (p *Archive) boxNoun() string {
	if p.year.Scheme.Arrangement == archive.ByVolume {
		return "卷"
	}
	return "盒"
}

// schemeWords says how the office classes its archive.
func schemeWords(s archive.Scheme) string {
	by := "按年度、保管期限分类"
	if s.ByUnit {
		by = "按年度、保管期限、机构（问题）分类"
	}
	if s.Fonds == "" {
		return by
	}
	return "全宗" + s.Fonds + "　" + by
}

// yearActs are the next step of the year, and what else can be done.
func (p *Archive) yearActs() (main ArchiveAct, more []ArchiveAct) {
	loose := ArchiveAct{DoLoose, "归一件", "plus", ""}
	all := []ArchiveAct{
		{DoCompose, "整理本年度", "files", ""}, {DoCloseYear, "归档编号", "stamp", ""}, {DoFillBoxes, "装" + p.boxNoun(), "archive", ""},
		loose, {DoReceive, "收纸件", "inbox", ""}, {DoCheck, "移交前检查", "", ""}, {DoPrints, "印目录和标签", "printer", ""}, {DoAppraise, "到期鉴定", "", ""},
		{DoCheckPack, "核对移交包", "", ""}, {DoSettings, "编号和保管期限", "settings", ""},
	}
	lacks := map[ArchiveDeed]string{}
	if p.year.Waiting == 0 {
		lacks[DoCompose] = fmt.Sprintf("%d年度没有办结了还没整理的", p.year.Year)
	}
	if p.year.Pending == 0 {
		lacks[DoCloseYear] = fmt.Sprintf("%d年度没有待编号的件", p.year.Year)
	}
	if p.unboxed() == 0 {
		lacks[DoFillBoxes] = fmt.Sprintf("%d年度没有待装的件", p.year.Year)
	}
	if p.year.Pieces == 0 {
		for _, deed := range []ArchiveDeed{DoCheck, DoPrints} {
			lacks[deed] = fmt.Sprintf("%d年度还没有归档编号", p.year.Year)
		}
	}
	main = loose
	for _, a := range all[:3] {
		if lacks[a.Do] == "" {
			main = a
			break
		}
	}
	for _, a := range all {
		if a.Do != main.Do {
			a.Reason = cmp.Or(lacks[a.Do], p.mayNot(a.Do))
			more = append(more, a)
		}
	}
	main.Reason = p.mayNot(main.Do)
	return main, more
}

// mayNot says why the person at the desk cannot do something; "" when they can.
// Anybody may look and print.
func (p *Archive) mayNot(deed ArchiveDeed) string {
	if s := p.desk.Sitting(); s != nil && deed != DoPrints && deed != DoCheckPack && deed != DoSettings {
		return sentenceOf(s.Role.Permit(office.ManageArchive))
	}
	return ""
}

// whoSits is the name of the person at the desk, for forms that ask who.
func (p *Archive) whoSits() string {
	if s := p.desk.Sitting(); s != nil {
		return s.Name
	}
	return ""
}
