package present

import (
	"context"
	"fmt"

	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Redatable lists the events of the open request of which the day can be put
// right: their places in the dossier, and what they are.
func (p *Requests) Redatable() (places []int, words []string) {
	if p.request == nil {
		return nil, nil
	}
	return redatable(p.request)
}

func redatable(v *desk.RequestView) (places []int, words []string) {
	for n, e := range v.Dossier.Events {
		if !e.Kind.Redatable() {
			continue
		}
		name := e.Kind.Label()
		if e.Ref != "" {
			name += "（" + e.Ref + "）"
		}
		places, words = append(places, n), append(words, name+"　"+e.Date.String())
	}
	return places, words
}

// TryRedate says what another day would move, before it is kept.
func (p *Requests) TryRedate(place int, on workday.Date, show func(Notice)) {
	if p.request == nil || on.IsZero() {
		return
	}
	id, today := p.request.Line.ID, p.desk.Today()
	var shift request.Shift
	p.run.Go(func(ctx context.Context) (err error) {
		shift, err = p.desk.TryRedate(ctx, id, place, on)
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { show(Notice{sentence, Caution}) }, err)
			return
		}
		show(shiftWords(shift, today))
	})
}

// shiftWords say how the last days move.
func shiftWords(s request.Shift, today workday.Date) Notice {
	day := func(d workday.Date) string {
		if d.IsZero() {
			return "还定不了"
		}
		return nearDay(d, today)
	}
	words := ""
	if s.Before.Due != s.After.Due {
		words = fmt.Sprintf("答复最后一天由%s改为%s。", day(s.Before.Due), day(s.After.Due))
	}
	if s.Before.Wait.Until != s.After.Wait.Until {
		words += fmt.Sprintf("申请人的最后一天由%s改为%s。", day(s.Before.Wait.Until), day(s.After.Wait.Until))
	}
	late := func(st request.Status) bool {
		return !st.Closed.IsZero() && !st.Due.IsZero() && st.Closed.After(st.Due)
	}
	switch {
	case late(s.After) && !late(s.Before):
		words += "改了以后，这件的答复晚于最后一天。"
	case late(s.Before) && !late(s.After):
		words += "改了以后，这件的答复没有超期。"
	}
	if words == "" {
		return Notice{"期限不变，仍是" + day(s.After.Due) + "。", Good}
	}
	return Notice{words, Caution}
}

// Redate puts the day of an event right, with the reason.
func (p *Requests) Redate(place int, on workday.Date, reason string, done func(wrong map[string]string)) {
	field := MovedOnField
	if reason == "" {
		field = ReasonField
	}
	p.act(field, done, "已改日期，期限重新计算", func(ctx context.Context, id string) error {
		return p.desk.RedateRequestEvent(ctx, id, place, on, reason)
	})
}
