package desk

import (
	"strings"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/request"
)

// Versions of a text are kept and can be gone back to, the built-in one too;
// what would not give a letter is not kept.
func TestVersionsOfALetterText(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-04-01")
	builtIn := must[[]LetterText](t)(s.LetterTexts(ctx, "N01"))[0]
	versions := func() string {
		var all []string
		for _, text := range must[[]LetterText](t)(s.LetterTexts(ctx, "N01")) {
			all = append(all, text.Version)
		}
		return strings.Join(all, " ")
	}
	edited := func(version string) string {
		return strings.Replace(builtIn.Source, "版本 2026-1", "版本 "+version, 1)
	}
	s.done(s.SetLetterText(ctx, edited("2026-2")))
	s.done(s.SetLetterText(ctx, edited("2026-3")))
	if got := versions(); got != "2026-3 2026-2 2026-1" {
		t.Errorf("versions %s", got)
	}
	s.done(s.UseLetterText(ctx, "N01", "2026-1"))
	if got := versions(); got != "2026-1 2026-3 2026-2" {
		t.Errorf("back to the built-in one: %s", got)
	}
	letter := must[request.Issued](t)(s.IssueLetter(ctx, s.register(registration(t, "2026-04-01", "预算")), LetterOrder{Code: "N01"}))
	if letter.Version != "2026-1" {
		t.Errorf("issued by %s", letter.Version)
	}
	s.done(s.UseLetterText(ctx, "N01", "2026-2"))
	s.done(s.SetLetterText(ctx, edited("2026-4")))
	if got := versions(); got != "2026-4 2026-3 2026-2 2026-1" {
		t.Errorf("a new one after going back: %s", got)
	}
	refused(t, "a version that is not there", s.UseLetterText(ctx, "N01", "9"), "没有版本“9”")
	refused(t, "a blank in its words", s.SetLetterText(ctx, edited("2026-5")+"拨打____。\n"), "还有没填的地方")
	if got := versions(); strings.Contains(got, "2026-5") {
		t.Error("the text with a blank was kept")
	}
	s.sit(office.Drafter)
	refused(t, "by who may not", s.UseLetterText(ctx, "N01", "2026-1"), "这件事由")
	expectSound(t, s.Desk)
}
