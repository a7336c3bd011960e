package dataroom

import (
	"fyne.io/fyne/v2"

	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
)

// side is where backups go, when they are made, and what can be checked.
func (p *backupPage) side() fyne.CanvasObject {
	m := p.model
	folder := m.Folder
	if folder == "" {
		folder = "还没有选。U盘或者移动硬盘最好，和资料不在一块盘上。"
	}
	change := p.Button(kit.Outlined, "选备份文件夹", func() { p.chooseFolder(nil) }).WithIcon("folder-open")
	where := kit.Section(kit.SectionHead("备份放在哪里", ""), kit.NewWrapped(folder, kit.Reg(theme.Body)), kit.Row(0, change))
	if p.settings == nil || p.settings.of != m.Settings {
		p.settings = newSettingsForm(p, m.Settings)
	}
	p.buttons = append(p.buttons, p.settings.save)
	p.settings.lock(m.MayNot)
	settings := []fyne.CanvasObject{kit.SectionHead("自动备份", ""), p.settings.form.Form}
	if m.MayNot != "" {
		settings = append(settings, kit.StateLine(kit.Locked, m.MayNot))
	}
	settings = append(settings, kit.Row(0, p.settings.save))
	return kit.Column(0, where, kit.Divider(), p.checks(), kit.Divider(), kit.Section(settings...))
}

// checks are what proves that the office is whole.
func (p *backupPage) checks() fyne.CanvasObject {
	all := p.Button(kit.Outlined, "整体核对", p.presenter.CheckAll).WithIcon("circle-check")
	anchor := p.Button(kit.Outlined, "核对旧凭据", p.askAnchor).WithIcon("stamp")
	parts := []fyne.CanvasObject{kit.SectionHead("资料是不是完整", ""), note("逐条核对记录、操作日志和附件。旧凭据是纸上页脚的台账校验码。")}
	if w := p.model.Whole; w != nil {
		parts = append(parts, kit.StateLine(toneOf(w.Tone), w.Line), kit.NewLinkRow("看核对结果", p.presenter.ReadWhole))
	}
	return kit.Section(append(parts, kit.Row(theme.Gap2, all, anchor))...)
}

// withFolder does something once there is a folder for backups.
func (p *backupPage) withFolder(do func()) {
	if p.presenter.NeedsFolder() {
		p.chooseFolder(do)
		return
	}
	do()
}

// chooseFolder lets the person say where backups go; then may be nil.
func (p *backupPage) chooseFolder(then func()) {
	start := p.model.Folder
	if start == "" {
		start = p.restoring.live.Place
	}
	p.Folder("备份到哪个文件夹", start, present.BackupEndings(), func(path string) { p.presenter.TakeFolder(path, then) })
}

// askPassphrase asks twice for the words that open the backup.
func (p *backupPage) askPassphrase() {
	pass, again := kit.NewPassword(""), kit.NewPassword("")
	kit.NewAnswered(
		row(present.PassField, "口令", "丢了口令，谁也打不开这份备份。程序不保存口令，备份完打印恢复卡，手写在上面锁起来。", pass),
		row(present.AgainField, "再写一遍", "", again),
	).Ask(p.Canvas, "加密备份", "加密并备份", func(done func(map[string]string)) {
		p.presenter.BackUpSealed(pass.Text(), again.Text(), done)
	})
}

// askAnchor holds the log against a code from paper.
func (p *backupPage) askAnchor() {
	code := entry("", longestAnchor)
	kit.NewAnswered(row(present.AnchorField, "台账校验码", "纸上页脚的那一行，照抄。大小写、空格不要紧。", code)).
		Ask(p.Canvas, "核对旧凭据", "核对", func(done func(map[string]string)) {
			p.presenter.CheckAnchor(code.Text(), done, func(good bool, says string) {
				tone := kit.Done
				if !good {
					tone = kit.Must
				}
				kit.Tell(p.Canvas, "核对旧凭据", kit.StateLine(tone, says))
			})
		})
}

// longestAnchor bounds a code from paper with whatever stands around it.
const longestAnchor = 120

// settingsForm is when backups are made and how long they are kept.
type settingsForm struct {
	of      present.BackupInput
	form    kit.Answered
	save    *kit.Button
	onClose *kit.Check
	maxAge  *kit.Entry
	keep    [3]*kit.Entry
}

func newSettingsForm(p *backupPage, in present.BackupInput) *settingsForm {
	f := &settingsForm{of: in, onClose: kit.NewCheck("关闭程序时自动备份", in.OnClose, nil)}
	number := func(name, text string) *kit.Entry {
		e := kit.NewDigits("", 3).Named(name)
		e.SetText(text)
		return e
	}
	f.maxAge = number("几天算太旧", in.MaxAge)
	var kept []fyne.CanvasObject
	for i, k := range []struct{ name, text string }{{"按天留几份", in.Days}, {"按周留几份", in.Weeks}, {"按月留几份", in.Months}} {
		f.keep[i] = number(k.name, k.text)
		kept = append(kept, kit.FixedWidth(f.keep[i], theme.Pick(56, 64, 72)))
	}
	f.form = kit.NewAnswered(
		row("", "", "选了文件夹才会自动备份，没有改动就不备份。", f.onClose),
		row(present.AgeField, "几天算太旧", "超过这些天，状态行变红。", f.maxAge),
		row(present.KeepField, "留几份", "依次按天、按周、按月，各留最后一份。自动备份满了，删最旧的。", kit.Row(theme.Gap2, kept...)),
	)
	f.save = kit.NewButton(kit.Outlined, "存备份设置", func() {
		p.presenter.Keep(f.input(), func(wrong map[string]string) { f.form.Wrong(wrong) })
	})
	return f
}

// lock keeps who may not change the settings from it.
func (f *settingsForm) lock(reason string) {
	if reason == "" {
		f.save.Unlock()
		return
	}
	f.save.Lock("")
}

func (f *settingsForm) input() present.BackupInput {
	return present.BackupInput{
		OnClose: f.onClose.On(), MaxAge: f.maxAge.Text(), Days: f.keep[0].Text(), Weeks: f.keep[1].Text(), Months: f.keep[2].Text(),
	}
}
