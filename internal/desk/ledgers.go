package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
)

func applicationImport(l *sheet.Ledger) ledgerImport[request.Application] {
	return ledgerImport[request.Application]{
		rows: l.Applications, records: store.Applications,
		number: func(a request.Application) string { return a.Number },
		keys: keysBy(func(a request.Application) (number string, content []string) {
			return numbered(a.Number, a.Received.Year), []string{a.Received.String(), a.Applicant, string(a.Kind), a.Subject}
		}),
		refuse: func(request.Application) string { return "" },
		merge: func(m *merger, old *request.Application, row request.Application) {
			take(m, "收到日期", &old.Received, row.Received)
			take(m, "申请人", &old.Applicant, row.Applicant)
			take(m, "申请人类别", &old.Kind, row.Kind)
			take(m, "收到渠道", &old.Channel, row.Channel)
			take(m, "申请内容", &old.Subject, row.Subject)
			take(m, "获取方式", &old.Delivery, row.Delivery)
			take(m, "补正告知日期", &old.SupplementNotified, row.SupplementNotified)
			take(m, "补正日期", &old.Supplemented, row.Supplemented)
			take(m, "办理结果", &old.Outcome, row.Outcome)
			take(m, "答复文号", &old.ReplyNumber, row.ReplyNumber)
			take(m, "答复日期", &old.Closed, row.Closed)
			take(m, "备注", &old.Note, row.Note)
		},
	}
}

func caseImport(l *sheet.Ledger) ledgerImport[request.Case] {
	return ledgerImport[request.Case]{
		rows: l.Cases, records: store.Cases,
		number: func(c request.Case) string { return c.Number },
		keys: keysBy(func(c request.Case) (string, []string) {
			return prefixed(string(c.Kind), numbered(c.Number, c.Received.Year)), []string{string(c.Kind), c.Received.String(), c.Note}
		}),
		refuse: func(request.Case) string { return "" },
		merge: func(m *merger, old *request.Case, row request.Case) {
			take(m, "收到日期", &old.Received, row.Received)
			take(m, "审理结果", &old.Result, row.Result)
			take(m, "审结日期", &old.Concluded, row.Concluded)
			take(m, "备注", &old.Note, row.Note)
			mergeConcludedYear(m, old, row)
		},
	}
}

// mergeConcludedYear merges the year that a ledger stands for in a case without
// a closing date. Ledgers of later years repeat the case; the earliest one that
// has the result says the year, in whatever order they are imported.
func mergeConcludedYear(m *merger, old *request.Case, row request.Case) {
	switch {
	case row.Result == "":
	case old.ConcludedYear == 0 || !row.Concluded.IsZero():
		take(m, "审结年度", &old.ConcludedYear, row.ConcludedYear)
	case old.Concluded.IsZero() && row.ConcludedYear < old.ConcludedYear:
		m.added = append(m.added, fmt.Sprintf("审结年度由“%d”改为“%d”", old.ConcludedYear, row.ConcludedYear))
		old.ConcludedYear = row.ConcludedYear
	}
}

func documentImport(l *sheet.Ledger, level office.Level) ledgerImport[disclosure.Document] {
	return ledgerImport[disclosure.Document]{
		rows: l.Documents, records: store.Documents,
		number: func(d disclosure.Document) string { return d.Number },
		keys: keysBy(func(d disclosure.Document) (string, []string) {
			return prefixed(string(d.Kind), numbered(d.Number, d.Made.Year)), []string{string(d.Kind), d.Title, d.Made.String()}
		}),
		refuse: func(d disclosure.Document) string {
			if d.Kind == disclosure.Regulation && !level.MakesRegulations() {
				return "这一级没有规章制定权，规章制度不算规章。把文件类别改成“行政规范性文件”，或者从台账里去掉"
			}
			return ""
		},
		merge: func(m *merger, old *disclosure.Document, row disclosure.Document) {
			take(m, "文件名称", &old.Title, row.Title)
			take(m, "成文日期", &old.Made, row.Made)
			take(m, "废止日期", &old.Abolished, row.Abolished)
			take(m, "备注", &old.Note, row.Note)
		},
	}
}

func actImport(l *sheet.Ledger) ledgerImport[annual.Act] {
	number := func(a annual.Act) string { return fmt.Sprintf("%d-%02d", a.Year, a.Month) }
	return ledgerImport[annual.Act]{
		rows: l.Acts, records: store.Acts, number: number,
		keys: keysBy(func(a annual.Act) (string, []string) {
			return fmt.Sprintf("%s %s %s", a.Kind, number(a), a.Note), nil
		}),
		refuse: func(annual.Act) string { return "" },
		merge: func(m *merger, old *annual.Act, row annual.Act) {
			if old.Kind == annual.Charges {
				amount := money(old.Quantity)
				change(m, "收费金额", &amount, money(row.Quantity))
				old.Quantity = int64(amount)
				return
			}
			change(m, "数量", &old.Quantity, row.Quantity)
		},
	}
}

// keysBy makes the function that identifies rows. A row with a number is
// identified by it. A row without is identified by its content and by being
// the first, second … row with that content, so that the same workbook adds
// nothing when it is imported again and two equal rows stay two.
func keysBy[T any](identity func(T) (number string, content []string)) func([]sheet.Row[T]) []string {
	return func(rows []sheet.Row[T]) []string {
		keys := make([]string, len(rows))
		seen := map[string]int{}
		for i, row := range rows {
			number, content := identity(row.Record)
			if number != "" {
				keys[i] = "n:" + fold(number)
				continue
			}
			digest := sha256.Sum256([]byte(strings.Join(content, "\x00")))
			text := hex.EncodeToString(digest[:12])
			seen[text]++
			keys[i] = fmt.Sprintf("c:%s:%d", text, seen[text])
		}
		return keys
	}
}

// numbered tells records of different years apart in registers that start
// again at 1 every year. A number that names its year is left as it is.
func numbered(number string, year int) string {
	if number == "" || namesYear(fold(number)) {
		return number
	}
	return fmt.Sprintf("%d:%s", year, number)
}

// namesYear reports whether 1900 to 2099 stands anywhere in a number.
func namesYear(number string) bool {
	for i := 0; i+4 <= len(number); i++ {
		century := number[i : i+2]
		if (century == "19" || century == "20") && isDigit(number[i+2]) && isDigit(number[i+3]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// sameSigns are the brackets and dashes that offices use for one another.
var (
	sameSigns = strings.NewReplacer("〔", "(", "〕", ")", "【", "(", "】", ")", "—", "-", "–", "-", "‐", "-", "−", "-")
	brackets  = strings.NewReplacer("[", "(", "]", ")")
)

// fold makes numbers that a person would call the same equal: full-width
// signs, letter case, the shape of brackets and spaces do not count.
func fold(number string) string {
	if strings.ContainsFunc(number, func(r rune) bool { return r >= utf8.RuneSelf }) {
		number = sameSigns.Replace(norm.NFKC.String(number))
	}
	if strings.ContainsFunc(number, unicode.IsSpace) {
		number = strings.Join(strings.Fields(number), "")
	}
	return strings.ToUpper(brackets.Replace(number))
}

func prefixed(kind, number string) string {
	if number == "" {
		return ""
	}
	return kind + " " + number
}
