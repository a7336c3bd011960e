package present

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"zwgk/internal/desk"
	"zwgk/internal/exchange"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// PackageEndings are how the names of packages end, for those who choose one.
func PackageEndings() []string { return []string{desk.ExchangeEnding} }

// ExchangeLook is a package that was looked into: what is in it, or why it
// cannot be taken.
type ExchangeLook struct {
	Path, File string
	Sealed     bool
	Tone       Tone
	Line       string        // 河东村的第2号包，2026年11月22日做的
	Facts      []RequestFact // nil: it was refused
	Rows       []ExchangeLine
	Notes      []string
	Taken      bool
	MayTake    bool
	Why        string // it is not taken: the reason
}

// ExchangeLine is one thing that the package says.
type ExchangeLine struct{ Kind, Words string }

// NeedsPassphrase reports whether a package can be looked into only with a
// passphrase.
func (p *Exchange) NeedsPassphrase(path string) bool { return desk.PackageNeedsPassphrase(path) }

// LookInto shows what is in a package and changes nothing.
func (p *Exchange) LookInto(path, passphrase string) {
	var found desk.PackageView
	var refused error
	p.long("正在看包里有什么", "停下了，没有看完", func(ctx context.Context, _ desk.Progress) error {
		found, refused = p.desk.LookIntoPackage(ctx, path, passphrase)
		if errors.Is(refused, context.Canceled) {
			return refused
		}
		return nil
	}, func() {
		p.sealed = passphrase
		p.showLook(path, passphrase != "", found, refused)
	})
}

// LookAgain looks into the same package once more: the partner's code was
// entered meanwhile, or the passphrase was another one.
func (p *Exchange) LookAgain(passphrase string) {
	if look := p.model.Look; look != nil {
		p.LookInto(look.Path, passphrase)
	}
}

func (p *Exchange) showLook(path string, sealed bool, found desk.PackageView, refused error) {
	look := lookOf(found, refused)
	look.Path, look.File, look.Sealed = path, filepath.Base(path), sealed || found.Sealed
	if why := p.mayNot(office.ManageOffice); why != "" && look.MayTake {
		look.MayTake, look.Why = false, why
	}
	p.model.Look = look
	p.view.Show(p.model)
}

// lookOf says what was found in a package.
func lookOf(v desk.PackageView, refused error) *ExchangeLook {
	if refused != nil {
		tell(func(string) {}, refused) // for the log
		return &ExchangeLook{Tone: Urgent, Line: "这个包不能收", Why: sentenceOf(refused)}
	}
	look := &ExchangeLook{Tone: Good, Taken: v.Taken, MayTake: !v.Taken, Notes: v.Notes, Sealed: v.Sealed}
	look.Line = fmt.Sprintf("%s的第%d号包，%s做的", v.From, v.Number, dayAsSpoken(v.Made))
	fresh := fmt.Sprintf("%s条", thousands(v.New))
	if v.New == 0 {
		fresh = "没有，里面的都有了"
	}
	look.Facts = []RequestFact{{"新的", fresh}}
	if v.Known > 0 {
		look.Facts = append(look.Facts, RequestFact{"已经有的", fmt.Sprintf("%s条，不重复记", thousands(v.Known))})
	}
	for _, kind := range exchange.Kinds() {
		if n := v.ByKind[kind]; n > 0 {
			look.Facts = append(look.Facts, RequestFact{kind.Label(), fmt.Sprintf("%s条", thousands(n))})
		}
	}
	look.Facts = append(look.Facts, RequestFact{"文件", fmt.Sprintf("%s个", thousands(v.Files))}, RequestFact{"大小", byteWords(v.Bytes)})
	for _, l := range v.Lines {
		look.Rows = append(look.Rows, ExchangeLine{l.Kind.Label(), l.Words})
	}
	return look
}

// dayAsSpoken writes a day as people do.
func dayAsSpoken(day string) string {
	d, err := workday.ParseDate(day)
	if err != nil {
		return day
	}
	return d.Chinese()
}

// Take takes the package that was looked into.
func (p *Exchange) Take() {
	look := p.model.Look
	if look == nil || !look.MayTake {
		return
	}
	path, passphrase := look.Path, p.sealed
	var taken desk.PackageView
	var refused error
	p.long("正在收包", "停下了，什么也没有收", func(ctx context.Context, progress desk.Progress) error {
		taken, refused = p.desk.TakePackage(ctx, path, passphrase, progress)
		if errors.Is(refused, context.Canceled) {
			return refused
		}
		return nil
	}, func() {
		p.showLook(path, look.Sealed, taken, refused)
		if refused == nil {
			p.reload(func() { p.view.Say(fmt.Sprintf("收下了：新的%s条", thousands(taken.New))) })
		}
	})
}
