package archive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/workday"
)

// sound are the facts of an archive in which every rule finds nothing.
func sound(t testing.TB) archive.Facts {
	t.Helper()
	all := pieces(5)
	for i := range all {
		all[i].Parts[2].Digest = digest(string('0' + rune(i)))
		all[i].Copy.Digest = digest(string('a' + rune(i)))
		all[i].Parts = append(all[i].Parts, archive.Part{
			Role: archive.Annex, Title: "名单", Name: "名单.xlsx", Digest: digest(string('5' + rune(i))), How: archive.Beside,
		})
	}
	f := archive.Facts{
		Scheme: seeds(), Pieces: filed(t, seeds(), all), Sound: map[string]bool{}, Opened: map[string]int{}, Encrypted: map[string]bool{},
		Virus: "2017年6月20日用本机杀毒软件查过，没有发现病毒", Logged: true, Carrier: map[string]bool{"data/1.pdf": true},
	}
	f.Closings = []archive.Closing{{ID: "c1", Year: 2016, On: day("2017-06-20"), By: "吴桂芳", Scheme: seeds(), Pieces: 5}}
	f.Boxes = archive.Capacities{}.Fill(seeds().ClassOf(all[0]), seeds(), f.Pieces, 20, nil)
	f.Boxes[0].ID = "b1"
	for i := range f.Pieces {
		p := &f.Pieces[i]
		p.Box = "b1"
		f.Opened[p.Copy.Digest] = 3
		for _, d := range []string{p.Copy.Digest, p.Parts[2].Digest, p.Parts[3].Digest} {
			f.Sound[d], f.Encrypted[d] = true, false
		}
	}
	return f
}

func line(lines []archive.Line, rule string) archive.Line {
	return lines[slices.IndexFunc(lines, func(l archive.Line) bool { return l.Rule.Name == rule })]
}

func TestASoundArchivePasses(t *testing.T) {
	f := sound(t)
	lines := archive.Check(f)
	for _, l := range lines {
		if l.Result != archive.Passed || l.Looked == 0 || l.Looked != l.Of {
			t.Errorf("%s: %s %d/%d %q %+v", l.Rule.Name, l.Result, l.Looked, l.Of, l.Why, l.Findings)
		}
	}
	if !archive.OK(lines) {
		t.Error("not OK")
	}
	if text := line(lines, "DIGEST").Text(); text != "已核对15/15" {
		t.Errorf("%s", text)
	}
}

func TestEveryRuleIsNamed(t *testing.T) {
	seen := map[string]bool{}
	of := map[archive.Property]int{}
	for _, r := range archive.Rules() {
		if seen[r.Name] || r.Name == "" || r.What == "" || r.Basis == "" || r.Property.Label() == "" {
			t.Errorf("%+v", r)
		}
		seen[r.Name] = true
		of[r.Property]++
		if r.Optional && r.Name != "CARRIER" && r.Name != "BOX-CONTENT" {
			t.Errorf("%s is optional", r.Name)
		}
	}
	for _, p := range []archive.Property{archive.Authentic, archive.Complete, archive.Usable, archive.Safe} {
		if of[p] < 3 {
			t.Errorf("%s has %d rules", p.Label(), of[p])
		}
	}
	for _, r := range []archive.Result{archive.Passed, archive.Failed, archive.NotLooked} {
		if r.Label() == "" {
			t.Errorf("%s has no name", r)
		}
	}
}

