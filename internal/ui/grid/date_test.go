package grid

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

func TestTypedDates(t *testing.T) {
	for _, c := range []struct{ text, want, sentence string }{
		{"2026-01-05", "2026-01-05", ""},
		{"2026.1.5", "2026-01-05", ""},
		{"2026/1/5", "2026-01-05", ""},
		{"20260105", "2026-01-05", ""},
		{"2026年1月5日", "2026-01-05", ""},
		{"2026年1月5号", "2026-01-05", ""},
		{" 2026 年 12 月 31 日 ", "2026-12-31", ""},
		{"２０２６。１。５", "2026-01-05", ""},
		{"2026—1—5", "2026-01-05", ""},
		{"2024-2-29", "2024-02-29", ""},
		{"", "", ""},
		{"   ", "", ""},
		{"2026-02-30", "", "2026年2月没有30日，这个月到28日"},
		{"2025-02-29", "", "2025年2月没有29日，这个月到28日"},
		{"2026-13-01", "", "没有13月。月份是1到12"},
		{"2026-00-10", "", "没有0月。月份是1到12"},
		{"2026-1-0", "", "2026年1月没有0日，这个月到31日"},
		{"0202-01-05", "", "年份在1949到2199之间，查一查202"},
		{"26.1.5", "", shortYear},
		{"2026010", "", unknownDate},
		{"2026-1", "", unknownDate},
		{"明天", "", unknownDate},
		{"2026-1-5-6", "", unknownDate},
		{"2026-001-5", "", unknownDate},
		{"-----", "", unknownDate},
	} {
		d, sentence := parseTyped(c.text)
		if d.String() != c.want || sentence != c.sentence {
			t.Errorf("%q gives %q, %q; want %q, %q", c.text, d, sentence, c.want, c.sentence)
		}
	}
}

func FuzzTypedDate(f *testing.F) {
	f.Add("2026年1月5日")
	f.Fuzz(func(t *testing.T, text string) {
		d, sentence := parseTyped(text)
		if !d.IsZero() && sentence != "" {
			t.Errorf("%q gives both %v and %q", text, d, sentence)
		}
		if !d.IsZero() {
			if again, _ := parseTyped(d.String()); again != d {
				t.Errorf("%v does not read back", d)
			}
		}
	})
}

func newDate(t *testing.T) *DateEntry {
	t.Helper()
	useTheme(t, theme.Standard)
	d := NewDateEntry(calendar(t), func() workday.Date { return workday.MustDate("2026-02-10") })
	show(t, d, 600, 520)
	d.Resize(fyne.NewSize(180, 36))
	return d
}

func TestLeavingTheEntryReadsIt(t *testing.T) {
	d := newDate(t)
	var dates, sentences []string
	d.OnDate = func(x workday.Date) { dates = append(dates, x.String()) }
	d.OnError = func(s string) { sentences = append(sentences, s) }
	for _, text := range []string{"2026.1.5", "2026.1.5", "2026.2.31", "20260301", ""} {
		d.SetText(text)
		d.FocusTarget().FocusLost()
	}
	if want := []string{"2026-01-05", "2026-03-01", ""}; !slices.Equal(dates, want) {
		t.Errorf("dates %q, want %q", dates, want)
	}
	if want := []string{"2026年2月没有31日，这个月到28日", ""}; !slices.Equal(sentences, want) {
		t.Errorf("sentences %q, want %q", sentences, want)
	}
	d.SetText("2026年3月2号")
	press(d.FocusTarget(), fyne.KeyReturn)
	if d.Text() != "2026-03-02" {
		t.Errorf("after Enter the entry shows %q", d.Text())
	}
}

func TestBounds(t *testing.T) {
	d := newDate(t)
	d.SetRequired(true)
	d.SetRange(workday.MustDate("2026-01-01"), workday.MustDate("2026-12-31"))
	for text, want := range map[string]string{"": missingDate, "2025-12-31": "不能早于2026-01-01", "2027-01-01": "不能晚于2026-12-31", "2026-06-01": ""} {
		d.SetText(text)
		if ok := d.Check(); ok != (want == "") || d.Error() != want {
			t.Errorf("%q: %v %q, want %q", text, ok, d.Error(), want)
		}
	}
}

