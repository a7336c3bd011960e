package writing

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Compose drafts a paper: for every part what the facts suggest, or what the
// clerk wrote in place of it. Fields in either show the facts as they are now.
// A paper that nobody knows has no parts.
func Compose(paper Paper, f *Facts, edits Edits) *Draft {
	d := &Draft{Paper: paper, Facts: f}
	w := writer{f}
	for _, o := range outlineOf(paper) {
		p := Part{Key: o.key, Section: o.section, Heading: o.heading, Text: o.write(w)}
		if e, ok := edits[o.key]; ok && e.Text != p.Text {
			p.Edited, p.Moved = true, e.Instead != digest(p.Text)
			p.Text = e.Text
		}
		d.Parts = append(d.Parts, p)
	}
	d.number()
	d.Asks = w.asks(paper)
	return d
}

// number puts （一）, （二） before the headings of the parts in a section that
// say something. In the annual report all of them do; a summary leaves out the
// points of which there is nothing to say.
func (d *Draft) number() {
	n, section := 0, ""
	for i, p := range d.Parts {
		if p.Section != section {
			n, section = 0, p.Section
		}
		if p.Heading == "" || p.blank() {
			continue
		}
		d.Parts[i].Heading = "（" + ordinals[n%len(ordinals)] + "）" + p.Heading
		n++
	}
}

func (p Part) blank() bool { return strings.TrimSpace(string(p.Text)) == "" }

// digest tells one suggestion from another.
func digest(t Text) string {
	sum := sha256.Sum256([]byte(t))
	return hex.EncodeToString(sum[:])
}

// Part returns the part with a key.
func (d *Draft) Part(key string) (Part, bool) {
	for _, p := range d.Parts {
		if p.Key == key {
			return p, true
		}
	}
	return Part{}, false
}

// Edit gives what to keep when the clerk wrote t in place of a part. It is
// NotFound when the paper has no such part, and Invalid when t has a field that
// no figure has or a sign that no text may have.
func (d *Draft) Edit(key string, t Text) (Edit, error) {
	for _, o := range outlineOf(d.Paper) {
		if o.key != key {
			continue
		}
		if err := t.check(d.Facts); err != nil {
			return Edit{}, err
		}
		return Edit{Text: t, Instead: digest(o.write(writer{d.Facts}))}, nil
	}
	return Edit{}, fault.New(fault.NotFound, "没有“%s”这一段。从列出的段里选", key)
}

// Filled gives a part as it is printed: its own heading, then its text with
// the figures put in. A part that says nothing is "".
func (d *Draft) Filled(p Part) string {
	if p.blank() {
		return ""
	}
	return sentence(p.Heading) + p.Text.Fill(d.Facts)
}

// sections puts the parts together under their headings.
func (d *Draft) sections() (preamble string, sections []annual.Section) {
	for _, p := range d.Parts {
		text := d.Filled(p)
		switch last := len(sections) - 1; {
		case p.Section == "":
			preamble = join("\n", preamble, text)
		case last >= 0 && sections[last].Heading == p.Section:
			sections[last].Text = join("\n", sections[last].Text, text)
		default:
			sections = append(sections, annual.Section{Heading: p.Section, Text: text})
		}
	}
	return preamble, sections
}

// Report gives the drafted annual report with its figures put in, and last
// year's beside it. It is nil for another paper.
func (d *Draft) Report(issued workday.Date) *annual.Report {
	if d.Paper != AnnualReport {
		return nil
	}
	f := d.Facts
	r := &annual.Report{
		Organ: f.Organ.Name, Level: string(f.Organ.Level), Year: f.Year, Form: annual.Edition2021().ID, Issued: issued,
		Title:   fmt.Sprintf("%s%d年政府信息公开工作年度报告", f.Organ.ShortName(), f.Year),
		Figures: f.Figures, Previous: f.Previous,
	}
	r.Preamble, r.Sections = d.sections()
	return r
}

// Summary is a WorkSummary or VillageSummary with its figures put in. It has no
// 主题词: GB/T 9704-2012 has none.
type Summary struct {
	Title, Preamble string
	Sections        []annual.Section
	Organ           string
	Issued          workday.Date
	CopyTo          string // 抄送, "" for none
	Copies          int    // 共印份数, 0 when it is not said
	Filing          bool   // 存档
}

// Summary gives the drafted summary with its figures put in.
func (d *Draft) Summary(issued workday.Date, copyTo string, copies int) Summary {
	f, name := d.Facts, "政务公开工作总结"
	if d.Paper == VillageSummary {
		name = "村务公开工作总结"
	}
	s := Summary{
		Title: fmt.Sprintf("%s%d年%s", f.Organ.ShortName(), f.Year, name),
		Organ: f.Organ.Name, Issued: issued, CopyTo: strings.TrimSpace(copyTo), Copies: max(0, copies), Filing: true,
	}
	s.Preamble, s.Sections = d.sections()
	return s
}

// preamble opens the annual report.
func (w writer) preamble() Text {
	return Text(fmt.Sprintf("根据《中华人民共和国政府信息公开条例》第五十条和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（%s）的要求，%s编制本报告。报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。所列数据的统计期限为%d年1月1日至%d年12月31日。",
		annual.Edition2021().Notice, w.Organ.Name, w.Year, w.Year) + w.told("contact"))
}
