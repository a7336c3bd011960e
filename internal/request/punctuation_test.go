package request_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"zwgk/internal/request"
)

// What a clerk writes may end in any punctuation, and be put together of any;
// no letter runs two marks into each other.
func TestNoLetterHasDoubledPunctuation(t *testing.T) {
	twice := regexp.MustCompile(`[.,;:。；，、：？！][。；，、：？！]`)
	r := rand.New(rand.NewPCG(5, 711))
	pieces := []string{"征地补偿方案", "2025年", "。", "；", "，", "、", "：", "？", "！", ".", ",", ";", "”", "（附件1）", "〔2025〕3号", "……"}
	for _, l := range request.Letters() {
		text, outcomes := template(t, l.Code), l.Outcomes
		if len(outcomes) == 0 {
			outcomes = []request.Outcome{""}
		}
		for range 60 {
			d := draft(l, outcomes[r.IntN(len(outcomes))])
			for f, v := range d.Values {
				if f.IsDate() {
					continue
				}
				words := "甲"
				for range r.IntN(4) {
					words += pieces[r.IntN(len(pieces))]
				}
				if r.IntN(3) == 0 {
					words = pieces[r.IntN(len(pieces))] + words
				}
				v.Text = words
				d.Values[f] = v
			}
			letter, err := request.Compose(text, d)
			if err != nil {
				t.Fatalf("%s: %v", l.Code, err)
			}
			if found := twice.FindString(textOf(letter)); found != "" {
				t.Fatalf("%s has %q:\n%s", l.Code, found, textOf(letter))
			}
		}
	}
}

// The letter's own mark stands; a question that was written stays a question.
func TestTheMarkThatStays(t *testing.T) {
	l, _ := request.LetterOf("N02")
	for subject, says := range map[string]string{
		"征地补偿方案。":         "申请公开的内容是：征地补偿方案。",
		"征地补偿方案；":         "申请公开的内容是：征地补偿方案。",
		"征地补偿方案.":         "申请公开的内容是：征地补偿方案。",
		"补偿款为什么没有发？":      "申请公开的内容是：补偿款为什么没有发？",
		"“关于补偿的通知。”":      "申请公开的内容是：“关于补偿的通知。”。",
		"文件、：图纸":          "申请公开的内容是：文件：图纸。",
		"http://a.cn/b:1": "申请公开的内容是：http://a.cn/b:1。",
	} {
		d := draft(l, "")
		d.Values[request.FieldSubject] = request.TextValue(subject)
		letter, err := request.Compose(template(t, "N02"), d)
		if err != nil || !strings.Contains(textOf(letter), says) {
			t.Errorf("%s: %v\n%s", subject, err, textOf(letter))
		}
	}
}

// Every text that the program comes with gives a sample, and one with a blank
// in its own words gives none.
func TestSamplesOfTheTexts(t *testing.T) {
	for _, l := range request.Letters() {
		letter, err := request.Sample(template(t, l.Code), "青石镇人民政府")
		if err != nil || !strings.HasPrefix(textOf(letter), "青石镇人民政府") {
			t.Errorf("%s: %v\n%s", l.Code, err, textOf(letter))
		}
	}
	blank, err := request.ParseTemplate(shipped(t, "N13") + "拨打____。\n")
	if err != nil {
		t.Fatal(err)
	}
	_, err = request.Sample(blank, "青石镇人民政府")
	refused(t, "a blank in the text", err, "还有没填的地方")
}

// The two provisions that nobody has seen in the original stay marked.
func TestWhatALetterCitesUnchecked(t *testing.T) {
	for _, l := range request.Letters() {
		cites := strings.Contains(shipped(t, l.Code), "第三十三条第")
		if cites != (l.Doubt != "") || cites && !strings.Contains(l.Doubt, "请核对") {
			t.Errorf("%s: cites %v, doubt %q", l.Code, cites, l.Doubt)
		}
	}
}
