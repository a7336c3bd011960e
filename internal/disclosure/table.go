package disclosure

import (
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/fault"
)

// Table is a table of a posted text. In an account some columns are amounts,
// and the rows at the foot are what they add up to.
type Table struct {
	Title  string     `json:"title"`
	Header []string   `json:"header"`
	Rows   [][]string `json:"rows"`
	// Amounts are the columns that hold yuan, by index.
	Amounts []int `json:"amounts,omitempty"`
	// Account says what the sums must be, in fen; nil for a table that is none.
	Account *Account `json:"account,omitempty"`
}

// Account is the identity of a posted account: 结余 = 上期结余 + 收入 − 支出. The
// rows belong to income or spending by the word in their direction column.
type Account struct {
	Direction int   `json:"direction"` // column with 收入 or 支出
	Amount    int   `json:"amount"`    // column with the amount
	Before    int64 `json:"before"`    // 上期结余, fen
	Income    int64 `json:"income"`    // 收入合计 as written, fen
	Spending  int64 `json:"spending"`  // 支出合计 as written, fen
	After     int64 `json:"after"`     // 本期结余 as written, fen
}

// The words of the direction column.
const (
	IncomeWord   = "收入"
	SpendingWord = "支出"
)

const (
	mostColumns = 20
	mostRows    = 5000
)

// Validate reports the first rule that the table breaks: ragged rows, amounts
// that are none, sums that do not agree with their rows.
func (t Table) Validate() error {
	name := t.name()
	switch {
	case len(t.Header) == 0 || len(t.Header) > mostColumns:
		return fault.New(fault.Invalid, "%s有%d列，要1到%d列", name, len(t.Header), mostColumns)
	case len(t.Rows) > mostRows:
		return fault.New(fault.Invalid, "%s有%d行，最多%d行。长的名单作附件", name, len(t.Rows), mostRows)
	}
	for n, row := range t.Rows {
		if len(row) != len(t.Header) {
			return fault.New(fault.Invalid, "%s第%d行有%d格，表头有%d格。补齐这一行", name, n+1, len(row), len(t.Header))
		}
		for _, column := range t.Amounts {
			if column < 0 || column >= len(row) {
				return fault.New(fault.Invalid, "%s没有第%d列，不能作金额", name, column+1)
			}
			if row[column] == "" {
				continue
			}
			if _, ok := ParseAmount(row[column]); !ok {
				return fault.New(fault.Invalid, "%s第%d行的金额“%s”不是数。写成1234.50这样", name, n+1, row[column])
			}
		}
	}
	return t.balance()
}

func (t Table) name() string {
	if t.Title == "" {
		return "表"
	}
	return "表“" + t.Title + "”"
}

// Sums adds up the rows of an account, in fen.
func (t Table) Sums() (income, spending int64) {
	for _, row := range t.Rows {
		amount, _ := ParseAmount(row[t.Account.Amount])
		switch strings.TrimSpace(row[t.Account.Direction]) {
		case IncomeWord:
			income += amount
		case SpendingWord:
			spending += amount
		}
	}
	return income, spending
}

func (t Table) balance() error {
	a := t.Account
	if a == nil {
		return nil
	}
	if a.Direction < 0 || a.Amount < 0 || a.Direction >= len(t.Header) || a.Amount >= len(t.Header) {
		return fault.New(fault.Invalid, "%s没有标明哪一列是收支、哪一列是金额", t.name())
	}
	for n, row := range t.Rows {
		if word := strings.TrimSpace(row[a.Direction]); word != IncomeWord && word != SpendingWord {
			return fault.New(fault.Invalid, "%s第%d行没有写明是收入还是支出", t.name(), n+1)
		}
	}
	income, spending := t.Sums()
	for _, sum := range []struct {
		what          string
		written, adds int64
	}{
		{"收入合计", a.Income, income},
		{"支出合计", a.Spending, spending},
		{"本期结余", a.After, a.Before + income - spending},
	} {
		if sum.written != sum.adds {
			return fault.New(fault.Invalid, "%s的%s写的是%s元，按明细算是%s元，差%s元。核对明细或改合计",
				t.name(), sum.what, FormatAmount(sum.written), FormatAmount(sum.adds), FormatAmount(abs(sum.written-sum.adds)))
		}
	}
	return nil
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// ParseAmount reads yuan as people write them (1,234.5, ￥300, 300元, −20) as
// fen. It reports false for anything else, and for amounts of a trillion yuan
// and more.
func ParseAmount(s string) (fen int64, ok bool) {
	s = strings.NewReplacer(",", "", "，", "", " ", "", "￥", "", "¥", "", "元", "", "−", "-", "－", "-").Replace(s)
	negative := strings.HasPrefix(s, "-")
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if whole == "" || len(whole) > 12 || len(fraction) > 2 || !digits(whole) || !digits(fraction) {
		return 0, false
	}
	for len(fraction) < 2 {
		fraction += "0"
	}
	fen, err := strconv.ParseInt(whole+fraction, 10, 64)
	if negative {
		fen = -fen
	}
	return fen, err == nil
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// FormatAmount writes fen as yuan: 1,234.50.
func FormatAmount(fen int64) string {
	sign := ""
	if fen < 0 {
		sign, fen = "-", -fen
	}
	whole := strconv.FormatInt(fen/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return fmt.Sprintf("%s%s.%02d", sign, whole, fen%100)
}
