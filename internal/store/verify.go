package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zwgk/internal/fault"
)

// Verification is what Verify looked at and what it found. It passes only
// when everything that there is was really looked at.
type Verification struct {
	Records  Tally    `json:"records"` // records whose digest is that of their newest log entry
	Entries  Tally    `json:"entries"` // log entries whose hash continues the chain
	Files    Tally    `json:"files"`   // files whose bytes have the digest they are named by
	Archive  Tally    `json:"archive"` // files that pieces of the archive name, and that are sound
	Head     string   `json:"head"`    // hash of the newest log entry, hexadecimal
	Problems []string `json:"problems"`
	Notes    []string `json:"notes,omitempty"` // worth knowing, nothing wrong

	unlisted int // problems beyond maxProblems
	pace     pace
}

// Tally is N of N.
type Tally struct {
	Good int `json:"good"`
	All  int `json:"all"`
}

// OK reports whether nothing is wrong.
func (v *Verification) OK() bool {
	return len(v.Problems) == 0 && v.Entries.All > 0 && v.Records.All > 0 &&
		v.Records.Good == v.Records.All && v.Entries.Good == v.Entries.All && v.Files.Good == v.Files.All && v.Archive.Good == v.Archive.All
}

// maxProblems bounds the list that a wholly damaged office would give.
const maxProblems = 100

func (v *Verification) problem(format string, args ...any) {
	if len(v.Problems) >= maxProblems {
		v.unlisted++
		return
	}
	v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
}

// Verify checks the database's own structure, the chain of the log, every
// record against the log, every file against its digest, and the files and
// numbers of the archive, all as of one moment. It returns an error only when it could not look; what is wrong
// stands in the result.
func (o *Office) Verify(ctx context.Context) (*Verification, error) {
	return o.VerifyTelling(ctx, nil)
}

// VerifyTelling is Verify; tell hears how far it is.
func (o *Office) VerifyTelling(ctx context.Context, tell func(done, all int)) (*Verification, error) {
	v := &Verification{Problems: []string{}}
	err := o.look(ctx, func(r Reader) (err error) {
		if v.pace, err = newPace(ctx, r, tell); err != nil {
			return err
		}
		return o.verify(ctx, r, v)
	})
	if err != nil {
		return nil, err
	}
	v.close()
	v.pace.finish()
	return v, nil
}

// close says that there is more than what was listed.
func (v *Verification) close() {
	if v.unlisted > 0 {
		v.Problems = append(v.Problems, fmt.Sprintf("还有%d处没有列出", v.unlisted))
	}
}

// look is one part of a verification.
type look struct {
	what string
	take func() error
}

func (o *Office) verify(ctx context.Context, r Reader, v *Verification) error {
	logged := map[string][sha256.Size]byte{}
	looks := []look{
		{"office.db结构", func() error { return verifyStructure(ctx, r, v) }},
		{"office.db关联", func() error { return verifyReferences(ctx, r, v) }},
		{"office.db表的定义", func() error { return verifySchema(ctx, r, v) }},
		{"操作日志", func() error { return verifyChain(ctx, r, v, logged) }},
	}
	for _, t := range verifiedTables() {
		looks = append(looks, look{t.label, func() error { return verifyRecords(ctx, r, v, t, logged) }})
	}
	looks = append(looks, look{"查找用的索引", func() error { return verifySearch(ctx, r, v) }})
	sound := map[string]bool{}
	looks = append(looks, look{"附件", func() error { return o.verifyFiles(ctx, r, v, sound) }})
	looks = append(looks, look{"档案", func() error { return verifyArchive(ctx, r, v, sound) }})
	return v.takeAll(ctx, looks, logged)
}

// takeAll takes every look. What they leave in logged has lost its record.
func (v *Verification) takeAll(ctx context.Context, looks []look, logged map[string][sha256.Size]byte) error {
	for _, l := range looks {
		err := l.take()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case fault.CodeOf(err) == fault.Storage:
			return err
		case err != nil:
			v.problem("%s读不完：%v", l.what, err)
		}
	}
	for _, subject := range slices.Sorted(maps.Keys(logged)) {
		v.Records.All++
		v.problem("日志里有记录%s，资料里没有", subject)
	}
	return nil
}

func verifyStructure(ctx context.Context, r Reader, v *Verification) error {
	if err := refreshIndex(ctx, r); err != nil {
		return err
	}
	defer v.pace.step(structureReadings * v.pace.entries)
	return verifyPages(ctx, r, v)
}

// verifyPages has SQLite check the structure of the database file.
func verifyPages(ctx context.Context, r Reader, v *Verification) error {
	return each(ctx, r, "PRAGMA integrity_check", nil, func(rows *sql.Rows) error {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			v.problem("office.db结构损坏：%s", line)
		}
		return nil
	})
}

