package present

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/privacy"
)

// FindingsModel is the personal data in the item's text, hardest first.
type FindingsModel struct {
	Title    string // 个人信息6处
	Searched string // 已查正文和2个附件
	Groups   []FindingGroup
	Open     int    // that nobody has settled
	Nothing  string // 手机号、门牌号没有查到
	Why      string // why the person may not settle; "" when he may
}

// FindingGroup is what was found of one kind.
type FindingGroup struct {
	Title     string // 身份证号　3处
	Kind      privacy.Kind
	Severity  privacy.Severity
	Tag, Note string // 必须遮盖; the basis
	Tone      Tone
	Places    []FindingPlace
	Open      int
	Current   int // index of the place that is being looked at, or -1
}

// FindingPlace is one place of a group.
type FindingPlace struct {
	Place   string
	Where   string // 正文第3段
	Text    string
	Becomes string // 990322********0012
	Settled string // 遮盖，何秀兰; "" while it is open
}

// ItemMark is a place in the text that is marked.
type ItemMark struct {
	Part       disclosure.Part
	Start, End int // bytes, in the part
	Severity   privacy.Severity
	Settled    bool
	Current    bool
}

// openWords says what stands in the way.
func openWords(n int) string { return fmt.Sprintf("还有%d处个人信息没有处理", n) }

// hardness orders findings: what may not be public at all comes first.
var hardness = map[privacy.Severity]int{privacy.Forbid: 0, privacy.MustMask: 1, privacy.Judge: 2}

// findings fills in what was found and what is marked in the text.
func (p *Items) findings(m *ItemModel) {
	v := p.item
	f := &m.Findings
	f.Title, f.Open = fmt.Sprintf("个人信息%d处", max(len(v.Found), len(v.Open))), len(v.Open)
	if len(v.Found) == 0 && len(v.Open) == 0 {
		f.Title = "个人信息"
	}
	f.Searched = "已查正文"
	if n := len(v.Text.Attachments); n > 0 {
		f.Searched = fmt.Sprintf("已查正文和%d个附件", n)
	}
	if err := v.May[disclosure.SettleOne]; err != nil {
		f.Why = sentenceOf(err)
	} else if who := p.self(); who.Name == v.Item.Drafter.Name {
		f.Why = who.Name + "是拟稿人，由另一个人处理。拟稿人可以改正文"
	}
	p.found = slices.Clone(v.Found)
	slices.SortStableFunc(p.found, func(a, b disclosure.Personal) int {
		return cmp.Or(cmp.Compare(hardness[a.Severity], hardness[b.Severity]), cmp.Compare(slices.Index(privacy.Kinds(), a.Kind), slices.Index(privacy.Kinds(), b.Kind)))
	})
	p.place = p.currentPlace()
	digest := v.Text.Digest()
	for _, found := range p.found {
		settled := settledWords(&v.Item, digest, found.Place)
		current := found.Place == p.place
		group := f.group(found)
		if current {
			group.Current = len(group.Places)
		}
		if settled == "" {
			group.Open++
		}
		group.Places = append(group.Places, FindingPlace{Place: found.Place, Where: found.Where, Text: found.Text, Becomes: masked(found.Finding), Settled: settled})
		m.Marks = append(m.Marks, ItemMark{found.Part, found.Start, found.End, found.Severity, settled != "", current})
	}
	slices.SortStableFunc(f.Groups, func(a, b FindingGroup) int {
		return cmp.Compare(closed(a), closed(b))
	})
	for n := range f.Groups {
		g := &f.Groups[n]
		g.Title = fmt.Sprintf("%s　%d处", g.Kind.Label(), len(g.Places))
	}
	if len(v.Found) > 0 || len(v.Open) == 0 {
		f.Nothing = notFound(v.Found)
	}
}

// closed sorts what is settled behind what is open.
func closed(g FindingGroup) int {
	if g.Open == 0 {
		return 1
	}
	return 0
}

