package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// CaseYearRule is how a 复议 or 诉讼 is counted over the years, to be shown where
// the year is chosen. The form does not say (docs/basis.md B12).
const CaseYearRule = "结果计在审结那一年，此前每年年末计为尚未审结。30号文没有写跨年怎样计，这是推断，请核对"

// RecordCase enters a 复议 or 诉讼 into its register and links it to the
// applications that it is about.
func (d *Desk) RecordCase(ctx context.Context, c request.Case, applications ...string) (request.Case, error) {
	c.Number = strings.TrimSpace(c.Number)
	if err := d.permit(office.HandleRequests); err != nil {
		return c, err
	}
	if c.Number == "" {
		return c, fault.New(fault.Invalid, "没有写案号。照通知书写")
	}
	if err := d.checkCase(c); err != nil {
		return c, err
	}
	counted, err := d.clockwork(ctx)
	if err != nil {
		return c, err
	}
	key := "n:" + fold(prefixed(string(c.Kind), numbered(c.Number, c.Received.Year)))
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		known, err := store.Cases.Find(ctx, tx, []string{key})
		if err != nil {
			return err
		}
		if _, taken := known[key]; taken {
			return fault.New(fault.Exists, "案号“%s”已经登记过。打开那一件改", c.Number)
		}
		c.ID = store.NewID()
		if err := store.Cases.Add(tx, []store.Stored[request.Case]{{Key: key, Place: "登记簿", Record: c}}); err != nil {
			return err
		}
		return d.link(ctx, tx, counted, c, applications)
	})
	return c, err
}

func (d *Desk) checkCase(c request.Case) error {
	if err := c.Validate(); err != nil {
		return err
	}
	if c.Received.After(d.Today()) || c.Concluded.After(d.Today()) {
		return fault.New(fault.Invalid, "%s的日期还没有到。核对日期", c.Number)
	}
	return nil
}

func (d *Desk) link(ctx context.Context, tx *store.Tx, counted clockwork, c request.Case, applications []string) error {
	for _, id := range applications {
		row, err := d.office.Request(ctx, tx, id)
		if err != nil {
			return err
		}
		h := counted.open(row)
		if slices.Contains(h.dossier.Cases, c.ID) {
			continue
		}
		h.dossier.Cases = append(slices.Clone(h.dossier.Cases), c.ID)
		if err := h.keep(tx, "关联"+c.Number); err != nil {
			return err
		}
	}
	return nil
}

// ConcludeCase records how a case ended and the year whose report carries the
// result; why says on what that choice rests. on may be unknown (zero).
func (d *Desk) ConcludeCase(ctx context.Context, id string, result request.CaseResult, on workday.Date, year int, why string) error {
	if err := d.permit(office.HandleRequests); err != nil {
		return err
	}
	why = strings.TrimSpace(why)
	if on.IsZero() && why == "" {
		return fault.New(fault.Invalid, "没有审结日期，要写为什么算在%d年", year)
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		kept, found, err := store.Cases.Get(ctx, tx, id)
		if err == nil && !found {
			err = fault.New(fault.NotFound, "找不到这件复议、诉讼。回到登记簿再看")
		}
		if err != nil {
			return err
		}
		c := &kept.Record
		c.Result, c.Concluded, c.ConcludedYear = result, on, year
		if why != "" {
			c.Note = strings.TrimSpace(c.Note + "\n" + why)
		}
		if err := d.checkCase(*c); err != nil {
			return err
		}
		return store.Cases.Replace(tx, kept, fmt.Sprintf("审结，计在%d年。%s", year, why))
	})
}

// LinkCase links a case that is in the register, from a ledger perhaps, to an
// application.
func (d *Desk) LinkCase(ctx context.Context, caseID, application string) error {
	return d.onRequest(ctx, application, func(tx *store.Tx, h *held) (string, error) {
		c, found, err := store.Cases.Get(ctx, tx, caseID)
		switch {
		case err != nil:
			return "", err
		case !found:
			return "", fault.New(fault.NotFound, "找不到这件复议、诉讼。回到登记簿再看")
		case slices.Contains(h.dossier.Cases, caseID):
			return "", fault.New(fault.Exists, "%s已经关联过", c.Record.Number)
		}
		h.dossier.Cases = append(slices.Clone(h.dossier.Cases), caseID)
		return "关联" + c.Record.Number, nil
	})
}

// casesToLink is how many cases are offered to be linked: the latest ones.
const casesToLink = 200

// OtherCases returns the latest cases of the register that are not linked to an
// application yet.
func (d *Desk) OtherCases(ctx context.Context, application string) ([]request.Case, error) {
	if err := d.permit(office.HandleRequests); err != nil {
		return nil, err
	}
	h, err := d.holdKept(ctx, application)
	if err != nil {
		return nil, err
	}
	cases, err := d.office.LatestCases(ctx, casesToLink)
	return slices.DeleteFunc(cases, func(c request.Case) bool { return slices.Contains(h.dossier.Cases, c.ID) }), err
}

func (d *Desk) casesOf(ctx context.Context, ids []string) ([]request.Case, error) {
	var cases []request.Case
	for _, id := range ids {
		kept, found, err := store.Cases.Get(ctx, d.office.Reader(), id)
		if err != nil {
			return nil, err
		}
		if found {
			cases = append(cases, kept.Record)
		}
	}
	return cases, nil
}
