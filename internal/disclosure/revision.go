package disclosure

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Revision is one text of an item. It never changes: who changes the text
// makes the next revision.
type Revision struct {
	ID          string       `json:"id"`
	ItemID      string       `json:"item_id"`
	Number      int          `json:"number"` // from 1
	By          Who          `json:"by"`
	On          workday.Date `json:"on"`
	Reason      string       `json:"reason,omitempty"` // why it was made, from the second on
	Title       string       `json:"title"`
	Body        string       `json:"body"`
	Tables      []Table      `json:"tables,omitempty"`
	Attachments []Attachment `json:"attachments,omitempty"`
}

// Attachment is a file kept with a revision, named by its SHA-256.
type Attachment struct {
	Digest string `json:"digest"`
	Name   string `json:"name"` // as the clerk's file was called
	Size   int64  `json:"size"`
}

// Digest is the SHA-256 of what a reader of the revision sees: title, body,
// tables and attachments. Settlements of personal data are bound to it.
func (r Revision) Digest() string {
	content, err := json.Marshal(struct {
		Title, Body string
		Tables      []Table
		Attachments []Attachment
	}{r.Title, r.Body, r.Tables, r.Attachments})
	if err != nil {
		return "" // no value of these types fails to be written
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Validate reports the first rule that the text breaks. financial asks for
// tables in detail: a posted account must not be a bare total.
func (r Revision) Validate(financial bool) error {
	if n := utf8.RuneCountInString(r.Body); n > LongestBody {
		return fault.New(fault.Invalid, "正文%d个字，超过%d个字。分成几件，或把长的部分作附件", n, LongestBody)
	}
	if strings.TrimSpace(r.Body) == "" && len(r.Tables) == 0 && len(r.Attachments) == 0 {
		return fault.New(fault.Invalid, "没有正文，也没有表和附件。至少写一样")
	}
	if strings.ContainsRune(r.Body, 0) {
		return fault.New(fault.Invalid, "正文里有不能印的字符。从原文件重新复制一次")
	}
	detailed := false
	for _, t := range r.Tables {
		if err := t.Validate(); err != nil {
			return err
		}
		detailed = detailed || len(t.Rows) > 0
	}
	if financial && !detailed {
		return fault.New(fault.Invalid, "财务事项要逐笔列明细，不能只写总数。加一张收支表")
	}
	return nil
}

// Text is everything of the revision that personal data may stand in, as one
// text: title, body, and the tables row by row.
func (r Revision) Text() string {
	var b strings.Builder
	b.WriteString(r.Title)
	b.WriteString("\n")
	b.WriteString(r.Body)
	for _, t := range r.Tables {
		b.WriteString("\n")
		b.WriteString(t.Title)
		for _, row := range t.Rows {
			b.WriteString("\n")
			b.WriteString(strings.Join(row, "\t"))
		}
	}
	return b.String()
}
