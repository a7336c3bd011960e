package desk

import (
	"context"
	"encoding/json"
	"io/fs"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/form"
	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/request"
	"zwgk/internal/store"
	"zwgk/resources"
)

const (
	letterSetting = "letter_text:" // and the code: the office's own texts, the latest last
	letterInUse   = "letter_used:" // and the code: the version in use; none: the latest

	builtInVersion = "*" // stands for the text that the program comes with
)

// LetterText is one version of the text of a kind of letter.
type LetterText struct {
	request.Template
	Source string // as it is edited, first line included
	Own    bool   // the office's own, not the one the program came with
}

// LetterTexts returns the versions of a letter's text: the one in use first,
// then the others, the latest first and the built-in one last.
func (d *Desk) LetterTexts(ctx context.Context, code request.LetterCode) ([]LetterText, error) {
	own, err := settingOf[[]string](ctx, d, letterSetting+string(code))
	if err != nil {
		return nil, err
	}
	var texts []LetterText
	for _, source := range slices.Backward(own) {
		t, err := request.ParseTemplate(source)
		if err != nil {
			return nil, err
		}
		texts = append(texts, LetterText{t, source, true})
	}
	builtIn, err := builtInText(code)
	if err != nil {
		return nil, err
	}
	texts = append(texts, builtIn)
	version, err := settingOf[string](ctx, d, letterInUse+string(code))
	if n := slices.IndexFunc(texts, func(t LetterText) bool { return t.is(version) }); n > 0 {
		used := texts[n]
		texts = slices.Insert(slices.Delete(texts, n, n+1), 0, used)
	}
	return texts, err
}

// is reports whether a text is the one that was put into use: its version, or
// builtInVersion, whichever version the program comes with.
func (t LetterText) is(version string) bool {
	if !t.Own {
		return version == builtInVersion
	}
	return version == t.Version
}

// builtInText is the text that the program comes with.
func builtInText(code request.LetterCode) (LetterText, error) {
	if _, err := request.LetterOf(code); err != nil {
		return LetterText{}, err
	}
	data, err := fs.ReadFile(resources.Letters(), string(code)+".txt")
	if err != nil {
		return LetterText{}, err
	}
	t, err := request.ParseTemplate(string(data))
	return LetterText{Template: t, Source: string(data)}, err
}

// SetLetterText takes a text of the office's own into use. It must have another
// version than those before it, so that a letter can always be traced to its
// text.
func (d *Desk) SetLetterText(ctx context.Context, source string) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	t, err := d.CheckLetterText(source)
	if err != nil {
		return err
	}
	before, err := d.LetterTexts(ctx, t.Code)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(before, func(old LetterText) bool { return old.Version == t.Version }) {
		return fault.New(fault.Exists, "版本“%s”已经有了。改过的文本换一个版本号", t.Version)
	}
	own, err := settingOf[[]string](ctx, d, letterSetting+string(t.Code))
	if err != nil {
		return err
	}
	texts, err := json.Marshal(append(own, source))
	if err != nil {
		return err
	}
	used, err := json.Marshal(t.Version)
	if err != nil {
		return err
	}
	return d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		if err := tx.Set(letterSetting+string(t.Code), string(texts)); err != nil {
			return err
		}
		return tx.Set(letterInUse+string(t.Code), string(used))
	})
}

// CheckLetterText reads a text as it is edited. It refuses one that would not
// give a letter: a sample is made of it for every outcome it can have.
func (d *Desk) CheckLetterText(source string) (request.Template, error) {
	t, err := request.ParseTemplate(source)
	if err != nil {
		return t, err
	}
	_, err = request.Sample(t, d.Organ().Name)
	return t, err
}

// SamplePages lays out a text as it is edited, filled with made-up particulars.
func (d *Desk) SamplePages(source string) (*paper.Document, *paper.FontSet, error) {
	t, err := d.CheckLetterText(source)
	if err != nil {
		return nil, nil, err
	}
	paragraphs, err := request.Sample(t, d.Organ().Name)
	if err != nil {
		return nil, nil, err
	}
	fonts, _, err := Fonts()
	if err != nil {
		return nil, nil, err
	}
	document, err := replyPages(form.Reply{Organ: d.Organ(), Paragraphs: paragraphs}, t.Code, fonts)
	return document, fonts, err
}

// UseLetterText puts a version that is there back into use, the office's own
// or the one that the program came with.
func (d *Desk) UseLetterText(ctx context.Context, code request.LetterCode, version string) error {
	if err := d.permit(office.ManageOffice); err != nil {
		return err
	}
	texts, err := d.LetterTexts(ctx, code)
	if err != nil {
		return err
	}
	n := slices.IndexFunc(texts, func(t LetterText) bool { return t.Version == version })
	if n < 0 {
		return fault.New(fault.NotFound, "没有版本“%s”。从列出的版本里选", version)
	}
	if !texts[n].Own {
		version = builtInVersion
	}
	return keepSetting(ctx, d, letterInUse+string(code), version)
}

// letterText is the text in use.
func (d *Desk) letterText(ctx context.Context, code request.LetterCode) (request.Template, error) {
	texts, err := d.LetterTexts(ctx, code)
	if err != nil {
		return request.Template{}, err
	}
	return texts[0].Template, nil
}
