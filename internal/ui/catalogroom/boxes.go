package catalogroom

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"zwgk/internal/catalog"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// boxes are the columns of the standard catalogue that are ticked.
type boxes struct {
	public, specific     *kit.Check
	group                *kit.Entry
	proactive, onRequest *kit.Check
	tiers                map[catalog.Tier]*kit.Check
	channels             map[catalog.Channel]*kit.Check
	other                *kit.Entry
	wrong                *kit.Wrapped
	all                  *fyne.Container
	spare                []catalog.Tier // tiers by other names, which stay
}

func newBoxes(e catalog.Entry) *boxes {
	b := &boxes{
		public: kit.NewCheck("全社会", e.Audience.Public, nil), specific: kit.NewCheck("特定群众", e.Audience.Specific, nil),
		proactive: kit.NewCheck("主动公开", e.Mode.Proactive, nil), onRequest: kit.NewCheck("依申请公开", e.Mode.OnRequest, nil),
		group: kit.NewEntry("哪些人，例如低保户").Limit(catalog.LongestName).Named("特定群众是哪些人"),
		other: kit.NewEntry("其他渠道写在这里").Limit(catalog.LongestName).Named("其他渠道"),
		tiers: map[catalog.Tier]*kit.Check{}, channels: map[catalog.Channel]*kit.Check{},
		wrong: kit.NewWrapped("", kit.Reg(theme.Second).In(theme.Red)),
	}
	b.wrong.Hide()
	b.group.SetText(e.Audience.Group)
	b.other.SetText(e.OtherChannel)
	for _, t := range usualTiers {
		b.tiers[t] = kit.NewCheck(string(t), slices.Contains(e.Tiers, t), nil)
	}
	for _, t := range e.Tiers {
		if !slices.Contains(usualTiers, t) {
			b.spare = append(b.spare, t)
		}
	}
	for _, c := range catalog.Channels() {
		b.channels[c] = kit.NewCheck(c.Label(), slices.Contains(e.Channels, c), nil)
	}
	return b
}

var usualTiers = []catalog.Tier{catalog.CountyTier, catalog.TownTier, catalog.VillageTier}

// sheet lays the boxes out: who, how and which level above, the carriers below.
func (b *boxes) sheet() fyne.CanvasObject {
	section := func(title string, parts ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.Column(theme.Gap1, append([]fyne.CanvasObject{kit.NewText(title, kit.Bold(theme.Body))}, parts...)...)
	}
	tiers := make([]fyne.CanvasObject, 0, len(usualTiers)+1)
	for _, t := range usualTiers {
		tiers = append(tiers, b.tiers[t])
	}
	level := []fyne.CanvasObject{kit.Row(theme.Gap3, tiers...)}
	if len(b.spare) > 0 {
		names := make([]string, len(b.spare))
		for i, t := range b.spare {
			names[i] = string(t)
		}
		level = append(level, note("另有"+strings.Join(names, "、")+"，照原样保留"))
	}
	standard, local := b.carriers()
	b.all = kit.PaddedSheet(kit.Column(theme.Gap4,
		b.wrong,
		section("公开对象", kit.Row(theme.Gap3, b.public, b.specific), b.group),
		section("公开方式", kit.Row(theme.Gap3, b.proactive, b.onRequest)),
		section("公开层级", level...),
		section("公开渠道和载体", standard...),
		section("乡镇和村常用的", local...),
	))
	return b.all
}

// carriers are the thirteen boxes of the standard catalogue, with the line for
// 其他, and those that towns and villages use besides.
func (b *boxes) carriers() (standard, local []fyne.CanvasObject) {
	for _, c := range catalog.StandardChannels() {
		standard = append(standard, b.channels[c])
	}
	standard = pairs(append(standard, b.other))
	for _, c := range catalog.Channels() {
		if !slices.Contains(catalog.StandardChannels(), c) {
			local = append(local, b.channels[c])
		}
	}
	return standard, pairs(local)
}

// pairs puts two boxes in a line as long as both are short.
func pairs(all []fyne.CanvasObject) []fyne.CanvasObject {
	half := (kit.Wide - 2*theme.Gap5 - theme.Gap3) / 2
	var lines []fyne.CanvasObject
	for i := 0; i < len(all); i++ {
		_, entry := all[i].(*kit.Entry)
		short := func(o fyne.CanvasObject) bool { return o.MinSize().Width <= half }
		if i+1 < len(all) && !entry && short(all[i]) && short(all[i+1]) {
			if _, next := all[i+1].(*kit.Entry); !next {
				lines = append(lines, kit.Row(theme.Gap3, kit.FixedWidth(all[i], half), all[i+1]))
				i++
				continue
			}
		}
		lines = append(lines, all[i])
	}
	return lines
}

// fill writes what is ticked into an entry.
func (b *boxes) fill(e *catalog.Entry) {
	e.Audience = catalog.Audience{Public: b.public.On(), Specific: b.specific.On(), Group: b.group.Text()}
	e.Mode = catalog.Mode{Proactive: b.proactive.On(), OnRequest: b.onRequest.On()}
	e.Tiers, e.Channels, e.OtherChannel = slices.Clone(b.spare), nil, b.other.Text()
	for _, t := range usualTiers {
		if b.tiers[t].On() {
			e.Tiers = append(e.Tiers, t)
		}
	}
	for _, c := range catalog.Channels() {
		if b.channels[c].On() {
			e.Channels = append(e.Channels, c)
		}
	}
}

// say says what is wrong with the boxes, "" for nothing.
func (b *boxes) say(sentence string) {
	b.wrong.SetText(sentence)
	b.wrong.Hidden = sentence == ""
	b.all.Refresh()
}
