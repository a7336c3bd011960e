package form_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/archive"
	"zwgk/internal/disclosure"
	"zwgk/internal/form"
)

// byUnit is the scheme of an office that classes by 机构（问题）.
func byUnit() archive.Scheme {
	return archive.Scheme{Fonds: "0417", FondsName: "青石镇人民政府", Category: "WS", ByUnit: true, Arrangement: archive.ByPiece,
		Units: []archive.Unit{{Code: "DZB", Name: "党政办公室"}, {Code: "NYZ", Name: "农业综合服务中心"}}}
}

// byVolume is the scheme of a village that binds a year's pieces.
func byVolume() archive.Scheme {
	return archive.Scheme{Fonds: "C108", FondsName: "青石镇东河村村民委员会", Category: "WS", Arrangement: archive.ByVolume}
}

func classOf(s archive.Scheme) archive.Class {
	c := archive.Class{Year: 2025, Retention: archive.ThirtyYears}
	if s.ByUnit {
		c.Unit = "DZB"
	}
	return c
}

// archived are the pieces of a class, among them a long title, one of the
// office's own making, a piece put right, a withdrawn number and a destroyed piece.
func archived(s archive.Scheme, n int) []archive.Piece {
	titles := []string{
		"依申请〔2025〕1号案卷", "青石镇人民政府关于公开2025年度农业机械购置补贴发放结果的通知", "石坳村第二季度财务公开榜",
		"青石镇人民政府关于印发《青石镇2025年农村危险房屋改造工作实施方案》和《青石镇农村危险房屋改造补助资金管理办法》的通知（附申报表、验收表）",
		"青溪村低保初审名单公示", "防汛救灾款物发放情况公示",
	}
	makers := []string{"青石镇人民政府", "青石镇党政办公室", "石坳村村民委员会", "青石镇人民政府", "青石镇民政办公室", "青石镇应急管理办公室"}
	numbers := []string{"青政公复〔2025〕4号", "青政发〔2025〕31号", "", "青政办发〔2025〕117号", "", ""}
	class := classOf(s)
	unit := ""
	if class.Unit != "" {
		unit = "-" + class.Unit
	}
	var out []archive.Piece
	for i := range n {
		p := archive.Piece{
			ID: fmt.Sprintf("p%d", i+1), State: archive.Archived, Year: class.Year, Retention: class.Retention, Unit: class.Unit, Number: i + 1,
			Title: titles[i%6], OwnTitle: i%6 == 0 || i%6 == 2, DocumentNumber: numbers[i%6], Responsible: makers[i%6], Date: day("2025-02-13").AddDays(i % 300),
			Pages: 3 + i*7%40, Code: fmt.Sprintf("%s-WS·2025-D30%s-%04d", s.Fonds, unit, i+1),
			Openness: archive.Openness{Attribute: disclosure.Proactive, Public: true, On: day("2025-03-01").AddDays(i % 300), Channels: []string{"website", "镇政务公开栏"}},
			Parts:    []archive.Part{{Title: "审批单"}, {Title: "正文"}, {Title: "张贴照片"}},
			Receipt:  &archive.Receipt{On: day("2026-01-08"), From: "孙丽", To: "赵明", Sheets: 3 + i*7%40, Place: "2号柜3格"},
		}
		out = append(out, p)
	}
	if n >= 12 {
		out[4].State, out[4].Withdrawal = archive.Withdrawn, &archive.Withdrawal{On: day("2026-03-11"), By: "赵明", Reason: "与0002件是同一份文件，重复归档，纸质材料并入0002件"}
		out[7].State, out[10].Corrects = archive.Destroyed, "p9"
		out[6].Openness = archive.Openness{Attribute: disclosure.Withhold, Reason: "含申请人个人信息"}
		out[9].Openness = archive.Openness{Attribute: disclosure.OnRequest, Public: true, On: day("2025-06-02"), Channels: []string{"政府信息公开查阅点"}}
		out[3].Secrecy = "秘密"
	}
	return out
}

