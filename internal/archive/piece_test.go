package archive_test

import (
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/workday"
)

func TestAPieceIsFitToBeFiled(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*archive.Piece)
		says   string
	}{
		{"as it is", func(*archive.Piece) {}, ""},
		{"no title", func(p *archive.Piece) { p.Title = " " }, "没有题名"},
		{"a title of 200", func(p *archive.Piece) { p.Title = strings.Repeat("题", 200) }, ""},
		{"a title of 201", func(p *archive.Piece) { p.Title = strings.Repeat("题", 201) }, "201个字"},
		{"a title on two lines", func(p *archive.Piece) { p.Title = "农机\n补贴" }, "写成一行"},
		{"nobody responsible", func(p *archive.Piece) { p.Responsible = "" }, "责任者"},
		{"no date", func(p *archive.Piece) { p.Date = workday.Date{} }, "日期不对"},
		{"dated today", func(p *archive.Piece) { p.Date = day("2026-11-22") }, ""},
		{"dated tomorrow", func(p *archive.Piece) { p.Date = day("2026-11-23") }, "日期不对"},
		{"of next year", func(p *archive.Piece) { p.Year = 2027 }, "年度2027"},
		{"of no material", func(p *archive.Piece) { p.Material = "" }, "归档范围"},
		{"of no period", func(p *archive.Piece) { p.Retention = "" }, "保管期限"},
		{"of no unit", func(p *archive.Piece) { p.Unit = "" }, ""},
		{"of a bad unit", func(p *archive.Piece) { p.Unit = "bgs" }, "机构（问题）"},
		{"no pages", func(p *archive.Piece) { p.Pages = 0 }, "没有页数"},
		{"a long number", func(p *archive.Piece) { p.DocumentNumber = strings.Repeat("号", 61) }, "文号"},
		{"a mark of secrecy", func(p *archive.Piece) { p.Secrecy = "秘密★10年" }, "涉密"},
		{"an inner mark", func(p *archive.Piece) { p.Secrecy = "内部" }, ""},
		{"no attribute", func(p *archive.Piece) { p.Openness.Attribute = "" }, "公开属性"},
		{"public since when", func(p *archive.Piece) { p.Openness.On = workday.Date{} }, "第一次公开"},
		{"public where", func(p *archive.Piece) { p.Openness.Channels = nil }, "渠道"},
		{"withheld and public", func(p *archive.Piece) { p.Openness.Attribute = disclosure.Withhold }, "又写了已公开"},
		{"withheld, why", func(p *archive.Piece) { p.Openness = archive.Openness{Attribute: disclosure.Withhold} }, "没有写理由"},
		{"withheld for a reason", func(p *archive.Piece) {
			p.Openness = archive.Openness{Attribute: disclosure.Withhold, Reason: "属于国家秘密"}
		}, ""},
		{"nothing in it", func(p *archive.Piece) { p.Parts = nil }, "里面没有文件"},
		{"a part without a name", func(p *archive.Piece) { p.Parts[1].Title = "" }, "第2份文件"},
		{"a part that is nowhere", func(p *archive.Piece) { p.Parts[2].Digest = "" }, "“公示栏照片”没有文件"},
		{"a part on paper", func(p *archive.Piece) { p.Parts[2].Digest, p.Parts[2].How = "", archive.OnPaper }, ""},
	} {
		p := piece(0)
		c.change(&p)
		says(t, c.name, p.Validate(day("2026-11-22")), c.says)
	}
}

func TestHowTheCatalogueWritesAPiece(t *testing.T) {
	p := piece(0)
	p.Date = day("2026-12-31")
	if p.CatalogueDate() != "20261231" || p.CatalogueTitle() != p.Title {
		t.Errorf("%s %s", p.CatalogueDate(), p.CatalogueTitle())
	}
	p.OwnTitle, p.Date = true, workday.Date{}
	if p.CatalogueDate() != "" || p.CatalogueTitle() != "［"+p.Title+"］" {
		t.Errorf("%s %s", p.CatalogueDate(), p.CatalogueTitle())
	}
}

