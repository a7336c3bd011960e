package archiveroom

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// counter is an office with a clerk, and the room in a window.
type counter struct {
	*desk.Desk
	*kittest.Stage
	t       *testing.T
	now     time.Time
	room    *Screen
	fails   []string
	printed []string
	opened  []string
}

func newCounter(t *testing.T) *counter {
	t.Helper()
	return newCounterOf(t, office.Town, "青石镇人民政府")
}

func newCounterOf(t *testing.T, level office.Level, name string) *counter {
	t.Helper()
	o := &counter{t: t}
	o.on("2025-06-20")
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), level, name, desk.Person{Name: "演示", Now: func() time.Time { return o.now }})
	o.done(err)
	o.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	clerk, err := d.AddPerson(t.Context(), "陈晓梅", office.Clerk, "")
	o.done(err)
	o.done(d.SitDown(t.Context(), clerk.ID, ""))
	scheme, err := d.ArchiveScheme(t.Context())
	o.done(err)
	scheme.Fonds = "0417"
	o.done(d.SetArchiveScheme(t.Context(), scheme))
	return o
}

func (o *counter) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *counter) on(date string) {
	d := workday.MustDate(date)
	o.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

// loose registers a paper file.
func (o *counter) loose(title, who, date string, m archive.Material, pages int) string {
	o.t.Helper()
	p, err := o.NewLoose(o.t.Context(), title, who, workday.MustDate(date), m, pages)
	o.done(err)
	p.Year, p.Openness.Attribute = 2025, disclosure.Proactive
	p, err = o.KeepLoose(o.t.Context(), p)
	o.done(err)
	return p.ID
}

// loosePapers registers what a year leaves on paper.
func (o *counter) loosePapers() (ids []string) {
	for i, p := range []struct {
		title, who string
		m          archive.Material
	}{
		{"2025年度政务公开工作制度", "青石镇人民政府", archive.Institutions}, {"上半年高龄津贴发放名单公示", "社会事务办", archive.Subsidies},
		{"石坳村第二季度财务公开榜", "石坳村村民委员会", archive.VillageBoards}, {"青溪村低保初审名单公示", "社会事务办", archive.Subsidies},
		{"防汛救灾款物发放情况公示", "应急管理办公室", archive.Subsidies}, {"河东村宅基地审批结果公示", "自然资源所", archive.Land},
		{"政务公开日活动签到表和照片", "党政办公室", archive.OpennessDays}, {"政务公开业务培训通知、签到表、讲义", "党政办公室", archive.Trainings},
	} {
		ids = append(ids, o.loose(p.title, p.who, fmt.Sprintf("2025-%02d-%02d", i%6+1, 10+i), p.m, 3+2*i))
	}
	return ids
}

// finished is a request for correction that was done with and waits to be
// composed.
func (o *counter) finished(subject string) {
	o.t.Helper()
	lines, err := o.RegisterRequest(o.t.Context(), desk.Registration{
		Matter: request.Rectify, Applicant: "周志强", Kind: request.NaturalPerson, Channel: request.InPerson,
		Facts: request.ReceiptFacts{Submitted: workday.MustDate("2025-06-18")}, Subjects: []string{subject},
		Identity: request.Identity{Paper: "居民身份证", Number: "11010519491231002X", Phone: "13800000000"},
	})
	o.done(err)
	o.done(o.MoveRequest(o.t.Context(), lines[0].ID, desk.RequestMove{To: request.Reviewing}))
	settings, err := o.RequestSettings(o.t.Context())
	o.done(err)
	settings.ReviewBody, settings.Court, settings.Contact, settings.Phone = "青山县人民政府", "青山县人民法院", "陈晓梅", "0471-0000000"
	o.done(o.SetRequestSettings(o.t.Context(), settings))
	letter, err := o.IssueLetter(o.t.Context(), lines[0].ID, desk.LetterOrder{Code: "N27", Values: map[request.Field]request.Value{
		request.FieldCorrection: request.TextValue("办公电话"), request.FieldCorrectionResult: request.TextValue("已更正"),
	}})
	o.done(err)
	o.done(o.ServeLetter(o.t.Context(), lines[0].ID, letter.ID, desk.ServiceInput{Way: "直接送达", Receiver: "周志强"}))
	o.done(o.FinishRequest(o.t.Context(), lines[0].ID, "已更正", workday.MustDate("2025-06-20")))
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *counter) open(setting theme.Setting) *Screen {
	o.t.Helper()
	o.Stage = kittest.New(o.t, "archive", setting)
	o.room = New(o.Desk, present.Inline{}, kittest.Drawn, Asks{
		Canvas: o.Canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		Open: func(path string) { o.opened = append(o.opened, path) },
	})
	o.Frame(o.room.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "依申请公开", Icon: "inbox"}, kit.Room{Name: "建档归档", Icon: "archive"})
	o.room.Enter()
	return o.room
}
