package main

import (
	"fmt"
	"io"
	"slices"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

// checkLine is a rule with its result as --json writes it.
type checkLine struct {
	Rule     string            `json:"rule"`
	Property string            `json:"property"`
	What     string            `json:"what"`
	Result   string            `json:"result"`
	Looked   int               `json:"looked"`
	Of       int               `json:"of"`
	Why      string            `json:"why,omitempty"`
	Findings []archive.Finding `json:"findings"`
}

func (o *archiveOptions) check(s *session, d *desk.Desk) error {
	lines, err := d.CheckArchive(s, []int{*o.year}, o.hand, progress(s, "检测"))
	if err != nil {
		return err
	}
	if !o.json {
		tellLines(s.out, lines)
		return verdict(lines)
	}
	all := []checkLine{}
	for _, l := range lines {
		all = append(all, checkLine{
			l.Rule.Name, string(l.Rule.Property), l.Rule.What, string(l.Result), l.Looked, l.Of, l.Why, append([]archive.Finding{}, l.Findings...),
		})
	}
	if err := writeJSON(s.out, all); err != nil {
		return err
	}
	return verdict(lines)
}

// tellLines writes a line for every rule, and what it found.
func tellLines(w io.Writer, lines []archive.Line) {
	for _, l := range lines {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", l.Rule.Property.Label(), l.Rule.Name, l.Rule.What, l.Result.Label(), l.Text())
		for _, f := range l.Findings {
			fmt.Fprintf(w, "\t%s：%s\n", f.Piece, f.Message)
		}
	}
}

// verdict is how a check ends: what is not as it was recorded weighs more than
// what is missing.
func verdict(lines []archive.Line) error {
	if archive.OK(lines) {
		return nil
	}
	damaged := func(l archive.Line) bool {
		return (l.Rule.Name == "DIGEST" || l.Rule.Name == "COPY-OPENS") && l.Result == archive.Failed || l.Rule.Name == "LOG" && l.Result != archive.Passed
	}
	if slices.ContainsFunc(lines, damaged) {
		return errDamaged
	}
	return errFindings
}

func (o *archiveOptions) pack(s *session, d *desk.Desk) error {
	done, err := d.PackArchive(s, desk.PackOrder{Years: []int{*o.year}, Target: o.target, Zip: o.zip, To: o.out, Hand: o.hand}, progress(s, "打包"))
	if fault.CodeOf(err) == fault.NotAllowed && len(done.Lines) > 0 {
		tellLines(s.out, slices.DeleteFunc(done.Lines, func(l archive.Line) bool { return l.Result == archive.Passed }))
		fmt.Fprintln(s.err, fault.Sentence(err))
		return verdict(done.Lines)
	}
	if err != nil {
		return err
	}
	for _, note := range done.Notes {
		fmt.Fprintln(s.out, "提示："+note)
	}
	fmt.Fprintf(s.out, "移交包写好，读回来核对过：%s\n%d件，%d个文件，%d字节\n移交清单上的校验值 %s\n", done.Path, done.Pieces, done.Files, done.Bytes, done.Seal)
	return nil
}

// inspect looks at a package without an office.
func inspect(s *session, path string) error {
	found, err := desk.CheckPackage(s, path, progress(s, "核对"))
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, found.Summary())
	for _, f := range found.Findings {
		fmt.Fprintln(s.out, "不符："+f.Sentence)
	}
	if !found.OK() {
		return errDamaged
	}
	fmt.Fprintln(s.out, "移交清单上的校验值 "+found.Seal)
	return nil
}
