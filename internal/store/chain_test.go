package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/request"
)

// busyOffice makes a closed office in which a good deal has happened.
func busyOffice(t *testing.T, seed uint64) (dir, head string) {
	t.Helper()
	o, m := newOffice(t), newMaker(seed)
	file, err := o.KeepFile(write(t, filepath.Join(t.TempDir(), "台账.xlsx"), fmt.Sprint("内容", seed)))
	if err != nil {
		t.Fatal(err)
	}
	change(t, o, func(tx *Tx) error {
		batch := Batch{ID: "01BATCH", Ledger: "applications", Year: 2025, File: file}
		return errors.Join(tx.AddBatch(batch, "新增1"), m.add(20)(tx))
	})
	for range 3 + m.IntN(5) {
		change(t, o, m.add(1+m.IntN(5)))
		change(t, o, func(tx *Tx) error {
			s := m.application()
			s.Record.ID, s.Batch = NewID(), "01BATCH"
			err := Applications.Add(tx, []Stored[request.Application]{s})
			s.Record.Note = "改"
			return errors.Join(err, Applications.Replace(tx, s, "备注改"))
		})
	}
	v := verify(t, o)
	if !v.OK() {
		t.Fatalf("an office that nobody touched does not verify: %v", v.Problems)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	return o.Dir(), v.Head
}

// tamperings are what somebody with another program may do, each with the word
// that names it in the result.
var tamperings = []struct{ name, statements, named string }{
	{"a record is changed", "UPDATE application SET subject = '别的' WHERE id = (SELECT max(id) FROM application)", "申请"},
	{"one letter of a record is changed", "UPDATE application SET applicant = applicant || ' ' WHERE id = (SELECT min(id) FROM application)", "申请"},
	{"an outcome is changed", "UPDATE application SET outcome = 'denied_state_secret' WHERE id = (SELECT id FROM application WHERE outcome <> '' LIMIT 1)", "申请"},
	{"a date is changed", "UPDATE document SET made = '2011-01-01', begun = 2011 WHERE id = (SELECT max(id) FROM document)", "规范性文件"},
	{"a quantity is changed", "UPDATE act SET quantity = quantity + 1 WHERE id = (SELECT max(id) FROM act)", "行政行为统计"},
	{"a year is changed", "UPDATE legal_case SET concluded_year = concluded_year + 1 WHERE id = (SELECT max(id) FROM legal_case)", "复议诉讼"},
	{"where a record came from is changed", "UPDATE application SET batch = '01BATCH' WHERE id = (SELECT id FROM application WHERE batch IS NULL LIMIT 1)", "申请"},
	{"a key is changed", "UPDATE application SET key = key || 'x' WHERE id = (SELECT max(id) FROM application)", "申请"},
	{"two records change places", "UPDATE act SET key = 'x' WHERE id = (SELECT min(id) FROM act); UPDATE act SET key = (SELECT 'n:y') WHERE id = (SELECT max(id) FROM act)", "行政行为统计"},
	{"a record is removed", "DELETE FROM application WHERE id = (SELECT max(id) FROM application)", "日志里有记录"},
	{"a batch is removed", "PRAGMA foreign_keys = 0; DELETE FROM batch", "日志里有记录"},
	{"all records of a ledger are removed", "DELETE FROM act", "日志里有记录"},
	{"a record is added", "INSERT INTO act (id, key, place, kind, year, month, quantity, note) VALUES ('01X', 'n:x', '', 'licences', 2025, 1, 5, '')", "01X没有经过程序就加进来了"},
	{"a record is copied", "INSERT INTO document SELECT '01X', 'n:x', batch, place, kind, title, number, made, abolished, note, begun, ended FROM document LIMIT 1", "01X"},
	{"the organ gets another name", "UPDATE organ SET name = '别的镇人民政府'", "单位"},
	{"the organ becomes a city", "UPDATE organ SET level = 'city'", "单位"},
	{"an entry is changed", "UPDATE audit SET actor = '别人' WHERE seq = 9", "第9条"},
	{"the time of an entry is changed", "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 11", "第11条"},
	{"the detail of an entry is changed", "UPDATE audit SET detail = '别的' WHERE seq = (SELECT max(seq) FROM audit)", "操作日志"},
	{"the digest of an entry is changed", "UPDATE audit SET digest = zeroblob(32) WHERE seq = 7", "第7条"},
	{"the digest of an entry is cut off", "UPDATE audit SET digest = substr(digest, 1, 31) WHERE seq = 7", "第7条"},
	{"the hash of an entry is changed", "UPDATE audit SET hash = zeroblob(32) WHERE seq = 7", "第7条"},
	{"an entry is removed from the middle", "DELETE FROM audit WHERE seq = 8", "第8条缺失"},
	{"an entry is removed and the rest moves up", "DELETE FROM audit WHERE seq = 8; UPDATE audit SET seq = -seq WHERE seq > 8; UPDATE audit SET seq = -seq - 1 WHERE seq < 0", "第8条"},
	{"two entries change places", "UPDATE audit SET seq = -5 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = -5", "第5条"},
	{"an entry is put before the first", "INSERT INTO audit SELECT 0, at, actor, action, subject, digest, detail, hash FROM audit WHERE seq = 1", "操作日志"},
	{"the last entry is cut off", "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "没有经过程序"},
	{"the last ten entries are cut off", "DELETE FROM audit WHERE seq > (SELECT max(seq) - 10 FROM audit)", "没有经过程序"},
	{"the whole log is cut off", "DELETE FROM audit", "没有经过程序"},
	{"the name of a file is changed", "UPDATE file SET name = '别的.xlsx'", "附件"},
	{"the digest of a file is changed", "PRAGMA foreign_keys = 0; UPDATE file SET digest = ''", "附件"},
	{"the digest of a file leads elsewhere", "PRAGMA foreign_keys = 0; UPDATE file SET digest = '../../../../../../etc/passwd'", "附件"},
	{"an index is missing", "DROP INDEX application_key", "application_key的定义"},
	{"a table is put in", "CREATE TABLE note (text TEXT)", "多了table note"},
	{"a trigger is put in", "CREATE TRIGGER sly AFTER INSERT ON application BEGIN DELETE FROM act; END", "多了trigger sly"},
	{"a ledger becomes a view", "ALTER TABLE act RENAME TO real_act; CREATE VIEW act AS SELECT * FROM real_act", "act的定义"},
}

func TestVerifyFindsAndNamesEveryTampering(t *testing.T) {
	for i, c := range tamperings {
		t.Run(c.name, func(t *testing.T) {
			dir, _ := busyOffice(t, uint64(i))
			db := raw(t, dir)
			if _, err := db.Exec(c.statements); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			v := verify(t, reopen(t, dir))
			if v.OK() || !strings.Contains(strings.Join(v.Problems, "\n"), c.named) {
				t.Errorf("found %v, which does not name %q", v.Problems, c.named)
			}
		})
	}
}

// The years stand beside the dates. Whoever makes them differ changes the
// report without changing a date; the database itself refuses that.
func TestAYearIsThatOfItsDate(t *testing.T) {
	dir, _ := busyOffice(t, 77)
	db := raw(t, dir)
	db.SetMaxOpenConns(1)
	const sly = "UPDATE application SET ended = ended + 1 WHERE id = (SELECT max(id) FROM application)"
	if _, err := db.Exec(sly); err == nil {
		t.Error("a year was changed")
	}
	if _, err := db.Exec("PRAGMA ignore_check_constraints = 1; " + sly); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	v := verify(t, reopen(t, dir))
	for _, named := range []string{"CHECK constraint failed in application", "没有经过程序就被改动了"} {
		if !strings.Contains(strings.Join(v.Problems, "\n"), named) {
			t.Errorf("found %v, which does not name %q", v.Problems, named)
		}
	}
}

// Whoever rebuilds the whole chain is found by the head that stands on paper.
func TestTheHeadIsAnotherAfterAnyChange(t *testing.T) {
	o, m := newOffice(t), newMaker(8)
	heads := []string{verify(t, o).Head}
	for range 5 {
		change(t, o, m.add(1))
		head := verify(t, o).Head
		if slices.Contains(heads, head) || len(head) != 64 {
			t.Fatalf("head %s after %v", head, heads)
		}
		heads = append(heads, head)
	}
	dir := o.Dir()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if head := verify(t, reopen(t, dir)).Head; head != heads[5] {
		t.Errorf("the head changed while the office was closed: %s", head)
	}
}

// The list of what is wrong ends somewhere, and says so: 60 records of two
// ledgers, and the index that still finds half of them.
func TestVerifySaysHowMuchItDoesNotList(t *testing.T) {
	o := newOffice(t)
	change(t, o, newMaker(1).add(60))
	if _, err := o.write.Exec("DELETE FROM application; DELETE FROM act"); err != nil {
		t.Fatal(err)
	}
	v := verify(t, o)
	if len(v.Problems) != maxProblems+1 || v.Problems[maxProblems] != "还有21处没有列出" || v.OK() {
		t.Errorf("%d problems, the last: %s", len(v.Problems), v.Problems[len(v.Problems)-1])
	}
	if again := verify(t, o); !slices.Equal(again.Problems, v.Problems) {
		t.Error("the same office gives another list")
	}
}

func TestAStoppedVerifyIsNoDamage(t *testing.T) {
	o := newOffice(t)
	change(t, o, newMaker(1).add(10))
	if v, err := o.Verify(cancelled(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("Verify says %+v, %v", v, err)
	}
}

// NULL and nothing are two things, and so are all types of one content.
func TestNoTwoRecordsShareADigest(t *testing.T) {
	rows := [][]any{
		{"a", "b"}, {"ab", ""}, {"", "ab"}, {"a", "b", ""}, {"a", nil}, {nil, "a"}, {"a", ""},
		{int64(1)}, {"1"}, {int64(256)}, {[]byte("1")}, {nil}, {""},
	}
	seen := map[[32]byte]int{}
	for i, row := range rows {
		d := digestOf("application", row)
		if j, twice := seen[d]; twice {
			t.Errorf("%v and %v share a digest", rows[j], row)
		}
		seen[d] = i
		if digestOf("act", row) == d {
			t.Errorf("%v has one digest in two ledgers", row)
		}
	}
}
