package desk

import (
	"fmt"
	"maps"
	"slices"

	"zwgk/internal/store"
)

// RestoreLine is one line of the comparison.
type RestoreLine struct {
	What             string
	Backup, Restored string
}

// Equal reports whether both are the same.
func (l RestoreLine) Equal() bool { return l.Backup == l.Restored }

// Lines are the comparison, line by line.
func (r *RestoreReport) Lines() []RestoreLine {
	count := func(n int64) string { return fmt.Sprint(n) }
	lines := []RestoreLine{
		{"单位", r.Backup.Organ.Name, r.Restored.Organ.Name},
		{"操作日志", count(r.Backup.Entries), count(r.Restored.Entries)},
		{"日志校验码", r.Backup.Head, r.Restored.Head},
		{"附件", count(int64(r.Attachments)), count(int64(r.Found.Files.Good))},
	}
	for _, table := range slices.Sorted(maps.Keys(r.Backup.Counts)) {
		if label := store.TableLabel(table); label != "" && table != "organ" && table != "file" {
			lines = append(lines, RestoreLine{label, count(r.Backup.Counts[table]), count(r.Restored.Counts[table])})
		}
	}
	return lines
}

func (r *RestoreReport) lines() []string {
	out := []string{
		"恢复核对", "备份：" + r.From, "恢复到：" + r.To,
		"备份时间：" + r.Made.Local().Format("2006年1月2日 15:04:05"), "备份校验码：" + r.Seal,
	}
	if r.Backup.Schema != r.Restored.Schema {
		out = append(out, fmt.Sprintf("资料从第%d版升级到第%d版", r.Backup.Schema, r.Restored.Schema))
	}
	equal, all := 0, 0
	for _, l := range r.Lines() {
		all++
		mark := "不同"
		if l.Equal() {
			mark = "相同"
			equal++
		}
		out = append(out, fmt.Sprintf("%s：备份%s，恢复后%s，%s", l.What, l.Backup, l.Restored, mark))
	}
	out = append(out, fmt.Sprintf("已核对%d/%d项；记录与日志相符%d/%d，操作日志连续%d/%d，附件与摘要相符%d/%d",
		equal, all, r.Found.Records.Good, r.Found.Records.All, r.Found.Entries.Good, r.Found.Entries.All, r.Found.Files.Good, r.Found.Files.All))
	for _, l := range r.Lacking {
		out = append(out, "做备份以前就已损坏的附件：“"+l.Name+"”")
	}
	for _, p := range r.Flaws() {
		out = append(out, "不符："+p)
	}
	return out
}

// countLines tells how many records there are of each kind.
func countLines(counts map[string]int64) []string {
	var lines []string
	for _, table := range slices.Sorted(maps.Keys(counts)) {
		if label := store.TableLabel(table); label != "" {
			lines = append(lines, fmt.Sprintf("%s %d", label, counts[table]))
		}
	}
	return lines
}
