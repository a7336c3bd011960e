package tour_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/tour"
)

func TestEverySentenceSaysOneThingToDo(t *testing.T) {
	for sentence, want := range map[string]tour.Act{
		"按 Ctrl+3。":      {Kind: tour.Press, Text: "Ctrl+3"},
		"按 Ctrl+Enter。":  {Kind: tour.Press, Text: "Ctrl+Enter"},
		"按 F6。":          {Kind: tour.Press, Text: "F6"},
		"按 Alt+↓。":       {Kind: tour.Press, Text: "Alt+↓"},
		"按“登记公布”。":       {Kind: tour.Button, Name: "登记公布"},
		"按“办完，送建档”。":     {Kind: tour.Button, Name: "办完，送建档"},
		"在“标题”里写“补贴公示”。": {Kind: tour.Write, Name: "标题", Text: "补贴公示"},
		"在“正文”里写“发320元。公示。”。": {Kind: tour.Write, Name: "正文", Text: "发320元。公示。"},
		"在“更多”里选“登记撤下”。":      {Kind: tour.Choose, Name: "更多", Text: "登记撤下"},
		"在列表里打开“照片.jpg”。":     {Kind: tour.Open, Text: "照片.jpg"},
	} {
		read, err := tour.Parse("# 一天\n## 一步\n" + sentence + "\n办成：看过\n")
		if err != nil {
			t.Errorf("%s: %v", sentence, err)
			continue
		}
		said := read.Steps[0].Sentences
		if len(said) != 1 || said[0].Text != sentence || said[0].Act != want {
			t.Errorf("%s is read as %+v", sentence, said)
		}
	}
}

func TestALineHoldsSeveralSentences(t *testing.T) {
	read, err := tour.Parse("# 一天\n\n## 写稿子\n说明：先写题目。\n说明：再写正文。\n按 Ctrl+N。 在“正文”里写“一。二。”。按“保存”。\n办成：已经登记\n")
	if err != nil {
		t.Fatal(err)
	}
	step := read.Steps[0]
	if read.Title != "一天" || step.Title != "写稿子" || step.Why != "先写题目。再写正文。" || step.Done != tour.Registered {
		t.Errorf("%+v", read)
	}
	var texts []string
	for _, s := range step.Sentences {
		texts = append(texts, s.Text)
	}
	if got := strings.Join(texts, "|"); got != "按 Ctrl+N。|在“正文”里写“一。二。”。|按“保存”。" {
		t.Error(got)
	}
}

func TestWhatCannotBeFollowedIsRefusedWithItsPlace(t *testing.T) {
	for text, place := range map[string]string{
		"## 一步\n然后保存。\n办成：看过":                "第1步不对，第2行：“然后保存。”",
		"## 一步\n按“保存”\n办成：看过":                "第1步不对，第2行：“按“保存””",
		"## 一步\n按\"保存\"。\n办成：看过":             "第1步不对，第2行",
		"## 一步\n按 Strg+3。\n办成：看过":            "第1步不对，第2行",
		"## 一步\n在“标题”里填“甲”。\n办成：看过":          "第1步不对，第2行",
		"## 一步\n按“保存”。\n办成：差不多":              "不知道怎样算“差不多”",
		"## 一步\n按“保存”。\n## 两步\n按“好”。\n办成：看过": "第1步不对，第3行：没有写“办成：”",
		"## 一步\n办成：看过":                       "没有写怎样做",
		"## 一步\n按“保存”。":                      "没有写“办成：”",
		"按“保存”。":                             "第一步之前只写题目",
		"# 一天":                               "一步也没有",
	} {
		_, err := tour.Parse(text)
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), place) {
			t.Errorf("%q: %v, want %s", text, err, place)
		}
	}
}

func TestTheMatterOfATourIsKnownByWhatIsWritten(t *testing.T) {
	read := firstDay(t)
	if title := read.Written("标题"); title == "" || read.Written("没有这一栏") != "" {
		t.Errorf("the tour writes %q", title)
	}
}

// The first day is short enough for a strip above the room, and brings about
// all there is to bring about.
func TestTheFirstDayIsWhole(t *testing.T) {
	read, longest := firstDay(t), 0
	if n := len(read.Steps); n < 10 || n > 14 {
		t.Errorf("%d steps", n)
	}
	brought := map[tour.Condition]bool{}
	for n, step := range read.Steps {
		brought[step.Done] = true
		words := 0
		for _, s := range step.Sentences {
			words += utf8.RuneCountInString(s.Text)
		}
		if longest = max(longest, words); words > 125 || utf8.RuneCountInString(step.Why) > 60 || utf8.RuneCountInString(step.Title) > 20 {
			t.Errorf("step %d has %d characters to do, %s", n+1, words, step.Why)
		}
		if step.Why == "" {
			t.Errorf("step %d does not say what it is for", n+1)
		}
	}
	for _, c := range tour.Conditions() {
		if !brought[c] {
			t.Errorf("no step brings about %s", c)
		}
	}
}

// firstDay is the tour of the program.
func firstDay(t *testing.T) tour.Tour {
	t.Helper()
	text, err := os.ReadFile("../../resources/handbook/tour.txt")
	if err != nil {
		t.Fatal(err)
	}
	read, err := tour.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return read
}