func boxOf(s archive.Scheme, number int, thick archive.Thickness) archive.Box {
	return archive.Box{
		ID: fmt.Sprint(number), Class: classOf(s), Number: number, Thickness: thick, From: 1 + 38*(number-1), To: 38 * number,
		Title: "青石镇东河村村民委员会2025年度村务公开、财务公开材料（公开榜、审核记录、张贴照片）",
		Note: archive.BoxNote{
			Situation:  "本盒装2025年度保管期限30年的文件，件号0039至0064，共26件、218页。\n0044件缺纸质材料，已于2026年1月10日向社会事务办催交，交来后补入。0051件为复印件，原件存县民政局。\n其余各件齐全完整，装订牢固，页码连续。",
			ArrangedBy: "陈晓梅", ArrangedOn: day("2026-05-20"), CheckedBy: "周建国", CheckedOn: day("2026-06-02"),
		},
	}
}

func boxPaper(s archive.Scheme) form.BoxPaper {
	b := form.BoxPaper{Organ: town, Scheme: s, Box: boxOf(s, 2, 30), Pieces: archived(s, 26), Code: code}
	if s.Arrangement == archive.ByVolume {
		b.Box.Note.Situation = "本卷共24件、510页，件件齐全，页码连续。0005件撤号。"
	}
	return b
}

func labels(s archive.Scheme, sheet form.Sheet) form.BoxLabels {
	l := form.BoxLabels{Sheet: sheet, Organ: town, Scheme: s, On: day("2026-06-02")}
	for n, thick := range []archive.Thickness{20, 30, 40, 50, 30, 20, 20, 20, 30} {
		l.Boxes = append(l.Boxes, boxOf(s, n+1, thick))
	}
	l.Boxes[2].Class.Unit, l.Boxes[3].Class.Retention = "NYZ", archive.Permanent
	return l
}

func stamps(s archive.Scheme, n int) []form.ArchiveStamp {
	var out []form.ArchiveStamp
	for _, p := range archived(s, n) {
		out = append(out, form.StampOf(s, p))
	}
	return out
}

// appraised are pieces of which some are kept on and some condemned.
func appraised() form.AppraisalPaper {
	a := form.AppraisalPaper{Organ: town, Scheme: byUnit(), Pieces: archived(byUnit(), 8), Code: code, Appraisal: archive.Appraisal{
		ID: "a1", On: day("2036-07-14"), Members: []string{"周建国", "陈晓梅", "赵明"}, Approved: "孙丽",
		Report:    "鉴定小组逐件翻阅了原件和目录，对照现行的文件材料归档范围和保管期限表提出意见，并征求了原承办科室的意见。",
		Destroyed: archive.Destruction{On: day("2036-09-01"), Place: "县档案馆指定的造纸厂", Way: "化浆", Witnesses: []string{"王海涛", "李文静"}},
	}}
	for i := range a.Pieces {
		v := archive.Appraised{Appraisal: "a1", Verdict: archive.Destroy, Why: "一般性动态信息，没有继续保存的价值", On: day("2036-07-14")}
		switch i % 3 {
		case 0:
			v.Verdict, v.Why = archive.KeepOn, "涉及村民权益，仍有查考价值"
		case 1:
			v.Verdict, v.Until, v.Why = archive.KeepOn, 2055, "补助资金有后续核查"
		}
		a.Pieces[i].Appraisals = []archive.Appraised{v}
	}
	return a
}