// Each rule has what it finds, and a near miss that it lets pass. What is found
// names the piece.
func TestWhatTheRulesFind(t *testing.T) {
	type change = func(f *archive.Facts, p *archive.Piece)
	for _, c := range []struct {
		rule       string
		wrong      change // applied to the third piece
		says       string
		near       change
		leavesName bool // the finding names no piece
	}{
		{rule: "CODE-FORM", says: "写法不对",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Code = "0194-WS·2016-D30-BGS-3" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.State = archive.Withdrawn; p.Withdrawal = withdrawn() }},
		{rule: "CODE-FORM", says: "没有档号",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Code = "" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Remarks = "0194-WS·2016" }},
		{rule: "CODE-FORM", says: "不一致",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Retention = archive.TenYears },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Material = archive.Routine }},
		{rule: "CODE-FORM", says: "全宗号",
			wrong: func(f *archive.Facts, _ *archive.Piece) { f.Scheme.Fonds = "0195" },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Scheme.FondsName = "青石镇" }},
		{rule: "CODE-UNIQUE", says: "档号一样",
			wrong: func(f *archive.Facts, p *archive.Piece) { p.Code = f.Pieces[1].Code },
			near:  func(f *archive.Facts, p *archive.Piece) { p.Title = f.Pieces[1].Title }},
		{rule: "NUMBER-GAPLESS", says: "缺这个件号",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Number = 6 },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.State = archive.Destroyed }, leavesName: true},
		{rule: "META-FORM", says: "日期不对",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Date = workday.Date{Year: 2016, Month: 2, Day: 30} },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Date = workday.Date{Year: 2016, Month: 2, Day: 29} }},
		{rule: "META-FORM", says: "不能印的字符",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Title = "补贴\x00结果" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Title = "补贴结果（“一卡通”）" }},
		{rule: "META-FORM", says: "校验码",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Copy.Digest = "ABC" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Copy = archive.Copy{} }},
		{rule: "META-COPY", says: "登记4页，归档件3页",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Pages = 4 },
			near: func(_ *archive.Facts, p *archive.Piece) { // a blank back is no page
				p.Pages, p.Receipt = 2, &archive.Receipt{Sheets: 4}
			}},
		{rule: "META-COPY", says: "页码不在归档件里",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Parts[2].First = 4 },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Parts[2].Pages = 1 }},
		{rule: "META-COMPLETE", says: "没有责任者、页数",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Responsible, p.Pages = "", 0 },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.DocumentNumber, p.Remarks, p.Keywords = "", "", nil }},
		{rule: "META-COMPLETE", says: "公开情况",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Openness.Channels = nil },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Openness.Channels, p.Openness.Public = nil, false }},
		{rule: "DIGEST", says: "和归档时不一样",
			wrong: func(f *archive.Facts, p *archive.Piece) { f.Sound[p.Parts[3].Digest] = false },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Sound[digest("f")] = false }},
		{rule: "DIGEST", says: "“归档件”",
			wrong: func(f *archive.Facts, p *archive.Piece) { f.Sound[p.Copy.Digest] = false },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Parts[0].Note = "改动" }},
		{rule: "ORIGIN", says: "由哪一件",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Source.ID = "" },
			near: func(_ *archive.Facts, p *archive.Piece) {
				p.Source, p.Receipt = archive.Source{Kind: archive.FromPaper}, &archive.Receipt{From: "李小满", To: "吴桂芳"}
			}},
		{rule: "CATALOG-COUNT", says: "登记归了5件，现在有4件",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Closing = "c2" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.State = archive.Withdrawn; p.Withdrawal = withdrawn() }, leavesName: true},
		{rule: "PARTS-THERE", says: "还没有归进去",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Parts[2].How = "" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Parts[2].How = archive.Pictured }},
		{rule: "PARTS-THERE", says: "没有页码",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Parts[1].First = 0 },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Parts[3].First = 0 }},
		{rule: "ANNEX-THERE", says: "附件“名单”的原件不在",
			wrong: func(f *archive.Facts, p *archive.Piece) { delete(f.Sound, p.Parts[3].Digest) },
			near:  func(f *archive.Facts, p *archive.Piece) { delete(f.Sound, p.Parts[2].Digest) }},
		{rule: "PROCESS", says: "没有审批单",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Parts[0].Role = archive.Letter },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Parts[3].Role = archive.Letter }},
		{rule: "PROCESS", says: "没有保密审查单",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Material = archive.SecrecyRecords },
			near: func(_ *archive.Facts, p *archive.Piece) {
				p.Material, p.Parts[3].Role = archive.SecrecyRecords, archive.ReviewSheet
			}},
		{rule: "PROCESS", says: "没有发布凭证",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Parts[2].Role = archive.Letter },
			near: func(_ *archive.Facts, p *archive.Piece) {
				p.Parts[2].Role, p.Openness.Public = archive.Letter, false
			}},
		{rule: "PROCESS", says: "没有申请表",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Source.Kind = archive.FromRequest },
			near: func(_ *archive.Facts, p *archive.Piece) {
				p.Source.Kind, p.Parts[3].Role = archive.FromRequest, archive.Application
			}},
		{rule: "PROCESS", says: "没有答复书",
			wrong: func(_ *archive.Facts, p *archive.Piece) {
				p.Source.Kind, p.Parts[3].Role, p.DocumentNumber = archive.FromRequest, archive.Application, "青公复〔2016〕1号"
			},
			near: func(_ *archive.Facts, p *archive.Piece) {
				p.Source.Kind, p.Parts[3].Role, p.Parts[1].Role, p.DocumentNumber = archive.FromRequest, archive.Application, archive.ReplyLetter, "青公复〔2016〕1号"
			}},
		{rule: "BOX-CONTENT", says: "起止件号",
			wrong: func(f *archive.Facts, _ *archive.Piece) { f.Boxes[0].From, f.Boxes[0].To = 3, 2 },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Boxes[0].To = 99 }},
		{rule: "BOX-CONTENT", says: "还没有装盒",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Box = "" },
			near: func(_ *archive.Facts, p *archive.Piece) {
				p.Box, p.State, p.Withdrawal = "", archive.Withdrawn, withdrawn()
			}},
		{rule: "COPY-OPENS", says: "打不开",
			wrong: func(f *archive.Facts, p *archive.Piece) { f.Opened[p.Copy.Digest] = -1 },
			near:  func(f *archive.Facts, p *archive.Piece) { f.Opened[p.Copy.Digest] = 1 }},
		{rule: "COPY-OPENS", says: "没有归档件",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Copy = archive.Copy{} },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Copy, p.Parts = archive.Copy{}, onPaper() }},
		{rule: "COPY-FORMAT", says: "“名单.rar”",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Parts[3].Name = "名单.rar" },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.Parts[3].Name = "名单.rar.XLSX" }},
		{rule: "COPY-FORMAT", says: "“名单.xlsx”",
			wrong: func(f *archive.Facts, _ *archive.Piece) { f.Formats = []string{"pdf"} },
			near: func(f *archive.Facts, p *archive.Piece) {
				f.Formats, p.Parts[3].Name = []string{"pdf", "wps", "xlsx"}, "名单.wps"
			}},
		{rule: "NOT-ENCRYPTED", says: "要密码",
			wrong: func(f *archive.Facts, p *archive.Piece) { f.Encrypted[p.Parts[3].Digest] = true },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Encrypted[digest("f")] = true }},
		{rule: "VIRUS", says: "有病毒",
			wrong: func(f *archive.Facts, _ *archive.Piece) { f.Infected = true },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Virus = "没有病毒" }, leavesName: true},
		{rule: "TRACE", says: "哪一次归档",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.Closing = "" },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Closings = append(f.Closings, archive.Closing{ID: "c2"}) }},
		{rule: "TRACE", says: "没有登记原因",
			wrong: func(_ *archive.Facts, p *archive.Piece) { p.State = archive.Withdrawn },
			near:  func(_ *archive.Facts, p *archive.Piece) { p.State, p.Withdrawal = archive.Withdrawn, withdrawn() }},
		{rule: "CARRIER", says: "不是移交的文件",
			wrong: func(f *archive.Facts, _ *archive.Piece) { f.Carrier["照片/旅游.jpg"] = false },
			near:  func(f *archive.Facts, _ *archive.Piece) { f.Carrier["data/2.pdf"] = true }, leavesName: true},
	} {
		f := sound(t)
		name := f.Pieces[2].Code
		c.wrong(&f, &f.Pieces[2])
		lines := archive.Check(f)
		l := line(lines, c.rule)
		found := slices.IndexFunc(l.Findings, func(x archive.Finding) bool {
			return x.Rule == c.rule && strings.Contains(x.Message, c.says) && (c.leavesName || x.Piece == name || x.Piece == f.Pieces[2].Code || x.Piece == f.Pieces[2].Title)
		})
		if l.Result != archive.Failed || found < 0 || archive.OK(lines) || !strings.Contains(l.Text(), "处不符") {
			t.Errorf("%s, %s: %s %+v", c.rule, c.says, l.Result, l.Findings)
		}
		f = sound(t)
		c.near(&f, &f.Pieces[2])
		if l := line(archive.Check(f), c.rule); l.Result != archive.Passed {
			t.Errorf("%s, near %s: %s %q %+v", c.rule, c.says, l.Result, l.Why, l.Findings)
		}
	}
}

