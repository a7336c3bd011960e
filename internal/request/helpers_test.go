package request_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// calendarFiles are the shipped calendars of the years that the tests know, 2019
// to 2026: for them 2027 is a year without one, also when it ships.
func calendarFiles(t testing.TB) []string {
	t.Helper()
	files, err := fs.Glob(resources.Calendars(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(name string) bool { return name > "2026.json" })
}

// builtIn is the calendar shipped with the program, 2019 to 2026.
func builtIn(t testing.TB) *workday.Calendar {
	t.Helper()
	var packs []workday.Pack
	for _, name := range calendarFiles(t) {
		data, err := fs.ReadFile(resources.Calendars(), name)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := workday.ParsePack(data)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	calendar, err := workday.NewCalendar(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return calendar
}

// line reads a time line: "2026-09-14 received, 2026-09-16 extended 10".
func line(t testing.TB, text string) []request.Event {
	t.Helper()
	var list []request.Event
	for part := range strings.SplitSeq(text, ",") {
		words := strings.Fields(part)
		e := request.Event{Date: date(words[0]), Kind: request.EventKind(words[1])}
		for _, w := range words[2:] {
			if n := atoi(w); n > 0 {
				e.Days = n
			} else {
				e.Ref = w
			}
		}
		list = append(list, e)
	}
	return list
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}

func clock(t testing.TB, calendar *workday.Calendar, text string) request.Status {
	t.Helper()
	s, err := request.Clock(calendar, line(t, text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s
}

// refused holds an error to the manners of the house and to what it must say.
func refused(t testing.TB, name string, err error, says string) {
	t.Helper()
	sentence := fault.Sentence(err)
	if fault.CodeOf(err) == "" || !strings.Contains(sentence, says) {
		t.Errorf("%s: %v, want a sentence with %q", name, err, says)
	}
	for _, banned := range []string{"!", "！", "您", "错误", "非法", "失败", "%!"} {
		if strings.Contains(sentence, banned) {
			t.Errorf("%s: %q says %q", name, sentence, banned)
		}
	}
	rest := strings.NewReplacer("请核对", "", "申请", "").Replace(sentence)
	if strings.Contains(rest, "请") {
		t.Errorf("%s: %q says 请", name, sentence)
	}
}
