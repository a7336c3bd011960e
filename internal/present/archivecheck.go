package present

import (
	"context"
	"fmt"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
)

// ArchiveCheck is what looking a year through by every rule found.
type ArchiveCheck struct {
	Title   string // 2025年度
	Summary string
	Good    bool
	Groups  []CheckGroup
	Print   ArchivePrint
}

// CheckGroup is the rules of one property.
type CheckGroup struct {
	Name  string // 真实性
	Lines []CheckLine
}

// CheckLine is a rule with what it found.
type CheckLine struct {
	Words, Figure string // 件号连续, 已核对76/76
	Basis         string
	Tone          Tone
	Found         []string
}

// HandAnswers is what only a person can look at, as it stands on the screen.
type HandAnswers struct {
	Virus    string
	Infected bool
	Carrier  string // folder of the disc or stick
	Package  string // the package that lies there
}

func (a HandAnswers) checks() desk.HandChecks {
	return desk.HandChecks{Virus: strings.TrimSpace(a.Virus), Infected: a.Infected, Carrier: strings.TrimSpace(a.Carrier), Package: strings.TrimSpace(a.Package)}
}

// LookThrough looks the year through by every rule and shows the findings.
func (p *Archive) LookThrough(a HandAnswers) {
	year := p.chosenYear()
	var lines []archive.Line
	p.long("正在逐件核对", func(ctx context.Context, progress desk.Progress) (err error) {
		lines, err = p.desk.CheckArchive(ctx, []int{year}, a.checks(), progress)
		return err
	}, func() {
		p.model.Check = checkModel(year, lines)
		p.view.Show(p.model)
	})
}

func checkModel(year int, lines []archive.Line) *ArchiveCheck {
	m := &ArchiveCheck{Title: fmt.Sprintf("%d年度", year), Good: archive.OK(lines)}
	counts := map[archive.Result]int{}
	for _, property := range []archive.Property{archive.Authentic, archive.Complete, archive.Usable, archive.Safe} {
		group := CheckGroup{Name: property.Label()}
		for _, l := range lines {
			if l.Rule.Property == property {
				counts[l.Result]++
				group.Lines = append(group.Lines, checkLine(l))
			}
		}
		m.Groups = append(m.Groups, group)
	}
	m.Summary = fmt.Sprintf("%d项通过", counts[archive.Passed])
	if n := counts[archive.Failed]; n > 0 {
		m.Summary += fmt.Sprintf("，%d项不通过", n)
	}
	if n := counts[archive.NotLooked]; n > 0 {
		m.Summary += fmt.Sprintf("，%d项未检测", n)
	}
	m.Print = ArchivePrint{"四性检测记录", desk.ArchiveOrder{Paper: desk.ArchiveCheckRecord, Year: year, Lines: lines}}
	return m
}

// mostFindings bounds what a rule says of single pieces on the screen; the
// paper has all.
const mostFindings = 8

func checkLine(l archive.Line) CheckLine {
	c := CheckLine{Words: l.Rule.What, Figure: l.Text(), Basis: l.Rule.Basis, Tone: Good}
	switch {
	case l.Result == archive.Failed:
		c.Tone = Urgent
	case l.Result == archive.NotLooked && l.Rule.Optional:
		c.Tone = Plain
	case l.Result == archive.NotLooked:
		c.Tone = Caution
	}
	for i, f := range l.Findings {
		if i == mostFindings {
			c.Found = append(c.Found, fmt.Sprintf("还有%d处，印出来的记录里全有", len(l.Findings)-i))
			break
		}
		c.Found = append(c.Found, strings.TrimSpace(f.Piece+"　"+f.Message))
	}
	return c
}
