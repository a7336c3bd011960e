package present_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/sheet"
)

// foreign is a register whose heading uses words that nobody knows.
const foreign = "甲,哪天,来的人,人的种类,想要什么,给没给,回信日\n" +
	"外-1,2025-03-01,张三,自然人,低保名单,予以公开,2025-03-15\n外-2,2025-03-05,李四,自然人,宅基地审批,予以公开,2025-03-20\n"

var foreignColumns = map[string]string{
	"甲": "登记编号", "哪天": "收到日期", "来的人": "申请人", "人的种类": "申请人类别", "想要什么": "申请内容", "给没给": "办理结果", "回信日": "答复日期",
}

func ledgerFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func annualRoom(t *testing.T) (*desk.Desk, *present.Annual, *screen[present.AnnualModel]) {
	t.Helper()
	d, view := demo(t), &screen[present.AnnualModel]{}
	room := present.NewAnnual(d, present.Inline{}, view, desk.DemoYear)
	room.Load()
	return d, room, view
}

// choices are what the clerk chooses on the page, by heading.
func choices(t *testing.T, m *present.ColumnsModel, named map[string]string) []int {
	t.Helper()
	chosen := make([]int, len(m.Columns))
	for i, c := range m.Columns {
		want := named[c.Heading]
		if want == "" {
			continue
		}
		chosen[i] = slices.IndexFunc(m.Choices, func(word string) bool { return word == want || word == want+"（必须有）" })
		if chosen[i] < 0 {
			t.Fatalf("no choice %s in %v", want, m.Choices)
		}
	}
	return chosen
}

// A file with a heading of its own: the page asks, the trial runs again, and the
// next file of the kind is read without a question.
func TestAForeignHeadingIsExplainedOnce(t *testing.T) {
	_, room, view := annualRoom(t)
	room.Try(sheet.Applications, ledgerFile(t, "来件.csv", foreign))
	m := view.last().Columns
	if m == nil || m.Why == "" || len(m.Columns) != 7 || m.Columns[0].Heading != "甲" || !strings.HasPrefix(m.Columns[2].Sample, "张三") || view.last().Import != nil {
		t.Fatalf("columns %+v, fails %v", m, view.fails)
	}
	if !strings.Contains(m.Needed, "收到日期") || !slices.Contains(m.Choices, "收到日期（必须有）") {
		t.Errorf("needed %s, choices %v", m.Needed, m.Choices)
	}
	var said string
	wrong := func(sentence string) { said = sentence }
	room.KeepColumns(make([]int, len(m.Columns)), wrong)
	if !strings.Contains(said, "还没有一栏对应") || view.last().Columns == nil {
		t.Fatalf("nothing chosen: %q", said)
	}
	said = ""
	room.KeepColumns(choices(t, m, foreignColumns), wrong)
	last := view.last()
	if said != "" || last.Columns != nil || last.Import == nil || !last.Import.CanImport || !strings.Contains(last.Import.Summary, "新增2") {
		t.Fatalf("%q %+v %v", said, last.Import, view.fails)
	}
	room.Dismiss()
	room.Try(sheet.Applications, ledgerFile(t, "又来.csv", strings.ReplaceAll(foreign, "外-", "又-")))
	if m := view.last(); m.Columns != nil || m.Import == nil || !m.Import.CanImport {
		t.Errorf("the same heading is asked again: %+v %v", m.Import, view.fails)
	}
}

// What was understood wrongly is put right from the trial, and leaving changes
// nothing.
func TestColumnsAreChangedFromTheTrial(t *testing.T) {
	_, room, view := annualRoom(t)
	content := "登记编号,收到日期,申请人,申请人类别,申请内容,办理结果,答复日期,办结日期\n甲-1,2025-03-01,张三,自然人,低保名单,予以公开,2025-03-10,2025-03-12\n"
	room.Try(sheet.Applications, ledgerFile(t, "台账.csv", content))
	if view.last().Import == nil {
		t.Fatalf("not understood: %v", view.fails)
	}
	room.AskColumns()
	m := view.last().Columns
	if m == nil || m.Why != "" || m.Choices[m.Columns[1].Choice] != "收到日期（必须有）" {
		t.Fatalf("columns %+v", m)
	}
	room.CloseColumns()
	if last := view.last(); last.Columns != nil || last.Import == nil {
		t.Fatalf("left: %+v", last.Import)
	}
	room.AskColumns()
	named := map[string]string{}
	for _, c := range view.last().Columns.Columns {
		named[c.Heading] = strings.TrimSuffix(m.Choices[c.Choice], "（必须有）")
	}
	named["答复日期"], named["办结日期"] = "", "答复日期"
	room.KeepColumns(choices(t, m, named), func(s string) { t.Error(s) })
	if last := view.last(); last.Import == nil || !last.Import.CanImport {
		t.Errorf("tried again: %+v %v", last.Import, view.fails)
	}
}

// What is no table at all fails with the sentence of the reader.
func TestWhatHasNoHeadingFails(t *testing.T) {
	_, room, view := annualRoom(t)
	for name, content := range map[string]string{"空.csv": "", "一句话.txt": "今天开会\n", "不在.xlsx": ""} {
		path := ledgerFile(t, name, content)
		if name == "不在.xlsx" {
			path += "x"
		}
		before := len(view.fails)
		room.Try(sheet.Applications, path)
		if len(view.fails) != before+1 || view.last().Columns != nil || view.last().Import != nil {
			t.Errorf("%s: %v, %+v", name, view.fails[before:], view.last().Columns)
		}
	}
}

// A batch is imported, taken back, and refused once somebody worked on it.
func TestABatchIsTakenBack(t *testing.T) {
	_, room, view := annualRoom(t)
	content := "登记编号,收到日期,申请人,申请人类别,申请内容,办理结果,答复日期\n撤-1,2025-03-01,张三,自然人,低保名单,予以公开,2025-03-10\n"
	records := func() string { return view.last().Sources[0].Records }
	before := records()
	room.Try(sheet.Applications, ledgerFile(t, "撤回.csv", content))
	room.Confirm()
	if records() == before {
		t.Fatal("nothing was imported")
	}
	room.Books()
	m := view.last().Books
	if m == nil || m.Rows[0].Name != "撤回.csv" || m.Rows[0].Undone || !strings.Contains(m.Rows[0].Asks, "2026年11月20日演示导入，新增1，") {
		t.Fatalf("books %+v", m)
	}
	said := ""
	id := m.Rows[0].ID
	room.Undo(id, func(s string) { said = s })
	last := view.last()
	if said != "已撤回：删去1件，恢复0件" || !last.Books.Rows[0].Undone || !strings.HasSuffix(last.Books.Rows[0].State, "撤回") || records() != before {
		t.Errorf("%q, %+v, %s records, %v", said, last.Books.Rows[0], records(), view.fails)
	}
	room.Undo(id, func(s string) { t.Errorf("taken back twice: %s", s) })
	if row := view.last().Books.Rows[0]; !strings.Contains(row.Refused, "已经撤回") {
		t.Errorf("refused: %+v", row)
	}
	room.CloseBooks()
	if view.last().Books != nil {
		t.Error("the list is still open")
	}
}
