package desk

import (
	"context"
	"strconv"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// ReviewInput is what a reviewer says at the step under way.
type ReviewInput struct {
	Text      string
	Questions *disclosure.Questions // at 保密审查
	Paper     *PaperInput           // nil: the person at the desk reviews
}

// PaperInput is a step that was taken on paper and is recorded afterwards.
type PaperInput struct {
	Signer  string
	On      workday.Date
	Meeting string // of a collective decision
	Scan    string // path of the scanned slip, "" for none yet
}

// Submit sends a draft on its way and gives it its index number.
func (d *Desk) Submit(ctx context.Context, id string) (disclosure.Item, error) {
	return d.change(ctx, id, func(tx *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(disclosure.Write, &item); err != nil {
			return item, "", err
		}
		if item.Relations.Interprets != "" {
			if _, err := store.Items.Get(ctx, tx, item.Relations.Interprets); err != nil {
				return item, "", fault.New(fault.NotFound, "解读的文件找不到。重新选文件")
			}
		}
		next, err := item.Submit(d.Today())
		if err != nil {
			return item, "", err
		}
		if next.IndexNumber == "" {
			if next.IndexNumber, err = d.nextIndexNumber(ctx, tx, next.Kind); err != nil {
				return item, "", err
			}
		}
		return next, "送" + next.Step().Name, nil
	})
}

// Pass records that the step under way is done.
func (d *Desk) Pass(ctx context.Context, id string, in ReviewInput) (disclosure.Item, error) {
	return d.judge(ctx, id, in, func(item disclosure.Item, r disclosure.Review, open int) (disclosure.Item, error) {
		return item.Pass(r, open)
	}, "通过")
}

// Return sends the item back to its drafter, with the reason.
func (d *Desk) Return(ctx context.Context, id string, in ReviewInput) (disclosure.Item, error) {
	return d.judge(ctx, id, in, func(item disclosure.Item, r disclosure.Review, _ int) (disclosure.Item, error) {
		return item.Return(r)
	}, "退回")
}

func (d *Desk) judge(ctx context.Context, id string, in ReviewInput, step func(disclosure.Item, disclosure.Review, int) (disclosure.Item, error), word string) (disclosure.Item, error) {
	var scan []store.File
	if in.Paper != nil && in.Paper.Scan != "" {
		kept, err := d.keepFiles([]string{in.Paper.Scan})
		if err != nil {
			return disclosure.Item{}, err
		}
		scan = kept
	}
	samePerson, err := d.office.Setting(ctx, samePersonSetting)
	if err != nil {
		return disclosure.Item{}, err
	}
	return d.change(ctx, id, func(tx *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		review, err := d.review(ctx, item, in, scan)
		if err != nil {
			return item, "", err
		}
		review.SamePerson = samePerson
		text, _, err := d.office.RevisionOf(ctx, tx, id)
		if err != nil {
			return item, "", err
		}
		found := d.found(text)
		name := item.Step().Name
		next, err := step(item, review, len(item.OpenPlaces(text.Digest(), disclosure.Places(found))))
		if err != nil {
			return item, "", err
		}
		return next, name + word, addFiles(tx, scan)
	})
}

// review makes a review of what was put in, after asking who may.
func (d *Desk) review(ctx context.Context, item disclosure.Item, in ReviewInput, scan []store.File) (disclosure.Review, error) {
	if in.Paper == nil {
		if err := d.may(disclosure.Judge, &item); err != nil {
			return disclosure.Review{}, err
		}
		return disclosure.Review{By: d.self(), On: d.Today(), Text: in.Text, Questions: in.Questions}, nil
	}
	if err := d.may(disclosure.Record, &item); err != nil {
		return disclosure.Review{}, err
	}
	switch {
	case strings.TrimSpace(in.Paper.Signer) == "":
		return disclosure.Review{}, fault.New(fault.Invalid, "没有写签字的人。照审批单上的签字写")
	case in.Paper.On.IsZero() || in.Paper.On.After(d.Today()):
		return disclosure.Review{}, fault.New(fault.Invalid, "签字日期不对。写审批单上的日期，不晚于今天")
	}
	by, err := d.known(ctx, strings.TrimSpace(in.Paper.Signer))
	if err != nil {
		return disclosure.Review{}, err
	}
	paper := &disclosure.Paper{RecordedBy: d.self(), Meeting: in.Paper.Meeting}
	if len(scan) > 0 {
		paper.Scan = scan[0].Digest
	}
	return disclosure.Review{By: by, On: in.Paper.On, Text: in.Text, Questions: in.Questions, Paper: paper}, nil
}

// known finds the person of a name; who is not in the office is known by name.
func (d *Desk) known(ctx context.Context, name string) (disclosure.Who, error) {
	people, err := d.People(ctx)
	for _, p := range people {
		if p.Name == name {
			return disclosure.Who{ID: p.ID, Name: p.Name, Role: p.Role}, err
		}
	}
	return disclosure.Who{Name: name}, err
}

// Settle decides about one finding of personal data in the newest text.
func (d *Desk) Settle(ctx context.Context, id, place string, mask bool, reason string) (disclosure.Item, error) {
	return d.change(ctx, id, func(tx *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(disclosure.SettleOne, &item); err != nil {
			return item, "", err
		}
		text, _, err := d.office.RevisionOf(ctx, tx, id)
		if err != nil {
			return item, "", err
		}
		found := d.found(text)
		for _, f := range found {
			if f.Place != place {
				continue
			}
			next, err := item.Settle(disclosure.Settlement{
				Place: place, Digest: text.Digest(), Kind: f.Kind, Mask: mask, Reason: reason, By: d.self(), On: d.Today(),
			})
			word := "照登"
			if mask {
				word = "遮盖"
			}
			return next, f.Kind.Label() + word, err
		}
		return item, "", fault.New(fault.NotFound, "这一处个人信息已经不在正文里。重新看一遍")
	})
}

// MaskAll masks every finding that nobody has settled.
func (d *Desk) MaskAll(ctx context.Context, id string) (disclosure.Item, error) {
	return d.change(ctx, id, func(tx *store.Tx, item disclosure.Item) (disclosure.Item, string, error) {
		if err := d.may(disclosure.SettleOne, &item); err != nil {
			return item, "", err
		}
		text, _, err := d.office.RevisionOf(ctx, tx, id)
		if err != nil {
			return item, "", err
		}
		found := d.found(text)
		open := item.OpenPlaces(text.Digest(), disclosure.Places(found))
		for _, f := range found {
			if len(open) == 0 || f.Place != open[0] {
				continue
			}
			open = open[1:]
			item, err = item.Settle(disclosure.Settlement{Place: f.Place, Digest: text.Digest(), Kind: f.Kind, Mask: true, By: d.self(), On: d.Today()})
			if err != nil {
				return item, "", err
			}
		}
		return item, "全部遮盖", nil
	})
}

// The names of the settings of items.
const (
	samePersonSetting   = "same_person_reason"
	routesSetting       = "routes"
	indexPatternSetting = "index_pattern"
	coverageSetting     = "coverage_days"
)

// Routes returns the review routes of the office: the built-in ones of its
// level and those of its own.
func (d *Desk) Routes(ctx context.Context) ([]office.Route, error) {
	routes := office.BuiltInRoutes(d.Organ().Level)
	own, err := settingOf[[]office.Route](ctx, d, routesSetting)
	return append(routes, own...), err
}

// SetRoutes keeps the routes of the office's own.
func (d *Desk) SetRoutes(ctx context.Context, own []office.Route) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	names := map[string]bool{}
	for _, r := range office.BuiltInRoutes(d.Organ().Level) {
		names[r.Name] = true
	}
	for n, r := range own {
		if err := r.Validate(d.Organ().Level); err != nil {
			return err
		}
		if names[r.Name] {
			return fault.New(fault.Exists, "已经有叫“%s”的流程。换一个名称", r.Name)
		}
		names[r.Name] = true
		if r.ID == "" {
			own[n].ID = store.NewID()
		}
	}
	return keepSetting(ctx, d, routesSetting, own)
}

