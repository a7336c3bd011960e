package desk

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/sheet"
	"zwgk/internal/store"
)

var heading = []string{"登记编号", "收到日期", "申请人", "申请人类别", "收到渠道", "申请内容", "办理结果", "答复文号", "答复日期"}

// register is a workbook with a heading and two applications.
func register(t testing.TB, more ...[]string) string {
	return workbook(t, append([][]string{
		{"2025年依申请公开登记台账"}, heading,
		{"SQ2025-0001", "2025-03-04", "王某", "自然人", "信函", "宅基地审批材料", "予以公开", "青公复〔2025〕1号", "2025-03-20"},
		{"SQ2025-0002", "2025.4.1", "某建材有限公司", "商业企业", "网上", "招投标文件", "", "", ""},
	}, more...)...)
}

func order(file string) ImportOrder {
	return ImportOrder{File: file, Kind: sheet.Applications, Year: 2025}
}

func TestAWorkbookBecomesRecords(t *testing.T) {
	d, file := deskOf(t, office.Town), register(t)
	report, err := d.Import(t.Context(), order(file))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, report, 2, 0, 0, 0)
	expectCells(t, d, 2025, map[annual.Address]int64{
		"table3.new_received.natural_person": 1, "table3.new_received.commercial": 1, "table3.granted.total": 1, "table3.carried_forward.commercial": 1,
	})
	if v := expectSound(t, d); v.Files != (store.Tally{Good: 1, All: 1}) || v.Entries.All != 1+2+2 {
		t.Errorf("%+v", v) // the organ; file and batch; two records
	}
	var sources []string
	_, err = d.CellRecords(t.Context(), 2025, "table3.new_received.total", func(e annual.Entry) error {
		sources = append(sources, e.Source)
		return nil
	})
	if err != nil || strings.Join(sources, "|") != "依申请公开登记台账.xlsx 登记台账 第3行|依申请公开登记台账.xlsx 登记台账 第4行" {
		t.Errorf("%q, %v", sources, err)
	}
	kept, err := store.DigestFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.office.FilePath(kept), []byte("别的"), 0o600); err != nil {
		t.Fatal(err)
	}
	if v, err := d.Verify(t.Context()); err != nil || v.OK() || !strings.Contains(v.Problems[0], "依申请公开登记台账.xlsx") {
		t.Errorf("another file in its place is not found: %+v, %v", v, err)
	}
}

// A workbook with one bad row is refused whole, with its place; nothing is
// kept, not even the file.
func TestOneBadRowRefusesTheWorkbook(t *testing.T) {
	d := deskOf(t, office.Town)
	file := register(t, []string{"SQ2025-0003", "2025年13月1日", "李某", "自然人", "", "低保认定依据", "", "", ""})
	before := bytesOf(t, d.office.Dir())
	report, err := d.Import(t.Context(), order(file))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, report, 2, 0, 0, 1)
	bad := report.Rows[2]
	if bad.Row != 5 || bad.Column != "B" || bad.Sheet != "登记台账" || bad.Value != "2025年13月1日" || bad.Reason == "" {
		t.Errorf("%+v does not say where and why", bad)
	}
	if bytesOf(t, d.office.Dir()) != before {
		t.Error("the office was changed")
	}
	if data, err := json.Marshal(report); err != nil || !strings.Contains(string(data), `"action":"refused"`) {
		t.Errorf("%s, %v", data, err)
	}
}

func TestADryRunSaysTheSameAndChangesNothing(t *testing.T) {
	d, file := deskOf(t, office.Town), register(t)
	before := bytesOf(t, d.office.Dir())
	for range 2 {
		trial := order(file)
		trial.DryRun = true
		report, err := d.Import(t.Context(), trial)
		if err != nil {
			t.Fatal(err)
		}
		expect(t, report, 2, 0, 0, 0)
	}
	if bytesOf(t, d.office.Dir()) != before {
		t.Error("the dry run changed the office")
	}
	report, err := d.Import(t.Context(), order(file))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, report, 2, 0, 0, 0)
}

// bytesOf is every byte of an office.
func bytesOf(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	for _, pattern := range []string{"*", "*/*", "*/*/*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name) // of a folder there is nothing to read
			if err != nil {
				content = nil
			}
			// The shared index beside the journal holds locks, and no record.
			if strings.HasSuffix(name, "-shm") {
				content = nil
			}
			all.WriteString(name + "\x00" + string(content) + "\x00")
		}
	}
	return all.String()
}

func TestWhatCannotBeImported(t *testing.T) {
	d := deskOf(t, office.Town)
	text := filepath.Join(t.TempDir(), "台账.xlsx")
	if err := os.WriteFile(text, []byte("不是表格"), 0o600); err != nil {
		t.Fatal(err)
	}
	wrong := order(register(t))
	wrong.Year = 2028
	unknown := order(register(t))
	unknown.Kind = "别的"
	for name, c := range map[string]struct {
		order ImportOrder
		code  fault.Code
	}{
		"no such file":      {order(filepath.Join(t.TempDir(), "没有.xlsx")), fault.NotFound},
		"a text":            {order(text), fault.Unreadable},
		"a year to come":    {wrong, fault.Usage},
		"an unknown kind":   {unknown, fault.Usage},
		"no ledger in it":   {order(workbook(t, []string{"今天天气", "晴"})), fault.Invalid},
		"an empty workbook": {order(workbook(t)), fault.Invalid},
	} {
		if report, err := d.Import(t.Context(), c.order); fault.CodeOf(err) != c.code {
			t.Errorf("%s: %+v, %v, want %s", name, report, err, c.code)
		}
	}
	if v := expectSound(t, d); v.Records.All != 1 {
		t.Errorf("%+v", v)
	}
}

// The file that is kept is the one that was read.
func TestAFileThatChangesMeanwhileIsNotImported(t *testing.T) {
	d := deskOf(t, office.Town)
	ledger := applications(application(t, "SQ2025-0001", "2025-03-04"))
	_, err := d.importLedger(t.Context(), order(register(t)), "the digest of what was read", ledger)
	if fault.CodeOf(err) != fault.Conflict || !strings.Contains(fault.Sentence(err), "被改动") {
		t.Errorf("%v", err)
	}
	if v := expectSound(t, d); v.Records.All != 1 {
		t.Errorf("%+v", v)
	}
}

// Two windows with one workbook: each row comes in once.
func TestTwoWindowsImportOneWorkbook(t *testing.T) {
	first, file := deskOf(t, office.Town), register(t)
	second, err := Open(t.Context(), first.office.Dir(), clerk)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	done := make(chan error, 2)
	for _, d := range []*Desk{first, second} {
		go func() {
			report, err := d.Import(t.Context(), order(file))
			if err == nil && report.Refused > 0 {
				err = errors.New("refused")
			}
			done <- err
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	expectCells(t, first, 2025, map[annual.Address]int64{"table3.new_received.total": 2})
	expectSound(t, first)
}
