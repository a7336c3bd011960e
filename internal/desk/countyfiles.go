package desk

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/extract"
	"zwgk/internal/fault"
	"zwgk/internal/pdfin"
	"zwgk/internal/reportin"
)

// countyPaths lists what is examined: the files that were named, and what can
// be read of the folders. folder is true when any folder was named.
func countyPaths(named []string) (paths []string, folder bool, err error) {
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
		if len(named) == 0 {
			return nil, false, fault.New(fault.Invalid, "没有选报告。选文件，或者选放着报告的文件夹")
		}
		return nil, folder, fault.New(fault.NotFound, "文件夹“%s”里没有报告。能核对的是docx、xlsx、pdf、txt、json，或者移交包", named[0])
	}
	return paths, folder, nil
}

// reportsIn lists what can be read in a folder and one level below. A package
// is one entry, whatever files are in it.
func reportsIn(folder string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && isPackage(path):
			paths = append(paths, path)
			return fs.SkipDir
		case d.IsDir():
			if inside, relErr := filepath.Rel(folder, path); relErr == nil && strings.Count(inside, string(filepath.Separator)) > 0 {
				return fs.SkipDir
			}
			return nil
		case strings.HasPrefix(d.Name(), "~$"), strings.HasPrefix(d.Name(), "."): // what editors leave behind
			return nil
		case reportin.Readable(d.Name()), legacy(d.Name()), isZip(d.Name()):
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

// read reads the reports in a file or package. Whatever a file does to its
// reader, the others go on.
func (c *county) read(ctx context.Context, path string) (file readFile) {
	file.path = path
	if file.err = ctx.Err(); file.err != nil {
		return file
	}
	defer func() {
		if r := recover(); r != nil {
			file.documents = nil
			file.err = fault.Wrap(fmt.Errorf("panic: %v", r), fault.Unreadable, "“%s”读到一半出错，没有核对。在WPS里打开，另存一份再核对", filepath.Base(path))
		}
	}()
	if isZip(path) || isPackage(path) {
		file.documents, file.err = c.readPackage(ctx, path)
	} else {
		file.documents, file.err = reportin.File(ctx, path, c.options())
	}
	return file
}

// mostReportText bounds the words of one report. Those of a county are all in
// memory at once.
const mostReportText = 4 << 20

func (c *county) options() reportin.Options {
	limits := extract.DefaultLimits()
	limits.TextBytes = mostReportText
	return reportin.Options{Limits: limits, PDF: c.pages}
}

func (c *county) pages(ctx context.Context, name string, data []byte) (reportin.PageText, error) {
	doc, err := c.pdfs().OpenBytes(ctx, name, data)
	if err != nil {
		return nil, err
	}
	return pdfPages{doc}, nil
}

// pdfPages is a PDF as reportin wants it.
type pdfPages struct{ doc *pdfin.Document }

func (p pdfPages) Pages() int { return len(p.doc.Pages()) }

func (p pdfPages) Text(ctx context.Context, page int) (string, error) { return p.doc.Text(ctx, page) }

func (p pdfPages) Close() { p.doc.Close() }

// lastYears reads a file with one report.
func (c *county) lastYears(ctx context.Context, path string) (*annual.Report, error) {
	file := c.read(ctx, path)
	switch {
	case file.err != nil:
		return nil, file.err
	case len(file.documents) != 1:
		return nil, fault.New(fault.Usage, "“%s”里有%d份报告，上年报告只要一份", path, len(file.documents))
	}
	return file.documents[0].Report, nil
}

// organHeads are heads of a list of organs, which are none themselves.
var organHeads = []string{"单位", "单位名称", "名称", "序号"}

// ReadOrgans reads a list of organs from a txt, csv or xlsx file: the lines of a
// text, or the first column of a table that is no number.
func ReadOrgans(ctx context.Context, path string) ([]string, error) {
	doc, err := extract.File(ctx, path, extract.Limits{})
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range doc.Passages {
		names = append(names, p.Text)
	}
	for _, t := range doc.Tables {
		for _, row := range t.Rows {
			at := slices.IndexFunc(row, func(cell string) bool { return strings.Trim(strings.TrimSpace(cell), "0123456789.") != "" })
			if at >= 0 {
				names = append(names, row[at])
			}
		}
	}
	if names = TidyOrgans(names); len(names) == 0 {
		return nil, fault.New(fault.Invalid, "“%s”里没有单位名称。一行写一个单位", filepath.Base(path))
	}
	return names, nil
}

// TidyOrgans leaves each name of a list once, without heads and empty lines.
func TidyOrgans(names []string) []string {
	var tidy []string
	seen := map[string]bool{}
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name != "" && !seen[name] && !slices.Contains(organHeads, name) {
			seen[name] = true
			tidy = append(tidy, name)
		}
	}
	return tidy
}
