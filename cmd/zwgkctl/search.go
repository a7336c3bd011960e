package main

import (
	"flag"
	"fmt"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

// hitsWanted is how many hits are listed unless the call says otherwise.
const hitsWanted = 50

// searchAnswer is what search --json gives.
type searchAnswer struct {
	Searched int         `json:"searched"`
	Total    int         `json:"total"`
	Hits     []searchHit `json:"hits"`
}

type searchHit struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Title   string `json:"title"`
	Number  string `json:"number,omitempty"`
	Date    string `json:"date,omitempty"`
	Snippet string `json:"snippet,omitempty"`
}

var searchCommand = command{
	name: "search", does: "在事项、申请、台账和附件名里找字",
	usage: `zwgkctl search --office 文件夹 [--json] [--limit 50] [--rebuild] 要找的字

  --json     写成JSON：{searched, total, hits: [{id, kind, title, …}]}
  --limit    列出多少条，新的在前，默认50条
  --rebuild  先重建索引再找；核对说索引与记录不符时用

  几个词用空格隔开、加引号，要都有才算。大小写、全角半角、括号形状不分。
  标题可以用拼音首字母找，例如 dbsq 找低保申请。
  每条一行：种类、编号、日期、标题、文中的位置，用制表符隔开；查了多少条写在最后。`,
	files: 1,
	run: func(f *flag.FlagSet) action {
		dir, asJSON := officeOption(f), f.Bool("json", false, "")
		limit, rebuild := f.Int("limit", hitsWanted, ""), f.Bool("rebuild", false, "")
		return func(s *session, words []string) error {
			switch {
			case strings.TrimSpace(words[0]) == "":
				return fault.New(fault.Usage, "没有写要找的字。例如 zwgkctl search --office 文件夹 低保申请")
			case *limit < 0:
				return fault.New(fault.Usage, "--limit 后面的内容不对")
			}
			return atDesk(s, *dir, func(d *desk.Desk) error {
				if *rebuild {
					if err := d.RebuildSearch(s); err != nil {
						return err
					}
				}
				return search(s, d, words[0], *limit, *asJSON)
			})
		}
	},
}

func search(s *session, d *desk.Desk, words string, limit int, asJSON bool) error {
	result, err := d.Search(s, words, limit)
	if err != nil {
		return err
	}
	answer := searchAnswer{Searched: result.Searched, Total: result.Total, Hits: []searchHit{}}
	for _, h := range result.Hits {
		answer.Hits = append(answer.Hits, searchHit{h.ID, h.Kind, h.Title, h.Number, h.Date.String(), h.Snippet})
	}
	if asJSON {
		return writeJSON(s.out, answer)
	}
	oneLine := strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")
	for _, h := range answer.Hits {
		fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%s\n", desk.FoundName(h.Kind), oneLine.Replace(h.Number), h.Date, oneLine.Replace(h.Title), oneLine.Replace(h.Snippet))
	}
	// The sum goes to the other stream, so that lines can be counted.
	switch {
	case answer.Total == 0:
		fmt.Fprintf(s.out, "没有找到，查了%d条\n", answer.Searched)
	case answer.Total > len(answer.Hits):
		fmt.Fprintf(s.err, "查了%d条，有%d条，列出%d条\n", answer.Searched, answer.Total, len(answer.Hits))
	default:
		fmt.Fprintf(s.err, "查了%d条，有%d条\n", answer.Searched, answer.Total)
	}
	return nil
}
