package exchange

import (
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// member is an office of a history: a set, what it knows of the others, and the
// secrets that a disk holds.
type member struct {
	organ   office.Organ
	keys    []ed25519.PrivateKey
	series  string
	next    map[Stream]int
	set     map[string]Statement
	has     map[string]Vector // what each partner said it has
	peers   map[string]Peer
	backups []*member // as the office was
}

// packet is a package on its way.
type packet struct {
	from, to   string
	manifest   Manifest
	statements []Statement
}

type history struct {
	*rand.Rand
	t       *testing.T
	members map[string]*member
	order   []string
	day     workday.Date
	wire    []packet
	made    map[string]Statement // every statement ever made
	shared  int                  // packages taken
	refused int
	why     error
	resets  int
}

func newHistory(t *testing.T, seed uint64) *history {
	h := &history{
		Rand: rand.New(rand.NewPCG(seed, 1000)), t: t, members: map[string]*member{}, made: map[string]Statement{},
		order: []string{"TOWN", "EAST", "WEST"}, day: workday.MustDate("2026-01-05"),
	}
	for i, id := range h.order {
		level := office.Village
		if i == 0 {
			level = office.Town
		}
		organ := office.Organ{ID: id, Level: level, Name: id}
		h.members[id] = &member{
			organ: organ, keys: []ed25519.PrivateKey{h.key()}, series: "1", next: map[Stream]int{}, set: map[string]Statement{},
			has: map[string]Vector{}, peers: map[string]Peer{},
		}
	}
	for _, village := range h.order[1:] { // codes were exchanged on paper
		h.introduce("TOWN", village)
		h.introduce(village, "TOWN")
	}
	return h
}

func (h *history) introduce(who, to string) {
	m, other := h.members[who], h.members[to]
	m.peers[to] = Peer{Organ: other.organ, Keys: []ed25519.PublicKey{public(other.keys[0])}}
}

func (h *history) key() ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = byte(h.IntN(256))
	}
	return ed25519.NewKeyFromSeed(seed)
}

func public(key ed25519.PrivateKey) ed25519.PublicKey { return key.Public().(ed25519.PublicKey) }

func (m *member) all() []Statement { return slices.Collect(maps.Values(m.set)) }

func (m *member) self() Peer {
	p := Peer{Organ: m.organ}
	for _, k := range m.keys {
		p.Keys = append(p.Keys, public(k))
	}
	return p.Follow(m.all())
}

func (m *member) clone() *member {
	c := *m
	c.keys, c.next, c.set, c.has, c.peers = slices.Clone(m.keys), maps.Clone(m.next), maps.Clone(m.set), maps.Clone(m.has), maps.Clone(m.peers)
	return &c
}

// state makes a member say something, mostly superseding what it knows of the
// subject.
func (h *history) state(m *member, to string, b Body, subject string) {
	stream := Stream{m.organ.ID, m.series, to}
	var supersedes []string
	for _, v := range Values(m.all()) {
		if v.Kind == b.Kind() && v.Subject == subject {
			supersedes = v.HeadIDs()
		}
	}
	m.next[stream]++
	s, err := New(stream, m.next[stream], h.day, b, subject, supersedes...)
	if err != nil {
		h.t.Fatal(err)
	}
	if s, err = s.Sign(m.keys[len(m.keys)-1]); err != nil {
		h.t.Fatal(err)
	}
	m.set[s.ID], h.made[s.ID] = s, s
}

func (h *history) speak(m *member) {
	number := fmt.Sprint(h.IntN(1000))
	if m.organ.ID == "TOWN" {
		village := h.order[1+h.IntN(2)]
		switch h.IntN(3) {
		case 0:
			h.state(m, "", &TaskBody{Title: "公开账目" + number, Due: h.day.AddDays(30)}, fmt.Sprint("task", h.IntN(3)))
		case 1:
			h.state(m, village, &TaskBody{Title: "公开低保" + number, Due: h.day}, fmt.Sprint(village, "-only", h.IntN(2)))
		case 2:
			h.state(m, village, figures(h.IntN(9)), SubjectOf(village, "2026-Q1", "月报"))
		}
		return
	}
	if h.IntN(2) == 0 {
		h.state(m, "", figures(h.IntN(9)), SubjectOf(m.organ.ID, "2026-Q1", "月报"))
		return
	}
	h.state(m, "", &ItemBody{Title: "公示" + number, Postings: []Posting{{ID: "p", Channel: "notice_board", Place: "村口", On: h.day}}},
		SubjectOf(m.organ.ID, fmt.Sprint("item", h.IntN(4))))
}

func figures(n int) *FiguresBody {
	return &FiguresBody{Period: "2026-Q1", Name: "月报", Figures: []Figure{{Name: "公布件数", Number: int64(n)}}}
}

// packSome is a package that may not have fitted on the stick.
func (h *history) packSome(from, to string) packet {
	p := h.pack(from, to)
	keys := 0
	for keys < len(p.statements) && p.statements[keys].Kind == NewKey {
		keys++
	}
	if len(p.statements) > keys && h.IntN(6) == 0 {
		p.statements = p.statements[:keys+h.IntN(len(p.statements)-keys)]
	}
	return p
}

func (h *history) pack(from, to string) packet {
	m := h.members[from]
	vector, _ := SetOf(m.all())
	peer, key := m.peers[to], m.keys[len(m.keys)-1]
	statements := Increment(m.all(), from, to, m.has[to])
	return packet{from, to, Manifest{
		From: m.organ, Key: hex.EncodeToString(public(key)), For: CodeOf(peer.Organ, peer.Keys[len(peer.Keys)-1]),
		Has: vector.Between(from, to),
	}, statements}
}

