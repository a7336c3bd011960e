package desk

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/parcel"
	"zwgk/internal/store"
)

// exchangeFolder is where packages are written when nobody chose a place.
const exchangeFolder = "交换包"

// ExchangeOptions are what a clerk chooses for a package.
type ExchangeOptions struct {
	Passphrase string // "": not encrypted
	MostBytes  int64  // of photographs and attachments in one package; 0: what fits into a file on a stick
}

// mostExchangeBytes leaves room for the rest in a file that FAT32 can hold.
const mostExchangeBytes = math.MaxUint32 - 1<<29

// MadePackage is a package that was written and read again.
type MadePackage struct {
	Path       string   `json:"path"`
	For        string   `json:"for"`
	Number     int      `json:"number"`
	Statements int      `json:"statements"`
	Said       int      `json:"said"` // of them, said for this package
	Files      int      `json:"files"`
	Bytes      int64    `json:"bytes"`
	Left       int      `json:"left"` // statements for the next package
	Sealed     bool     `json:"sealed"`
	Notes      []string `json:"notes"`
}

// MakePackage writes a package for a partner: what the partner has not said it
// has. First the office says what has changed in its own records. to is a file,
// a folder, or "" for the office's own folder of packages.
func (d *Desk) MakePackage(ctx context.Context, partner, to string, o ExchangeOptions, progress Progress) (MadePackage, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return MadePackage{}, err
	}
	if o.Passphrase != "" {
		if err := parcel.CheckPassphrase(o.Passphrase); err != nil {
			return MadePackage{}, err
		}
	}
	p, err := d.partner(ctx, d.office.Reader(), partner)
	if err != nil {
		return MadePackage{}, err
	}
	v, err := d.speaking(ctx)
	if err != nil {
		return MadePackage{}, err
	}
	m := &packageMaker{desk: d, voice: &v, partner: p, options: o}
	if err := m.say(ctx, progress.part(0, packParts)); err != nil {
		return MadePackage{}, err
	}
	order, err := m.order(ctx)
	if err != nil {
		return MadePackage{}, err
	}
	if m.made.Path, err = m.path(to); err != nil {
		return MadePackage{}, err
	}
	tell := func(part int) func(done, all int64) {
		return func(done, all int64) { progress.part(part, packParts).tell(int(done>>10), int(all>>10)) }
	}
	if m.made.Bytes, err = parcel.WriteExchange(ctx, m.made.Path, order, tell(1)); err != nil {
		return MadePackage{}, err
	}
	return m.made, rereadExchange(ctx, m.made.Path, o.Passphrase, tell(2))
}

// rereadExchange looks at the package as whoever receives it will.
func rereadExchange(ctx context.Context, path, passphrase string, tell func(done, all int64)) error {
	e, err := parcel.OpenExchange(ctx, path, passphrase, tell)
	if err == nil {
		return e.Close()
	}
	if ctx.Err() != nil {
		return errors.Join(ctx.Err(), os.Remove(path))
	}
	_ = os.Remove(path) // what cannot be read must not be carried; when it stays, the receiver refuses it
	return fault.Wrap(err, fault.Storage, "包写好以后读回来不一样，没有做成。换一个U盘或者文件夹再做")
}

type packageMaker struct {
	desk    *Desk
	voice   *voice
	partner store.Partner
	options ExchangeOptions
	made    MadePackage
}

// say states what has changed, and counts the package. Both are on the disk
// before anything is written elsewhere: a number is never given twice.
func (m *packageMaker) say(ctx context.Context, progress Progress) error {
	all, notes, err := m.desk.projected(ctx, progress)
	if err != nil {
		return err
	}
	kinds := []exchange.Kind{exchange.Item, exchange.Evidence}
	if exchange.IsAbove(m.desk.Organ().Level) {
		kinds = []exchange.Kind{exchange.Catalogue}
	}
	m.made.Notes = append([]string{}, notes...)
	return m.desk.office.Change(ctx, m.desk.author(), func(tx *store.Tx) error {
		standing, err := m.desk.standing(ctx, tx, kinds...)
		if err != nil {
			return err
		}
		s := m.desk.speaker(tx, m.voice)
		for _, p := range all {
			if err := s.project(standing[topicOf(p.body.Kind(), p.subject)], p.body, p.subject); err != nil {
				return err
			}
		}
		m.made.Said = s.made
		if m.partner, err = store.Partners.Get(ctx, tx, m.partner.ID); err != nil {
			return err
		}
		m.partner.Made++
		m.partner.MadeOn = m.desk.Today()
		m.made.Number, m.made.For = m.partner.Made, partnerName(&m.partner)
		return store.Partners.Replace(tx, m.partner, fmt.Sprintf("做第%d个包", m.partner.Made))
	})
}

