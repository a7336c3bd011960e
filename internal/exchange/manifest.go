package exchange

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"slices"
	"unicode/utf8"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// Format and Version are what a package calls itself.
const (
	Format  = "zwgk-exchange"
	Version = 1
)

// Manifest is what a package says of itself; the sender signs it.
type Manifest struct {
	Format     string       `json:"format"`
	Version    int          `json:"version"`
	From       office.Organ `json:"from"`
	Key        string       `json:"key"`    // ed25519, hexadecimal
	For        Code         `json:"for"`    // of the receiver's key
	Number     int          `json:"number"` // of the packages to this receiver, from 1
	Made       workday.Date `json:"made"`
	Has        Vector       `json:"has"`  // what the sender has of what the two share
	Left       int          `json:"left"` // statements that did not go in
	Statements Part         `json:"statements"`
	Files      []File       `json:"files"` // in the order of their digests
}

// Part is a part of the package that everything depends on.
type Part struct {
	Count  int    `json:"count"`
	Size   int64  `json:"size"` // bytes
	Digest string `json:"sha256"`
}

// File is a file of the package.
type File struct {
	Digest string `json:"sha256"`
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes
}

// Public is the sender's key.
func (m *Manifest) Public() ed25519.PublicKey {
	raw, err := hex.DecodeString(m.Key)
	if err != nil || len(raw) != ed25519.PublicKeySize {
		return nil
	}
	return raw
}

// Validate holds the manifest to its form.
func (m *Manifest) Validate() error {
	switch {
	case m.Format != Format:
		return fault.New(fault.Unreadable, "这不是单位之间交换用的包。核对选的文件")
	case m.Version > Version:
		return fault.New(fault.TooNew, "这个包是用更新版本的程序做的。先升级程序")
	case m.Version != Version, m.Public() == nil, hex.EncodeToString(m.Public()) != m.Key, m.Number < 1, m.Left < 0, m.Has == nil, m.Files == nil, !isName(m.From.ID):
		return malformedPackage()
	}
	organ, err := office.NewOrgan(m.From.ID, m.From.Level, m.From.Name)
	if err != nil || organ != m.From {
		return malformedPackage()
	}
	if _, err := workday.NewDate(m.Made.Year, m.Made.Month, m.Made.Day); err != nil || !isDigest(m.Statements.Digest) {
		return malformedPackage()
	}
	if _, err := ParseCode(string(m.For)); err != nil {
		return malformedPackage()
	}
	return m.validFiles()
}

func (m *Manifest) validFiles() error {
	for i, f := range m.Files {
		if !isDigest(f.Digest) || f.Size < 0 || f.Name == "" || !utf8.ValidString(f.Name) || i > 0 && m.Files[i-1].Digest >= f.Digest {
			return malformedPackage()
		}
	}
	return nil
}

func malformedPackage() error {
	return fault.New(fault.Damaged, "包里的清单不对，没有收。让对方重新做包")
}

// Peer is what an office knows of the one that a package comes from.
type Peer struct {
	Organ   office.Organ
	Keys    []ed25519.PublicKey // it may sign packages with, oldest first
	Revoked []ed25519.PublicKey // it signed statements with; no package is taken by them
}

// KeyWithCode finds the key that a code on paper is of: the one that signed the
// package, or an earlier one of the sender's that the statements name.
func KeyWithCode(code Code, m *Manifest, statements []Statement) (key string, ok bool) {
	keys := []string{m.Key}
	for i := range statements {
		if b, isKey := BodyOf[*KeyBody](&statements[i]); isKey && statements[i].Origin == m.From.ID {
			keys = append(keys, b.Old)
		}
	}
	for _, key := range keys {
		if raw, err := hex.DecodeString(key); err == nil && CodeOf(m.From, raw) == code {
			return key, true
		}
	}
	return "", false
}

