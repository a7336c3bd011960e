package exchange

import (
	"crypto/ed25519"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Body is what a statement says.
type Body interface {
	Kind() Kind
	// Validate reports the first rule that the body breaks.
	Validate() error
	// Words tells a person in one line.
	Words() string
}

// CatalogueBody is an entry of the town's catalogue that villages publish by.
type CatalogueBody struct {
	Entry catalog.Entry `json:"entry"`
}

// Kind is Catalogue.
func (b *CatalogueBody) Kind() Kind { return Catalogue }

// Validate holds the entry to the catalogue's own rules.
func (b *CatalogueBody) Validate() error { return b.Entry.Validate() }

// Words is the entry's name.
func (b *CatalogueBody) Words() string { return b.Entry.Name() }

// TaskBody is what a village has to publish, by which day.
type TaskBody struct {
	Title     string       `json:"title"`
	EntryID   string       `json:"entry_id,omitempty"` // of the town's catalogue; "": any item will do
	EntryName string       `json:"entry_name,omitempty"`
	Period    string       `json:"period,omitempty"`
	Due       workday.Date `json:"due"`
	Text      string       `json:"text,omitempty"` // 要求
	Withdrawn bool         `json:"withdrawn,omitempty"`
}

// Kind is Task.
func (b *TaskBody) Kind() Kind { return Task }

// Validate asks for a title and a last day.
func (b *TaskBody) Validate() error {
	switch {
	case strings.TrimSpace(b.Title) == "":
		return fault.New(fault.Invalid, "任务没有写名称。写上要公开什么")
	case b.Due.IsZero():
		return fault.New(fault.Invalid, "任务“%s”没有写哪天以前办。写上截止日期", clip(b.Title))
	}
	return texts(line("任务名称", b.Title), line("事项", b.EntryName), line("周期", b.Period), text("要求", b.Text))
}

// Words is the title with the last day.
func (b *TaskBody) Words() string {
	if b.Withdrawn {
		return b.Title + "（撤回）"
	}
	return b.Title + "，" + b.Due.Chinese() + "前"
}

// Posting is one posting of an item on a channel that everybody sees.
type Posting struct {
	ID      string          `json:"id"`
	Channel catalog.Channel `json:"channel"`
	Place   string          `json:"place,omitempty"`
	On      workday.Date    `json:"on"`
	Until   workday.Date    `json:"until,omitzero"`
	DownOn  workday.Date    `json:"down_on,omitzero"`
}

// ItemBody is what a village published. The text itself stays in the village.
type ItemBody struct {
	Title       string                `json:"title"` // as it hung, personal data masked
	IndexNumber string                `json:"index_number,omitempty"`
	ItemKind    disclosure.Kind       `json:"kind"`
	EntryID     string                `json:"entry_id,omitempty"`
	EntryName   string                `json:"entry_name,omitempty"` // catalog.Entry.Name, since villages name entries by ids of their own
	Period      string                `json:"period,omitempty"`
	Postings    []Posting             `json:"postings"`
	Ended       disclosure.EndingKind `json:"ended,omitempty"`
	Filed       bool                  `json:"filed,omitempty"`
}

// Kind is Item.
func (b *ItemBody) Kind() Kind { return Item }

// Validate asks for a title and a posting.
func (b *ItemBody) Validate() error {
	const mostPostings = 1000
	switch {
	case strings.TrimSpace(b.Title) == "":
		return fault.New(fault.Invalid, "公开事项没有标题")
	case len(b.Postings) == 0 || len(b.Postings) > mostPostings:
		return fault.New(fault.Invalid, "“%s”公布了%d次，要1到%d次", clip(b.Title), len(b.Postings), mostPostings)
	case b.Ended != "" && b.Ended.Label() == "":
		return malformed(nil)
	}
	for _, p := range b.Postings {
		if p.Channel.Label() == "" || p.On.IsZero() || !isName(p.ID) {
			return fault.New(fault.Invalid, "“%s”有一次公布没有写清渠道和日期", clip(b.Title))
		}
		if err := texts(line("地点", p.Place)); err != nil {
			return err
		}
	}
	return texts(line("标题", b.Title), line("索引号", b.IndexNumber), line("事项", b.EntryName), line("周期", b.Period))
}

// On is the first day that it hung.
func (b *ItemBody) On() (first workday.Date) {
	for _, p := range b.Postings {
		if first.IsZero() || p.On.Before(first) {
			first = p.On
		}
	}
	return first
}

// Words is the title with the day.
func (b *ItemBody) Words() string {
	words := b.Title + "，" + b.On().Chinese() + "公布"
	if b.Ended != "" {
		words += "，已" + b.Ended.Label()
	}
	return words
}

// EvidenceBody is a proof of a posting; its bytes travel in the package.
type EvidenceBody struct {
	Posting string       `json:"posting"`
	Digest  string       `json:"digest"`
	Name    string       `json:"name"`
	Size    int64        `json:"size"`
	Taken   workday.Date `json:"taken,omitzero"`
	Note    string       `json:"note,omitempty"`
}

// Kind is Evidence.
func (b *EvidenceBody) Kind() Kind { return Evidence }

// Validate asks for a digest and a name.
func (b *EvidenceBody) Validate() error {
	if !isDigest(b.Digest) || b.Size < 0 || !isName(b.Posting) || strings.TrimSpace(b.Name) == "" {
		return malformed(nil)
	}
	return texts(line("文件名", b.Name), text("说明", b.Note))
}

// Words is the file's name with its note.
func (b *EvidenceBody) Words() string { return strings.Trim(b.Name+"，"+b.Note, "，") }

// Figure is one number of a table.
type Figure struct {
	Name   string `json:"name"`
	Number int64  `json:"number"`
	Unit   string `json:"unit,omitempty"`
}

// FiguresBody is a village's table of a month, quarter or half-year.
type FiguresBody struct {
	Period  string   `json:"period"` // catalog.Period.ID
	Name    string   `json:"name"`
	Figures []Figure `json:"figures"`
}

// Kind is Figures.
func (b *FiguresBody) Kind() Kind { return Figures }

// Validate asks for a period and each name once.
func (b *FiguresBody) Validate() error {
	const mostFigures = 500
	if !isName(b.Period) || !isName(b.Name) || len(b.Figures) == 0 || len(b.Figures) > mostFigures {
		return fault.New(fault.Invalid, "数字没有写清哪一期、哪张表，或者一个数也没有。补上再报")
	}
	seen := map[string]bool{}
	for _, f := range b.Figures {
		if strings.TrimSpace(f.Name) == "" || seen[f.Name] {
			return fault.New(fault.Invalid, "“%s”里的项目“%s”没有名称，或者写了两次", clip(b.Name), clip(f.Name))
		}
		seen[f.Name] = true
		if err := texts(line("项目", f.Name), line("单位", f.Unit)); err != nil {
			return err
		}
	}
	return nil
}

// Verdict is what the town found.
type Verdict string

// The verdicts.
const (
	Passed Verdict = "passed" // 通过
	ToMend Verdict = "mend"   // 要改
)

// Label is the verdict's name.
func (v Verdict) Label() string { return map[Verdict]string{Passed: "通过", ToMend: "要改"}[v] }

// ReviewBody is the town's word on a village's item.
type ReviewBody struct {
	Seen    []string `json:"seen"` // ids of the item's heads that were looked at
	Verdict Verdict  `json:"verdict"`
	Opinion string   `json:"opinion,omitempty"`
}

// Kind is Review.
func (b *ReviewBody) Kind() Kind { return Review }

// Validate asks what is to be mended.
func (b *ReviewBody) Validate() error {
	switch {
	case b.Verdict.Label() == "":
		return fault.New(fault.Invalid, "没有写检查结果。写通过或者要改")
	case b.Verdict == ToMend && strings.TrimSpace(b.Opinion) == "":
		return fault.New(fault.Invalid, "要改的没有写意见。写明改什么")
	case len(b.Seen) == 0 || len(b.Seen) > mostSuperseded:
		return malformed(nil)
	}
	for _, id := range b.Seen {
		if !isDigest(id) {
			return malformed(nil)
		}
	}
	return texts(text("意见", b.Opinion))
}

// Words is the verdict with the opinion.
func (b *ReviewBody) Words() string { return strings.Trim(b.Verdict.Label()+"，"+b.Opinion, "，") }

// AnswerBody is a village's answer to a task.
type AnswerBody struct {
	Done bool         `json:"done"`
	On   workday.Date `json:"on,omitzero"`    // when it was done
	Item string       `json:"item,omitempty"` // the item it was done by
	Note string       `json:"note,omitempty"`
}

// Kind is Answer.
func (b *AnswerBody) Kind() Kind { return Answer }

// Validate asks for a day, or for the reason why it is not done.
func (b *AnswerBody) Validate() error {
	switch {
	case b.Done && b.On.IsZero():
		return fault.New(fault.Invalid, "写了办完，没有写哪天办的")
	case !b.Done && strings.TrimSpace(b.Note) == "":
		return fault.New(fault.Invalid, "没有办的写明原因")
	case b.Item != "" && !isName(b.Item):
		return malformed(nil)
	}
	return texts(text("说明", b.Note))
}

// Words says done or not.
func (b *AnswerBody) Words() string {
	words := "没有办"
	if b.Done {
		words = b.On.Chinese() + "办完"
	}
	return strings.Trim(words+"，"+b.Note, "，")
}

// KeyBody names the key that an office signs with from now on, and the one that
// it signed with until now: whoever has only the code of that one on paper can
// follow.
type KeyBody struct {
	Old string `json:"old"` // ed25519, hexadecimal
	Key string `json:"key"` // ed25519, hexadecimal
}

// Kind is NewKey.
func (b *KeyBody) Kind() Kind { return NewKey }

// Validate asks for two keys.
func (b *KeyBody) Validate() error {
	for _, key := range []string{b.Old, b.Key} {
		if raw, err := hex.DecodeString(key); err != nil || len(raw) != ed25519.PublicKeySize || hex.EncodeToString(raw) != key {
			return malformed(err)
		}
	}
	return nil
}

// Public is the new key.
func (b *KeyBody) Public() ed25519.PublicKey {
	raw, _ := hex.DecodeString(b.Key) // which Validate has seen
	return raw
}

// Words says so.
func (b *KeyBody) Words() string { return "换了密钥" }

// shown is a text that people will read.
type shown struct {
	name, value string
	longest     int
	oneLine     bool
}

func line(name, value string) shown { return shown{name, value, 400, true} }
func text(name, value string) shown { return shown{name, value, 4000, false} }

// texts reports the first text that cannot be shown.
func texts(all ...shown) error {
	for _, s := range all {
		switch {
		case !utf8.ValidString(s.value) || strings.ContainsFunc(s.value, func(r rune) bool { return r < ' ' && (s.oneLine || r != '\n') }):
			return fault.New(fault.Invalid, "%s里有换行或不能显示的字符。重新写", s.name)
		case utf8.RuneCountInString(s.value) > s.longest:
			return fault.New(fault.Invalid, "%s超过%d个字。写短一些", s.name, s.longest)
		}
	}
	return nil
}

// Words names the table and its numbers.
func (b *FiguresBody) Words() string {
	const named = 4
	var words []string
	for i, f := range b.Figures {
		if i == named {
			words = append(words, "等")
			break
		}
		words = append(words, f.Name+strconv.FormatInt(f.Number, 10)+f.Unit)
	}
	return b.Period + " " + b.Name + "：" + strings.Join(words, "，")
}
