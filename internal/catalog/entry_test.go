package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

func good() catalog.Entry {
	return catalog.Entry{
		ID: "1", Position: 1, Domain: "社会救助", Category1: "最低生活保障", Category2: "审核信息", TimeLimit: "10个工作日内，公示7个工作日",
		Channels: []catalog.Channel{catalog.NoticeBoard, catalog.OtherCarrier}, OtherChannel: "赶集日宣传",
		Audience: catalog.Audience{Specific: true, Group: "二组低保申请户"}, Mode: catalog.Mode{Proactive: true},
		Tiers: []catalog.Tier{catalog.TownTier, catalog.VillageTier}, Cadence: catalog.AnyTime,
	}
}

func TestWhatAnEntryMustBe(t *testing.T) {
	for says, change := range map[string]func(*catalog.Entry){
		"":             func(*catalog.Entry) {},
		"没有写一级事项":      func(e *catalog.Entry) { e.Category1 = " " },
		"二级事项有201个字":   func(e *catalog.Entry) { e.Category2 = strings.Repeat("长", 201) },
		"公开内容有10001个字": func(e *catalog.Entry) { e.Content = strings.Repeat("长", 10001) },
		"领域里有换行":       func(e *catalog.Entry) { e.Domain = "社会\n救助" },
		"特定群众里有勾选符号":   func(e *catalog.Entry) { e.Audience.Group = "√低保户" },
		"公开依据里有看不见":    func(e *catalog.Entry) { e.Basis = "条例\x00" },
		"备注里有认不出":      func(e *catalog.Entry) { e.Note = "\xff" },
		"公开周期“每年”不认识":  func(e *catalog.Entry) { e.Cadence = "每年" },
		"公开渠道“飞鸽”不认识":  func(e *catalog.Entry) { e.Channels = append(e.Channels, "飞鸽") },
		"公开渠道“其他”写了两次": func(e *catalog.Entry) { e.Channels = append(e.Channels, catalog.OtherCarrier) },
		"写了其他渠道“赶集日宣传”，没有勾选":         func(e *catalog.Entry) { e.Channels = e.Channels[:1] },
		"写了公开对象“二组低保申请户”，没有勾选“特定群众”": func(e *catalog.Entry) { e.Audience.Specific = false },
		"公开层级“乡级”写了两次":               func(e *catalog.Entry) { e.Tiers = append(e.Tiers, catalog.TownTier) },
		"公开层级“”不对":                   func(e *catalog.Entry) { e.Tiers = []catalog.Tier{""} },
		"公开层级写的是栏名":                  func(e *catalog.Entry) { e.Tiers = []catalog.Tier{"公开层级"} },
		"公开层级里有换行或勾选":                func(e *catalog.Entry) { e.Tiers = []catalog.Tier{"乡■级"} },
		"公开层级有9个":                    func(e *catalog.Entry) { e.Tiers = make([]catalog.Tier, 9) },
		"序号-1不对":                     func(e *catalog.Entry) { e.Position = -1 },
	} {
		e := good()
		change(&e)
		err := e.Validate()
		if (err == nil) != (says == "") || !strings.Contains(fault.Sentence(err), says) || err != nil && fault.CodeOf(err) != fault.Invalid {
			t.Errorf("want %q, got %v", says, err)
		}
	}
}