// A piece can be put right until it has its number.
func TestChangingAPiece(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*archive.Piece)
		says   string
	}{
		{"its title", func(p *archive.Piece) { p.Title, p.OwnTitle = "补贴结果", true }, ""},
		{"its period", func(p *archive.Piece) { p.Retention = archive.Permanent }, ""},
		{"its id", func(p *archive.Piece) { p.ID = "p2" }, "不是"},
		{"its source", func(p *archive.Piece) { p.Source.ID = "i2" }, "不是"},
		{"what it corrects", func(p *archive.Piece) { p.Corrects = "p9" }, "不是"},
		{"its number", func(p *archive.Piece) { p.Number = 5 }, "统一给"},
		{"its code", func(p *archive.Piece) { p.Code = "0194-WS·2016-D30-0005" }, "统一给"},
		{"its state", func(p *archive.Piece) { p.State = archive.Archived }, "统一给"},
	} {
		edited := piece(0)
		c.change(&edited)
		_, err := piece(0).Change(edited)
		says(t, c.name, err, c.says)
		archived := filed(t, plain(), []archive.Piece{piece(0)})[0]
		_, err = archived.Change(edited)
		says(t, c.name+", archived", err, "不能再改")
	}
	edited := piece(0)
	edited.Receipt, edited.Title = &archive.Receipt{To: "某人"}, "补贴结果"
	got, err := piece(0).Change(edited)
	if err != nil || got.Receipt != nil || got.Title != "补贴结果" || got.Copy.Digest == "" {
		t.Errorf("%+v %v", got, err)
	}
	edited = piece(0)
	edited.Parts = append([]archive.Part{{Role: archive.Annex, Title: "名单", Digest: digest("d")}}, edited.Parts...)
	got, err = piece(0).Change(edited)
	if err != nil || got.Copy.Digest != "" || got.Parts[2].Title != "名单" {
		t.Errorf("with a further annex: %+v %v", got, err)
	}
}

func TestThePaperComesToTheOfficeRoom(t *testing.T) {
	good := archive.Receipt{On: day("2017-01-09"), From: "李小满", To: "吴桂芳", Sheets: 2, Place: "3柜2格"}
	for _, c := range []struct {
		name   string
		piece  func(*archive.Piece)
		change func(*archive.Receipt)
		says   string
	}{
		{"handed over", nil, func(*archive.Receipt) {}, ""},
		{"after it was filed", func(p *archive.Piece) { p.State = archive.Archived }, func(*archive.Receipt) {}, ""},
		{"after it went to the county", func(p *archive.Piece) { p.State = archive.Transferred }, func(*archive.Receipt) {}, "已移交"},
		{"twice", func(p *archive.Piece) { p.Receipt = &good }, func(*archive.Receipt) {}, "已经由吴桂芳接收"},
		{"no day", nil, func(r *archive.Receipt) { r.On = workday.Date{} }, "移交日期"},
		{"before it was made", nil, func(r *archive.Receipt) { r.On = day("2016-03-01") }, "移交日期"},
		{"from nobody", nil, func(r *archive.Receipt) { r.From = "" }, "移交人"},
		{"to nobody", nil, func(r *archive.Receipt) { r.To = " " }, "接收人"},
		{"minus one sheet", nil, func(r *archive.Receipt) { r.Sheets = -1 }, "张数"},
	} {
		p, r := piece(0), good
		if c.piece != nil {
			c.piece(&p)
		}
		c.change(&r)
		got, err := p.Receive(r)
		says(t, c.name, err, c.says)
		if c.says == "" && (got.Receipt == nil || *got.Receipt != r || p.Receipt != nil) {
			t.Errorf("%s: %+v", c.name, got.Receipt)
		}
	}
}

