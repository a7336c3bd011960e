package parcel

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

var exchangeVillage = office.Organ{ID: "01JEAST0000000000000000000", Level: office.Village, Name: "河东村民委员会"}

func exchangeKey() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
}

// exchangeOrder is a package with items and so many photographs.
func exchangeOrder(t testing.TB, photos int) ExchangeOrder {
	t.Helper()
	key, day := exchangeKey(), workday.MustDate("2026-11-22")
	public := key.Public().(ed25519.PublicKey)
	stream := exchange.Stream{Origin: exchangeVillage.ID, Series: "01JSERIES"}
	contents := map[string]string{}
	o := ExchangeOrder{Key: key, Manifest: exchange.Manifest{
		Format: exchange.Format, Version: exchange.Version, From: exchangeVillage, Key: hex.EncodeToString(public),
		For: exchange.CodeOf(exchangeVillage, public), Number: 3, Made: day, Has: exchange.Vector{stream: photos + 1}, Files: []exchange.File{},
	}}
	state := func(b exchange.Body, subject string) {
		s, err := exchange.New(stream, len(o.Statements)+1, day, b, subject)
		if err == nil {
			s, err = s.Sign(key)
		}
		if err != nil {
			t.Fatal(err)
		}
		o.Statements = append(o.Statements, s)
	}
	state(&exchange.ItemBody{Title: "低保公示", Postings: []exchange.Posting{{ID: "p", Channel: catalog.NoticeBoard, Place: "村口", On: day}}}, exchange.SubjectOf(exchangeVillage.ID, "i"))
	for n := range photos {
		content := strings.Repeat(fmt.Sprint("照片", n), 100)
		digest := digestOf(content)
		contents[digest] = content
		f := exchange.File{Digest: digest, Name: fmt.Sprintf("照片%d.jpg", n), Size: int64(len(content))}
		o.Manifest.Files = append(o.Manifest.Files, f)
		state(&exchange.EvidenceBody{Posting: "p", Digest: digest, Name: f.Name, Size: f.Size}, exchange.SubjectOf(exchangeVillage.ID, "i", digest))
	}
	slices.SortFunc(o.Manifest.Files, func(a, b exchange.File) int { return strings.Compare(a.Digest, b.Digest) })
	o.Open = func(f exchange.File) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(contents[f.Digest])), nil
	}
	return o
}

func writtenExchange(t testing.TB, o ExchangeOrder) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "河东村"+ExchangeEnding)
	if size, err := WriteExchange(t.Context(), path, o, nil); err != nil || size != int64(len(get(t, path))) {
		t.Fatalf("%d bytes: %v", size, err)
	}
	return path
}

// taken opens a package and closes it again.
func taken(ctx context.Context, path, passphrase string) error {
	e, err := OpenExchange(ctx, path, passphrase, nil)
	if err == nil {
		err = e.Close()
	}
	return err
}

// refusedWithReason reports whether an error is a refusal that a clerk
// understands.
func refusedWithReason(err error) bool {
	sentence := fault.Sentence(err)
	return fault.CodeOf(err) != "" && sentence != "" && !strings.ContainsAny(sentence, "！您") && !strings.Contains(sentence, "%!")
}