func topicOf(kind exchange.Kind, subject string) string { return string(kind) + "\x00" + subject }

// standing are the values of some kinds, by topic.
func (d *Desk) standing(ctx context.Context, r store.Reader, kinds ...exchange.Kind) (map[string]*exchange.Value, error) {
	all, err := d.office.StatementsOf(ctx, r, kinds...)
	if err != nil {
		return nil, err
	}
	values := exchange.Values(all)
	standing := make(map[string]*exchange.Value, len(values))
	for i := range values {
		standing[topicOf(values[i].Kind, values[i].Subject)] = &values[i]
	}
	return standing, nil
}

// order is what goes into the package.
func (m *packageMaker) order(ctx context.Context) (parcel.ExchangeOrder, error) {
	d := m.desk
	statements, err := d.office.IncrementFor(ctx, d.office.Reader(), m.partner.Organ.ID, m.partner.Has)
	if err != nil {
		return parcel.ExchangeOrder{}, err
	}
	vector, err := d.office.StatementVector(ctx, d.office.Reader())
	if err != nil {
		return parcel.ExchangeOrder{}, err
	}
	peer, err := peerOf(&m.partner)
	if err != nil {
		return parcel.ExchangeOrder{}, err
	}
	carried, files := fitting(statements, m.options.MostBytes)
	m.made.Statements, m.made.Files, m.made.Left, m.made.Sealed = len(carried), len(files), len(statements)-len(carried), m.options.Passphrase != ""
	return parcel.ExchangeOrder{
		Manifest: exchange.Manifest{
			Format: exchange.Format, Version: exchange.Version, From: d.Organ(), Key: hex.EncodeToString(m.voice.public()),
			For: newestCode(&m.partner, peer), Number: m.made.Number, Made: d.Today(),
			Has: vector.Between(d.Organ().ID, m.partner.Organ.ID), Left: m.made.Left, Files: files,
		},
		Statements: carried, Key: m.voice.key, Passphrase: m.options.Passphrase,
		Open: func(f exchange.File) (io.ReadCloser, error) { return os.Open(d.office.FilePath(f.Digest)) },
	}, nil
}

// fitting cuts statements where their files no longer fit. The first one always
// goes, so that packages come to an end.
func fitting(statements []exchange.Statement, most int64) ([]exchange.Statement, []exchange.File) {
	const mostFiles, mostStatements = 50_000, 100_000
	if most <= 0 || most > mostExchangeBytes {
		most = mostExchangeBytes
	}
	files, seen, total := []exchange.File{}, map[string]bool{}, int64(0)
	carried := statements
	for i := range statements {
		b, isProof := exchange.BodyOf[*exchange.EvidenceBody](&statements[i])
		fresh := isProof && !seen[b.Digest]
		full := fresh && total+b.Size > most && len(files) > 0 || len(files) >= mostFiles
		if full || i >= mostStatements {
			carried = statements[:i]
			break
		}
		if fresh {
			seen[b.Digest] = true
			total += b.Size
			files = append(files, exchange.File{Digest: b.Digest, Name: b.Name, Size: b.Size})
		}
	}
	slices.SortFunc(files, func(a, b exchange.File) int { return strings.Compare(a.Digest, b.Digest) })
	return carried, files
}

// path is where the package is written.
func (m *packageMaker) path(to string) (string, error) {
	folder := to
	if to == "" {
		folder = filepath.Join(m.desk.Folder(), exchangeFolder)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return "", cannotWrite(err, folder)
		}
	} else if info, err := os.Stat(to); err != nil || !info.IsDir() {
		if !strings.EqualFold(filepath.Ext(to), parcel.ExchangeEnding) {
			return "", fault.New(fault.Usage, "“%s”不是文件夹，也不以%s结尾。改一下名字", to, parcel.ExchangeEnding)
		}
		return to, nil
	}
	name := fmt.Sprintf("%s给%s第%d号 %s", m.desk.Organ().ShortName(), m.made.For, m.made.Number, m.desk.Today())
	for n := 1; ; n++ {
		path := filepath.Join(folder, fileName(name)+parcel.ExchangeEnding)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s（%d）%s", fileName(name), n, parcel.ExchangeEnding))
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
	}
}
