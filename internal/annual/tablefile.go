package annual

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// MarshalJSON writes rows and cells in their order, which a map would lose.
func (t tableFile) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, row := range t {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:{", row.key)
		for j, cell := range row.cells {
			if j > 0 {
				b.WriteByte(',')
			}
			value, err := json.Marshal(cell.value)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&b, "%q:%s", cell.key, value)
		}
		b.WriteByte('}')
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads rows of cells. A row may be null: not shown.
func (t *tableFile) UnmarshalJSON(data []byte) error {
	var rows map[string]map[string]json.RawMessage
	if err := json.Unmarshal(data, &rows); err != nil {
		return err
	}
	*t = nil
	for key, cells := range rows {
		row := rowFile{key: key}
		for column, raw := range cells {
			row.cells = append(row.cells, cellFile{key: column, raw: raw})
		}
		*t = append(*t, row)
	}
	return nil
}
