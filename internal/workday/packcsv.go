package workday

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"zwgk/internal/fault"
)

// The words a CSV pack may use, each with the one the program works with.
var (
	csvKeys = map[string]string{
		"year": "year", "年份": "year", "source": "source", "来源": "source",
		"number": "number", "文号": "number", "published": "published", "发布日期": "published",
		"url": "url", "网址": "url", "kind": "kind", "类别": "kind",
	}
	csvColumns = [][]string{{"date", "name", "isoff"}, {"日期", "名称", "休班"}}
	csvKinds   = map[string]Kind{"national": National, "全国": National, "local": Local, "地方": Local}
	csvOff     = map[string]bool{
		"true": true, "1": true, "是": true, "休": true, "放假": true,
		"false": false, "0": false, "否": false, "班": false, "上班": false,
	}
)

func readCSV(file []byte) (PackData, error) {
	rows, err := csvRows(file)
	if err != nil {
		return PackData{}, err
	}
	if len(rows) < 2 || !slices.ContainsFunc(csvColumns, func(c []string) bool { return slices.Equal(c, lower(rows[1].cells)) }) {
		return PackData{}, fault.New(fault.Unreadable, "文件不是放假安排。第一行依次写year、哪一年、source、通知的标题，第二行写date,name,isOff，以下每行一天，用半角逗号隔开")
	}
	data, err := csvHead(rows[0])
	if err != nil {
		return PackData{}, err
	}
	for _, row := range rows[2:] {
		day, err := csvDay(row)
		if err != nil {
			return PackData{}, err
		}
		data.Days = append(data.Days, day)
	}
	return data, nil
}

// csvRow is a line of the file that is not blank, without the empty cells a
// spreadsheet adds at its end.
type csvRow struct {
	line  int
	cells []string
}

func csvRows(file []byte) ([]csvRow, error) {
	r := csv.NewReader(bytes.NewReader(file))
	r.FieldsPerRecord = -1
	var rows []csvRow
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			var where *csv.ParseError
			line := 1
			if errors.As(err, &where) {
				line = where.Line
			}
			return nil, fault.Wrap(err, fault.Unreadable, "文件第%d行的引号不成对，读不懂。去掉引号再装入", line)
		}
		line, _ := r.FieldPos(0)
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > 0 {
			rows = append(rows, csvRow{line, cells})
		}
	}
}

// csvHead reads the first line: names and values in turn.
func csvHead(row csvRow) (PackData, error) {
	value := map[string]string{}
	for i := 0; i < len(row.cells); i += 2 {
		name := row.cells[i]
		key, ok := csvKeys[strings.ToLower(name)]
		if !ok {
			return PackData{}, fault.New(fault.Unreadable, "第%d行第%d格“%s”认不出。这一行成对地写year、source、number、published、url、kind和它们的内容", row.line, i+1, shorten(name))
		}
		if _, twice := value[key]; twice {
			return PackData{}, fault.New(fault.Conflict, "第%d行的%s写了两遍。留下一个", row.line, shorten(name))
		}
		value[key] = ""
		if i+1 < len(row.cells) {
			value[key] = row.cells[i+1]
		}
	}
	var data PackData
	if value["year"] != "" {
		year, err := strconv.Atoi(value["year"])
		if err != nil {
			return PackData{}, fault.Wrap(err, fault.Invalid, "第%d行的年份“%s”不对。只写四位数字", row.line, shorten(value["year"]))
		}
		data.Year = year
	}
	if value["kind"] != "" {
		kind, ok := csvKinds[strings.ToLower(value["kind"])]
		if !ok {
			return PackData{}, fault.New(fault.Invalid, "第%d行的类别“%s”认不出。全国的放假安排写national，地方假日写local", row.line, shorten(value["kind"]))
		}
		data.Kind = kind
	}
	if value["source"] == "" {
		return data, nil // NewPack says what is missing
	}
	src := Source{Title: value["source"], Number: value["number"], URL: value["url"]}
	if value["published"] != "" {
		date, err := looseDate(value["published"])
		if err != nil {
			return PackData{}, fault.Wrap(err, fault.Invalid, "第%d行的发布日期“%s”不对。写成2026-11-04的样子，不知道就不写", row.line, shorten(value["published"]))
		}
		src.Published = date
	}
	data.Sources = []Source{src}
	return data, nil
}

func csvDay(row csvRow) (Exception, error) {
	if len(row.cells) != 3 {
		return Exception{}, fault.New(fault.Unreadable, "第%d行有%d格，应当是3格：日期、名称、放假还是上班。用半角逗号隔开", row.line, len(row.cells))
	}
	date, err := looseDate(row.cells[0])
	if err != nil {
		return Exception{}, fault.Wrap(err, fault.Invalid, "第%d行的日期“%s”不对。写成2026-09-20的样子", row.line, shorten(row.cells[0]))
	}
	off, ok := csvOff[strings.ToLower(row.cells[2])]
	if !ok {
		return Exception{}, fault.New(fault.Invalid, "第%d行的“%s”认不出。放假写true或休，上班写false或班", row.line, shorten(row.cells[2]))
	}
	return Exception{Date: date, Name: row.cells[1], Off: off}, nil
}

// looseDate reads 2027-01-01 and what spreadsheets make of it when they save:
// 2027/1/1.
func looseDate(s string) (Date, error) {
	var n [3]int
	parts := strings.Split(strings.ReplaceAll(s, "/", "-"), "-")
	if len(parts) != len(n) {
		return Date{}, errors.New("not three numbers")
	}
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return Date{}, err
		}
		n[i] = int(v)
	}
	return NewDate(n[0], time.Month(n[1]), n[2])
}

func lower(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.ToLower(c)
	}
	return out
}
