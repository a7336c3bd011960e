package kit

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
	"zwgk/resources/screen"
)

const prose = "青石镇人民政府关于“加强冬季消防安全”的通知（青政发〔2025〕38号），12月25日印发，20个工作日内公开；发放明细中的账号和证件号遮盖后提供。"

func TestWrappedKeepsTheRulesOfLineEnds(t *testing.T) {
	desk(t, theme.Standard)
	for width := float32(60); width < 700; width += 7 {
		w := NewWrapped(prose, Reg(theme.Body))
		w.Resize(fyne.NewSize(width, 1000))
		lines := w.Lines()
		if got := strings.Join(lines, ""); got != prose {
			t.Fatalf("width %.0f lost text: %q", width, got)
		}
		for i, line := range lines {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if i > 0 && strings.ContainsRune("，。；：、）”〕", first) {
				t.Errorf("width %.0f: line %q begins with a mark", width, line)
			}
			if i < len(lines)-1 && strings.ContainsRune("（“〔", last) {
				t.Errorf("width %.0f: line %q ends with an opening mark", width, line)
			}
		}
		for _, run := range w.lines {
			if end := run.Position().X + run.MinSize().Width; end > width+float32(theme.Body.Size())/2+1 {
				t.Errorf("width %.0f: %q reaches to %.1f", width, run.Text, end)
			}
		}
	}
}

func TestWrappedReflows(t *testing.T) {
	desk(t, theme.Standard)
	text := NewWrapped(prose, Reg(theme.Body))
	if one := text.MinSize().Height; one != Reg(theme.Body).LineHeight() {
		t.Errorf("before a layout it is %.0f high, want one line", one)
	}
	page := Column(8, text, NewText("下一行", Reg(theme.Body)))
	w := window(t, theme.Standard, NewScroll(page), 400, 300)
	wide := text.Size().Height
	w.Resize(fyne.NewSize(200, 300))
	narrow := text.Size().Height
	if narrow <= wide || text.Size().Width != 200 || text.MinSize().Height != narrow {
		t.Errorf("at 400: %.0f, at 200: %.0f (least %.0f)", wide, narrow, text.MinSize().Height)
	}
	if y := page.Objects[1].Position().Y; y != narrow+8 {
		t.Errorf("what follows stands at %.0f", y)
	}
	w.Resize(fyne.NewSize(400, 300))
	if text.Size().Height != wide {
		t.Error("widened again, it does not shrink")
	}
	text.SetText("短")
	if got := text.HeightFor(400); got != Reg(theme.Body).LineHeight() {
		t.Errorf("a short text is %.0f high", got)
	}
}

func TestRareCharactersStay(t *testing.T) {
	desk(t, theme.Standard)
	rare := "杨" + string(rune(0xE123)) + "到场"
	w := NewWrapped(rare, Reg(theme.Body))
	w.Resize(fyne.NewSize(300, 30))
	var got []string
	for _, line := range w.lines {
		got = append(got, line.Text)
	}
	if strings.Join(got, "") != rare {
		t.Errorf("drawn: %q", got)
	}
}

func TestIconsExist(t *testing.T) {
	names := []string{"lock", "check", "undo-2", "chevron-right", "chevron-down", "arrow-left", "search", "user", "circle-check"}
	for tone := range tones {
		names = append(names, Tone(tone).Icon())
	}
	for _, room := range testRooms {
		names = append(names, room.Icon)
	}
	for _, name := range names {
		if _, err := screen.Icons.ReadFile("icons/" + name + ".svg"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDigitsShareOneAdvance(t *testing.T) {
	desk(t, theme.Standard)
	for _, style := range []Style{Reg(theme.Body), Bold(theme.Body)} {
		var widths []float32
		for _, digit := range "0123456789" {
			widths = append(widths, measure(string(digit), style).Width)
		}
		if slices.Min(widths) != slices.Max(widths) {
			t.Errorf("bold %v: %v", style.Bold, widths)
		}
	}
}

func TestContrastOfTokens(t *testing.T) {
	type pair struct {
		name     string
		ink, on  color.NRGBA
		required float64
	}
	pairs := []pair{}
	add := func(name string, ink, on color.NRGBA, required float64) {
		pairs = append(pairs, pair{name, ink, on, required})
	}
	for name, on := range map[string]color.NRGBA{"surface": theme.Surface, "canvas": theme.Canvas, "rail": theme.Rail, "head": theme.Head, "tint": theme.Tint} {
		add("ink on "+name, theme.Ink, on, 4.5)
		add("ink2 on "+name, theme.Ink2, on, 4.5)
		add("hint on "+name, theme.Hint, on, 4.5)
		add("accent on "+name, theme.Accent, on, 4.5)
	}
	add("ink on the row under the mouse", theme.Ink, theme.Preview, 4.5)
	add("ink2 on the row under the mouse", theme.Ink2, theme.Preview, 4.5)
	for _, fill := range []color.NRGBA{theme.Accent, theme.Pressed, theme.Green, theme.Red} {
		add("white on a fill", theme.Surface, fill, 4.5)
	}
	for tone := range tones {
		add("tag", Tone(tone).Ink(), Tone(tone).Paper(), 4.5)
		add("state on a sheet", Tone(tone).Ink(), theme.Surface, 4.5)
		add("group head", Tone(tone).Ink(), theme.Head, 4.5)
	}
	add("border of a field", theme.Control, theme.Surface, 3)
	add("border of a field on the desk", theme.Control, theme.Canvas, 3)
	for _, p := range pairs {
		if got := contrast(p.ink, p.on); got < p.required {
			t.Errorf("%s: contrast %.2f, want %.1f", p.name, got, p.required)
		}
	}
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func TestTypeSettingChangesMeasures(t *testing.T) {
	var last []float32
	for _, setting := range []theme.Setting{theme.Standard, theme.Large, theme.Extra} {
		desk(t, setting)
		row := NewDueRow(Due{Date: "1月16日　周五", Left: "剩2个工作日", Tone: Soon, Title: "依申请", Reason: "今天", Step: "答复", Person: "等我办", Act: NewButton(Main, "写答复", nil)})
		now := []float32{NewButton(Main, "办", nil).MinSize().Height, NewEntry("").MinSize().Height, NewNavRail("镇", "台", testRooms, 0, nil).MinSize().Width,
			HeightFor(row, 1100), NewStatusLine("人").MinSize().Height, Reg(theme.Body).LineHeight(), NewText("字", Bold(theme.Figure)).TextSize,
			HeightFor(NewFormRow("名称", "", NewEntry("")), 520), NewYearSteps([]Step{{Name: "取数"}}, nil).MinSize().Height}
		for i := range last {
			if now[i] <= last[i] {
				t.Errorf("setting %d, measure %d: %.0f after %.0f", setting, i, now[i], last[i])
			}
		}
		last = now
	}
}

func TestLongTitleTakesAnotherLine(t *testing.T) {
	desk(t, theme.Standard)
	due := Due{Date: "1月16日　周五", Left: "剩2个工作日", Tone: Soon, Title: strings.Repeat("关于加强冬季消防安全的通知", 4), Reason: "今天", Step: "答复", Person: "等我办"}
	if got := HeightFor(NewDueRow(due), 806); got <= theme.DueRow.Get() {
		t.Errorf("row %.0f high", got)
	}
	head := NewPageHead(PageHead{Title: strings.Repeat("青石镇人民政府信息公开", 8), Context: "2026年"})
	if got := HeightFor(head, 800); got <= theme.PageHead.Get() {
		t.Errorf("head %.0f high", got)
	}
}
