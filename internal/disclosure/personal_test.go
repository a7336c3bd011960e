package disclosure_test

import (
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/privacy"
)

// list is a text with personal data in every part. The numbers are made up
// and have right check digits.
func list() disclosure.Revision {
	return disclosure.Revision{
		Title: "临时救助公示", On: day("2026-03-02"),
		Body: "公示如下。\n联系人手机13800138000。",
		Tables: []disclosure.Table{{
			Title: "名单", Header: []string{"姓名", "身份证号", "金额（元）"},
			Rows: [][]string{{"王秀兰", "11010519491231002X", "500"}, {"李大山", "440524188001010014", "800"}},
		}},
	}
}

// TestPersonalDataInEveryPart: found, named by its place, and masked where the
// text is shown; nothing else changes.
func TestPersonalDataInEveryPart(t *testing.T) {
	text := list()
	found := disclosure.PersonalIn(text)
	var where []string
	for _, p := range found {
		where = append(where, p.Where+string(p.Kind))
	}
	for _, want := range []string{"正文第2段phone", "表一第1行id_card", "表一第2行id_card"} {
		if !strings.Contains(strings.Join(where, " "), want) {
			t.Errorf("not found: %s, only %v", want, where)
		}
	}
	places := map[string]bool{}
	for _, p := range disclosure.Places(found) {
		if places[p] {
			t.Errorf("%s names two findings", p)
		}
		places[p] = true
	}
	all := func(string) bool { return true }
	board := disclosure.Masked(text, found, privacy.DefaultRules(), privacy.Posted, all)
	if got := board.Text(); strings.Contains(got, "11010519491231002X") || strings.Contains(got, "13800138000") || !strings.Contains(got, "110105") || !strings.Contains(got, "王秀兰") {
		t.Errorf("on the board: %s", got)
	}
	web := disclosure.Masked(text, found, privacy.DefaultRules(), privacy.Web, all)
	if got := web.Text(); strings.Contains(got, "110105") {
		t.Errorf("on the web: %s", got)
	}
	if got := disclosure.Masked(text, found, privacy.DefaultRules(), privacy.Archive, all); got.Text() != text.Text() {
		t.Errorf("in the archive: %s", got.Text())
	}
	if text.Text() != list().Text() {
		t.Error("masking changed the text itself")
	}
	none := disclosure.Masked(text, found, privacy.DefaultRules(), privacy.Posted, func(string) bool { return false })
	if none.Text() != text.Text() {
		t.Error("what was cleared is masked all the same")
	}
}
