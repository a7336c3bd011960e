package present

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/office"
	"zwgk/internal/request"
)

// TextsModel is the texts of the letters: one lies on the desk to be edited,
// its versions beside it.
type TextsModel struct {
	Letters  []string
	At       int // of Letters
	Shape    string
	Begins   TextInput // what the form begins with
	Must     string    // the blanks that the text must have
	Doubt    string    // what the built-in text cites that was not checked
	Problem  string    // what stands against the text as it is now
	Changed  bool      // it is not the version that it began with
	Sample   PaperPages
	Versions []TextVersion
	Locked   string // why the person may not change it

	texts []desk.LetterText
}

// TextInput is a text as it stands on the screen.
type TextInput struct{ Version, Basis, Body string }

// TextVersion is a version of a text.
type TextVersion struct {
	Name  string
	Own   bool // the office's own
	InUse bool
}

// Fields of the form in which a text is edited.
const (
	VersionField = "version"
	BasisField   = "basis"
	TextField    = "text"
)

// ShowTexts turns to the texts of the letters, the first one on the desk.
func (p *Requests) ShowTexts() { p.ChooseText(0) }

// ChooseText lays the text of another kind of letter on the desk, in the
// version that is in use.
func (p *Requests) ChooseText(at int) { p.layText(at, 0) }

// ShowVersion lays another version of the same text on the desk.
func (p *Requests) ShowVersion(n int) {
	if m := p.model.Texts; m != nil {
		p.layText(m.At, n)
	}
}

func (p *Requests) layText(at, version int) {
	letters := request.Letters()
	if p.papers == nil || at < 0 || at >= len(letters) {
		return
	}
	l := letters[at]
	m := &TextsModel{At: at, Doubt: l.Doubt, Must: mustHave(l)}
	if s := p.desk.Sitting(); s != nil {
		m.Locked = reasonOf(s.Role.Permit(office.ManageOffice))
	}
	for _, one := range letters {
		m.Letters = append(m.Letters, one.Title)
	}
	p.drafts.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if m.texts, err = p.desk.LetterTexts(ctx, l.Code); err != nil {
			return err
		}
		m.Sample.Document, m.Sample.Fonts, err = p.papers.SamplePages(m.texts[min(version, len(m.texts)-1)].Source)
		if err != nil { // a text of an earlier program may lack what is asked for now
			tell(func(sentence string) { m.Problem = sentence }, err)
		}
		return nil
	}, func() {
		m.lay(min(version, len(m.texts)-1))
		p.model.Texts = m
		p.view.Show(p.model)
	})
}

// mustHave lists the blanks of a letter as its text writes them.
func mustHave(l request.Letter) string {
	words := make([]string, len(l.Fields))
	for n, f := range l.Fields {
		words[n] = "{" + string(f) + "}"
	}
	return strings.Join(words, " ")
}

// lay puts a version on the desk. The one in use is edited into the next one.
func (m *TextsModel) lay(n int) {
	text := m.texts[n]
	m.Versions = nil
	for i, one := range m.texts {
		m.Versions = append(m.Versions, TextVersion{Name: one.Version, Own: one.Own, InUse: i == 0})
	}
	_, body, _ := strings.Cut(strings.ReplaceAll(text.Source, "\r\n", "\n"), "\n")
	m.Begins = TextInput{Version: text.Version, Basis: text.Basis, Body: strings.TrimSpace(body)}
	m.Shape = fmt.Sprintf("%d/%s/%d", m.At, text.Version, len(m.texts))
}

// source is the text as it is kept, its first line included.
func (m *TextsModel) source(in TextInput) string {
	code := request.Letters()[m.At].Code
	line := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return fmt.Sprintf("%s｜版本 %s｜依据 %s\n%s\n", code, strings.ReplaceAll(line(in.Version), " ", ""), line(in.Basis), strings.TrimSpace(in.Body))
}

// NextVersion is a number that no version of the text has yet.
func (m *TextsModel) NextVersion(year int) string {
	for n := 1; ; n++ {
		name := strconv.Itoa(year) + "-" + strconv.Itoa(n)
		if !slices.ContainsFunc(m.texts, func(t desk.LetterText) bool { return t.Version == name }) {
			return name
		}
	}
}

