package main

import (
	"fmt"
	"strings"

	"zwgk/internal/proving/records"
)

// page writes docs/reliability.md: every proof, with its last run.
func page(all []proof, kept map[string]record) string {
	var b strings.Builder
	b.WriteString("# 可靠性：证明过什么\n\n")
	b.WriteString("本页由 `make prove` 写成，不手改；只重做一项时（`go run ./internal/proving -only T4`）别的行不动。每一行都可以用所列命令单独重做；`make test` 里跑的是同样的测试、较少的次数（`internal/proving/trials`）。\n\n")
	b.WriteString("| 编号 | 证明什么 | 要求 | 结果 | 哪一天 |\n|---|---|---|---|---|\n")
	for _, p := range all {
		verdict, day := "没有做过", ""
		if r, run := kept[p.id]; run {
			verdict, day = fmt.Sprintf("通过：%d个测试，%s", r.Tests, r.Took), r.Day
			if r.Short != "" {
				verdict = fmt.Sprintf("**不够**：只试了%s，没有垮；%s", r.Short, verdict)
			}
			if !r.passed() {
				verdict = "**没有通过**：" + records.Cell(strings.Join(r.Failed, "；"))
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", p.id, p.shows, p.asks, verdict, day)
	}
	b.WriteString("\n## 测试自己报的数和命令\n")
	for _, p := range all {
		if r, run := kept[p.id]; run {
			r.write(&b, p)
		}
	}
	return b.String()
}

func (r record) write(b *strings.Builder, p proof) {
	fmt.Fprintf(b, "\n### %s %s\n\n%s，%s\n\n", p.id, p.shows, r.Day, r.Machine)
	for _, f := range r.Figures {
		fmt.Fprintf(b, "- %s\n", f)
	}
	if len(r.Figures) > 0 {
		b.WriteString("\n")
	}
	fmt.Fprintf(b, "```\n%s\n```\n", strings.Join(r.Commands, "\n"))
}
