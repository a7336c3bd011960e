package writing

import (
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/catalog"
)

// proactive is （一）主动公开.
func (w writer) proactive() Text {
	return w.inYear(w.items("主动公开政府信息"), w.channels(), sentence(w.only("公开的信息里有政策解读", explains)), w.coverage(), w.acts(),
		w.tellAll("elsewhere", "explaining", "open_day", "response"))
}

// mostClasses is how many classes a sentence names.
const mostClasses = 8

// items says how much was published, by class. The classes are all named, or
// the sentence says 等.
func (w writer) items(verb string) string {
	if w.number(published) == 0 {
		return ""
	}
	total := verb + w.count(published)
	classes := w.Published.classes()
	var sum int64
	for _, c := range classes {
		sum += c.Number
	}
	switch {
	case len(classes) == 0 || sum > w.Published.Items:
		return sentence(total)
	case len(classes) == 1 && sum == w.Published.Items && sum == 1:
		return sentence(total, "属于"+class(classes[0].Name))
	case len(classes) == 1 && sum == w.Published.Items:
		return sentence(total, "都属于"+class(classes[0].Name))
	}
	var parts []string
	for _, c := range classes[:min(len(classes), mostClasses)] {
		parts = append(parts, class(c.Name)+w.count(Fact(classPrefix+c.Name)))
	}
	list := strings.Join(parts, "、")
	if len(parts) < len(classes) || sum < w.Published.Items {
		list += "等"
	}
	return sentence(total, "按类别分", list)
}

// class names a class in a sentence. 类 behind it keeps a class that is called
// 行政复议 from being read as so many 行政复议.
func class(name string) string { return strings.TrimSuffix(name, "类") + "类" }

// channels says how much went out by which channel. One item counts in each of
// its channels, and the sentence says so, so that nobody adds them up.
func (w writer) channels() string {
	all := w.Published.channels()
	switch len(all) {
	case 0:
		return ""
	case 1:
		return sentence("通过" + channel(all[0].Name) + "公开" + w.count(Fact(channelPrefix+all[0].Name)))
	}
	var parts []string
	for _, c := range all {
		parts = append(parts, channel(c.Name)+w.count(Fact(channelPrefix+c.Name)))
	}
	return sentence("按公开渠道分", strings.Join(parts, "、"), "同一条信息在多个渠道公开的分别计入")
}

// channelWords are the boxes of the 标准目录 as a sentence has them.
var channelWords = map[catalog.Channel]string{
	catalog.Briefing: "发布会", catalog.NoticeBoard: "公示栏", catalog.OnSite: "入户现场", catalog.Loudspeaker: "广播", catalog.Leaflet: "明白纸",
	catalog.Signboard: "公示牌", catalog.DisplayBoard: "展板", catalog.OtherCarrier: "其他方式",
}

func channel(name string) string {
	if known, ok := catalog.ParseChannel(name); ok {
		if words := channelWords[known]; words != "" {
			return words
		}
	}
	return name
}

// coverage says how much of the catalogue had something published.
func (w writer) coverage() string {
	n, done := w.number(entries), w.number(covered)
	total := "公开目录有事项" + w.count(entries)
	switch {
	case n == 0:
		return ""
	case done >= n && n == 1:
		return sentence(total, "本年有信息公开")
	case done >= n:
		return sentence(total, "本年都有信息公开")
	case done == 0 && n == 1:
		return sentence(total, "本年没有信息公开")
	case done == 0:
		return sentence(total, "本年都没有信息公开")
	}
	return sentence(total, "本年有信息公开的"+w.count(covered))
}

// acts are the decisions and charges of table two.
func (w writer) acts() string {
	var some, none []string
	for _, act := range []struct {
		kind annual.ActKind
		name string
	}{{annual.Licences, "行政许可决定"}, {annual.Penalties, "行政处罚决定"}, {annual.CoerciveMeasures, "行政强制决定"}} {
		fact := cell(annual.Table2, string(act.kind), annual.Decisions)
		if w.number(fact) > 0 {
			some = append(some, act.name+w.count(fact))
		} else {
			none = append(none, act.name)
		}
	}
	decisions := ""
	if len(some) > 0 {
		decisions = "作出" + strings.Join(some, "、")
	}
	without := ""
	if len(none) > 0 {
		without = "没有作出" + and(none)
	}
	charges := w.some("收取行政事业性收费", cell(annual.Table2, string(annual.Charges), annual.AmountDue), "没有收取行政事业性收费")
	return sentence(join("，", decisions, without) + "；" + charges)
}

// management is （三）政府信息管理.
func (w writer) management() Text {
	return w.inYear(w.documents(), w.tellAll("audit", "revision"))
}

// documents are the 规章 and 行政规范性文件 of table two.
func (w writer) documents() string {
	all := ""
	if w.Organ.Level.MakesRegulations() {
		all = w.documentsOf("regulations", "规章")
	}
	return all + w.documentsOf("normative_documents", "行政规范性文件")
}

func (w writer) documentsOf(row, name string) string {
	at := func(column string) Fact { return cell(annual.Table2, row, column) }
	inForce := w.some("年末现行有效"+name, at(annual.InForce), "年末没有现行有效的"+name)
	if w.number(at(annual.Made))+w.number(at(annual.Abolished)) == 0 {
		return sentence("没有制发、废止"+name, inForce)
	}
	return sentence(w.some("制发"+name, at(annual.Made), "没有制发"+name), w.some("废止"+name, at(annual.Abolished), "没有废止"+name), inForce)
}

// platform is （四）平台建设.
func (w writer) platform() Text {
	told := w.tellAll("platform", "column_opened", "column_closed", "zone")
	used := w.usedChannels()
	if told+used == "" {
		return w.inYear("没有登记政府信息公开平台的新建、停用。")
	}
	return w.inYear(used, told)
}

// mostChannels is how many channels a sentence names.
const mostChannels = 6

func (w writer) usedChannels() string {
	var names []string
	for _, c := range w.Published.channels() {
		names = append(names, channel(c.Name))
	}
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return sentence("公开信息使用的平台是" + names[0])
	case n > mostChannels:
		return sentence("公开信息使用" + strings.Join(names[:mostChannels], "、") + "等" + w.count(usedChannels) + "渠道")
	}
	return sentence("公开信息使用" + and(names) + "，一共" + w.count(usedChannels) + "渠道")
}

// supervision is （五）监督保障. The three matters that 条例 article 50 item 4
// wants are named even when nobody said anything of them.
func (w writer) supervision() Text {
	var silent []string
	for _, k := range kinds {
		if k.must && !w.of(k.kind).said {
			silent = append(silent, k.label)
		}
	}
	none := ""
	if len(silent) > 0 {
		none = sentence("没有登记" + and(silent) + "的情况")
	}
	return w.inYear(w.tellAll("leadership", "meeting", "training", "self_check", "village_check", "evaluation", "public_review", "accountability"), none)
}
