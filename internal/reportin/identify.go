package reportin

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"zwgk/internal/annual"
	"zwgk/internal/annual/prose"
	"zwgk/internal/workday"
)

var (
	fourDigits = regexp.MustCompile(`20\d\d`)
	organName  = regexp.MustCompile(`(?:人民政府|政府|办事处|街道|镇|乡|局|委员会|委|办公室|办|中心|厅|院|站|所|队)$`)
	dateLine   = regexp.MustCompile(`^(?:日期：)?(20\d\d)年(\d{1,2})月(\d{1,2})日$`)
	almostDate = regexp.MustCompile(`^20\d\d年.{1,12}日$|^(二[〇○零O0]二.)年(.{1,3})月(.{1,3})日$`)
	periodYear = regexp.MustCompile(`(20\d\d)年1月1日`)
)

// signature takes the organ and the date off the end of the last section. What
// stands below the date is the web page's.
func (b *builder) signature(texts []string) []string {
	for i := len(texts) - 1; i >= 0 && i >= len(texts)-6; i-- {
		folded := prose.Fold(texts[i])
		date, printed, ok := readDate(folded)
		if !ok {
			continue
		}
		b.doc.Issued, b.doc.Shown.Signature = date, true
		if date.IsZero() {
			b.doc.Dated = printed
		}
		texts = texts[:i]
		break
	}
	if n := len(texts); n > 0 {
		last := prose.Fold(texts[n-1])
		if utf8.RuneCountInString(last) <= 30 && organName.MatchString(last) && !strings.ContainsAny(last, "。，、：") {
			b.doc.Signature = strings.TrimSpace(texts[n-1])
			texts = texts[:n-1]
		}
	}
	return texts
}

// readDate reads a line that is a date and nothing else. The date is zero for
// a day that the calendar does not have.
func readDate(line string) (date workday.Date, printed string, ok bool) {
	line = strings.Trim(line, "（）")
	if m := dateLine.FindStringSubmatch(line); m != nil {
		date, err := workday.ParseDate(m[1] + "-" + pad(m[2]) + "-" + pad(m[3]))
		if err != nil {
			return workday.Date{}, line, true
		}
		return date, line, true
	}
	if m := almostDate.FindStringSubmatch(line); m != nil {
		if date, ok := chineseDate(m[1:]); ok {
			return date, line, true
		}
		return workday.Date{}, line, m[1] != "" || utf8.RuneCountInString(line) <= 12
	}
	return workday.Date{}, "", false
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

const numerals = "〇一二三四五六七八九"

// chineseDate reads 二〇二六, 一, 二十.
func chineseDate(parts []string) (workday.Date, bool) {
	if len(parts) != 3 || parts[0] == "" {
		return workday.Date{}, false
	}
	year := 0
	for _, r := range strings.NewReplacer("○", "〇", "零", "〇", "O", "〇", "0", "〇").Replace(parts[0]) {
		year = year*10 + strings.Index(numerals, string(r))/len("一")
	}
	date, err := workday.ParseDate(strconv.Itoa(year) + "-" + pad(strconv.Itoa(upToNinetyNine(parts[1]))) + "-" + pad(strconv.Itoa(upToNinetyNine(parts[2]))))
	return date, err == nil
}

func upToNinetyNine(s string) int {
	tens, ones, found := strings.Cut(s, "十")
	digit := func(s string) int { return max(0, strings.Index(numerals, s)/len("一")) }
	switch {
	case !found:
		return digit(s)
	case tens == "":
		return 10 + digit(ones)
	case ones == "":
		return digit(tens) * 10
	}
	return digit(tens)*10 + digit(ones)
}

// identify finds out whose report of which year it is.
func identify(doc *annual.Document) {
	title := strings.ReplaceAll(prose.Fold(doc.Title), "\n", "")
	doc.Year = yearOf(doc, title)
	if doc.Organ = organOf(title); doc.Organ == "" {
		doc.Organ = doc.Signature
	}
	if doc.Organ == "" {
		doc.Organ = ownName(doc)
	}
	doc.Level = levelOf(doc.Organ)
}

// yearOf takes the year of the title; without one, the year of the period.
func yearOf(doc *annual.Document, title string) int {
	for _, m := range fourDigits.FindAllString(title, -1) {
		year, _ := strconv.Atoi(m)
		return year
	}
	text := prose.Fold(doc.Preamble)
	for _, s := range doc.Sections {
		text += prose.Fold(s.Text)
	}
	if m := periodYear.FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[1])
		return year
	}
	if !doc.Issued.IsZero() {
		return doc.Issued.Year - 1
	}
	return 0
}

var titleWords = regexp.MustCompile(`关于|20\d\d年?度?(?:年)?|(?:政府|政务)?信息公开.*$|工作.*$|年度报告.*$|《|》|的$`)

// organOf takes the organ's name out of a title: what is left without the
// year and the report's own words.
func organOf(title string) string {
	name := titleWords.ReplaceAllString(title, "")
	if utf8.RuneCountInString(name) < 2 || utf8.RuneCountInString(name) > 40 {
		return ""
	}
	return name
}

var editedBy = regexp.MustCompile(`(?:由|，)([\p{Han}]{2,20}?(?:人民政府|办事处|局|委员会))编制`)

func ownName(doc *annual.Document) string {
	if m := editedBy.FindStringSubmatch(prose.Fold(doc.Preamble)); m != nil {
		return m[1]
	}
	return ""
}

// levelOf tells from an organ's name what it is; "" when the name does not say.
func levelOf(organ string) string {
	name := strings.TrimSuffix(organ, "人民政府")
	switch {
	case strings.HasSuffix(name, "办事处"), strings.HasSuffix(name, "街道"):
		return "street"
	case strings.HasSuffix(name, "镇"), strings.HasSuffix(name, "乡"), strings.HasSuffix(name, "苏木"):
		return "town"
	case strings.HasSuffix(name, "县"), strings.HasSuffix(name, "区") && !strings.HasSuffix(name, "自治区"), strings.HasSuffix(name, "旗"):
		return "county"
	case strings.HasSuffix(name, "市"): // a county-level one too: the name does not tell
		return "city"
	case strings.HasSuffix(name, "省"), strings.HasSuffix(name, "自治区"):
		return "province"
	case organName.MatchString(name):
		return "department"
	}
	return ""
}
