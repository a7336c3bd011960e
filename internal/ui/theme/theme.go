// Package theme is the look of the window: colours, type sizes, measures and
// icons. It holds no widget and no word.
//
// Three type settings (标准, 大字, 特大) change the sizes and the measures
// together; they are independent of the scale of the window. Colours are the
// same in all of them and do not follow the system: the paper on the desk is
// white.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"zwgk/resources/screen"
)

// Setting is the type setting a person has chosen.
type Setting int

// The settings.
const (
	Standard Setting = iota // 标准
	Large                   // 大字
	Extra                   // 特大
)

// Current is the setting in force. It is set before the window is made and
// when the person changes it, on the window's goroutine; the whole content is
// then rebuilt.
var current = Standard

// Use puts a setting in force.
func Use(s Setting) { current = min(max(s, Standard), Extra) }

// Current returns the setting in force.
func Current() Setting { return current }

// The colours. A state is never told by colour alone.
var (
	Ink       = hex(0x17202B) // all body text
	Ink2      = hex(0x414E5E) // second lines, labels, icons
	Hint      = hex(0x5A6675) // placeholders, zeros in tables, disabled text
	Surface   = hex(0xFFFFFF) // a sheet
	Canvas    = hex(0xF3F5F7) // the desk
	Rail      = hex(0xE9EDF1) // navigation, disabled buttons
	Head      = hex(0xF7F9FA) // heads of tables and groups
	Preview   = hex(0xD9DEE5) // the desk under previews of pages
	BarIdle   = hex(0x9FB2C8) // 未到期 in a strip
	BarLate   = hex(0xC98A2B) // 迟公开 in a strip
	Rule      = hex(0xD6DCE3) // separators
	Control   = hex(0x7E8A99) // borders of entries and buttons
	Accent    = hex(0x1B4B84) // you are here; press this
	Pressed   = hex(0x163D6C)
	Tint      = hex(0xE5EDF7)
	Red       = hex(0x971B1B) // 超期, 必须处理, 要改
	RedTint   = hex(0xFBEAE9)
	Amber     = hex(0x744000) // 快到期, 请核对, 暂停
	AmberTint = hex(0xFFF1D6)
	Green     = hex(0x17592F) // 已完成, 通过, 相符
	GreenTint = hex(0xE4F2E8)
	Scrim     = color.NRGBA{0x17, 0x20, 0x2B, 0x66} // under a dialog
)

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xFF}
}

// Type is a size of type by its use.
type Type int

// The types.
const (
	Small  Type = iota // status line, dates of steps, cells of statutory tables
	Second             // second lines, tags, heads of tables
	Body               // everything else
	Title              // the open item
	Page               // head of a page
	Figure             // counts, the last day
)

var typeSizes = [...][3]float32{
	Small: {13, 15, 17}, Second: {14, 16, 18}, Body: {15, 17, 20}, Title: {17, 20, 22}, Page: {22, 25, 28}, Figure: {30, 34, 38},
}

// Size returns the size of a type in the setting in force.
func (t Type) Size() float32 { return typeSizes[t][current] }

// Measure is a height or width that grows with the type.
type Measure int

// The measures.
const (
	ButtonHeight Measure = iota // buttons, entries, selects
	NavRow
	TableRow
	TableHead
	GroupHead
	DueRow  // a row of two lines with its date
	ListRow // a row of two lines
	PageHead
	StatusLine
	RailWidth
	IconSize
	StepsHeight // strip of the year's four steps
	TagHeight
	SmallIconSize // beside second lines, in tags
	CircleSize    // numbered circle of a step
	LabelWidth    // labels of a form
)

var measures = [...][3]float32{
	ButtonHeight: {36, 41, 46}, NavRow: {40, 45, 49}, TableRow: {36, 41, 46}, TableHead: {34, 39, 44}, GroupHead: {36, 41, 46},
	DueRow: {60, 70, 80}, ListRow: {68, 78, 88}, PageHead: {60, 68, 74}, StatusLine: {28, 32, 36},
	RailWidth: {184, 198, 212}, IconSize: {18, 20, 23}, StepsHeight: {52, 58, 64},
	TagHeight: {24, 27, 30}, SmallIconSize: {15, 17, 19}, CircleSize: {24, 27, 30}, LabelWidth: {112, 126, 142},
}

