package disclosure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/privacy"
	"zwgk/internal/workday"
)

// Settlement is what a second person decided about one finding of personal
// data: it is masked where the text is posted, or it stays, for a reason. It
// is bound to the text by digest: another text opens the finding again.
type Settlement struct {
	Place  string       `json:"place"`  // of the finding, see PlaceOf
	Digest string       `json:"digest"` // of the revision, see Revision.Digest
	Kind   privacy.Kind `json:"kind"`
	// Severity is what the finding called for.
	Severity privacy.Severity `json:"severity"`
	Mask     bool             `json:"mask"`
	Reason   string           `json:"reason,omitempty"` // why it stays
	By       Who              `json:"by"`
	On       workday.Date     `json:"on"`
}

// shortestReason is what it takes to say why a number that must be masked is
// none, or which rule wants it shown.
const shortestReason = 4 // characters

// Settle adds s, taking the place of an earlier decision on the same finding.
// What must be masked stays only for a reason that can be read, since the
// finder may be wrong; a mark of secrecy is not settled at all: the text goes
// back, or is withheld.
func (i Item) Settle(s Settlement) (Item, error) {
	switch {
	case i.Ending != nil:
		return i, ended(i)
	case s.By.same(i.Drafter):
		return i, fault.New(fault.NotAllowed, "%s是拟稿人。个人信息由另一个人处理，拟稿人可以改正文", s.By.Name)
	case utf8.RuneCountInString(s.Reason) > longestOpinion:
		return i, fault.New(fault.Invalid, "理由%d个字，最多%d个字", utf8.RuneCountInString(s.Reason), longestOpinion)
	case !s.Mask && strings.TrimSpace(s.Reason) == "":
		return i, fault.New(fault.Invalid, "照登要写理由。写明依据或者本人同意")
	case !s.Mask && s.Severity == privacy.MustMask && utf8.RuneCountInString(strings.TrimSpace(s.Reason)) < shortestReason:
		return i, fault.New(fault.Invalid, "%s必须遮盖。确实不是个人信息，或者有规定要求公布的，写明白再照登", s.Kind.Label())
	case s.Severity == privacy.Forbid:
		return i, fault.New(fault.NotAllowed, "正文里有%s，遮盖了也不能公开。退回拟稿核实，涉密的不要录入", s.Kind.Label())
	case len(i.Publications) > 0 && i.posted(s.Digest):
		return i, fault.New(fault.Conflict, "这一稿已经公布。要改先撤下")
	}
	kept := slices.DeleteFunc(slices.Clone(i.Settlements), func(old Settlement) bool {
		return old.Place == s.Place && old.Digest == s.Digest
	})
	i.Settlements = append(kept, s)
	return i, nil
}

// posted reports whether the text with a digest hangs somewhere.
func (i *Item) posted(digest string) bool {
	return slices.ContainsFunc(i.Publications, func(p Publication) bool { return p.Digest == digest && p.DownOn.IsZero() })
}

// OpenPlaces returns the places of found that nobody has settled for the text
// with this digest.
func (i *Item) OpenPlaces(digest string, found []string) []string {
	return slices.DeleteFunc(slices.Clone(found), func(place string) bool {
		return slices.ContainsFunc(i.Settlements, func(s Settlement) bool { return s.Place == place && s.Digest == digest })
	})
}

// Masked reports whether the finding at a place is masked where the text with
// this digest is shown to others. What nobody has settled is masked too.
func (i *Item) Masked(digest, place string) bool {
	for _, s := range i.Settlements {
		if s.Place == place && s.Digest == digest {
			return s.Mask
		}
	}
	return true
}