func withdrawn() *archive.Withdrawal {
	return &archive.Withdrawal{On: day("2017-07-01"), By: "吴桂芳", Reason: "重复归档"}
}

func onPaper() []archive.Part {
	return []archive.Part{{Role: archive.LoosePaper, Title: "会议记录", How: archive.OnPaper, Pages: 3}}
}

// What was not looked at never passes.
func TestTheCheckFailsClosed(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(f *archive.Facts)
		rule   string
		says   string
	}{
		{"one file was not read", func(f *archive.Facts) { delete(f.Sound, f.Pieces[4].Copy.Digest) }, "DIGEST", "已核对14/15，有文件没有读到"},
		{"no file was read", func(f *archive.Facts) { f.Sound = nil }, "DIGEST", "未检测：有文件没有读到"},
		{"one copy was not opened", func(f *archive.Facts) { delete(f.Opened, f.Pieces[4].Copy.Digest) }, "COPY-OPENS", "已核对4/5，有归档件没有打开看"},
		{"no copy was opened", func(f *archive.Facts) { f.Opened = nil }, "META-COPY", "未检测：有归档件没有打开看"},
		{"no file was opened", func(f *archive.Facts) { f.Encrypted = nil }, "NOT-ENCRYPTED", "未检测：有文件没有打开看"},
		{"no virus check", func(f *archive.Facts) { f.Virus = " " }, "VIRUS", "未检测：没有登记杀毒结果"},
		{"no log", func(f *archive.Facts) { f.Logged = false }, "LOG", "未检测：办理记录没有核对"},
		{"no closing", func(f *archive.Facts) { f.Closings = nil }, "CATALOG-COUNT", "未检测：没有归档登记"},
	} {
		f := sound(t)
		c.change(&f)
		lines := archive.Check(f)
		l := line(lines, c.rule)
		if l.Result != archive.NotLooked || !strings.HasPrefix(l.Text(), c.says) || archive.OK(lines) {
			t.Errorf("%s: %s %q, OK %v", c.name, l.Result, l.Text(), archive.OK(lines))
		}
	}
	for _, l := range archive.Check(archive.Facts{Scheme: seeds(), Logged: true, Virus: "没有"}) {
		if l.Result != archive.NotLooked || l.Text() != "未检测：没有要检测的档案" {
			t.Errorf("nothing to look at: %s %s", l.Rule.Name, l.Text())
		}
	}
	if archive.OK(nil) || archive.OK(archive.Check(archive.Facts{})) {
		t.Error("nothing is OK")
	}
	paper := sound(t)
	for i := range paper.Pieces {
		paper.Pieces[i].Parts, paper.Pieces[i].Copy = onPaper(), archive.Copy{}
	}
	if l := line(archive.Check(paper), "DIGEST"); l.Result != archive.NotLooked || l.Text() != "未检测：没有可检测的内容" {
		t.Errorf("paper only: %s", l.Text())
	}
}

