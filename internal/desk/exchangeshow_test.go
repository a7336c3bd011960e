package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/exchange"
	"zwgk/internal/paper"
)

// TestWhatAVillageReported is listed with its proofs and with what the town
// found: what is to be mended first.
func TestWhatAVillageReported(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	town, east := n.town, n.villages[0]
	must[catalog.Entry](t)(town.KeepEntry(ctx, catalog.Entry{Category1: "村级财务", Category2: "收支明细", ForVillage: true}))
	n.carry(town, east)
	first, second := hang(t, east, "三季度财务公开榜", "", "2026-Q3"), hang(t, east, "危房改造名单", "", "")
	n.carry(east, town)
	village := east.Organ().ID
	list := func(d *Desk) []exchange.ReportedItem {
		t.Helper()
		return must[[]exchange.ReportedItem](t)(d.ReportedItems(ctx, village))
	}
	if all := list(town); len(all) != 2 || all[0].State != exchange.TaskWaiting || len(all[0].Proofs) != 1 || len(all[1].Proofs) != 1 {
		t.Fatalf("%+v", all)
	}
	for item, verdict := range map[string]exchange.Verdict{first.ID: exchange.ToMend, second.ID: exchange.Passed} {
		if err := town.ReviewItem(ctx, exchange.SubjectOf(village, item), verdict, "照片看不清"); err != nil {
			t.Fatal(err)
		}
	}
	all := list(town)
	if all[0].Title != first.Title || all[0].State != exchange.TaskToMend || all[0].Opinion != "照片看不清" || all[1].State != exchange.TaskDone {
		t.Errorf("%+v", all)
	}
	n.carry(town, east)
	if own := list(east); len(own) != 2 || own[0].State != exchange.TaskToMend {
		t.Errorf("the village sees %+v", own)
	}
	if none := must[[]exchange.ReportedItem](t)(town.ReportedItems(ctx, "别的村")); len(none) != 0 {
		t.Errorf("%+v", none)
	}

	path := must[string](t)(town.ShowProof(ctx, all[0].Proofs[0]))
	if content, err := os.ReadFile(path); err != nil || string(content) != first.Title+"的照片" || !strings.HasSuffix(path, "照片.txt") {
		t.Errorf("%s: %q %v", path, content, err)
	}
	for _, name := range []string{"照片.exe", "照片.jpg.bat", "照片", "照片.lnk"} {
		proof := all[0].Proofs[0]
		proof.Name = name
		_, err := town.ShowProof(ctx, proof)
		refused(t, name, err, "不打开别人给的这种文件")
	}
	proof := all[0].Proofs[0]
	proof.Name = "../../../照片.jpg"
	if path := must[string](t)(town.ShowProof(ctx, proof)); filepath.Dir(path) != filepath.Dir(town.PrintedPath("x", ".pdf")) {
		t.Errorf("a name leads to %s", path)
	}
}

// TestTheSlipHasTheCode prints the code that partners enter.
func TestTheSlipHasTheCode(t *testing.T) {
	n := meet(t)
	document, fonts, err := n.town.ExchangeCodeSlip(t.Context())
	if err != nil || fonts == nil || len(document.Pages) != 1 {
		t.Fatalf("%v", err)
	}
	var text strings.Builder
	for _, mark := range document.Pages[0].Marks {
		if run, ok := mark.(paper.Text); ok {
			text.WriteString(run.String)
		}
	}
	for _, group := range strings.Split(must[string](t)(n.town.ExchangeCode(t.Context())), "-") {
		if !strings.Contains(text.String(), group) {
			t.Errorf("%s is not on the slip", group)
		}
	}
}

// TestWhichPackagesNeedAPassphrase is known before anything is read.
func TestWhichPackagesNeedAPassphrase(t *testing.T) {
	n := meet(t, "河东村")
	sealed := must[MadePackage](t)(n.town.MakePackage(t.Context(), "河东村", n.stick, ExchangeOptions{Passphrase: "青石镇 河东村 交换"}, nil))
	if !PackageNeedsPassphrase(sealed.Path) || PackageNeedsPassphrase(n.pack(n.town, n.villages[0]).Path) || PackageNeedsPassphrase(filepath.Join(n.stick, "没有")) {
		t.Error("whether a package is sealed is not known")
	}
}
