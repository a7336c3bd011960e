package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// Anchor names the newest entry of the log as a paper can carry it: its day,
// its number and a part of its hash. Since the hash covers everything before
// it, a paper that hangs on the wall holds the whole log that far: who cuts the
// end off or writes the log anew cannot change the paper.
type Anchor struct {
	Day  workday.Date // of the entry, in China
	Seq  int64        // number of the entry, from 1
	Mark string       // the first markLength figures of its hash
}

// markLength figures of five bits are 100 bits. Half of them, about 2^50 tries,
// is what it takes to make two logs with one mark ahead of the printing.
const markLength = 20

// figures are those of a code, without I, L, O and U, which are misread.
const figures = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var figureCode = base32.NewEncoding(figures).WithPadding(base32.NoPadding)

// checkModulus is the greatest prime that two figures can hold. The code taken
// as a number leaves another remainder after any one wrong figure and after any
// two neighbours that changed places.
const checkModulus = 1021

// beijing is the time that the days of codes are told in, wherever the computer
// thinks it stands.
var beijing = time.FixedZone("CST", 8*3600)

// anchorOf is the anchor that an entry is.
func anchorOf(e entry) (Anchor, error) {
	at, err := time.Parse(time.RFC3339Nano, e.at)
	if err != nil {
		return Anchor{}, fault.Wrap(err, fault.Damaged, "操作日志第%d条的时间读不出来。用最近的备份恢复", e.seq)
	}
	return Anchor{workday.DateOf(at.In(beijing)), e.seq, figureCode.EncodeToString(e.hash[:])[:markLength]}, nil
}

// String is the code as it is printed: day, number, four groups of the mark and
// two figures that check the rest.
func (a Anchor) String() string {
	groups := make([]string, 0, markLength/5)
	for rest := a.Mark; rest != ""; {
		n := min(5, len(rest))
		groups, rest = append(groups, rest[:n]), rest[n:]
	}
	day := strings.ReplaceAll(a.Day.String(), "-", "")
	return day + "-" + strconv.FormatInt(a.Seq, 10) + "-" + strings.Join(groups, "-") + "-" + checkFigures(day+strconv.FormatInt(a.Seq, 10)+a.Mark)
}

func checkFigures(code string) string {
	number := new(big.Int)
	for _, r := range code {
		number.Lsh(number, 5)
		number.Or(number, big.NewInt(int64(strings.IndexRune(figures, r))))
	}
	rest := number.Mod(number, big.NewInt(checkModulus)).Int64()
	return string([]byte{figures[rest/32], figures[rest%32]})
}

