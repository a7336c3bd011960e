package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"maps"
	"path/filepath"
	"slices"

	"zwgk/internal/fault"
)

// Copy is a database that lies outside an office: taken from one, or out of a
// backup. It is looked at and never changed; its version may be an earlier one.
// Close it.
type Copy struct {
	inner *Office
	facts Facts
}

// OpenCopy opens a database that nobody is working in.
func OpenCopy(ctx context.Context, path string) (*Copy, error) {
	if err := checkHeader(ctx, path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=ro&immutable=1&_pragma=query_only(1)&_pragma=trusted_schema(0)&_pragma=cache_size(-32000)")
	if err != nil {
		return nil, storageFault(err, filepath.Dir(path))
	}
	c := &Copy{inner: &Office{dir: filepath.Dir(path), read: db}}
	if c.facts, err = factsOf(ctx, c.inner); err != nil {
		return nil, errors.Join(copyFault(err), db.Close())
	}
	return c, nil
}

// copyFault says of a database that nobody works in what cannot be read there.
func copyFault(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || fault.CodeOf(err) == fault.Storage {
		return err
	}
	return fault.Wrap(err, fault.Damaged, "备份里的office.db已损坏，不能用。换一份备份")
}

// Close ends looking at the copy.
func (c *Copy) Close() error { return c.inner.read.Close() }

// Facts are what the copy comes to.
func (c *Copy) Facts() Facts { return c.facts }

// Same reports whether two databases come to the same.
func (f Facts) Same(other Facts) bool {
	return f.Schema == other.Schema && f.Organ == other.Organ && f.Entries == other.Entries && f.Head == other.Head && maps.Equal(f.Counts, other.Counts)
}

// Files are the files that are part of the copied office.
func (c *Copy) Files(ctx context.Context) ([]File, error) {
	all, err := files(ctx, c.inner)
	return all, copyFault(err)
}

// Sound checks SQLite's own structure of the copy.
func (c *Copy) Sound(ctx context.Context) error {
	v := &Verification{}
	if err := c.structure(ctx, c.inner, v); err != nil {
		return copyFault(err)
	}
	if len(v.Problems) > 0 {
		return copyFault(errors.New(v.Problems[0]))
	}
	return nil
}

func (c *Copy) structure(ctx context.Context, r Reader, v *Verification) error {
	if c.facts.Schema < searchSchema {
		return verifyPages(ctx, r, v)
	}
	return verifyStructure(ctx, r, v)
}

// The versions that brought the tables which not every copy has.
const searchSchema, archiveSchema = 2, 5

// Verify is Office.Verify for a copy. sound are the digests of its files that
// were read elsewhere and are right. What is derived from the records (the
// index for finding) is left to SQLite's check of its structure: it can be made
// again from them.
func (c *Copy) Verify(ctx context.Context, sound map[string]bool) (*Verification, error) {
	v := &Verification{Problems: []string{}}
	err := c.inner.look(ctx, func(r Reader) error {
		logged := map[string][sha256.Size]byte{}
		return v.takeAll(ctx, c.looks(ctx, r, v, logged, sound), logged)
	})
	if err != nil {
		return nil, copyFault(err)
	}
	v.close()
	return v, nil
}

func (c *Copy) looks(ctx context.Context, r Reader, v *Verification, logged map[string][sha256.Size]byte, sound map[string]bool) []look {
	looks := []look{
		{"office.db结构", func() error { return c.structure(ctx, r, v) }},
		{"office.db关联", func() error { return verifyReferences(ctx, r, v) }},
	}
	if c.facts.Schema == schemaVersion {
		looks = append(looks, look{"office.db表的定义", func() error { return verifySchema(ctx, r, v) }})
	}
	looks = append(looks, look{"操作日志", func() error { return verifyChain(ctx, r, v, logged) }})
	for _, t := range verifiedTables() {
		if _, there := c.facts.Counts[t.table]; there {
			looks = append(looks, look{t.label, func() error { return verifyRecords(ctx, r, v, t, logged) }})
		}
	}
	looks = append(looks, look{"附件", func() error { return countFiles(ctx, r, v, sound) }})
	if c.facts.Schema >= archiveSchema {
		looks = append(looks, look{"档案", func() error { return verifyArchive(ctx, r, v, sound) }})
	}
	return looks
}

// countFiles holds the files of the office against those that were read.
func countFiles(ctx context.Context, r Reader, v *Verification, sound map[string]bool) error {
	all, err := files(ctx, r)
	if err != nil {
		return err
	}
	v.Files.All = len(all)
	for _, f := range all {
		if sound[f.Digest] {
			v.Files.Good++
		} else {
			v.problem("附件“%s”不见了，或者内容变了", f.Name)
		}
	}
	return nil
}

// Tables are the tables that facts count, in a fixed order.
func (f Facts) Tables() []string { return slices.Sorted(maps.Keys(f.Counts)) }

// TableLabel names a table for people, or gives "".
func TableLabel(table string) string {
	if table == Dossiers.table {
		return Dossiers.label + "案卷" // in a list it stands beside the register
	}
	for _, t := range verifiedTables() {
		if t.table == table {
			return t.label
		}
	}
	return ""
}
