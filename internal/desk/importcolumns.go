package desk

import (
	"context"

	"zwgk/internal/office"
	"zwgk/internal/sheet"
)

// mappingsSetting keeps what was said of the headings of sources.
const mappingsSetting = "import_columns"

func (d *Desk) importMappings(ctx context.Context) ([]sheet.Mapping, error) {
	return settingOf[[]sheet.Mapping](ctx, d, mappingsSetting)
}

// ImportLayout reads the heading of a file whose words may not be the usual
// ones, for the clerk to say what its columns are.
func (d *Desk) ImportLayout(ctx context.Context, kind sheet.Kind, path string) (sheet.Layout, error) {
	mappings, err := d.importMappings(ctx)
	if err != nil {
		return sheet.Layout{}, err
	}
	return sheet.ReadLayout(ctx, path, kind, sheet.Limits{}, sheet.MappingsOf(mappings, kind))
}

// RememberColumns keeps what the clerk has said of a heading: by heading of the
// file, a column of the ledger or "". Files with the same heading are read so
// from then on.
func (d *Desk) RememberColumns(ctx context.Context, layout sheet.Layout, chosen map[string]string) error {
	if err := d.permit(office.ImportLedgers); err != nil {
		return err
	}
	m, err := layout.Mapping(chosen)
	if err != nil {
		return err
	}
	known, err := d.importMappings(ctx)
	if err != nil {
		return err
	}
	return keepSetting(ctx, d, mappingsSetting, sheet.Remember(known, m))
}
