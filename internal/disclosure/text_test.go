package disclosure_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/disclosure"
)

// TestSeedCase4: the sums of a village's quarter account are checked.
func TestSeedCase4AccountsAddUp(t *testing.T) {
	account := func(change func(*disclosure.Table)) disclosure.Table {
		table := disclosure.Table{
			Title: "石坳村2026年第三季度财务公开榜", Header: []string{"项目", "收支", "金额（元）"},
			Rows:    [][]string{{"土地流转收入", "收入", "12,000.00"}, {"路灯电费", "支出", "860.5"}, {"保洁工资", "支出", "3 600元"}},
			Amounts: []int{2},
			Account: &disclosure.Account{Direction: 1, Amount: 2, Before: 500000, Income: 1200000, Spending: 446050, After: 1253950},
		}
		change(&table)
		return table
	}
	for _, c := range []struct {
		name   string
		change func(*disclosure.Table)
		says   string
	}{
		{"agrees", func(*disclosure.Table) {}, ""},
		{"income too low", func(t *disclosure.Table) { t.Account.Income-- }, "收入合计写的是11,999.99元，按明细算是12,000.00元，差0.01元"},
		{"spending too high", func(t *disclosure.Table) { t.Account.Spending += 100 }, "支出合计"},
		{"balance without what was there before", func(t *disclosure.Table) { t.Account.After -= 500000 }, "本期结余"},
		{"no direction", func(t *disclosure.Table) { t.Rows[1][1] = "" }, "第2行没有写明是收入还是支出"},
		{"an amount that is none", func(t *disclosure.Table) { t.Rows[0][2] = "一万二" }, "第1行的金额"},
		{"a ragged row", func(t *disclosure.Table) { t.Rows[2] = t.Rows[2][:2] }, "第3行有2格"},
		{"no head", func(t *disclosure.Table) { t.Header = nil }, "0列"},
	} {
		says(t, c.name, account(c.change).Validate(), c.says)
	}
	bare := disclosure.Revision{Title: "财务公开", Body: "本季度收入合计12000元。"}
	says(t, "a bare total", bare.Validate(true), "逐笔列明细")
	says(t, "as a text that is no account", bare.Validate(false), "")
}

func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		written string
		fen     int64
		ok      bool
	}{
		{"1234.5", 123450, true}, {"1,234.50", 123450, true}, {"￥300", 30000, true}, {"300元", 30000, true}, {"−20", -2000, true}, {"0.01", 1, true},
		{"", 0, false}, {"1.234", 0, false}, {"3万", 0, false}, {"12-3", 0, false}, {"9999999999999", 0, false}, {".5", 0, false},
	} {
		if fen, ok := disclosure.ParseAmount(c.written); fen != c.fen || ok != c.ok {
			t.Errorf("%q: %d %v", c.written, fen, ok)
		}
	}
	dice := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		want := dice.Int64N(2e14) - 1e14
		if got, ok := disclosure.ParseAmount(disclosure.FormatAmount(want)); got != want || !ok {
			t.Fatalf("%d written as %s reads as %d", want, disclosure.FormatAmount(want), got)
		}
	}
}

func TestATextThatCanBeKept(t *testing.T) {
	for _, c := range []struct {
		name string
		text disclosure.Revision
		says string
	}{
		{"a body", disclosure.Revision{Body: "公示如下。"}, ""},
		{"an attachment alone", disclosure.Revision{Attachments: []disclosure.Attachment{{Digest: "d", Name: "名单.xlsx"}}}, ""},
		{"20,000 characters", disclosure.Revision{Body: strings.Repeat("长", 20000)}, ""},
		{"50,001 characters", disclosure.Revision{Body: strings.Repeat("长", 50001)}, "50001个字"},
		{"nothing", disclosure.Revision{Body: " \n"}, "至少写一样"},
		{"a NUL", disclosure.Revision{Body: "甲\x00乙"}, "不能印的字符"},
	} {
		says(t, c.name, c.text.Validate(false), c.says)
	}
}

func TestTheDigestCoversWhatIsRead(t *testing.T) {
	base := disclosure.Revision{Title: "甲", Body: "乙", Tables: []disclosure.Table{{Header: []string{"丙"}, Rows: [][]string{{"丁"}}}}}
	seen := map[string]bool{base.Digest(): true}
	for _, change := range []func(*disclosure.Revision){
		func(r *disclosure.Revision) { r.Title = "甲乙"; r.Body = "" },
		func(r *disclosure.Revision) { r.Body = "乙。" },
		func(r *disclosure.Revision) {
			r.Tables = []disclosure.Table{{Header: []string{"丙"}, Rows: [][]string{{"丁丁"}}}}
		},
		func(r *disclosure.Revision) { r.Attachments = []disclosure.Attachment{{Digest: "d"}} },
	} {
		r := base
		change(&r)
		if seen[r.Digest()] {
			t.Errorf("%+v has the digest of another text", r)
		}
		seen[r.Digest()] = true
	}
	other := base
	other.Number, other.By = 7, clerk
	if other.Digest() != base.Digest() {
		t.Error("who wrote it changes the digest of what is read")
	}
}

// TestCompare: both texts can be read back from a comparison, and what two
// paragraphs share is marked as kept.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ before, after, shows string }{
		{"甲乙丙", "甲乙丙", "甲乙丙"},
		{"补贴12户。", "补贴13户。", "补贴1[-2][+3]户。"},
		{"一\n二\n三", "一\n三", "一/[-二]/三"},
		{"一\n三", "一\n二\n三", "一/[+二]/三"},
		{"东风吹", "完全不同的话", "[-东风吹]/[+完全不同的话]"},
	} {
		var shown []string
		for _, line := range disclosure.Compare(c.before, c.after) {
			var b strings.Builder
			for _, p := range line.Pieces {
				switch p.Change {
				case disclosure.Kept:
					b.WriteString(p.Text)
				case disclosure.Removed:
					b.WriteString("[-" + p.Text + "]")
				case disclosure.Inserted:
					b.WriteString("[+" + p.Text + "]")
				}
			}
			shown = append(shown, b.String())
		}
		if got := strings.Join(shown, "/"); got != c.shows {
			t.Errorf("%q to %q: %s", c.before, c.after, got)
		}
	}
	dice := rand.New(rand.NewPCG(3, 5))
	text := func() string {
		var b strings.Builder
		for range dice.IntN(40) {
			b.WriteRune([]rune("甲乙丙丁\n𠮷")[dice.IntN(6)])
		}
		return b.String()
	}
	for range 2000 {
		before, after := text(), text()
		var old, now []string
		for _, line := range disclosure.Compare(before, after) {
			var o, n strings.Builder
			for _, p := range line.Pieces {
				if p.Change != disclosure.Inserted {
					o.WriteString(p.Text)
				}
				if p.Change != disclosure.Removed {
					n.WriteString(p.Text)
				}
			}
			if line.Change != disclosure.Inserted {
				old = append(old, o.String())
			}
			if line.Change != disclosure.Removed {
				now = append(now, n.String())
			}
		}
		if strings.Join(old, "\n") != before || strings.Join(now, "\n") != after {
			t.Fatalf("%q to %q reads back as %q to %q", before, after, old, now)
		}
	}
}
