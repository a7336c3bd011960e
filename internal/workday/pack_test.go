package workday_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"zwgk/internal/workday"
)

// replace changes one place in a sample, and panics if it is not there, so that
// no test passes on a sample that stayed as it was.
func replace(sample, old, with string) string {
	if strings.Count(sample, old) != 1 {
		panic("the sample does not have exactly one " + old)
	}
	return strings.Replace(sample, old, with, 1)
}

// A file may be typed, or saved by a spreadsheet, in several ways and is the
// same pack.
func TestTheSameCSVWrittenInOtherWays(t *testing.T) {
	want := mustPack(t, sample2027).Data()
	if want.Year != 2027 || want.Kind != workday.National || len(want.Days) != 8 || want.Sources[0].Title != "试验用的2027年放假安排" {
		t.Fatalf("the plain sample: %+v", want)
	}
	chinese := strings.NewReplacer("year,", "年份,", "source,", "来源,", "date,name,isOff", "日期,名称,休班", ",true", ",休", ",false", ",班").Replace(sample2027)
	for name, file := range map[string]string{
		"CRLF":                strings.ReplaceAll(sample2027, "\n", "\r\n"),
		"byte order mark":     "\ufeff" + sample2027,
		"upper case":          strings.NewReplacer(",true", ",TRUE", ",false", ",FALSE", "isOff", "ISOFF", "year", "Year").Replace(sample2027),
		"dates of Excel":      strings.NewReplacer("2027-0", "2027/", "-0", "/").Replace(sample2027),
		"empty cells at ends": strings.ReplaceAll(sample2027, "\n", ",,,\n"),
		"empty lines":         "\n,,\n" + strings.ReplaceAll(sample2027, "\n", "\n\n"),
		"spaces":              strings.ReplaceAll(sample2027, ",", " , "),
		"no last line end":    strings.TrimSuffix(sample2027, "\n"),
		"Chinese words":       chinese,
		"kind said":           replace(sample2027, "年放假安排\n", "年放假安排,kind,全国\n"),
		"weekend off as well": sample2027 + "2027-01-02,元旦,true\n",
	} {
		p, err := workday.ParsePack([]byte(file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !reflect.DeepEqual(p.Data(), want) {
			t.Errorf("%s: %+v", name, p.Data())
		}
	}
}

func TestJSONPack(t *testing.T) {
	p := mustPack(t, `{"year": 2026, "kind": "local",
	  "sources": [{"title": "甲通知"}, {"title": " 乙通知 ", "number": "试〔2026〕2号", "url": "https://example.cn/2", "published": "2026-03-01"}],
	  "days": [
	    {"date": "2026-04-26", "name": "三月三", "off": false, "notice": 2},
	    {"date": "2026-04-20", "name": " 三月三 ", "off": true}]}`)
	want := workday.PackData{
		Year: 2026,
		Kind: workday.Local,
		Sources: []workday.Source{
			{Title: "甲通知"},
			{Title: "乙通知", Number: "试〔2026〕2号", URL: "https://example.cn/2", Published: date("2026-03-01")},
		},
		Days: []workday.Exception{ // by date
			{Date: date("2026-04-20"), Name: "三月三", Off: true, Notice: 1},
			{Date: date("2026-04-26"), Name: "三月三", Off: false, Notice: 2},
		},
	}
	if got := p.Data(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	c := calendarOf(t, p)
	if got := c.Day(date("2026-04-26")).Source.Title; got != "乙通知" {
		t.Errorf("26 April stands in %s", got)
	}
}

// What a pack is written to is read back as the same pack.
func TestPackInJSONReadsBack(t *testing.T) {
	for _, p := range append(builtInPacks(t), mustPack(t, sample2027), mustPack(t, sampleLocal)) {
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		back, err := workday.ParsePack(text)
		if err != nil || !reflect.DeepEqual(back, p) {
			t.Errorf("%d %s: %v\n%s", p.Year(), p.Kind(), err, text)
		}
	}
}

// NewPack neither changes what it is given nor keeps hold of it.
func TestNewPackTakesACopy(t *testing.T) {
	given := mustPack(t, sample2027).Data()
	given.Days[0].Name = " 元旦 "
	p, err := workday.NewPack(given)
	if err != nil {
		t.Fatal(err)
	}
	if given.Days[0].Name != " 元旦 " {
		t.Error("the caller's data was changed")
	}
	given.Days[0].Date = date("2027-01-04")
	if p.Data().Days[0].Date != date("2027-01-01") || p.Data().Days[0].Name != "元旦" {
		t.Error("the pack follows the caller's data")
	}
}

// Before 2008 there were four holidays of all citizens; from then on seven.
func TestHolidaysAPackMustName(t *testing.T) {
	data := workday.PackData{Year: 2007, Sources: []workday.Source{{Title: "试验用的通知"}}, Days: []workday.Exception{
		{Date: date("2007-01-01"), Name: "元旦", Off: true},
	}}
	if _, err := workday.NewPack(data); err != nil {
		t.Errorf("2007: %v", err)
	}
	together := strings.NewReplacer("2027-09-15,中秋节,true\n", "", "国庆节", "国庆节、中秋节").Replace(sample2027)
	if _, err := workday.ParsePack([]byte(together)); err != nil {
		t.Errorf("中秋节 within 国庆节: %v", err)
	}
}