func verifyReferences(ctx context.Context, r Reader, v *Verification) error {
	return each(ctx, r, "PRAGMA foreign_key_check", nil, func(rows *sql.Rows) error {
		var table, parent string
		var rowid, key any
		if err := rows.Scan(&table, &rowid, &parent, &key); err != nil {
			return err
		}
		v.problem("%s里有一条指向%s的记录找不到", table, parent)
		return nil
	})
}

// verifySchema holds the definitions of tables and indexes against those of a
// new database.
func verifySchema(ctx context.Context, r Reader, v *Verification) error {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // every connection would be another database
	if err := migrate(ctx, db); err != nil {
		return err
	}
	want, err := definitions(ctx, &Office{read: db})
	if err != nil {
		return err
	}
	got, err := definitions(ctx, r)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			v.problem("office.db里%s的定义被改动过", name)
		}
		delete(got, name)
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		v.problem("office.db里多了%s", name)
	}
	return nil
}

func definitions(ctx context.Context, r Reader) (map[string]string, error) {
	found := map[string]string{}
	err := each(ctx, r, `SELECT type || ' ' || name, tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema`, nil, func(rows *sql.Rows) error {
		var name, definition string
		err := rows.Scan(&name, &definition)
		found[name] = definition
		return err
	})
	return found, err
}

// verifyChain recomputes the log from its first entry and collects the newest
// digest of every subject.
func verifyChain(ctx context.Context, r Reader, v *Verification, logged map[string][sha256.Size]byte) error {
	var head [sha256.Size]byte
	var expected int64
	err := each(ctx, r, `SELECT seq, at, actor, action, subject, digest, detail, hash FROM audit ORDER BY seq`, nil, func(rows *sql.Rows) error {
		var e entry
		var digest, hash []byte
		if err := rows.Scan(&e.seq, &e.at, &e.actor, &e.action, &e.subject, &digest, &e.detail, &hash); err != nil {
			return err
		}
		expected++
		v.Entries.All++
		v.pace.step(1)
		copy(e.digest[:], digest)
		switch want := e.chain(head); {
		case e.seq != expected:
			v.problem("操作日志第%d条缺失", expected)
			expected = e.seq
		case len(digest) != sha256.Size || !bytes.Equal(hash, want[:]):
			v.problem("操作日志第%d条被改动过，或者它前面少了条目", e.seq)
		default:
			v.Entries.Good++
		}
		copy(head[:], hash) // go on from what is written, so that one change is named once
		if logged[e.subject] = e.digest; e.action == actionRemove {
			delete(logged, e.subject)
		}
		return nil
	})
	v.Head = hex.EncodeToString(head[:])
	return err
}

// verified is a table whose records the log covers.
type verified struct {
	table, label, prefix string // prefix: what the log puts before the id
	columns              []string
}

func verifiedTables() []verified {
	return []verified{
		{"organ", "单位", "", []string{"id", "level", "name"}},
		{"file", "附件", "file:", []string{"digest", "name", "size"}},
		{"batch", "导入", "", batchColumns},
		{"import_undone", "撤回的导入", "undone:", importUndoneColumns},
		{Applications.table, "申请", "", Applications.storedColumns()},
		{Cases.table, "复议诉讼", "", Cases.storedColumns()},
		{Documents.table, "规范性文件", "", Documents.storedColumns()},
		{Acts.table, "行政行为统计", "", Acts.storedColumns()},
		{"person", "人员", "", personColumns},
		{"setting", "设置", "setting:", settingColumns},
		{"signed_report", "定稿的报告", "", signedColumns},
		Entries.verified(), Items.verified(), Revisions.verified(), Dossiers.verified(),
		Closings.verified(), Boxes.verified(), Pieces.verified(), PieceTexts.verified(), Appraisals.verified(), Transfers.verified(),
		WorkEvents.verified(), YearlyTexts.verified(),
		Partners.verified(), Statements.verified(),
	}
}

// verifyRecords compares a table's records with the log and strikes them off
// logged, so that what remains there has lost its record.
func verifyRecords(ctx context.Context, r Reader, v *Verification, t verified, logged map[string][sha256.Size]byte) error {
	values := make([]any, len(t.columns))
	targets := make([]any, len(t.columns))
	for i := range values {
		targets[i] = &values[i]
	}
	return each(ctx, r, "SELECT "+strings.Join(t.columns, ",")+" FROM "+t.table, nil, func(rows *sql.Rows) error {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		id, _ := values[0].(string)
		subject := t.prefix + id
		want, known := logged[subject]
		v.Records.All++
		v.pace.step(1)
		switch {
		case !known:
			v.problem("%s%s没有经过程序就加进来了", t.label, id)
		case digestOf(t.table, values) != want:
			v.problem("%s%s没有经过程序就被改动了", t.label, id)
		default:
			v.Records.Good++
		}
		delete(logged, subject)
		return nil
	})
}
