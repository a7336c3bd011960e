package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"zwgk/internal/platform"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// A WarningKind is what a warning is about.
type WarningKind string

// The warnings so far. That the office is open twice or that its folder is gone
// is no warning: the one is refused, the other keeps anything from being saved
// (docs/robustness.md).
const (
	InSyncFolder   WarningKind = "sync_folder"
	OnNetwork      WarningKind = "network"
	ClockBack      WarningKind = "clock_back"
	ClockAhead     WarningKind = "clock_ahead"
	DiskNearlyFull WarningKind = "disk_nearly_full"
)

// A Warning is something around the office that endangers its records. It is
// given as long as it holds, at every start: who clicked it away once has
// forgotten it when it comes true.
type Warning struct {
	Kind     WarningKind `json:"kind"`
	Sentence string      `json:"sentence"` // what is so
	Todo     string      `json:"todo"`     // what to do about it
}

const (
	// clockSlack is how far two computers' clocks may differ.
	clockSlack = 24 * time.Hour
	// longestAbsence is how long an office may lie untouched before its clock is
	// doubted.
	longestAbsence = 2 * 366 * 24 * time.Hour
	// leastRoom is what has to be free in any case, and roomForDatabases how many
	// copies of the database: one for a backup, one for what SQLite writes while a
	// large import runs.
	leastRoom        = 200 << 20
	roomForDatabases = 2
)

// notBefore is the day on which the State Council announced the holidays of
// 2026, which this program carries. A clock before it is wrong.
var notBefore = workday.Date{Year: 2025, Month: time.November, Day: 4}

// surroundings are what warnings are judged by.
type surroundings struct {
	sync     string // service that syncs the folder
	remote   bool
	free     uint64
	measured bool // free is known
	database uint64
	now      time.Time
	last     time.Time // of the newest log entry
}

// Warnings looks around the office. What cannot be looked at is not warned of;
// the error says that the office itself could not be read.
func (d *Desk) Warnings(ctx context.Context) ([]Warning, error) {
	s := surroundings{sync: platform.SyncFolder(d.Folder()), now: d.now()}
	if volume, err := platform.VolumeOf(d.Folder()); err == nil {
		s.remote, s.free, s.measured = volume.Remote, volume.Free, true
	}
	database := filepath.Join(d.Folder(), store.DatabaseName)
	size, err := platform.SizeOf(database, database+"-wal")
	newest, reading := d.office.AuditPage(ctx, store.AuditFilter{}, 0, 1)
	if err := errors.Join(err, reading); err != nil {
		return nil, err
	}
	s.database = size
	if len(newest.Rows) > 0 {
		s.last = newest.Rows[0].At
	}
	return s.warnings(), nil
}

func (s surroundings) warnings() []Warning {
	var all []Warning
	for _, judge := range []func(surroundings) *Warning{syncWarning, networkWarning, clockWarning, diskWarning} {
		if w := judge(s); w != nil {
			all = append(all, *w)
		}
	}
	return all
}

func syncWarning(s surroundings) *Warning {
	if s.sync == "" {
		return nil
	}
	return &Warning{
		InSyncFolder, "资料放在" + s.sync + "的同步文件夹里，同步会把旧的资料盖回来，也会把资料传到网上",
		"关掉程序，把整个文件夹移到不同步的地方再打开。备份可以放在同步文件夹里",
	}
}

func networkWarning(s surroundings) *Warning {
	if !s.remote {
		return nil
	}
	return &Warning{
		OnNetwork, "资料放在别的电脑的共享文件夹里，断网或者两台电脑同时写会损坏资料",
		"关掉程序，把整个文件夹移到这台电脑上再打开。几个人用，就轮流在这台电脑上办",
	}
}

func clockWarning(s surroundings) *Warning {
	const right = "核对电脑的日期和时间，改对了再登记。以前的期限和编号没有变动"
	now, last := workday.DateOf(s.now), workday.DateOf(s.last.In(s.now.Location()))
	switch {
	case !s.last.IsZero() && s.last.Sub(s.now) > clockSlack:
		return &Warning{ClockBack, fmt.Sprintf("电脑的日期是%s，操作日志最后一条却是%s记的", now.Chinese(), last.Chinese()), right}
	case now.Before(notBefore):
		return &Warning{ClockBack, fmt.Sprintf("电脑的日期是%s，比程序做成的日子还早", now.Chinese()), right}
	case !s.last.IsZero() && s.now.Sub(s.last) > longestAbsence:
		return &Warning{ClockAhead, fmt.Sprintf("电脑的日期是%s，操作日志最后一条是%s记的，隔了两年以上", now.Chinese(), last.Chinese()), right}
	}
	return nil
}

func diskWarning(s surroundings) *Warning {
	least := max(leastRoom, roomForDatabases*s.database)
	if !s.measured || s.free >= least {
		return nil
	}
	return &Warning{
		DiskNearlyFull, fmt.Sprintf("磁盘快满了，只剩%d MB，保存和备份至少要%d MB", s.free>>20, (least+1<<20-1)>>20),
		"删掉或者移走不用的文件，腾出空间",
	}
}
