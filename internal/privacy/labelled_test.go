package privacy_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"zwgk/internal/privacy"
)

// The labelled set. It is written from the papers that offices hang out, by
// templates and word lists of its own, and no check digit is computed by the
// finder's code. Each kind has two groups of templates: the finder was corrected
// by what it missed in the first, the second was held out. Both are filled from
// the same names and illnesses, and the finder's lists have grown by some of
// them: the held-out half tells of new sentences, not of new words.

// sample is a text and the personal data planted in it; kind "" is a text with
// none.
type sample struct {
	text       string
	kind       privacy.Kind
	start, end int
	heldOut    bool
	template   string
}

// maker makes samples from a seed.
type maker struct{ *rand.Rand }

func (m maker) of(words string) string {
	list := strings.Fields(words)
	return list[m.IntN(len(list))]
}

func (m maker) digits(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(byte('0' + m.IntN(10)))
	}
	return b.String()
}

// fill replaces {field}s until none is left.
func (m maker) fill(text string) string {
	for {
		from := strings.IndexByte(text, '{')
		if from < 0 {
			return text
		}
		to := from + strings.IndexByte(text[from:], '}')
		text = text[:from] + m.field(text[from+1:to]) + text[to+1:]
	}
}

const (
	family = "张 王 李 赵 陈 林 周 吴 孙 钱 冯 褚 卫 蒋 沈 韩 杨 朱 秦 许 何 吕 施 孔 曹 严 华 金 魏 陶 姜 戚 谢 邹 喻 柏 水 窦 章 云 苏 潘 葛 奚 范 彭 郎 鲁 韦 昌 马 苗 凤 花 方 俞 任 袁 柳 酆 鲍 史 唐 费 廉 岑 薛 雷 贺 倪 汤 滕 殷 罗 毕 郝 邬 安 常 乐 于 时 傅 皮 卞 齐 康 欧阳 上官 诸葛"
	given1 = "伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 辉 玲 桂 红 波 斌 宇 浩 凯 健 俊 帆 雪 倩 鑫 旭 梅 兰 琴 𠮷 䶮 喆 玥"
	given2 = "建国 秀英 桂兰 志强 玉珍 海燕 春梅 文斌 子涵 雨欣 浩然 欣怡 一诺 思远 小红 大山 根生 水根 阿毛 来娣 招弟 金花 国庆 红旗 卫东 爱民 有为 为民 家宝 学军 长生 正道 德全 福贵 光明 新民 土根 小芳 晓东 永强 金水"
	place1 = "青石 石桥 双河 白水 柳林 龙泉 高坪 大湾 新店 沙溪 梅山 枫树 桃源 黄泥 马家 李家 上坝 下河 红星 前进 东升 太平 永安 南坑 北塘"
)

func (m maker) field(name string) string {
	switch name {
	case "name":
		if m.IntN(3) == 0 {
			return m.of(family) + m.of(given1)
		}
		return m.of(family) + m.of(given2)
	case "village":
		return m.of(place1) + m.of("村 村 村 社区")
	case "town":
		return m.of(place1) + m.of("镇 乡 镇 街道")
	case "county":
		return m.of("安平县 清河县 云阳区 海宁市 永丰县 临江市 南和区")
	case "no":
		return fmt.Sprint(m.IntN(300) + 1)
	case "n":
		return fmt.Sprint(m.IntN(9) + 1)
	case "han":
		return m.of("一 二 三 四 五 六 七 八 九 十 十一 十二")
	case "money":
		return fmt.Sprintf("%d.%02d", m.IntN(90000)+100, m.IntN(100))
	case "big":
		return fmt.Sprint(m.IntN(9_000_000) + 10_000)
	case "year":
		return fmt.Sprint(2015 + m.IntN(12))
	case "date":
		return fmt.Sprintf("%d年%d月%d日", 2018+m.IntN(9), m.IntN(12)+1, m.IntN(28)+1)
	case "colon":
		return m.of("： : 为 号：")
	case "code":
		return m.code()
	case "road":
		return m.of("人民 解放 建设 中山 环城北 文化 朝阳 学府 滨江 迎宾 老 西门 东风") + m.of("路 路 街 大道 巷")
	case "estate":
		return m.of("阳光 锦绣 金色 碧水 翠湖 书香 和谐 御景") + m.of("小区 花园 家园 苑 新村 公寓")
	}
	return m.special(name)
}