// Get returns a measure in the setting in force.
func (m Measure) Get() float32 { return measures[m][current] }

// Pick returns the value of the setting in force: for measures that only one
// widget needs.
func Pick(standard, large, extra float32) float32 {
	return [...]float32{standard, large, extra}[current]
}

// Spacing, on a grid of 4.
const (
	Gap1 float32 = 4
	Gap2 float32 = 8
	Gap3 float32 = 12
	Gap4 float32 = 16
	Gap5 float32 = 20 // page margin, between sheets sideways

	SheetRadius   float32 = 8
	ControlRadius float32 = 6
	TagRadius     float32 = 4
	Border        float32 = 1
	Strong        float32 = 2 // focus, selected choice
	Edge          float32 = 3 // left edge of an overdue or selected row
)

// Theme is the fyne.Theme of the window: our colours and sizes for the stock
// widgets that are still in use (entries, scrolls), our type for everything.
type Theme struct{}

var _ fyne.Theme = Theme{}

var (
	regular = fyne.NewStaticResource("regular.otf", screen.Regular)
	bold    = fyne.NewStaticResource("bold.otf", screen.Bold)
)

// Font returns our regular or bold type; there is no italic and no monospace.
func (Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold:
		return bold
	}
	return regular
}

var colors = map[fyne.ThemeColorName]color.Color{
	fynetheme.ColorNameBackground:          Canvas,
	fynetheme.ColorNameForeground:          Ink,
	fynetheme.ColorNamePlaceHolder:         Hint,
	fynetheme.ColorNameDisabled:            Hint,
	fynetheme.ColorNameDisabledButton:      Rail,
	fynetheme.ColorNameButton:              Surface,
	fynetheme.ColorNamePrimary:             Accent,
	fynetheme.ColorNameForegroundOnPrimary: Surface,
	fynetheme.ColorNameFocus:               Accent,
	fynetheme.ColorNameSelection:           Tint,
	fynetheme.ColorNameHover:               Head,
	fynetheme.ColorNamePressed:             Tint,
	fynetheme.ColorNameInputBackground:     Surface,
	fynetheme.ColorNameInputBorder:         Control,
	fynetheme.ColorNameMenuBackground:      Surface,
	fynetheme.ColorNameOverlayBackground:   Surface,
	fynetheme.ColorNameSeparator:           Rule,
	fynetheme.ColorNameScrollBar:           BarIdle,
	fynetheme.ColorNameScrollBarBackground: color.Transparent,
	fynetheme.ColorNameShadow:              color.Transparent, // dialogs draw Scrim themselves; nothing else has a shadow
	fynetheme.ColorNameError:               Red,
	fynetheme.ColorNameWarning:             Amber,
	fynetheme.ColorNameSuccess:             Green,
	fynetheme.ColorNameHyperlink:           Accent,
	fynetheme.ColorNameHeaderBackground:    Head,
}

// Color returns our colour for a name; the system's variant is ignored.
func (Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := colors[name]; ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, fynetheme.VariantLight)
}

// Icon returns the stock icon: our own widgets draw Icon of this package.
func (Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size returns our size for a name.
func (Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return Body.Size()
	case fynetheme.SizeNameCaptionText:
		return Small.Size()
	case fynetheme.SizeNamePadding:
		return Gap1
	case fynetheme.SizeNameInnerPadding:
		return Gap2
	case fynetheme.SizeNameInputRadius:
		return ControlRadius
	case fynetheme.SizeNameSelectionRadius:
		return 0
	case fynetheme.SizeNameScrollBar, fynetheme.SizeNameScrollBarSmall:
		return Gap2
	case fynetheme.SizeNameInlineIcon:
		return IconSize.Get()
	}
	return fynetheme.DefaultTheme().Size(name)
}