func TestHowAnEntryIsKept(t *testing.T) {
	e := catalog.Entry{
		Domain: "社会\n救助", Category1: " 甲\r\n乙 \u200b", Category2: "—", Code: "12", OtherChannel: "（大喇叭车）", Audience: catalog.Audience{Group: "(老人)"},
		Channels: []catalog.Channel{catalog.Meeting, catalog.Website}, Tiers: []catalog.Tier{"村级", "乡级", "县级"},
	}.Normal()
	if e.Domain != "社会救助" || e.Category1 != "甲\n乙" || e.Category2 != "" || e.Code != "" || e.OtherChannel != "大喇叭车" || e.Audience.Group != "老人" || !e.Audience.Specific ||
		!slices.Equal(e.Channels, []catalog.Channel{catalog.Website, catalog.OtherCarrier, catalog.Meeting}) || !slices.Equal(e.Tiers, []catalog.Tier{"县级", "乡级", "村级"}) {
		t.Errorf("%+v", e)
	}
	if again := e.Normal(); again.Text(catalog.FieldChannels) != e.Text(catalog.FieldChannels) || again.Category1 != e.Category1 {
		t.Errorf("a second time it changes again: %+v", again)
	}
	if code := (catalog.Entry{Code: "0505"}).Normal().Code; code != "0505" {
		t.Errorf("code %q", code)
	}
	if name := good().Name(); name != "最低生活保障：审核信息" {
		t.Errorf("name %q", name)
	}
}

// TestChannels: the thirteen boxes of the 标准目录 in its order, then the others;
// every word stands for one channel only.
func TestChannels(t *testing.T) {
	var labels []string
	for _, c := range catalog.StandardChannels() {
		labels = append(labels, c.Label())
	}
	want := "政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场 社区/企事业单位/村公示栏（电子屏） 精准推送 其他"
	if got := strings.Join(labels, " "); got != want {
		t.Errorf("boxes: %s", got)
	}
	if n := len(catalog.Channels()); n != 24 {
		t.Errorf("%d channels", n)
	}
	for _, c := range catalog.Channels() {
		for _, name := range []string{c.Label(), string(c), " " + strings.ReplaceAll(c.Label(), "/", "／") + "\n"} {
			if got, ok := catalog.ParseChannel(name); !ok || got != c {
				t.Errorf("%q is %q, want %s", name, got, c)
			}
		}
	}
	for name, want := range map[string]catalog.Channel{
		"行政服务中心": catalog.ServiceCentre, "纸质载体": catalog.PrintMedia, "村务公开栏": catalog.NoticeBoard, "大喇叭": catalog.Loudspeaker, "明白纸": catalog.Leaflet,
		"led屏": catalog.LEDScreen, "12345热线": catalog.Hotline, "发布会、听证会": catalog.Briefing, "社区／企事业单位／村公示栏(电子屏)": catalog.NoticeBoard,
	} {
		if got, ok := catalog.ParseChannel(name); !ok || got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if _, ok := catalog.ParseChannel("飞鸽"); ok || catalog.Channel("飞鸽").Label() != "" {
		t.Error("an unknown channel has a name")
	}
	for c, want := range map[catalog.Channel][2]bool{catalog.NoticeBoard: {true, false}, catalog.Website: {false, true}, catalog.Meeting: {true, false}, catalog.Circular: {false, false}, catalog.Loudspeaker: {true, true}} {
		if c.NeedsPlace() != want[0] || c.Outward() != want[1] {
			t.Errorf("%s: place %v, outward %v", c, c.NeedsPlace(), c.Outward())
		}
	}
}

func TestWordsOfTheBoxes(t *testing.T) {
	for text, want := range map[string]catalog.Audience{
		"全社会": {Public: true}, "特定群体": {Specific: true}, "特定对象（老人）": {Specific: true, Group: "老人"}, "全社会、特定群众（甲）": {Public: true, Specific: true, Group: "甲"},
	} {
		if got, ok := catalog.ParseAudience(text); !ok || got != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
	for _, text := range []string{"", "村民"} {
		if _, ok := catalog.ParseAudience(text); ok {
			t.Errorf("%q is an audience", text)
		}
	}
	for text, want := range map[string]catalog.Mode{"主动": {Proactive: true}, "依申请公开": {OnRequest: true}, "主动公开、依申请": {Proactive: true, OnRequest: true}} {
		if got, ok := catalog.ParseMode(text); !ok || got != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
	if _, ok := catalog.ParseMode("半公开"); ok {
		t.Error("半公开 is a mode")
	}
	if _, _, ok := catalog.ParseStatus("作废"); ok {
		t.Error("作废 is a status")
	}
}
