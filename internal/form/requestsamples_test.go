package form_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/form"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// letterValues are fields as an office fills them in; every other one is made from
// its own name.
var letterValues = map[request.Field]string{
	request.FieldOrgan: "青石镇人民政府", request.FieldNumber: "青政公复〔2026〕12号", request.FieldApplicant: "王海燕", request.FieldRequestNo: "2026-009",
	request.FieldSubject: "青石镇2024年至2026年高标准农田建设项目的立项批复、招标文件、中标通知书、施工合同和竣工验收报告",
	request.FieldContact: "赵明", request.FieldPhone: "0533-3240001", request.FieldChannel: "信函", request.FieldThirdParty: "鲁中水利工程有限公司",
	request.FieldSupplementItems: "一是写明所需合同的项目名称；二是写明“有关费用”所指的年度和科目",
	request.FieldExtensionReason: "需要向县档案馆调取2024年的纸质卷宗", request.FieldExtensionDays: "20", request.FieldApprover: "孙丽",
	request.FieldSummary:          "查阅本镇2024年至2026年高标准农田建设项目的施工合同和竣工验收报告",
	request.FieldThirdPartyMatter: "《青石镇2025年高标准农田建设项目（二标段）施工合同》中的工程量清单、综合单价和项目经理身份证号码",
	request.FieldReplyAddress:     "青石镇人民路18号青石镇人民政府党政办公室（邮政编码255400）",
	request.FieldFeeScheme:        "按件计收", request.FieldFeeUnits: "3件（本月第11至第13件）", request.FieldFeeSteps: "第11至第13件：3件×100元＝300元", request.FieldFeeAmount: "300元",
	request.FieldFeePayment: "银行转账，户名青石镇财政所，账号370000000000000001，开户行青石镇农商银行",
	request.FieldDisclosed:  "《青石镇2025年高标准农田建设项目施工合同》（工程量清单和综合单价除外）和《竣工验收报告》",
	request.FieldDelivery:   "纸质复印件，邮寄", request.FieldDeliveryTime: "随本告知书一并提供",
	request.FieldWithheld:       "合同附件二综合单价分析表",
	request.FieldWithheldFacts:  "综合单价分析表含施工企业的成本构成，企业书面说明不同意公开，公开会使其在同类投标中处于不利地位",
	request.FieldRedaction:      "第3页项目经理身份证号码、第17页至第21页综合单价",
	request.FieldSearch:         "在本机关档案室2019年至2026年的文书档案、党政办公室发文登记簿、农业综合服务中心项目档案和办公自动化系统中，以“高标准农田”“立项批复”为关键词逐项查找",
	request.FieldPreviousNumber: "青政公复〔2026〕3号", request.FieldReviewBody: "某某县人民政府", request.FieldCourt: "某某县人民法院",
	request.FieldRecipient: "王海燕", request.FieldDocuments: "《部分公开告知书》", request.FieldService: "邮寄送达（挂号信，单号XA12345678901）",
	request.FieldAddress: "某某市某某区某某街道幸福路8号3单元402室", request.FieldPostcode: "255400",
}

// fullDraft is a letter with every field filled.
func fullDraft(l request.Letter, o request.Outcome) request.Draft {
	d := request.Draft{Letter: l.Code, Outcome: o, Applicant: request.NaturalPerson, Values: map[request.Field]request.Value{}}
	for _, f := range append(slices.Clone(l.Fields), request.FieldReviewBody, request.FieldCourt) {
		d.Values[f] = request.TextValue("已经核实的" + string(f))
		if text, some := letterValues[f]; some {
			d.Values[f] = request.TextValue(text)
		}
		if f.IsDate() {
			d.Values[f] = request.DateValue(day("2026-10-16"))
		}
	}
	if o == request.PartiallyGranted {
		d.Partly = []request.Outcome{request.DeniedThirdParty}
	}
	return d
}

// reply composes a letter as the program ships it.
func reply(t testing.TB, l request.Letter) form.Reply {
	t.Helper()
	text, err := fs.ReadFile(resources.Letters(), string(l.Code)+".txt")
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := request.ParseTemplate(string(text))
	if err != nil {
		t.Fatal(err)
	}
	var outcome request.Outcome
	if l.Final() {
		outcome = l.Outcomes[min(3, len(l.Outcomes)-1)]
	}
	paragraphs, err := request.Compose(shipped, fullDraft(l, outcome))
	if err != nil {
		t.Fatalf("%s: %v", l.Code, err)
	}
	return form.Reply{Organ: town, Paragraphs: paragraphs, Issued: day("2026-10-16")}
}

