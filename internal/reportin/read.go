package reportin

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/extract"
	"zwgk/internal/fault"
)

// PageText is a file of pages with text, such as a PDF. Text gives the lines
// of a page, counted from 0, in the order of reading; Close ends the reading.
type PageText interface {
	Pages() int
	Text(ctx context.Context, page int) (string, error)
	Close()
}

// Options says how to read.
type Options struct {
	Limits extract.Limits
	// PDF opens the pages of a PDF file; nil when PDF files cannot be read here.
	PDF func(ctx context.Context, name string, data []byte) (PageText, error)
}

// Readable reports whether File reads files with this name.
func Readable(name string) bool {
	switch extension(name) {
	case ".json", ".docx", ".docm", ".xlsx", ".xlsm", ".txt", ".pdf":
		return true
	}
	return false
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

// File reads the reports in a file: a report file may hold several, any other
// file holds one. The error is a fault.
func File(ctx context.Context, path string, options Options) ([]*annual.Document, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	limits := options.Limits
	if limits.FileBytes <= 0 {
		limits = extract.DefaultLimits()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.Wrap(err, fault.NotFound, "没有找到文件“%s”。核对文件名和所在文件夹", name)
	case err != nil:
		return nil, fault.Wrap(err, fault.Unreadable, "打不开文件“%s”。核对文件名，看U盘是否还插着", name)
	case !info.Mode().IsRegular():
		return nil, fault.New(fault.Unreadable, "“%s”不是文件。选docx、xlsx、pdf、txt或json文件", name)
	case info.Size() > limits.FileBytes:
		return nil, fault.New(fault.TooLarge, "“%s”有%d兆，超过%d兆，没有核对。去掉图片再试", name, info.Size()>>20, limits.FileBytes>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "“%s”读不出来。看它是否正被别的程序占用、是否有权限读", name)
	}
	return Bytes(ctx, name, data, options)
}

// Bytes is File for content that is in memory; name tells its kind.
func Bytes(ctx context.Context, name string, data []byte, options Options) ([]*annual.Document, error) {
	switch extension(name) {
	case ".json":
		return reportFile(data)
	case ".txt":
		doc, err := extract.Bytes(ctx, name, data, options.Limits)
		if err != nil {
			return nil, err
		}
		var lines []string
		for _, p := range doc.Passages {
			lines = append(lines, p.Text)
		}
		return one(name, fromLines(lines))
	case ".pdf":
		return pdf(ctx, name, data, options)
	case ".docx", ".docm", ".xlsx", ".xlsm":
		blocks, err := extract.Blocks(ctx, name, data, options.Limits)
		if err != nil {
			return nil, err
		}
		return one(name, assemble(blocks))
	case ".doc", ".wps":
		return nil, fault.New(fault.Unreadable, "“%s”是旧格式的文档，没有核对。在WPS里另存为docx再试", name)
	case ".xls", ".et":
		return nil, fault.New(fault.Unreadable, "“%s”是旧格式的表格，没有核对。在WPS里另存为xlsx再试", name)
	}
	return nil, fault.New(fault.Unreadable, "“%s”不是能核对的文件。能核对的是docx、xlsx、pdf、txt、json", name)
}

// reportFile reads reports as zwgkctl writes them.
func reportFile(data []byte) ([]*annual.Document, error) {
	reports, err := annual.ReadReports(data)
	if err != nil {
		return nil, err
	}
	type told struct {
		Narrative json.RawMessage `json:"narrative"`
	}
	extra := make([]told, len(reports))
	if err := json.Unmarshal(data, &extra); err != nil {
		extra = make([]told, 1)
		if err := json.Unmarshal(data, &extra[0]); err != nil {
			return nil, fault.Wrap(err, fault.Unreadable, "报告文件读不出来。重新导出后再试")
		}
	}
	var out []*annual.Document
	for i, r := range reports {
		doc := annual.DocumentOf(r)
		doc.Shown.Labels = false // the file has keys, not what was printed
		if doc.Narrative, err = annual.ParseNarrative(extra[i].Narrative); err != nil {
			return nil, err
		}
		out = append(out, doc)
	}
	return out, nil
}

// one refuses a file in which nothing of a report was found.
func one(name string, doc *annual.Document) ([]*annual.Document, error) {
	if len(doc.Sections) == 0 && len(doc.Figures) == 0 {
		return nil, fault.New(fault.Unreadable, "“%s”里没有认出年度报告的标题和表格，没有核对。核对是不是选错了文件", name)
	}
	return []*annual.Document{doc}, nil
}

func pdf(ctx context.Context, name string, data []byte, options Options) ([]*annual.Document, error) {
	if options.PDF == nil {
		return nil, fault.New(fault.Unreadable, "这里读不了PDF“%s”。用它的docx，或者把文字另存为txt再核对", name)
	}
	pages, err := options.PDF(ctx, name, data)
	if err != nil {
		return nil, err
	}
	defer pages.Close()
	lines, err := pageLines(ctx, pages)
	switch {
	case err != nil:
		return nil, err
	case len(lines) == 0:
		return nil, fault.New(fault.Unreadable, "“%s”里没有字，多半是扫描的图片，没有核对。用它的docx核对", name)
	}
	return one(name, fromLines(lines))
}

func pageLines(ctx context.Context, pages PageText) ([]string, error) {
	var lines []string
	for i := range pages.Pages() {
		text, err := pages.Text(ctx, i)
		if err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r", ""), "\n") {
			if strings.TrimSpace(line) != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines, nil
}
