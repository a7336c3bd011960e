package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/parcel"
)

// packagesFolder is where hand-over packages are written, beside the office's
// data, when nobody chose a place.
const packagesFolder = "移交包"

// Where things lie in a package, below data/.
const (
	copiesFolder    = "归档件"
	originalsFolder = "原件"
	cataloguesPlace = "目录"
)

// PackArchive writes the package for the county archive: the archive copies, the
// originals of what went into them or lies beside, the catalogue as workbook and
// PDF, the metadata, the record of the check, and how to verify all of it without
// this program. It checks first, and refuses while anything fails; the lines say
// what. Afterwards the package is read again from the disk.
func (d *Desk) PackArchive(ctx context.Context, o PackOrder, progress Progress) (Package, error) {
	if err := d.permit(office.ManageArchive); err != nil {
		return Package{}, err
	}
	if o.Target = strings.TrimSpace(o.Target); o.Target == "" {
		return Package{}, fault.New(fault.Invalid, "没有写接收单位。写上档案馆的名称")
	}
	facts, err := d.facts(ctx, o.Years, o.Hand, progress.part(0, packParts))
	if err != nil {
		return Package{}, err
	}
	done := Package{Lines: archive.Check(facts)}
	if !archive.OK(done.Lines) {
		return done, fault.New(fault.NotAllowed, "检测没有通过，不能打包：%s", failures(done.Lines))
	}
	p := &packer{desk: d, order: o, facts: facts, lines: done.Lines, progress: progress.part(1, packParts)}
	p.pieces = slices.DeleteFunc(slices.Clone(facts.Pieces), func(piece archive.Piece) bool { return !within(piece, o.Retentions) })
	if len(p.pieces) == 0 {
		return done, fault.New(fault.Conflict, "这些年度里没有选中的保管期限的档案。核对年度和保管期限")
	}
	written, err := p.write(ctx)
	if err != nil {
		return done, err
	}
	if err := reread(ctx, written, progress.part(2, packParts)); err != nil {
		return done, err
	}
	done.Path, done.Files, done.Bytes, done.Seal = written.Path, written.Files, written.Bytes, written.Seal
	done.Pieces, done.Notes = p.handed, p.notes
	return done, nil
}

// packParts are checking, writing and reading again.
const packParts = 3

// part is the progress of one of several works that follow each other.
func (p Progress) part(n, of int) Progress {
	const whole = 1000
	return func(done, all int) { p.tell(n*whole+done*whole/max(all, 1), of*whole) }
}

// failures names what stands against a hand-over.
func failures(lines []archive.Line) string {
	var names []string
	for _, l := range lines {
		if !archive.OK([]archive.Line{l}) {
			names = append(names, l.Rule.What+"（"+l.Result.Label()+"）")
		}
	}
	const named = 3
	if n := len(names); n > named {
		return strings.Join(names[:named], "、") + fmt.Sprintf("等%d项", n)
	}
	return strings.Join(names, "、")
}

// reread looks at a package as whoever receives it will.
func reread(ctx context.Context, written parcel.Written, progress Progress) error {
	found, err := parcel.Verify(ctx, written.Path, func(done, all int64) { progress.tell(int(done>>10), int(all>>10)) })
	if err != nil {
		return err
	}
	if !found.OK() || found.Seal != written.Seal {
		return fault.New(fault.Storage, "移交包写好以后读回来不一样：%s。换一块磁盘再打包", found.Summary())
	}
	return nil
}

// CheckPackage looks at a package that lies somewhere, from this office or
// another. What is wrong stands in the findings; only their OK says that nothing
// is.
func (d *Desk) CheckPackage(ctx context.Context, path string, progress Progress) (PackageFindings, error) {
	return CheckPackage(ctx, path, progress)
}

// CheckPackage is Desk.CheckPackage for those who have no office at hand.
func CheckPackage(ctx context.Context, path string, progress Progress) (PackageFindings, error) {
	return parcel.Verify(ctx, path, func(done, all int64) { progress.tell(int(done>>10), int(all>>10)) })
}

// packer writes one package.
type packer struct {
	desk     *Desk
	order    PackOrder
	facts    archive.Facts
	lines    []archive.Line
	pieces   []archive.Piece // in the order of the catalogue
	progress Progress

	writer *parcel.Writer
	copies map[string]string // path of the archive copy by id of the piece
	papers map[string][]packedFile
	handed int // pieces that are there
	notes  []string
}

// packedFile is an original as it lies in the package.
type packedFile struct {
	part   int // of the piece
	path   string
	digest string
}

