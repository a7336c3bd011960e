package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/store"
)

// TestAYearGoesIntoTheArchive: an item with a photograph and attachments, a
// request, a report and a paper file are composed, numbered and copied. Every
// copy is archival, what was left beside says so, and nothing can be changed
// afterwards.
func TestAYearGoesIntoTheArchive(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	if waiting := must[[]ComposeRow](t)(s.ToCompose(ctx, 2026)); len(waiting) != 2 { // the report has its piece since it was signed
		t.Fatalf("%+v", waiting)
	}
	loose := must[archive.Piece](t)(s.KeepLoose(ctx, s.loose(2026, 1)[0]))
	pieces := s.closedYear(2026)
	if len(pieces) != 4 {
		t.Fatalf("%d pieces", len(pieces))
	}
	y := must[ArchiveYear](t)(s.ArchiveYear(ctx, 2026))
	if !y.Closed || y.Pieces != 4 || y.NoPaper != 3 || y.Waiting+y.Pending != 0 || len(y.Closings) != 1 || y.Closings[0].Head == "" {
		t.Errorf("%+v", y)
	}
	item, matter, report := madeOf(t, pieces, archive.FromItem), madeOf(t, pieces, archive.FromRequest), madeOf(t, pieces, archive.FromReport)
	for _, want := range []struct {
		piece archive.Piece
		part  string
		how   archive.How
	}{
		{item, "公开审查审批单", archive.Drawn}, {item, "救助标准.docx", archive.Beside}, {item, "县民政局通知.pdf", archive.Pictured},
		{item, "张贴现场.jpg", archive.Pictured}, {item, "意见和答复", archive.Drawn}, {matter, "申请登记表", archive.Drawn},
		{matter, "身份证.jpg", archive.Pictured}, {matter, "予以公开告知书送达回证.jpg", archive.Pictured}, {report, "年度报告审签单", archive.Drawn}, {report, "数据核对表", archive.Drawn},
	} {
		part := partOf(t, want.piece, want.part)
		if part.How != want.how || (part.How != archive.Beside) != (part.First > 0 && part.Pages > 0) || part.How == archive.Beside && part.Note == "" {
			t.Errorf("%s: %+v", want.part, part)
		}
	}
	var copies []string
	for _, p := range pieces {
		if p.ID == loose.ID {
			if p.Copy.Digest != "" || p.Code == "" {
				t.Errorf("the paper file: %+v", p)
			}
			continue
		}
		copies = append(copies, must[string](t)(s.OpenCopy(ctx, p.ID)))
	}
	pdftest.Validate(t, copies...)
	for i, want := range []string{"李大山家有车", "施工合同"} { // by the codes: what is kept 30 years comes after the report
		if text := pdftest.Text(t, copies[i+1]); text != "" && !strings.Contains(pdftest.Squeeze(text), want) {
			t.Errorf("%s does not say %s", filepath.Base(copies[i+1]), want)
		}
	}
	s.stands(item)
	expectSound(t, s.Desk)
}

// stands reports whether a piece of a closed year refuses every change.
func (s *staffed) stands(p archive.Piece) {
	s.t.Helper()
	ctx := s.t.Context()
	changed := p
	changed.Title = "改过的题名"
	refused(s.t, "a changed title", s.ChangePiece(ctx, changed), "不能再改")
	refused(s.t, "left out", s.LeaveOutPiece(ctx, p.ID, "重复"), "不能移出")
	refused(s.t, "one more file", s.AddPieceFile(ctx, p.ID, photoFile(s.t, "后补.jpg", 80, 60), "", archive.Proof, false), "不能再改")
	v := must[*PieceView](s.t)(s.Piece(ctx, p.ID))
	if v.MayChange == nil || v.MayLeaveOut == nil || v.MayCorrect != nil || v.MayOpen != nil || v.Stamp[2] != archive.NumberText(p.Number) {
		s.t.Errorf("%+v", v)
	}
	correction := must[archive.Piece](s.t)(s.CorrectPiece(ctx, p.ID))
	if correction.Corrects != p.ID || !strings.Contains(correction.Remarks, p.Code) {
		s.t.Errorf("%+v", correction)
	}
	_, err := s.CorrectPiece(ctx, p.ID)
	refused(s.t, "a second correction", err, "已经有一件更正")
	again := must[archive.Closing](s.t)(s.CloseYear(ctx, p.Year, nil))
	if again.Pieces != 1 {
		s.t.Errorf("%+v", again)
	}
	v = must[*PieceView](s.t)(s.Piece(ctx, p.ID))
	if v.CorrectedBy == "" || v.CorrectedBy == p.Code || v.Piece.Title != p.Title {
		s.t.Errorf("corrected by %s", v.CorrectedBy)
	}
}

