package present_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// hit is something that a search found.
func hit(kind, id string) store.Hit { return store.Hit{Kind: kind, ID: id} }

// archiveRoom is 建档归档 at the desk of a town.
func archiveRoom(t *testing.T) (*deskAt, *present.Archive, *archiveScreen) {
	t.Helper()
	o := officeOf(t, office.Town, "2025-06-20")
	view := &archiveScreen{}
	room := present.NewArchive(o.Desk, present.Inline{}, view)
	room.Load()
	return o, room, view
}

// keepLoose fills in the form of a loose piece.
func keepLoose(t *testing.T, room *present.Archive, view *archiveScreen, title, on string) {
	t.Helper()
	room.BeginLoose()
	f := view.last().Form
	in := f.Input
	in.Title, in.On, in.Year, in.Pages, in.Attribute = title, workday.MustDate(on), "2025", "12", 0
	in.Material = slices.IndexFunc(f.Materials, func(m string) bool { return strings.HasPrefix(m, "补贴") })
	in.Term = f.Suggests(in.Material)
	room.KeepForm(in, right(t))
}

// lines reads what is listed.
func listedPieces(t *testing.T, view *archiveScreen) (lines []present.ArchiveLine) {
	t.Helper()
	view.last().List.Page(0, 50, func(got []present.ArchiveLine, err error) {
		if err != nil {
			t.Fatal(err)
		}
		lines = got
	})
	return lines
}

// chooseBox turns to the first box.
func chooseBox(t *testing.T, room *present.Archive, view *archiveScreen) {
	t.Helper()
	at := slices.IndexFunc(view.last().Spines, func(s present.ArchiveSpine) bool { return s.Box })
	if at < 0 {
		t.Fatalf("no box stands on the shelf: %v", view.last().Spines)
	}
	room.ChooseSpine(at)
}

// rectified is a request for correction that was done with.
func rectified(t *testing.T, o *deskAt) {
	t.Helper()
	settings, err := o.RequestSettings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	settings.ReviewBody, settings.Court, settings.Contact, settings.Phone = "青山县人民政府", "青山县人民法院", "陈晓梅", "0471-0000000"
	lines, err := o.RegisterRequest(t.Context(), desk.Registration{
		Matter: request.Rectify, Applicant: "周志强", Kind: request.NaturalPerson, Channel: request.InPerson,
		Facts: request.ReceiptFacts{Submitted: workday.MustDate("2025-06-18")}, Subjects: []string{"公开目录里的办公电话"},
		Identity: request.Identity{Paper: "居民身份证", Number: "11010519491231002X", Phone: "13800000000"},
	})
	if err != nil {
		t.Fatal(err)
	}
	id := lines[0].ID
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(o.SetRequestSettings(t.Context(), settings))
	must(o.MoveRequest(t.Context(), id, desk.RequestMove{To: request.Reviewing}))
	_, err = o.IssueLetter(t.Context(), id, desk.LetterOrder{Code: "N27", Values: values(map[request.Field]string{
		request.FieldCorrection: "办公电话", request.FieldCorrectionResult: "已更正",
	})})
	must(err)
	must(o.FinishRequest(t.Context(), id, "已更正", workday.MustDate("2025-06-20")))
}

func TestAYearIsFiledFromFinishedWorkToThePackage(t *testing.T) {
	o, room, view := archiveRoom(t)
	rectified(t, o)
	room.Load()
	if m := view.last(); m.Main.Do != present.DoCompose || m.Waiting != 1 {
		t.Fatalf("%+v, %d waiting", m.Main, m.Waiting)
	}
	room.Compose()
	keepLoose(t, room, view, "青溪村低保名单公示", "2025-03-01")
	keepLoose(t, room, view, "石坳村低保名单公示", "2025-02-01")
	if m := view.last(); m.Main.Do != present.DoCloseYear || m.Pending != 3 {
		t.Fatalf("%+v, %d pending, %v", m.Main, m.Pending, view.fails)
	}
	room.BeginClosing()
	room.CloseYear()
	lines := listedPieces(t, view)
	if len(lines) != 3 || lines[0].Cells[1] != "石坳村低保名单公示" || !strings.HasSuffix(lines[0].Cells[0], "D30-0001") {
		t.Fatalf("numbered: %+v, %v", lines, view.fails)
	}
	room.FillBoxes(0, right(t))
	chooseBox(t, room, view)
	if m := view.last(); m.Box == nil || m.Context != "3件装1盒，缺纸件3件" {
		t.Fatalf("%+v, %q, %v", m.Box, m.Context, view.fails)
	}
	receipt := present.ReceiptAnswers{On: workday.MustDate("2025-06-20"), From: "吴芳", To: "陈晓梅"}
	room.BeginReceiving()
	room.ReceiveAll([]string{lines[0].ID, lines[1].ID, lines[2].ID}, receipt, right(t))
	if m := view.last(); m.Paper == nil || m.Paper.Document == nil {
		t.Fatalf("the list to sign is not in sight: %v", view.fails)
	}
	room.Close()
	to := filepath.Join(t.TempDir(), "移交包")
	room.MakePack(present.PackAnswers{Target: "青山县档案馆", To: to, Virus: "没有发现"}, right(t))
	m := view.last()
	if m.Pack == nil || m.Pack.Path != to {
		t.Fatalf("no package: %s, %+v, %v", m.Page(), m.Check, view.fails)
	}
	if _, err := os.Stat(filepath.Join(to, "manifest-sha256.txt")); err != nil {
		t.Error(err)
	}
	room.CheckPack(to, func(good bool, summary string, found []string) {
		if !good || len(found) > 0 {
			t.Errorf("the package: %s %v", summary, found)
		}
	})
	o.on("2025-06-23")
	room.RecordTransfer("高翔", workday.MustDate("2025-06-23"), right(t))
	if m := view.last(); m.Page() != "shelf" || len(view.fails) > 0 {
		t.Errorf("%s, %v", m.Page(), view.fails)
	}
}