func (p *packer) write(ctx context.Context) (parcel.Written, error) {
	form, path := parcel.Folder, p.path()
	if p.order.Zip {
		form = parcel.OneFile
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return parcel.Written{}, cannotWrite(err, path)
	}
	var err error
	if p.writer, err = parcel.NewWriter(path, form, p.info()); err != nil {
		return parcel.Written{}, err
	}
	if err := p.fill(ctx); err != nil {
		p.writer.Discard()
		return parcel.Written{}, err
	}
	return p.writer.Finish(ctx)
}

// path is where the package is written.
func (p *packer) path() string {
	if p.order.To != "" {
		return p.order.To
	}
	name := fmt.Sprintf("%s %s %s", p.desk.Today(), fileName(p.facts.Scheme.FondsName), yearsWord(p.order.Years))
	folder := filepath.Join(p.desk.Folder(), packagesFolder)
	ending := ""
	if p.order.Zip {
		ending = ".zip"
	}
	for n := 1; ; n++ {
		path := filepath.Join(folder, name+ending)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s（%d）%s", name, n, ending))
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path
		}
	}
}

// yearsWord names years: 2024年度、2025年度.
func yearsWord(years []int) string {
	var words []string
	for _, y := range slices.Compact(slices.Sorted(slices.Values(years))) {
		words = append(words, strconv.Itoa(y)+"年度")
	}
	return strings.Join(words, "、")
}

func (p *packer) info() parcel.Info {
	scheme := p.facts.Scheme
	return parcel.Info{
		Organization: scheme.FondsName, Date: p.desk.Today(),
		Description: "政务公开文书档案移交包，" + yearsWord(p.order.Years) + "，" + strconv.Itoa(len(p.pieces)) + "个件号",
		More:        []parcel.Field{{Label: "全宗号", Value: scheme.Fonds}, {Label: "接收单位", Value: p.order.Target}},
	}
}

// fill puts everything into the package. The metadata come last: they say where
// the rest lies.
func (p *packer) fill(ctx context.Context) error {
	p.copies, p.papers = map[string]string{}, map[string][]packedFile{}
	onPaper := 0
	for i, piece := range p.pieces {
		if err := p.piece(ctx, piece); err != nil {
			return err
		}
		if !piece.Gone() {
			p.handed++
			if !piece.Electronic() {
				onPaper++
			}
		}
		p.progress.tell(i+1, len(p.pieces)+1)
	}
	if onPaper > 0 {
		p.notes = append(p.notes, fmt.Sprintf("%d件只有纸件，包里只有目录和著录，纸件另外移交", onPaper))
	}
	return p.lists(ctx)
}

// piece puts in the archive copy of a piece and the originals of its papers.
func (p *packer) piece(ctx context.Context, piece archive.Piece) error {
	if piece.Gone() {
		return nil
	}
	if piece.Copy.Digest != "" {
		entry, err := p.file(ctx, path.Join(copiesFolder, copyName(piece)), piece.Copy.Digest)
		if err != nil {
			return err
		}
		p.copies[piece.ID] = entry
	}
	for n, part := range piece.Parts {
		if part.Digest == "" {
			continue
		}
		name := fmt.Sprintf("%02d %s", n+1, orTitle(part))
		entry, err := p.file(ctx, path.Join(originalsFolder, fileName(piece.Code), name), part.Digest)
		if err != nil {
			return err
		}
		p.papers[piece.ID] = append(p.papers[piece.ID], packedFile{n, entry, part.Digest})
	}
	return nil
}

// file puts in one of the office's files. What was checked a moment ago must
// still be there.
func (p *packer) file(ctx context.Context, name, digest string) (string, error) {
	entry, err := p.writer.Add(ctx, name, parcel.FromDisk(p.desk.office.FilePath(digest)))
	if err != nil {
		return "", err
	}
	if entry.Digest != digest {
		return "", fault.New(fault.Damaged, "“%s”打包的时候变了，没有打包。重新检测，用最近的备份恢复", name)
	}
	p.noted(entry)
	return entry.Path, nil
}

func (p *packer) noted(entry parcel.Entry) {
	if entry.Repaired != "" {
		p.notes = append(p.notes, entry.Repaired)
	}
}

// content puts in something that was written for the package.
func (p *packer) content(ctx context.Context, name string, content []byte) error {
	entry, err := p.writer.Add(ctx, name, parcel.FromBytes(content))
	if err == nil {
		p.noted(entry)
	}
	return err
}
