package request

import (
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/fault"
)

// Draft is a letter about to be made: the kind, what it decides, and what goes
// into its fields.
type Draft struct {
	Letter  LetterCode
	Outcome Outcome // of a final letter
	// Partly are the reasons for the part that is withheld (N12).
	Partly    []Outcome
	Remedy    RemedyKind // "" for the letter's default
	Applicant ApplicantKind
	Values    map[Field]Value
}

// Compose makes the letter. It refuses, naming every field, while something is
// missing, a date is only estimated, or a text still has a blank in it; what it
// returns has no brace, no ××, no empty place and no doubled punctuation.
func Compose(t Template, d Draft) ([]Paragraph, error) {
	conclusion, err := d.conclude()
	if err != nil {
		return nil, err
	}
	if t.Code != d.Letter {
		return nil, fault.New(fault.Invalid, "要印的是%s，文本是%s的。换用这种文书的文本", conclusion.Letter.Title, t.Code)
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	if err := d.checkFields(conclusion); err != nil {
		return nil, err
	}
	filled := d.filled(conclusion)
	var letter []Paragraph
	for _, p := range t.Lines {
		if p.Kind == RemedyLine {
			p.Text = conclusion.Remedy.text()
		}
		p.Text = braces.ReplaceAllStringFunc(p.Text, func(name string) string {
			return filled[Field(strings.Trim(name, "{}"))]
		})
		p.Text = tidy(p.Text)
		if blank.MatchString(p.Text) {
			return nil, fault.New(fault.Invalid, "%s里“%s”还有没填的地方。补上再印", conclusion.Letter.Title, excerpt(p.Text))
		}
		if p.Text != "" {
			letter = append(letter, p)
		}
	}
	return letter, nil
}

// blank is what an unfinished paper looks like.
var blank = regexp.MustCompile(`[×✕╳]{2}|[xX]{3}|[{}]|_{2}|＿{2}|〔[ 　]*〕|[ 　]{3}`)

// excerpt is the beginning of a text, enough to find it.
func excerpt(s string) string {
	if runes := []rune(s); len(runes) > 16 {
		return string(runes[:16]) + "…"
	}
	return s
}

// conclude checks the typed choices against each other.
func (d Draft) conclude() (Conclusion, error) {
	c, err := Conclude(d.Letter, d.Outcome)
	if err != nil {
		return c, err
	}
	if d.Remedy != "" {
		if !slices.Contains(c.Letter.Remedies, d.Remedy) {
			return c, fault.New(fault.Invalid, "%s的救济告知不能选“%s”。按默认的写", c.Letter.Title, d.Remedy.Label())
		}
		c.Remedy = d.Remedy
	}
	partial := d.Outcome == PartiallyGranted
	switch {
	case partial && len(d.Partly) == 0:
		return c, fault.New(fault.Invalid, "部分公开没有写不公开的那一部分是什么理由。从条例第十四条到第十六条的理由里选")
	case !partial && len(d.Partly) > 0:
		return c, fault.New(fault.Invalid, "%s不是部分公开，不写部分不公开的理由。删掉，或者改办理结果", c.Letter.Title)
	case slices.ContainsFunc(d.Partly, func(o Outcome) bool { return !o.Withholds() }):
		return c, fault.New(fault.Invalid, "部分公开的理由里有不属于条例第十四条到第十六条的。重新选理由")
	case c.Letter.To == ToApplicant && !d.Applicant.Valid():
		return c, fault.New(fault.Invalid, "没有申请人类别，%s不知道怎样称呼。写明自然人、商业企业等", c.Letter.Title)
	}
	for _, o := range d.Partly {
		c.Basis += "；" + o.Article()
	}
	return c, nil
}

// The full names that stand for the short ones in a letter.
const (
	regulationName = "《中华人民共和国政府信息公开条例》"
	feeRulesName   = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
)

// citation writes a basis out: the regulation by its full name, once, and each
// of its provisions once.
func citation(basis string) string {
	articles, ours := strings.CutPrefix(basis, "条例")
	if !ours {
		return strings.ReplaceAll(basis, "国办函〔2020〕109号", feeRulesName)
	}
	var list []string
	for a := range strings.SplitSeq(strings.ReplaceAll(articles, "；条例", "、"), "、") {
		if !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return regulationName + strings.Join(list, "、")
}

// checkFields names everything that is missing at once, so that it is asked for
// at once.
func (d Draft) checkFields(c Conclusion) error {
	var missing, estimated, unfinished []string
	for _, f := range append(slices.Clone(c.Letter.Fields), c.Remedy.fields()...) {
		v := d.Values[f]
		switch words := strings.TrimSpace(v.words()); {
		case words == "", f.IsDate() && v.Date.IsZero():
			missing = append(missing, string(f))
		case v.Estimated:
			estimated = append(estimated, string(f))
		case blank.MatchString(words):
			unfinished = append(unfinished, string(f))
		}
	}
	title := c.Letter.Title
	switch {
	case len(missing) > 0:
		return fault.New(fault.Invalid, "%s还缺：%s。补上再印", title, strings.Join(missing, "、"))
	case len(unfinished) > 0:
		return fault.New(fault.Invalid, "%s里还有没填完的：%s。把空着的地方补上再印", title, strings.Join(unfinished, "、"))
	case len(estimated) > 0:
		return fault.New(fault.Invalid, "%s的%s是估算的，不能写进文书。装入那一年的放假安排，再算一次", title, strings.Join(estimated, "、"))
	}
	return nil
}

// filled gives the words of every field, those of the typed choice included.
func (d Draft) filled(c Conclusion) map[Field]string {
	words := map[Field]string{FieldAddressForm: d.addressForm(c.Letter.To), FieldBasis: citation(c.Basis), FieldGround: d.Outcome.Ground()}
	if len(d.Partly) > 0 {
		var grounds []string
		for _, o := range d.Partly {
			grounds = append(grounds, o.Ground())
		}
		words[FieldGround] = strings.Join(grounds, "；")
	}
	for f, v := range d.Values {
		if !slices.Contains(filledFields, f) {
			words[f] = strings.Join(strings.Fields(v.words()), " ") // a line break would split the paragraph
		}
	}
	return words
}

// addressForm is how the letter speaks to whom it goes to.
func (d Draft) addressForm(to Addressee) string {
	switch {
	case to == ToOrgan:
		return "贵单位"
	case to == ToApplicant && d.Applicant == NaturalPerson:
		return "你"
	case to == ToApplicant:
		return "你单位"
	}
	return "你方"
}
