package desk

import (
	"slices"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/store"
	"zwgk/internal/writing"
)

// draftedReport is the report of 2025 as it stands.
func draftedReport(t testing.TB, d *Desk) *annual.Report {
	t.Helper()
	return must[*annual.Report](t)(d.AnnualReport(t.Context(), 2025, d.Today(), nil))
}

// piecesOf are the pieces of reports that fall under this year.
func piecesOf(t testing.TB, d *Desk) []archive.Piece {
	t.Helper()
	pieces := must[[]archive.Piece](t)(d.office.PiecesOf(t.Context(), d.office.Reader(), d.Today().Year))
	return slices.DeleteFunc(pieces, func(p archive.Piece) bool { return p.Source.Kind != archive.FromReport })
}

// TestWhatCannotBeSigned: findings to be put right, figures that nobody knows,
// no signer, no day.
func TestWhatCannotBeSigned(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	sign := func(r *annual.Report) error {
		_, err := d.SignOff(ctx, r, "何建民", d.Today(), "")
		return err
	}
	wrong := *draftedReport(t, d)
	wrong.Sections = slices.Clone(wrong.Sections)
	wrong.Sections[0].Text += "\n本年收到申请（此处填写）件。"
	refused(t, "a sample's gap", sign(&wrong), "还有要改的地方，不能定稿：")
	findings := must[[]annual.Finding](t)(d.CheckReport(ctx, &wrong))
	if !slices.ContainsFunc(findings, func(f annual.Finding) bool { return f.Rule == "DEBRIS" && f.Severity == annual.Error }) {
		t.Errorf("%+v", findings)
	}
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, "1.supervision", "参加培训{training.people}人次。"))
	refused(t, "a figure that nobody knows", sign(draftedReport(t, d)), "不能定稿")
	must[writing.Event](t)(d.AddWorkEvent(ctx, writing.Event{Year: 2025, Kind: "training", Quantity: 43}))
	_, err := d.SignOff(ctx, draftedReport(t, d), "", d.Today(), "")
	refused(t, "nobody signed", err, "没有写签发人")
	_, err = d.SignOff(ctx, draftedReport(t, d), "何建民", d.Today().AddDays(1), "")
	refused(t, "signed tomorrow", err, "签发日期不对")
	done(t, sign(draftedReport(t, d)))
	refused(t, "signed twice without a reason", sign(draftedReport(t, d)), "已经定稿")
	if pieces := piecesOf(t, d); len(pieces) != 1 {
		t.Errorf("%d pieces", len(pieces))
	}
	expectSound(t, d)
}

// TestWhatWasSignedStands: it keeps where the log stood, and no later record
// and no later edit moves it.
func TestWhatWasSignedStands(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	code := must[string](t)(d.HeadCode(ctx))
	signed := must[*SignedReport](t)(d.SignOff(ctx, draftedReport(t, d), "何建民", d.Today(), ""))
	if signed.Head != code || len(signed.Digest) != 64 {
		t.Errorf("head %q, want %q; digest %q", signed.Head, code, signed.Digest)
	}
	importing(t, d, applications(application(t, "青依申〔2025〕1号", "2025-03-01")))
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, "改过。"))
	if proof := must[store.AnchorProof](t)(d.VerifyAnchor(ctx, signed.Head)); !proof.Held || proof.After == 0 {
		t.Errorf("%+v", proof)
	}
	now := must[*SignedReport](t)(d.Signed(ctx, 2025))
	if now.Digest != signed.Digest || now.Report.Get("table3.new_received.total").Number != 0 {
		t.Errorf("%+v", now)
	}
	if differences := Differences(now.Report, draftedReport(t, d)); len(differences) == 0 {
		t.Error("the difference goes unseen")
	}
}

// TestTheReportGoesToTheArchive: its piece is there as soon as it is signed. A
// correction takes its place while it waits, and puts it right once it is
// filed.
func TestTheReportGoesToTheArchive(t *testing.T) {
	s := staff(t, office.Town)
	ctx, d := t.Context(), s.Desk
	s.sit(office.Leader) // who may not file, but signs
	must[*SignedReport](t)(d.SignOff(ctx, draftedReport(t, d), "何建民", d.Today(), ""))
	first := piecesOf(t, d)
	if len(first) != 1 || first[0].State != archive.Pending || len(first[0].Parts) != 3 {
		t.Fatalf("%+v", first)
	}
	if waiting := must[[]ComposeRow](t)(d.ToCompose(ctx, d.Today().Year)); len(waiting) != 0 {
		t.Errorf("it still waits to be composed: %+v", waiting)
	}
	s.sit(office.Archivist)
	chosen := first[0]
	chosen.Retention = archive.ThirtyYears
	done(t, d.ChangePiece(ctx, chosen))
	done(t, d.AddPieceFile(ctx, chosen.ID, photoFile(t, "签字页.jpg", 80, 60), "签字页", archive.Slip, false))

	s.sit(office.Clerk)
	must[*SignedReport](t)(d.SignOff(ctx, draftedReport(t, d), "何建民", d.Today(), "漏了一件处罚"))
	second := piecesOf(t, d)
	if len(second) != 1 || second[0].ID != chosen.ID || second[0].Source == chosen.Source || second[0].Retention != archive.ThirtyYears || len(second[0].Parts) != 4 {
		t.Fatalf("%+v", second)
	}
	if waiting := must[[]ComposeRow](t)(d.ToCompose(ctx, d.Today().Year)); len(waiting) != 0 {
		t.Errorf("what was replaced waits to be composed: %+v", waiting)
	}
	s.sit(office.Archivist).closedYear(d.Today().Year)
	s.sit(office.Leader)
	must[*SignedReport](t)(d.SignOff(ctx, draftedReport(t, d), "何建民", d.Today(), "又漏了一件"))
	third := piecesOf(t, d)
	at := slices.IndexFunc(third, func(p archive.Piece) bool { return p.State == archive.Pending })
	if len(third) != 2 || at < 0 || third[at].Corrects != chosen.ID {
		t.Fatalf("%+v", third)
	}
	expectSound(t, d)
}

// TestTheSlipGoesRound: it is that of the draft until it is signed and again when
// the draft says something else.
func TestTheSlipGoesRound(t *testing.T) {
	s := staff(t, office.Town)
	ctx, d := t.Context(), s.Desk
	s.sit(office.Clerk)
	slip := func(wants ...string) {
		t.Helper()
		doc, _, err := d.ReportSlipPages(ctx, 2025)
		if err != nil || len(doc.Pages) != 1 {
			t.Fatalf("%v", err)
		}
		says(t, "the slip", wordsOn(doc), wants...)
	}
	slip("稿子", "陈晓梅", "签发")
	signed := must[*SignedReport](t)(d.SignOff(ctx, draftedReport(t, d), "何建民", d.Today(), ""))
	slip("定稿", "何建民", signed.Digest[:4], signed.Head)
	done(t, d.WritePart(ctx, writing.AnnualReport, 2025, openingPart, "改过。"))
	slip("稿子", "陈晓梅")
}

func wordsOn(doc *paper.Document) string {
	said := ""
	for _, page := range doc.Pages {
		for _, mark := range page.Marks {
			if text, ok := mark.(paper.Text); ok {
				said += text.String
			}
		}
	}
	return said
}
