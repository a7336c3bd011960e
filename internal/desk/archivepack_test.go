package desk

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/parcel"
	"zwgk/internal/workday"
)

// TestAPackageForTheCounty: boxed, checked and packed, a year passes sha256sum and
// our own look at it, as a folder and as one file. It says how to be verified,
// and where every original lies.
func TestAPackageForTheCounty(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	pieces := s.closedYear(2026)
	s.done(s.FillBoxes(ctx, 2026, 30))
	lines := must[[]archive.Line](t)(s.CheckArchive(ctx, []int{2026}, looked, nil))
	for _, l := range lines {
		if l.Result != archive.Passed && !l.Rule.Optional {
			t.Errorf("%s: %s %+v", l.Rule.Name, l.Text(), l.Findings)
		}
	}
	if !archive.OK(lines) {
		t.Fatal("the check does not pass")
	}
	order := PackOrder{Years: []int{2026}, Target: "青山县档案馆", Hand: looked}
	folder := must[Package](t)(s.PackArchive(ctx, order, nil))
	if folder.Pieces != len(pieces) || len(folder.Seal) != 64 || filepath.Base(filepath.Dir(folder.Path)) != "移交包" {
		t.Errorf("%+v", folder)
	}
	sha256sum(t, folder.Path)
	order.Zip, order.To = true, filepath.Join(t.TempDir(), "移交.zip")
	file := must[Package](t)(s.PackArchive(ctx, order, nil))
	found := must[PackageFindings](t)(s.CheckPackage(ctx, file.Path, nil))
	if !found.OK() || found.Seal != file.Seal || found.Files != folder.Files {
		t.Errorf("%+v", found)
	}
	s.metadataAgree(folder.Path, pieces)
	s.handOver(folder)
}

// sha256sum checks a package with the tool that every Linux has.
func sha256sum(t *testing.T, folder string) {
	t.Helper()
	tool := pdftest.Tool(t, "sha256sum")
	if tool == "" {
		return
	}
	for _, manifest := range []string{"manifest-sha256.txt", "tagmanifest-sha256.txt"} {
		c := exec.CommandContext(t.Context(), tool, "--strict", "-c", manifest)
		c.Dir = folder
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", manifest, err, out)
		}
	}
}

// metadataAgree holds the metadata of a package against what lies in it.
func (s *staffed) metadataAgree(folder string, pieces []archive.Piece) {
	s.t.Helper()
	content, err := os.ReadFile(filepath.Join(folder, "data", "元数据.xml"))
	if err != nil {
		s.t.Fatal(err)
	}
	var described packedArchive
	if err := xml.Unmarshal(content, &described); err != nil || len(described.Pieces) != len(pieces) {
		s.t.Fatal(len(described.Pieces), err)
	}
	private, originals := 0, 0
	for i, p := range described.Pieces {
		if p.Code != pieces[i].Code || p.Title != pieces[i].Title || p.Copy == nil || p.Copy.Digest != pieces[i].Copy.Digest {
			s.t.Errorf("%+v", p)
			continue
		}
		if _, err := os.Stat(filepath.Join(folder, p.Copy.Path)); err != nil {
			s.t.Error(err)
		}
		for _, part := range p.Parts {
			if part.Private != "" {
				private++
			}
			if part.Path == "" {
				continue
			}
			originals++
			if _, err := os.Stat(filepath.Join(folder, part.Path)); err != nil {
				s.t.Error(err)
			}
		}
	}
	if private < 2 || originals != 5 {
		s.t.Errorf("%d private papers, %d originals", private, originals)
	}
	words, err := os.ReadFile(filepath.Join(folder, "data", "说明.txt"))
	if err != nil || !strings.Contains(string(words), "sha256sum -c manifest-sha256.txt") {
		s.t.Error(err)
	}
}