// What is optional may be left unlooked at, but not be wrong.
func TestWhatMayBeLeftUnlookedAt(t *testing.T) {
	f := sound(t)
	f.Carrier, f.Boxes = nil, nil
	lines := archive.Check(f)
	if l := line(lines, "CARRIER"); l.Result != archive.NotLooked || !archive.OK(lines) {
		t.Errorf("before there is a disc: %s, OK %v", l.Result, archive.OK(lines))
	}
	f.Carrier = map[string]bool{"setup.exe": false, "data/1.pdf": true}
	if archive.OK(archive.Check(f)) {
		t.Error("a strange file on the disc is OK")
	}
}

// A gap is told as a run, however far the numbers go.
func TestAGapIsToldOnce(t *testing.T) {
	f := sound(t)
	f.Pieces[4].Number = 1_000_000_000
	l := line(archive.Check(f), "NUMBER-GAPLESS")
	if len(l.Findings) != 1 || l.Findings[0].Piece != "0194-WS·2016-D30-BGS-0005至999999999" {
		t.Errorf("%+v", l.Findings)
	}
}

// For every piece and every file of it: one damaged file is found, and named.
func TestEveryDamagedFileIsFound(t *testing.T) {
	whole := sound(t)
	for i, p := range whole.Pieces {
		for d := range whole.Sound {
			own := d == p.Copy.Digest || slices.ContainsFunc(p.Parts, func(x archive.Part) bool { return x.Digest == d })
			if !own {
				continue
			}
			f := sound(t)
			f.Sound[d] = false
			l := line(archive.Check(f), "DIGEST")
			if len(l.Findings) != 1 || l.Findings[0].Piece != p.Code || l.Looked != 15 {
				t.Errorf("piece %d, file %.4s: %s", i, d, fmt.Sprint(l.Findings))
			}
		}
	}
}
