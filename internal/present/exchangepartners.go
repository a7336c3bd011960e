package present

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

// ExchangePartner is an office that packages are exchanged with.
type ExchangePartner struct {
	ID    string
	Name  string
	Code  string
	Known bool
	Cells [4]string // 单位, 最近收它的包, 最近给它做包, 它还没有的
	Tone  Tone
}

// ExchangePartnerColumns are the heads of the list of partners.
func ExchangePartnerColumns() [4]string {
	return [4]string{"单位", "最近收它的包", "最近给它做包", "它还没有的"}
}

func exchangePartners(partners []desk.Partner) (rows []ExchangePartner) {
	for _, p := range partners {
		row := ExchangePartner{ID: p.ID, Name: p.Name, Code: p.Code, Known: p.Known}
		took, made, waits := "还没有收过", "还没有做过", "没有"
		if p.Known {
			took = p.TakenOn.Chinese()
		} else {
			row.Tone = Caution
		}
		if !p.MadeOn.IsZero() {
			made = p.MadeOn.Chinese()
		}
		if p.Waiting > 0 {
			waits = fmt.Sprintf("%s条", thousands(p.Waiting))
		}
		row.Cells = [4]string{p.Name, took, made, waits}
		rows = append(rows, row)
	}
	return rows
}

// AddPartner enters an office by the code on its slip.
func (p *Exchange) AddPartner(code, name string, done func(wrong map[string]string)) {
	if strings.TrimSpace(code) == "" {
		done(map[string]string{CodeField: "没有写核对码。照对方给的纸抄8组"})
		return
	}
	p.change(CodeField, done, "登记了。收到它的第一个包，程序用核对码认", func(ctx context.Context) error {
		_, err := p.desk.AddPartner(ctx, code, name)
		return err
	})
}

// codeSlip is the name of the slip as a file.
const codeSlip = "数据交换核对码"

// ShowCode lays the slip with the office's code on the desk.
func (p *Exchange) ShowCode() {
	pages := PaperPages{Kind: "code", Word: codeSlip}
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		pages.Document, pages.Fonts, err = p.desk.ExchangeCodeSlip(ctx)
		return err
	}, func() {
		p.model.Paper = &pages
		p.view.Show(p.model)
	})
}

// PrintCode writes the slip that is looked at to a PDF; print hands it on.
func (p *Exchange) PrintCode(print func(path string)) {
	pages := p.model.Paper
	if pages == nil {
		return
	}
	var path string
	p.run.Go(func(context.Context) (err error) {
		path, err = p.desk.KeepPages(pages.Word, pages.Document, pages.Fonts)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		print(path)
	})
}

// ExchangeMade is a package that was made, or why it was not.
type ExchangeMade struct {
	For   string
	Path  string // "" when it was not made
	Line  string
	Tone  Tone
	Notes []string
}

// PackageOrder is what a clerk chooses for packages.
type PackageOrder struct {
	Partners          []string // ids; none: all of them
	Folder            string
	Passphrase, Again string // "": not encrypted
}

// MakePackages makes a package for each of some partners in a folder.
func (p *Exchange) MakePackages(o PackageOrder, done func(wrong map[string]string)) {
	switch {
	case o.Passphrase != "" && len([]rune(o.Passphrase)) < leastPassphrase:
		done(map[string]string{PassField: fmt.Sprintf("口令太短。至少%d个字，几个不相干的词连着写最好记", leastPassphrase)})
		return
	case o.Passphrase != o.Again:
		done(map[string]string{AgainField: "两遍写的不一样。再写一遍"})
		return
	}
	done(nil)
	var all []ExchangePartner
	for _, partner := range p.model.Partners {
		if len(o.Partners) == 0 || slices.Contains(o.Partners, partner.ID) {
			all = append(all, partner)
		}
	}
	var made []ExchangeMade
	p.long("正在做包，做好读回来核对", "停下了，正在做的那一个没有留下", func(ctx context.Context, progress desk.Progress) error {
		for n, partner := range all {
			one, err := p.desk.MakePackage(ctx, partner.ID, o.Folder, desk.ExchangeOptions{Passphrase: o.Passphrase}, share(progress, n, len(all)))
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil && len(all) == 1 {
				return err
			}
			made = append(made, madeLine(partner.Name, one, err))
			if fault.CodeOf(err) == fault.Storage { // the others would fare no better
				return nil
			}
		}
		return nil
	}, func() {
		p.model.Made, p.model.Part = made, ExchangePartners
		p.reload(func() { p.view.Say(madeWords(made, o.Folder)) })
	})
}

// madeWords says in passing how many packages there are.
func madeWords(made []ExchangeMade, folder string) string {
	whole := 0
	for _, m := range made {
		if m.Path != "" {
			whole++
		}
	}
	words := fmt.Sprintf("做了%d个包，放在%s", whole, folder)
	if failed := len(made) - whole; failed > 0 {
		words += fmt.Sprintf("。有%d个没有做成", failed)
	}
	return words
}

// share is the progress of the n-th of some equal parts.
func share(progress desk.Progress, n, all int) desk.Progress {
	const whole = 1000
	return func(done, of int) {
		if of > 0 {
			progress(n*whole+int(int64(done)*whole/int64(of)), all*whole)
		}
	}
}

func madeLine(name string, made desk.MadePackage, err error) ExchangeMade {
	if err != nil {
		return ExchangeMade{For: name, Line: "给" + name + "的没有做成：" + sentenceOf(err), Tone: Urgent}
	}
	m := ExchangeMade{For: made.For, Path: made.Path, Tone: Good, Notes: made.Notes}
	m.Line = fmt.Sprintf("给%s的第%d号包，已读回核对：%s条记录，%s个文件，%s。“%s”", made.For, made.Number,
		thousands(made.Statements), thousands(made.Files), byteWords(made.Bytes), filepath.Base(made.Path))
	if made.Left > 0 {
		m.Notes = append(m.Notes, fmt.Sprintf("装不下的%s条在下一个包里，再给它做一个", thousands(made.Left)))
	}
	if made.Sealed {
		m.Notes = append(m.Notes, "已加密。口令另外告诉对方，不写在U盘上")
	}
	return m
}
