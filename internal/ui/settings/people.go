package settings

import (
	"zwgk/internal/office"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
)

// askPerson adds somebody: name, 分工, PIN.
func (s *Screen) askPerson() {
	roles := office.Roles()
	var words []string
	for _, r := range roles {
		words = append(words, r.Label())
	}
	name, role, pin := kit.NewEntry(""), kit.NewSelect(words, 0, "", nil), kit.NewPassword("")
	who := kit.NewFormRow("姓名", "操作日志里写这个名字。", name)
	code := kit.NewFormRow("密码", "4位以上数字，或者8个以上的字，本人以后可以改。没有就空着。", pin)
	form := kit.NewForm(who, kit.NewFormRow("分工", "办公室导入台账、管人员；办公室和主要领导登记签发。", role), code)
	s.ask("加一个人", "加上", form, map[string]*kit.FormRow{present.PersonField: who, present.PINField: code}, func(done func(map[string]string)) {
		s.presenter.AddPerson(name.Text(), roles[max(role.Selected(), 0)], pin.Text(), done)
	})
}

// askPIN changes the PIN of who sits at the desk.
func (s *Screen) askPIN() {
	old, pin := kit.NewPassword(""), kit.NewPassword("")
	before := kit.NewFormRow("原来的密码", "没有就空着。", old)
	after := kit.NewFormRow("新密码", "4位以上数字，或者8个以上的字。空着就是不要密码。", pin)
	s.ask("改密码", "改好", kit.NewForm(before, after), map[string]*kit.FormRow{present.OldPINField: before, present.PINField: after}, func(done func(map[string]string)) {
		s.presenter.ChangePIN(old.Text(), pin.Text(), done)
	})
}

// ask shows a form whose answer is judged beside the window: it stays open
// until nothing is wrong.
func (s *Screen) ask(title, verb string, form *kit.Form, rows map[string]*kit.FormRow, try func(done func(wrong map[string]string))) {
	var dialog *kit.Dialog
	dialog = kit.AskForm(s.canvas(), title, verb, form, func() bool {
		try(func(wrong map[string]string) {
			if len(wrong) == 0 {
				dialog.Hide()
				return
			}
			for field, row := range rows {
				row.SetError(wrong[field])
			}
			form.FocusFault()
		})
		return false
	})
}
