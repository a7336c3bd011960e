package desk

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/sheet"
)

func TestTheSameLedgerTwiceAddsNothing(t *testing.T) {
	d := deskOf(t, office.Town)
	ledgers := []*sheet.Ledger{
		applications(application(t, "SQ2025-0001", "2025-03-04"), closed(t, application(t, "SQ2025-0002", "2025-03-05"), request.Granted, "2025-03-20"),
			application(t, "", "2025-03-06"), application(t, "", "2025-03-06")),
		cases(request.Case{Number: "青政复〔2025〕1号", Kind: request.Reconsideration, Received: day(t, "2025-05-06"), Result: request.Upheld, ConcludedYear: 2025},
			request.Case{Kind: request.DirectLitigation, Received: day(t, "2025-05-07")}),
		documents(disclosure.Document{Kind: disclosure.NormativeDocument, Title: "办法", Number: "青政规〔2025〕1号", Made: day(t, "2025-02-01")},
			disclosure.Document{Kind: disclosure.NormativeDocument, Title: "没有文号的办法", Made: day(t, "2025-02-02")}),
		acts(annual.Act{Kind: annual.Licences, Year: 2025, Month: 1, Quantity: 5}, annual.Act{Kind: annual.Licences, Year: 2025, Month: 2},
			annual.Act{Kind: annual.Charges, Year: 2025, Month: 1, Quantity: 123456, Note: "自然资源所"}),
	}
	for _, ledger := range ledgers {
		n := ledger.Records()
		expect(t, importing(t, d, ledger), n, 0, 0, 0)
		expect(t, importing(t, d, ledger), 0, 0, n, 0)
	}
	if v := expectSound(t, d); v.Records.All != 1+4+2+2+3+4+4 { // the organ, the records, the batches and their files
		t.Errorf("%d records", v.Records.All)
	}
}

// A later ledger completes what an earlier one began.
func TestAnOpenRecordGetsItsOutcome(t *testing.T) {
	d := deskOf(t, office.Town)
	open := application(t, "SQ2025-0001", "2025-03-04")
	expect(t, importing(t, d, applications(open)), 1, 0, 0, 0)
	done := closed(t, open, request.Granted, "2025-03-20")
	done.Channel, done.ReplyNumber = request.Mail, "青公复〔2025〕1号"
	report := importing(t, d, applications(done))
	expect(t, report, 0, 1, 0, 0)
	for _, said := range []string{"收到渠道信函", "办理结果（一）予以公开", "答复日期2025-03-20", "答复文号青公复〔2025〕1号"} {
		if !strings.Contains(report.Rows[0].Reason, said) {
			t.Errorf("the report says %q, and not %q", report.Rows[0].Reason, said)
		}
	}
	expect(t, importing(t, d, applications(open)), 0, 0, 1, 0) // an empty cell takes nothing away
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.granted.total": 1, "table3.carried_forward.total": 0})
	expectSound(t, d)
}

// What contradicts a record is refused, with both words, and so is the whole
// ledger.
func TestAContradictionRefusesTheWholeLedger(t *testing.T) {
	d := deskOf(t, office.Town)
	granted := closed(t, application(t, "SQ2025-0001", "2025-03-04"), request.Granted, "2025-03-20")
	importing(t, d, applications(granted))
	denied := granted
	denied.Outcome, denied.Kind = request.DeniedProcessInfo, request.Commercial
	ledger := applications(application(t, "SQ2025-0002", "2025-04-01"), denied)
	report := importing(t, d, ledger)
	expect(t, report, 1, 0, 0, 1)
	for _, said := range []string{"办理结果已登记的是“（一）予以公开”，这里是“6.属于四类过程性信息”", "申请人类别已登记的是“自然人”，这里是“商业企业”", "--prevail"} {
		if !strings.Contains(report.Rows[1].Reason, said) {
			t.Errorf("the report says %q, and not %q", report.Rows[1].Reason, said)
		}
	}
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 1, "table3.granted.natural_person": 1})

	report = importing(t, d, ledger, prevail)
	expect(t, report, 1, 1, 0, 0)
	if !strings.Contains(report.Rows[1].Reason, "办理结果由“（一）予以公开”改为“6.属于四类过程性信息”") {
		t.Errorf("the report says %q", report.Rows[1].Reason)
	}
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 2, "table3.granted.total": 0, "table3.denied_process_info.commercial": 1})
	expectSound(t, d)
}

