package catalog

import (
	"slices"
	"strings"
)

// Channel is one of the 公开渠道和载体.
type Channel string

// The thirteen boxes of the 标准目录, in its order, the box that some counties
// add, and the carriers that towns and villages use besides.
const (
	Website       Channel = "website"        // 政府网站
	Gazette       Channel = "gazette"        // 政府公报
	SocialMedia   Channel = "social_media"   // 两微一端
	Briefing      Channel = "briefing"       // 发布会/听证会
	Broadcasting  Channel = "broadcasting"   // 广播电视
	PrintMedia    Channel = "print_media"    // 纸质媒体
	ReadingPoint  Channel = "reading_point"  // 公开查阅点
	ServiceCentre Channel = "service_centre" // 政务服务中心
	ServiceStop   Channel = "service_stop"   // 便民服务站
	OnSite        Channel = "on_site"        // 入户/现场
	NoticeBoard   Channel = "notice_board"   // 社区/企事业单位/村公示栏（电子屏）
	Push          Channel = "push"           // 精准推送
	OtherCarrier  Channel = "other"          // 其他; Entry.OtherChannel says which

	Hotline Channel = "hotline_12345" // 12345政务服务热线

	Meeting      Channel = "meeting"      // 会议
	Circular     Channel = "circular"     // 文件
	Loudspeaker  Channel = "loudspeaker"  // 广播（大喇叭）
	Leaflet      Channel = "leaflet"      // 明白纸/一封信/宣传单
	Signboard    Channel = "signboard"    // 公示牌/公告牌
	LEDScreen    Channel = "led_screen"   // LED电子屏
	Blackboard   Channel = "blackboard"   // 黑板报
	Handbook     Channel = "handbook"     // 手册
	TouchScreen  Channel = "touch_screen" // 触摸屏
	DisplayBoard Channel = "display"      // 展板/条幅
)

// channelInfo is what is known of a channel. Place: a posting must say where.
type channelInfo struct {
	channel  Channel
	label    string
	place    bool
	inward   bool // can stay inside the office
	synonyms []string
}

var channels = []channelInfo{
	{Website, "政府网站", false, false, []string{"网站", "政府门户网站", "门户网站", "政务网站", "本级政府网站", "人民政府网站", "县政府网站", "区政府网站", "市政府网站"}},
	{Gazette, "政府公报", false, false, []string{"公报"}},
	{SocialMedia, "两微一端", false, false, []string{"两微", "微信公众号", "政务新媒体", "新媒体", "微信", "微博微信"}},
	{Briefing, "发布会/听证会", false, false, []string{"发布会听证会", "新闻发布会", "发布会", "听证会", "新闻发布会听证会"}},
	{Broadcasting, "广播电视", false, false, []string{"电视", "广播电视台", "电台电视"}},
	{PrintMedia, "纸质媒体", false, false, []string{"纸质载体", "报刊", "报纸", "纸媒"}},
	{ReadingPoint, "公开查阅点", true, false, []string{"查阅点", "信息公开查阅点", "政府信息公开查阅点", "政府信息查阅点", "公共查阅点", "查阅场所"}},
	{ServiceCentre, "政务服务中心", true, false, []string{"行政服务中心", "便民服务中心", "党群服务中心", "政务大厅", "政务服务大厅", "办事大厅"}},
	{ServiceStop, "便民服务站", true, false, []string{"便民服务点", "村便民服务站", "社区便民服务站", "便民服务室"}},
	{OnSite, "入户/现场", true, false, []string{"入户现场", "入户", "现场", "现场公示", "入户告知"}},
	{NoticeBoard, "社区/企事业单位/村公示栏（电子屏）", true, true, []string{"社区企事业单位村公示栏", "公示栏", "村公示栏", "社区公示栏", "公开栏", "村务公开栏", "政务公开栏",
		"信息公告栏", "公告栏", "宣传栏", "社区村公示栏", "社区企事业单位公示栏", "社区企事业单位村公示栏电子屏", "村居公示栏", "村居务公开栏", "居务公开栏", "党务村务公开栏", "三务公开栏"}},
	{Push, "精准推送", false, false, []string{"短信", "短信推送", "短信通知"}},
	{OtherCarrier, "其他", false, true, []string{"其它", "其他方式", "其他渠道"}},
	{Hotline, "12345政务服务热线", false, false, []string{"12345", "12345热线", "政务服务热线", "政务服务便民热线", "12345政务服务便民热线", "政府服务热线"}},
	{Meeting, "会议", true, true, []string{"村民会议", "村民代表会议", "会议公开", "职工大会"}},
	{Circular, "文件", false, true, []string{"文件公开", "内部文件", "印发文件"}},
	{Loudspeaker, "广播（大喇叭）", true, false, []string{"广播", "大喇叭", "村广播", "农村广播", "村级广播", "村村响", "应急广播"}},
	{Leaflet, "明白纸/一封信/宣传单", false, false, []string{"明白纸一封信宣传单", "明白纸", "明白卡", "一封信", "宣传单", "公开信", "宣传册"}},
	{Signboard, "公示牌/公告牌", true, false, []string{"公示牌公告牌", "公示牌", "公告牌", "现场公示牌", "竣工公示牌", "竣工公告牌", "标识牌"}},
	{LEDScreen, "LED电子屏", true, false, []string{"LED", "LED屏", "电子屏", "电子显示屏", "LED显示屏", "电子信息屏"}},
	{Blackboard, "黑板报", true, true, []string{"黑板"}},
	{Handbook, "手册", false, false, []string{"办事手册", "便民手册", "须知"}},
	{TouchScreen, "触摸屏", true, false, []string{"电子触摸屏", "触摸查询屏", "触摸查询机", "自助查询机"}},
	{DisplayBoard, "展板/条幅", true, false, []string{"展板条幅", "展板", "条幅", "横幅", "标语"}},
}

