package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// put stores an item with its texts as if it had gone all the way.
func (s *staffed) put(item disclosure.Item, texts ...disclosure.Revision) {
	s.t.Helper()
	on := day(s.t, "2026-03-02")
	item.Title, item.Begun, item.Formed, item.Filed, item.Revision = texts[len(texts)-1].Title, on, on, on.AddDays(30), len(texts)
	item.Route = office.BuiltInRoutes(office.Town)[0]
	s.done(s.office.Change(s.t.Context(), s.author(), func(tx *store.Tx) error {
		if err := store.Items.Add(tx, &item, ""); err != nil {
			return err
		}
		for n := range texts {
			texts[n].ItemID, texts[n].Number, texts[n].On = item.ID, n+1, on
			if err := store.Revisions.Add(tx, &texts[n], ""); err != nil {
				return err
			}
		}
		return nil
	}))
}

func hung(revision int, on workday.Date) []disclosure.Publication {
	return []disclosure.Publication{{ID: "1", Revision: revision, Channel: catalog.NoticeBoard, Place: "村口", On: on, DownOn: on.AddDays(7)}}
}

// TestEveryKindOfItemIsDrawn: what was withheld with its filing, what never hung
// as its text, what was revoked with the explanation, a village's board, and of
// several texts the one that hung.
func TestEveryKindOfItemIsDrawn(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	text := func(title string) disclosure.Revision {
		return disclosure.Revision{Title: title, Body: title + "的正文。"}
	}
	on := day(t, "2026-03-10")
	s.put(disclosure.Item{Kind: "A01", Attribute: disclosure.Withhold, Withheld: &disclosure.Withholding{
		Reason: disclosure.SafetyStability, Explanation: "涉及应急布点", Meeting: "2026年第3次党委会"}}, text("应急预案"))
	s.put(disclosure.Item{Kind: "A01", Attribute: disclosure.OnRequest}, text("会议纪要"))
	s.put(disclosure.Item{Kind: "A01", Attribute: disclosure.Proactive, Audience: disclosure.Everyone, Publications: hung(1, on),
		Ending: &disclosure.Ending{Kind: disclosure.Revoked, On: on.AddDays(3), Explanation: "名单有误"}}, text("救助名单"))
	s.put(disclosure.Item{Kind: disclosure.VillageAffair, Attribute: disclosure.Proactive, Audience: disclosure.Everyone, Publications: hung(1, on)},
		text("张贴的一稿"), text("没有张贴的一稿"))
	s.at("2027-02-01").sit(office.Archivist)
	pieces := s.closedYear(2026)
	if len(pieces) != 4 {
		t.Fatalf("%d pieces", len(pieces))
	}
	papers := map[string][]string{}
	var copies []string
	for _, p := range pieces {
		for _, part := range p.Parts {
			papers[p.Title] = append(papers[p.Title], part.Paper)
		}
		path := must[string](t)(s.OpenCopy(ctx, p.ID))
		copies = append(copies, path)
		if said := pdftest.Text(t, path); said != "" && !strings.Contains(pdftest.Squeeze(said), p.Title+"的正文") {
			t.Errorf("the copy of %s does not have its text:\n%s", p.Title, said)
		}
	}
	pdftest.Validate(t, copies...)
	for title, want := range map[string][]string{
		"应急预案": {archive.SlipPaper, archive.WithholdingPaper, archive.TextPaper}, "会议纪要": {archive.SlipPaper, archive.TextPaper},
		"救助名单": {archive.SlipPaper, archive.NoticePaper, archive.ExplanationPaper}, "张贴的一稿": {archive.SlipPaper, archive.BoardPaper},
	} {
		if !slices.Equal(papers[title], want) {
			t.Errorf("%s: %v, want %v", title, papers[title], want)
		}
	}
}

// TestOtherMattersAreFiled: a 更正申请 has a piece with its letter, a 咨询 none.
func TestOtherMattersAreFiled(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	r := registration(t, "2026-04-01", "核对本人的低保档案")
	r.Matter, r.Kind = request.Rectify, ""
	rectify := s.register(r)
	r.Matter = request.Enquiry
	enquiry := s.register(r)
	must[request.Issued](t)(s.IssueLetter(ctx, rectify, LetterOrder{Code: "N27", Values: words(map[request.Field]string{request.FieldCorrectionResult: "属实，已经更正"})}))
	s.done(s.FinishRequest(ctx, rectify, "", workday.Date{}))
	s.move(enquiry, request.Reviewing)
	s.done(s.FinishRequest(ctx, enquiry, "电话解答", workday.Date{}))
	s.at("2027-02-01").sit(office.Archivist)
	pieces := s.closedYear(2026)
	if len(pieces) != 1 || pieces[0].Source.ID != rectify || pieces[0].Copy.Pages < 2 || strings.Contains(pieces[0].Title, "王秀兰") {
		t.Errorf("%+v", pieces)
	}
}

// TestAFileThatCannotBePrinted lies beside the copy, which lists it.
func TestAFileThatCannotBePrinted(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	s.at("2027-02-01").sit(office.Archivist)
	p := must[archive.Piece](t)(s.KeepLoose(ctx, s.loose(2026, 1)[0]))
	s.done(s.AddPieceFile(ctx, p.ID, fileOf(t, "会议录音.wav", []byte("RIFF0000WAVEfmt ")), "", archive.Annex, false))
	p = s.closedYear(2026)[0]
	part := partOf(t, p, "会议录音.wav")
	if part.How != archive.Beside || part.Note == "" || p.Copy.Pages != 1 || p.Pages != 1 {
		t.Errorf("%+v in %+v", part, p.Copy)
	}
	if said := pdftest.Text(t, must[string](t)(s.OpenCopy(ctx, p.ID))); said != "" && !strings.Contains(said, "会议录音.wav") {
		t.Error(said)
	}
	lines := must[[]archive.Line](t)(s.CheckArchive(ctx, []int{2026}, looked, nil))
	if !archive.OK(lines) {
		t.Errorf("%+v", lines)
	}
}

// TestFilesThatAskForAPassword are told from those that only restrict printing,
// and from damaged ones.
func TestFilesThatAskForAPassword(t *testing.T) {
	d := deskOf(t, office.Town)
	fromReader := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join("..", "pdfin", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	locked := document(t)
	for at := 0; at+8 < len(locked); at++ { // bit 0 of the flags, in the local and in the central header
		switch string(locked[at : at+4]) {
		case "PK\x03\x04":
			locked[at+6] |= 1
		case "PK\x01\x02":
			locked[at+8] |= 1
		}
	}
	long := slices.Concat(officeMark, make([]byte, 70_000), officeLock)
	for name, c := range map[string]struct {
		content []byte
		asks    bool
	}{
		"要密码.pdf": {fromReader("password.pdf"), true}, "限制打印.pdf": {fromReader("restricted.pdf"), false}, "通知.pdf": {foreignPDF(1), false},
		"加密.docx": {long, true}, "旧.doc": {slices.Concat(officeMark, make([]byte, 70_000)), false},
		"加密.zip": {locked, true}, "标准.docx": {document(t), false}, "坏的.zip": {[]byte("PK\x03\x04"), false},
		"空的.txt": {nil, false}, "提到.txt": {[]byte("/Encrypt"), false},
	} {
		asks, err := d.asksPassword(t.Context(), fileOf(t, name, c.content))
		if err != nil || asks != c.asks {
			t.Errorf("%s: %v %v", name, asks, err)
		}
	}
}