// anchorForm is day, number, mark and check figures; no figure of the number is
// a nought in front.
var anchorForm = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})([1-9]\d{0,17})([0-9A-HJKMNP-TV-Z]{20})([0-9A-HJKMNP-TV-Z]{2})$`)

// ParseAnchor reads a code as people copy it from paper: in small letters or
// full width, with the groups run together or put apart, O for 0, I or L for 1.
// What was miscopied is a fault and no verdict on the log.
func ParseAnchor(text string) (Anchor, error) {
	code := strings.Map(func(r rune) rune {
		switch {
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		case strings.ContainsRune("- \t\n\r·—–‐_.、，。", r):
			return -1
		}
		return r
	}, strings.ToUpper(width.Narrow.String(text)))
	code = strings.ReplaceAll(code, "台账校验码", "")
	m := anchorForm.FindStringSubmatch(strings.TrimLeft(code, ":"))
	if m == nil {
		return Anchor{}, fault.New(fault.Invalid, "这不是一个台账校验码。照纸上页脚抄全：日期、条数、四组字母数字和最后两位")
	}
	seq, err := strconv.ParseInt(m[4], 10, 64)
	day, wrong := workday.ParseDate(m[1] + "-" + m[2] + "-" + m[3])
	if err != nil || wrong != nil || checkFigures(m[1]+m[2]+m[3]+m[4]+m[5]) != m[6] {
		return Anchor{}, fault.New(fault.Invalid, "校验码抄错了一位或几位，没有核对。对着纸再抄一遍")
	}
	return Anchor{day, seq, m[5]}, nil
}

// Anchor is the newest entry of the log.
func (o *Office) Anchor(ctx context.Context) (a Anchor, err error) {
	found := false
	err = eachLogged(ctx, o, "ORDER BY seq DESC LIMIT 1", func(e entry) (err error) {
		a, err = anchorOf(e)
		found = true
		return err
	})
	if err == nil && !found {
		err = fault.New(fault.Damaged, "操作日志是空的，资料已损坏。不要再录入，用最近的备份恢复")
	}
	return a, err
}

// AnchorProof is what the log says to a code from paper.
type AnchorProof struct {
	Code  string `json:"code"`
	Held  bool   `json:"held"`  // the log still holds everything up to the code
	Seq   int64  `json:"seq"`   // the entry that the code names
	After int64  `json:"after"` // how many entries follow it; 0 when it is not there
	Says  string `json:"says"`  // one sentence
}

// VerifyAnchor proves that the log still holds what it held when a code was
// printed. It computes every hash again from the first entry; what is written
// in the log's own column does not count.
func (o *Office) VerifyAnchor(ctx context.Context, a Anchor) (AnchorProof, error) {
	p := AnchorProof{Code: a.String(), Seq: a.Seq}
	walk := anchorWalk{wanted: a}
	err := o.look(ctx, func(r Reader) error { return eachLogged(ctx, r, "ORDER BY seq", walk.step) })
	if err != nil {
		return p, err
	}
	switch {
	case walk.held:
		p.Held, p.After = true, walk.last-a.Seq
		p.Says = fmt.Sprintf("相符。%s印这个码的时候，操作日志有%d条，现在都还在，没有改动；后来又记了%d条", a.Day.Chinese(), a.Seq, p.After)
	case walk.last < a.Seq:
		p.Says = fmt.Sprintf("不相符。印这个码的时候，操作日志有%d条，现在只到第%d条：后面的被删掉了，或者这不是本单位的校验码", a.Seq, walk.last)
	case walk.broken > 0 && walk.broken <= a.Seq:
		p.Says = fmt.Sprintf("不相符。操作日志从第%d条起和印这个码的时候不一样：有条目被改动、增减或调换", walk.broken)
	default:
		p.Says = fmt.Sprintf("不相符。操作日志第1条到第%d条自己连得上，却不是印这个码时的那些：日志被整个重写过，或者这不是本单位的校验码", a.Seq)
	}
	return p, nil
}

// anchorWalk goes along the log to the entry that a code names.
type anchorWalk struct {
	wanted Anchor
	head   [sha256.Size]byte // computed, of the entry before
	last   int64
	broken int64 // the first entry whose hash or number does not follow; 0 for none
	held   bool
}

func (w *anchorWalk) step(e entry) error {
	computed := e.chain(w.head)
	if w.broken == 0 && (e.seq != w.last+1 || e.hash != computed) {
		w.broken = w.last + 1
	}
	w.head, w.last = computed, e.seq
	if w.broken == 0 && e.seq == w.wanted.Seq {
		now, err := anchorOf(e)
		w.held = err == nil && now == w.wanted
	}
	return nil
}

// eachLogged calls see with the entries of the log that a clause selects and
// orders.
func eachLogged(ctx context.Context, r Reader, clause string, see func(entry) error) error {
	return each(ctx, r, "SELECT seq, at, actor, action, subject, digest, detail, hash FROM audit "+clause, nil, func(rows *sql.Rows) error {
		var e entry
		var digest, hash sql.RawBytes
		if err := rows.Scan(&e.seq, &e.at, &e.actor, &e.action, &e.subject, &digest, &e.detail, &hash); err != nil {
			return err
		}
		copy(e.digest[:], digest)
		copy(e.hash[:], hash)
		if len(digest) != sha256.Size || len(hash) != sha256.Size {
			e.hash = [sha256.Size]byte{} // follows nothing
		}
		return see(e)
	})
}
