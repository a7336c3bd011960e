package privacy_test

import (
	"strings"
	"testing"
	"time"

	"zwgk/internal/privacy"
)

// told writes findings as "kind text severity" so that tables read well.
func told(text string) string {
	var out []string
	for _, f := range privacy.Find(text, today) {
		out = append(out, string(f.Kind)+" "+f.Text+" "+f.Severity.Label())
	}
	return strings.Join(out, "|")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// 身份证: GB 11643, in the ways in which it is typed.
		{"张三 11010519491231002X", "id_card 11010519491231002X 必须遮盖"},
		{"１１０１０５１９４９１２３１００２Ｘ", "id_card １１０１０５１９４９１２３１００２Ｘ 必须遮盖"},
		{"110105-19491231-002x。", "id_card 110105-19491231-002x 必须遮盖"},
		{"11010519491231\u200b002X", "id_card 11010519491231\u200b002X 必须遮盖"},
		{"110105491231002", "id_card 110105491231002 必须遮盖"},
		{"110105194912310021", ""}, // wrong check digit, and nothing says what it is
		{"身份证号：110105194912310021", "id_card 110105194912310021 由人判断"},
		{"110105194913310020", ""}, // no thirteenth month
		{"990105194912310020", ""}, // no such province
		{"统一社会信用代码：11010519491231002X", ""},
		{"110105********002X", ""},
		// 电话
		{"138-1234-5678", "phone 138-1234-5678 必须遮盖"},
		{"+86 13812345678", "phone +86 13812345678 必须遮盖"},
		{"订单号13812345678", ""},
		{"ZW13812345678", ""},
		{"共13812345678元", ""},
		{"138123456789", ""},
		{"0571-88886666转801", "phone 0571-88886666转801 由人判断"},
		{"（0571）88886666", "phone （0571）88886666 由人判断"},
		{"电话：88886666", "phone 88886666 由人判断"},
		{"电话：20261122", ""},
		{"12345热线，400-800-8888", ""},
		{"138****5678", ""},
		// 银行账号: Luhn and issuer
		{"6222 0248 6284 4196 41", ""},
		{"4111 1111 1111 1111", "bank_card 4111 1111 1111 1111 必须遮盖"},
		{"4111 1111 1111 1112", ""},
		{"流水号4111111111111111", ""},
		{"账号：19010101040012345", "bank_card 19010101040012345 由人判断"},
		{"4111111111111111.25", ""},
		// 车牌
		{"浙A·12345", "plate 浙A·12345 必须遮盖"},
		{"浙AD12345", "plate 浙AD12345 必须遮盖"},
		{"浙A1234学", "plate 浙A1234学 必须遮盖"},
		{"浙a12345", "plate 浙a12345 必须遮盖"},
		{"高新A12345", ""},
		{"浙A123456", ""},
		{"浙AI2345", ""},
		// 微信
		{"微信号：zhang_san88", "wechat zhang_san88 必须遮盖"},
		{"wxid_ab12cd34ef", "wechat wxid_ab12cd34ef 必须遮盖"},
		{"微信公众号：qingshi_gov", ""},
		{"微信支付，关注微信qingshi_gov公众号", ""},
		{"微信同号：13812345678", "phone 13812345678 必须遮盖"},
		// 密级
		{"秘密★", "classification 秘密★ 不得公开"},
		{"机　密 ★ 5年", "classification 机　密 ★ 5年 不得公开"},
		{"内部资料", "classification 内部资料 不得公开"},
		{"内部资料，注意保存", "classification 内部资料，注意保存 不得公开"},
		{"这是一份内部资料的目录", "classification 内部资料 由人判断"},
		{"国家秘密、商业秘密", ""},
		{"请妥善保管收据", ""},
		// 住址: to the door
		{"家住石坳村三组12号", "address 石坳村三组12号 必须遮盖"},
		{"住址：石坳村三组", ""},
		{"办公地址：人民路12号", "address 人民路12号 由人判断"},
		{"幸福小区3幢2单元501室", "address 幸福小区3幢2单元501室 必须遮盖"},
		{"石坳村12号文", ""},
		{"〔2026〕12号", ""},
		// 健康, next to a name
		{"李小明患有尿毒症", "health 患有尿毒症 必须遮盖"},
		{"残疾人李小明", "health 残疾人 必须遮盖"},
		{"李小明因病致贫。", "health 因病致贫 必须遮盖"},
		{"尿毒症患者可以申请救助", ""},
		{"李小明。尿毒症患者可以申请", ""},
		{"李明主任讲解糖尿病防治", ""},
		{"低保对象：李小明、王红", ""},
		// 未成年人
		{"王小丽，9岁", "minor 王小丽 必须遮盖"},
		{"王小丽，16岁", "minor 王小丽 由人判断"},
		{"王小丽，36岁", ""},
		{"王小丽（2018-03-05出生）", "minor 王小丽 必须遮盖"},
		{"王小丽，2008年11月22日出生", ""}, // eighteen today
		{"王小丽，2008年11月23日出生", "minor 王小丽 由人判断"},
		{"在校学生王小丽", "minor 王小丽 由人判断"},
		{"大学生王小丽", ""},
		{"", ""},
		{"\xff\xfe\x00", ""},
	} {
		if got := told(c.text); got != c.want {
			t.Errorf("%q\n gives %q\n  want %q", c.text, got, c.want)
		}
	}
}

