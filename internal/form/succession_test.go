package form_test

import (
	"strconv"
	"strings"
	"testing"

	"zwgk/internal/form"
)

func succession() form.Succession {
	return form.Succession{
		Organ: town, From: "陈晓梅", To: "刘敏", Witness: "何建民", On: day("2026-11-22"),
		Matters: []form.SuccessionMatter{
			{Kind: "公开事项", Name: "关于2026年第三季度农业机械购置补贴发放结果的公示", Stage: "公示中，期满撤下，2条意见没有答复", Turn: "孙丽", LastDay: day("2026-11-20"), Left: "超1个工作日", Why: "公示期满，第二天起撤下"},
			{Kind: "依申请公开", Name: "〔2026〕12号　2024年土地征收补偿安置方案", Stage: "征求意见中（征求意见，停计）", Turn: "李小满", LastDay: day("2026-12-09"), Left: "剩13个工作日", Why: "条例第三十三条：自收到申请之日起20个工作日", Estimated: true},
			{Kind: "复议诉讼", Name: "县政复〔2026〕7号", Stage: "行政复议，尚未审结", Why: "2026年10月9日收到"},
		},
		Registers:   []form.SuccessionCount{{Name: "公开事项", Number: 1204}, {Name: "申请", Number: 71}, {Name: "件", Number: 318}, {Name: "目录", Number: 96}},
		Attachments: 4210, Entries: 31402, Backup: "上次备份：2026年11月22日 09:30，已核对",
		Package: &form.SuccessionPackage{File: "青石镇人民政府 工作移交 2026-11-22.zip.age", Made: "2026年11月22日 10:05", Size: "1.2 GB", Seal: strings.Repeat("89ef4567", 8), Encrypted: true},
		Key:     "7K3Q-F0M9-XZAB-2CDE-4F5G-3HJK-MNPQ-RSTV", Partners: 30, Code: code,
	}
}

// successionSamples are the list of a busy office, and that of one in which
// nothing is open and no package was made.
func successionSamples() []paperSample {
	return []paperSample{
		of("succession", form.SuccessionList, succession()),
		of("succession-blank", form.SuccessionList, form.Succession{Organ: village}),
	}
}

// TestTheListOfASuccession says what is open, where everything lies and who
// signs, and never a passphrase.
func TestTheListOfASuccession(t *testing.T) {
	fonts := loadFonts(t)
	says := map[string][]string{
		"succession": {
			"共3项", "超1个工作日", "日期是估算", "没有期限", "2条意见没有答复", "4210", "31402", "89ef456789ef4567", "移交包已加密", "30个对方单位",
			"移交人陈晓梅（签名）", "接收人刘敏（签名）", "监交人何建民（签名）",
		},
		"succession-blank": {"共0项", "没有做", "没有密钥", "移交人（签名）", "接收人（签名）", "监交人（签名）"},
	}
	for _, s := range successionSamples() {
		text := said(lay(t, s, fonts))
		for _, want := range says[s.name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", s.name, want, text)
			}
		}
		for _, bad := range []string{"××", "0001", "0年", "%!", "（）"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s says %q", s.name, bad)
			}
		}
	}
}

// TestALongSuccession: an office with many open matters, and one with a name of
// a thousand characters, lose no line.
func TestALongSuccession(t *testing.T) {
	fonts := loadFonts(t)
	s := succession()
	first := s.Matters[0]
	s.Matters = nil
	const all = 400
	for n := range all {
		m := first
		m.Name = "第" + strconv.Itoa(n) + "号事项"
		s.Matters = append(s.Matters, m)
	}
	s.Matters[7].Name = strings.Repeat("䶮", 1000)
	s.Matters[8].Stage = strings.Repeat("A", 300)
	doc, err := form.SuccessionList(s, fonts)
	if err != nil {
		t.Fatal(err)
	}
	text := said(doc)
	for n := range all {
		if want := "第" + strconv.Itoa(n) + "号事项"; n != 7 && !strings.Contains(text, want) {
			t.Errorf("%s is not on the paper", want)
		}
	}
	if got := strings.Count(text, "䶮"); got != 1000 {
		t.Errorf("%d of 1000 characters of a long name are printed", got)
	}
	if heads := strings.Count(text, "期限依据"); heads < len(doc.Pages)-1 {
		t.Errorf("%d heads on %d pages", heads, len(doc.Pages))
	}
	if n := strings.Count(text, "监交人何建民"); n != 1 {
		t.Errorf("signed for %d times", n)
	}

	s.Matters[0].Name = "\U00020BB7村"
	doc, err = form.SuccessionList(s, fonts)
	if err == nil || !strings.Contains(err.Error(), "\U00020BB7") || doc == nil {
		t.Errorf("a character without a font: %v", err)
	}
}
