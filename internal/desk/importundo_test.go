package desk

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

// An import is taken back whole: its records go, what it changed stands as it
// did, nothing of it is found, and it can be imported again.
func TestAnImportIsTakenBack(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	open, other := application(t, "SQ2025-0001", "2025-03-04"), application(t, "SQ2025-0002", "2025-03-05")
	other.Subject = "河道采砂许可材料"
	expect(t, importing(t, d, applications(open)), 1, 0, 0, 0)
	second := applications(closed(t, open, request.Granted, "2025-03-20"), other)
	expect(t, importing(t, d, second), 1, 1, 0, 0)
	books, err := d.ImportedBooks(ctx, 2025)
	if err != nil || len(books) != 2 {
		t.Fatal(books, err)
	}
	done, err := d.UndoImport(ctx, 2025, books[0].ID)
	if err != nil || done != (UndoneImport{Removed: 1, Restored: 1}) {
		t.Fatal(done, err)
	}
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 1, "table3.granted.total": 0, "table3.carried_forward.total": 1})
	found, err := d.office.Search(ctx, store.Query{Words: "河道采砂", Limit: 5})
	if err != nil || found.Total != 0 {
		t.Errorf("what was taken back is still found: %+v %v", found, err)
	}
	expectSound(t, d)
	_, err = d.UndoImport(ctx, 2025, books[0].ID)
	refused(t, "a second time", err, "已经撤回")
	expect(t, importing(t, d, second), 1, 1, 0, 0)
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 2, "table3.granted.total": 1})
	expectSound(t, d)
	if books, err = d.ImportedBooks(ctx, 2025); err != nil || len(books) != 3 || !books[0].Undone.IsZero() || books[1].Undone != d.Today() {
		t.Errorf("%+v %v", books, err)
	}
}

// What was worked on since keeps the import where it is, by name.
func TestAnImportThatWasWorkedOnStays(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	open := application(t, "SQ2025-0001", "2025-03-04")
	expect(t, importing(t, d, applications(open, application(t, "SQ2025-0002", "2025-03-05"))), 2, 0, 0, 0)
	expect(t, importing(t, d, applications(closed(t, open, request.Granted, "2025-03-20"))), 0, 1, 0, 0)
	books, err := d.ImportedBooks(ctx, 2025)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.UndoImport(ctx, 2025, books[1].ID)
	refused(t, "the first import", err, "有1件（登记台账 第4行）又改过")
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 2, "table3.granted.total": 1})
	if _, err := d.UndoImport(ctx, 2025, books[0].ID); err != nil { // the later one goes first
		t.Fatal(err)
	}
	_, err = d.UndoImport(ctx, 2024, books[1].ID)
	refused(t, "an import of another year", err, "没有这一次导入")
	if done, err := d.UndoImport(ctx, 2025, books[1].ID); err != nil || done.Removed != 2 { // it stands again as it was imported
		t.Error(done, err)
	}
	expectSound(t, d)
}

// What lies in the office is not believed before the log agrees.
func TestATamperedRowIsNotPutBack(t *testing.T) {
	ctx := t.Context()
	d := deskOf(t, office.Town)
	open := application(t, "SQ2025-0001", "2025-03-04")
	importing(t, d, applications(open))
	importing(t, d, applications(closed(t, open, request.Granted, "2025-03-20")))
	books, err := d.ImportedBooks(ctx, 2025)
	if err != nil {
		t.Fatal(err)
	}
	tamper(t, d, "UPDATE import_before SET row = replace(row, '王某', '张某')")
	if _, err := d.UndoImport(ctx, 2025, books[0].ID); fault.CodeOf(err) != fault.Damaged {
		t.Errorf("a row that somebody changed is put back: %v", err)
	}
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.granted.total": 1})
}

// tamper changes the database behind the program's back.
func tamper(t *testing.T, d *Desk, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(d.Folder(), "office.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// A source with headings of its own is explained once; plain text is read like
// a workbook.
func TestASourceWithItsOwnHeadings(t *testing.T) {
	ctx, d := t.Context(), deskOf(t, office.Town)
	path := filepath.Join(t.TempDir(), "来件一览.csv")
	text := "甲,哪天来的,人的种类,想要什么,给没给,哪天给的\n1,2025-03-01,自然人,低保名单,予以公开,2025-03-15\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	order := ImportOrder{File: path, Kind: "applications", Year: 2025}
	_, err := d.Import(ctx, order)
	refused(t, "unknown headings", err, "表头")
	layout, err := d.ImportLayout(ctx, order.Kind, path)
	if err != nil || len(layout.Columns) != 6 {
		t.Fatal(layout, err)
	}
	err = d.RememberColumns(ctx, layout, map[string]string{"甲": "登记编号"})
	refused(t, "half an explanation", err, "还没有一栏对应")
	chosen := map[string]string{"甲": "登记编号", "哪天来的": "收到日期", "人的种类": "申请人类别", "想要什么": "申请内容", "给没给": "办理结果", "哪天给的": "答复日期"}
	if err := d.RememberColumns(ctx, layout, chosen); err != nil {
		t.Fatal(err)
	}
	report, err := d.Import(ctx, order)
	if err != nil || !report.Done || report.Added != 1 {
		t.Fatal(report, err)
	}
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.granted.natural_person": 1})
	expectSound(t, d)
}
