package sheet

import (
	"math/rand"
	"strconv"
	"strings"
	"testing"
)

func TestScaled(t *testing.T) {
	for _, c := range []struct {
		stored string
		places int
		want   int64
		ok     bool
	}{
		{"4936.4371000000001", 6, 4936437100, true}, {"4936.4371", 6, 4936437100, true}, {"0.30000000000000004", 6, 300000, true},
		{"1.2E+3", 0, 1200, true}, {"150716", 0, 150716, true}, {"150716.00000000001", 0, 150716, true}, {"12.5", 0, 0, false},
		{"0.000001", 6, 1, true}, {"1E-6", 6, 1, true}, {"0.0000001", 6, 0, false}, {"-3.5", 2, -350, true}, {"26370.0833", 6, 26370083300, true},
		{"1E+30", 6, 0, false}, {"NaN", 6, 0, false}, {"abc", 0, 0, false}, {"99999999.99", 2, 9999999999, true},
	} {
		if n, ok := scaledNumber(c.stored, c.places); n != c.want || ok != c.ok {
			t.Errorf("%s with %d places: %d %v, want %d %v", c.stored, c.places, n, ok, c.want, c.ok)
		}
	}
}

func TestReadMoneyText(t *testing.T) {
	wan, yuan := units[0], units[2]
	for _, c := range []struct {
		text     string
		u        unit
		want     int64
		sentence string
	}{
		{"1,234.5", wan, 1234500000, ""}, {"１，２３４．５", wan, 1234500000, ""}, {"12.5万元", wan, 12500000, ""}, {"12.5元", wan, 0, "单位"},
		{"120元", yuan, 12000, ""}, {"0.001", yuan, 0, "比分还小"}, {"1,23", yuan, 0, "不是金额"}, {"三万", wan, 0, "不是金额"}, {"+5", wan, 5000000, ""},
		{"1e3", wan, 0, "比分还小"},
	} {
		f, sentence := readMoney(&cell{kind: textCell, text: c.text}, c.u)
		if f.value != c.want || !strings.Contains(sentence, c.sentence) || (sentence == "") != (c.sentence == "") {
			t.Errorf("%q %s: %d %q, want %d %q", c.text, c.u.name, f.value, sentence, c.want, c.sentence)
		}
	}
	for _, text := range []string{"", "/", "无", "—"} {
		if f, sentence := readMoney(&cell{kind: textCell, text: text}, wan); f.ok || sentence != "" {
			t.Errorf("%q is no figure: %+v %q", text, f, sentence)
		}
	}
}

func TestReadCount(t *testing.T) {
	for _, c := range []struct {
		kind     cellKind
		text     string
		want     int64
		sentence string
	}{
		{numberCell, "12", 12, ""}, {numberCell, "12.5", 0, "不是整数"}, {textCell, "1,234件", 1234, ""}, {textCell, "１２", 12, ""},
		{textCell, "十二", 0, "不是数"}, {errorCell, "#REF!", 0, "不是数"}, {boolCell, "是", 0, "不是数"}, {textCell, "3.5", 0, "不是整数"},
	} {
		f, sentence := readCount(&cell{kind: c.kind, text: c.text})
		if f.value != c.want || !strings.Contains(sentence, c.sentence) || (sentence == "") != (c.sentence == "") {
			t.Errorf("%q: %d %q, want %d %q", c.text, f.value, sentence, c.want, c.sentence)
		}
	}
}

// Any amount in 分, written as a spreadsheet stores it in 万元, comes back.
func TestMoneyRoundTrip(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200_000 {
		fen := r.Int63n(1 << uint(1+r.Intn(43)))
		shown := amountText(fen, 6)
		if n, ok := scaledText(shown, 6); !ok || n != fen {
			t.Fatalf("%d written %s read %d", fen, shown, n)
		}
		v, _ := strconv.ParseFloat(shown, 64)
		stored := strconv.FormatFloat(v, 'f', 17, 64)
		if n, ok := scaledNumber(stored, 6); !ok || n != fen {
			t.Fatalf("%d stored as %s read %d", fen, stored, n)
		}
	}
}

func TestMoneyUnit(t *testing.T) {
	for heading, want := range map[string]string{"行政事业性收费（万元）": "万元", "收费金额(单位：元)": "元", "行政事业性收费金额（单位:万元）": "万元",
		"行政事业性收费": "", "收费（亿元）": "", "收费（百万元）": ""} {
		if u, _ := moneyUnit(heading); u.name != want {
			t.Errorf("%s: %q, want %q", heading, u.name, want)
		}
	}
}