// Judge decides whether a package may be taken: it is for our own office, from
// the peer, signed with a key of the peer, and every statement in it is one that
// the peer may make, or our own given back. It returns the peer with the keys
// that the package makes known. One statement that does not hold refuses all.
// What is known already was judged when it came.
func Judge(m *Manifest, statements []Statement, known func(id string) bool, peer, own Peer) (Peer, error) {
	own.Keys = withNewKeys(own, statements)
	if !own.goesBy(m.For) {
		return peer, fault.New(fault.NotAllowed, "这个包是“%s”做给别的单位的，没有收。核对拿的是不是给“%s”的包", m.From.Name, own.Organ.Name)
	}
	if m.From.ID == own.Organ.ID {
		return peer, fault.New(fault.NotAllowed, "这是本单位自己做的包，不用收")
	}
	if IsAbove(m.From.Level) == IsAbove(own.Organ.Level) {
		return peer, fault.New(fault.NotAllowed, "“%s”和本单位不是乡镇和村的关系，不能直接交换。没有收", m.From.Name)
	}
	if m.From.ID != peer.Organ.ID || m.From.Level != peer.Organ.Level {
		return peer, unknownKey(m.From.Name)
	}
	peer.Organ.Name = m.From.Name
	peer.Keys = withNewKeys(peer, statements)
	if !hasKey(peer.Keys, m.Public()) {
		return peer, unknownKey(m.From.Name)
	}
	for i := range statements {
		if known(statements[i].ID) {
			continue
		}
		if err := judgeOne(&statements[i], peer, own); err != nil {
			return peer, err
		}
	}
	return peer, nil
}

// goesBy reports whether a code is that of one of the peer's keys.
func (p *Peer) goesBy(code Code) bool {
	return slices.ContainsFunc(slices.Concat(p.Keys, p.Revoked), func(k ed25519.PublicKey) bool { return CodeOf(p.Organ, k) == code })
}

func unknownKey(name string) error {
	return fault.New(fault.NotAllowed, "这个包的密钥不是登记过的“%s”的，没有收。当面要来对方的核对码，登记以后再收", name)
}

// Follow adds the keys that a peer has named in its own statements.
func (p Peer) Follow(statements []Statement) Peer {
	p.Keys = withNewKeys(p, statements)
	return p
}

// withNewKeys follows the statements by which the peer named its next keys, each
// signed by one that is known, in whatever order they lie.
func withNewKeys(peer Peer, statements []Statement) []ed25519.PublicKey {
	keys := slices.Clone(peer.Keys)
	for found := true; found; {
		found = false
		for i := range statements {
			s := &statements[i]
			if s.Kind != NewKey || s.Origin != peer.Organ.ID {
				continue
			}
			b, ok := BodyOf[*KeyBody](s)
			if ok && !hasKey(keys, b.Public()) && !hasKey(peer.Revoked, b.Public()) && s.SignedBy(keys) {
				keys, found = append(keys, b.Public()), true
			}
		}
	}
	return keys
}

func hasKey(keys []ed25519.PublicKey, key ed25519.PublicKey) bool {
	return slices.ContainsFunc(keys, func(k ed25519.PublicKey) bool { return k.Equal(key) })
}

func judgeOne(s *Statement, peer, own Peer) error {
	if !s.Shared(peer.Organ.ID, own.Organ.ID) {
		return fault.New(fault.NotAllowed, "包里有“%s”不该转来的内容，整个包没有收。核对是谁做的包", peer.Organ.Name)
	}
	speaker := peer
	if s.Origin == own.Organ.ID {
		speaker = own
	}
	if !s.SignedBy(slices.Concat(speaker.Keys, speaker.Revoked)) {
		return fault.New(fault.NotAllowed, "包里有一条“%s”的%s签名不对，整个包没有收。让对方重新做包", speaker.Organ.Name, s.Kind.Label())
	}
	return Permit(s, speaker.Organ)
}

// Forked reports a statement that has the number of another one: two copies of
// an office are at work.
func Forked(name string) error {
	return fault.New(fault.Conflict, "“%s”有两份资料同时在用，编号重了，整个包没有收。问清哪一份是真的，停用另一份，把停用的那份新写的内容补进真的那份再做包", name)
}

// signedManifest keeps a signature of a manifest from being one of anything else.
const signedManifest = "zwgk package 1\n"

// Text writes the manifest as packages hold it, with the signature beside it.
func (m *Manifest) Text(key ed25519.PrivateKey) (text, signature []byte, err error) {
	text, err = json.Marshal(m)
	return text, ed25519.Sign(key, append([]byte(signedManifest), text...)), err
}

// ParseManifest reads a manifest that its own key has signed, written exactly as
// Text writes it. Whose key that is, Judge decides.
func ParseManifest(text, signature []byte) (Manifest, error) {
	var m Manifest
	if err := strictly(text, &m); err != nil {
		return m, malformedPackage()
	}
	if err := m.Validate(); err != nil {
		return m, err
	}
	if again, err := json.Marshal(&m); err != nil || !bytes.Equal(again, text) {
		return m, malformedPackage()
	}
	if !ed25519.Verify(m.Public(), append([]byte(signedManifest), text...), signature) {
		return m, fault.New(fault.Damaged, "包的签名不对，没有收。让对方重新做包")
	}
	return m, nil
}
