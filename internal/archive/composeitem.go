package archive

import (
	"slices"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// FinalRevision is the number of the text that goes into the archive: the one
// that hung last, or the newest of an item that never hung.
func FinalRevision(i disclosure.Item) int {
	final, on := i.Revision, workday.Date{}
	for _, p := range i.Publications {
		if !p.On.Before(on) {
			final, on = p.Revision, p.On
		}
	}
	return final
}

// Item composes 发布稿, 审批单, 审查单 and 发布凭证 of one item (domain handbook §7.7).
// r is its FinalRevision; drafts and texts that were replaced stay out.
func (c Composer) Item(i disclosure.Item, r disclosure.Revision) Piece {
	p := c.piece(Source{Kind: FromItem, ID: i.ID}, MaterialOfItem(i))
	p.Title, p.DocumentNumber = r.Title, i.DocumentNumber
	if i.Station != "" {
		p = c.by(p, i.Station)
	}
	p.Date = itemDate(i, r)
	p.Year = p.Date.Year
	p.Openness = itemOpenness(i)
	parts := append(slips(i), textPart(i, r))
	for _, a := range r.Attachments {
		parts = append(parts, Part{Role: Annex, Title: a.Name, Name: a.Name, Digest: a.Digest})
	}
	parts = append(parts, proofs(i, r.Number)...)
	if len(i.Feedback) > 0 {
		parts = append(parts, Part{Role: Objection, Title: "意见和答复", How: Drawn, Paper: OpinionsPaper})
	}
	if i.Ending != nil {
		parts = append(parts, Part{Role: Explanation, Title: i.Ending.Kind.Label() + "说明", How: Drawn, Paper: ExplanationPaper})
	}
	p.Parts = Arrange(parts)
	return p
}

// slips are the approval slip, what was signed on paper instead, and for what
// is not made public the filing with the authority.
func slips(i disclosure.Item) []Part {
	parts := []Part{{Role: Slip, Title: "公开审查审批单", How: Drawn, Paper: SlipPaper}}
	for _, o := range i.Current() {
		if o.Paper == nil || o.Paper.Scan == "" {
			continue
		}
		scan := Part{Role: Slip, Title: o.StepName + "签字件", Digest: o.Paper.Scan}
		if o.Step == office.SecrecyReview {
			scan.Role = ReviewSheet
		}
		if !slices.ContainsFunc(parts, func(p Part) bool { return p.Digest == scan.Digest }) {
			parts = append(parts, scan)
		}
	}
	if i.Attribute == disclosure.Withhold {
		parts = append(parts, Part{Role: ReviewSheet, Title: "不予公开备案表", How: Drawn, Paper: WithholdingPaper})
	}
	return parts
}

// textPart is the text as people saw it, or as it was decided on.
func textPart(i disclosure.Item, r disclosure.Revision) Part {
	text := Part{Role: Text, Title: r.Title, How: Drawn, Paper: NoticePaper}
	switch {
	case len(i.Publications) == 0:
		text.Paper = TextPaper
	case i.Kind == disclosure.VillageAffair:
		text.Paper = BoardPaper
	}
	return text
}

// proofs are the photographs and lists of the postings of one text.
func proofs(i disclosure.Item, revision int) []Part {
	var parts []Part
	for _, p := range i.Publications {
		if p.Revision != revision {
			continue
		}
		for _, e := range p.Evidence {
			title := strings.TrimSpace(p.On.Chinese() + p.Channel.Label() + p.Place)
			if e.Note != "" {
				title += "：" + e.Note
			}
			parts = append(parts, Part{Role: Proof, Title: title, Name: e.Name, Digest: e.Digest})
		}
	}
	return parts
}

// itemDate is the day of the last paper. The day on which a camera says that a
// photograph was taken does not count: its clock may be wrong.
func itemDate(i disclosure.Item, r disclosure.Revision) workday.Date {
	last := later(i.Formed, r.On)
	for _, o := range i.Opinions {
		last = later(last, o.On)
	}
	for _, p := range i.Publications {
		last = later(last, p.On, p.DownOn)
	}
	for _, f := range i.Feedback {
		last = later(last, f.On, f.AnsweredOn)
	}
	if i.Ending != nil {
		last = later(last, i.Ending.On)
	}
	return last
}

// itemOpenness tells the archive how the item was made public. What only the
// office or some people were shown is not public.
func itemOpenness(i disclosure.Item) Openness {
	o := Openness{Attribute: i.Attribute}
	for _, p := range i.Publications {
		if o.On.IsZero() || p.On.Before(o.On) {
			o.On = p.On
		}
		if label := p.Channel.Label(); !slices.Contains(o.Channels, label) {
			o.Channels = append(o.Channels, label)
		}
	}
	o.Public = len(i.Publications) > 0 && i.Audience == disclosure.Everyone
	o.Reason = whyNotPublic(i)
	return o
}

func whyNotPublic(i disclosure.Item) string {
	switch {
	case i.Attribute == disclosure.Withhold && i.Withheld != nil:
		return i.Withheld.Reason.Label() + "：" + i.Withheld.Explanation
	case i.Ending != nil:
		return i.Ending.On.Chinese() + i.Ending.Kind.Label() + "：" + i.Ending.Explanation
	case i.Audience == disclosure.SpecificGroup:
		return "只对特定群众公开：" + i.Group
	case i.Audience == disclosure.Internal:
		return "只对内公开"
	case len(i.Publications) == 0:
		return "没有公布过"
	}
	return ""
}