// checkLines are rules with every kind of result.
func checkLines() []archive.Line {
	rule := func(name string, p archive.Property, what, basis string) archive.Rule {
		return archive.Rule{Name: name, Property: p, What: what, Basis: basis}
	}
	return []archive.Line{
		{Rule: rule("CODE-UNIQUE", archive.Authentic, "档号符合规则，没有重复", "DA/T 22-2015 5.4"), Result: archive.Passed, Looked: 76, Of: 76},
		{Rule: rule("DIGEST", archive.Authentic, "每个文件的校验值与登记的一致", "DA/T 70-2018"), Result: archive.Failed, Looked: 412, Of: 412, Findings: []archive.Finding{
			{Rule: "DIGEST", Piece: "0417-WS·2025-D30-DZB-0041", Message: "答复书的扫描件与登记时不同，少了2页。找出原件重新扫描，作为更正件归档"}}},
		{Rule: rule("LOG", archive.Authentic, "办理过程的记录连续，没有改动", "DA/T 70-2018"), Result: archive.Passed, Looked: 1, Of: 1},
		{Rule: rule("NUMBERS", archive.Complete, "件号连续，没有空号", "DA/T 22-2015 5.4"), Result: archive.Passed, Looked: 3, Of: 3},
		{Rule: rule("PAPERS", archive.Complete, "审批、审查、送达材料齐全", "DA/T 22-2015"), Result: archive.Failed, Looked: 76, Of: 76, Findings: []archive.Finding{
			{Rule: "PAPERS", Piece: "0417-WS·2025-D30-DZB-0044", Message: "缺纸质材料"}, {Rule: "PAPERS", Message: "有2件没有装盒"}}},
		{Rule: rule("OPENS", archive.Usable, "归档副本能打开，是PDF/A格式", "DA/T 70-2018"), Result: archive.Passed, Looked: 70, Of: 76},
		{Rule: rule("VIRUS", archive.Safe, "没有病毒", "DA/T 70-2018"), Result: archive.NotLooked, Of: 76, Why: "没有登记本机杀毒结果"},
	}
}

func check(lines []archive.Line) form.CheckRecord {
	return form.CheckRecord{Organ: town, Scheme: byUnit(), Subject: "2025年度归档文件", Lines: lines, By: "陈晓梅", On: day("2026-06-20"), Code: code}
}

func passedLines() []archive.Line {
	lines := checkLines()
	for i := range lines {
		lines[i].Result, lines[i].Findings, lines[i].Why = archive.Passed, nil, ""
		lines[i].Looked, lines[i].Of = 76, 76
	}
	return lines
}

func catalogue(s archive.Scheme, n int) form.PieceCatalogue {
	return form.PieceCatalogue{Organ: town, Scheme: s, Class: classOf(s), Pieces: archived(s, n), On: day("2026-06-02"), Code: code}
}

func transfer() form.TransferList {
	return form.TransferList{Organ: town, Scheme: byUnit(), Pieces: archived(byUnit(), 26), Code: code, Transfer: archive.Transfer{
		ID: "t1", On: day("2036-03-10"), To: "某某县档案馆", Years: []int{2025}, Pieces: 24, By: "陈晓梅", Package: strings.Repeat("3fa9c02b", 8)}}
}

func loan() form.LoanSlip {
	return form.LoanSlip{Organ: town, Piece: archived(byUnit(), 12)[3], Box: "30年第1盒", Code: code, Loan: archive.Loan{
		ID: "2026-007", Borrower: "王海涛", Unit: "县自然资源局石坳所", Purpose: "核对危房改造补助对象的申报和验收材料", On: day("2026-11-20"), Due: day("2026-12-04"), By: "赵明"}}
}

// archiveSamples are the papers of 建档归档.
func archiveSamples() []paperSample {
	upright := catalogue(byUnit(), 26)
	upright.Upright = true
	volume := catalogue(byVolume(), 12)
	volume.Title, volume.Upright = "卷内文件目录", true
	blankNote := boxPaper(byUnit())
	blankNote.Box.Note = archive.BoxNote{}
	open := appraised()
	open.Appraisal.Destroyed, open.Appraisal.Members = archive.Destruction{}, nil
	handed := form.HandOver{Organ: town, Station: "社会事务办", Number: "2026-03", On: day("2026-01-08"), Code: code, Rows: form.HandOverRows(archived(byUnit(), 5))}
	return []paperSample{
		of("catalogue", form.PieceCataloguePaper, catalogue(byUnit(), 26)),
		of("catalogue-upright", form.PieceCataloguePaper, upright),
		of("catalogue-volume", form.PieceCataloguePaper, volume),
		of("cover", form.PieceCatalogueCover, catalogue(byUnit(), 1)),
		of("cover-upright", form.PieceCatalogueCover, upright),
		of("note", form.BoxNotePaper, boxPaper(byUnit())),
		of("note-blank", form.BoxNotePaper, blankNote),
		of("note-volume", form.BoxNotePaper, boxPaper(byVolume())),
		of("volume", form.VolumeCover, boxPaper(byVolume())),
		of("boxcover-a4", form.BoxCover, labels(byUnit(), form.A4)),
		of("boxcover-a3", form.BoxCover, labels(byUnit(), form.A3)),
		of("spines-a4", form.BoxSpines, labels(byUnit(), form.A4)),
		of("spines-a3", form.BoxSpines, labels(byUnit(), form.A3)),
		of("spines-plain", form.BoxSpines, labels(archive.Scheme{Fonds: "0417", FondsName: "青石镇人民政府"}, form.A3)),
		of("stamps", form.StampSheetPaper, form.StampSheet{Organ: town, Stamps: stamps(byUnit(), 60), Start: 6, On: day("2026-06-02")}),
		of("loan", form.LoanSlipPaper, loan()),
		of("received", form.HandOverList, handed),
		of("transfer", form.TransferListPaper, transfer()),
		of("destruction", form.DestructionList, appraised()),
		of("destruction-open", form.DestructionList, open),
		of("appraisal", form.AppraisalReport, appraised()),
		of("check", form.CheckRecordPaper, check(checkLines())),
		of("check-passed", form.CheckRecordPaper, check(passedLines())),
	}
}

