package privacy

import (
	"strings"
	"time"
)

// The ages below which a person is a child (《个人信息保护法》第三十一条) and not of
// age (《未成年人保护法》第二条).
const (
	childAge = 14
	fullAge  = 18
)

var (
	childMarks = list("小学生 幼儿 婴儿 儿童 孤儿 未成年人 未成年 留守儿童 困境儿童 弃婴 学龄前儿童 初中生 小朋友 婴幼儿 学前儿童 男童 女童 男婴 女婴")
	pupilMarks = list("学生 在校生 中学生 高中生 中职生 受助学生 少年")
	grownMarks = list("大学生 研究生 本科生 大专生 博士生 硕士生 毕业生 大学 研究 留学生")
	childSigns = list(`小学生 幼儿园小班 幼儿园中班 幼儿园大班 未成年 未满14周岁 不满14周岁 未满十四周岁 不满十四周岁 留守儿童 困境儿童 孤儿 上小学 读小学 上幼儿园 读幼儿园 上初中 读初中 初中生 一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级
		1年级 2年级 3年级 4年级 5年级 6年级 初一 初二 小班 中班 大班 事实无人抚养儿童`)
	pupilSigns = list("在校学生 在校生 在读学生 就读 中学生 高中生 高一 高二 高三 上高中 读高中 上学 未满18周岁 不满18周岁 未满十八周岁 初三 职高 学生")
	elders     = list("教师 老师 校长 班主任 家长 园长 监护 辅导员 书记 主任 大学 学院 毕业 研究生 本科 志愿者 干部")
	birthWords = list("出生 生于 生日 出生日期 出生年月 出生于 年月")
	ageAfter   = list("以上 以下 以内 及以 至 到 - 的老人")
)

// minors finds the names of children: by age, by date of birth, by a child's
// identity number, and by what is said of school. From fourteen on a person
// judges.
func (s *script) minors(people []person, numbers []Finding) []Finding {
	if len(people) == 0 {
		return nil
	}
	var out []Finding
	named := &nearest{people: people}
	ids := s.bearersOf(numbers)
	for i := 0; i < len(s.runes); i++ {
		if p, severity, reason, ok := s.childAt(named, ids, i); ok {
			out = append(out, s.span(Minor, p.from, p.to, severity, reason))
		}
	}
	return dropRepeats(out)
}

// bearersOf gives the ages that identity numbers tell, by their first byte.
func (s *script) bearersOf(numbers []Finding) map[int32]int {
	ages := map[int32]int{}
	for _, f := range numbers {
		if f.Kind != IDCard || s.day.IsZero() {
			continue
		}
		if date, ok := birthOf(f.Text, s.day); ok {
			ages[int32(f.Start)] = ageOn(date, s.day)
		}
	}
	return ages
}

// ageOn counts full years, reached on the birthday.
func ageOn(born, day time.Time) int {
	age := day.Year() - born.Year()
	if day.Month() < born.Month() || day.Month() == born.Month() && day.Day() < born.Day() {
		age--
	}
	return age
}

func severityOfAge(age int) Severity {
	if age < childAge {
		return MustMask
	}
	return Judge
}

// childAt reports whether a sign at i makes a person a child.
func (s *script) childAt(named *nearest, ids map[int32]int, i int) (p person, severity Severity, reason string, ok bool) {
	if isDigit(s.runes[i]) || isHan(s.runes[i]) {
		if age, told := s.ageAt(i, ids); told && age >= 0 && age < fullAge {
			p, ok = s.bearer(named, i)
			return p, severityOfAge(age), "写明的年龄或出生日期不满十八周岁", ok
		}
	}
	for _, sign := range []struct {
		before, after *words
		severity      Severity
	}{{childMarks, childSigns, MustMask}, {pupilMarks, pupilSigns, Judge}} {
		if end := sign.before.match(s, i); end >= 0 && !grownMarks.within(s, i-2, end) {
			if p, ok = named.after(s, end, 2); ok {
				return p, sign.severity, "前面写着是儿童或学生", true
			}
		}
		if end := sign.after.match(s, i); end >= 0 && !elders.within(s, i-6, end+6) {
			if p, ok = s.bearer(named, i); ok && !isStar(s.at(end)) {
				return p, sign.severity, "后面写着是儿童或学生", true
			}
		}
	}
	return p, "", "", false
}

