package annual

import "fmt"

// A proseRule judges what stands around the tables, and the tables against it.
type proseRule struct {
	name  string
	grade Severity // the highest that it gives
	basis string
	judge func(*reading) judgement
}

// judgement is what such a rule found. A rule that lacked something says so in
// unjudged, in words that continue 没有判断.
type judgement struct {
	notes    []note
	unjudged string
}

// note is one thing that a rule found.
type note struct {
	severity Severity
	where    Address
	place    string
	quote    string
	message  string
}

func (j *judgement) add(n ...note) { j.notes = append(j.notes, n...) }

// noteOn gives a note on a paragraph; p is nil for a figure without its sentence.
func noteOn(p *paragraph, severity Severity, quote, format string, args ...any) note {
	n := note{severity: severity, quote: quote, message: fmt.Sprintf(format, args...), where: "narrative", place: "正文"}
	if p != nil {
		n.where, n.place = p.where(), p.place()
	}
	return n
}

// Reasons not to judge.
const (
	noProse    = "没有正文"
	noTitle    = "没有题名"
	noPrevious = "没有上年报告"
	noTables   = "没有认出表格里的数"
	noYear     = "不知道是哪一年度的报告"
	noLevel    = "不知道是哪一级的单位"
)

// CheckDocument applies every rule, those on the tables (Check) and those on
// the prose, the form and the years. It reads nothing but its arguments. What
// could not be judged for want of something is a finding too, with severity
// Unjudged.
func CheckDocument(doc *Document, ctx Context) []Finding {
	findings := checkTables(doc)
	r := read(doc, ctx)
	for _, rule := range proseRules() {
		j := rule.judge(r)
		for _, n := range j.notes {
			findings = append(findings, Finding{
				Rule: rule.name, Severity: n.severity, Where: n.where, Place: n.place, Quote: n.quote,
				Message: n.message, Basis: rule.basis,
			})
		}
		if j.unjudged != "" {
			findings = append(findings, unjudged(rule.name, rule.basis, j.unjudged))
		}
	}
	return findings
}

// checkTables applies the rules on the tables, and says of each what it lacked.
func checkTables(doc *Document) []Finding {
	lacking := func(rule Rule) string {
		switch {
		case len(doc.Figures) == 0:
			return noTables
		case (rule.Name == "CARRY" || rule.Name == "INFORCE") && doc.Previous == nil:
			return noPrevious
		case rule.Name == "FORM-YEAR" && doc.Year == 0:
			return noYear
		case rule.Name == "REG0" && doc.Level == "":
			return noLevel
		}
		return ""
	}
	var findings []Finding
	if len(doc.Figures) > 0 {
		findings = Check(doc.Report)
	}
	for _, rule := range Rules() {
		if why := lacking(rule); why != "" {
			findings = append(findings, unjudged(rule.Name, rule.Basis, why))
		}
	}
	return findings
}

func unjudged(rule, basis, why string) Finding {
	return Finding{Rule: rule, Severity: Unjudged, Message: why + "，没有判断", Basis: basis}
}

// AllRules returns every named check, those on the tables first, each with
// the highest severity that it gives and its basis.
func AllRules() []Rule {
	all := Rules()
	for _, rule := range proseRules() {
		all = append(all, Rule{Name: rule.name, Severity: rule.grade, Basis: rule.basis})
	}
	return all
}

// proseRules are the checks besides those of Rules, in the order in which a
// person would go through the paper.
func proseRules() []proseRule {
	var all []proseRule
	all = append(all, formRules()...)
	all = append(all, yearRules()...)
	all = append(all, basisRules()...)
	all = append(all, figureRules()...)
	all = append(all, applicationRules()...)
	all = append(all, wordRules()...)
	return append(all, acrossRules()...)
}
