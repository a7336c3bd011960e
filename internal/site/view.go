package site

import (
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// field is a line of the head of a page.
type field struct{ Name, Value string }

// view is a page with its texts cleaned and its files named.
type view struct {
	Title, Organ, Domain string
	HTMLPath, TextPath   string
	DocumentNumber       string
	Published            workday.Date
	Generated            string
	Head                 []field
	State                State
	Notable              bool
	Body                 []string
	Tables               []Table
	Attachments          []attached
}

// Link is the way to the page from the index.
func (v view) Link() string { return link(v.HTMLPath) }

// TextLink is the way from the page to its text.
func (v view) TextLink() string { return "../" + link(v.TextPath) }

// views names the files of every page, copies the attachments and cleans the
// texts.
func (b *builder) views(p Package) ([]view, error) {
	names := nameSet{}
	var all []view
	for i, page := range p.Pages {
		// Made with the longer of the two endings, so that both fit.
		name := names.take(safeName(oneLine(page.IndexNumber), fmt.Sprintf("item-%d", i+1)) + ".html")
		v := newView(p, page, strings.TrimSuffix(name, ".html"))
		for _, a := range page.Attachments {
			at, err := b.attach(v.Title, a)
			if err != nil {
				return nil, err
			}
			v.Attachments = append(v.Attachments, at)
		}
		all = append(all, v)
	}
	return all, nil
}

func newView(p Package, page Page, name string) view {
	v := view{
		Title: oneLine(page.Title), Organ: oneLine(p.Organ.Name), Domain: oneLine(page.Domain),
		HTMLPath: "pages/" + name + ".html", TextPath: "text/" + name + ".txt",
		DocumentNumber: oneLine(page.DocumentNumber), Published: page.Published, Generated: p.Generated.Chinese(),
		State:   State{Label: oneLine(page.State.Label), Explanation: oneLine(page.State.Explanation)},
		Notable: page.State.notable(), Body: paragraphs(page.Body),
	}
	for _, t := range page.Tables {
		v.Tables = append(v.Tables, rectangle(t))
	}
	// The head that towns' sites carry, in their order; the two fields of the
	// program's own come last.
	v.Head = []field{
		{"索引号", oneLine(page.IndexNumber)}, {"发布机构", v.Organ}, {"主题分类", v.Domain},
		{"成文日期", page.Formed.Chinese()}, {"文号", v.DocumentNumber}, {"公开方式", oneLine(page.Mode)},
		{"有效性", v.State.Label}, {"废止日期", page.Repealed.Chinese()},
		{"发布日期", page.Published.Chinese()}, {"信息种类", oneLine(page.Kind)},
	}
	for i := range v.Head {
		v.Head[i].Value = orDash(v.Head[i].Value)
	}
	return v
}

// rectangle cleans a table and gives every row the same number of cells.
func rectangle(t Table) Table {
	wide := len(t.Header)
	for _, row := range t.Rows {
		wide = max(wide, len(row))
	}
	fill := func(row []string) []string {
		full := make([]string, wide)
		for i, cell := range row {
			full[i] = oneLine(cell)
		}
		return full
	}
	out := Table{Caption: oneLine(t.Caption)}
	if len(t.Header) > 0 {
		out.Header = fill(t.Header)
	}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, fill(row))
	}
	return out
}

// index is index.html.
type index struct {
	Heading, Organ, Generated string
	Count                     int
	ByDomain, ByDate          []group
}

// group is a heading with the pages under it.
type group struct {
	Name  string
	Pages []view
}

// newIndex lists the pages twice: by domain in the order in which domains
// first come, and by the month of publication, newest first.
func newIndex(p Package, views []view) index {
	byDate := slices.Clone(views)
	slices.SortStableFunc(byDate, func(a, b view) int { return b.Published.Compare(a.Published) })
	heading := "政府信息公开"
	if p.Organ.Level == office.Village { // a village committee is no organ of government
		heading = "村务公开"
	}
	return index{
		Heading: heading, Organ: oneLine(p.Organ.Name), Generated: p.Generated.Chinese(), Count: len(views),
		ByDomain: grouped(views, func(v view) string {
			if v.Domain == "" {
				return "未分类"
			}
			return v.Domain
		}),
		ByDate: grouped(byDate, func(v view) string {
			if v.Published.IsZero() {
				return "未注明发布日期"
			}
			return fmt.Sprintf("%d年%d月", v.Published.Year, int(v.Published.Month))
		}),
	}
}

func grouped(views []view, name func(view) string) []group {
	var groups []group
	place := map[string]int{}
	for _, v := range views {
		n := name(v)
		i, seen := place[n]
		if !seen {
			i = len(groups)
			place[n] = i
			groups = append(groups, group{Name: n})
		}
		groups[i].Pages = append(groups[i].Pages, v)
	}
	return groups
}