// handOver records that the county signed for a package: everything is gone, and
// nothing of it can be lent or withdrawn.
func (s *staffed) handOver(p Package) {
	s.t.Helper()
	ctx, t := s.t.Context(), s.t
	transfer := archive.Transfer{On: s.Today(), To: "青山县档案馆", Years: []int{2026}, Package: p.Seal, By: "吴桂芳"}
	must[string](t)(s.ArchivePaper(ctx, ArchiveOrder{Paper: ArchiveTransferList, TransferDraft: &transfer}))
	_, err := s.RecordTransfer(ctx, transfer, nil)
	refused(t, "before it is signed for", err, "还没有签收")
	transfer.Receiver, transfer.Received = "钱某", s.Today()
	done := must[archive.Transfer](t)(s.RecordTransfer(ctx, transfer, nil))
	if done.Pieces != p.Pieces {
		t.Errorf("%+v", done)
	}
	must[string](t)(s.ArchivePaper(ctx, ArchiveOrder{Paper: ArchiveTransferList, Transfer: done.ID}))
	y := must[ArchiveYear](t)(s.ArchiveYear(ctx, 2026))
	if y.Gone != p.Pieces || y.Pieces != 0 {
		t.Errorf("%+v", y)
	}
	expectSound(t, s.Desk)
}

// TestNothingUncheckedLeaves: a package is refused while a file is damaged, while
// nobody looked for viruses, while a piece waits; the lines name what it is.
func TestNothingUncheckedLeaves(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	order := PackOrder{Years: []int{2026}, Target: "青山县档案馆", To: filepath.Join(t.TempDir(), "包")}
	refusedFor := func(what, rule string) {
		t.Helper()
		done, err := s.PackArchive(ctx, order, nil)
		refused(t, what, err, "检测没有通过")
		at := slices.IndexFunc(done.Lines, func(l archive.Line) bool { return l.Rule.Name == rule })
		if at < 0 || done.Lines[at].Result == archive.Passed {
			t.Errorf("%s: %+v", what, done.Lines)
		}
		if _, err := os.Lstat(order.To); err == nil {
			t.Errorf("%s: something was written", what)
		}
	}
	s.composeAll(2026)
	refusedFor("before it is filed", "CODE-FORM")
	pieces := s.closedYear(2026)
	refusedFor("nobody looked for viruses", "VIRUS")
	order.Hand = looked
	order.Hand.Carrier = filepath.Dir(fileOf(t, "游戏.exe", []byte("MZ")))
	refusedFor("a stick with other files", "CARRIER")
	order.Hand = looked
	flip(t, s.office.FilePath(madeOf(t, pieces, archive.FromItem).Copy.Digest))
	refusedFor("a damaged copy", "DIGEST")
}