// What is called an identity number is judged so, and the near miss says why.
func TestKindsAreComplete(t *testing.T) {
	for _, k := range privacy.Kinds() {
		if k.Label() == "" || k.Basis() == "" || k.Severity().Label() == "" {
			t.Errorf("%s lacks a label, a basis or a severity", k)
		}
		if parsed, err := privacy.ParseKind(string(k)); err != nil || parsed != k {
			t.Errorf("%s is not read back: %v", k, err)
		}
	}
	if _, err := privacy.ParseKind("passport"); err == nil {
		t.Error("an unknown kind was read")
	}
}

// BenchmarkFindHostile reports how much longer 256 KB take than 8 KB of text
// that is made to be slow: 32 times is linear.
func BenchmarkFindHostile(b *testing.B) {
	for name, piece := range map[string]string{
		"digits": "1", "groups": "1 ", "hyphens": "62-", "names": "张三", "name list": "张三、", "doors": "村12号", "illness": "患",
		"stars": "秘密", "plates": "浙A", "chat": "微信", "id label": "身份证", "numerals": "一二三村", "ages": "9岁", "dates": "2018年生",
	} {
		b.Run(name, func(b *testing.B) {
			short, long := strings.Repeat(piece, 8192/len(piece)), strings.Repeat(piece, 32*8192/len(piece))
			var few, many time.Duration
			for b.Loop() {
				began := time.Now()
				privacy.Find(short, today)
				few += time.Since(began)
				began = time.Now()
				privacy.Find(long, today)
				many += time.Since(began)
			}
			b.ReportMetric(many.Seconds()/few.Seconds(), "ratio")
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "张三，11010519491231002X，13812345678", "\xff\xe5", "秘密★1年", "浙A12345", "村12号-3之4", "患", "微信wxid_",
		strings.Repeat("1", 40), "王五（9岁）患病住三组5号", "\u200b1\u200b2", "６２２２０２４８６２８４４１９６４１９"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		findings := privacy.Find(text, today)
		at := 0
		for _, x := range findings {
			if x.Start < at || x.End <= x.Start || x.End > len(text) || text[x.Start:x.End] != x.Text || x.Reason == "" {
				t.Fatalf("bad finding %+v after byte %d", x, at)
			}
			at = x.End
		}
		for _, view := range []privacy.View{privacy.Posted, privacy.Web} {
			holdMasked(t, text, findings, view)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for _, s := range labelledSet()[:2000] {
		text.WriteString(s.text + "\n")
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		privacy.Find(text.String(), today)
	}
}
