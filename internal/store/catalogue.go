package store

import (
	"context"

	"zwgk/internal/catalog"
)

// Entries is the office's 公开目录.
var Entries = &Register[catalog.Entry]{
	table: "catalog_entry", label: "目录事项",
	columns: []string{"position", "domain", "retired"},
	id:      func(e *catalog.Entry) *string { return &e.ID },
	values: func(e *catalog.Entry) []any {
		retired := int64(0)
		if e.Retired {
			retired = 1
		}
		return []any{int64(e.Position), e.Domain, retired}
	},
}

// Catalogue returns every entry in the order of the printed catalogue.
func (o *Office) Catalogue(ctx context.Context) ([]catalog.Entry, error) {
	return Entries.where(ctx, o, "ORDER BY position, id")
}