// SetSamePerson records why 保密审查 and 签发 may be one person's work here; ""
// takes it back.
func (d *Desk) SetSamePerson(ctx context.Context, reason string) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	reason = strings.TrimSpace(reason)
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.Set(samePersonSetting, reason) })
}

// SamePerson is the recorded reason, "" for none.
func (d *Desk) SamePerson(ctx context.Context) (string, error) {
	return d.office.Setting(ctx, samePersonSetting)
}

// nextIndexNumber takes the next 索引号 by the office's pattern. The highest
// number given is kept as a setting, so that none is ever given twice.
func (d *Desk) nextIndexNumber(ctx context.Context, tx *store.Tx, kind disclosure.Kind) (string, error) {
	settings, err := d.IndexSettings(ctx)
	if err != nil {
		return "", err
	}
	pattern, err := catalog.ParsePattern(settings.Pattern)
	if err != nil {
		return "", err
	}
	values := settings.values(kind, d.Today().Year)
	first, err := pattern.Next(values, 0)
	if err != nil {
		return "", err
	}
	series := "index_highest:" + first
	given, err := d.office.Setting(ctx, series)
	if err != nil {
		return "", err
	}
	highest, _ := strconv.Atoi(given) // "" before the first one
	next, err := pattern.Next(values, highest)
	if err != nil {
		return "", err
	}
	return next, tx.Set(series, strconv.Itoa(highest+1))
}
