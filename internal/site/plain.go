package site

import (
	"fmt"
	"strings"
)

// plain gives the page as text, to be pasted into a site that takes only text.
// Lines end as Windows' notepad wants them; cells are parted by tabs, which
// word processors turn into tables again.
func (v view) plain() string {
	lines := []string{v.Title, ""}
	for _, f := range v.Head {
		lines = append(lines, f.Name+"："+f.Value)
	}
	if v.Notable {
		lines = append(lines, "", "【"+v.State.Label+"】"+v.State.Explanation)
	}
	lines = append(append(lines, ""), v.Body...)
	for _, t := range v.Tables {
		lines = append(lines, "")
		if t.Caption != "" {
			lines = append(lines, t.Caption)
		}
		if len(t.Header) > 0 {
			lines = append(lines, strings.Join(t.Header, "\t"))
		}
		for _, row := range t.Rows {
			lines = append(lines, strings.Join(row, "\t"))
		}
	}
	if len(v.Attachments) > 0 {
		lines = append(lines, "", "附件：")
		for i, a := range v.Attachments {
			lines = append(lines, fmt.Sprintf("%d. %s（%s）", i+1, a.Name, a.Path))
		}
	}
	return strings.Join(lines, "\r\n") + "\r\n"
}
