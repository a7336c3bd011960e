package desk

import (
	"context"

	"zwgk/internal/office"
)

// countyOrgansSetting is who owes this office a report.
const countyOrgansSetting = "county_organs"

// CountyOrgans lists the organs whose reports this office looks through, in the
// order in which they were written down; none when nobody has.
func (d *Desk) CountyOrgans(ctx context.Context) ([]string, error) {
	return settingOf[[]string](ctx, d, countyOrgansSetting)
}

// SetCountyOrgans keeps the list for the next time.
func (d *Desk) SetCountyOrgans(ctx context.Context, names []string) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	return keepSetting(ctx, d, countyOrgansSetting, TidyOrgans(names))
}
