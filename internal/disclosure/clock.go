package disclosure

import (
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Terms of working days, with where they come from.
const (
	// PublishWithin counts from the day the information was formed or changed
	// (条例26).
	PublishWithin = 20
	// InterpretWithin counts from the day its document was issued. It is a rule
	// of offices (users' demand 9), not of the 条例.
	InterpretWithin = 3
)

// Deadline says by when the item must be public by the law's term, and why. ok
// is false when no term runs: no day of formation, nothing to publish, or
// published already. The catalogue may say otherwise (catalog.PublishBy).
func (i *Item) Deadline(c *workday.Calendar) (due workday.Count, why string, ok bool, err error) {
	if i.Formed.IsZero() || !i.Route.Publishes() || len(i.Publications) > 0 || i.Ending != nil {
		return workday.Count{}, "", false, nil
	}
	days, why := PublishWithin, "条例第二十六条：形成或者变更之日起20个工作日内公开"
	if i.Relations.Interprets != "" {
		days, why = InterpretWithin, "解读材料在文件印发之日起3个工作日内公开（本单位制度）"
	}
	due, err = c.Deadline(i.Formed, days)
	return due, why, err == nil, err
}

// CheckResult reports whether the result of a 预公开 may be posted: every
// opinion on the preview must be adopted or refused with its reason first.
func CheckResult(preview *Item) error {
	for _, f := range preview.Feedback {
		if f.Adopted == nil {
			return fault.New(fault.Conflict, "预公开“%s”还有意见没有写明采纳还是不采纳。先答复意见，再公布结果", preview.Title)
		}
	}
	if len(preview.Publications) == 0 {
		return fault.New(fault.Conflict, "预公开“%s”还没有公布过，不能公布结果", preview.Title)
	}
	return nil
}