// bareArchivePapers makes each paper from nothing but a text in every place.
func bareArchivePapers(text string) []paperSample {
	s := archive.Scheme{FondsName: text, ByUnit: true}
	p := archive.Piece{Title: text, Responsible: text, Remarks: text, DocumentNumber: text, Openness: archive.Openness{Reason: text, Channels: []string{text}},
		Appraisals: []archive.Appraised{{Verdict: archive.Destroy, Why: text}}}
	pieces := []archive.Piece{p, {State: archive.Withdrawn, Withdrawal: &archive.Withdrawal{Reason: text, By: text}}}
	list := form.PieceCatalogue{Organ: town, Scheme: s, Pieces: pieces}
	box := form.BoxPaper{Organ: town, Scheme: s, Pieces: pieces, Box: archive.Box{Title: text, Note: archive.BoxNote{Situation: text, ArrangedBy: text}}}
	label := form.BoxLabels{Organ: town, Scheme: s, Boxes: []archive.Box{{Thickness: 20, Class: archive.Class{Unit: text}}}}
	a := form.AppraisalPaper{Organ: town, Scheme: s, Pieces: pieces, Appraisal: archive.Appraisal{Report: text, Members: []string{text}, Destroyed: archive.Destruction{Place: text}}}
	line := archive.Line{Rule: archive.Rule{What: text, Basis: text}, Why: text, Findings: []archive.Finding{{Message: text}}}
	return []paperSample{
		of("catalogue", form.PieceCataloguePaper, list),
		of("cover", form.PieceCatalogueCover, list),
		of("note", form.BoxNotePaper, box),
		of("volume", form.VolumeCover, box),
		of("box cover", form.BoxCover, label),
		of("spines", form.BoxSpines, label),
		of("stamps", form.StampSheetPaper, form.StampSheet{Organ: town, Stamps: []form.ArchiveStamp{{Unit: text}}}),
		of("loan", form.LoanSlipPaper, form.LoanSlip{Organ: town, Piece: p, Loan: archive.Loan{Purpose: text}}),
		of("transfer", form.TransferListPaper, form.TransferList{Organ: town, Scheme: s, Pieces: pieces}),
		of("destruction", form.DestructionList, a),
		of("appraisal", form.AppraisalReport, a),
		of("check", form.CheckRecordPaper, form.CheckRecord{Organ: town, Scheme: s, Subject: text, Lines: []archive.Line{line}}),
		of("received", form.HandOverList, form.HandOver{Organ: town, Rows: form.HandOverRows(pieces)}),
	}
}

// TestArchiveGallery is TestGallery for the papers of 建档归档.
func TestArchiveGallery(t *testing.T) {
	fonts, folder := loadFonts(t), os.Getenv("ZWGK_GALLERY")
	for _, s := range archiveSamples() {
		doc := lay(t, s, fonts)
		if folder != "" && strings.HasPrefix("archive-"+s.name, os.Getenv("ZWGK_GALLERY_ONLY")) {
			exhibit(t, filepath.Join(folder, "archive-"+s.name), doc, fonts)
		}
	}
}
