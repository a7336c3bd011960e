package site

import (
	"context"
	"io"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Package is what goes to the county's site.
type Package struct {
	Organ     office.Organ
	Generated workday.Date
	Pages     []Page // in the order in which the index lists them within a domain
}

// Page is one item, as the public may see it. Only the title is required.
type Page struct {
	Title          string
	IndexNumber    string // 索引号; it names the files of the page
	DocumentNumber string // 文号
	Kind           string // 信息种类
	Domain         string // 主题分类
	Mode           string // 公开方式, such as 主动公开
	Formed         workday.Date
	Published      workday.Date
	Repealed       workday.Date // 废止日期
	State          State
	Body           []string // paragraphs
	Tables         []Table
	Attachments    []Attachment
}

// InForce is the label of a page about which nothing need be said.
const InForce = "有效"

// State is 有效性. Any label but InForce, such as 已撤销, stands at the head of
// the page with its explanation, and beside the title in the index. An empty
// label says nothing.
type State struct{ Label, Explanation string }

// notable reports whether a reader has to be told before reading on.
func (s State) notable() bool { return s.Label != "" && s.Label != InForce }

// Table is a table of the text. Short rows are filled up with empty cells.
type Table struct {
	Caption string
	Header  []string
	Rows    [][]string
}

// Attachment is a file that belongs to a page.
type Attachment struct {
	Name string // its original name
	Open func() (io.ReadCloser, error)
}

// Written says what a package came to.
type Written struct {
	Folder string
	Pages  int
	Files  int   // attachments, each counted once
	Bytes  int64 // of everything
}

// Write writes the package into folder, which must not be there yet while the
// folder around it must. On any error nothing is left behind. The error is a
// fault, or that of ctx when the clerk stops it.
func Write(ctx context.Context, folder string, p Package) (Written, error) {
	return write(ctx, folder, p, openRoot)
}

// check refuses what no reader of the site could make sense of.
func (p Package) check() error {
	if p.Organ.Name == "" {
		return fault.New(fault.Usage, "没有写发布机构。先在设置里写上单位全称")
	}
	if len(p.Pages) == 0 {
		return fault.New(fault.Usage, "没有选要放进网站公开包的事项。至少选一件")
	}
	for i, page := range p.Pages {
		if oneLine(page.Title) == "" {
			return fault.New(fault.Invalid, "第%d件事项没有标题（索引号“%s”）。写上标题再生成", i+1, oneLine(page.IndexNumber))
		}
		for _, a := range page.Attachments {
			if a.Open == nil {
				return fault.New(fault.NotFound, "“%s”的附件“%s”没有文件。重新添加这个附件", oneLine(page.Title), oneLine(a.Name))
			}
		}
	}
	return nil
}
