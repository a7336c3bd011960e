package archive

import (
	"fmt"
	"slices"
)

// Check looks at facts by every rule and returns a line for each, in the order
// of Rules. It never takes for granted what it was not given: a digest that was
// not read, a copy that was not opened, a virus check that nobody entered make
// their lines NotLooked or Failed.
func Check(f Facts) []Line {
	lines := make([]Line, len(examinations))
	for i, e := range examinations {
		x := &examiner{facts: f, line: Line{Rule: e.Rule}}
		if len(f.Pieces) == 0 {
			x.unlooked("没有要检测的档案")
		} else {
			e.look(x)
		}
		lines[i] = x.finish()
	}
	return lines
}

// OK reports whether everything was looked at and nothing found. Only an
// Optional rule may be NotLooked. No lines are not OK.
func OK(lines []Line) bool {
	return len(lines) > 0 && !slices.ContainsFunc(lines, func(l Line) bool {
		return l.Result == Failed || l.Result != Passed && (l.Result != NotLooked || !l.Rule.Optional)
	})
}

// Text says of a line how much was really looked at and what came of it:
// 已核对12/12, or why nothing was.
func (l Line) Text() string {
	if l.Result == NotLooked && l.Looked == 0 {
		return "未检测：" + l.Why
	}
	text := fmt.Sprintf("已核对%d/%d", l.Looked, l.Of)
	if len(l.Findings) > 0 {
		text += fmt.Sprintf("，%d处不符", len(l.Findings))
	}
	if l.Result == NotLooked {
		text += "，" + l.Why
	}
	return text
}

// examiner fills in the line of one rule.
type examiner struct {
	facts Facts
	line  Line
}

// looked counts one piece or file that was really looked at.
func (x *examiner) looked() { x.line.Of, x.line.Looked = x.line.Of+1, x.line.Looked+1 }

// missed counts one that should have been looked at and was not.
func (x *examiner) missed(why string) {
	x.line.Of++
	x.unlooked(why)
}

func (x *examiner) unlooked(why string) {
	if x.line.Why == "" {
		x.line.Why = why
	}
}

func (x *examiner) find(p Piece, format string, args ...any) {
	x.line.Findings = append(x.line.Findings, Finding{Rule: x.line.Rule.Name, Piece: p.name(), Message: fmt.Sprintf(format, args...)})
}

// finish decides: what was found fails; what was not looked at, in whole or in
// part, does not pass; and looking at nothing is no pass.
func (x *examiner) finish() Line {
	l := &x.line
	switch {
	case len(l.Findings) > 0:
		l.Result = Failed
	case l.Why != "" || l.Looked < l.Of:
		l.Result = NotLooked
	case l.Looked == 0:
		l.Result, l.Why = NotLooked, "没有可检测的内容"
	default:
		l.Result = Passed
	}
	return *l
}

// each looks at every piece. An empty number has nothing to look at but the
// number.
func (x *examiner) each(look func(p Piece)) {
	for _, p := range x.facts.Pieces {
		if !p.Gone() {
			x.looked()
			look(p)
		}
	}
}

// files gives every file of the pieces that are there: the copies, and the
// originals that lie beside them or went into them.
func (x *examiner) files(look func(p Piece, title, digest string)) {
	for _, p := range x.facts.Pieces {
		if p.Gone() {
			continue
		}
		if p.Copy.Digest != "" {
			look(p, "归档件", p.Copy.Digest)
		}
		for _, part := range p.Parts {
			if part.Digest != "" {
				look(p, part.Title, part.Digest)
			}
		}
	}
}
