package desk

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// leaving is a town in the middle of its work: something open in every room.
func leaving(t *testing.T) *staffed {
	t.Helper()
	s := archiveTown(t) // 2027-02-01: the pieces of 2026 wait to be filed
	s.sit(office.Clerk)
	keeping(t, s.Desk, entry("社会救助", "低保名单", catalog.HalfYearly))
	s.draft(nil)
	id := s.register(registration(t, "2027-02-01", "村道加宽工程的施工合同"))
	s.move(id, request.Reviewing)
	must[request.Case](t)(s.sit(office.Clerk).RecordCase(t.Context(), request.Case{Number: "青复〔2027〕3号", Kind: request.Reconsideration, Received: day(t, "2027-01-18")}))
	return s
}

func TestAHandoverListsWhatIsOpenByDay(t *testing.T) {
	s := leaving(t)
	h := must[*Handover](t)(s.Handover(t.Context()))
	kinds := map[MatterKind][]OpenMatter{}
	for _, m := range h.Matters {
		kinds[m.Kind] = append(kinds[m.Kind], m)
	}
	for kind, want := range map[MatterKind]string{
		RequestMatter: "村道加宽工程的施工合同", ItemMatter: "2026年临时救助公示", CaseMatter: "青复〔2027〕3号", ReportMatter: "2026年政府信息公开工作年度报告",
		ArchiveMatter: "2026年度归档", BackupMatter: "备份",
	} {
		if !slices.ContainsFunc(kinds[kind], func(m OpenMatter) bool { return strings.Contains(m.Name, want) }) {
			t.Errorf("%s: no %s in %+v", kind.Label(), want, kinds[kind])
		}
	}
	if m := kinds[RequestMatter][0]; m.Stage != "审核中" || m.LastDay.IsZero() || !m.Counted || m.Why == "" {
		t.Errorf("the request: %+v", m)
	}
	if m := kinds[ItemMatter][0]; m.Turn != "李小满" || m.Stage != disclosure.InDraft.Label() {
		t.Errorf("the draft: %+v", m)
	}
	if !slices.IsSortedFunc(h.Matters, func(a, b OpenMatter) int { return sortedDay(a.LastDay).Compare(sortedDay(b.LastDay)) }) {
		t.Errorf("not by day: %+v", h.Matters)
	}
	if h.Attachments == 0 || h.Entries == 0 || len(h.Registers) < 5 || h.Key != "" {
		t.Errorf("amounts: %+v", h)
	}
	if proof, err := s.VerifyAnchor(t.Context(), h.Code); err != nil || !proof.Held {
		t.Errorf("the code %s: %+v, %v", h.Code, proof, err)
	}
}

// sortedDay puts no day after every day.
func sortedDay(d workday.Date) workday.Date {
	if d.IsZero() {
		return workday.Date{Year: 9999}
	}
	return d
}

// What is read for a handover changes nothing, and agrees with the lists of the
// rooms.
func TestAHandoverAgreesWithTheRooms(t *testing.T) {
	s := leaving(t)
	before := must[string](t)(s.HeadCode(t.Context()))
	h := must[*Handover](t)(s.Handover(t.Context()))
	if after := must[string](t)(s.HeadCode(t.Context())); after != before {
		t.Errorf("the log went on from %s to %s", before, after)
	}
	for _, due := range must[[]Due](t)(s.DueApplications(t.Context())) {
		at := slices.IndexFunc(h.Matters, func(m OpenMatter) bool { return m.ID == due.Entry.ID })
		if at < 0 || h.Matters[at].LastDay != due.LastDay || h.Matters[at].Left != due.Left {
			t.Errorf("%s is due on %s, in the list: %+v", due.Entry.Number, due.LastDay, h.Matters)
		}
	}
	for _, open := range must[[]OpenItem](t)(s.OpenItems(t.Context())) {
		if !slices.ContainsFunc(h.Matters, func(m OpenMatter) bool { return m.ID == open.ID }) {
			t.Errorf("%s is not in the list", open.Title)
		}
	}
}

