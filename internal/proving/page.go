package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

// page writes docs/reliability.md. whole says that every proof was run.
func page(results []result, whole bool) string {
	var b strings.Builder
	b.WriteString("# 可靠性：证明过什么\n\n")
	b.WriteString("本页由 `make prove` 写成，不手改。每一行都可以用所列命令单独重做；`make test` 里跑的是同样的测试、较少的次数（`internal/proving/trials`）。\n\n")
	fmt.Fprintf(&b, "运行：%s，%s，%d核，%s/%s。", time.Now().Format("2006-01-02"), runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	if !whole {
		b.WriteString("这一次只跑了表里的几项。")
	}
	b.WriteString("\n\n| 编号 | 证明什么 | 要求 | 结果 |\n|---|---|---|---|\n")
	for _, r := range results {
		verdict := fmt.Sprintf("通过：%d个测试，%s", r.tests, r.took.Round(time.Second))
		if !r.passed() {
			verdict = "**没有通过**：" + cell(strings.Join(r.failed, "；"))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.id, r.shows, r.asks, verdict)
	}
	b.WriteString("\n## 测试自己报的数和命令\n")
	for _, r := range results {
		fmt.Fprintf(&b, "\n### %s %s\n\n", r.id, r.shows)
		for _, f := range r.figures {
			fmt.Fprintf(&b, "- %s\n", f)
		}
		if len(r.figures) > 0 {
			b.WriteString("\n")
		}
		b.WriteString("```\n")
		for _, s := range r.steps {
			b.WriteString(s.command() + "\n")
		}
		b.WriteString("```\n")
	}
	return b.String()
}

// cell keeps a text inside its cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", "／", "\n", " ").Replace(text)
}
