package present

import (
	"strconv"
	"strings"

	"zwgk/internal/desk"
)

// BackupInput is how the office backs up as it stands on the screen.
type BackupInput struct {
	OnClose             bool
	MaxAge              string // days after which a backup is too old
	Days, Weeks, Months string // of automatic backups: how many of each keep their last one
}

// The fields of the settings of backups.
const (
	AgeField  = "age"
	KeepField = "keep"
)

func inputOf(s desk.BackupSettings) BackupInput {
	return BackupInput{
		OnClose: s.OnClose, MaxAge: strconv.Itoa(s.MaxAge), Days: strconv.Itoa(s.Days), Weeks: strconv.Itoa(s.Weeks), Months: strconv.Itoa(s.Months),
	}
}

// Keep puts what stands on the screen in force.
func (p *Backups) Keep(in BackupInput, done func(wrong map[string]string)) {
	wrong := map[string]string{}
	number := func(text, field, what string) int {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			wrong[field] = what + "没有写。写一个数，例如7"
		}
		return n
	}
	s := p.settings
	s.OnClose, s.MaxAge = in.OnClose, number(in.MaxAge, AgeField, "几天算太旧")
	s.Days, s.Weeks, s.Months = number(in.Days, KeepField, "按天留几份"), number(in.Weeks, KeepField, "按周留几份"), number(in.Months, KeepField, "按月留几份")
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	field := KeepField
	if s.MaxAge < 1 {
		field = AgeField
	}
	p.keep(s, func(sentence string) { done(map[string]string{field: sentence}) }, func() {
		done(nil)
		p.view.Say("备份的设置已存")
		p.view.Backed() // what is too old may be another day now
	})
}