func (h *history) take(p packet) {
	m := h.members[p.to]
	known := func(id string) bool { return m.set[id].ID != "" }
	peer, err := Judge(&p.manifest, p.statements, known, m.peers[p.from], m.self())
	if err != nil {
		h.refused++ // a key that was lost with a disk
		h.why = err
		return
	}
	h.shared++
	m.peers[p.from], m.has[p.from] = peer, p.manifest.Has
	for _, s := range p.statements {
		m.set[s.ID] = s
	}
}

// step lets something happen.
func (h *history) step(disks bool) {
	m := h.members[h.order[h.IntN(3)]]
	switch n := h.IntN(20); {
	case n < 6:
		h.speak(m)
	case n < 11:
		from, to := "TOWN", h.order[1+h.IntN(2)]
		if h.IntN(2) == 0 {
			from, to = to, from
		}
		h.wire = append(h.wire, h.packSome(from, to))
	case n < 16 && len(h.wire) > 0:
		at := h.IntN(len(h.wire))
		h.take(h.wire[at]) // it stays on the stick and may be taken again
		if h.IntN(2) == 0 {
			h.wire = slices.Delete(h.wire, at, at+1)
		}
	case n < 17 && len(h.wire) > 0:
		h.wire = slices.Delete(h.wire, 0, 1) // lost
	case n == 17:
		next := h.key()
		h.state(m, "", &KeyBody{hex.EncodeToString(public(m.keys[len(m.keys)-1])), hex.EncodeToString(public(next))}, m.organ.ID)
		m.keys = append(m.keys, next)
	case n == 18 && disks:
		m.backups = append(m.backups, m.clone())
	case n == 19 && disks && len(m.backups) > 0:
		h.restore(m)
	default:
		h.day = h.day.AddDays(1)
	}
}

// restore brings a member back as it was, with a new series of numbers.
func (h *history) restore(m *member) {
	h.resets++
	backups := m.backups
	back := backups[h.IntN(len(backups))].clone()
	back.backups, back.series = backups, fmt.Sprint("r", h.resets)
	*m = *back
}

// fully exchanges until every office knows what every other one has.
func (h *history) fully() {
	for range 3 {
		for _, village := range h.order[1:] {
			h.take(h.pack(village, "TOWN"))
			h.take(h.pack("TOWN", village))
		}
	}
}

// TestThousandHistories: two villages and a town speak, lose and swap sticks,
// take packages twice, late and in any order, change keys, and in every second
// history come back from old backups. After a full exchange everybody has
// everything it may know, and the two ends of every exchange agree on what
// stands and on what conflicts.
func TestThousandHistories(t *testing.T) {
	const histories = 1000
	conflicts, taken, refused, resets, statements := 0, 0, 0, 0, 0
	for seed := range uint64(histories) {
		h := newHistory(t, seed)
		disks := seed%2 == 1
		for range 20 + h.IntN(60) {
			h.step(disks)
		}
		universe := maps.Clone(h.made) // nothing that was made is lost
		if disks {                     // but with a disk
			universe = map[string]Statement{}
			for _, m := range h.members {
				maps.Copy(universe, m.set)
			}
		} else if h.refused > 0 {
			t.Errorf("history %d: %d packages refused: %v", seed, h.refused, h.why)
		}
		h.fully()
		conflicts += h.agree(seed, universe)
		taken, refused, resets, statements = taken+h.shared, refused+h.refused, resets+h.resets, statements+len(universe)
	}
	t.Logf("%d histories: %d statements, %d packages taken, %d refused for a lost key, %d restored offices, %d conflicts",
		histories, statements, taken, refused, resets, conflicts)
	if conflicts < histories/4 || resets < histories/4 {
		t.Errorf("only %d conflicts and %d restored offices: the histories try too little", conflicts, resets)
	}
}

func (h *history) agree(seed uint64, universe map[string]Statement) (conflicts int) {
	town := h.members["TOWN"]
	for _, id := range h.order {
		m := h.members[id]
		for key, s := range universe {
			if _, got := m.set[key]; got != mayKnow(s, id) {
				h.t.Errorf("history %d: %s has %s of %s to %q: %v", seed, id, s.Kind, s.Origin, s.To, got)
			}
		}
		for key := range m.set {
			if _, known := universe[key]; !known {
				h.t.Errorf("history %d: %s has what nobody made", seed, id)
			}
		}
		if id == "TOWN" {
			continue
		}
		shared := func(m *member) []Value {
			return Values(slices.DeleteFunc(m.all(), func(s Statement) bool { return !s.Shared("TOWN", id) }))
		}
		here, there := shared(m), shared(town)
		if a, b := told(here), told(there); !slices.Equal(a, b) {
			h.t.Errorf("history %d: %s and the town differ:\n%v\n%v", seed, id, a, b)
		}
		conflicts += len(Conflicts(here))
	}
	return conflicts
}

func mayKnow(s Statement, who string) bool {
	return who == "TOWN" || s.Origin == who || s.Origin == "TOWN" && (s.To == "" || s.To == who)
}

// told writes values down.
func told(values []Value) []string {
	var lines []string
	for _, v := range values {
		lines = append(lines, fmt.Sprint(v.Kind, v.Subject, v.HeadIDs()))
	}
	return lines
}