// TestWhoMayFile: only the clerk and the archivist do; whoever may not see the
// applicant sees no name and opens no copy.
func TestWhoMayFile(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	pieces := s.closedYear(2026)
	matter := madeOf(t, pieces, archive.FromRequest)
	for _, role := range office.Roles() {
		s.sit(role)
		_, composing := s.Compose(ctx, 2026, nil)
		_, closing := s.CloseYear(ctx, 2026, nil)
		_, packing := s.PackArchive(ctx, PackOrder{Years: []int{2026}, Target: "县档案馆"}, nil)
		for what, err := range map[string]error{
			"compose": composing, "close": closing, "pack": packing, "box": s.FillBoxes(ctx, 2026, 30),
			"withdraw": s.WithdrawPiece(ctx, "none", "错"), "scheme": s.SetArchiveScheme(ctx, archive.Scheme{}),
		} {
			forbidden := err != nil && strings.Contains(err.Error(), "这件事由")
			if forbidden == role.May(office.ManageArchive) {
				t.Errorf("%s, %s: %v", role.Label(), what, err)
			}
		}
		v := must[*PieceView](t)(s.Piece(ctx, matter.ID))
		shown := slices.ContainsFunc(v.Piece.Parts, func(p archive.Part) bool { return p.Name == "身份证.jpg" })
		if may := role.May(office.SeeApplicants); shown != may || (v.MayOpen == nil) != may {
			t.Errorf("%s sees the identity paper: %v, opens: %v", role.Label(), shown, v.MayOpen)
		}
		if _, err := s.OpenCopy(ctx, matter.ID); (err == nil) != role.May(office.SeeApplicants) {
			t.Errorf("%s opens it: %v", role.Label(), err)
		}
	}
}

// TestAnArchivedPieceIsFound by its code, its words and the names in it; the
// applicant only by who may see him.
func TestAnArchivedPieceIsFound(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	pieces := s.closedYear(2026)
	item, matter := madeOf(t, pieces, archive.FromItem), madeOf(t, pieces, archive.FromRequest)
	for _, c := range []struct {
		role  office.Role
		words string
		piece archive.Piece
		found bool
	}{
		{office.Drafter, item.Code, item, true}, {office.Drafter, "临时救助", item, true}, {office.Drafter, "救助标准.docx", item, true},
		{office.Drafter, "11010519491231002X", item, false}, {office.Archivist, "11010519491231002X", item, true},
		{office.Archivist, "王秀兰", matter, true}, {office.Supervisor, "王秀兰", matter, false}, {office.Supervisor, matter.Code, matter, true},
	} {
		hits := must[SearchResult](t)(s.sit(c.role).Search(ctx, c.words, 50)).Hits
		if got := slices.ContainsFunc(hits, func(h store.Hit) bool { return h.ID == c.piece.ID }); got != c.found {
			t.Errorf("%s looks for %s: found %v", c.role.Label(), c.words, got)
		}
	}
}

// TestAYearWithALostFileStaysOpen: a year whose file is gone is not closed, and stays
// as it was.
func TestAYearWithALostFileStaysOpen(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	pieces := s.composeAll(2026)
	photo := partOf(t, madeOf(t, pieces, archive.FromItem), "张贴现场.jpg")
	if err := os.Remove(s.office.FilePath(photo.Digest)); err != nil {
		t.Fatal(err)
	}
	_, err := s.CloseYear(ctx, 2026, nil)
	refused(t, "without the photograph", err, "没有找到文件“张贴现场.jpg”")
	after := must[[]archive.Piece](t)(s.office.PiecesOf(ctx, s.office.Reader(), 2026))
	if slices.ContainsFunc(after, archive.Piece.Numbered) {
		t.Error("some piece has its number")
	}
}
