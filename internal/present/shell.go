package present

import (
	"context"
	"log/slog"

	"zwgk/internal/desk"
	"zwgk/internal/office"
)

// Room is one of the rooms in the navigation. Rooms that are not built yet
// are not listed.
type Room string

// The rooms so far.
const (
	HomeRoom      Room = "home"      // 首页
	CatalogueRoom Room = "catalogue" // 公开目录
	ItemsRoom     Room = "items"     // 公开事项
	RequestsRoom  Room = "requests"  // 依申请公开
	ArchiveRoom   Room = "archive"   // 建档归档
	AnnualRoom    Room = "annual"    // 年度报告
	DataRoom      Room = "data"      // 数据
	SettingsRoom  Room = "settings"  // 设置
)

// RoomEntry is a room as the navigation shows it.
type RoomEntry struct {
	Room       Room
	Name, Icon string
	Apart      bool // a rule before it
}

// Rooms returns the rooms in the order of the navigation.
func Rooms() []RoomEntry {
	return []RoomEntry{
		{HomeRoom, "首页", "house", false},
		{CatalogueRoom, "公开目录", "list-tree", false},
		{ItemsRoom, "公开事项", "file-text", false},
		{RequestsRoom, "依申请公开", "inbox", false},
		{ArchiveRoom, "建档归档", "archive", false},
		{AnnualRoom, "年度报告", "chart-column", false},
		{DataRoom, "数据", "database", true},
		{SettingsRoom, "设置", "settings", false},
	}
}

// ShellModel is the frame around every room.
type ShellModel struct {
	Organ  string
	Rooms  []RoomEntry
	In     Room
	Folder string
	Backup Safety // how well the office is backed up, in few words
	Person string // 陈晓梅 · 办公室
	Locked bool   // nobody sits at the desk: choose who
	People []PersonEntry
}

// PersonEntry is somebody who can sit down.
type PersonEntry struct {
	ID, Name, Role string
	NeedsPIN       bool
}

// ShellDesk is what the frame needs of the desk.
type ShellDesk interface {
	Organ() office.Organ
	People(ctx context.Context) ([]office.Person, error)
	Sitting() *office.Person
	SitDown(ctx context.Context, personID, pin string) error
	StandUp()
	BackupStatus(ctx context.Context) (desk.BackupStatus, error)
}

var _ ShellDesk = (*desk.Desk)(nil)

// Shell presents the frame.
type Shell struct {
	desk  ShellDesk
	run   Runner
	view  View[ShellModel]
	safe  loads // of the backup status
	model ShellModel
}

// NewShell returns the presenter of the frame; folder is the office's.
func NewShell(d ShellDesk, run Runner, view View[ShellModel], folder string) *Shell {
	return &Shell{desk: d, run: run, view: view, model: ShellModel{
		Organ: d.Organ().Name, Folder: folder, In: HomeRoom,
		Rooms: Rooms(),
	}}
}

// Starts makes another room than 首页 the first one, before Load.
func (s *Shell) Starts(in Room) { s.model.In = in }

// Load shows the frame; when the office has people and nobody sits at the
// desk, it asks who it is.
func (s *Shell) Load() {
	var people []office.Person
	s.run.Go(func(ctx context.Context) (err error) {
		people, err = s.desk.People(ctx)
		return err
	}, func(err error) {
		if err != nil {
			tell(s.view.Fail, err)
			return
		}
		s.model.People = nil
		for _, p := range people {
			s.model.People = append(s.model.People, PersonEntry{p.ID, p.Name, p.Role.Label(), p.PIN != ""})
		}
		s.showPerson()
		s.LookAtBackup()
	})
}

func (s *Shell) showPerson() {
	p := s.desk.Sitting()
	s.model.Locked = p == nil && len(s.model.People) > 0
	switch {
	case p != nil:
		s.model.Person = p.Name + " · " + p.Role.Label()
	case s.model.Locked:
		s.model.Person = "没有人登录"
	default:
		s.model.Person = "演示"
	}
	s.view.Show(s.model)
}

// Enter turns to a room.
func (s *Shell) Enter(r Room) {
	s.model.In = r
	s.view.Show(s.model)
	s.LookAtBackup()
}

// LookAtBackup shows afresh how well the office is backed up. It is looked up
// beside everything else: a stick or a share may take its time to answer.
func (s *Shell) LookAtBackup() {
	wanted := s.safe.start()
	var status desk.BackupStatus
	s.run.Go(func(ctx context.Context) (err error) {
		status, err = s.desk.BackupStatus(ctx)
		return err
	}, func(err error) {
		switch {
		case !wanted():
		case err != nil:
			slog.Warn("backup status", "error", err)
		default:
			if fresh := safetyInShort(status); fresh != s.model.Backup {
				s.model.Backup = fresh
				s.view.Show(s.model)
			}
		}
	})
}

// SitDown lets somebody sit at the desk.
func (s *Shell) SitDown(id, pin string) {
	s.run.Go(func(ctx context.Context) error { return s.desk.SitDown(ctx, id, pin) }, func(err error) {
		if err != nil {
			tell(s.view.Fail, err)
			return
		}
		s.showPerson()
	})
}

// Leave locks the desk, to change the person. Who may sit down then is asked
// afresh: people come and go in 设置.
func (s *Shell) Leave() {
	s.desk.StandUp()
	s.Load()
}
