package shell

import (
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// Key is one line of the sheet of keys.
type Key struct{ Keys, Does string }

// Keys are the keys of the window. docs/keys.md has the same table; a test
// compares them.
func Keys() []Key {
	return []Key{
		{"F1", "手册，翻到讲这里的一页"},
		{"Ctrl+1…9", "去第几个房间"},
		{"Ctrl+L", "离开，换人"},
		{"Ctrl+/", "看按键"},
		{"Ctrl+D", "到导览的那一条，再按一次回去"},
		{"Tab、Shift+Tab", "下一处、上一处"},
		{"空格、Enter", "按下按钮"},
		{"↑ ↓", "在列表里移动"},
		{"PgUp、PgDn、Home、End", "翻页、到头、到尾"},
		{"F8", "在列表里按下一列排序，再按倒过来"},
		{"Enter", "打开选中的一行、表里的数字"},
		{"← → ↑ ↓", "在统计表的数字之间移动"},
		{"← →", "在档案盒之间移动"},
		{"空格", "在列表里勾选（收纸件、到期鉴定）"},
		{"Ctrl+N", "新写一件（公开目录、公开事项、依申请公开），归一件（建档归档）"},
		{"Ctrl+F", "查找"},
		{"Ctrl+Enter", "下一步（实心的按钮）"},
		{"Ctrl+P", "打印审批单、目录、看着的文书和登记簿、逐日计算表、这一盒的目录、年度报告和审签单、备份恢复卡、速查卡（手册）"},
		{"Ctrl+S", "存下写着的一段（年度报告）"},
		{"Ctrl+I", "在写着的一段里插入数字（年度报告）"},
		{"Alt+↓、Alt+↑", "下一处、上一处个人信息；下一段、上一段（年度报告）"},
		{"Esc、Alt+←", "取消、关掉对话框、回上一页；填了还没有存的先问"},
	}
}

// ShowKeys hangs up the sheet of keys.
func (s *Shell) ShowKeys() {
	if kit.ModalOpen(s.window.Canvas()) {
		return
	}
	var rows []kit.KeyValue
	for _, k := range Keys() {
		rows = append(rows, kit.KeyValue{Key: k.Keys, Value: k.Does})
	}
	kit.Tell(s.window.Canvas(), "按键", kit.Column(theme.Gap2, kit.KeyValues(rows...)))
}
