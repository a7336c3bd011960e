package desk

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// exchangeSetting keeps the office's key. It is in the database, because an
// office that comes back from a backup must be the one that its partners know;
// so whoever has an unencrypted backup can speak for the office, and a backup
// that leaves the house should be encrypted.
const exchangeSetting = "exchange_key"

// exchangeSecret is the office's key as it is kept.
type exchangeSecret struct {
	Seed   string   `json:"seed"`             // ed25519, hexadecimal
	Before []string `json:"before,omitempty"` // public keys that it had earlier
	Series string   `json:"series"`           // of its statements' numbers
}

// voice is the office towards its partners.
type voice struct {
	secret exchangeSecret
	key    ed25519.PrivateKey
	own    exchange.Peer // with every key that it ever had
}

func (i *voice) public() ed25519.PublicKey {
	return ed25519.PublicKey(i.key[ed25519.SeedSize:])
}

func (i *voice) code() exchange.Code { return exchange.CodeOf(i.own.Organ, i.public()) }

// voice reads the office's key; ok is false when it has none yet.
func (d *Desk) voice(ctx context.Context) (i voice, ok bool, err error) {
	if i.secret, err = settingOf[exchangeSecret](ctx, d, exchangeSetting); err != nil || i.secret.Seed == "" {
		return i, false, err
	}
	seed, err := hex.DecodeString(i.secret.Seed)
	if err != nil || len(seed) != ed25519.SeedSize {
		return i, false, fault.New(fault.Damaged, "单位的密钥读不出来。用最近的备份恢复")
	}
	i.key = ed25519.NewKeyFromSeed(seed)
	i.own.Organ = d.Organ()
	if i.own.Keys, err = publicKeys(append(slices.Clone(i.secret.Before), hex.EncodeToString(i.public()))); err != nil {
		return i, false, err
	}
	named, err := d.office.StatementsOf(ctx, d.office.Reader(), exchange.NewKey)
	i.own = i.own.Follow(named)
	return i, true, err
}

func publicKeys(texts []string) ([]ed25519.PublicKey, error) {
	var keys []ed25519.PublicKey
	for _, text := range texts {
		raw, err := hex.DecodeString(text)
		if err != nil || len(raw) != ed25519.PublicKeySize {
			return nil, fault.New(fault.Damaged, "单位的密钥读不出来。用最近的备份恢复")
		}
		keys = append(keys, raw)
	}
	return keys, nil
}

// speaking gives the office a key when it has none, and a new series of numbers
// when its folder is not the one that the series was begun in.
func (d *Desk) speaking(ctx context.Context) (voice, error) {
	i, ok, err := d.voice(ctx)
	if err != nil {
		return i, err
	}
	mark, err := d.office.Series()
	if err != nil {
		return i, err
	}
	if ok && mark == i.secret.Series && mark != "" {
		return i, nil
	}
	if !ok {
		seed := make([]byte, ed25519.SeedSize)
		rand.Read(seed) // never fails (crypto/rand)
		i.secret.Seed = hex.EncodeToString(seed)
	}
	// First the mark, then the setting: between the two the office only begins
	// one series more.
	i.secret.Series = store.NewID()
	if err := d.office.MarkSeries(i.secret.Series); err != nil {
		return i, err
	}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return keepSecret(tx, i.secret) })
	if err != nil {
		return i, err
	}
	i, _, err = d.voice(ctx)
	return i, err
}

func keepSecret(tx *store.Tx, secret exchangeSecret) error {
	text, err := json.Marshal(secret)
	if err != nil {
		return err
	}
	return tx.SetSecret(exchangeSetting, string(text))
}

// ExchangeCode is the office's own code in eight groups of four, to be printed
// and given to its partners by hand.
func (d *Desk) ExchangeCode(ctx context.Context) (string, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return "", err
	}
	i, err := d.speaking(ctx)
	if err != nil {
		return "", err
	}
	return i.code().Groups(), nil
}

// ChangeExchangeKey gives the office another key, as at a hand-over: a statement
// of the old key names the new one, so partners need no new code.
func (d *Desk) ChangeExchangeKey(ctx context.Context) (code string, err error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return "", err
	}
	i, err := d.speaking(ctx)
	if err != nil {
		return "", err
	}
	seed := make([]byte, ed25519.SeedSize)
	rand.Read(seed) // never fails (crypto/rand)
	next := ed25519.NewKeyFromSeed(seed)
	public := hex.EncodeToString(next[ed25519.SeedSize:])
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		if err := d.speaker(tx, &i).decide(ctx, "", &exchange.KeyBody{Old: hex.EncodeToString(i.public()), Key: public}, d.Organ().ID); err != nil {
			return err
		}
		i.secret.Before = append(i.secret.Before, hex.EncodeToString(i.public()))
		i.secret.Seed = hex.EncodeToString(seed)
		return keepSecret(tx, i.secret)
	})
	if err != nil {
		return "", err
	}
	return exchange.CodeOf(d.Organ(), ed25519.PublicKey(next[ed25519.SeedSize:])).Groups(), nil
}

