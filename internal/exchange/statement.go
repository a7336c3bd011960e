package exchange

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Stream is a line of statements with numbers from 1 without gaps.
type Stream struct {
	Origin string `json:"origin"`       // organ that speaks
	Series string `json:"series"`       // of its numbers; a restored office begins another
	To     string `json:"to,omitempty"` // organ that is spoken to; "": every partner
}

// Statement is one thing that an office says.
type Statement struct {
	ID string `json:"id"` // SHA-256 of what is signed, hexadecimal
	Stream
	Seq        int             `json:"seq"`
	Made       workday.Date    `json:"made"`
	Kind       Kind            `json:"kind"`
	Subject    string          `json:"subject"` // see SubjectOf
	Supersedes []string        `json:"supersedes,omitempty"`
	Body       json.RawMessage `json:"body"`
	Signature  []byte          `json:"signature"`
}

// The limits of a statement.
const (
	longestLine    = 1 << 20 // bytes
	mostSuperseded = 1000
)

// signedPrefix keeps a signature of a statement from being one of anything else.
const signedPrefix = "zwgk statement 1\n"

// New makes a statement that is not signed yet.
func New(in Stream, seq int, made workday.Date, b Body, subject string, supersedes ...string) (Statement, error) {
	body, err := json.Marshal(b)
	if err != nil {
		return Statement{}, err
	}
	slices.Sort(supersedes)
	s := Statement{Stream: in, Seq: seq, Made: made, Kind: b.Kind(), Subject: subject, Supersedes: slices.Compact(supersedes), Body: body}
	if err := b.Validate(); err != nil {
		return s, err
	}
	return s, nil
}

// Sign signs the statement and gives it the id that follows from its content.
func (s Statement) Sign(key ed25519.PrivateKey) (Statement, error) {
	content, err := s.content()
	if err != nil {
		return s, err
	}
	sum := sha256.Sum256(content)
	s.ID, s.Signature = hex.EncodeToString(sum[:]), ed25519.Sign(key, content)
	if err := s.check(); err != nil {
		return s, err
	}
	return s, nil
}

// content is what is signed.
func (s Statement) content() ([]byte, error) {
	s.ID, s.Signature = "", nil
	text, err := json.Marshal(s)
	return append([]byte(signedPrefix), text...), err
}

// SignedBy reports whether one of the keys signed the statement.
func (s *Statement) SignedBy(keys []ed25519.PublicKey) bool {
	content, err := s.content()
	return err == nil && slices.ContainsFunc(keys, func(k ed25519.PublicKey) bool {
		return len(k) == ed25519.PublicKeySize && ed25519.Verify(k, content, s.Signature)
	})
}

// Line is the statement as packages hold it. There is one way only to write a
// statement.
func (s *Statement) Line() ([]byte, error) { return json.Marshal(s) }

// Parse reads a line. Whatever is not exactly as Line writes it is refused:
// a statement that could be written in two ways could be signed in one and read
// in the other.
func Parse(line []byte) (Statement, error) {
	if len(line) > longestLine {
		return Statement{}, fault.New(fault.TooLarge, "包里有一条记录太大。让对方重新做包")
	}
	var s Statement
	if err := strictly(line, &s); err != nil {
		return s, malformed(err)
	}
	if again, err := s.Line(); err != nil || !bytes.Equal(again, line) {
		return s, malformed(err)
	}
	return s, s.check()
}

func malformed(cause error) error {
	return fault.Wrap(cause, fault.Damaged, "包里有一条记录写法不对，没有收。让对方重新做包")
}

// strictly decodes JSON that has the fields of the target and no others.
func strictly(text []byte, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(target)
}

// check holds the statement to the form that every statement has.
func (s *Statement) check() error {
	content, err := s.content()
	if err != nil {
		return malformed(err)
	}
	sum := sha256.Sum256(content)
	if _, err := workday.NewDate(s.Made.Year, s.Made.Month, s.Made.Day); err != nil || s.ID != hex.EncodeToString(sum[:]) || len(s.Signature) != ed25519.SignatureSize {
		return malformed(err)
	}
	if !s.placed() {
		return malformed(nil)
	}
	if err := s.checkBody(); err != nil {
		return err
	}
	return s.checkSubject()
}

// placed reports whether stream, number and what is superseded have their form.
func (s *Statement) placed() bool {
	if !isName(s.Origin) || !isName(s.Series) || s.To != "" && !isName(s.To) || s.Seq < 1 || len(s.Supersedes) > mostSuperseded {
		return false
	}
	for i, id := range s.Supersedes {
		if !isDigest(id) || i > 0 && s.Supersedes[i-1] >= id {
			return false
		}
	}
	return true
}

// Content reads the body of a statement that was checked when it was signed or
// came in.
func (s *Statement) Content() (Body, error) {
	known, ok := kinds[s.Kind]
	if !ok {
		return nil, fault.New(fault.TooNew, "包里有这个版本不认识的内容“%s”。先升级程序", clip(string(s.Kind)))
	}
	b := known.body()
	if err := json.Unmarshal(s.Body, b); err != nil {
		return nil, malformed(err)
	}
	return b, nil
}

// checkBody holds the body to its rules, and to the one way to write it.
func (s *Statement) checkBody() error {
	b, err := s.Content()
	if err != nil {
		return err
	}
	if again, err := json.Marshal(b); err != nil || !bytes.Equal(again, s.Body) {
		return malformed(err)
	}
	return b.Validate()
}

// BodyOf reads the body of a statement of a kind; ok is false for other kinds.
func BodyOf[B Body](s *Statement) (body B, ok bool) {
	b, err := s.Content()
	if err != nil {
		return body, false
	}
	body, ok = b.(B)
	return body, ok
}

// isDigest reports whether a text is a SHA-256 as this program writes it.
func isDigest(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == sha256.Size && hex.EncodeToString(raw) == text
}

// clip shortens a value for a sentence.
func clip(s string) string {
	const most = 30
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}
