package desk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// requestActs are everything that somebody may do with a request, and which
// roles may. An act may still be refused by the rules; the role is asked first.
func requestActs(t *testing.T, paper string) map[string]struct {
	may []office.Role
	do  func(s *staffed, id string) error
} {
	handlers, ctx := []office.Role{office.Clerk, office.Drafter}, t.Context()
	type act = struct {
		may []office.Role
		do  func(s *staffed, id string) error
	}
	handling := func(do func(s *staffed, id string) error) act { return act{handlers, do} }
	return map[string]act{
		"register": handling(func(s *staffed, _ string) error {
			_, err := s.RegisterRequest(ctx, registration(t, "2026-04-01", "预算"))
			return err
		}),
		"edit": handling(func(s *staffed, id string) error {
			return s.EditRequest(ctx, id, registration(t, "2026-04-01", "决算"), "写错了")
		}),
		"similar": handling(func(s *staffed, _ string) error {
			_, err := s.SimilarRequests(ctx, request.Application{Applicant: "王秀兰"}, "")
			return err
		}),
		"move": handling(func(s *staffed, id string) error {
			return s.MoveRequest(ctx, id, RequestMove{To: request.Reviewing})
		}),
		"withdraw": handling(func(s *staffed, id string) error {
			return s.MoveRequest(ctx, id, RequestMove{To: request.Retracted})
		}),
		"note an event": handling(func(s *staffed, id string) error {
			return s.NoteRequestEvent(ctx, id, request.Event{Kind: request.ConsultAnswered})
		}),
		"correct a day": handling(func(s *staffed, id string) error {
			return s.RedateRequestEvent(ctx, id, 0, day(t, "2026-04-01"), "写错了")
		}),
		"add a paper": handling(func(s *staffed, id string) error {
			return s.AddRequestPaper(ctx, id, DossierPaper{Path: paper, What: "申请表"})
		}),
		"fee": handling(func(s *staffed, id string) error {
			_, err := s.SetRequestFee(ctx, id, request.ByPages, 3)
			return err
		}),
		"draft a letter": handling(func(s *staffed, id string) error {
			_, err := s.DraftLetter(ctx, id, LetterOrder{Code: "N01"})
			return err
		}),
		"draft the answer": handling(func(s *staffed, id string) error { return s.AnswerRequest(ctx, id, partly) }),
		"issue": handling(func(s *staffed, id string) error {
			_, err := s.IssueLetter(ctx, id, LetterOrder{Code: "N01"})
			return err
		}),
		"serve":  handling(func(s *staffed, id string) error { return s.ServeLetter(ctx, id, "none", ServiceInput{Way: "邮寄"}) }),
		"finish": handling(func(s *staffed, id string) error { return s.FinishRequest(ctx, id, "电话解答", workday.Date{}) }),
		"record a case": handling(func(s *staffed, id string) error {
			_, err := s.RecordCase(ctx, request.Case{Number: id, Kind: request.Reconsideration, Received: day(t, "2026-04-01")}, id)
			return err
		}),
		"conclude a case": handling(func(s *staffed, _ string) error {
			return s.ConcludeCase(ctx, "none", request.Upheld, day(t, "2026-04-01"), 2026, "")
		}),
		"link a case": handling(func(s *staffed, id string) error { return s.LinkCase(ctx, "none", id) }),
		"record a signature": {[]office.Role{office.Clerk, office.Drafter, office.Leader, office.Deputy}, func(s *staffed, id string) error {
			return s.ApproveRequest(ctx, id, ApprovalInput{For: request.ApproveReply, Signer: "赵国梁"})
		}},
		"reveal": {[]office.Role{office.Clerk, office.Drafter, office.Leader, office.Archivist}, func(s *staffed, id string) error {
			_, err := s.RevealApplicant(ctx, id, "联系申请人")
			return err
		}},
		"settings": {[]office.Role{office.Clerk}, func(s *staffed, _ string) error {
			settings, err := s.RequestSettings(ctx)
			if err != nil {
				return err
			}
			return s.SetRequestSettings(ctx, settings)
		}},
		"letter text":       {[]office.Role{office.Clerk}, func(s *staffed, _ string) error { return s.SetLetterText(ctx, "N01｜版本 2｜依据 条例") }},
		"use a letter text": {[]office.Role{office.Clerk}, func(s *staffed, _ string) error { return s.UseLetterText(ctx, "N01", "none") }},
		"draft as an answer": handling(func(s *staffed, id string) error {
			_, err := s.DraftAnswer(ctx, id, LetterOrder{Code: "N10", Outcome: request.Granted})
			return err
		}),
		"try another day": handling(func(s *staffed, id string) error {
			_, err := s.TryRedate(ctx, id, 0, day(t, "2026-04-01"))
			return err
		}),
		"cases to link": handling(func(s *staffed, id string) error {
			_, err := s.OtherCases(ctx, id)
			return err
		}),
		"envelope": handling(func(s *staffed, id string) error {
			_, err := s.Envelope(ctx, id, "none")
			return err
		}),
		"the register with names": {[]office.Role{office.Clerk, office.Drafter, office.Leader, office.Archivist}, func(s *staffed, _ string) error {
			_, _, err := s.RegisterPages(ctx, RequestPeriod{2026, 4}, true)
			return err
		}},
		"shifts": {[]office.Role{office.Clerk}, func(s *staffed, _ string) error {
			_, err := s.Shifts(ctx)
			return err
		}},
	}
}