func TestAnExchangePackageComesBackAsItWasWritten(t *testing.T) {
	for _, passphrase := range []string{"", "河东村的老槐树三棵"} {
		o := exchangeOrder(t, 3)
		o.Passphrase = passphrase
		path := writtenExchange(t, o)
		e, err := OpenExchange(t.Context(), path, passphrase, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(e.Statements) != 4 || e.Manifest.Number != 3 || e.Sealed != (passphrase != "") || e.Manifest.Has.Behind(o.Manifest.Has) != 0 {
			t.Errorf("%+v", e.Manifest)
		}
		for _, f := range o.Manifest.Files {
			from, err := e.Open(f.Digest)
			if err != nil {
				t.Fatal(err)
			}
			if content, err := io.ReadAll(from); err != nil || digestOf(string(content)) != f.Digest {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
		if _, err := e.Open("../office.db"); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("a file that is not there: %v", err)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
		if names := left(t, filepath.Dir(path)); len(names) != 1 {
			t.Errorf("left beside it: %v", names)
		}
		if again := writtenExchange(t, o); passphrase == "" && get(t, again) != get(t, path) {
			t.Error("the same content gives other bytes")
		}
		if passphrase != "" {
			for _, wrong := range []string{"", "河东村的老槐树四棵"} {
				if err := taken(t.Context(), path, wrong); fault.CodeOf(err) != fault.NotAllowed {
					t.Errorf("passphrase %q: %v", wrong, err)
				}
			}
		}
	}
}

// TestEveryByteOfAnExchangePackage: whatever single bit is turned over, wherever
// it is cut, and whatever is put behind, the package is refused with a reason.
func TestEveryByteOfAnExchangePackage(t *testing.T) {
	path := writtenExchange(t, exchangeOrder(t, 1))
	good := get(t, path)
	random := rand.New(rand.NewPCG(22, 11))
	bad := filepath.Join(t.TempDir(), "坏"+ExchangeEnding)
	try := func(what, content string) {
		t.Helper()
		put(t, bad, content)
		if err := taken(t.Context(), bad, ""); !refusedWithReason(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for at := range good {
		bit := random.IntN(8)
		try(fmt.Sprintf("bit %d of byte %d", bit, at), flipped(good, 8*at+bit))
		if at%7 == 0 {
			try(fmt.Sprintf("%d bytes", at), good[:at])
		}
	}
	for _, field := range []int{len(good) - endSize, strings.Index(good, "PK\x01\x02")} { // what programs do not look at
		for bit := 8 * field; bit < 8*min(field+centralSize, len(good)); bit++ {
			try(fmt.Sprintf("bit %d", bit), flipped(good, bit))
		}
	}
	try("something behind", good+"x")
	try("something before", "x"+good)
	put(t, bad, good)
	if err := taken(t.Context(), bad, ""); err != nil {
		t.Error(err)
	}
}

// sealedCheaply encrypts a content as Seal does, with less work for the
// passphrase.
func sealedCheaply(t testing.TB, content, passphrase string) string {
	t.Helper()
	var out bytes.Buffer
	w, err := sealWith(&out, passphrase, 4)
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestTornPackages: 200 packages, plain and encrypted, torn or flipped at random.
func TestTornPackages(t *testing.T) {
	const torn, passphrase = 200, "河东村的老槐树三棵"
	plain := get(t, writtenExchange(t, exchangeOrder(t, 40)))
	sealed := sealedCheaply(t, plain, passphrase)
	bad := filepath.Join(t.TempDir(), "坏"+ExchangeEnding)
	put(t, bad, sealed)
	if err := taken(t.Context(), bad, passphrase); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(200, 4))
	for n := range torn {
		good := []string{plain, sealed}[n%2]
		at := random.IntN(len(good))
		content := good[:at]
		if n%4 < 2 {
			content = flipped(good, 8*at+random.IntN(8))
		}
		put(t, bad, content)
		if err := taken(t.Context(), bad, passphrase); !refusedWithReason(err) {
			t.Errorf("torn at %d of %d: %v", at, len(good), err)
		}
	}
}

// hostile makes a package whose zip file says what it should not.
func hostile(t *testing.T, o ExchangeOrder, change func(*zip.Writer, func(name string, content []byte))) string {
	t.Helper()
	lines, err := exchangeLines(o.Statements)
	if err != nil {
		t.Fatal(err)
	}
	o.Manifest.Statements = exchange.Part{Count: len(o.Statements), Size: int64(len(lines)), Digest: digestOf(string(lines))}
	manifest, signature, err := o.Manifest.Text(o.Key)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name string, content []byte) {
		if strings.HasSuffix(name, "/") {
			content = nil
		}
		to, err := w.CreateRaw(exchangeHeader(name, int64(len(content)), crcOf(content), o.Manifest.Made))
		if err == nil && len(content) > 0 {
			_, err = to.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add(exchangeManifest, manifest)
	add(exchangeSignature, signature)
	add(exchangeStatements, lines)
	change(w, add)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "坏"+ExchangeEnding)
	put(t, path, out.String())
	return path
}

// TestHostilePackages: names that lead out of the folder, names twice, names
// that are one for Windows, bombs, and files nobody spoke of. Every one is signed
// as it stands, and refused as a whole.
func TestHostilePackages(t *testing.T) {
	for _, name := range []string{
		"../office.db", "/etc/passwd", `C:\office.db`, `..\office.db`, `\\server\share`, "files/../../x", "files/a\x00b", "CON.txt", "files/",
		"é.txt", "e\u0301.txt", "MANIFEST.JSON", exchangeManifest, exchangeFiles + strings.Repeat("A", 64), exchangeFiles + digestOf("x"),
	} {
		path := hostile(t, exchangeOrder(t, 0), func(_ *zip.Writer, add func(string, []byte)) { add(name, []byte("x")) })
		if err := taken(t.Context(), path, ""); !refusedWithReason(err) {
			t.Errorf("%q: %v", name, err)
		}
	}
	photo := exchangeOrder(t, 1)
	content, digest := []byte(strings.Repeat("照片0", 100)), photo.Manifest.Files[0].Digest
	for what, change := range map[string]func(*zip.Writer, func(string, []byte)){
		"nothing where a file was listed": func(*zip.Writer, func(string, []byte)) {},
		"a file twice": func(_ *zip.Writer, add func(string, []byte)) {
			add(exchangeFiles+digest, content)
			add(exchangeFiles+digest, content)
		},
		"another content": func(_ *zip.Writer, add func(string, []byte)) {
			add(exchangeFiles+digest, bytes.ToUpper([]byte(strings.Repeat("照片1", 100))))
		},
		"a compressed bomb": func(w *zip.Writer, _ func(string, []byte)) {
			to, err := w.Create(exchangeFiles + digest)
			if err == nil {
				_, err = to.Write(make([]byte, 1<<20))
			}
			if err != nil {
				t.Fatal(err)
			}
		},
		"a link": func(w *zip.Writer, _ func(string, []byte)) {
			h := exchangeHeader(exchangeFiles+digest, int64(len(content)), crcOf(content), photo.Manifest.Made)
			h.ExternalAttrs = 0o120777 << 16
			to, err := w.CreateRaw(h)
			if err == nil {
				_, err = to.Write(content)
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	} {
		path := hostile(t, photo, change)
		if err := taken(t.Context(), path, ""); !refusedWithReason(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
	unspoken := exchangeOrder(t, 1)
	unspoken.Statements = unspoken.Statements[:1]
	silent := exchangeOrder(t, 1)
	silent.Manifest.Files = []exchange.File{}
	twice := exchangeOrder(t, 0)
	twice.Statements = append(twice.Statements, twice.Statements[0])
	for what, o := range map[string]ExchangeOrder{"a file nobody speaks of": unspoken, "a file that is missing": silent, "a statement twice": twice} {
		path := hostile(t, o, func(_ *zip.Writer, add func(string, []byte)) {
			if len(o.Manifest.Files) > 0 {
				add(exchangeFiles+digest, content)
			}
		})
		if err := taken(t.Context(), path, ""); fault.CodeOf(err) != fault.Damaged {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func crcOf(content []byte) uint32 { return crc32.ChecksumIEEE(content) }

func TestWhatIsNoExchangePackage(t *testing.T) {
	bag, _, _ := written(t, OneFile, []file{{"一.txt", "一"}})
	nothing := filepath.Join(t.TempDir(), "空"+ExchangeEnding)
	put(t, nothing, "")
	for path, code := range map[string]fault.Code{
		bag: fault.Unreadable, nothing: fault.Damaged, t.TempDir(): fault.Unreadable, filepath.Join(t.TempDir(), "没有"): fault.NotFound,
	} {
		if err := taken(t.Context(), path, ""); fault.CodeOf(err) != code || !refusedWithReason(err) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestAnExchangePackageIsWholeOrNotThere(t *testing.T) {
	o := exchangeOrder(t, 2)
	path := writtenExchange(t, o)
	if _, err := WriteExchange(t.Context(), path, o, nil); fault.CodeOf(err) != fault.Exists {
		t.Errorf("written over another: %v", err)
	}
	folder := t.TempDir()
	broken := exchangeOrder(t, 2)
	broken.Open = func(exchange.File) (io.ReadCloser, error) { return nil, os.ErrNotExist }
	changed := exchangeOrder(t, 2)
	changed.Open = func(exchange.File) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("另外的")), nil }
	short := exchangeOrder(t, 2)
	short.Passphrase = "短"
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for what, c := range map[string]struct {
		ctx  context.Context
		o    ExchangeOrder
		code fault.Code
	}{
		"a file that is gone": {t.Context(), broken, fault.Storage}, "a file that changed": {t.Context(), changed, fault.Damaged},
		"a short passphrase": {t.Context(), short, fault.Invalid}, "stopped": {stopped, exchangeOrder(t, 2), ""},
	} {
		_, err := WriteExchange(c.ctx, filepath.Join(folder, "包"+ExchangeEnding), c.o, nil)
		if err == nil || fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := WriteExchange(t.Context(), filepath.Join(folder, "没有", "包"+ExchangeEnding), o, nil); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("no such folder: %v", err)
	}
	if names := left(t, folder); len(names) != 0 {
		t.Errorf("left: %v", names)
	}
}

// Whatever the file, it is read to an end, and what passes is signed and whole.
func FuzzOpenExchange(f *testing.F) {
	good := get(f, writtenExchange(f, exchangeOrder(f, 1)))
	f.Add([]byte(good))
	f.Add([]byte(good[:len(good)/2]))
	f.Add([]byte(strings.Replace(good, "statements.jsonl", "statements.jsonL", 1)))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, content []byte) {
		e := &Exchange{files: map[string]*zip.File{}}
		err := exchangeLookFault(e.read(t.Context(), bytes.NewReader(content), int64(len(content)), nil, usualExchangeLimits()), "包"+ExchangeEnding)
		if err != nil {
			if !refusedWithReason(err) {
				t.Errorf("refused without a reason: %v", err)
			}
			return
		}
		if e.Manifest.Validate() != nil || len(e.Statements) != e.Manifest.Statements.Count || string(content) != good {
			t.Errorf("passes, though nobody signed it: %+v", e.Manifest)
		}
	})
}
