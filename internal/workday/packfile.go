package workday

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// ParsePack reads a pack file, JSON or CSV, as doc.go describes them. A fault
// names the line or the day that is wrong; the caller adds the file's name.
func ParsePack(file []byte) (Pack, error) {
	if len(file) > maxPackBytes {
		return Pack{}, fault.New(fault.TooLarge, "文件有%dKB，超过%dKB。放假安排是一个很小的文件，查一查是不是选错了", len(file)>>10, maxPackBytes>>10)
	}
	if !utf8.Valid(file) {
		return Pack{}, fault.New(fault.Unreadable, "文件不是UTF-8编码，读出来会是乱码。在WPS表格里另存为“CSV UTF-8（逗号分隔）”再装入")
	}
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	text := bytes.TrimSpace(file)
	if len(text) == 0 {
		return Pack{}, fault.New(fault.Unreadable, "文件是空的。查一查是不是选错了文件")
	}
	var data PackData
	var err error
	if text[0] == '{' || text[0] == '[' {
		data, err = readJSON(file)
	} else {
		data, err = readCSV(file)
	}
	if err != nil {
		return Pack{}, err
	}
	return NewPack(data)
}

// The JSON form. Dates are text and off is a pointer, so that a wrong date can
// be quoted and a forgotten off is not taken for a working day.
type (
	packJSON struct {
		Year    int       `json:"year"`
		Kind    Kind      `json:"kind"`
		Sources []srcJSON `json:"sources"`
		Days    []dayJSON `json:"days"`
	}
	srcJSON struct {
		Title     string `json:"title"`
		Number    string `json:"number,omitempty"`
		URL       string `json:"url,omitempty"`
		Published string `json:"published,omitempty"`
	}
	dayJSON struct {
		Date   string `json:"date"`
		Name   string `json:"name"`
		Off    *bool  `json:"off"`
		Notice int    `json:"notice,omitempty"`
	}
)

func readJSON(file []byte) (PackData, error) {
	dec := json.NewDecoder(bytes.NewReader(file))
	dec.DisallowUnknownFields()
	var in packJSON
	if err := dec.Decode(&in); err != nil {
		line := 1 + bytes.Count(file[:errorOffset(err, dec)], []byte("\n"))
		return PackData{}, fault.Wrap(err, fault.Unreadable, "文件第%d行附近读不懂。用没有改动过的放假安排文件，或改用CSV", line)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return PackData{}, fault.New(fault.Unreadable, "文件里放假安排写完后还有别的内容。一个文件只放一年的放假安排，删掉多余的")
	}
	data := PackData{Year: in.Year, Kind: in.Kind}
	for i, s := range in.Sources {
		src := Source{Title: s.Title, Number: s.Number, URL: s.URL}
		if err := src.Published.UnmarshalText([]byte(s.Published)); err != nil {
			return PackData{}, fault.Wrap(err, fault.Invalid, "第%d个来源的发布日期“%s”不对。写成2026-11-04的样子，不知道就空着", i+1, shorten(s.Published))
		}
		data.Sources = append(data.Sources, src)
	}
	for i, d := range in.Days {
		date, err := ParseDate(d.Date)
		if err != nil {
			return PackData{}, fault.Wrap(err, fault.Invalid, "第%d天的日期“%s”不对。写成2026-09-20的样子", i+1, shorten(d.Date))
		}
		if d.Off == nil {
			return PackData{}, fault.New(fault.Invalid, "%s没有写放假还是上班。放假写\"off\": true，上班写\"off\": false", date)
		}
		data.Days = append(data.Days, Exception{Date: date, Name: d.Name, Off: *d.Off, Notice: d.Notice})
	}
	return data, nil
}

// errorOffset tells how many bytes into the file the decoder gave up.
func errorOffset(err error, dec *json.Decoder) int64 {
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset
	case errors.As(err, &mistyped):
		return mistyped.Offset
	}
	return dec.InputOffset()
}

// MarshalJSON writes the pack in the form ParsePack reads.
func (p Pack) MarshalJSON() ([]byte, error) {
	out := packJSON{Year: p.data.Year, Kind: p.data.Kind, Sources: []srcJSON{}, Days: []dayJSON{}}
	for _, s := range p.data.Sources {
		out.Sources = append(out.Sources, srcJSON{s.Title, s.Number, s.URL, s.Published.String()})
	}
	for _, e := range p.data.Days {
		d := dayJSON{Date: e.Date.String(), Name: e.Name, Off: &e.Off}
		if e.Notice > 1 {
			d.Notice = e.Notice
		}
		out.Days = append(out.Days, d)
	}
	return json.Marshal(out)
}