// Every role against every act.
func TestWhoMayDoWhatWithARequest(t *testing.T) {
	paper := filepath.Join(t.TempDir(), "申请表.pdf")
	if err := os.WriteFile(paper, []byte("%PDF-1.4"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := requestDesk(t)
	s.at("2026-04-01")
	for name, act := range requestActs(t, paper) {
		for _, role := range office.Roles() {
			id := s.sit(office.Clerk).register(registration(t, "2026-04-01", "预算"))
			may, before := slices.Contains(act.may, role), ""
			if !may {
				before = audited(t, s)
			}
			err := act.do(s.sit(role), id)
			if byRole := err != nil && strings.Contains(fault.Sentence(err), "这件事由"); may == byRole {
				t.Errorf("%s, %s: %v", role.Label(), name, err)
			}
			if !may && audited(t, s) != before {
				t.Errorf("%s, %s: refused, and the log went on", role.Label(), name)
			}
		}
	}
}

func audited(t *testing.T, s *staffed) string {
	t.Helper()
	return must[string](t)(func() (string, error) {
		v, err := s.Verify(t.Context())
		if err != nil {
			return "", err
		}
		return v.Head, nil
	}())
}

// Nothing that a role may not see of an applicant is in anything it is given:
// not in the page, the list, what is due, or the search; nor may it open the
// copy of the identity card.
func TestWhoTheApplicantIs(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Drafter).at("2026-04-01")
	card := filepath.Join(t.TempDir(), "王秀兰身份证.jpg")
	if err := os.WriteFile(card, []byte("a copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := registration(t, "2026-04-01", "王秀兰家的宅基地审批材料")
	r.Identity.Workplace, r.Identity.Email, r.Note = "河东小学", "wangxl@example.cn", "王秀兰来电13800000000催问"
	r.Papers = []DossierPaper{{Path: card, What: "身份证明", Private: true}}
	id := s.register(r)
	s.move(id, request.Reviewing)
	consult := LetterOrder{Code: "N04", Ref: "李大山", Values: words(map[request.Field]string{
		request.FieldSummary: "宅基地审批材料", request.FieldThirdPartyMatter: "界址"})}
	must[request.Issued](t)(s.IssueLetter(ctx, id, consult))
	must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N05"}))
	secrets := []string{"王秀兰", madeUpID, "13800000000", "河东村1组", "河东小学", "wangxl", "李大山", "身份证.jpg"}

	seen := func() string {
		t.Helper()
		view := s.request(id)
		page := must[RequestPage](t)(s.Requests(ctx, RequestFilter{}, 0, 10))
		due := must[[]Due](t)(s.DueApplications(ctx))
		all, err := json.Marshal([]any{view, page, due, view.Status.Lines()})
		if err != nil {
			t.Fatal(err)
		}
		return string(all)
	}
	copyOf := s.request(id).Dossier.Papers[0].Digest
	for _, role := range office.Roles() {
		s.sit(role)
		shown := seen()
		path, err := s.OpenRequestPaper(ctx, id, copyOf)
		found := must[int64](t)(func() (int64, error) {
			hits, err := s.Search(ctx, "13800000000", 10)
			return int64(len(hits.Hits)), err
		}())
		if role.May(office.SeeApplicants) {
			if strings.Contains(shown, madeUpID) || !strings.Contains(shown, "110105********002X") || err != nil || path == "" || found == 0 {
				t.Errorf("%s: identity unmasked unasked, or the copy does not open (%v), or found %d times", role.Label(), err, found)
			}
			continue
		}
		for _, secret := range secrets {
			if strings.Contains(shown, secret) {
				t.Errorf("%s sees %q", role.Label(), secret)
			}
		}
		refused(t, role.Label(), err, "这件事由")
		// the note is open text of the register; the identity itself is guarded
		if hits := must[int64](t)(func() (int64, error) {
			hits, err := s.Search(ctx, madeUpID, 10)
			return int64(len(hits.Hits)), err
		}()); hits != 0 {
			t.Errorf("%s finds the number of the identity card", role.Label())
		}
	}
	s.sit(office.Leader)
	before := audited(t, s)
	if identity := must[request.Identity](t)(s.RevealApplicant(ctx, id, "核对")); identity.Number != madeUpID || audited(t, s) == before {
		t.Errorf("revealed %+v, and the log keeps it: %v", identity, audited(t, s) != before)
	}
	expectSound(t, s.Desk)
}