// TryText shows what the text gives as it stands, or what stands against it.
func (p *Requests) TryText(in TextInput) {
	m := p.model.Texts
	if m == nil {
		return
	}
	wanted := p.drafts.start()
	source := m.source(in)
	var sample PaperPages
	p.run.Go(func(context.Context) (err error) {
		sample.Document, sample.Fonts, err = p.papers.SamplePages(source)
		return err
	}, func(err error) {
		if !wanted() || p.model.Texts != m {
			return
		}
		m.Problem, m.Changed = "", in != m.Begins
		if err != nil { // the last sample that could be made stays in sight
			tell(func(sentence string) { m.Problem = sentence }, err)
		} else {
			m.Sample = sample
		}
		p.view.Show(p.model)
	})
}

// SaveText takes the text into use as a version of its own.
func (p *Requests) SaveText(in TextInput, done func(wrong map[string]string)) {
	m := p.model.Texts
	if m == nil {
		return
	}
	wrong := map[string]string{}
	for field, text := range map[string]string{VersionField: in.Version, BasisField: in.Basis, TextField: in.Body} {
		if strings.TrimSpace(text) == "" {
			wrong[field] = map[string]string{
				VersionField: "没有写版本。例如“2026-2”", BasisField: "没有写依据。写条例第几条，或者哪个文件", TextField: "文书没有字",
			}[field]
		}
	}
	field := TextField
	if slices.ContainsFunc(m.texts, func(t desk.LetterText) bool { return t.Version == strings.TrimSpace(in.Version) }) {
		field = VersionField
	}
	if len(wrong) > 0 {
		done(wrong)
		return
	}
	source := m.source(in)
	p.change(func(ctx context.Context) error { return p.desk.SetLetterText(ctx, source) }, field, "已启用，以后印的用这一版", func() { p.layText(m.At, 0) }, done)
}

// UseVersion puts a version back into use.
func (p *Requests) UseVersion(n int) {
	m := p.model.Texts
	if m == nil || n < 0 || n >= len(m.texts) {
		return
	}
	code, version := request.Letters()[m.At].Code, m.texts[n].Version
	p.change(func(ctx context.Context) error { return p.desk.UseLetterText(ctx, code, version) }, "", "已换回版本"+version, func() { p.layText(m.At, 0) }, nil)
}

// change does something to what the office decides for all its requests. What
// is refused is said to done beside a field, else where the person is looking.
func (p *Requests) change(work func(context.Context) error, field, said string, then func(), done func(wrong map[string]string)) {
	p.run.Go(work, func(err error) {
		switch {
		case err != nil && done != nil:
			tell(func(sentence string) { done(map[string]string{field: sentence}) }, err)
		case err != nil:
			tell(p.view.Fail, err)
		default:
			if done != nil {
				done(nil)
			}
			p.view.Say(said)
			then()
		}
	})
}

// Particulars are what stands on every letter: to whom one can turn, and how
// the office is reached.
type Particulars struct{ ReviewBody, Court, Contact, Phone, ReplyAddress, Postcode, Payment string }

// AskParticulars hands over what the office has written down, to be changed.
func (p *Requests) AskParticulars(ask func(Particulars)) {
	var s desk.RequestSettings
	p.run.Go(func(ctx context.Context) (err error) {
		s, err = p.desk.RequestSettings(ctx)
		return err
	}, func(err error) {
		if err != nil {
			tell(p.view.Fail, err)
			return
		}
		ask(Particulars{s.ReviewBody, s.Court, s.Contact, s.Phone, s.ReplyAddress, s.Postcode, s.Payment})
	})
}

// SetParticulars keeps what was changed. Letters that were issued stay as they
// are.
func (p *Requests) SetParticulars(in Particulars, done func(wrong map[string]string)) {
	p.change(func(ctx context.Context) error {
		s, err := p.desk.RequestSettings(ctx)
		if err != nil {
			return err
		}
		s.ReviewBody, s.Court, s.Contact, s.Phone = in.ReviewBody, in.Court, in.Contact, in.Phone
		s.ReplyAddress, s.Postcode, s.Payment = in.ReplyAddress, in.Postcode, in.Payment
		return p.desk.SetRequestSettings(ctx, s)
	}, ReviewField, "已记下，以后的文书照这个写", p.Load, done)
}

// ReviewField is the first row of the form of Particulars.
const ReviewField = "review"