func TestUnansweredOpinionsAndPostedListsGoIntoAHandover(t *testing.T) {
	s := staff(t, office.Town)
	e := keeping(t, s.Desk, entry("社会救助", "低保名单", catalog.HalfYearly))[0]
	s.on("2026-08-01")
	id := s.posted(e.ID, "2026-H1", "2026-07-20")
	s.sit(office.Clerk)
	_, err := s.Hear(t.Context(), id, disclosure.Feedback{On: s.Today(), From: "村民", Text: "李大山家有车"})
	s.done(err)
	h := must[*Handover](t)(s.Handover(t.Context()))
	at := slices.IndexFunc(h.Matters, func(m OpenMatter) bool { return m.ID == id })
	if at < 0 || !strings.Contains(h.Matters[at].Stage, "1条意见没有答复") {
		t.Errorf("%d: %+v", at, h.Matters)
	}
}

func TestWhoMayNotManageTheOfficeGetsNoHandover(t *testing.T) {
	s := staff(t, office.Town)
	for _, role := range office.Roles() {
		_, err := s.sit(role).Handover(t.Context())
		if may := role.May(office.ManageOffice); (err == nil) != may {
			t.Errorf("%s: %v", role.Label(), err)
		}
		if _, err := s.HandoverPackage(t.Context(), filepath.Join(t.TempDir(), "a.zip.age"), "", nil); err == nil {
			t.Errorf("%s makes a package without a passphrase", role.Label())
		}
	}
}

// The paper names the package and its seal, and the package is the office.
func TestTheListAndThePackageOfAHandover(t *testing.T) {
	s := staff(t, office.Town)
	s.sit(office.Clerk)
	must[string](t)(s.ExchangeCode(t.Context()))
	h := must[*Handover](t)(s.Handover(t.Context()))
	if h.Key == "" {
		t.Error("the office has a key, and the list does not say so")
	}
	const passphrase = "七棵松树 下的石磨"
	folder := t.TempDir()
	path := filepath.Join(folder, s.HandoverPackageName())
	made, err := s.HandoverPackage(t.Context(), path, passphrase, nil)
	s.done(err)
	if !made.Encrypted || made.Seal == "" || made.Path != path {
		t.Errorf("package %+v", made.BackupRecord)
	}
	document, _, err := s.HandoverPages(t.Context(), h, HandoverSheet{From: "陈晓梅", To: "刘敏", Package: &made.BackupRecord})
	s.done(err)
	text := wordsOn(document)
	for _, want := range []string{"工作移交", made.Seal[:8], "移交人陈晓梅（签名）", "接收人刘敏（签名）", "监交人（签名）", h.Key} {
		if !strings.Contains(text, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the list does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "七棵松树") {
		t.Error("the passphrase is on the paper")
	}
	to := filepath.Join(folder, "新")
	report, err := Restore(t.Context(), RestoreOrder{From: path, To: to, Passphrase: passphrase}, nil)
	if err != nil || !report.Equal() {
		t.Fatalf("the package does not restore: %v", err)
	}
	if _, err := Restore(t.Context(), RestoreOrder{From: path, To: filepath.Join(folder, "另"), Passphrase: "八棵松树 下的石磨"}, nil); fault.CodeOf(err) == "" {
		t.Errorf("another passphrase opens it: %v", err)
	}
}

// A village has no annual report and gets tasks from its town; it hands over the
// same way.
func TestAVillageHandsOver(t *testing.T) {
	s := staff(t, office.Village)
	s.sit(office.Clerk)
	h := must[*Handover](t)(s.Handover(t.Context()))
	for _, m := range h.Matters {
		if m.Kind == ReportMatter {
			t.Errorf("a village reports: %+v", m)
		}
		if m.Kind.Label() == "" || m.Name == "" || m.Stage == "" {
			t.Errorf("a matter says nothing: %+v", m)
		}
	}
	if len(h.Matters) == 0 || h.Matters[0].Kind != BackupMatter {
		t.Errorf("nothing but the backup is open: %+v", h.Matters)
	}
}
