package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// What the office has decided of its archive.
const (
	schemeSetting    = "archive_scheme"
	retentionSetting = "archive_retentions"
	capacitySetting  = "archive_capacities"
	formatSetting    = "archive_formats"
)

// ArchiveScheme is how the office classes and numbers its archive: its own
// decision, or the usual one.
func (d *Desk) ArchiveScheme(ctx context.Context) (archive.Scheme, error) {
	s, err := settingOf[archive.Scheme](ctx, d, schemeSetting)
	if s.Category == "" {
		organ := d.Organ()
		s = archive.DefaultScheme(organ.Name, organ.Level == office.Village)
	}
	return s, err
}

// SetArchiveScheme changes it. Once a year is closed only what changes no code
// can be changed.
func (d *Desk) SetArchiveScheme(ctx context.Context, to archive.Scheme) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	now, err := d.ArchiveScheme(ctx)
	if err != nil {
		return err
	}
	to.FondsName = strings.TrimSpace(to.FondsName)
	to.Units = slices.Clone(to.Units)
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		closings, err := d.office.ClosingsOf(ctx, tx, 0)
		if err != nil {
			return err
		}
		if to, err = now.Change(to, len(closings) > 0); err != nil {
			return err
		}
		return setJSON(tx, schemeSetting, to)
	})
}

// RetentionTable is how long the office keeps what: its own table, or the
// suggested one, of which nothing is decided.
func (d *Desk) RetentionTable(ctx context.Context) (archive.RetentionTable, error) {
	t, err := settingOf[archive.RetentionTable](ctx, d, retentionSetting)
	if len(t.Rows) == 0 {
		t = archive.DefaultRetentions(d.Organ().Level)
	}
	return t, err
}

// SetRetentionTable changes it for what is composed later.
func (d *Desk) SetRetentionTable(ctx context.Context, t archive.RetentionTable) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	if err := t.Validate(); err != nil {
		return err
	}
	return keepSetting(ctx, d, retentionSetting, t)
}

// BoxCapacities is how many sheets the office puts into boxes.
func (d *Desk) BoxCapacities(ctx context.Context) (archive.Capacities, error) {
	return settingOf[archive.Capacities](ctx, d, capacitySetting)
}

// SetBoxCapacities changes it. What lies in boxes stays there.
func (d *Desk) SetBoxCapacities(ctx context.Context, c archive.Capacities) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	if err := c.Validate(); err != nil {
		return err
	}
	return keepSetting(ctx, d, capacitySetting, c)
}

// ArchiveFormats are the kinds of file that may lie beside an archive copy, in
// small letters without a dot.
func (d *Desk) ArchiveFormats(ctx context.Context) ([]string, error) {
	formats, err := settingOf[[]string](ctx, d, formatSetting)
	if len(formats) == 0 {
		formats = archive.LastingFormats()
	}
	return formats, err
}

// SetArchiveFormats changes them.
func (d *Desk) SetArchiveFormats(ctx context.Context, formats []string) error {
	if err := d.permit(office.ManageArchive); err != nil {
		return err
	}
	var kept []string
	for _, f := range formats {
		f = strings.ToLower(strings.Trim(strings.TrimSpace(f), "."))
		switch {
		case f == "":
		case strings.Trim(f, "0123456789abcdefghijklmnopqrstuvwxyz") != "":
			return fault.New(fault.Invalid, "文件格式“%s”不对。写扩展名，例如pdf、docx", f)
		default:
			kept = append(kept, f)
		}
	}
	return keepSetting(ctx, d, formatSetting, kept)
}

func setJSON(tx *store.Tx, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return tx.Set(name, string(text))
}

// composer suggests pieces as the office has decided.
func (d *Desk) composer(ctx context.Context) (c archive.Composer, err error) {
	c.Organ = d.Organ().Name
	if c.Scheme, err = d.ArchiveScheme(ctx); err != nil {
		return c, err
	}
	c.Retentions, err = d.RetentionTable(ctx)
	return c, err
}
