package desk

import (
	"context"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/privacy"
)

// maskSetting is how much of personal data the office shows on its board.
const maskSetting = "mask_rules"

// MaskRules are the office's own rules of masking, or the usual ones.
func (d *Desk) MaskRules(ctx context.Context) (privacy.Rules, error) {
	rules, err := settingOf[privacy.Rules](ctx, d, maskSetting)
	if rules == (privacy.Rules{}) {
		rules = privacy.DefaultRules()
	}
	return rules, err
}

// SetMaskRules keeps the office's own rules.
func (d *Desk) SetMaskRules(ctx context.Context, rules privacy.Rules) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	if err := rules.Validate(); err != nil {
		return err
	}
	return keepSetting(ctx, d, maskSetting, rules)
}

// found is the personal data in a text and in its attachments.
func (d *Desk) found(text disclosure.Revision) []disclosure.Personal {
	found := disclosure.PersonalIn(text)
	for _, a := range text.Attachments {
		found = append(found, d.foundInFile(a)...)
	}
	return found
}

// Shown is an item's newest text as a view shows it: everything masked that
// nobody has cleared.
func (d *Desk) Shown(ctx context.Context, id string, view privacy.View) (disclosure.Item, disclosure.Revision, error) {
	v, err := d.wholeItem(ctx, id)
	if err != nil {
		return disclosure.Item{}, disclosure.Revision{}, err
	}
	if view == privacy.Archive && v.May[disclosure.SeeFull] != nil {
		return disclosure.Item{}, disclosure.Revision{}, v.May[disclosure.SeeFull]
	}
	if n := len(v.Open); n > 0 && view != privacy.Archive {
		return disclosure.Item{}, disclosure.Revision{}, fault.New(fault.Conflict, "还有%d处个人信息没有处理。处理完再印", n)
	}
	rules, err := d.MaskRules(ctx)
	if err != nil {
		return disclosure.Item{}, disclosure.Revision{}, err
	}
	digest := v.Text.Digest()
	shown := disclosure.Masked(v.Text, v.Found, rules, view, func(place string) bool { return v.Item.Masked(digest, place) })
	return v.Item, shown, nil
}