// bearer returns the person of whom a sign at i speaks.
func (s *script) bearer(named *nearest, i int) (person, bool) {
	p, ok := named.before(s, i, healthReach)
	return p, ok && !s.maskedName(p.to, i)
}

// ageAt reads an age or a date of birth that begins at i.
func (s *script) ageAt(i int, ids map[int32]int) (int, bool) {
	if age, ok := ids[s.spots[i].from]; ok {
		return age, true
	}
	if isDigit(s.at(i - 1)) {
		return 0, false
	}
	if age, ok := s.years(i); ok {
		return age, true
	}
	if isDigit(s.runes[i]) && !s.day.IsZero() {
		return s.birthAt(i)
	}
	return 0, false
}

// years reads "9岁", "九周岁", "8个月".
func (s *script) years(i int) (int, bool) {
	digits := "零一二三四五六七八九"
	n, end := 0, i
	for ; end < i+3; end++ {
		r := s.at(end)
		place := strings.IndexRune(digits, r)
		switch {
		case isDigit(r):
			n = n*10 + int(r-'0')
			continue
		case r == '十':
			n = max(n, 1) * 10
			continue
		case place >= 0 && r != 0:
			n += place / len("零")
			continue
		}
		break
	}
	if end == i || strings.ContainsRune(digits+"十", s.at(i-1)) && s.at(i-1) != 0 {
		return 0, false
	}
	end = s.skip(end, isSpace, 1)
	if s.at(end) == '周' {
		end++
	}
	return n, s.at(end) == '岁' && ageAfter.match(s, end+1) < 0
}

// birthAt reads a date that is called a date of birth.
func (s *script) birthAt(i int) (int, bool) {
	year, month, day, end := s.dateAt(i)
	if year < 1900 || year > s.day.Year() {
		return 0, false
	}
	end = s.skip(end, func(r rune) bool { return isDateMark(r) || isSpace(r) }, 2)
	called := birthWords.within(s, i-7, i) || birthWords.match(s, end) >= 0 || s.at(end) == '生' && s.at(end+1) != '产'
	return ageOn(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), s.day), called
}

// dateAt reads 20180305, 201803, 2018年3月5日, 2018-03 and the like; year 0 is
// no date.
func (s *script) dateAt(i int) (year, month, day, end int) {
	end = s.skip(i, isDigit, 9)
	month, day = 1, 1
	switch end - i {
	case 8:
		return s.value(i, i+4), s.value(i+4, i+6), s.value(i+6, i+8), end
	case 6:
		return s.value(i, i+4), s.value(i+4, i+6), 1, end
	case 4:
		year = s.value(i, end)
		for _, part := range []*int{&month, &day} {
			if !isDateMark(s.at(end)) || !isDigit(s.at(end+1)) {
				break
			}
			from := end + 1
			end = s.skip(from, isDigit, 2)
			*part = s.value(from, end)
		}
	}
	return year, month, day, end
}

func (s *script) value(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		n = n*10 + int(s.runes[i]-'0')
	}
	return n
}

func isDateMark(r rune) bool {
	return r == '年' || r == '月' || r == '日' || r == '-' || r == '.' || r == '/'
}

// dropRepeats keeps of several signs for one name the gravest.
func dropRepeats(all []Finding) []Finding {
	at := map[int]int{}
	var out []Finding
	for _, f := range all {
		if k, seen := at[f.Start]; seen {
			if rank(f) < rank(out[k]) {
				out[k] = f
			}
			continue
		}
		at[f.Start] = len(out)
		out = append(out, f)
	}
	return out
}
