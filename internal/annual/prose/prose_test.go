package prose_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"zwgk/internal/annual/prose"
)

func TestFoldGivesOneSpelling(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"收到申请１２件", "收到申请12件"}, {"共 11,507 余条", "共11507余条"}, {"（1），2；", "（1），2；"}, {"(1),2;", "（1），2；"},
		{"国办公开办函[2021]30号", "国办公开办函〔2021〕30号"}, {"文件3,公示12", "文件3，公示12"}, {"1,234,567元", "1234567元"}, {"两\u200b行\n文　字", "两行\n文字"},
	} {
		if got := prose.Fold(c.text); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.text, got, c.want)
		}
		if got := prose.Fold(prose.Fold(c.text)); got != c.want {
			t.Errorf("folding %q twice gives %q", c.text, got)
		}
	}
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"公开信息120条、视频4个", "120条 4个"},
		{"约260余条，近30次", "260条~ 30次~"},
		{"68余条", "68条~!"}, {"15余条", "15条~"}, {"11507余条", "11507条~!"},
		{"18万余条，3.6万元", "180000条~ 36000元~"},
		{"第20条、〔2021〕30号、2024年1月20日", ""},
		{"电话0570-7043307，邮编324406", ""},
		{"20个工作日内，5个部分，3个月", ""},
		{"1.5件", ""},
		{"条例", ""},
		{"收到3件次", "3件次"},
	} {
		var got []string
		for _, q := range prose.Quantities(prose.Fold(c.text)) {
			s := fmt.Sprint(q.Number, q.Unit)
			s = strings.ReplaceAll(s, " ", "")
			if q.Rough {
				s += "~"
			}
			if q.Odd {
				s += "!"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestBreakdowns(t *testing.T) {
	for _, c := range []struct {
		text string
		want prose.Verdict
	}{
		{"公开130条，具体包括年报1条，职能1条，活动25条，招标98条，财政4条，人事1条。", prose.Agrees},
		{"公开75条，其中动态52条；文件10条；解读2条；财政2条；规划1条；执行1条；招考2条；公示5条。", prose.Agrees},
		{"公开58条，其中文件11条，处罚12条，低保、预决算40条。", prose.Exceeds},
		{"公开212条，其中决算2条，处罚51条，宣传97条，公告46条。", prose.Short},
		{"公开212条，其中决算2条，处罚51条，宣传97条，公告46条等。", prose.Agrees},
		{"公开306条，其中网站216条，微信22条，电子屏299条。", prose.Overlap},
		{"公开347条，其中年报1条、财政2条、动态8条、公众号336条。", prose.Mixed},
		{"公开598条，其中，政务公开517条，微信公众号81条。", prose.Agrees},
		{"公开162条。其中，文件41条，公众号推送293篇。", prose.Agrees},
		{"公开13件（含新制定5件，修改4件，废止4件），文件42件。", prose.Agrees},
		{"公开13件（含新制定5件，修改4件，废止6件），文件42件。", prose.Exceeds},
		{"答复84件，结转1件。其中当面8件、网上54件、信函22件。", prose.Agrees},
		{"网站52条，公众号122条，其中甲50条，乙43条，丙81条。", prose.Agrees},
		{"公开107条，主要为救助。其中涵盖财政3条，动态25条，业务77条，其他2条。", prose.Agrees},
		{"公开50条，其中政策20条、动态30条，此外推送200条。", prose.Agrees},
		{"公开50条，其中政策20条、动态30条，网站访问200条。", prose.Agrees},
		{"发布79603条，其中会议220条，文件3302件，征集799件，提案2768件，其他72514条。", prose.Agrees},
		{"公开100条，其中会议30条，文件30件。", prose.Agrees},
		{"累计8775条，其中甲5434条，乙1919条，丙1425条；新增388条。", prose.Exceeds},
	} {
		text := prose.Fold(c.text)
		lists := prose.Breakdowns(text, prose.Quantities(text))
		got := prose.Agrees
		for _, l := range lists {
			if v, _ := l.Judge(); v != prose.Agrees {
				got = v
			}
		}
		if got != c.want {
			t.Errorf("%s: verdict %d, want %d (%+v)", c.text, got, c.want, lists)
		}
	}
}

func TestPercentages(t *testing.T) {
	for _, c := range []struct {
		part, base int64
		printed    string
		want       bool
	}{
		{80, 120, "66.7", true}, {80, 120, "66.6", true}, {80, 120, "66.67", true}, {80, 120, "67", true}, {80, 120, "66", true}, {80, 120, "66.8", false}, {80, 120, "66.5", false},
		{35, 805, "4.34", true}, {35, 805, "4.35", true}, {35, 805, "4.36", false}, {258, 805, "33.9", false}, {1, 80, "1.1", false}, {1, 80, "1.3", true}, {5, 5, "100", true}, {0, 9, "0", true}, {1, 0, "100", false}, {59, 130, "45.3", true},
	} {
		if got := prose.Percentage(c.part, c.base, c.printed); got != c.want {
			t.Errorf("%d of %d is %s%%: %v, want %v", c.part, c.base, c.printed, got, c.want)
		}
	}
}

// Every percentage that is printed from a fraction fits it, rounded or cut off.
func TestPrintedPercentagesFit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		base := 1 + r.Int64N(10_000)
		part := r.Int64N(base + 1)
		for decimals := range 4 {
			if printed := fmt.Sprintf("%.*f", decimals, float64(part)*100/float64(base)); !prose.Percentage(part, base, printed) {
				t.Fatalf("%d of %d does not fit %s%%", part, base, printed)
			}
		}
	}
}

func TestDoubledWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"信息公开工作工作，努力", "工作"}, {"公开工作工作人员", ""}, {"政务公开公开栏", ""}, {"过程性性信息", "性"}, {"目的的", ""}, {"公开的的信息", "的"},
		{"方方面面", ""}, {"面对面对接", ""}, {"一项一项抓", ""}, {"我镇我镇", "我镇"}, {"村组村组", "村组"}, {"2024年2024年", ""}, {"层层落实", ""},
	} {
		var got []string
		for _, d := range prose.DoubledWords(c.text) {
			got = append(got, d.Word)
			if !strings.HasPrefix(c.text[d.Start:], d.Word+d.Word) {
				t.Errorf("%s: %s is not at byte %d", c.text, d.Word, d.Start)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %q", c.text, got, c.want)
		}
	}
}

