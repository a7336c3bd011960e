package desk

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// TestThePapersOfARequest: the sheet of its days, its form, its slip and its
// letters lie in the office's folder.
func TestThePapersOfARequest(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-09-14")
	id := s.register(registration(t, "2026-09-14", "土地补偿"))
	s.move(id, request.Reviewing)
	issued := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	for _, kind := range []string{DaySheetPaper, RegistrationPaper, IntakePaper, issued.ID} {
		path, err := s.RequestPaper(ctx, id, kind)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "%PDF-1.") || filepath.Base(filepath.Dir(path)) != "打印件" {
			t.Errorf("%s at %s: %v", kind, path, err)
		}
	}
	_, _, err := s.RequestPages(ctx, id, "a poem")
	refused(t, "a letter that was never issued", err, "没有这份文书")
	s.sit(office.Deputy)
	for _, kind := range []string{RegistrationPaper, issued.ID} {
		_, _, err = s.RequestPages(ctx, id, kind)
		refused(t, "by who may not see the applicant", err, "这件事由")
	}
}

// A letter as a .docx, for offices that paste it into their own red head, and
// 送达回证 with it.
func TestALetterGoesIntoWord(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-09-14")
	id := s.register(registration(t, "2026-09-14", "土地补偿"))
	receipt := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N01"}))
	served := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N28", Ref: receipt.ID, Values: words(map[request.Field]string{
		request.FieldService: "直接送达", request.FieldPostcode: "010000", request.FieldNumber: "无"})}))
	for letter, word := range map[string]string{receipt.ID: "土地补偿", served.ID: "送达人"} {
		path := filepath.Join(t.TempDir(), "文书.docx")
		s.done(s.SaveRequestWord(ctx, id, letter, path))
		if got := wordText(t, path); !strings.Contains(got, word) {
			t.Errorf("the file does not say %s", word)
		}
	}
	if path := s.PrintedPath("回执/1", ".docx"); filepath.Base(filepath.Dir(path)) != "打印件" || strings.Contains(filepath.Base(path), "/") {
		t.Errorf("it would lie at %s", path)
	}
	refused(t, "another ending", s.SaveRequestWord(ctx, id, receipt.ID, filepath.Join(t.TempDir(), "文书.doc")), ".docx 结尾")
}

func wordText(t *testing.T, path string) string {
	t.Helper()
	z := must[*zip.ReadCloser](t)(zip.OpenReader(path))
	defer z.Close()
	file, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var b strings.Builder
	buffer := make([]byte, 1<<16)
	for n, err := file.Read(buffer); ; n, err = file.Read(buffer) {
		b.Write(buffer[:n])
		if err != nil {
			return b.String()
		}
	}
}

// An answer is looked at as the paper that it will be, while it is drafted and
// while it waits for the signature; its number is still to come.
func TestAnAnswerIsLookedAtBeforeItIsSigned(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	id := s.register(registration(t, "2026-04-01", "村道合同。"))
	_, _, err := s.RequestPages(ctx, id, AnswerPaper)
	refused(t, "before there is one", err, "没有拟好的答复")
	s.move(id, request.Reviewing)
	s.move(id, request.DraftingReply)
	order := LetterOrder{Code: "N11", Outcome: request.Granted}
	draft := must[*LetterDraft](t)(s.DraftAnswer(ctx, id, order))
	if draft.Problem == nil || len(draft.Paragraphs) > 0 {
		t.Fatalf("a blank is left, and nothing stands against it: %+v", draft.Paragraphs)
	}
	if pages, _, err := s.DraftPages(draft); pages != nil || err != nil {
		t.Errorf("pages of what is not complete: %v", err)
	}
	order.Values = words(map[request.Field]string{request.FieldSource: "镇政府网站"})
	draft = must[*LetterDraft](t)(s.DraftAnswer(ctx, id, order))
	pages, _, err := s.DraftPages(draft)
	s.done(err)
	written := textOn(pages)
	says(t, "the draft", strings.ReplaceAll(written, " ", ""), "已主动公开告知书", "（文号印发时编）", "村道合同")
	if strings.Contains(written, "。。") {
		t.Error("doubled punctuation")
	}
	s.done(s.AnswerRequest(ctx, id, order))
	s.move(id, request.SigningReply)
	for _, role := range []office.Role{office.Clerk, office.Leader} {
		waiting, _, err := s.sit(role).RequestPages(ctx, id, AnswerPaper)
		s.done(err)
		if textOn(waiting) != written {
			t.Errorf("%s sees another paper than was drafted", role.Label())
		}
	}
	_, _, err = s.sit(office.Deputy).RequestPages(ctx, id, AnswerPaper)
	refused(t, "by who may not see the applicant", err, "这件事由")
}

// The envelope of a letter to the applicant has the address of the form, that
// of a third party's has to be written; who looked is in the log.
func TestEnvelopes(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	settings := must[RequestSettings](t)(s.RequestSettings(ctx))
	settings.Postcode = "010000"
	s.done(s.SetRequestSettings(ctx, settings))
	id := s.register(registration(t, "2026-04-01", "村道合同"))
	mine := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N01"}))
	s.move(id, request.Reviewing)
	third := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N04", Ref: "青山路桥公司", Values: words(map[request.Field]string{request.FieldThirdPartyMatter: "报价"})}))
	before := audited(t, s)
	e := must[form.Envelope](t)(s.Envelope(ctx, id, third.ID))
	if e.To != "青山路桥公司" || e.ToAddress != "" || e.Postcode != "010000" || audited(t, s) != before {
		t.Errorf("%+v", e)
	}
	_, _, err := s.EnvelopePages(e)
	refused(t, "nowhere to go", err, "没有写收件地址")
	e = must[form.Envelope](t)(s.Envelope(ctx, id, mine.ID))
	if e.To != "王秀兰" || e.ToAddress != "青石镇河东村1组" || audited(t, s) == before {
		t.Errorf("%+v, or nobody wrote down who looked", e)
	}
	pages, _, err := s.EnvelopePages(e)
	s.done(err)
	if on := textOn(pages); len(pages.Pages) != 1 || !strings.Contains(on, "王秀兰") || !strings.Contains(on, "青石镇人民政府") {
		t.Errorf("the envelope says %s", on)
	}
	_, err = s.Envelope(ctx, id, "none")
	refused(t, "a letter that was never issued", err, "没有这份文书")
}

// The 送达回证 of a letter to a third party is for the third party: the
// applicant stays unnamed in it.
func TestAThirdPartysReceiptDoesNotNameTheApplicant(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	id := s.register(registration(t, "2026-04-01", "村道合同"))
	mine := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N01"}))
	s.move(id, request.Reviewing)
	third := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N04", Ref: "青山路桥公司", Values: words(map[request.Field]string{request.FieldThirdPartyMatter: "报价"})}))
	for letter, want := range map[string][2]string{mine.ID: {"王秀兰", "青石镇河东村1组"}, third.ID: {"青山路桥公司", ""}} {
		values := must[*LetterDraft](t)(s.DraftLetter(ctx, id, LetterOrder{Code: "N28", Ref: letter})).Values
		if got := [2]string{values[request.FieldRecipient].Text, values[request.FieldAddress].Text}; got != want {
			t.Errorf("for %v, want %v", got, want)
		}
	}
}
