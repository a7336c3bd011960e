package desk

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// The parameters of argon2id: the second choice of OWASP's password storage
// sheet, for an old PC with 2 GB, where the 64 MiB of RFC 9106 would be noticed.
// docs/audit.md has what they cost.
const (
	argonTime    = 2
	argonMemory  = 19 * 1024 // KiB
	argonThreads = 1
	argonKey     = 32
	saltLength   = 16
)

// hashPIN returns what is stored of a password, "" for none.
func hashPIN(pin string) (string, error) {
	if pin == "" {
		return "", nil
	}
	if err := office.CheckPIN(pin); err != nil {
		return "", err
	}
	salt := make([]byte, saltLength)
	rand.Read(salt) // never fails (crypto/rand)
	key := argon2.IDKey(passwordBytes(pin), salt, argonTime, argonMemory, argonThreads, argonKey)
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("argon2id$%d$%d$%s$%s", argonTime, argonMemory, encode(salt), encode(key)), nil
}

// passwordBytes is a password however the keyboard composes its characters.
func passwordBytes(pin string) []byte { return norm.NFC.Bytes([]byte(pin)) }

func pinFits(hash, pin string) bool {
	if hash == "" {
		return pin == ""
	}
	parts := strings.Split(hash, "$")
	if len(parts) != 5 {
		return false
	}
	var passes, memory uint32
	if _, err := fmt.Sscan(parts[1], &passes); err != nil {
		return false
	}
	if _, err := fmt.Sscan(parts[2], &memory); err != nil {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[3])
	want, err2 := base64.RawStdEncoding.DecodeString(parts[4])
	if err1 != nil || err2 != nil {
		return false
	}
	got := argon2.IDKey(passwordBytes(pin), salt, passes, memory, argonThreads, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}

// tries is how often a person's password was wrong since it was last right. It
// is kept with the office, so that closing the program does not start the count
// anew.
type tries struct {
	Missed int       `json:"missed"`
	Until  time.Time `json:"until,omitzero"` // no try before
}

// triesSetting keeps the tries at a person's password; the id follows.
const triesSetting = "tries:"

const (
	freeTries   = 3                 // before the first wait
	longestWait = 512 * time.Second // of doubling ones
)

// tryPIN compares what was typed with a person's password. After three wrong
// ones each asks for twice the wait of the one before; the log has them all.
func (d *Desk) tryPIN(ctx context.Context, p office.Person, pin, wrong string) error {
	name := triesSetting + p.ID
	so, err := settingOf[tries](ctx, d, name)
	if err != nil {
		return err
	}
	// A clock that was set back must not shut anybody out for years: what is
	// longer than the longest wait was not asked for by this clock.
	if wait := so.Until.Sub(d.now()); wait > 0 && wait <= longestWait {
		return fault.New(fault.NotAllowed, "密码错了%d次，%d秒后再试", so.Missed, int(wait.Seconds()+1))
	}
	right := pinFits(p.PIN, pin)
	switch {
	case right && so.Missed == 0:
		return nil
	case right:
		so = tries{}
	default:
		so.Missed++
		so.Until = time.Time{}
		if over := so.Missed - freeTries; over >= 0 {
			so.Until = d.now().Add(min(time.Second<<min(over+1, 9), longestWait)).UTC()
		}
	}
	if err := d.keepTries(ctx, p, name, so); err != nil && !right {
		return err // who cannot be counted does not guess
	} else if err != nil {
		slog.Warn("tries not reset", "error", err) // a write-protected stick lets its owner in
	}
	if right {
		return nil
	}
	return fault.New(fault.NotAllowed, "%s", wrong)
}

func (d *Desk) keepTries(ctx context.Context, p office.Person, name string, so tries) error {
	text, err := json.Marshal(so)
	if err != nil {
		return err
	}
	by := store.Author{Name: p.Name, At: d.now()} // at whose password it was tried
	return d.office.Change(ctx, by, func(tx *store.Tx) error { return tx.Set(name, string(text)) })
}