func TestSimilarity(t *testing.T) {
	same := "2024年，我镇将按季度检查村级公开栏，把报送情况纳入站所考核。"
	for _, c := range []struct {
		a, b        string
		least, most float64
	}{
		{same, same, 1, 1}, {same, strings.Replace(same, "2024", "2025", 1), 1, 1}, {same, "完全不同的一句话。", 0, 0.1}, {same, "", 0, 0}, {same, same + "另外增加一次夏季抽查。", 0.7, 0.95},
	} {
		if got := prose.Similarity(c.a, c.b); got < c.least || got > c.most+1e-9 {
			t.Errorf("%q and %q: %.3f, want %.2f to %.2f", c.a, c.b, got, c.least, c.most)
		}
	}
}

// Whatever the text, what is found lies in it.
func FuzzReading(f *testing.F) {
	for _, text := range []string{"公开120条，其中甲30条、占25%，乙9件（含丙3件）等。", "（", "其中", "1", "包括3条包括", "9999999999999条", "\xff其中5条，占1.%"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		text := prose.Fold(raw)
		if !utf8.ValidString(text) {
			return
		}
		quantities := prose.Quantities(text)
		for _, q := range quantities {
			if q.Start < 0 || q.End > len(text) || q.Start >= q.End || !strings.HasSuffix(text[:q.End], q.Unit) {
				t.Fatalf("%q: %+v", text, q)
			}
			from, to := prose.Sentence(text, q.Start)
			if from > q.Start || to < q.Start {
				t.Fatalf("%q: the sentence of %+v is %d to %d", text, q, from, to)
			}
		}
		for _, b := range prose.Breakdowns(text, quantities) {
			b.Judge()
		}
		prose.Shares(text, quantities)
		prose.DoubledWords(text)
		prose.Similarity(text, raw)
	})
}
