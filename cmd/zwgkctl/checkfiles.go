package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/extract"
	"zwgk/internal/fault"
	"zwgk/internal/reportin"
	"zwgk/internal/sheet"
)

func (r *reportReader) read(ctx context.Context, path string) ([]*annual.Document, error) {
	return reportin.File(ctx, path, r.options())
}

// reportPaths lists the files to examine: those named, and in a folder all
// that can be read, also one level below. folder is true when any folder was
// named.
func reportPaths(named []string) (paths []string, folder bool, err error) {
	for _, name := range named {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() {
			paths = append(paths, name) // what is wrong with it, reading says
			continue
		}
		folder = true
		inside, err := reportsIn(name)
		if err != nil {
			return nil, false, err
		}
		paths = append(paths, inside...)
	}
	if len(paths) == 0 {
		return nil, folder, fault.New(fault.NotFound, "文件夹“%s”里没有报告。能核对的是docx、xlsx、pdf、txt、json", named[0])
	}
	return paths, folder, nil
}

func reportsIn(folder string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if inside, relErr := filepath.Rel(folder, path); relErr == nil && strings.Count(inside, string(filepath.Separator)) > 0 {
				return filepath.SkipDir
			}
			return nil
		case strings.HasPrefix(d.Name(), "~$"), strings.HasPrefix(d.Name(), "."): // what editors leave behind
			return nil
		case reportin.Readable(d.Name()), legacy(d.Name()):
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "文件夹“%s”读不全。看U盘是否还插着、是否有权限读", folder)
	}
	slices.Sort(paths)
	return paths, nil
}

// legacy files are reports too; reading them says what to do.
func legacy(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".doc", ".wps", ".xls", ".et":
		return true
	}
	return false
}

// examine reads and judges every file. In a folder a file that cannot be read
// is an entry of the result; a single one is an error.
func (j *checkJob) examine(s *session, paths []string, folder bool) (sheet.CountyCheck, error) {
	result := sheet.CountyCheck{Listed: len(j.offices)}
	progress := func(read int) {
		if folder {
			fmt.Fprintf(s.err, "\r已读%d/%d", read, len(paths))
		}
	}
	files := reportin.Files(s, paths, j.reader.options(), progress)
	if folder {
		fmt.Fprintln(s.err)
	}
	for _, file := range files {
		name := filepath.Base(file.Path)
		switch {
		case errors.Is(file.Err, context.Canceled), file.Err != nil && !folder && len(paths) == 1:
			return result, file.Err
		case file.Err != nil:
			result.Unread = append(result.Unread, sheet.UnreadFile{File: name, Reason: fault.Sentence(file.Err)})
		}
		for _, doc := range file.Documents {
			result.Reports = append(result.Reports, sheet.CheckedReport{File: name, Document: doc})
		}
	}
	j.judge(&result)
	return result, nil
}

// judge pairs the reports with last year's and applies the rules.
func (j *checkJob) judge(result *sheet.CountyCheck) {
	latest := 0
	for _, r := range result.Reports {
		latest = max(latest, r.Document.Year)
	}
	var reports []*annual.Report
	first := map[string]string{}
	for i := range result.Reports {
		r := &result.Reports[i]
		r.Document.Previous = j.before(r.Document, result.Reports)
		r.Findings = annual.CheckDocument(r.Document, j.contextFor(r.Document))
		key := fmt.Sprint(annual.Stem(r.Document.Organ), r.Document.Year)
		if r.SameAs = first[key]; r.SameAs != "" && r.Document.Organ != "" {
			continue // added up once
		}
		first[key] = r.File
		reports = append(reports, r.Document.Report)
	}
	result.Total = annual.RollUp("合计", "", latest, reports)
	for _, office := range j.offices {
		if !slices.ContainsFunc(result.Reports, func(r sheet.CheckedReport) bool { return r.Document.Year == latest && belongs(r, office) }) {
			result.Missing = append(result.Missing, office)
		}
	}
}

// before finds last year's report of the same organ.
func (j *checkJob) before(doc *annual.Document, all []sheet.CheckedReport) *annual.Report {
	switch {
	case doc.Previous != nil:
		return doc.Previous
	case j.previous != nil:
		return j.previous
	case doc.Organ == "":
		return nil
	}
	for _, r := range all {
		if r.Document.Year == doc.Year-1 && annual.SameOrgan(r.Document.Organ, doc.Organ) {
			return r.Document.Report
		}
	}
	return nil
}

// belongs reports whether a report is an office's: by the organ that it names
// or by the name of its file.
func belongs(r sheet.CheckedReport, office string) bool {
	if annual.SameOrgan(r.Document.Organ, office) || annual.SameOrgan(r.Document.Signature, office) {
		return true
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(office, "人民政府"), "办事处")
	return stem != "" && strings.Contains(r.File, stem)
}

// readOffices reads a list of offices: the lines of a text, or the first
// column of a table that is no number.
func readOffices(ctx context.Context, path string) ([]string, error) {
	doc, err := extract.File(ctx, path, extract.Limits{})
	if err != nil {
		return nil, err
	}
	var names []string
	add := func(text string) {
		text = strings.TrimSpace(text)
		if text != "" && !slices.Contains([]string{"单位", "单位名称", "名称", "序号"}, text) && !slices.Contains(names, text) {
			names = append(names, text)
		}
	}
	for _, p := range doc.Passages {
		add(p.Text)
	}
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			for _, cell := range row {
				if cell = strings.TrimSpace(cell); cell != "" && strings.Trim(cell, "0123456789.") != "" {
					add(cell)
					break
				}
			}
		}
	}
	if len(names) == 0 {
		return nil, fault.New(fault.Invalid, "“%s”里没有单位名称。一行写一个单位", filepath.Base(path))
	}
	return names, nil
}
