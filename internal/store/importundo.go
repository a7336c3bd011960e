package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// The log's words on the records of an import.
const (
	actionAdd     = "add"
	actionReplace = "replace"
	actionRemove  = "remove"
)

var importUndoneColumns = []string{"id", "day"}

// KeepBefore keeps a record as it stands before an import puts its own in its
// place, so that TakeBack can put it back.
func (l *Ledger[T]) KeepBefore(tx *Tx, batch string, s Stored[T]) error {
	row := l.storedValues(&s)
	content, err := json.Marshal(row)
	if err != nil {
		return err
	}
	_, err = tx.exec("INSERT INTO import_before (batch, record, row) VALUES (?, ?, ?)", batch, row[0], string(content))
	return err
}

// ChangedSince is an error of TakeBack: records that were worked on since the
// import, so that it cannot be taken back.
type ChangedSince struct {
	Records []string // ids
	Names   []string // where the records stood in the workbook
}

// Error implements error.
func (c *ChangedSince) Error() string { return "records were changed after the import" }

// TakeBack undoes an import into this ledger: what it added goes, what it
// changed stands again as before, and the log says both. Where any of it was
// changed since, or is worked on in another register, nothing is done and the
// error is an *ChangedSince.
func (l *Ledger[T]) TakeBack(tx *Tx, batch Batch, on workday.Date) (removed, restored int, err error) {
	at, err := tx.importedAt(batch.ID)
	if err != nil {
		return 0, 0, err
	}
	added, err := l.addedBy(tx, batch.ID)
	if err != nil {
		return 0, 0, err
	}
	before, err := l.before(tx, batch.ID, at)
	if err != nil {
		return 0, 0, err
	}
	if err := tx.untouched(added, slices.Sorted(maps.Keys(before)), at); err != nil {
		return 0, 0, l.name(tx, err)
	}
	for _, id := range added {
		if err := l.remove(tx, id); err != nil {
			return 0, 0, err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if err := l.restore(tx, id, before[id]); err != nil {
			return 0, 0, err
		}
	}
	return len(added), len(before), tx.markUndone(batch.ID, on)
}

// untouched returns a *ChangedSince unless the records stand as the import of a
// moment left them.
func (tx *Tx) untouched(added, replaced []string, at string) error {
	changed := &ChangedSince{}
	look := func(ids []string, action string) error {
		for _, id := range ids {
			ok, err := tx.standsAs(id, action, at)
			if err != nil {
				return err
			}
			if !ok || action == actionAdd && tx.workedOn(id) {
				changed.Records = append(changed.Records, id)
			}
		}
		return nil
	}
	if err := errors.Join(look(added, actionAdd), look(replaced, actionReplace)); err != nil {
		return err
	}
	if len(changed.Records) > 0 {
		return changed
	}
	return nil
}

// name puts to a *ChangedSince where its records stood.
func (l *Ledger[T]) name(tx *Tx, err error) error {
	var changed *ChangedSince
	if !errors.As(err, &changed) {
		return err
	}
	for _, id := range changed.Records[:min(len(changed.Records), 10)] {
		s, found, failed := l.Get(tx.ctx, tx, id)
		if failed != nil {
			return failed
		}
		if found && s.Place != "" {
			changed.Names = append(changed.Names, s.Place)
		}
	}
	return err
}

func (tx *Tx) markUndone(batch string, on workday.Date) error {
	row := []any{batch, on.String()}
	if err := tx.insertRows("import_undone", importUndoneColumns, [][]any{row}); err != nil {
		return err
	}
	return tx.record("undo", "undone:"+batch, digestOf("import_undone", row), "")
}

// importedAt is the time that the log gives an import.
func (tx *Tx) importedAt(batch string) (at string, err error) {
	err = tx.sql.QueryRowContext(tx.ctx, "SELECT at FROM audit WHERE subject = ? ORDER BY seq LIMIT 1", batch).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		err = fault.New(fault.NotFound, "没有这一次导入")
	}
	return at, err
}

// standsAs reports whether a record is as an act of a moment left it, whatever
// came and went in between.
func (tx *Tx) standsAs(record, action, at string) (bool, error) {
	const statement = `SELECT (SELECT digest FROM audit WHERE subject = ?1 ORDER BY seq DESC LIMIT 1)
		= (SELECT digest FROM audit WHERE subject = ?1 AND action = ?2 AND at = ?3 ORDER BY seq DESC LIMIT 1)`
	var same sql.NullBool
	err := tx.sql.QueryRowContext(tx.ctx, statement, record, action, at).Scan(&same)
	return same.Bool, err
}

