package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"zwgk/internal/ui/theme"
)

// Tone is what a state means; each has its icon and its colours.
type Tone int

// The tones.
const (
	Neutral Tone = iota // 没有好坏的说明
	Late                // 超期
	Soon                // 快到期
	Later               // 未到期
	Must                // 必须、要改
	Review              // 请核对
	Done                // 完成、通过、相符
	Idle                // 未开始
	Paused              // 暂停
	Locked              // 不能按
	Working             // 正在办、草稿
)

var tones = [...]struct {
	icon       string
	ink, paper color.NRGBA
}{
	Late:    {"triangle-alert", theme.Red, theme.RedTint},
	Soon:    {"clock", theme.Amber, theme.AmberTint},
	Later:   {"calendar", theme.Ink2, theme.Rail},
	Must:    {"octagon-alert", theme.Red, theme.RedTint},
	Review:  {"circle-alert", theme.Amber, theme.AmberTint},
	Done:    {"circle-check", theme.Green, theme.GreenTint},
	Idle:    {"circle", theme.Ink2, theme.Rail},
	Paused:  {"pause", theme.Amber, theme.AmberTint},
	Locked:  {"lock", theme.Hint, theme.Rail},
	Working: {"pencil", theme.Accent, theme.Tint},
	Neutral: {"info", theme.Ink2, theme.Rail},
}

// Icon returns the name of the tone's icon.
func (t Tone) Icon() string { return tones[t].icon }

// Ink returns the colour of the tone's words.
func (t Tone) Ink() color.NRGBA { return tones[t].ink }

// Paper returns the tint behind the tone's words.
func (t Tone) Paper() color.NRGBA { return tones[t].paper }

// Tag is a state on a tint: icon, word and colour.
func Tag(tone Tone, word string) fyne.CanvasObject { return TagWith(tone, tone.Icon(), word) }

// TagWith is Tag with another icon.
func TagWith(tone Tone, icon, word string) fyne.CanvasObject {
	face := canvas.NewRectangle(tone.Paper())
	face.CornerRadius = theme.TagRadius
	words := Row(6, NewSmallIcon(icon, tone.Ink()), NewText(word, Reg(theme.Second).In(tone.Ink())))
	return container.New(&tagLayout{}, face, words)
}

type tagLayout struct{}

func (tagLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, size.Height)
	put(objects[1], theme.Gap2, 0, size.Width-2*theme.Gap2, size.Height)
}

func (tagLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width+2*theme.Gap2, theme.TagHeight.Get())
}

// State is a tag without its tint, for the second line of a row.
func State(tone Tone, word string) *fyne.Container {
	return Row(theme.Gap1, NewSmallIcon(tone.Icon(), tone.Ink()), NewText(word, Reg(theme.Second).In(tone.Ink())))
}

// StateLine is State in the size of body text, for checks and reasons.
func StateLine(tone Tone, sentence string) *fyne.Container {
	return TopRow(theme.Gap2, 1, iconLine(tone), NewWrapped(sentence, Reg(theme.Second).In(tone.Ink())))
}

// iconLine is an icon as high as a line of second type, so that it stands
// beside the first line of a wrapped sentence.
func iconLine(tone Tone) fyne.CanvasObject {
	return AtLeast(Row(0, NewIcon(tone.Icon(), tone.Ink())), Reg(theme.Second).LineHeight())
}