// Partner is an office that packages are exchanged with.
type Partner struct {
	ID      string       `json:"id"`    // the code it was entered by
	Name    string       `json:"name"`  // its own, or the clerk's word before it was heard of
	Organ   office.Organ `json:"organ"` // zero before it was heard of
	Code    string       `json:"code"`  // of its newest key, in groups
	Known   bool         `json:"known"` // a package of it was taken
	TakenOn workday.Date `json:"taken_on,omitzero"`
	MadeOn  workday.Date `json:"made_on,omitzero"`
	Waiting int          `json:"waiting"` // of this office's statements, those that it has not said it has
}

// Partners lists the offices that packages are exchanged with, in the order in
// which they were entered.
func (d *Desk) Partners(ctx context.Context) ([]Partner, error) {
	stored, err := d.office.AllPartners(ctx, d.office.Reader())
	if err != nil {
		return nil, err
	}
	vector, err := d.office.StatementVector(ctx, d.office.Reader())
	if err != nil {
		return nil, err
	}
	partners := []Partner{}
	for _, p := range stored {
		if p.Into != "" {
			continue
		}
		shown := Partner{ID: p.ID, Name: partnerName(&p), Organ: organOf(&p), Known: p.Organ.ID != "", TakenOn: p.TakenOn, MadeOn: p.MadeOn}
		for stream, seq := range vector.Between(d.Organ().ID, p.Organ.ID) {
			if stream.Origin == d.Organ().ID {
				shown.Waiting += max(0, seq-p.Has[stream])
			}
		}
		peer, err := peerOf(&p)
		if err != nil {
			return nil, err
		}
		shown.Code = newestCode(&p, peer).Groups()
		partners = append(partners, shown)
	}
	return partners, nil
}

func partnerName(p *store.Partner) string {
	switch {
	case p.Organ.Name != "":
		return p.Organ.Name
	case p.Note != "":
		return p.Note
	}
	return exchange.Code(p.ID).Groups()
}

func organOf(p *store.Partner) office.Organ {
	return office.Organ{ID: p.Organ.ID, Level: office.Level(p.Organ.Level), Name: p.Organ.Name}
}

// newestCode is the code by which the partner's own program knows itself.
func newestCode(p *store.Partner, peer exchange.Peer) exchange.Code {
	if len(peer.Keys) == 0 {
		return exchange.Code(p.ID)
	}
	return exchange.CodeOf(peer.Organ, peer.Keys[len(peer.Keys)-1])
}

func peerOf(p *store.Partner) (exchange.Peer, error) {
	peer := exchange.Peer{Organ: organOf(p)}
	var err error
	if peer.Keys, err = publicKeys(p.Keys); err == nil {
		peer.Revoked, err = publicKeys(p.Revoked)
	}
	return peer, err
}

// AddPartner enters an office by the code that it gave on paper. Its first
// package is taken when its key has this code. name is what the clerk calls it
// until then. A known office that lost its key is entered by its new code the
// same way.
func (d *Desk) AddPartner(ctx context.Context, code, name string) (Partner, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return Partner{}, err
	}
	parsed, err := exchange.ParseCode(code)
	if err != nil {
		return Partner{}, err
	}
	if name = strings.TrimSpace(name); len(name) > 200 || strings.ContainsAny(name, "\n\r\t\x00") {
		return Partner{}, fault.New(fault.Invalid, "单位名称写成一行，不超过60个字")
	}
	if i, ok, err := d.voice(ctx); err != nil {
		return Partner{}, err
	} else if ok && i.code() == parsed {
		return Partner{}, fault.New(fault.Invalid, "这是本单位自己的核对码。写对方给的")
	}
	known, err := d.Partners(ctx)
	if err != nil {
		return Partner{}, err
	}
	for _, p := range known {
		if p.ID == string(parsed) || p.Code == parsed.Groups() {
			return p, fault.New(fault.Exists, "这个核对码已经登记过，是“%s”的", p.Name)
		}
	}
	p := store.Partner{ID: string(parsed), Note: name}
	err = d.office.Change(ctx, d.author(), func(tx *store.Tx) error { return store.Partners.Add(tx, &p, "登记核对码") })
	return Partner{ID: p.ID, Name: partnerName(&p), Code: parsed.Groups()}, err
}

// partner finds a partner by its id, its code, or the name of its organ.
func (d *Desk) partner(ctx context.Context, r store.Reader, word string) (store.Partner, error) {
	all, err := d.office.AllPartners(ctx, r)
	if err != nil {
		return store.Partner{}, err
	}
	var found []store.Partner
	for _, p := range all {
		if p.Into == "" && (p.ID == word || p.Organ.ID == word || exchange.Code(p.ID).Groups() == word || p.Organ.Name == word || p.Note == word) && word != "" {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return store.Partner{}, fault.New(fault.NotFound, "没有登记过“%s”。先登记对方的核对码", word)
	}
	return store.Partner{}, fault.New(fault.Conflict, "叫“%s”的单位有%d个。用核对码指明是哪一个", word, len(found))
}
