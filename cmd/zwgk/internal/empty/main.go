//go:build e2e

// Command empty is what the window is measured against: a window of the same
// size with one line in the same type. It is no part of the product.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"zwgk/resources/screen"
)

// plain is the toolkit's own look in our type.
type plain struct{ fyne.Theme }

var regular = fyne.NewStaticResource("regular.otf", screen.Regular)

// Font implements fyne.Theme.
func (plain) Font(fyne.TextStyle) fyne.Resource { return regular }

func main() {
	a := app.NewWithID("cn.zwgk.empty")
	a.Settings().SetTheme(plain{theme.DefaultTheme()})
	w := a.NewWindow("空窗口")
	w.SetContent(widget.NewLabel("政务公开工作台"))
	w.Resize(fyne.NewSize(1366, 696))
	w.ShowAndRun()
}