// boxes is how many of the channels are printed as boxes of the 标准目录.
const boxes = 13

// Channels returns every channel: the thirteen boxes of the 标准目录 in its
// order, 12345, then the carriers of towns and villages.
func Channels() []Channel {
	all := make([]Channel, len(channels))
	for i, c := range channels {
		all[i] = c.channel
	}
	return all
}

// StandardChannels returns the thirteen boxes of the 标准目录 in its order.
func StandardChannels() []Channel { return Channels()[:boxes] }

func (c Channel) info() channelInfo {
	for _, i := range channels {
		if i.channel == c {
			return i
		}
	}
	return channelInfo{}
}

// Label is the channel's name as the 标准目录 prints it, "" for an unknown one.
func (c Channel) Label() string { return c.info().label }

// NeedsPlace reports whether a posting must say where: which board, which
// village's loudspeaker.
func (c Channel) NeedsPlace() bool { return c.info().place }

// Outward reports whether what is posted there reaches people outside the
// office. 对内公开 uses only channels that do not.
func (c Channel) Outward() bool { return !c.info().inward }

// ParseChannel finds the channel that a name stands for: its label, a synonym
// (行政服务中心, 纸质载体 …), or the identifier.
func ParseChannel(name string) (Channel, bool) {
	c, ok := channelNames[channelKey(name)]
	return c, ok
}

var channelNames = func() map[string]Channel {
	names := map[string]Channel{}
	for _, c := range channels {
		for _, name := range append([]string{c.label, string(c.channel)}, c.synonyms...) {
			names[channelKey(name)] = c.channel
		}
	}
	return names
}()

// channelKey makes equal what differs in marks, spaces, width and case only.
func channelKey(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e {
			r -= 0xfee0
		}
		switch {
		case strings.ContainsRune(" \t\r\n\u3000\u00a0/、()（）“”\"'·-", r):
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, name)
}

// sortChannels puts channels into the order of the 标准目录, each once.
func sortChannels(list []Channel) []Channel {
	var sorted []Channel
	for _, c := range channels {
		if slices.Contains(list, c.channel) {
			sorted = append(sorted, c.channel)
		}
	}
	for _, c := range list { // unknown ones stay, so that Validate can name them
		if !slices.Contains(sorted, c) {
			sorted = append(sorted, c)
		}
	}
	return sorted
}