// shippedCalendar is the calendar of the years given.
func shippedCalendar(t testing.TB, years ...string) *workday.Calendar {
	t.Helper()
	var packs []workday.Pack
	files, err := fs.Glob(resources.Calendars(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if !slices.ContainsFunc(years, func(y string) bool { return strings.Contains(name, y) }) {
			continue
		}
		data, err := fs.ReadFile(resources.Calendars(), name)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := workday.ParsePack(data)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	calendar, err := workday.NewCalendar(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return calendar
}

// caseOfTheHoliday is the request of issue 5: received on 2026-09-14,
// supplemented, a third party asked over the National Day holiday.
func caseOfTheHoliday(t testing.TB, calendar *workday.Calendar) request.Status {
	t.Helper()
	status, err := request.Clock(calendar, []request.Event{
		{Date: day("2026-09-14"), Kind: request.Received},
		{Date: day("2026-09-16"), Kind: request.SupplementNotified, Days: 5},
		{Date: day("2026-09-21"), Kind: request.Supplemented},
		{Date: day("2026-09-28"), Kind: request.ConsultSent, Ref: "鲁中水利工程有限公司"},
		{Date: day("2026-10-14"), Kind: request.ConsultAnswered, Ref: "鲁中水利工程有限公司"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return status
}

func applicant() request.Identity {
	return request.Identity{Paper: "居民身份证", Number: "370303198001012345", Workplace: "某某区实验小学", Phone: "13800001234", Email: "w@example.com",
		Address: "某某市某某区某某街道幸福路8号3单元402室", Postcode: "255400"}
}

func application() request.Application {
	return request.Application{
		Number: "2026-009", Received: day("2026-09-14"), Applicant: "王海燕", Kind: request.NaturalPerson, Channel: request.Mail,
		Subject: letterValues[request.FieldSubject], Delivery: "邮寄", Outcome: request.PartiallyGranted, ReplyNumber: "青政公复〔2026〕12号", Closed: day("2026-11-05"),
	}
}

// requestSamples are the papers of 依申请公开.
func requestSamples(t testing.TB) []paperSample {
	t.Helper()
	var all []paperSample
	for _, l := range request.Letters() {
		r := reply(t, l)
		all = append(all, of("reply-"+string(l.Code), form.ReplyLetter, r))
		if l.Code == "N28" {
			all = append(all, of("service", form.ServiceReceipt, r))
		}
	}
	own := reply(t, request.Letters()[11])
	own.Code = code
	counted := form.DayCount{Organ: town, Number: "2026-009", Subject: application().Subject, Status: caseOfTheHoliday(t, shippedCalendar(t, "2026")), On: day("2026-11-22"), Code: code}
	guessed := counted
	guessed.Status = caseOfTheHoliday(t, shippedCalendar(t, "2025"))
	registration := form.Registration{Organ: town, Line: application(), Identity: applicant(), Form: "纸质", Receipt: "邮寄，需要签收，签收之日为收到之日（条例第三十一条第二项）",
		Handler: "赵明", Due: day("2026-10-16"), Papers: []string{"申请书", "身份证复印件"}, Contact: contact, On: day("2026-09-14"), Code: code}
	return append(all,
		of("reply-own", form.ReplyLetter, own),
		of("days", form.DaySheet, counted),
		of("days-estimated", form.DaySheet, guessed),
		of("envelope-dl", form.EnvelopePaper, envelope(form.EnvelopeDL)),
		of("envelope-c5", form.EnvelopePaper, envelope(form.EnvelopeC5)),
		of("register", form.RegisterPaper, register(false)),
		of("register-named", form.RegisterPaper, register(true)),
		of("statistics", form.StatisticsPaper, statistics()),
		of("registration", form.RegistrationForm, registration),
		of("registration-blank", form.RegistrationForm, form.Registration{Organ: town}),
		of("intake", form.IntakeReceipt, registration),
	)
}

func envelope(size form.EnvelopeSize) form.Envelope {
	return form.Envelope{Size: size, Organ: town, Address: "某某省某某市某某县青石镇人民路18号", Postcode: "255400",
		To: "王海燕（收）", ToAddress: applicant().Address, ToCode: "255401"}
}

func register(named bool) form.Register {
	open := application()
	open.Number, open.Outcome, open.ReplyNumber, open.Closed, open.Kind, open.Channel = "2026-010", "", "", workday.Date{}, request.LegalService, request.Online
	return form.Register{Organ: town, Period: "2026年11月", Named: named, On: day("2026-11-22"), Code: code, Rows: []form.RegisterRow{
		{Line: application(), Identity: applicant(), Form: "纸质", Stage: request.ReplyIssued, Due: day("2026-11-10")},
		{Line: open, Identity: applicant(), Form: "电子", Stage: request.ConsultingStage, Due: day("2027-01-12"), Estimate: true},
	}}
}

func statistics() form.Statistics {
	rows := form.StatisticsRows()
	for i := range rows {
		if i != 4 && i != 5 {
			rows[i].Period, rows[i].Year = annual.Count(int64(i)), annual.Count(int64(11*i))
		}
	}
	return form.Statistics{Organ: town, Period: "2026年11月", Number: "2026-11", LegalCode: "11370303004222222X", Leader: "孙丽", Filler: "赵明", Phone: "0533-3240001",
		Rows: rows, On: day("2026-12-05"), Code: code}
}

// TestRequestGallery is TestGallery for the papers of 依申请公开.
func TestRequestGallery(t *testing.T) {
	fonts, folder := loadFonts(t), os.Getenv("ZWGK_GALLERY")
	for _, s := range requestSamples(t) {
		doc := lay(t, s, fonts)
		if folder != "" && strings.HasPrefix(s.name, os.Getenv("ZWGK_GALLERY_ONLY")) {
			exhibit(t, filepath.Join(folder, s.name), doc, fonts)
		}
	}
}
