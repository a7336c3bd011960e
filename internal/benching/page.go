package main

import (
	"fmt"
	"strings"

	"zwgk/internal/proving/records"
)

// page writes docs/benchmarks.md: every benchmark with its last figures, and the
// notes below.
func page(all []benchmark, kept map[string]record, notes string) string {
	var b strings.Builder
	b.WriteString("# 速度\n\n")
	b.WriteString("本页由 `make bench` 写成，不手改；只重量一项时（`go run ./internal/benching -only import`，名字在表的最后一列）别的行不动。说明写在benchmarks-notes.md里。\n\n")
	b.WriteString("每一行是同一次运行里与同伴轮流量的，取中位数，看比值；绝对的用时跟着机器走。超过限额的比值是粗体。\n\n")
	b.WriteString("| 做什么 | 我们 | 同伴 | 比值 | 限额 | 哪一天 | 名字 |\n|---|---|---|---|---|---|---|\n")
	alone := "\n没有同伴、供以后比较的：\n\n| 做什么 | 数 | 哪一天 | 名字 |\n|---|---|---|---|\n"
	for _, m := range all {
		r := kept[m.id]
		for _, row := range m.rows {
			cells := row.cells(r)
			switch {
			case m.apart:
			case row.peer == "":
				alone += line(cells[0], cells[1], r.Day, m.id)
			default:
				b.WriteString(line(append(cells, r.Day, m.id)...))
			}
		}
	}
	b.WriteString(alone)
	b.WriteString("\n## 单位大了以后\n\n一件公开事项配一件申请。每格：我们／同伴，比值。\n\n" + growthTable(kept))
	b.WriteString("\n## 命令\n\n")
	for _, m := range all {
		b.WriteString(kept[m.id].how(m))
	}
	return b.String() + "\n" + strings.TrimSpace(notes) + "\n"
}

// how says how the figures of a benchmark were found, or how to find them.
func (r record) how(m benchmark) string {
	said, command := notMeasured, m.command()
	if r.Day != "" {
		said, command = r.Day+"，"+r.Machine, r.Command
	}
	if r.Load != "" {
		said += "，负载" + r.Load
	}
	return fmt.Sprintf("- %s（%s）：`%s`\n", m.id, said, command)
}

func line(cells ...string) string {
	for i, c := range cells {
		cells[i] = records.Cell(c)
	}
	return fmt.Sprintf("| %s |\n", strings.Join(cells, " | "))
}