// group returns the group of a finding, made when it is the first of its kind.
func (f *FindingsModel) group(found disclosure.Personal) *FindingGroup {
	for n := range f.Groups {
		if f.Groups[n].Kind == found.Kind && f.Groups[n].Severity == found.Severity {
			return &f.Groups[n]
		}
	}
	tone, tag := Urgent, found.Severity.Label()
	if found.Severity == privacy.Judge {
		tone, tag = Caution, "请人判断"
	}
	f.Groups = append(f.Groups, FindingGroup{Kind: found.Kind, Severity: found.Severity, Tag: tag, Tone: tone, Note: found.Kind.Basis(), Current: -1})
	return &f.Groups[len(f.Groups)-1]
}

// masked is what a finding becomes on the board.
func masked(f privacy.Finding) string {
	alone := f
	alone.Start, alone.End = 0, len(f.Text)
	return privacy.Mask(f.Text, []privacy.Finding{alone}, privacy.Posted)
}

func settledWords(i *disclosure.Item, digest, place string) string {
	for _, s := range i.Settlements {
		if s.Place != place || s.Digest != digest {
			continue
		}
		if s.Mask {
			return "遮盖，" + s.By.Name
		}
		return "照登，" + s.By.Name + "：" + s.Reason
	}
	return ""
}

// notFound names the kinds that were looked for and are not there.
func notFound(found []disclosure.Personal) string {
	var names []string
	for _, k := range privacy.Kinds() {
		if !slices.ContainsFunc(found, func(f disclosure.Personal) bool { return f.Kind == k }) {
			names = append(names, k.Label())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return strings.Join(names, "、") + "没有查到"
}

// order lists the places as the pane shows them: group by group.
func (p *Items) order() []string {
	var places []string
	for _, g := range p.model.Item.Findings.Groups {
		for _, one := range g.Places {
			places = append(places, one.Place)
		}
	}
	return places
}

// currentPlace is the place that is being looked at: the one before, while it
// is still there, else the first one that is open.
func (p *Items) currentPlace() string {
	first := ""
	for _, f := range p.found {
		if f.Place == p.place && slices.Contains(p.item.Open, p.place) {
			return p.place
		}
		if first == "" && slices.Contains(p.item.Open, f.Place) {
			first = f.Place
		}
	}
	return first
}

// NextFinding goes on by so many findings.
func (p *Items) NextFinding(by int) {
	if p.model.Item == nil {
		return
	}
	places := p.order()
	if len(places) == 0 {
		return
	}
	at := slices.Index(places, p.place)
	p.LookAt(places[(at+by+len(places))%len(places)])
}

// LookAt makes one finding the current one.
func (p *Items) LookAt(place string) {
	m := p.model.Item
	if m == nil {
		return
	}
	p.place = place
	for n := range m.Findings.Groups {
		g := &m.Findings.Groups[n]
		g.Current = slices.IndexFunc(g.Places, func(f FindingPlace) bool { return f.Place == place })
	}
	for n, f := range p.found {
		m.Marks[n].Current = f.Place == place
	}
	if p.tab != FindingsTab {
		p.tab, m.Tab = TextTab, TextTab
	}
	p.view.Show(p.model)
}

// Mask settles one finding: it is masked where the text is posted.
func (p *Items) Mask(place string) { p.settle([]string{place}, true, "", nil) }

// Leave settles one finding: it stays, for the reason given. done is told what
// is wrong with the reason.
func (p *Items) Leave(place, reason string, done func(wrong map[string]string)) {
	p.settle([]string{place}, false, reason, done)
}

// MaskKind masks what is open of one group.
func (p *Items) MaskKind(g FindingGroup) {
	var places []string
	for _, one := range g.Places {
		if one.Settled == "" {
			places = append(places, one.Place)
		}
	}
	p.settle(places, true, "", nil)
}

// MaskAll masks everything that is open.
func (p *Items) MaskAll() {
	p.change(ReasonField, nil, "", func(ctx context.Context, id string) error {
		_, err := p.desk.MaskAll(ctx, id)
		return err
	})
}

func (p *Items) settle(places []string, mask bool, reason string, done func(map[string]string)) {
	p.change(ReasonField, done, "", func(ctx context.Context, id string) error {
		for _, place := range places {
			if _, err := p.desk.Settle(ctx, id, place, mask, reason); err != nil {
				return err
			}
		}
		return nil
	})
}
