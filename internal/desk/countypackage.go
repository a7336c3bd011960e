package desk

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"zwgk/internal/annual"
	"zwgk/internal/archive"
	"zwgk/internal/fault"
	"zwgk/internal/reportin"
)

// An office may hand in its hand-over package in place of the report. The
// signed report lies there as the archive copy of one piece: slip, text and
// check bound in one PDF. The metadata say which pages are the text. What is
// read is held against the package's manifest first; the rest of the package
// is CheckPackage's.

// Names in a package.
const (
	bagMark      = "bagit.txt"
	bagManifest  = "manifest-sha256.txt"
	bagMetadata  = "data/元数据.xml"
	mostMetadata = 64 << 20
	mostCopy     = 200 << 20
)

func isZip(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// isPackage reports whether a folder is a hand-over package.
func isPackage(folder string) bool {
	info, err := os.Lstat(filepath.Join(folder, bagMark))
	return err == nil && info.Mode().IsRegular()
}

// readPackage reads the annual reports in a package, a folder or a zip file.
func (c *county) readPackage(ctx context.Context, name string) ([]*annual.Document, error) {
	files, done, err := openPackage(name)
	if err != nil {
		return nil, err
	}
	defer done()
	p := countyPackage{county: c, files: files, name: filepath.Base(name)}
	if err := p.list(); err != nil {
		return nil, err
	}
	return p.reports(ctx)
}

// openPackage gives the files of a package, without any way out of it.
func openPackage(name string) (files fs.FS, done func(), err error) {
	if !isZip(name) {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, nil, fault.Wrap(err, fault.Unreadable, "移交包“%s”打不开。看U盘是否还插着、是否有权限读", filepath.Base(name))
		}
		return root.FS(), func() { _ = root.Close() }, nil // nothing was written
	}
	z, err := zip.OpenReader(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fault.Wrap(err, fault.NotFound, "没有找到文件“%s”。核对文件名和所在文件夹", filepath.Base(name))
	case err != nil:
		return nil, nil, fault.Wrap(err, fault.Unreadable, "“%s”不是完好的zip文件，没有核对。向报送单位要完好的", filepath.Base(name))
	}
	done = func() { _ = z.Close() }
	for _, f := range z.File {
		if folder, mark, ok := strings.Cut(f.Name, "/"); ok && mark == bagMark {
			if files, err = fs.Sub(z, folder); err == nil {
				return files, done, nil
			}
		}
	}
	done()
	return nil, nil, fault.New(fault.Unreadable, "“%s”不是移交包，没有核对。解开以后核对里面的报告", filepath.Base(name))
}

// countyPackage is a package that is being read.
type countyPackage struct {
	*county
	files   fs.FS
	name    string
	digests map[string]string // by path in the package
	content packedArchive
}

// list reads what the package says is in it.
func (p *countyPackage) list() error {
	manifest, err := p.load(bagManifest, mostMetadata)
	if err != nil {
		return err
	}
	p.digests = map[string]string{}
	for line := range strings.Lines(string(manifest)) {
		if digest, file, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  "); ok {
			p.digests[file] = strings.ToLower(digest)
		}
	}
	metadata, err := p.verified(bagMetadata, mostMetadata)
	if err != nil {
		return err
	}
	if err := xml.Unmarshal(metadata, &p.content); err != nil {
		return fault.Wrap(err, fault.Unreadable, "“%s”里的元数据读不出来，没有核对。让报送单位重做移交包，或者直接要年度报告", p.name)
	}
	return nil
}

// load reads a file of the package up to a size.
func (p *countyPackage) load(file string, most int64) ([]byte, error) {
	f, err := p.files.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.Wrap(err, fault.Unreadable, "“%s”里没有“%s”，不是完整的移交包。向报送单位要完好的", p.name, path.Base(file))
	}
	var content []byte
	if err == nil {
		defer f.Close() //nolint:errcheck // nothing was written
		content, err = io.ReadAll(io.LimitReader(f, most+1))
	}
	switch {
	case err != nil:
		return nil, fault.Wrap(err, fault.Unreadable, "“%s”里的“%s”读不出来，没有核对。向报送单位要完好的移交包", p.name, path.Base(file))
	case int64(len(content)) > most:
		return nil, fault.New(fault.TooLarge, "“%s”里的“%s”超过%d兆，没有核对。请核对这是不是移交包", p.name, path.Base(file), most>>20)
	}
	return content, nil
}

// verified is load for a file whose digest must be that of the manifest.
func (p *countyPackage) verified(file string, most int64) ([]byte, error) {
	content, err := p.load(file, most)
	if err != nil {
		return nil, err
	}
	if digest := sha256.Sum256(content); hex.EncodeToString(digest[:]) != p.digests[file] {
		return nil, fault.New(fault.Damaged, "“%s”里的“%s”和清单上的校验码不一样，没有核对。向报送单位要完好的移交包", p.name, path.Base(file))
	}
	return content, nil
}

// reports reads the signed reports; one that was corrected later is left out.
func (p *countyPackage) reports(ctx context.Context) ([]*annual.Document, error) {
	corrected := map[string]bool{}
	for _, piece := range p.content.Pieces {
		corrected[piece.Corrects] = true
	}
	var all []*annual.Document
	for _, piece := range p.content.Pieces {
		if piece.Source != archive.FromReport.Label() || piece.Copy == nil || corrected[piece.Code] {
			continue
		}
		documents, err := p.report(ctx, piece)
		if err != nil {
			return nil, err
		}
		all = append(all, documents...)
	}
	if len(all) == 0 {
		return nil, fault.New(fault.NotFound, "移交包“%s”里没有定稿的年度报告，没有核对。核对包里的年度，或者直接要年度报告", p.name)
	}
	return all, nil
}

// report reads the pages of a piece that are the report's text.
func (p *countyPackage) report(ctx context.Context, piece packedPiece) ([]*annual.Document, error) {
	bound, err := p.verified(piece.Copy.Path, mostCopy)
	if err != nil {
		return nil, err
	}
	options := p.options()
	for _, part := range piece.Parts {
		if part.Role == archive.Text.Label() && part.First > 0 {
			options.PDF = p.only(part.First, part.Pages)
		}
	}
	documents, err := reportin.Bytes(ctx, path.Base(piece.Copy.Path), bound, options)
	for _, doc := range documents {
		if doc.Organ == "" {
			doc.Organ = p.content.FondsName
		}
	}
	return documents, err
}

// only opens a PDF as if it had no other pages than these; first counts from 1.
func (c *county) only(first, pages int) func(context.Context, string, []byte) (reportin.PageText, error) {
	return func(ctx context.Context, name string, data []byte) (reportin.PageText, error) {
		all, err := c.pages(ctx, name, data)
		if err != nil {
			return nil, err
		}
		first, last := first-1, min(first-1+pages, all.Pages())
		return boundPages{all, first, max(first, last) - first}, nil
	}
}

// boundPages are some pages of a bound copy, without what the binding has put
// on them.
type boundPages struct {
	reportin.PageText
	first, pages int
}

func (b boundPages) Pages() int { return b.pages }

// Text leaves out the first line where that is only a number: archives count
// their pages at the top of each.
func (b boundPages) Text(ctx context.Context, page int) (string, error) {
	text, err := b.PageText.Text(ctx, b.first+page)
	if top, rest, _ := strings.Cut(text, "\n"); strings.Trim(top, " 0123456789") == "" {
		text = rest
	}
	return text, err
}