// special fields make what is planted.
func (m maker) special(name string) string {
	switch name {
	case "id":
		return m.id(1940 + m.IntN(60))
	case "oldid":
		return fmt.Sprintf("%s%02d%02d%02d%s", m.of("330106 420922 370724 511028 130182 610431"), 30+m.IntN(60), m.IntN(12)+1, m.IntN(28)+1, m.digits(3))
	case "mobile":
		return m.of("130 131 133 135 136 137 138 139 147 150 151 152 155 158 159 166 170 173 177 180 181 186 187 188 189 191 198 199") + m.digits(8)
	case "card":
		return m.card()
	case "landline":
		return m.of("010-6 0571-8 0716-3 028-8 0313-7 0898-6") + m.digits(7)
	case "plate":
		return m.plate()
	case "wechat":
		return m.of("zhang li wx a hello xiao sunny lucky qq z1 tea") + m.of("_ - x 0 1 ab") + m.digits(5+m.IntN(4))
	case "ill":
		return m.of("尿毒症 胃癌 再生障碍性贫血 系统性红斑狼疮 强直性脊柱炎 股骨头坏死 慢性阻塞性肺病 糖尿病 冠心病 急性淋巴细胞白血病 类风湿关节炎 肝硬化 矽肺 癫痫 帕金森病 脑梗后遗症 双相情感障碍 甲状腺癌 先天性心脏病 重症肌无力")
	case "lame":
		return m.of("肢体残疾二级 视力一级残疾 智力残疾 听力残疾三级 精神二级残疾 多重残疾 肢体三级残疾")
	case "why":
		return m.of("因病致贫 因残致贫 身患重病 长期卧床 丧失劳动能力 生活不能自理 瘫痪在床 双目失明")
	case "age":
		return fmt.Sprint(m.IntN(13) + 1)
	case "hanage":
		return m.of("五 六 七 八 九 十 十一 十二 十三")
	case "birth":
		return fmt.Sprint(2013 + m.IntN(13))
	}
	panic("no field " + name)
}

// id makes an identity number as GB 11643 does: the check digit is the one that
// makes the weighted sum leave 1 when divided by 11.
func (m maker) id(year int) string {
	body := m.of("330106 420922 370724 511028 130182 610431 320583 441322 110105 650102") +
		fmt.Sprintf("%d%02d%02d", year, m.IntN(12)+1, m.IntN(28)+1) + m.digits(3)
	for check := range 11 {
		sum, weight := check, 2
		for i := len(body) - 1; i >= 0; i-- {
			sum += int(body[i]-'0') * weight
			weight = weight * 2 % 11
		}
		if sum%11 == 1 {
			return body + "0123456789X"[check:check+1]
		}
	}
	panic("no check digit")
}

// card makes a bank card number that passes the Luhn test.
func (m maker) card() string {
	body := m.of("622202 621700 622848 623058 621226 621799") + m.digits(12)
	if m.IntN(5) == 0 {
		body = m.of("436742 520169 625900 622575") + m.digits(9)
	}
	sum := 0
	for i := range body {
		d := int(body[len(body)-1-i] - '0')
		if i%2 == 0 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return body + fmt.Sprint((10-sum%10)%10)
}

func (m maker) plate() string {
	letters := "ABCDEFGHJKLMNPQRSTUVWXYZ"
	head := m.of("京 沪 浙 鄂 苏 鲁 川 云 新 粤 辽 宁 贵 青") + letters[m.IntN(8):][:1] + m.of("· · - x")
	head = strings.TrimSuffix(head, "x")
	switch m.IntN(4) {
	case 0:
		return head + m.of("D F A") + m.digits(5)
	case 1:
		return head + m.digits(4) + m.of("学 挂 警")
	case 2:
		return head + m.digits(2) + letters[m.IntN(24):][:1] + m.digits(2)
	}
	return head + m.digits(5)
}

// spaced varies how a number is typed.
func (m maker) spaced(number string, groups ...int) string {
	switch m.IntN(5) {
	case 0:
		var b strings.Builder
		for _, r := range number {
			if r > ' ' && r < 127 {
				r += 0xFEE0
			}
			b.WriteRune(r)
		}
		return b.String()
	case 1, 2:
		var parts []string
		for _, n := range groups {
			if n < len(number) {
				parts, number = append(parts, number[:n]), number[n:]
			}
		}
		return strings.Join(append(parts, number), m.of("- ~"))
	}
	return number
}

// code makes a number that means nobody.
func (m maker) code() string {
	switch m.IntN(9) {
	case 0:
		return fmt.Sprintf("%d%02d%02d%s", 2019+m.IntN(8), m.IntN(12)+1, m.IntN(28)+1, m.digits(4+m.IntN(8)))
	case 1:
		return "9" + m.of("1 2 3") + m.digits(6) + m.of("MA Y MB") + strings.ToUpper(m.of("1a2b 3c 4d5 7h")) + m.digits(6)
	case 2:
		return m.digits(5 + m.IntN(4))
	case 3:
		return fmt.Sprintf("1133%s/%d-%s", m.digits(8), 2019+m.IntN(8), m.digits(5))
	case 4:
		return m.of("ZB GC XM ZWGK") + m.digits(11)
	}
	return m.hardCode()
}

// hardCode makes a number that is nearly one of the sought ones: the length and
// the beginning are right, the check digit seldom.
func (m maker) hardCode() string {
	switch m.IntN(4) {
	case 0:
		return fmt.Sprintf("330106%d%02d%02d%s", 1950+m.IntN(60), m.IntN(12)+1, m.IntN(28)+1, m.digits(4))
	case 1:
		return m.of("62 4 51 622 955") + m.digits(15)
	case 2:
		return m.of("13 15 17 18 19") + m.digits(9)
	}
	return m.digits(11 + m.IntN(3))
}
