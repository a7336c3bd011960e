//go:build e2e

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/extract"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/present"
)

// TestFromLedgersToASignedReport is January: four complete ledgers are taken in,
// the figures looked at, what no ledger holds is answered, a paragraph is written
// with a figure in it, the report goes out as Word and paper with its approval
// slip, is signed off and has its piece in the archive. Keyboard alone, and every
// key is counted.
func TestFromLedgersToASignedReport(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, "office")
	employ(t, dir, office.Town, "青石镇人民政府")
	d := start(t, home, "-office", dir)
	d.ready()
	d.sit(office.Clerk)
	d.shown("home")
	var work efforts
	d.presses = 0

	d.enter(present.AnnualRoom)
	d.annual("gather")
	for i, ledger := range ledgers(t, home) {
		d.tabTo("选文件", i)
		d.asked("位置")
		d.write(ledger)
		d.key("Return")
		d.annual("gather", func(l told) bool { return strings.Contains(l.Trial, "不能导入0") })
		d.press("导入")
		d.annual("gather", func(l told) bool { return l.Trial == "" })
		d.annual("gather", func(l told) bool { return l.Trial == "" })
	}
	work.add(d, "取数：四份台账试读、导入")

	d.key("ctrl+Return")
	d.annual("verify")
	d.tab("统计表")
	d.key("Return")
	d.annual("verify", func(l told) bool { return l.Opened != "" })
	work.add(d, "核对：看结果，打开一个数")

	d.key("ctrl+Return")
	first := d.annual("write")
	d.shoot("09-annual-write")
	d.writeReport(first.Asks)
	work.add(d, "撰写：答没有台账的事，改一段，插一个数")

	d.key("ctrl+Return")
	d.annual("finish")
	d.shoot("09-annual-finish")
	docx := filepath.Join(home, "report.docx")
	d.press("存为Word")
	d.asked("位置")
	d.write(docx)
	d.key("Return")
	d.said()
	d.press("审签单")
	d.annual("slip")
	d.painted()
	d.shoot("09-annual-slip")
	d.key("alt+Left")
	d.annual("finish")
	work.add(d, "成稿：存Word，看审签单")

	d.press("登记签发")
	d.asked("签发人")
	d.write("马文华")
	d.press("登记并定稿")
	d.annual("finish", func(l told) bool { return l.Signed })
	d.painted()
	d.shoot("09-annual-signed")
	work.add(d, "签发定稿")
	d.end()

	reportIsSigned(t, dir, docx)
	t.Logf("\n%s", work.table())
	work.documented(t)
}

// annual waits for a page of the room 年度报告.
func (d *driver) annual(page string, also ...func(told) bool) told {
	d.t.Helper()
	return d.shown("annual", append(also, func(l told) bool { return l.Page == page })...)
}

// tabTo presses the button that is the n-th of its name, from 0.
func (d *driver) tabTo(name string, n int) {
	d.t.Helper()
	for range n + 1 {
		d.tab(name)
	}
	d.key("Return")
}

// writeReport answers what is asked, one with an entry and the others with
// 没有, and writes a sentence with a figure into the first part.
func (d *driver) writeReport(asks int) {
	d.t.Helper()
	if asks == 0 {
		d.t.Fatal("nothing is asked for, though no ledger says what else was done")
	}
	d.press("登记") // how the public reaches the office
	d.asked("内容")
	d.write("在镇便民服务中心查阅，电话0571-88886666")
	d.tab("登记")
	d.key("Return")
	d.annual("write")
	d.press("没有")
	for range 2 { // the keyboard goes to the next one by itself
		d.annual("write")
		d.key("Return")
	}
	d.annual("write")
	d.key("alt+Down")
	d.annual("write", func(l told) bool { return l.Part == "1.proactive" })
	d.tab("正文")
	d.insert("村级公开栏每季度检查一次；新收的申请")
	d.key("ctrl+i")
	d.asked("查找")
	d.insert("新收申请")
	d.key("Return")
	d.asked("正文")
	d.insert("件由专人登记。")
	d.key("ctrl+s")
	d.said()
	d.shoot("09-annual-edited")
}

// insert types a text where the cursor stands.
func (d *driver) insert(text string) {
	d.t.Helper()
	d.copy(text)
	d.key("ctrl+v")
	d.presses++ // count takes two keys for pasting
	d.count(text)
}

// reportIsSigned looks into the office and the file from outside.
func reportIsSigned(t *testing.T, dir, docx string) {
	t.Helper()
	inside, err := desk.Open(t.Context(), dir, desk.Person{Name: "核对"})
	if err != nil {
		t.Fatal(err)
	}
	defer inside.Close()
	year := present.ReportYear(inside.Today())
	signed, err := inside.Signed(t.Context(), year)
	if err != nil || signed == nil || signed.Signer != "马文华" || signed.Head == "" {
		t.Fatalf("%+v %v", signed, err)
	}
	if shelf, err := inside.ArchiveYear(t.Context(), year+1); err != nil || shelf.Pending != 1 {
		t.Errorf("the archive has %+v, %v", shelf, err)
	}
	words, err := extract.File(t.Context(), docx, extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, p := range words.Passages {
		said.WriteString(p.Text)
	}
	text := pdftest.Squeeze(said.String())
	for _, section := range signed.Report.Sections {
		for paragraph := range strings.Lines(section.Text) {
			if !strings.Contains(text, pdftest.Squeeze(paragraph)) {
				t.Errorf("the Word file does not say %q", paragraph)
			}
		}
	}
	for _, want := range []string{"0571-88886666", "新收的申请3件由专人登记"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}
