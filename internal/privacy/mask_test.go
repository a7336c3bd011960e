package privacy_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/privacy"
)

func TestMaskByView(t *testing.T) {
	const full = "王小丽（9岁），身份证110105 19491231 002X，卡号4111111111111111，电话13812345678，浙A12345，微信号wang_xl88，住石坳村三组12号"
	findings := privacy.Find(full, today)
	for view, want := range map[privacy.View]string{
		privacy.Posted:  "***（9岁），身份证110105 ******** 002X，卡号************1111，电话138****5678，浙A*****，微信号*********，住石坳村三组***",
		privacy.Web:     "***（9岁），身份证********************，卡号************1111，电话138****5678，浙A*****，微信号*********，住石坳村三组***",
		privacy.Archive: full,
	} {
		if got := privacy.Mask(full, findings, view); got != want {
			t.Errorf("%s\n got %s\nwant %s", view.Label(), got, want)
		}
	}
	rules := privacy.DefaultRules()
	rules.Posted.MinorSurname, rules.Posted.IDHead, rules.Posted.Village = true, 0, false
	if got := rules.Mask("王小丽，9岁，住石坳村三组12号", privacy.Find("王小丽，9岁，住石坳村三组12号", today), privacy.Posted); got != "王**，9岁，住********" {
		t.Errorf("the office's own rules give %s", got)
	}
}

func TestAMarkIsNeverHidden(t *testing.T) {
	const text = "机密★\n内部资料，不得外传"
	if got := privacy.Mask(text, privacy.Find(text, today), privacy.Web); got != text {
		t.Errorf("masked to %q", got)
	}
}

// holdMasked holds what every masked text is: nothing left that must be masked,
// every byte outside the findings the same, and nothing to mask again.
func holdMasked(t *testing.T, text string, findings []privacy.Finding, view privacy.View) {
	t.Helper()
	masked := privacy.Mask(text, findings, view)
	if left := privacy.MustBeMasked(privacy.Find(masked, today)); len(left) > 0 {
		t.Errorf("%q\nmasked to %q\nstill holds %+v", text, masked, left)
	}
	if again := privacy.Mask(masked, privacy.Find(masked, today), view); again != masked {
		t.Errorf("%q\nmasked to %q\nand again to %q", text, masked, again)
	}
	rest, at := masked, 0
	for _, f := range findings {
		between := text[at:f.Start]
		if !strings.HasPrefix(rest, between) {
			t.Fatalf("%q\nmasked to %q\nchanged outside the findings before %q", text, masked, f.Text)
		}
		rest, at = rest[len(between):], f.End
		// A finding may be shorter after masking, by bytes and never by characters.
		for range f.Text {
			_, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
		}
	}
	if rest != text[at:] {
		t.Errorf("%q\nmasked to %q\nchanged after the last finding", text, masked)
	}
}

func TestMaskedTextsHoldNothing(t *testing.T) {
	set := labelledSet()
	for i, s := range set {
		text := s.text
		if i > 0 && i%2 == 0 {
			text = set[i-1].text + set[(i*7919)%len(set)].text + text
		}
		for _, view := range []privacy.View{privacy.Posted, privacy.Web} {
			holdMasked(t, text, privacy.Find(text, today), view)
		}
		if t.Failed() {
			return
		}
	}
}

func TestRulesThatHideNothingAreRefused(t *testing.T) {
	if err := privacy.DefaultRules().Validate(); err != nil {
		t.Fatal(err)
	}
	for _, change := range []func(*privacy.Rules){
		func(r *privacy.Rules) { r.Posted.IDHead = 14 },
		func(r *privacy.Rules) { r.Web.IDTail = 5 },
		func(r *privacy.Rules) { r.Web.CardTail = 16 },
		func(r *privacy.Rules) { r.Posted.PhoneTail = -1 },
	} {
		r := privacy.DefaultRules()
		change(&r)
		if err := r.Validate(); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%+v is taken: %v", r, err)
		}
	}
}
