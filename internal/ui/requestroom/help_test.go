package requestroom

import (
	"path/filepath"
	"testing"
	"time"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/grid"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/kit/kittest"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// counter is an office with people who take each other's place, and the room
// in a window.
type counter struct {
	*desk.Desk
	*kittest.Stage
	t       *testing.T
	now     time.Time
	people  map[string]string
	room    *Screen
	fails   []string
	printed []string
	file    string // that the next question for a file is answered with
}

func newCounter(t *testing.T) *counter {
	t.Helper()
	o := &counter{t: t, people: map[string]string{}}
	o.on("2025-11-20")
	d, err := desk.Found(t.Context(), filepath.Join(t.TempDir(), "单位"), office.Town, "青石镇人民政府", desk.Person{Name: "演示", Now: func() time.Time { return o.now }})
	if err != nil {
		t.Fatal(err)
	}
	o.Desk = d
	t.Cleanup(func() { _ = d.Close() })
	for _, p := range []struct {
		name string
		role office.Role
	}{{"陈晓梅", office.Clerk}, {"赵国梁", office.Deputy}, {"马文华", office.Leader}} {
		person, err := d.AddPerson(t.Context(), p.name, p.role, "")
		if err != nil {
			t.Fatal(err)
		}
		o.people[p.name] = person.ID
		if p.role == office.Clerk {
			o.sit(p.name)
		}
	}
	settings, err := d.RequestSettings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.ReviewBody, settings.Court = "青山县人民政府", "青山县人民法院"
	settings.Contact, settings.Phone = "陈晓梅", "0471-0000000"
	settings.ReplyAddress, settings.Payment = "青石镇人民政府党政办公室", "到镇财政所缴纳"
	o.done(d.SetRequestSettings(t.Context(), settings))
	return o
}

func (o *counter) done(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *counter) sit(name string) {
	o.t.Helper()
	o.done(o.SitDown(o.t.Context(), o.people[name], ""))
}

func (o *counter) on(date string) {
	d := workday.MustDate(date)
	o.now = time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, time.UTC)
}

// registered enters an application of a person that came by registered mail.
func (o *counter) registered(applicant, subject string, signed string) string {
	o.t.Helper()
	lines, err := o.RegisterRequest(o.t.Context(), desk.Registration{
		Matter: request.Disclosure, Applicant: applicant, Kind: request.NaturalPerson, Channel: request.Mail,
		Facts: request.ReceiptFacts{Signed: workday.MustDate(signed)}, Subjects: []string{subject}, Delivery: "邮寄", Form: "纸质复印件",
		Identity: request.Identity{Paper: "居民身份证", Number: "11010519491231002X", Phone: "13800000000", Address: "青石镇河东村1组"},
	})
	o.done(err)
	return lines[0].ID
}

func (o *counter) issue(id string, order desk.LetterOrder) request.Issued {
	o.t.Helper()
	issued, err := o.IssueLetter(o.t.Context(), id, order)
	o.done(err)
	return issued
}

func texts(values map[request.Field]string) map[request.Field]request.Value {
	given := map[request.Field]request.Value{}
	for f, v := range values {
		given[f] = request.TextValue(v)
	}
	return given
}

// riverbank is the request of the design's picture on 14 January 2026: it was
// supplemented, a third party was asked, the answer is being drafted.
func (o *counter) riverbank() string {
	t := o.t
	o.on("2025-11-20")
	id := o.registered("周志强", "青石河河道整治工程的征地补偿安置方案和补偿款发放明细。", "2025-11-20")
	o.done(o.MoveRequest(t.Context(), id, desk.RequestMove{To: request.Reviewing}))
	o.on("2025-11-25")
	asked := o.issue(id, desk.LetterOrder{Code: "N02", Days: 10, Values: texts(map[request.Field]string{request.FieldSupplementItems: "写明要哪一段河道"})})
	o.done(o.ServeLetter(t.Context(), id, asked.ID, desk.ServiceInput{Way: "邮寄送达"}))
	o.on("2025-12-04")
	o.done(o.MoveRequest(t.Context(), id, desk.RequestMove{To: request.Reviewing}))
	o.on("2025-12-15")
	third := o.issue(id, desk.LetterOrder{Code: "N04", Ref: "青石河建材有限公司", Values: texts(map[request.Field]string{request.FieldThirdPartyMatter: "补偿款发放明细中贵公司的一行"})})
	o.done(o.ServeLetter(t.Context(), id, third.ID, desk.ServiceInput{Way: "直接送达", Receiver: "吴某"}))
	o.on("2025-12-29")
	o.done(o.NoteRequestEvent(t.Context(), id, request.Event{Kind: request.ConsultAnswered, Ref: "青石河建材有限公司", Note: "同意公开"}))
	o.on("2026-01-14")
	o.done(o.MoveRequest(t.Context(), id, desk.RequestMove{To: request.DraftingReply}))
	return id
}

// open makes the room in a window of the size that a small screen leaves, with
// the frame around it.
func (o *counter) open(setting theme.Setting) *Screen {
	o.t.Helper()
	o.Stage = kittest.New(o.t, "requests", setting)
	o.room = New(o.Desk, o.Desk, present.Inline{}, kittest.Drawn, Asks{
		Canvas: o.Canvas, Fail: func(s string) { o.fails = append(o.fails, s) }, Print: func(path string) { o.printed = append(o.printed, path) },
		File: func(_ string, _ []string, chosen func(string)) { chosen(o.file) },
	})
	o.Frame(o.room.Content(), kit.Room{Name: "首页", Icon: "house"}, kit.Room{Name: "公开事项", Icon: "file-text"}, kit.Room{Name: "依申请公开", Icon: "inbox"})
	o.room.Enter()
	return o.room
}

// dateEntry is the entry of a day that is in sight, in an open dialog first.
func dateEntry(o *counter) (*grid.DateEntry, bool) {
	return kittest.Find(o.Stage, func(*grid.DateEntry) bool { return true })
}
