package exchange

import (
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

var (
	town = office.Organ{ID: "TOWN", Level: office.Town, Name: "青石镇人民政府"}
	east = office.Organ{ID: "EAST", Level: office.Village, Name: "河东村"}
	west = office.Organ{ID: "WEST", Level: office.Village, Name: "河西村"}

	today = workday.MustDate("2026-11-22")
)

func keyOf(o office.Organ) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte(strings.Repeat(o.ID, 8)))
}

// said makes a signed statement.
func said(t testing.TB, o office.Organ, to string, seq int, b Body, subject string, supersedes ...string) Statement {
	t.Helper()
	s, err := New(Stream{o.ID, "1", to}, seq, today, b, subject, supersedes...)
	if err == nil {
		s, err = s.Sign(keyOf(o))
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestWhoMaySayWhat is the table of doc.go, each kind by each office to each
// audience.
func TestWhoMaySayWhat(t *testing.T) {
	digest := strings.Repeat("ab", 32)
	bodies := map[Kind]Body{
		Catalogue: &CatalogueBody{catalog.Entry{ID: "e", Category1: "村级财务"}},
		Task:      &TaskBody{Title: "公开账目", Due: today},
		Item:      &ItemBody{Title: "公示", Postings: []Posting{{ID: "p", Channel: catalog.NoticeBoard, On: today}}},
		Evidence:  &EvidenceBody{Posting: "p", Digest: digest, Name: "照片.jpg"},
		Figures:   figures(1),
		Review:    &ReviewBody{Seen: []string{digest}, Verdict: Passed},
		Answer:    &AnswerBody{Done: true, On: today},
		NewKey:    &KeyBody{hex.EncodeToString(public(keyOf(town))), hex.EncodeToString(public(keyOf(town)))},
	}
	rest := map[Kind][]string{Item: {"i"}, Evidence: {"i", digest}, Figures: {"2026-Q1", "月报"}, Review: {"i"}, Answer: {"t"}}
	// who, to whom, about whom; that no village takes from another is Judge's
	allowed := map[Kind][]string{
		Catalogue: {"TOWN>", "TOWN>EAST", "TOWN>WEST"},
		Task:      {"TOWN>", "TOWN>EAST", "TOWN>WEST"},
		Item:      {"EAST> EAST", "EAST>TOWN EAST", "EAST>WEST EAST"},
		Evidence:  {"EAST> EAST", "EAST>TOWN EAST", "EAST>WEST EAST"},
		Figures:   {"EAST> EAST", "EAST>TOWN EAST", "EAST>WEST EAST", "TOWN>EAST EAST", "TOWN>WEST WEST"},
		Review:    {"TOWN>EAST EAST", "TOWN>WEST WEST"},
		Answer:    {"EAST> EAST", "EAST>TOWN EAST", "EAST>WEST EAST", "TOWN>EAST EAST", "TOWN>WEST WEST"},
		NewKey:    {"EAST> EAST", "TOWN> TOWN"},
	}
	for _, kind := range Kinds() {
		for _, who := range []office.Organ{town, east} {
			for _, to := range []string{"", "TOWN", "EAST", "WEST"} {
				for _, about := range []string{"", "TOWN", "EAST", "WEST"} {
					subject := SubjectOf(append([]string{about}, rest[kind]...)...)
					ofTown := kind == Catalogue || kind == Task
					if ofTown != (about == "") || to == who.ID {
						continue
					}
					if ofTown {
						subject = "x"
					}
					s := said(t, who, to, 1, bodies[kind], subject)
					call := strings.TrimSpace(who.ID + ">" + to + " " + about)
					if err := Permit(&s, who); (err == nil) != slices.Contains(allowed[kind], call) {
						t.Errorf("%s %s: %v", kind, call, err)
					}
				}
			}
		}
	}
}

func TestOneSpeaksForOneselfOnly(t *testing.T) {
	s := said(t, east, "", 1, figures(1), SubjectOf("WEST", "2026-Q1", "月报"))
	if err := Permit(&s, east); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("a village speaks for another: %v", err)
	}
	s = said(t, east, "", 1, figures(1), SubjectOf("EAST", "2026-Q1", "月报"))
	if err := Permit(&s, west); fault.CodeOf(err) != fault.NotAllowed {
		t.Errorf("a village uses the name of another: %v", err)
	}
}

// TestAStatementHasOneForm: no two lines are the same statement, and a changed
// one is none.
func TestAStatementHasOneForm(t *testing.T) {
	s := said(t, east, "", 1, &ItemBody{Title: "公示<一>&“二”", Postings: []Posting{{ID: "p", Channel: catalog.NoticeBoard, Place: "村口", On: today}}}, "EAST/i")
	line, err := s.Line()
	if err != nil {
		t.Fatal(err)
	}
	back, err := Parse(line)
	if err != nil || back.ID != s.ID || !back.SignedBy([]ed25519.PublicKey{public(keyOf(east))}) {
		t.Fatalf("%v\n%s", err, line)
	}
	for at := range line {
		for _, bad := range [][]byte{slices.Delete(slices.Clone(line), at, at+1), slices.Insert(slices.Clone(line), at, ' '), flip(line, at)} {
			if other, err := Parse(bad); err == nil && other.SignedBy([]ed25519.PublicKey{public(keyOf(east))}) {
				t.Errorf("taken: %s", bad)
			}
		}
	}
	for name, bad := range map[string]string{
		"another field":    strings.Replace(string(line), `{"id"`, `{"x":1,"id"`, 1),
		"a field twice":    strings.Replace(string(line), `"seq":1`, `"seq":2,"seq":1`, 1),
		"another spelling": strings.Replace(string(line), `"seq"`, `"SEQ"`, 1),
		"two lines":        string(line) + "\n" + string(line),
		"a null body":      strings.Replace(string(line), string(s.Body), "null", 1),
		"too long":         string(line) + strings.Repeat(" ", longestLine),
	} {
		if _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func flip(line []byte, at int) []byte {
	bad := slices.Clone(line)
	bad[at] ^= 1
	return bad
}

func TestACodeShowsEverySlip(t *testing.T) {
	code := CodeOf(town, public(keyOf(town)))
	if len(code) != codeLength || code == CodeOf(office.Organ{ID: town.ID, Level: office.Village}, public(keyOf(town))) || code == CodeOf(town, public(keyOf(east))) {
		t.Fatalf("code %s", code)
	}
	groups := code.Groups()
	if strings.Count(groups, "-") != 7 {
		t.Errorf("groups %s", groups)
	}
	for _, typed := range []string{groups, strings.ToLower(groups), string(code), strings.ReplaceAll(groups, "-", " "), strings.ReplaceAll(groups, "-", "　－") + "\n"} {
		if got, err := ParseCode(typed); err != nil || got != code {
			t.Errorf("%q: %s %v", typed, got, err)
		}
	}
	for at := range len(code) {
		for _, sign := range codeSigns {
			if wrong := string(code[:at]) + string(sign) + string(code[at+1:]); wrong != string(code) {
				if _, err := ParseCode(wrong); fault.CodeOf(err) != fault.Invalid {
					t.Errorf("sign %d as %c passes", at, sign)
				}
			}
		}
		if at > 0 && code[at] != code[at-1] {
			swapped := []byte(code)
			swapped[at], swapped[at-1] = swapped[at-1], swapped[at]
			if _, err := ParseCode(string(swapped)); err == nil {
				t.Errorf("signs %d and %d exchanged pass", at-1, at)
			}
		}
	}
	for _, typed := range []string{"", "O0I1", groups[:34], groups + "-2222"} {
		if _, err := ParseCode(typed); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q passes", typed)
		}
	}
}

// TestWhatAPackageIsRefusedFor: the whole package, each time.
func TestWhatAPackageIsRefusedFor(t *testing.T) {
	good := said(t, east, "", 1, figures(1), SubjectOf("EAST", "2026-Q1", "月报"))
	otherVillage := said(t, west, "", 1, figures(1), SubjectOf("WEST", "2026-Q1", "月报"))
	forged, _ := good.Sign(keyOf(west))
	review := said(t, east, "TOWN", 1, &ReviewBody{Seen: []string{strings.Repeat("ab", 32)}, Verdict: Passed}, "EAST/i")
	manifest := func() Manifest {
		return Manifest{
			Format: Format, Version: Version, From: east, Key: hex.EncodeToString(public(keyOf(east))), For: CodeOf(town, public(keyOf(town))),
			Number: 1, Made: today, Has: Vector{}, Files: []File{}, Statements: Part{Digest: strings.Repeat("ab", 32)},
		}
	}
	peer := Peer{Organ: east, Keys: []ed25519.PublicKey{public(keyOf(east))}}
	own := Peer{Organ: town, Keys: []ed25519.PublicKey{public(keyOf(town))}}
	judge := func(m Manifest, statements ...Statement) error {
		if err := m.Validate(); err != nil {
			return err
		}
		_, err := Judge(&m, statements, func(string) bool { return false }, peer, own)
		return err
	}
	if err := judge(manifest(), good); err != nil {
		t.Fatal(err)
	}
	for name, refused := range map[string]func(*Manifest) []Statement{
		"a village that reviews":           func(*Manifest) []Statement { return []Statement{good, review} },
		"what another village said":        func(*Manifest) []Statement { return []Statement{good, otherVillage} },
		"a forged signature":               func(*Manifest) []Statement { return []Statement{forged} },
		"a key nobody knows":               func(m *Manifest) []Statement { m.Key = hex.EncodeToString(public(keyOf(west))); return nil },
		"a package for somebody else":      func(m *Manifest) []Statement { m.For = CodeOf(west, public(keyOf(west))); return nil },
		"the name of another office":       func(m *Manifest) []Statement { m.From = west; return nil },
		"a village that calls itself town": func(m *Manifest) []Statement { m.From.Level = office.Town; return nil },
		"another format":                   func(m *Manifest) []Statement { m.Format = "bagit"; return nil },
		"a later version":                  func(m *Manifest) []Statement { m.Version++; return nil },
		"no number":                        func(m *Manifest) []Statement { m.Number = 0; return nil },
		"files out of order": func(m *Manifest) []Statement {
			m.Files = []File{{Digest: strings.Repeat("b", 64), Name: "b"}, {Digest: strings.Repeat("a", 64), Name: "a"}}
			return nil
		},
	} {
		m := manifest()
		statements := refused(&m)
		if err := judge(m, statements...); err == nil || fault.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	own.Keys = nil
	if err := judge(manifest()); err == nil {
		t.Error("taken with a code that is not ours")
	}
}

// TestAKeyIsHandedOn: by a statement of the old key; one that was given up signs
// nothing new.
func TestAKeyIsHandedOn(t *testing.T) {
	next := keyOf(west)
	change := said(t, east, "", 1, &KeyBody{hex.EncodeToString(public(keyOf(east))), hex.EncodeToString(public(next))}, "EAST")
	signed, err := New(Stream{"EAST", "1", ""}, 2, today, figures(1), SubjectOf("EAST", "2026-Q1", "月报"))
	if err == nil {
		signed, err = signed.Sign(next)
	}
	if err != nil {
		t.Fatal(err)
	}
	m := Manifest{From: east, Key: hex.EncodeToString(public(next)), For: CodeOf(town, public(keyOf(town)))}
	own := Peer{Organ: town, Keys: []ed25519.PublicKey{public(keyOf(town))}}
	old := Peer{Organ: east, Keys: []ed25519.PublicKey{public(keyOf(east))}}
	fresh := func(string) bool { return false }
	peer, err := Judge(&m, []Statement{signed, change}, fresh, old, own)
	if err != nil || len(peer.Keys) != 2 {
		t.Fatalf("%v, %d keys", err, len(peer.Keys))
	}
	if _, err := Judge(&m, []Statement{signed}, fresh, old, own); err == nil {
		t.Error("taken though nobody named the key")
	}
	revoked := Peer{Organ: east, Keys: []ed25519.PublicKey{public(next)}, Revoked: old.Keys}
	if _, err := Judge(&m, []Statement{change, signed}, fresh, revoked, own); err != nil {
		t.Errorf("what was said before the key was given up: %v", err)
	}
	m.Key = hex.EncodeToString(public(keyOf(east)))
	if _, err := Judge(&m, nil, fresh, revoked, own); err == nil {
		t.Error("a package signed with a key that was given up")
	}
}

func TestHeadsStandUntilSuperseded(t *testing.T) {
	subject := SubjectOf("EAST", "2026-Q1", "月报")
	a := said(t, east, "", 1, figures(1), subject)
	b := said(t, town, "EAST", 1, figures(2), subject)
	elsewhere := said(t, east, "", 2, figures(3), SubjectOf("EAST", "2026-Q2", "月报"), a.ID)
	values := Values([]Statement{b, elsewhere, a, a})
	if len(values) != 2 || len(Conflicts(values)) != 1 || !slices.Equal(values[0].HeadIDs(), Values([]Statement{a, b})[0].HeadIDs()) {
		t.Fatalf("%v", told(values))
	}
	both := said(t, town, "EAST", 2, figures(2), subject, a.ID, b.ID)
	if v := Values([]Statement{a, both, b}); len(v) != 1 || v[0].Conflict() || v[0].Newest().ID != both.ID {
		t.Errorf("%v", told(v))
	}
}

func TestAVectorIsWrittenInOneWay(t *testing.T) {
	v := Vector{{"B", "1", ""}: 3, {"A", "1", "C"}: 1, {"A", "1", ""}: 2, {"Z", "9", ""}: 0}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var back Vector
	if err := json.Unmarshal(text, &back); err != nil || len(back) != 3 || back.Behind(v) != 0 || v.Behind(back) != 0 {
		t.Errorf("%v %v", back, err)
	}
	for _, bad := range []string{`[{"origin":"A","series":"1","seq":0}]`, `[{"origin":"A","series":"1","seq":1},{"origin":"A","series":"1","seq":2}]`, `[{"origin":"","series":"1","seq":1}]`, `{}`} {
		if err := json.Unmarshal([]byte(bad), &back); err == nil {
			t.Errorf("%s passes", bad)
		}
	}
	if upTo, missing := Contiguous([]int{5, 1, 2, 2, 7}); upTo != 2 || missing != 3 {
		t.Errorf("up to %d, %d missing", upTo, missing)
	}
}
