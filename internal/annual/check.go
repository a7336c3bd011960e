package annual

import (
	"fmt"
	"strings"
)

// Severity says how sure a finding is and what it asks for.
type Severity string

// The severities.
const (
	Error    Severity = "error"    // 要改: the report must not go out like this
	Warning  Severity = "warning"  // 请核对: may be right, a person must look
	Unjudged Severity = "unjudged" // 未判断: figures are missing, so nothing was concluded
)

// Finding is what a rule says about a report.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Where    Address  `json:"where"`           // the cell or table at which to look; in the prose preamble.1, section5.2, title, signature
	Place    string   `json:"place,omitempty"` // of a finding in the prose: where that is, in words
	Quote    string   `json:"quote,omitempty"` // the words found
	Message  string   `json:"message"`         // names the place and the figures, in the clerk's words
	Basis    string   `json:"basis"`           // why the rule holds
}

// Rule is a named check.
type Rule struct {
	Name     string
	Severity Severity
	Basis    string
	judge    func(*Report) verdict
}

// verdict is what a rule found: places that break it, and how many it could
// not judge for want of figures.
type verdict struct {
	broken   []breach
	unjudged int
	table    Address
}

type breach struct {
	where   Address
	message string
}

// Check applies every rule to a report.
func Check(r *Report) []Finding {
	var findings []Finding
	for _, rule := range Rules() {
		v := rule.judge(r)
		for _, b := range v.broken {
			findings = append(findings, Finding{Rule: rule.Name, Severity: rule.Severity, Where: b.where, Message: b.message, Basis: rule.Basis})
		}
		if v.unjudged > 0 {
			message := fmt.Sprintf("%s有%d处缺数，没有判断", tableName(v.table), v.unjudged)
			findings = append(findings, Finding{Rule: rule.Name, Severity: Unjudged, Where: v.table, Message: message, Basis: rule.Basis})
		}
	}
	return findings
}

// HasErrors reports whether any finding is an error.
func HasErrors(findings []Finding) bool {
	for _, f := range findings {
		if f.Severity == Error {
			return true
		}
	}
	return false
}

// term is one figure in an identity.
type term struct {
	at       Address
	minus    bool
	previous bool   // taken from last year's report
	label    string // how the message calls it; "" leaves it unnamed
}

// identity is an equation between cells.
type identity struct {
	where       Address
	place       string
	left, right []term
}

// judgeIdentities builds a rule's judge from its equations.
func judgeIdentities(table string, equations func(*Report) []identity) func(*Report) verdict {
	return func(r *Report) verdict {
		v := verdict{table: Address(table)}
		for _, eq := range equations(r) {
			left, leftKnown := r.sum(eq.left)
			right, rightKnown := r.sum(eq.right)
			switch {
			case !leftKnown || !rightKnown:
				v.unjudged++
			case left != right:
				v.broken = append(v.broken, breach{eq.where, eq.message(r, left, right)})
			}
		}
		return v
	}
}

func (r *Report) sum(terms []term) (total int64, known bool) {
	for _, t := range terms {
		source := r
		if t.previous {
			source = r.Previous
		}
		v := source.Get(t.at)
		if v.State != Number {
			return 0, false
		}
		if t.minus {
			total -= v.Number
		} else {
			total += v.Number
		}
	}
	return total, true
}

func (eq identity) message(r *Report, left, right int64) string {
	difference := left - right
	if difference < 0 {
		difference = -difference
	}
	return fmt.Sprintf("%s：%s，%s，差%d", eq.place, side(r, eq.left, left), side(r, eq.right, right), difference)
}

// side writes one side of an equation: 新收12＋上年结转1＝13.
func side(r *Report, terms []term, total int64) string {
	var b strings.Builder
	for i, t := range terms {
		if t.label == "" {
			continue
		}
		if t.minus {
			b.WriteString("－")
		} else if i > 0 && b.Len() > 0 {
			b.WriteString("＋")
		}
		source := r
		if t.previous {
			source = r.Previous
		}
		fmt.Fprintf(&b, "%s%d", t.label, source.Get(t.at).Number)
	}
	switch named := strings.Count(b.String(), "＋") + strings.Count(b.String(), "－"); {
	case b.Len() == 0:
		return fmt.Sprintf("各项相加%d", total)
	case named == 0:
		return b.String()
	}
	return fmt.Sprintf("%s＝%d", b.String(), total)
}
