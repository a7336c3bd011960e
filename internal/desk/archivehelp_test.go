package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// archiveTown is a town at the end of 2026 with one of everything that goes into
// the archive: an item with a photograph, a .docx and a PDF of others, an item
// that was never made public, a request that was answered, a signed report.
func archiveTown(t testing.TB) *staffed {
	t.Helper()
	s := requestDesk(t)
	s.at("2026-01-20").sit(office.Clerk)
	report := must[*annual.Report](t)(s.AnnualReport(t.Context(), 2025, s.Today(), nil))
	must[*SignedReport](t)(s.SignOff(t.Context(), report, "何建民", s.Today(), ""))
	s.at("2026-03-02")
	s.filedItem()
	s.answered()
	s.at("2027-02-01").sit(office.Archivist)
	return s
}

// filedItem takes an item with attachments through the board to 建档.
func (s *staffed) filedItem() string {
	s.t.Helper()
	ctx, ok := s.t.Context(), must[disclosure.Item](s.t)
	item := s.draft(func(d *ItemDraft) {
		d.Text.Tables = []disclosure.Table{roll}
		d.Files = []string{fileOf(s.t, "救助标准.docx", document(s.t)), fileOf(s.t, "县民政局通知.pdf", foreignPDF(2))}
	})
	ok(s.Submit(ctx, item.ID))
	ok(s.sit(office.Section).Pass(ctx, item.ID, ReviewInput{Text: "同意"}))
	s.sit(office.Clerk)
	ok(s.MaskAll(ctx, item.ID))
	ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Questions: &disclosure.Questions{MayPublish: true, How: "村公示栏", Scope: "本村村民"}}))
	ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意。", Paper: &PaperInput{Signer: "赵国梁", On: s.Today()}}))
	ok(s.sit(office.Leader).Pass(ctx, item.ID, ReviewInput{Text: "同意公开"}))
	s.post(item.ID)
	return item.ID
}

// answered is a request that was granted, with the identity paper in its
// dossier and the reply signed for.
func (s *staffed) answered() string {
	s.t.Helper()
	ctx := s.t.Context()
	s.at("2026-03-16").sit(office.Drafter)
	id := answering(s, "2026-03-16")
	s.done(s.AddRequestPaper(ctx, id, DossierPaper{Path: photoFile(s.t, "身份证.jpg", 900, 600), What: "身份证明", Private: true}))
	granted := LetterOrder{Code: "N10", Outcome: request.Granted, Values: words(map[request.Field]string{
		request.FieldDisclosed: "施工合同", request.FieldDelivery: "纸质复制件", request.FieldDeliveryTime: "随本告知书"})}
	s.done(s.AnswerRequest(ctx, id, granted))
	s.move(id, request.SigningReply)
	s.done(s.sit(office.Leader).ApproveRequest(ctx, id, ApprovalInput{For: request.ApproveReply}))
	s.sit(office.Drafter)
	reply := must[request.Issued](s.t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N10"}))
	s.done(s.ServeLetter(ctx, id, reply.ID, ServiceInput{On: s.Today(), Way: "直接送达", Receiver: "王秀兰", Scan: photoFile(s.t, "回证.jpg", 800, 1100)}))
	return id
}

// loose are paper files of a year, to be filed.
func (s *staffed) loose(year, n int) []archive.Piece {
	s.t.Helper()
	pieces := make([]archive.Piece, n)
	for i := range pieces {
		on := workday.Date{Year: year, Month: 1, Day: 1}.AddDays(i % 360)
		p := must[archive.Piece](s.t)(s.NewLoose(s.t.Context(), fmt.Sprintf("会议签到表第%d期", i+1), "", on, archive.Trainings, 3))
		p.Receipt = &archive.Receipt{On: workday.Date{Year: year + 1, Month: 1, Day: 5}, From: "周长顺", To: "吴桂芳", Sheets: 2}
		pieces[i] = p
	}
	return pieces
}

// composeAll makes pieces of everything that waits in a year, and is fit to be
// filed.
func (s *staffed) composeAll(year int) []archive.Piece {
	s.t.Helper()
	must[int](s.t)(s.Compose(s.t.Context(), year, nil))
	return must[[]archive.Piece](s.t)(s.office.PiecesOf(s.t.Context(), s.office.Reader(), year))
}

// closedYear composes and closes a year, and returns its pieces.
func (s *staffed) closedYear(year int) []archive.Piece {
	s.t.Helper()
	s.composeAll(year)
	must[archive.Closing](s.t)(s.CloseYear(s.t.Context(), year, nil))
	return must[[]archive.Piece](s.t)(s.office.PiecesOf(s.t.Context(), s.office.Reader(), year))
}

// madeOf is the piece that was made of one kind of source.
func madeOf(t testing.TB, pieces []archive.Piece, kind archive.SourceKind) archive.Piece {
	t.Helper()
	for _, p := range pieces {
		if p.Source.Kind == kind {
			return p
		}
	}
	t.Fatalf("no piece was made of a %s", kind)
	return archive.Piece{}
}

// partOf is the paper of a piece with a title or a name.
func partOf(t testing.TB, p archive.Piece, name string) archive.Part {
	t.Helper()
	for _, part := range p.Parts {
		if part.Title == name || part.Name == name {
			return part
		}
	}
	t.Fatalf("%s has no %s: %+v", p.Title, name, p.Parts)
	return archive.Part{}
}

// looked are checks of which everything was done by hand.
var looked = HandChecks{Virus: "2027年2月1日全盘查杀，没有发现病毒"}

func fileOf(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// document is a small .docx.
func document(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>每人每月500元</w:t></w:r></w:p></w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// foreignPDF is a PDF file of so many pages by others.
func foreignPDF(pages int) []byte {
	var b bytes.Buffer
	var offsets []int
	b.WriteString("%PDF-1.4\n")
	object := func(text string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), text)
	}
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 5+i)
	}
	content := "BT /F1 24 Tf 80 760 Td (NOTICE) Tj ET 80 740 m 500 740 l S"
	object("<</Type /Catalog /Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids, pages))
	object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	object("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
	for range pages {
		object("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources <</Font <</F1 4 0 R>>>>>>")
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}
