package exchange

import "slices"

// ReportedItem is an item that a village reported, with what the town found of
// it as it stands.
type ReportedItem struct {
	ItemBody
	Subject  string         `json:"subject"`
	State    TaskState      `json:"state"` // done (it passed), waiting, or mend
	Opinion  string         `json:"opinion,omitempty"`
	Conflict bool           `json:"conflict,omitempty"`
	Proofs   []EvidenceBody `json:"proofs"`
}

// ReportedBy lists what a village reported: what is to be mended first, then
// what waits for the town, then what passed, each the newest first.
func ReportedBy(values []Value, village string) []ReportedItem {
	r := rollUp(values)
	proofs := map[string][]EvidenceBody{}
	for i := range values {
		if b, ok := BodyOf[*EvidenceBody](values[i].Newest()); ok {
			parts := SubjectParts(values[i].Subject)
			item := SubjectOf(parts[:2]...)
			proofs[item] = append(proofs[item], *b)
		}
	}
	reported := []ReportedItem{}
	for _, item := range r.items[village] {
		found := r.reviewed(village, &item)
		reported = append(reported, ReportedItem{
			ItemBody: item.ItemBody, Subject: item.value.Subject, State: found.state, Opinion: found.opinion,
			Conflict: item.value.Conflict(), Proofs: proofs[item.value.Subject],
		})
	}
	order := []TaskState{TaskToMend, TaskWaiting, TaskDone}
	slices.Reverse(reported)
	slices.SortStableFunc(reported, func(a, b ReportedItem) int {
		return slices.Index(order, a.State) - slices.Index(order, b.State)
	})
	return reported
}
