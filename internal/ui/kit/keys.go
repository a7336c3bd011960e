package kit

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/ui/theme"
)

// KeyHelp is a key and what it does.
type KeyHelp struct{ Keys, Does string }

// KeyGroup is keys that belong together.
type KeyGroup struct {
	Name string
	Keys []KeyHelp
}

// KeyList is the keys of the window, for the sheet of keys and for 设置.
func KeyList() []KeyGroup {
	return []KeyGroup{
		{"去哪里", []KeyHelp{
			{"Ctrl+1 到 Ctrl+9", "九个栏目"},
			{"Ctrl+F", "查找"},
			{"Alt+←", "返回"},
			{"Esc", "返回，或取消"},
		}},
		{"办一件事", []KeyHelp{
			{"Ctrl+N", "新建"},
			{"Ctrl+Enter", "下一步（实心按钮）"},
			{"Ctrl+P", "打印"},
			{"Ctrl+S", "现在就保存"},
		}},
		{"列表", []KeyHelp{
			{"↑ ↓", "上一行、下一行"},
			{"Home End", "第一行、最后一行"},
			{"PgUp PgDn", "上一页、下一页"},
			{"Enter", "打开"},
			{"空格", "勾选"},
		}},
		{"核对", []KeyHelp{
			{"Alt+↓ Alt+↑", "下一处、上一处"},
			{"Ctrl+/", "看这张表"},
		}},
	}
}

// KeySheet is the sheet of keys.
func KeySheet() *fyne.Container {
	var groups []fyne.CanvasObject
	for _, g := range KeyList() {
		rows := []fyne.CanvasObject{NewText(g.Name, Bold(theme.Body))}
		for _, k := range g.Keys {
			rows = append(rows, TopRow(theme.Gap3, 1, FixedWidth(NewText(k.Keys, Reg(theme.Second)), theme.Pick(150, 170, 190)), NewWrapped(k.Does, Note())))
		}
		groups = append(groups, Column(3, rows...))
	}
	return Column(theme.Gap4, groups...)
}

// ShowKeys opens the sheet of keys over the window.
func ShowKeys(c fyne.Canvas) *Dialog {
	return Tell(c, "按键", KeySheet())
}
