package archive_test

import (
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// shelf is one archived piece of each period, of 2016.
func shelf(t *testing.T) (forEver, thirty, ten archive.Piece) {
	t.Helper()
	all := pieces(3)
	for i, r := range archive.Retentions() {
		all[i].Retention = r
	}
	closed := filed(t, plain(), all)
	return closed[0], closed[1], closed[2]
}

func TestWhatHasExpired(t *testing.T) {
	forEver, thirty, ten := shelf(t)
	all := []archive.Piece{forEver, thirty, ten}
	for year, want := range map[int]int{2025: 0, 2026: 0, 2027: 1, 2046: 1, 2047: 2, 2500: 2} {
		if got := archive.Expired(all, year); len(got) != want {
			t.Errorf("in %d %d pieces have expired, want %d", year, len(got), want)
		}
	}
	ten.Appraisals = []archive.Appraised{{Verdict: archive.KeepOn, Until: 2030}}
	if ten.KeptUntil() != 2030 || len(archive.Expired([]archive.Piece{ten}, 2030)) != 0 || len(archive.Expired([]archive.Piece{ten}, 2031)) != 1 {
		t.Error("what was kept on expires as if it had not been")
	}
	ten.Appraisals = append(ten.Appraisals, archive.Appraised{Verdict: archive.KeepOn})
	if ten.KeptUntil() != 0 {
		t.Error("what is kept for ever expires")
	}
	ten.Appraisals, ten.State = nil, archive.Transferred
	if len(archive.Expired([]archive.Piece{ten}, 2500)) != 0 {
		t.Error("what went to the county is appraised here")
	}
}

func appraisal(p archive.Piece) archive.Appraisal {
	return archive.Appraisal{
		ID: "a1", On: day("2027-03-01"), Members: []string{"吴桂芳", "陈晓梅"}, Approved: "何建民",
		Report: "鉴定到期档案1件", Pieces: []string{p.ID},
	}
}

func TestAnAppraisal(t *testing.T) {
	forEver, thirty, ten := shelf(t)
	destroy := archive.Appraised{Verdict: archive.Destroy, Why: "没有继续保存的价值"}
	for _, c := range []struct {
		name    string
		piece   archive.Piece
		verdict archive.Appraised
		change  func(*archive.Appraisal)
		says    string
	}{
		{"destroyed", ten, destroy, nil, ""},
		{"kept on", ten, archive.Appraised{Verdict: archive.KeepOn, Until: 2037, Why: "有争议"}, nil, ""},
		{"kept for ever", ten, archive.Appraised{Verdict: archive.KeepOn, Why: "有争议"}, nil, ""},
		{"kept on till last year", ten, archive.Appraised{Verdict: archive.KeepOn, Until: 2026, Why: "有争议"}, nil, "已经过了"},
		{"what is kept for ever is destroyed", forEver, destroy, nil, "永久保管，不能销毁"},
		{"what has not expired", thirty, destroy, nil, "没有到期"},
		{"for no reason", ten, archive.Appraised{Verdict: archive.Destroy}, nil, "没有写全"},
		{"no verdict", ten, archive.Appraised{Why: "看过"}, nil, "没有写全"},
		{"by one person", ten, destroy, func(a *archive.Appraisal) { a.Members = []string{"吴桂芳", "吴桂芳 "} }, "至少两个人"},
		{"approved by nobody", ten, destroy, func(a *archive.Appraisal) { a.Approved = "" }, "批准人"},
		{"without a report", ten, destroy, func(a *archive.Appraisal) { a.Report = "" }, "鉴定工作报告"},
		{"on no day", ten, destroy, func(a *archive.Appraisal) { a.On = workday.Date{} }, "日期"},
		{"a piece is not found", ten, destroy, func(a *archive.Appraisal) { a.Pieces = append(a.Pieces, "p9") }, "1件没有找到"},
		{"a piece that is not in it", ten, destroy, func(a *archive.Appraisal) { a.Pieces = []string{"p9"} }, "不在这次鉴定"},
	} {
		a := appraisal(c.piece)
		if c.change != nil {
			c.change(&a)
		}
		got, err := a.Decide(map[string]archive.Appraised{c.piece.ID: c.verdict}, []archive.Piece{c.piece})
		says(t, c.name, err, c.says)
		if c.says == "" && (len(got[0].Appraisals) != 1 || got[0].Appraisals[0].Appraisal != "a1" || got[0].Appraisals[0].On != a.On || c.piece.Appraisals != nil) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	_, err := appraisal(ten).Decide(nil, []archive.Piece{ten})
	says(t, "a piece without a verdict", err, "没有鉴定意见")
}

func TestDestruction(t *testing.T) {
	_, thirty, ten := shelf(t)
	a := appraisal(ten)
	decided, err := a.Decide(map[string]archive.Appraised{ten.ID: {Verdict: archive.Destroy, Why: "没有价值"}}, []archive.Piece{ten})
	if err != nil {
		t.Fatal(err)
	}
	condemned := decided[0]
	kept := ten
	kept.Appraisals = []archive.Appraised{{Appraisal: "a1", Verdict: archive.KeepOn, Why: "有用"}}
	again := condemned
	again.Appraisals = append(again.Appraisals, archive.Appraised{Appraisal: "a2", Verdict: archive.KeepOn, Why: "有用"})
	elsewhere := ten
	elsewhere.Appraisals = []archive.Appraised{{Appraisal: "a2", Verdict: archive.Destroy, Why: "没有价值"}}
	lent := condemned
	lent.Loans = []archive.Loan{{Borrower: "周长顺", On: day("2027-01-01")}}
	signed := archive.Destruction{On: day("2027-04-01"), Place: "县造纸厂", Way: "化浆", Witnesses: []string{"吴桂芳", "孙有德"}}
	for _, c := range []struct {
		name   string
		piece  archive.Piece
		change func(*archive.Destruction)
		says   string
	}{
		{"by the list", condemned, func(*archive.Destruction) {}, ""},
		{"that nobody appraised", thirty, func(*archive.Destruction) {}, "没有经这次鉴定"},
		{"that is kept on", kept, func(*archive.Destruction) {}, "没有经这次鉴定"},
		{"that a later appraisal kept", again, func(*archive.Destruction) {}, "没有经这次鉴定"},
		{"that another appraisal condemned", elsewhere, func(*archive.Destruction) {}, "没有经这次鉴定"},
		{"that is lent out", lent, func(*archive.Destruction) {}, "收回再销毁"},
		{"one witness", condemned, func(d *archive.Destruction) { d.Witnesses = []string{"吴桂芳", " 吴桂芳"} }, "两个人监销"},
		{"before it was decided", condemned, func(d *archive.Destruction) { d.On = day("2027-02-28") }, "销毁日期"},
		{"nowhere", condemned, func(d *archive.Destruction) { d.Place = "" }, "地点"},
		{"in no way", condemned, func(d *archive.Destruction) { d.Way = "" }, "方式"},
	} {
		d := signed
		c.change(&d)
		done, gone, err := a.CarryOut(d, []archive.Piece{c.piece})
		says(t, c.name, err, c.says)
		if c.says != "" {
			if gone != nil || !done.Destroyed.On.IsZero() {
				t.Errorf("%s: destroyed all the same", c.name)
			}
			continue
		}
		p := gone[0]
		if p.State != archive.Destroyed || p.Code != condemned.Code || p.Title == "" || len(p.Parts) == 0 || done.Destroyed.On != d.On {
			t.Errorf("%s: the line does not stay: %+v", c.name, p)
		}
		_, _, err = done.CarryOut(signed, []archive.Piece{condemned})
		says(t, "twice", err, "已经登记")
		if len(a.Condemned(gone)) != 0 {
			t.Error("what is gone is on the list")
		}
	}
	if got := a.Condemned([]archive.Piece{condemned, thirty, kept, again}); len(got) != 1 || got[0].ID != condemned.ID {
		t.Errorf("the list: %+v", got)
	}
	_, _, err = a.CarryOut(signed, nil)
	says(t, "an empty list", err, "空的")
}

func TestHandingOver(t *testing.T) {
	signed := archive.Transfer{
		ID: "t1", On: day("2027-05-01"), To: "青石县档案馆", Years: []int{2016}, Pieces: 1, Package: digest("e"), By: "吴桂芳",
		Receiver: "罗明", Received: day("2027-05-02"),
	}
	thirtyOf := func() archive.Piece { _, p, _ := shelf(t); return p }
	for _, c := range []struct {
		name   string
		change func(*archive.Transfer, *archive.Piece)
		says   string
	}{
		{"signed for", func(*archive.Transfer, *archive.Piece) {}, ""},
		{"not signed for", func(a *archive.Transfer, _ *archive.Piece) { a.Receiver = "" }, "还没有签收"},
		{"signed before it went", func(a *archive.Transfer, _ *archive.Piece) { a.Received = day("2027-04-30") }, "早于移交"},
		{"to nobody", func(a *archive.Transfer, _ *archive.Piece) { a.To = "" }, "接收单位"},
		{"on no day", func(a *archive.Transfer, _ *archive.Piece) { a.On = workday.Date{} }, "移交日期"},
		{"without a package", func(a *archive.Transfer, _ *archive.Piece) { a.Package = "" }, "移交包"},
		{"of another year", func(a *archive.Transfer, _ *archive.Piece) { a.Years = []int{2017} }, "2016年度"},
		{"not filed", func(_ *archive.Transfer, p *archive.Piece) { p.State = archive.Pending }, "待归档"},
		{"lent out", func(_ *archive.Transfer, p *archive.Piece) { p.Loans = []archive.Loan{{Borrower: "周长顺"}} }, "收回再移交"},
	} {
		transfer, p := signed, thirtyOf()
		c.change(&transfer, &p)
		got, err := p.HandOver(transfer)
		says(t, c.name, err, c.says)
		if (got.State == archive.Transferred) != (c.says == "") {
			t.Errorf("%s: %s", c.name, got.State)
		}
	}
}
