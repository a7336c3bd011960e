package present

import (
	"fmt"

	"zwgk/internal/desk"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// quickCard lays the quick card out. Its words are those that stand on the
// screen: what the rooms and their buttons are called is known here.
func quickCard(organ office.Organ, on workday.Date) (*paper.Document, *paper.FontSet, error) {
	fonts, _, err := desk.Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := form.QuickCardSheet(form.QuickCard{
		Organ: organ, On: on, Keys: cardKeys(), Jobs: cardJobs(),
		Help: "不明白的，在哪里都按F1，手册正好翻到那一页，再按Ctrl+F查找。每件事都可以只用键盘办。",
	}, fonts)
	return document, fonts, err
}

// roomKey is the key that leads to a room: Ctrl+4.
func roomKey(r Room) string {
	for i, entry := range Rooms() {
		if entry.Room == r {
			return fmt.Sprintf("Ctrl+%d", i+1)
		}
	}
	return ""
}

func cardKeys() []form.CardKey {
	keys := []form.CardKey{
		{Keys: "F1", Does: "手册，翻到这一页"}, {Keys: "Ctrl+/", Does: "看全部按键"}, {Keys: "Ctrl+F", Does: "查找"},
		{Keys: "Ctrl+N", Does: "新写一件、归一件"}, {Keys: "Ctrl+Enter", Does: "下一步（实心的按钮）"}, {Keys: "Ctrl+P", Does: "打印"},
		{Keys: "Tab Shift+Tab", Does: "下一处、上一处"}, {Keys: "Enter、空格", Does: "打开一行，按下按钮"}, {Keys: "Esc、Alt+←", Does: "取消，回上一页"},
		{Keys: "Ctrl+L", Does: "离开，换人"},
	}
	for _, entry := range Rooms() {
		keys = append(keys, form.CardKey{Keys: roomKey(entry.Room), Does: entry.Name})
	}
	return keys
}

func cardJobs() []form.CardJob {
	items, requests, archive, data := roomKey(ItemsRoom), roomKey(RequestsRoom), roomKey(ArchiveRoom), roomKey(DataRoom)
	return []form.CardJob{
		{Name: "登记一件公开事项", Steps: []string{
			items + "，Ctrl+N，找到目录事项，按“用这一条”。", "写标题和正文，查出的个人信息一处一处改掉。", "按“保存，送初审”，村里送监委会审查。",
		}},
		{Name: "在纸上审签", Steps: []string{
			items + "，打开这一件，Ctrl+P打印审批单。", "领导在纸上签字。", "签回来按“登记纸面意见”，写签字人和日期。",
		}},
		{Name: "贴出去，留凭证", Steps: []string{
			"签发以后按“登记公布”，写渠道、地点和日期。", "按“加凭证”，选现场照片。", "公示期满，按“办完，送建档”。",
		}},
		{Name: "登记一件申请", Steps: []string{
			requests + "，Ctrl+N，写申请人、收到日期和要什么。", "看清最后一天，要数法就按“逐日计算表”。", "按“印收件回执”，交给申请人。",
		}},
		{Name: "答复申请", Steps: []string{
			requests + "，打开这一件，按“写答复书”，选结果。", "审核、签发以后按“印发答复书”，打印盖章。", "送到了按“登记送达”。",
		}},
		{Name: "归档和备份", Steps: []string{
			archive + "，按“整理本年度”，照提示编号、装盒。", "备份：" + data + "，选好文件夹，按“立即备份”。", "核对完了再拔U盘。关程序时也自动备份。",
		}},
	}
}