func TestLoans(t *testing.T) {
	loan := archive.Loan{ID: "1", Borrower: "周长顺", Purpose: "编史", On: day("2018-01-10"), Due: day("2018-01-20"), By: "吴桂芳"}
	archived := filed(t, plain(), []archive.Piece{piece(0)})[0]
	out, err := archived.Lend(loan)
	says(t, "lent", err, "")
	if out.Out() == nil || archived.Out() != nil || out.Out().Overdue(day("2018-01-20")) || !out.Out().Overdue(day("2018-01-21")) {
		t.Errorf("%+v", out.Loans)
	}
	_, err = out.Lend(loan)
	says(t, "lent twice", err, "还没有归还")
	_, err = out.Withdraw(archive.Withdrawal{On: day("2018-01-11"), By: "吴桂芳", Reason: "重复"})
	says(t, "withdrawn while out", err, "还了再撤号")
	_, err = out.Return(day("2018-01-09"), "吴桂芳", "")
	says(t, "back before it went", err, "早于借出")
	_, err = out.Return(day("2018-01-15"), "", "")
	says(t, "back to nobody", err, "谁收的")
	back, err := out.Return(day("2018-01-15"), "吴桂芳", "完好")
	says(t, "back", err, "")
	if back.Out() != nil || back.Loans[0].State != "完好" || out.Out() == nil {
		t.Errorf("%+v", back.Loans)
	}
	_, err = back.Return(day("2018-01-16"), "吴桂芳", "")
	says(t, "back twice", err, "没有借出")
	for _, c := range []struct {
		name   string
		from   archive.Piece
		change func(*archive.Loan)
		says   string
	}{
		{"before it came back", back, func(l *archive.Loan) { l.On = day("2018-01-14") }, "早于上一次归还"},
		{"on the day it came back", back, func(l *archive.Loan) { l.On = day("2018-01-15") }, ""},
		{"due on the same day", archived, func(l *archive.Loan) { l.Due = l.On }, "归还日期"},
		{"by nobody", archived, func(l *archive.Loan) { l.By = "" }, "经办人"},
		{"for nothing", archived, func(l *archive.Loan) { l.Purpose = "" }, "利用目的"},
		{"not filed yet", piece(0), func(*archive.Loan) {}, "待归档"},
	} {
		l := loan
		c.change(&l)
		_, err := c.from.Lend(l)
		says(t, c.name, err, c.says)
	}
}

// A number that was given stays, whatever becomes of the piece.
func TestAWithdrawnNumberKeepsItsPlace(t *testing.T) {
	why := archive.Withdrawal{On: day("2018-02-01"), By: "吴桂芳", Reason: "重复归档"}
	archived := filed(t, plain(), []archive.Piece{piece(0)})[0]
	gone, err := archived.Withdraw(why)
	if err != nil || gone.State != archive.Withdrawn || gone.Number != 1 || gone.Code != archived.Code || *gone.Withdrawal != why || !gone.Gone() {
		t.Errorf("%+v %v", gone, err)
	}
	_, err = gone.Withdraw(why)
	says(t, "twice", err, "已撤号")
	_, err = piece(0).Withdraw(why)
	says(t, "without a number", err, "还没有档号")
	_, err = archived.Withdraw(archive.Withdrawal{On: why.On, By: why.By})
	says(t, "for no reason", err, "原因")
	_, err = archived.Withdraw(archive.Withdrawal{On: why.On, Reason: why.Reason})
	says(t, "by nobody", err, "经办人")
}

func TestACorrectionIsANewPiece(t *testing.T) {
	wrong := filed(t, plain(), []archive.Piece{piece(0)})[0]
	right, err := wrong.Correct(piece(1))
	if err != nil || right.Corrects != wrong.ID || right.State != archive.Pending || right.Numbered() || right.Remarks != "更正"+wrong.Code {
		t.Errorf("%+v %v", right, err)
	}
	again, err := wrong.Correct(right)
	if err != nil || again.Remarks != right.Remarks {
		t.Errorf("said twice: %q", again.Remarks)
	}
	_, err = piece(0).Correct(piece(1))
	says(t, "of what can be changed", err, "直接改就行")
	_, err = wrong.Correct(wrong)
	says(t, "by itself", err, "不能再改")
	_, err = wrong.Correct(piece(0))
	says(t, "by the same id", err, "另归一件")
	destroyed := wrong
	destroyed.State = archive.Destroyed
	_, err = destroyed.Correct(piece(1))
	says(t, "of what is destroyed", err, "已经销毁")
}

func TestEveryStateHasAName(t *testing.T) {
	for _, s := range archive.States() {
		if s.Label() == "" {
			t.Errorf("%s has no name", s)
		}
	}
	for _, k := range []archive.SourceKind{archive.FromItem, archive.FromRequest, archive.FromReport, archive.FromPaper} {
		if k.Label() == "" {
			t.Errorf("%s has no name", k)
		}
	}
}