// flip turns over one bit in the middle of a file.
func flip(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestEveryPaperOfTheArchive can be printed from a year that was closed, lent
// from and appraised.
func TestEveryPaperOfTheArchive(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Town)
	s.at("2005-02-01").sit(office.Archivist)
	s.done(s.KeepLooseAll(ctx, s.loose(2004, 30)))
	pieces := s.closedYear(2004)
	s.done(s.FillBoxes(ctx, 2004, 20))
	box := must[[]BoxView](t)(s.Boxes(ctx, 2004))[0]
	if box.Pieces != 30 || box.Spine.From != "0001" || box.Spine.To != "0030" || !archive.OK(box.Lines) {
		t.Errorf("%+v", box)
	}
	s.done(s.KeepBoxNote(ctx, box.Box.ID, archive.BoxNote{Situation: "齐全", ArrangedBy: "吴桂芳", ArrangedOn: s.Today(), CheckedBy: "陈晓梅", CheckedOn: s.Today()}))
	must[archive.Loan](t)(s.LendPiece(ctx, pieces[0].ID, archive.Loan{Borrower: "李小满", Purpose: "核对名单", On: s.Today(), Due: s.Today().AddDays(10)}))
	_, err := s.LendPiece(ctx, pieces[0].ID, archive.Loan{Borrower: "周长顺", Purpose: "核对", On: s.Today(), Due: s.Today().AddDays(10)})
	refused(t, "lent twice", err, "还没有归还")

	s.at("2016-03-01")
	if due := must[[]ArchiveDue](t)(s.ArchiveDues(ctx)); len(due) != 2 || due[0].What != DueLoan || due[1].What != DueAppraisal || due[1].Count != 30 {
		t.Errorf("%+v", due)
	}
	s.done(s.ReturnPiece(ctx, pieces[0].ID, s.Today(), "完好"))
	expired := must[[]archive.Piece](t)(s.DueForAppraisal(ctx, s.Today()))
	if len(expired) != 30 {
		t.Fatalf("%d have expired", len(expired))
	}
	appraisal := s.appraised(expired[:3])
	class := archive.Class{Year: 2004, Retention: archive.TenYears}
	lines := must[[]archive.Line](t)(s.CheckArchive(ctx, []int{2004}, looked, nil))
	for paper, order := range map[ArchivePaper]ArchiveOrder{
		ArchiveCatalogue: {Class: class}, ArchiveCatalogueCover: {Class: class}, ArchiveBoxNote: {Box: box.Box.ID}, ArchiveVolumeCover: {Box: box.Box.ID},
		ArchiveBoxCover: {Year: 2004, A3: true}, ArchiveSpines: {Year: 2004}, ArchiveStamps: {Year: 2004, StartAt: 5}, ArchiveReceiptList: {Box: box.Box.ID},
		ArchiveLoanSlip: {Piece: pieces[0].ID}, ArchiveCheckRecord: {Year: 2004, Lines: lines}, ArchiveAppraisalReport: {Appraisal: appraisal},
		ArchiveDestruction: {Appraisal: appraisal}, ArchiveTransferList: {TransferDraft: &archive.Transfer{To: "县档案馆", Years: []int{2004}, On: s.Today()}},
	} {
		order.Paper = paper
		path, err := s.ArchivePaper(ctx, order)
		if err != nil {
			t.Errorf("%s: %v", paper, err)
			continue
		}
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "%PDF-1.") {
			t.Errorf("%s at %s: %v", paper, path, err)
		}
	}
	if len(archivePapers) != 13 {
		t.Errorf("%d kinds of paper", len(archivePapers))
	}
	_, _, err = s.ArchivePages(ctx, ArchiveOrder{Paper: "poem"})
	refused(t, "a paper that is none", err, "没有这种材料")
	_, err = s.ArchivePaper(ctx, ArchiveOrder{Paper: ArchiveCheckRecord, Year: 2004})
	refused(t, "the record of no check", err, "还没有检测")
}

// appraised condemns all of some pieces but the first, and carries it out.
func (s *staffed) appraised(pieces []archive.Piece) (id string) {
	s.t.Helper()
	ctx, t := s.t.Context(), s.t
	verdicts := map[string]archive.Appraised{}
	a := archive.Appraisal{On: s.Today(), Members: []string{"吴桂芳", "陈晓梅"}, Approved: "何建民", Report: "逐件看过。"}
	for i, p := range pieces {
		verdicts[p.ID] = archive.Appraised{Verdict: archive.Destroy, Why: "没有保存价值"}
		if i == 0 {
			verdicts[p.ID] = archive.Appraised{Verdict: archive.KeepOn, Until: 2026, Why: "还要查"}
		}
		a.Pieces = append(a.Pieces, p.ID)
	}
	kept := must[archive.Appraisal](t)(s.Appraise(ctx, a, verdicts))
	done := archive.Destruction{On: s.Today(), Place: "县造纸厂", Way: "化浆", Witnesses: []string{"吴桂芳"}}
	refused(t, "one witness", s.CarryOut(ctx, kept.ID, done), "两个人监销")
	done.Witnesses = append(done.Witnesses, "周长顺")
	s.done(s.CarryOut(ctx, kept.ID, done))
	refused(t, "carried out twice", s.CarryOut(ctx, kept.ID, done), "已经登记")
	gone := must[PiecePage](t)(s.Pieces(ctx, PieceFilter{Year: pieces[0].Year, States: []archive.State{archive.Destroyed}}, 0, 10))
	if gone.Total != int64(len(pieces)-1) {
		t.Errorf("%d destroyed", gone.Total)
	}
	return kept.ID
}

