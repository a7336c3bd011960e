package form_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/form"
)

// TestTheSlipWithTheCode has the eight groups and who it is of on one page, and
// stands as it did.
func TestTheSlipWithTheCode(t *testing.T) {
	fonts := loadFonts(t)
	sample := of("exchangecode", form.ExchangeCode, form.ExchangeSlip{Organ: town, Code: "7K3Q-F2M9-XZAB-2CDE-4F5G-3HJK-MNPQ-RSTV", On: day("2026-11-22")})
	document := lay(t, sample, fonts)
	if len(document.Pages) != 1 {
		t.Fatalf("%d pages", len(document.Pages))
	}
	text := said(document)
	for _, want := range []string{"数据交换核对码", "青石镇人民政府", "第1组", "7K3Q", "第8组", "RSTV", "当面交给", "2026年11月22日"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the slip:\n%s", want, text)
		}
	}
	page := document.Pages[0]
	stands := fmt.Sprintf("== 1: %.0f × %.0f ==\n%s\n", page.Width.Points(), page.Height.Points(), strings.Join(linesOf(page), "\n"))
	path := filepath.Join("testdata", sample.name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(stands), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || stands != string(want) {
		t.Errorf("%v: the slip stands otherwise than in %s:\n%s", err, path, stands)
	}
	if folder := os.Getenv("ZWGK_GALLERY"); folder != "" {
		exhibit(t, filepath.Join(folder, sample.name), document, fonts)
	}
}

// TestASlipWithoutACode leaves the places of the groups empty.
func TestASlipWithoutACode(t *testing.T) {
	sample := of("exchangecode-blank", form.ExchangeCode, form.ExchangeSlip{Organ: village})
	if text := said(lay(t, sample, loadFonts(t))); !strings.Contains(text, "第8组") || strings.Contains(text, "0001") {
		t.Error(text)
	}
}