func TestMonthKeyboard(t *testing.T) {
	d := newDate(t)
	d.SetDate(workday.MustDate("2026-01-31"))
	press(d.FocusTarget(), fyne.KeyDown)
	if d.month == nil {
		t.Fatal("↓ opens no month")
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyPageDown, "2026-02-28"}, {fyne.KeyRight, "2026-03-01"}, {fyne.KeyLeft, "2026-02-28"}, {fyne.KeyUp, "2026-02-21"},
		{fyne.KeyDown, "2026-02-28"}, {fyne.KeyHome, "2026-02-01"}, {fyne.KeyEnd, "2026-02-28"}, {fyne.KeyPageUp, "2026-01-28"},
	} {
		press(d.month, step.key)
		if got := d.month.at.String(); got != step.want {
			t.Fatalf("%s leads to %s, want %s", step.key, got, step.want)
		}
	}
	press(d.month, fyne.KeyEscape)
	if d.month != nil || d.Date().String() != "2026-01-31" {
		t.Fatalf("Esc leaves %v", d.Date())
	}
	d.OpenMonth()
	press(d.month, fyne.KeyDown, fyne.KeyReturn)
	if d.month != nil || d.Text() != "2026-02-07" || d.Date().String() != "2026-02-07" {
		t.Errorf("Enter picks %q, %v", d.Text(), d.Date())
	}
}

func TestMonthStaysInItsBounds(t *testing.T) {
	d := newDate(t)
	d.SetRange(workday.Date{}, workday.MustDate("2026-02-10"))
	d.OpenMonth()
	press(d.month, fyne.KeyRight, fyne.KeyReturn)
	if d.month == nil {
		t.Error("a day beyond the bound was picked")
	}
	press(d.month, fyne.KeyLeft, fyne.KeyReturn)
	if d.Text() != "2026-02-10" {
		t.Errorf("picked %q", d.Text())
	}
}

func TestMonthMouse(t *testing.T) {
	d := newDate(t)
	d.SetDate(workday.MustDate("2026-02-12"))
	d.OpenMonth()
	tap := func(col, row int) {
		d.month.Tapped(&fyne.PointEvent{Position: fyne.NewPos(monthPad+(float32(col)+0.5)*monthCell, monthPad+(float32(row)+0.5)*monthRow)})
	}
	tap(6, 0)
	if got := d.month.at.String(); got != "2026-03-12" {
		t.Fatalf("the arrow leads to %s", got)
	}
	tap(0, 0)
	tap(1, 4) // Tuesday of the third week
	if d.Text() != "2026-02-10" {
		t.Errorf("picked %q", d.Text())
	}
	d.OpenMonth()
	d.month.layer.Tapped(nil)
	if d.month != nil {
		t.Error("a press beside the month leaves it open")
	}
}

// TestMonthSaysWhatADayIs: off, worked in exchange, Monday first.
func TestMonthSaysWhatADayIs(t *testing.T) {
	d := newDate(t)
	d.SetDate(workday.MustDate("2026-02-14"))
	d.OpenMonth()
	if corner := d.month.corner(); corner.ChineseWeekday() != "周一" || corner.String() != "2026-01-26" {
		t.Errorf("the month begins with %v", corner)
	}
	all := strings.Join(textsOf(d.month.draw(d.month.MinSize())), "|")
	if strings.Count(all, "休") < 5 || strings.Count(all, "班") != 3 || !strings.Contains(all, "2月14日 周六，春节调休上班") {
		t.Errorf("the month says %s", all)
	}
}

func TestFormRowMarksTheEntry(t *testing.T) {
	d := newDate(t)
	row := kit.NewFormRow("签发日期", "签字页上的日期。", d)
	d.OnError = row.SetError
	d.SetText("2026.2.31")
	d.FocusTarget().FocusLost()
	if row.Error() == "" {
		t.Error("the row does not say what is wrong")
	}
	d.SetText("2026.2.3")
	d.FocusTarget().FocusLost()
	if row.Error() != "" {
		t.Errorf("the row still says %q", row.Error())
	}
}

func TestHalfTypedDateIsNotJudgedWhileADayIsPicked(t *testing.T) {
	d := newDate(t)
	said := ""
	d.OnError = func(s string) { said = s }
	d.Focus()
	d.SetText("2026-0")
	press(d.FocusTarget(), fyne.KeyDown)
	if d.month == nil || said != "" {
		t.Fatalf("opening the month says %q", said)
	}
	press(d.month, fyne.KeyReturn)
	if d.Text() != "2026-02-10" || said != "" {
		t.Errorf("picked %q, said %q", d.Text(), said)
	}
}