func TestAPieceIsLentAndComesBackAndCanBeCorrected(t *testing.T) {
	_, room, view := archiveRoom(t)
	keepLoose(t, room, view, "青溪村低保名单公示", "2025-03-01")
	room.BeginClosing()
	room.CloseYear()
	id := listedPieces(t, view)[0].ID
	room.Pick(id)
	day := workday.MustDate
	room.Lend(present.LoanAnswers{Borrower: "赵国梁", On: day("2025-06-20"), Due: day("2025-06-30")}, func(wrong map[string]string) {
		if !strings.HasPrefix(wrong[present.PurposeField], "没有写借去做什么") {
			t.Errorf("without a purpose: %v", wrong)
		}
	})
	room.Lend(present.LoanAnswers{Borrower: "赵国梁", Purpose: "核对", On: day("2025-06-20"), Due: day("2025-06-30")}, right(t))
	if m := view.last().Piece; m == nil || len(m.Notices) == 0 || !strings.Contains(m.Notices[0].Words, "赵国梁借出") {
		t.Fatalf("%+v", m)
	}
	room.WithdrawNumber("重了", func(wrong map[string]string) {
		if !strings.Contains(wrong[present.ReasonField], "借给赵国梁") {
			t.Errorf("withdrawn while it is lent out: %v", wrong)
		}
	})
	room.GiveBack(day("2025-06-20"), "完好", right(t))
	room.Correct()
	m := view.last()
	if m.Form == nil || m.Form.Title != "改著录" || m.Pending != 1 {
		t.Fatalf("the correction is not open: %s, %v", m.Page(), view.fails)
	}
	room.Close()
	room.Pick(id)
	room.WithdrawNumber("重复归档", right(t))
	room.Pick(id)
	if m := view.last().Piece; m == nil || !slices.ContainsFunc(m.Notices, func(n present.Notice) bool { return strings.Contains(n.Words, "撤号") }) {
		t.Errorf("withdrawn it says %+v", m)
	}
}

func TestWhatIsMissingInAFormIsToldAtItsField(t *testing.T) {
	_, room, view := archiveRoom(t)
	room.BeginLoose()
	room.KeepForm(present.PieceInput{Material: -1, Term: -1, Unit: -1, Attribute: -1}, func(wrong map[string]string) {
		for _, field := range []string{
			present.TitleField, present.WhoField, present.MovedOnField, present.KindField, present.DueField, present.AttributeField, present.PagesField,
		} {
			if wrong[field] == "" {
				t.Errorf("nothing is told at %s", field)
			}
		}
	})
	if view.last().Form == nil {
		t.Error("the form is gone")
	}
}

func TestNumbersAreFrozenOnceAYearIsClosed(t *testing.T) {
	_, room, view := archiveRoom(t)
	room.ShowSettings()
	in := view.last().Settings.Scheme
	in.Fonds = "0417"
	room.KeepScheme(in, right(t))
	if m := view.last().Settings; m.Frozen != "" || !strings.HasPrefix(m.Sample, "0417-WS·") {
		t.Fatalf("%+v", m)
	}
	room.KeepTerm(0, 1, true, right(t))
	if line := view.last().Settings.Table[0]; line.Cells[1] != "30年" || !line.Good {
		t.Errorf("%+v", line)
	}
	room.ApproveTable("青档发〔2025〕3号", "青山县档案局", workday.MustDate("2025-06-01"), right(t))
	if m := view.last().Settings; !strings.Contains(m.Approve, "青档发〔2025〕3号") {
		t.Errorf("the table says %q", m.Approve)
	}
	room.Close()
	keepLoose(t, room, view, "青溪村低保名单公示", "2025-03-01")
	room.BeginClosing()
	room.CloseYear()
	room.ShowSettings()
	if view.last().Settings.Frozen == "" {
		t.Error("it does not say that numbers are frozen")
	}
	in.Fonds = "0418"
	room.KeepScheme(in, func(wrong map[string]string) {
		if wrong[present.CodeField] == "" {
			t.Error("another fonds was not refused")
		}
	})
}
