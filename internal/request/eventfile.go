package request

import (
	"encoding/json"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// ParseEvents reads a time line as a file has it:
//
//	[{"date": "2026-09-14", "event": "received"},
//	 {"date": "2026-09-29", "event": "consult_sent", "ref": "某某公司"}]
//
// A fault says which entry cannot be read.
func ParseEvents(data []byte) ([]Event, error) {
	var entries []struct {
		Date     string    `json:"date"`
		Kind     EventKind `json:"event"`
		Ref      string    `json:"ref"`
		Days     int       `json:"days"`
		Approver string    `json:"approver"`
		Note     string    `json:"note"`
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if err := json.Unmarshal([]byte(text), &entries); err != nil {
		return nil, fault.Wrap(err, fault.Unreadable, "经过的写法不对。写成[{\"date\":\"2026-09-14\",\"event\":\"received\"}]的样子")
	}
	list := make([]Event, 0, len(entries))
	for i, e := range entries {
		date, err := workday.ParseDate(e.Date)
		if err != nil {
			return nil, fault.Wrap(err, fault.Invalid, "第%d件事的日期“%s”读不出来。写成2026-09-14的样子", i+1, e.Date)
		}
		if !e.Kind.Valid() {
			return nil, fault.New(fault.Invalid, "第%d件事“%s”不认识。核对写法", i+1, e.Kind)
		}
		list = append(list, Event{date, e.Kind, e.Ref, e.Days, e.Approver, e.Note})
	}
	return list, nil
}
