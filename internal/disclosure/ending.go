package disclosure

import (
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// EndingKind is how an item's life ended other than in the archive.
type EndingKind string

// The endings. All are told where the item hung, with the reason; the old
// text stays on record (条例6; users' demand 12).
const (
	Revoked    EndingKind = "revoked"    // 撤销
	Terminated EndingKind = "terminated" // 终止
	Superseded EndingKind = "superseded" // 被新的一件代替
)

// Label is the ending's name.
func (k EndingKind) Label() string {
	return map[EndingKind]string{Revoked: "撤销", Terminated: "终止", Superseded: "被代替"}[k]
}

// Ending is how, when and why an item ended.
type Ending struct {
	Kind        EndingKind   `json:"kind"`
	On          workday.Date `json:"on"`
	By          Who          `json:"by"`
	Explanation string       `json:"explanation"`
	Successor   string       `json:"successor,omitempty"` // of Superseded
}

// End ends the item. The explanation is posted where it hung.
func (i Item) End(e Ending) (Item, error) {
	switch {
	case i.Ending != nil:
		return i, ended(i)
	case !i.Filed.IsZero():
		return i, fault.New(fault.Conflict, "已经建档，不能再改。新写一件更正，注明更正哪一件")
	case e.Kind.Label() == "":
		return i, fault.New(fault.Invalid, "没有写明是撤销还是终止")
	case strings.TrimSpace(e.Explanation) == "":
		return i, fault.New(fault.Invalid, "%s要公布说明。写明原因", e.Kind.Label())
	}
	i.Ending = &e
	return i, nil
}

// ChangeKind tells a 更正 from a 变更.
type ChangeKind string

// The two.
const (
	Correction ChangeKind = "correction" // 更正: it was wrong
	Alteration ChangeKind = "alteration" // 变更: matters have changed
)

// Label is the change's name.
func (k ChangeKind) Label() string {
	return map[ChangeKind]string{Correction: "更正", Alteration: "变更"}[k]
}

// Revise takes the item to a new text: r is checked and numbered. Before
// review it is the next draft. After review it re-opens the route, for what
// was passed is not what would hang; then and after publication the reason is
// required.
func (i Item) Revise(r Revision) (Item, Revision, error) {
	reviewed := i.At > 0
	switch {
	case i.Ending != nil:
		return i, r, ended(i)
	case !i.Filed.IsZero():
		return i, r, fault.New(fault.Conflict, "已经建档，不能再改。新写一件更正，注明更正哪一件")
	case reviewed && strings.TrimSpace(r.Reason) == "":
		return i, r, fault.New(fault.Invalid, "已经送审或公布，改动要写原因，改后重新审查")
	}
	if err := r.Validate(i.Flags.Financial); err != nil {
		return i, r, err
	}
	i.Revision++
	r.Number, r.ItemID = i.Revision, i.ID
	i.Title = strings.TrimSpace(r.Title)
	i.At = 0
	return i, r, nil
}

// StateName is where an item stands, for lists and counts.
type StateName string

// The states, in the order of an item's life.
const (
	InDraft     StateName = "draft"     // 拟稿
	WasReturned StateName = "returned"  // 已退回
	InReview    StateName = "review"    // 审签中
	Ready       StateName = "ready"     // 待公开
	Hanging     StateName = "hanging"   // 公开中
	Down        StateName = "down"      // 已撤下
	ToFile      StateName = "to_file"   // 待建档
	InArchive   StateName = "archived"  // 已建档
	HasEnded    StateName = "has_ended" // 撤销、终止
)

// StateNames returns the states in the order of an item's life.
func StateNames() []StateName {
	return []StateName{InDraft, WasReturned, InReview, Ready, Hanging, Down, ToFile, InArchive, HasEnded}
}

// Label is the state's name.
func (s StateName) Label() string {
	return map[StateName]string{
		InDraft: "拟稿", WasReturned: "已退回", InReview: "审签中", Ready: "待公开", Hanging: "公开中",
		Down: "已撤下", ToFile: "待建档", InArchive: "已建档", HasEnded: "已终止",
	}[s]
}

// State says where the item stands.
func (i *Item) State() StateName {
	switch {
	case !i.Filed.IsZero():
		return InArchive
	case i.Ending != nil:
		return HasEnded
	case i.At == 0 && i.ReturnedFor() != nil:
		return WasReturned
	case i.At == 0:
		return InDraft
	}
	switch i.Step().Kind {
	case office.Filing:
		return ToFile
	case office.Publishing, office.Consultation:
		return i.hangs()
	}
	return InReview
}

func (i *Item) hangs() StateName {
	posted := false
	for _, p := range i.Publications {
		if p.Revision != i.Revision {
			continue
		}
		posted = true
		if p.DownOn.IsZero() {
			return Hanging
		}
	}
	if posted {
		return Down
	}
	return Ready
}
