package desk

import (
	"context"
	"encoding/json"
	"strings"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// settingOf reads a setting that is kept as JSON; the zero value when it was
// never set.
func settingOf[T any](ctx context.Context, d *Desk, name string) (value T, err error) {
	text, err := d.office.Setting(ctx, name)
	if err != nil || text == "" {
		return value, err
	}
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return value, fault.Wrap(err, fault.Damaged, "单位的设置读不出来。用最近的备份恢复")
	}
	return value, nil
}

func keepSetting(ctx context.Context, d *Desk, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return tx.Set(name, string(text)) })
}

// IndexSettings is how the office numbers what it makes public (索引号).
type IndexSettings struct {
	Pattern    string `json:"pattern"`
	Organ      string `json:"organ"`
	Region     string `json:"region,omitempty"`
	Department string `json:"department,omitempty"`
}

func (s IndexSettings) values(kind disclosure.Kind, year int) catalog.Values {
	return catalog.Values{Organ: s.Organ, Region: s.Region, Department: s.Department, Class: string(kind), Year: year}
}

// IndexSettings returns the office's own, or the usual pattern with the
// organ's short name.
func (d *Desk) IndexSettings(ctx context.Context) (IndexSettings, error) {
	settings, err := settingOf[IndexSettings](ctx, d, indexPatternSetting)
	if settings.Pattern == "" {
		settings = IndexSettings{Pattern: catalog.DefaultPattern, Organ: d.Organ().ShortName()}
	}
	return settings, err
}

// SetIndexSettings changes how the next items are numbered. Numbers given
// stay.
func (d *Desk) SetIndexSettings(ctx context.Context, s IndexSettings) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	s.Pattern = strings.TrimSpace(s.Pattern)
	pattern, err := catalog.ParsePattern(s.Pattern)
	if err != nil {
		return err
	}
	if _, err := pattern.Next(s.values("A01", d.Today().Year), 0); err != nil {
		return err
	}
	return keepSetting(ctx, d, indexPatternSetting, s)
}

// contactSetting is whom people turn to about what hangs.
const contactSetting = "contact"

// Contact is whom people turn to about what hangs.
func (d *Desk) Contact(ctx context.Context) (form.Contact, error) {
	return settingOf[form.Contact](ctx, d, contactSetting)
}

// SetContact changes it.
func (d *Desk) SetContact(ctx context.Context, c form.Contact) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	return keepSetting(ctx, d, contactSetting, c)
}