// workedOn reports whether another register speaks of a record.
func (tx *Tx) workedOn(record string) bool {
	var found bool
	const statement = `SELECT EXISTS (SELECT 1 FROM dossier WHERE id = ?1) OR EXISTS (SELECT 1 FROM piece WHERE record = ?1)`
	err := tx.sql.QueryRowContext(tx.ctx, statement, record).Scan(&found)
	return found || err != nil
}

func (l *Ledger[T]) addedBy(tx *Tx, batch string) (ids []string, err error) {
	err = each(tx.ctx, tx, "SELECT id FROM "+l.table+" WHERE batch = ? ORDER BY id", []any{batch}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// before reads the rows that an import replaced, each as the log knows it.
func (l *Ledger[T]) before(tx *Tx, batch, at string) (map[string][]any, error) {
	found := map[string][]any{}
	err := each(tx.ctx, tx, "SELECT record, row FROM import_before WHERE batch = ?", []any{batch}, func(rows *sql.Rows) error {
		var id, content string
		if err := rows.Scan(&id, &content); err != nil {
			return err
		}
		row, err := storedRow(content)
		found[id] = row
		return err
	})
	if err != nil {
		return nil, err
	}
	for id, row := range found {
		known, err := tx.loggedBefore(id, at)
		if err != nil {
			return nil, err
		}
		if len(row) != len(l.storedColumns()) || digestOf(l.table, row) != known {
			return nil, fault.New(fault.Damaged, "导入以前的记录和操作日志对不上，不能撤回这次导入。用最近的备份恢复")
		}
	}
	return found, nil
}

// storedRow reads a row as KeepBefore wrote it.
func storedRow(content string) ([]any, error) {
	var row []any
	if err := json.Unmarshal([]byte(content), &row); err != nil {
		return nil, fault.Wrap(err, fault.Damaged, "导入以前的记录读不出来，不能撤回这次导入。用最近的备份恢复")
	}
	for i, value := range row {
		if number, ok := value.(float64); ok { // years, months and amounts in 分, all exact
			row[i] = int64(number)
		}
	}
	return row, nil
}

// loggedBefore is the digest that the log gives a record before an import
// replaced it.
func (tx *Tx) loggedBefore(record, at string) (digest [sha256.Size]byte, err error) {
	const statement = `SELECT digest FROM audit WHERE subject = ?1 AND seq < (SELECT min(seq) FROM audit WHERE subject = ?1 AND action = ?2 AND at = ?3)
		ORDER BY seq DESC LIMIT 1`
	var found []byte
	err = tx.sql.QueryRowContext(tx.ctx, statement, record, actionReplace, at).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) {
		return digest, nil
	}
	copy(digest[:], found)
	return digest, err
}

func (l *Ledger[T]) remove(tx *Tx, id string) error {
	if _, err := tx.exec("DELETE FROM "+l.table+" WHERE id = ?", id); err != nil {
		return err
	}
	if l.found != nil {
		if err := tx.Unindex(id); err != nil {
			return err
		}
	}
	return tx.record(actionRemove, id, [sha256.Size]byte{}, "撤回导入")
}

func (l *Ledger[T]) restore(tx *Tx, id string, row []any) error {
	columns := l.storedColumns()
	statement := "UPDATE " + l.table + " SET " + strings.Join(columns[1:], "=?,") + "=? WHERE id=?"
	if _, err := tx.exec(statement, append(row[1:len(row):len(row)], id)...); err != nil {
		return err
	}
	if l.found != nil {
		s, _, err := l.Get(tx.ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.Index(l.found(&s.Record)); err != nil {
			return err
		}
	}
	return tx.record(actionReplace, id, digestOf(l.table, row), "撤回导入，恢复原样")
}

// Undone are the imports that were taken back, with the day.
func (o *Office) Undone(ctx context.Context) (map[string]workday.Date, error) {
	found := map[string]workday.Date{}
	err := each(ctx, o, "SELECT id, day FROM import_undone", nil, func(rows *sql.Rows) error {
		var id string
		var day workday.Date
		err := rows.Scan(&id, dateColumn{&day})
		found[id] = day
		return err
	})
	return found, err
}
