package present

import (
	"context"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// PackName is what the package is called unless the person says otherwise.
func (p *Handover) PackName() string { return p.desk.HandoverPackageName() }

// CheckPassphrase says what is wrong with a passphrase that is written twice.
func CheckPassphrase(passphrase, again string) map[string]string {
	switch {
	case len([]rune(passphrase)) < leastPassphrase:
		return map[string]string{PassField: "口令太短。至少8个字，几个不相干的词连着写最好记"}
	case passphrase != again:
		return map[string]string{AgainField: "两遍写的不一样。再写一遍"}
	}
	return nil
}

// Pack writes the whole office into one encrypted file and reads it again.
func (p *Handover) Pack(path, passphrase string) {
	var made desk.Backup
	labour{
		run: p.run, title: "正在做移交包，做好读回来核对", stopped: "停下了，没有留下移交包", say: p.view.Say, wait: p.view.Wait,
		work: func(ctx context.Context, progress desk.Progress) (err error) {
			made, err = p.desk.HandoverPackage(ctx, path, passphrase, progress)
			return err
		},
		fail: func(err error) { tell(p.view.Fail, err) },
		then: func() {
			p.made, p.model.Pack, p.signed = &made.BackupRecord, packOf(made), false
			p.view.Say("移交包做好了，已读回来核对")
			p.Load()
		},
	}.begin()
}

// Look lays the list out, to be looked at and printed.
func (p *Handover) Look() {
	if p.listed == nil {
		return
	}
	listed, n := p.listed, p.model.Names
	sheet := desk.HandoverSheet{From: n.From, To: n.To, Witness: n.Witness, Package: p.made}
	m := &PaperPages{Kind: HandoverPage, Word: handoverListName}
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		m.Document, m.Fonts, err = p.desk.HandoverPages(ctx, listed, sheet)
		return err
	}, func() {
		p.model.Paper = m
		p.view.Show(p.model)
	})
}

const handoverListName = "工作交接清单"

// Close leaves the list.
func (p *Handover) Close() {
	p.draws.start()
	p.model.Paper = nil
	p.view.Show(p.model)
}

// PaperName is what the list is called in a file.
func (p *Handover) PaperName() string { return handoverListName + ".pdf" }

// Place is where the list goes unless the person chooses otherwise.
func (p *Handover) Place() string { return p.desk.PrintedPath(handoverListName, ".pdf") }

// Print hands the list in sight to the printer.
func (p *Handover) Print(hand func(path string)) {
	m := p.model.Paper
	if m == nil {
		return
	}
	var path string
	p.run.Go(func(context.Context) (err error) {
		path, err = p.desk.KeepPages(m.Word, m.Document, m.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.printed()
		hand(path)
	})
}

// Save writes the list in sight to a PDF.
func (p *Handover) Save(path string) {
	m := p.model.Paper
	if m == nil {
		return
	}
	p.run.Go(func(context.Context) error { return p.desk.SavePages(path, m.Document, m.Fonts) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.printed()
		p.view.Say("已存到" + path)
	})
}

func (p *Handover) printed() {
	p.signed = true
	p.fillSteps()
	p.view.Show(p.model)
}

// RoleWords are the kinds of work that a successor can have.
func RoleWords() []string {
	var words []string
	for _, r := range office.Roles() {
		words = append(words, r.Label())
	}
	return words
}

// AddPerson adds the successor with one of RoleWords; done is told what is wrong
// with which field.
func (p *Handover) AddPerson(name string, work int, pin string, done func(wrong map[string]string)) {
	var role office.Role
	if roles := office.Roles(); work >= 0 && work < len(roles) {
		role = roles[work]
	}
	wrong := map[string]string{}
	if _, err := office.NewPerson("", name, role); err != nil {
		wrong[PersonField] = fault.Sentence(err)
	}
	if pin != "" {
		if err := office.CheckPIN(pin); err != nil {
			wrong[PINField] = fault.Sentence(err)
		}
	}
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	var added office.Person
	p.run.Go(func(ctx context.Context) (err error) {
		added, err = p.desk.AddPerson(ctx, name, role, pin)
		return err
	}, func(err error) {
		if err != nil {
			tell(func(sentence string) { wrong[PersonField] = sentence }, err)
			done(wrong)
			return
		}
		p.added[added.ID] = true
		if p.model.Names.To == "" {
			p.SetNames(HandoverNames{p.model.Names.From, added.Name, p.model.Names.Witness})
		}
		done(nil)
		p.view.Say(added.Name + "可以登录了")
		p.Load()
	})
}

// Leaving are those who can be taken off the desk here: nobody takes oneself
// off, the successor does that after signing in.
func (m *HandoverModel) Leaving() (people []HandoverPerson) {
	for _, one := range m.People {
		if !one.Self {
			people = append(people, one)
		}
	}
	return people
}

// Leaves takes whoever leaves off the desk for good.
func (p *Handover) Leaves(id string) {
	p.run.Go(func(ctx context.Context) error { return p.desk.Leaves(ctx, id) }, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.removed++
		delete(p.added, id)
		p.Load()
	})
}

// ChangeKey gives the office another key for its packages.
func (p *Handover) ChangeKey() {
	var code string
	p.run.Go(func(ctx context.Context) (err error) {
		code, err = p.desk.ChangeExchangeKey(ctx)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		p.model.NewKey = &HandoverKey{code}
		p.view.Say("密钥已换")
		p.Load()
	})
}