// TestAVillageBinds: all of a year in one volume, a later piece in the next one
// when the first was checked off; two years fall due to the day.
func TestAVillageBinds(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Village)
	s.at("2015-02-01").sit(office.Archivist)
	s.done(s.KeepLooseAll(ctx, s.loose(2014, 5)))
	s.closedYear(2014)
	s.done(s.FillBoxes(ctx, 2014, 0))
	volume := must[[]BoxView](t)(s.Boxes(ctx, 2014))[0].Box
	if volume.Title == "" || volume.Name() != "第1卷" {
		t.Errorf("%+v", volume)
	}
	s.done(s.KeepBoxTitle(ctx, volume.ID, "青石村2014年村务公开材料"))
	s.done(s.KeepBoxNote(ctx, volume.ID, archive.BoxNote{CheckedBy: "陈晓梅", CheckedOn: s.Today()}))
	late := s.loose(2014, 1)
	late[0].Title, late[0].Material, late[0].Retention = "补交的公示照片", archive.VillageBoards, archive.TenYears
	s.done(s.KeepLooseAll(ctx, late))
	s.closedYear(2014)
	s.done(s.FillBoxes(ctx, 2014, 0))
	boxes := must[[]BoxView](t)(s.Boxes(ctx, 2014))
	if len(boxes) != 2 || boxes[0].Box.Title != "青石村2014年村务公开材料" || boxes[1].Box.From != 6 || boxes[1].Pieces != 1 {
		t.Errorf("%+v", boxes)
	}
	must[string](t)(s.ArchivePaper(ctx, ArchiveOrder{Paper: ArchiveCatalogue, Box: boxes[0].Box.ID}))
	if due := must[[]archive.Piece](t)(s.DueForTransfer(ctx, workday.Date{Year: 2030, Month: 1, Day: 1})); len(due) != 0 {
		t.Errorf("%d pieces that are kept ten years go to the county", len(due))
	}
	scheme := must[archive.Scheme](t)(s.ArchiveScheme(ctx))
	scheme.Fonds = "0194"
	refused(t, "a fonds after the first year", s.SetArchiveScheme(ctx, scheme), "全宗号")
	scheme.Fonds, scheme.FondsName = "", "青石镇青石村"
	s.done(s.SetArchiveScheme(ctx, scheme))
}

// TestFlippedBitsInAPackage turns over one bit at a time of a real package, as a
// folder and as a file: every one is found, and the file is named.
func TestFlippedBitsInAPackage(t *testing.T) {
	ctx, s := t.Context(), archiveTown(t)
	s.closedYear(2026)
	packed := must[Package](t)(s.PackArchive(ctx, PackOrder{Years: []int{2026}, Target: "青山县档案馆", Hand: looked}, nil))
	var files []string
	var sizes []int64
	var all int64
	err := filepath.Walk(packed.Path, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			files, sizes, all = append(files, path), append(sizes, info.Size()), all+info.Size()
		}
		return err
	})
	s.done(err)
	const flips = 1000
	for n := range int64(flips) {
		at, i := n*all/flips+n%7, 0
		for i < len(files)-1 && at >= sizes[i] {
			at, i = at-sizes[i], i+1
		}
		s.flipped(packed.Path, files[i], min(at, sizes[i]-1), byte(1)<<(n%8))
	}
}

// flipped turns one bit over, looks at the package and turns it back.
func (s *staffed) flipped(folder, file string, at int64, bit byte) {
	s.t.Helper()
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	s.done(err)
	defer f.Close()
	was := []byte{0}
	_, err = f.ReadAt(was, at)
	s.done(err)
	_, err = f.WriteAt([]byte{was[0] ^ bit}, at)
	s.done(err)
	found := must[parcel.Findings](s.t)(parcel.Verify(s.t.Context(), folder, nil))
	name, err := filepath.Rel(folder, file)
	s.done(err)
	named := slices.ContainsFunc(found.Findings, func(p parcel.Finding) bool { return p.File == filepath.ToSlash(name) })
	manifest := strings.HasSuffix(name, ".txt") && !strings.HasPrefix(name, "data")
	if found.OK() || !named && !manifest {
		s.t.Errorf("byte %d of %s: %+v", at, name, found.Findings)
	}
	_, err = f.WriteAt(was, at)
	s.done(err)
}