// Prevailing never makes a record that breaks the rules.
func TestWhatPrevailsMustStillHold(t *testing.T) {
	d := deskOf(t, office.Town)
	importing(t, d, applications(closed(t, application(t, "SQ2025-0001", "2025-03-04"), request.Granted, "2025-03-20")))
	later := application(t, "SQ2025-0001", "2025-06-01") // after its own reply
	report := importing(t, d, applications(later), prevail)
	expect(t, report, 0, 0, 0, 1)
	if !strings.Contains(report.Rows[0].Reason, "早于收到日期") {
		t.Errorf("the report says %q", report.Rows[0].Reason)
	}
}

func TestANumberStandsOnceInALedger(t *testing.T) {
	d := deskOf(t, office.Town)
	one := application(t, "SQ2025-0001", "2025-03-04")
	two := application(t, " ｓｑ2025—0001", "2025-03-05")
	report := importing(t, d, applications(one, application(t, "SQ2025-0002", "2025-03-04"), two, two))
	expect(t, report, 2, 0, 0, 2)
	for _, row := range report.Rows[2:] {
		if row.Action != Refused || !strings.Contains(row.Reason, "登记台账 第4行") {
			t.Errorf("%+v does not name the first row", row)
		}
	}
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 0})
}

func TestNumbersThatAPersonWouldCallTheSame(t *testing.T) {
	same := [][]string{
		{"SQ2025-0001", "sq2025-0001", "ＳＱ２０２５－０００１", "SQ 2025-0001", "SQ2025—0001", "SQ2025–0001", "SQ2025-0001　"},
		{"青政复〔2025〕1号", "青政复[2025]1号", "青政复（2025）1号", "青政复(2025) 1号", "青政复【2025】１号", "青政复［2025］1号"},
	}
	for _, numbers := range same {
		for _, n := range numbers {
			if fold(n) != fold(numbers[0]) {
				t.Errorf("%q is %q, but %q is %q", n, fold(n), numbers[0], fold(numbers[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"SQ2025-0001", "SQ2025-0010"}, {"青政复〔2025〕1号", "青政复〔2024〕1号"}, {"1-11", "11-1"}, {"A1", "B1"}} {
		if fold(pair[0]) == fold(pair[1]) {
			t.Errorf("%q and %q are taken for one number", pair[0], pair[1])
		}
	}
}

// Many registers start again at 1 every year; a ledger lists what was carried
// over beside what is new.
func TestNumbersThatStartAgainEveryYear(t *testing.T) {
	d := deskOf(t, office.Town)
	carried, fresh := application(t, "1", "2024-12-20"), application(t, "1", "2025-01-06")
	expect(t, importing(t, d, applications(carried, fresh)), 2, 0, 0, 0)
	expect(t, importing(t, d, applications(closed(t, carried, request.Granted, "2025-01-10"), fresh)), 0, 1, 1, 0)
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 1, "table3.carried_over.total": 1, "table3.granted.total": 1})
}

// Records without a number are known by their content; two equal rows are two
// records.
func TestRecordsWithoutANumber(t *testing.T) {
	d := deskOf(t, office.Town)
	equal := application(t, "", "2025-03-04")
	expect(t, importing(t, d, applications(equal, equal, application(t, "", "2025-03-05"))), 3, 0, 0, 0)
	done := closed(t, equal, request.Granted, "2025-03-20")
	expect(t, importing(t, d, applications(done, equal, equal)), 1, 1, 1, 0)
	expectCells(t, d, 2025, map[annual.Address]int64{"table3.new_received.total": 4, "table3.granted.total": 1})
}

// Two years' ledgers give both years' tables, whichever is imported first.
func TestTheOrderOfTwoYearsDoesNotMatter(t *testing.T) {
	open := application(t, "SQ2024-0009", "2024-12-20")
	pending := request.Case{Number: "青政复〔2024〕3号", Kind: request.Reconsideration, Received: day(t, "2024-11-20")}
	ended, early := pending, pending
	ended.Result, ended.ConcludedYear = request.Upheld, 2025
	early.Number, early.Result, early.ConcludedYear = "青政复〔2024〕2号", request.Overturned, 2024
	repeated := early
	repeated.ConcludedYear = 2025 // the later ledger lists it again, without a date
	ledgers := []*sheet.Ledger{
		applications(open, closed(t, application(t, "SQ2024-0001", "2024-02-02"), request.Granted, "2024-02-20")),
		applications(closed(t, open, request.PartiallyGranted, "2025-01-15"), application(t, "SQ2025-0001", "2025-03-04")),
		cases(pending, early),
		cases(ended, repeated),
	}
	for _, order := range [][]int{{0, 1, 2, 3}, {1, 0, 3, 2}, {3, 1, 2, 0}} {
		d := deskOf(t, office.Town)
		for _, i := range order {
			if report := importing(t, d, ledgers[i]); report.Refused > 0 {
				t.Fatalf("order %v: %+v", order, report.Rows)
			}
		}
		expectCells(t, d, 2024, map[annual.Address]int64{
			"table3.new_received.total": 2, "table3.result_total.total": 1, "table3.carried_forward.total": 1,
			"table4.reconsideration.overturned": 1, "table4.reconsideration.pending": 1, "table4.reconsideration.total": 2,
		})
		expectCells(t, d, 2025, map[annual.Address]int64{
			"table3.new_received.total": 1, "table3.carried_over.total": 1, "table3.partially_granted.total": 1, "table3.carried_forward.total": 1,
			"table4.reconsideration.upheld": 1, "table4.reconsideration.overturned": 0, "table4.reconsideration.total": 1,
		})
		for _, year := range []int{2024, 2025} {
			report := must[*annual.Report](t)(d.AnnualReport(t.Context(), year, d.Today(), nil))
			if findings := annual.Check(report); annual.HasErrors(findings) {
				t.Errorf("order %v, %d: %+v", order, year, findings)
			}
		}
		expectSound(t, d)
	}
}

// Nothing and zero are two things in a statistic.
func TestAFigureOfZeroIsAFigure(t *testing.T) {
	d := deskOf(t, office.Town)
	five := annual.Act{Kind: annual.Penalties, Year: 2025, Month: 3, Quantity: 5}
	zero, money := five, annual.Act{Kind: annual.Charges, Year: 2025, Month: 3, Quantity: 2_400_000}
	zero.Quantity = 0
	importing(t, d, acts(five, money))
	report := importing(t, d, acts(zero))
	expect(t, report, 0, 0, 0, 1)
	if !strings.Contains(report.Rows[0].Reason, "数量已登记的是“5”，这里是“0”") {
		t.Errorf("the report says %q", report.Rows[0].Reason)
	}
	expect(t, importing(t, d, acts(zero), prevail), 0, 1, 0, 0)
	expectCells(t, d, 2025, map[annual.Address]int64{"table2.penalties.decisions": 0})
	expect(t, importing(t, d, acts(five)), 0, 0, 0, 1) // zero was said, too
	money.Quantity = 1
	if report := importing(t, d, acts(money)); !strings.Contains(report.Rows[0].Reason, "收费金额已登记的是“2.4万元”，这里是“0.000001万元”") {
		t.Errorf("the report says %q", report.Rows[0].Reason)
	}
}

func TestBelowACityThereAreNoRegulations(t *testing.T) {
	made := disclosure.Document{Kind: disclosure.Regulation, Title: "考勤规章制度", Made: day(t, "2025-02-01")}
	for _, level := range office.Levels() {
		d := deskOf(t, level)
		report := importing(t, d, documents(made))
		if level == office.City {
			expect(t, report, 1, 0, 0, 0)
			continue
		}
		expect(t, report, 0, 0, 0, 1)
		if !strings.Contains(report.Rows[0].Reason, "没有规章制定权") {
			t.Errorf("%s: %+v", level, report.Rows)
		}
	}
}

// A row with several problems is one row, and of what the reader did not list
// the report still says how much there is.
func TestTheReportCountsRows(t *testing.T) {
	d := deskOf(t, office.Town)
	ledger := applications(application(t, "SQ2025-0001", "2025-03-04"))
	place := func(row int, column string) sheet.Place {
		return sheet.Place{Sheet: "登记台账", Row: row, Column: column}
	}
	ledger.Problems = []sheet.Problem{{Place: place(9, "C"), Value: "2025.13.1", Sentence: "不是日期"}, {Place: place(9, "E"), Sentence: "没有类别"}, {Place: place(2, "C"), Sentence: "不是日期"}}
	ledger.Sheets = []sheet.SheetSummary{{Name: "登记台账", Rows: 3, Refused: 2}}
	report := importing(t, d, ledger)
	expect(t, report, 1, 0, 0, 2)
	var order []int
	for _, row := range report.Rows {
		order = append(order, row.Row)
	}
	if !slices.Equal(order, []int{2, 4, 9, 9}) {
		t.Errorf("rows in the order %v", order)
	}
	ledger.Unlisted, ledger.Sheets[0].Refused = 500, 300
	report = importing(t, d, ledger)
	if report.Refused != 300 || len(report.Notes) != 1 || !strings.Contains(report.Notes[0].Sentence, "500") {
		t.Errorf("refused %d, notes %v", report.Refused, report.Notes)
	}
}
