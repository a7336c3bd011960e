package present

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"zwgk/internal/desk"
)

// BackupPage names the page 备份与恢复 of the room 数据, in a Target and in the log.
const BackupPage = "backup"

// Safety says in few words how well the office is backed up.
type Safety struct {
	Tone Tone // Good or Urgent
	Line string
}

// safetyInShort is the status for a line that has little room.
func safetyInShort(s desk.BackupStatus) Safety {
	switch {
	case s.Flawed:
		return Safety{Urgent, "备份时发现资料有损坏"}
	case s.Sound == nil:
		return Safety{Urgent, "还没有备份"}
	case s.Gone:
		return Safety{Urgent, "上次的备份不见了"}
	case s.TooOld:
		return Safety{Urgent, "备份太旧：" + dayOf(s.Sound.Made)}
	case s.SameDisk:
		return Safety{Urgent, "备份只在同一块硬盘上"}
	}
	return Safety{Good, "备份已核对：" + shortMoment(s.Sound.Made)}
}

// safety is the status in a whole sentence.
func safety(s desk.BackupStatus) Safety {
	tone := Good
	if s.Red() {
		tone = Urgent
	}
	return Safety{tone, s.Sentence()}
}

func dayOf(t time.Time) string       { return t.Local().Format("2006年1月2日") }
func shortMoment(t time.Time) string { return t.Local().Format("1月2日 15:04") }
func momentOf(t time.Time) string    { return t.Local().Format("2006年1月2日 15:04") }

// backupFacts are what the office knows of a backup.
func backupFacts(r *desk.BackupRecord) []RequestFact {
	disk, lock := "在另一块盘上", "没有加密"
	if r.SameDisk {
		disk = "和资料在同一块盘上"
	}
	if r.Encrypted {
		lock = "加了密，恢复时要口令"
	}
	return []RequestFact{
		{"时间", momentOf(r.Made)}, {"文件", filepath.Base(r.Path)}, {"放在", filepath.Dir(r.Path) + "，" + disk},
		{"大小", fmt.Sprintf("%s，%s；操作日志到第%s条", byteWords(r.Bytes), lock, thousands(int(r.Entries)))}, {"日志校验码", inGroups(r.Head)},
	}
}

// inGroups writes a code so that two people can compare it.
func inGroups(code string) string {
	const group = 8
	var out []byte
	for part := range slices.Chunk([]byte(code), group) {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, part...)
	}
	return string(out)
}
