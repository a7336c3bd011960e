package present_test

import (
	"strings"
	"testing"

	"zwgk/internal/present"
	"zwgk/internal/request"
)

func TestATextIsEditedIntoAVersion(t *testing.T) {
	_, room, view := papers(t)
	room.Close()
	room.ShowTexts()
	m := view.last().Texts
	if m == nil || len(m.Letters) != 28 || m.Begins.Version != "2026-1" || m.Sample.Document == nil || m.Problem != "" || !m.Versions[0].InUse || m.Versions[0].Own {
		t.Fatalf("it begins as %+v", m)
	}
	in := present.TextInput{Version: m.NextVersion(2026), Basis: m.Begins.Basis, Body: m.Begins.Body}
	if in.Version != "2026-2" {
		t.Errorf("the next version is %s", in.Version)
	}
	in.Body = strings.Replace(m.Begins.Body, "{答复期限}", "月底", 1)
	room.TryText(in)
	if m = view.last().Texts; !strings.Contains(m.Problem, "{答复期限}") || m.Sample.Document == nil {
		t.Fatalf("a blank is lost: %q", m.Problem)
	}
	room.SaveText(in, wrongAt(t, present.TextField, "{答复期限}"))
	in.Body = strings.Replace(m.Begins.Body, "至迟于", "最迟于", 1)
	room.SaveText(present.TextInput{Version: "2026-1", Basis: "条例", Body: in.Body}, wrongAt(t, present.VersionField, "已经有了"))
	room.SaveText(present.TextInput{Body: in.Body}, wrongAt(t, present.BasisField, "没有写依据"))
	room.TryText(in)
	if m = view.last().Texts; m.Problem != "" || !m.Changed {
		t.Fatalf("%q", m.Problem)
	}
	room.SaveText(in, right(t))
	if m = view.last().Texts; m.Begins.Version != "2026-2" || len(m.Versions) != 2 || !m.Versions[0].InUse || !m.Versions[0].Own {
		t.Fatalf("saved it shows %+v", m.Versions)
	}
	room.ShowVersion(1)
	if m = view.last().Texts; m.Begins.Version != "2026-1" || !strings.Contains(m.Begins.Body, "至迟于") {
		t.Errorf("the earlier one is %+v", m.Begins)
	}
	room.UseVersion(1)
	if m = view.last().Texts; m.Versions[0].Name != "2026-1" || m.Versions[0].Own {
		t.Errorf("back to the built-in one it shows %+v", m.Versions)
	}
	room.Close()
	if view.last().Texts != nil {
		t.Error("closing does not go back to the register")
	}
}

// What was not seen in the original is marked where the text is edited, and
// where the letter is written.
func TestWhatWasNotCheckedIsMarked(t *testing.T) {
	_, room, view := papers(t)
	room.Write("N05")
	if l := view.last().Letter; !strings.Contains(l.Doubt, "请核对") {
		t.Errorf("N05 says %q", l.Doubt)
	}
	room.Close()
	room.Close()
	for at, l := range request.Letters() {
		if l.Code == "N03" {
			room.ChooseText(at)
		}
	}
	if m := view.last().Texts; !strings.Contains(m.Doubt, "请核对") {
		t.Errorf("N03 says %q", m.Doubt)
	}
}

func TestOnlyTheOfficeChangesTexts(t *testing.T) {
	o, room, view := papers(t)
	room.Close()
	o.sit("马文华")
	room.ShowTexts()
	if m := view.last().Texts; m.Locked == "" || m.Sample.Document == nil {
		t.Errorf("a leader may change it: %q", m.Locked)
	}
}

func TestWhatStandsOnEveryLetterIsKept(t *testing.T) {
	_, room, view := papers(t)
	var kept present.Particulars
	room.AskParticulars(func(in present.Particulars) { kept = in })
	if kept.Court != "青山县人民法院" || kept.Phone != "0471-0000000" {
		t.Fatalf("known is %+v", kept)
	}
	kept.Phone, kept.Postcode = "0471-1111111", "010000"
	room.SetParticulars(kept, right(t))
	var now present.Particulars
	room.AskParticulars(func(in present.Particulars) { now = in })
	if now != kept {
		t.Errorf("kept is %+v", now)
	}
	room.Write("N05")
	if l := view.last().Letter; l == nil {
		t.Fatal("no letter is written")
	}
}
