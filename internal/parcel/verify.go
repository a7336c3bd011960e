package parcel

import (
	"archive/zip"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Progress is told how many bytes of the payload have been read, of how many.
type Progress func(done, all int64)

// limits bound what is looked at, so that a package made to do harm costs
// neither memory nor hours.
type limits struct {
	files     int   // in the package
	manifest  int64 // bytes of one tag file that is read as text
	expansion int64 // bytes that come out of a zip, for each byte of it
}

var usualLimits = limits{files: 1_000_000, manifest: 256 << 20, expansion: 200}

// bag is the content of a package, wherever it lies.
type bag interface {
	// list enters every file into c, and as a problem what is no file.
	list(ctx context.Context, c *contents) error
	open(path string) (io.ReadCloser, error)
	close() error
}

// contents are the files of a package.
type contents struct {
	*Findings
	limits limits
	sizes  map[string]int64 // path → bytes
	folded map[string]string
}

// errTooMany ends the listing; the problem is entered.
var errTooMany = errors.New("more files than are looked at")

func (c *contents) add(path string, size int64) error {
	if len(c.sizes) >= c.limits.files {
		c.problem(TooMuch, path, "包里的文件超过%d个，没有核对。请核对这是不是移交包", c.limits.files)
		return errTooMany
	}
	if twin, ok := c.folded[fold(path)]; ok {
		c.problem(SameOnDisk, path, "“%s”和“%s”在Windows里是同一个名字，会互相覆盖。让移交单位改名后重做", path, twin)
	}
	c.folded[fold(path)] = path
	c.sizes[path] = size
	return nil
}

// Verify looks at the hand-over package at path, a folder or a zip file. It
// returns an error only when it could not look, or was stopped; what is wrong
// stands in the findings, and only Findings.OK says that nothing is. progress
// may be nil.
func Verify(ctx context.Context, path string, progress Progress) (Findings, error) {
	return verify(ctx, path, progress, usualLimits)
}

func verify(ctx context.Context, path string, progress Progress, l limits) (Findings, error) {
	found := Findings{Findings: []Finding{}}
	b, err := openBag(path, &found, l)
	if err != nil {
		return Findings{}, lookFault(err, path)
	}
	if b == nil {
		return found, nil
	}
	defer b.close() //nolint:errcheck // nothing was written
	v := &verifier{
		ctx: ctx, bag: b, name: filepath.Base(path), progress: progress,
		contents: contents{Findings: &found, limits: l, sizes: map[string]int64{}, folded: map[string]string{}},
	}
	if err := v.all(); err != nil {
		return Findings{}, lookFault(err, path) // half a look proves nothing
	}
	return found, nil
}

// openBag opens a folder or a zip file. No bag and no error: it is neither, and
// the finding says so.
func openBag(path string, found *Findings, l limits) (bag, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return openFolder(path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: neither a folder nor a file", fs.ErrInvalid)
	}
	return openZip(path, found, l)
}

// verifier is one look at one package.
type verifier struct {
	ctx context.Context // of the one call of Verify
	bag
	contents
	name     string // the package's own
	progress Progress
	payload  []manifest
	toRead   int64 // bytes of the payload
}

func (v *verifier) all() error {
	err := v.list(v.ctx, &v.contents)
	if errors.Is(err, errTooMany) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, look := range []func() error{v.declaration, v.tagManifests, v.payloadManifests, v.files, v.info} {
		if err := look(); err != nil {
			return err
		}
	}
	return v.ctx.Err()
}

// text reads a tag file whole. When it cannot, the problem is entered and ok is
// false.
func (v *verifier) text(path string) (text []byte, ok bool, err error) {
	if size := v.sizes[path]; size > v.limits.manifest {
		v.problem(TooMuch, path, "“%s”有%d字节，不像清单，没有核对。请核对移交单位的原件", path, size)
		return nil, false, nil
	}
	from, err := v.open(path)
	if err == nil {
		text, err = io.ReadAll(stoppable{v.ctx, io.LimitReader(from, v.limits.manifest)})
		err = errors.Join(err, from.Close())
	}
	if err != nil {
		v.unreadable(path, err)
	}
	return text, err == nil, v.ctx.Err()
}

// digest reads a file to its end and gives the digests asked for. When it
// cannot, the problem is entered and ok is false.
func (v *verifier) digest(path string, of []string, count func(n int64)) (digests map[string]string, ok bool, err error) {
	sums, writers := map[string]hash.Hash{}, []io.Writer{}
	for _, algorithm := range of {
		sums[algorithm] = algorithms[algorithm]()
		writers = append(writers, sums[algorithm])
	}
	size := int64(0)
	from, err := v.open(path)
	if err == nil {
		size, err = copyAll(v.ctx, io.MultiWriter(writers...), counting{from, count})
		err = errors.Join(err, from.Close())
	}
	if err != nil {
		v.unreadable(path, err)
		return nil, false, v.ctx.Err()
	}
	if size != v.sizes[path] {
		v.problem(Changed, path, "“%s”在核对的时候变了。关掉正在用它的程序，再核对一次", path)
		return nil, false, nil
	}
	digests = map[string]string{}
	for algorithm, sum := range sums {
		digests[algorithm] = hex.EncodeToString(sum.Sum(nil))
	}
	return digests, true, nil
}

// unreadable enters a file that could not be read to its end.
func (v *verifier) unreadable(path string, err error) {
	if errors.Is(err, zip.ErrChecksum) {
		v.problem(Changed, path, "“%s”的内容变了。向移交单位要完好的包", path)
		return
	}
	v.problem(Unreadable, path, "“%s”读不完整，可能损坏。换一台电脑再核对，或者向移交单位要完好的包", path)
}

// counting is a reader that tells how much was read.
type counting struct {
	io.Reader
	count func(n int64)
}

func (c counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.count(int64(n))
	return n, err
}

// files reads every file of the payload and compares it with every manifest.
func (v *verifier) files() error {
	paths := map[string]bool{}
	for path, size := range v.sizes {
		if strings.HasPrefix(path, payload) {
			paths[path] = true
			v.toRead += size
		}
	}
	for _, m := range v.payload {
		for _, path := range m.order {
			paths[path] = true
		}
	}
	v.Files = len(paths)
	if v.Files == 0 {
		v.problem(Empty, v.name, "“%s”里没有档案文件。请核对这是不是要接收的移交包", v.name)
	}
	sorted := make([]string, 0, len(paths))
	for path := range paths {
		sorted = append(sorted, path)
	}
	slices.Sort(sorted)
	for _, path := range sorted {
		good, err := v.file(path)
		if err != nil {
			return err
		}
		if good {
			v.Checked++
		}
	}
	return nil
}

// file compares one file of the payload with every manifest.
func (v *verifier) file(path string) (good bool, err error) {
	if _, there := v.sizes[path]; !there {
		v.problem(Missing, path, "“%s”不在包里，清单里有。向移交单位要这个文件，或者要完好的包", path)
		return false, nil
	}
	of := []string{}
	for _, m := range v.payload {
		of = append(of, m.algorithm)
	}
	digests, ok, err := v.digest(path, of, v.read)
	if !ok || err != nil {
		return false, err
	}
	good = len(v.payload) > 0
	for _, m := range v.payload {
		switch m.digests[path] {
		case digests[m.algorithm]:
		case "":
			v.problem(Extra, path, "“%s”在包里，清单“%s”里没有。向移交单位问清是哪来的", path, m.name)
			good = false
		default:
			v.problem(Changed, path, "“%s”的内容和清单“%s”不一致。这个文件或者清单变了，向移交单位要完好的包", path, m.name)
			good = false
		}
	}
	return good, nil
}

func (v *verifier) read(n int64) {
	v.Bytes += n
	if v.progress != nil {
		v.progress(v.Bytes, v.toRead)
	}
}
