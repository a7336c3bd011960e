package archive

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/workday"
)

// What the rules about codes, numbers and the fields of the catalogue look at.

func codeForms(x *examiner) {
	for _, p := range x.facts.Pieces {
		x.looked()
		n, err := ParseCode(p.Code)
		switch {
		case p.Code == "":
			x.find(p, "没有档号。先归档再检测")
		case err != nil:
			x.find(p, "档号的写法不对")
		case n.Fonds != x.facts.Scheme.Fonds || n.Category != x.facts.Scheme.Category:
			x.find(p, "档号里的全宗号或者门类代码和整理办法不一致")
		case n.Class != x.facts.Scheme.ClassOf(p) || n.Number != p.Number:
			x.find(p, "档号和登记的年度、保管期限、机构（问题）或者件号不一致")
		}
	}
}

func codesUnique(x *examiner) {
	first := map[string]string{}
	for _, p := range x.facts.Pieces {
		x.looked()
		if other, taken := first[p.Code]; taken && p.Code != "" {
			x.find(p, "和“%s”的档号一样", other)
			continue
		}
		first[p.Code] = p.Title
	}
}

// numbersGapless counts empty numbers too: they keep their place.
func numbersGapless(x *examiner) {
	numbers := map[Class][]int{}
	for _, p := range x.facts.Pieces {
		x.looked()
		if p.Numbered() {
			class := x.facts.Scheme.ClassOf(p)
			numbers[class] = append(numbers[class], p.Number)
		}
	}
	for _, class := range slices.SortedFunc(maps.Keys(numbers), Class.Compare) {
		for _, gap := range gaps(numbers[class], 1, slices.Max(numbers[class])) {
			name := x.facts.Scheme.Code(class, gap.from)
			if gap.to > gap.from {
				name += "至" + NumberText(gap.to)
			}
			x.find(Piece{Code: name}, "缺这个件号")
		}
	}
}

func metaForms(x *examiner) {
	x.each(func(p Piece) {
		switch _, err := workday.NewDate(p.Date.Year, p.Date.Month, p.Date.Day); {
		case err != nil || p.Date.Year < earliestYear:
			x.find(p, "日期不对")
		case p.Year < earliestYear || p.Year > 9999:
			x.find(p, "年度不对")
		case !p.Retention.Valid():
			x.find(p, "保管期限不对")
		case p.Source.Kind.Label() == "" || p.State.Label() == "":
			x.find(p, "来源或者状态不对")
		case utf8.RuneCountInString(p.Title) > longestTitle || strings.ContainsFunc(p.Title, unicode.IsControl):
			x.find(p, "题名太长，或者有不能印的字符")
		case p.Pages < 0 || p.Copy.Pages < 0 || p.Copy.Size < 0:
			x.find(p, "页数或者大小不对")
		case p.Copy.Digest != "" && !digestForm.MatchString(p.Copy.Digest):
			x.find(p, "归档件的校验码写法不对")
		}
	})
}

// metaComplete asks for the fields of DA/T 18 that every record has, and for
// what the archive must be told of openness.
func metaComplete(x *examiner) {
	x.each(func(p Piece) {
		var missing []string
		for _, field := range []struct {
			name  string
			empty bool
		}{
			{"题名", strings.TrimSpace(p.Title) == ""}, {"责任者", strings.TrimSpace(p.Responsible) == ""},
			{"日期", p.Date.IsZero()}, {"页数", p.Pages < 1}, {"归档范围", p.Material == ""}, {"文件", len(p.Parts) == 0},
		} {
			if field.empty {
				missing = append(missing, field.name)
			}
		}
		if len(missing) > 0 {
			x.find(p, "没有%s", strings.Join(missing, "、"))
			return
		}
		if err := p.Openness.validate(p); err != nil {
			x.find(p, "公开情况没有写全")
		}
	})
}

func origins(x *examiner) {
	x.each(func(p Piece) {
		switch {
		case p.Source.Kind != FromPaper && p.Source.ID == "":
			x.find(p, "查不到是由哪一件办成的")
		case p.Source.Kind == FromPaper && p.Receipt == nil:
			x.find(p, "纸质文件没有移交记录，来源说不清")
		case strings.TrimSpace(p.Responsible) == "" || p.Date.IsZero():
			x.find(p, "形成者或者形成时间没有写")
		}
	})
}

func counts(x *examiner) {
	if len(x.facts.Closings) == 0 {
		x.unlooked("没有归档登记")
		return
	}
	of := map[string]int{}
	for _, p := range x.facts.Pieces {
		of[p.Closing]++
	}
	for _, c := range x.facts.Closings {
		x.looked()
		if of[c.ID] != c.Pieces {
			x.find(Piece{Code: fmt.Sprintf("%s归档的%d年度", c.On, c.Year)}, "登记归了%d件，现在有%d件", c.Pieces, of[c.ID])
		}
	}
}

func traces(x *examiner) {
	closings := map[string]Closing{}
	for _, c := range x.facts.Closings {
		closings[c.ID] = c
	}
	for _, p := range x.facts.Pieces {
		x.looked()
		c, known := closings[p.Closing]
		switch {
		case !known:
			x.find(p, "查不到是哪一次归档的")
		case c.On.IsZero() || strings.TrimSpace(c.By) == "":
			x.find(p, "归档没有登记日期或者经办人")
		case p.State == Withdrawn && (p.Withdrawal == nil || p.Withdrawal.Reason == ""):
			x.find(p, "撤号没有登记原因")
		}
	}
}

func boxContents(x *examiner) {
	if len(x.facts.Boxes) == 0 {
		x.unlooked("没有装盒")
		return
	}
	boxes := make(map[string]Box, len(x.facts.Boxes))
	for _, b := range x.facts.Boxes {
		boxes[b.ID] = b
	}
	x.each(func(p Piece) {
		b, known := boxes[p.Box]
		switch {
		case p.Box == "":
			x.find(p, "还没有装盒")
		case !known:
			x.find(p, "登记的档案盒不在了")
		case x.facts.Scheme.ClassOf(p) != b.Class || !b.holds(p):
			x.find(p, "不是%s的类别或者起止件号里的", b.Name())
		}
	})
}
