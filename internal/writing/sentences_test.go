package writing_test

import (
	"slices"
	"strings"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/writing"
)

// saying is a year and what a part then says.
type saying struct {
	name string
	key  string
	make func(*writing.Facts, ledger)
	want string // the whole part, or with … before it the end, after it the beginning
}

func check(t *testing.T, paper writing.Paper, cases []saying) {
	t.Helper()
	for _, c := range cases {
		f, l := quiet(), ledger{annual.Census{}}
		c.make(f, l)
		f.Figures = annual.Tabulate(l.Census, theYear)
		got := filled(t, f, paper, c.key)
		want, partly := strings.CutPrefix(c.want, "…")
		if same := got == want; !same && !(partly && strings.HasSuffix(got, want)) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func nothing(*writing.Facts, ledger) {}

func TestWhatWasPublished(t *testing.T) {
	const acts = "没有作出行政许可决定、行政处罚决定和行政强制决定；没有收取行政事业性收费。"
	published := func(p writing.Published) func(*writing.Facts, ledger) {
		return func(f *writing.Facts, _ ledger) { f.Published = p }
	}
	share := func(name string, n int64) writing.Share { return writing.Share{Name: name, Number: n} }
	var nine []writing.Share
	for _, name := range strings.Split("甲乙丙丁戊己庚辛壬", "") {
		nine = append(nine, share(name, 2))
	}
	check(t, writing.AnnualReport, []saying{
		{"nothing", "1.proactive", nothing, "（一）主动公开。2025年，" + acts},
		{"one item", "1.proactive", published(writing.Published{Items: 1, Classes: []writing.Share{share("财政", 1)}, Channels: []writing.Share{share("政府网站", 1)}}),
			"（一）主动公开。2025年，主动公开政府信息1条，属于财政类。通过政府网站公开1条。" + acts},
		{"one class", "1.proactive", published(writing.Published{Items: 4, Classes: []writing.Share{share("财政类", 4)}}), "（一）主动公开。2025年，主动公开政府信息4条，都属于财政类。" + acts},
		{"many", "1.proactive", published(writing.Published{Items: 4, Explains: 2, Classes: []writing.Share{share("财政", 1), share("规划", 3)}, Channels: []writing.Share{share("社区/企事业单位/村公示栏（电子屏）", 2), share("政府网站", 4)}}),
			"（一）主动公开。2025年，主动公开政府信息4条，按类别分，规划类3条、财政类1条。按公开渠道分，政府网站4条、公示栏2条，同一条信息在多个渠道公开的分别计入。公开的信息里有政策解读2条。" + acts},
		{"not all have a class", "1.proactive", published(writing.Published{Items: 9, Classes: []writing.Share{share("财政", 1), share("规划", 3)}}),
			"（一）主动公开。2025年，主动公开政府信息9条，按类别分，规划类3条、财政类1条等。" + acts},
		{"more classes than a sentence holds", "1.proactive", published(writing.Published{Items: 18, Classes: nine}),
			"（一）主动公开。2025年，主动公开政府信息18条，按类别分，甲类2条、乙类2条、丙类2条、丁类2条、戊类2条、己类2条、庚类2条、辛类2条等。" + acts},
		{"the catalogue, none of it", "1.proactive", published(writing.Published{Entries: 3}), "（一）主动公开。2025年，公开目录有事项3项，本年都没有信息公开。" + acts},
		{"the catalogue, some", "1.proactive", published(writing.Published{Entries: 3, Covered: 1}), "（一）主动公开。2025年，公开目录有事项3项，本年有信息公开的1项。" + acts},
		{"the catalogue, all", "1.proactive", published(writing.Published{Entries: 3, Covered: 3}), "（一）主动公开。2025年，公开目录有事项3项，本年都有信息公开。" + acts},
		{"decisions", "1.proactive", func(_ *writing.Facts, l ledger) { l.act(annual.Licences, 12); l.act(annual.Charges, 12_500_000) },
			"（一）主动公开。2025年，作出行政许可决定12件，没有作出行政处罚决定和行政强制决定；收取行政事业性收费12.5万元。"},
		{"channels without events", "1.platform", published(writing.Published{Items: 1, Channels: []writing.Share{share("政府网站", 1)}}), "（四）平台建设。2025年，公开信息使用的平台是政府网站。"},
		{"many channels", "1.platform", published(writing.Published{Items: 1, Channels: []writing.Share{share("政府网站", 1), share("入户/现场", 1)}}), "（四）平台建设。2025年，公开信息使用政府网站和入户现场，一共2个渠道。"},
		{"no platform known", "1.platform", nothing, "（四）平台建设。2025年，没有登记政府信息公开平台的新建、停用。"},
	})
}

func TestWhatWasAppliedFor(t *testing.T) {
	const quietly = "没有因政府信息公开工作发生的行政复议和行政诉讼。"
	begin := "（二）依申请公开。2025年，"
	apply := func(kind request.ApplicantKind, outcome request.Outcome, begun, ended int, n int64) func(*writing.Facts, ledger) {
		return func(_ *writing.Facts, l ledger) { l.apply(kind, outcome, begun, ended, n) }
	}
	check(t, writing.AnnualReport, []saying{
		{"none", "1.on_request", nothing, begin + "没有收到政府信息公开申请，也没有上年结转的申请。" + quietly},
		{"one, granted", "1.on_request", apply(request.NaturalPerson, request.Granted, 2025, 2025, 1),
			begin + "收到政府信息公开申请1件，申请人是自然人，没有上年结转的申请。办结1件，结果是予以公开。没有结转下年度的申请。" + quietly},
		{"one of a firm, open", "1.on_request", apply(request.Commercial, "", 2025, 0, 1),
			begin + "收到政府信息公开申请1件，申请人是法人或者其他组织，没有上年结转的申请。年内没有办结的申请，结转下年度继续办理1件。" + quietly},
		{"many, one result", "1.on_request", apply(request.LegalService, request.DeniedProcessInfo, 2025, 2025, 4),
			begin + "收到政府信息公开申请4件，申请人都是法人或者其他组织，没有上年结转的申请。办结4件，结果都是不予公开。没有结转下年度的申请。" + quietly},
		{"only from last year", "1.on_request", apply(request.NaturalPerson, request.UnavailableNotHeld, 2024, 2025, 2),
			begin + "没有收到政府信息公开申请，上年结转2件。办结2件，结果都是无法提供。没有结转下年度的申请。" + quietly},
		{"many, mixed", "1.on_request", func(_ *writing.Facts, l ledger) {
			l.apply(request.NaturalPerson, request.Granted, 2025, 2025, 3)
			l.apply(request.Commercial, request.RejectedDuplicate, 2025, 2025, 1)
			l.apply(request.NaturalPerson, request.OtherMisc, 2024, 2025, 1)
			l.apply(request.NaturalPerson, "", 2025, 0, 2)
		}, begin + "收到政府信息公开申请6件，其中自然人5件、法人或者其他组织1件，上年结转1件。办结5件，其中予以公开3件、不予处理1件、其他处理1件。结转下年度继续办理2件。" + quietly},
		{"more than last year", "1.on_request", func(f *writing.Facts, l ledger) {
			l.apply(request.NaturalPerson, request.Granted, 2025, 2025, 3)
			f.Previous = &annual.Report{Year: 2024, Figures: annual.Figures{"table3.new_received.total": annual.Count(1)}}
		}, begin + "收到政府信息公开申请3件，申请人都是自然人，比上年增加2件，没有上年结转的申请。办结3件，结果都是予以公开。没有结转下年度的申请。" + quietly},
		{"none, and fewer than last year", "1.on_request", func(f *writing.Facts, l ledger) {
			l.apply(request.NaturalPerson, request.Granted, 2024, 2025, 1)
			f.Previous = &annual.Report{Year: 2024, Figures: annual.Figures{"table3.new_received.total": annual.Count(1)}}
		}, begin + "没有收到政府信息公开申请，比上年减少1件，上年结转1件。办结1件，结果是予以公开。没有结转下年度的申请。" + quietly},
		{"a review", "1.on_request", func(_ *writing.Facts, l ledger) { l.dispute(request.Reconsideration, request.Upheld, 2025, 2025, 1) },
			"…因政府信息公开工作发生行政复议1件，结果是维持。没有发生行政诉讼。"},
		{"reviews of several results", "1.on_request", func(_ *writing.Facts, l ledger) {
			l.dispute(request.Reconsideration, request.Upheld, 2025, 2025, 2)
			l.dispute(request.Reconsideration, request.Overturned, 2024, 2025, 1)
		}, "…因政府信息公开工作发生行政复议3件，结果维持2件、结果纠正1件。没有发生行政诉讼。"},
		{"suits only", "1.on_request", func(_ *writing.Facts, l ledger) { l.dispute(request.DirectLitigation, "", 2025, 0, 2) },
			"…因政府信息公开工作没有发生行政复议。发生行政诉讼2件，未经复议直接起诉，都尚未审结。"},
		{"suits of both kinds", "1.on_request", func(_ *writing.Facts, l ledger) {
			l.dispute(request.DirectLitigation, "", 2025, 0, 1)
			l.dispute(request.LitigationAfterReconsideration, request.Upheld, 2025, 2025, 2)
		}, "…发生行政诉讼3件。未经复议直接起诉的1件，尚未审结。复议后起诉的2件，结果都是维持。"},
		{"questions are no applications", "1.on_request", func(f *writing.Facts, _ ledger) {
			f.Events = []writing.Event{{Kind: "consultation", Quantity: 12, Title: "电话"}, {Kind: "consultation", Quantity: 3, Title: "来访"}}
		}, "…接受电话、来访、信箱咨询15人次（电话；来访）。"},
	})
}

func TestDocuments(t *testing.T) {
	begin := "（三）政府信息管理。2025年，"
	check(t, writing.AnnualReport, []saying{
		{"none", "1.management", nothing, begin + "没有制发、废止行政规范性文件，年末没有现行有效的行政规范性文件。"},
		{"standing", "1.management", func(_ *writing.Facts, l ledger) { l.document("normative_documents", 2020, 0, 5) }, begin + "没有制发、废止行政规范性文件，年末现行有效行政规范性文件5件。"},
		{"made", "1.management", func(_ *writing.Facts, l ledger) { l.document("normative_documents", 2025, 0, 1) }, begin + "制发行政规范性文件1件，没有废止行政规范性文件，年末现行有效行政规范性文件1件。"},
		{"made and abolished", "1.management", func(_ *writing.Facts, l ledger) {
			l.document("normative_documents", 2025, 0, 1)
			l.document("normative_documents", 2019, 2025, 2)
		}, begin + "制发行政规范性文件1件，废止行政规范性文件2件，年末现行有效行政规范性文件1件。"},
		{"a city's 规章", "1.management", func(f *writing.Facts, l ledger) {
			f.Organ = office.Organ{Level: office.City, Name: "某市人民政府"}
			l.document("regulations", 2025, 0, 2)
		}, begin + "制发规章2件，没有废止规章，年末现行有效规章2件。没有制发、废止行政规范性文件，年末没有现行有效的行政规范性文件。"},
		{"how items are looked through", "1.management", func(f *writing.Facts, _ ledger) {
			f.Events = []writing.Event{{Kind: "audit", Title: "经办人初审、分管负责人终审。"}, {Kind: "revision", Title: "修订公开指南"}}
		}, "…信息发布实行经办人初审、分管负责人终审。修订公开指南、公开目录和工作制度1次（修订公开指南）。"},
	})
}

func TestFees(t *testing.T) {
	begin := "依据《政府信息公开信息处理费管理办法》，2025年"
	check(t, writing.AnnualReport, []saying{
		{"none", "6.fees", nothing, begin + "没有发出收费通知，实际收取信息处理费0元。"},
		{"noticed, not paid", "6.fees", func(f *writing.Facts, l ledger) {
			f.Fees.Notices = 1
			l.apply(request.NaturalPerson, request.OtherFeeUnpaid, 2025, 2025, 1)
		}, begin + "发出收费通知1件，实际收取信息处理费0元，因申请人逾期未按收费通知要求缴纳费用而不再处理的申请1件。"},
		{"paid", "6.fees", func(f *writing.Facts, _ ledger) { f.Fees = writing.Fees{Notices: 3, Collected: 40050, Waived: 1} },
			begin + "发出收费通知3件，实际收取信息处理费400.5元，减免信息处理费1件。"},
		{"ledgers that disagree", "6.fees", func(_ *writing.Facts, l ledger) {
			l.apply(request.NaturalPerson, request.OtherFeeUnpaid, 2025, 2025, 2)
		},
			begin + "实际收取信息处理费0元，因申请人逾期未按收费通知要求缴纳费用而不再处理的申请2件。"},
		{"nothing else", "6.other", nothing, "没有其他需要报告的事项。"},
		{"something else", "6.other", func(f *writing.Facts, _ ledger) {
			f.Events = []writing.Event{{Kind: "other_matter", Title: "建议、提案的办理结果已经公开。"}}
		}, "建议、提案的办理结果已经公开。"},
	})
}

func TestProblemsAndMeasures(t *testing.T) {
	check(t, writing.AnnualReport, []saying{
		{"none", "5.problems", nothing, "2025年的台账没有反映出年末申请尚未办结、行政复议和行政诉讼结果纠正的情况。2026年按季度核对台账，及时补登遗漏的事项。"},
		{"none, and more was looked at", "5.problems", func(f *writing.Facts, _ ledger) {
			f.Delays, f.Published.Entries, f.Published.Covered = &writing.Delays{}, 2, 2
		},
			"2025年的台账没有反映出超过法定期限答复、公开、年末申请尚未办结、行政复议和行政诉讼结果纠正、目录事项全年没有公开的情况。2026年按季度核对台账，及时补登遗漏的事项。"},
		{"one", "5.problems", func(_ *writing.Facts, l ledger) { l.apply(request.NaturalPerson, "", 2025, 0, 2) },
			"从本年度台账看，主要问题是年末有2件申请尚未办结。\n2026年的改进措施是对结转的申请逐件列出法定期限，到期以前答复。"},
		{"several", "5.problems", func(f *writing.Facts, l ledger) {
			f.Delays = &writing.Delays{Answers: 1, Items: 3}
			f.Published.Entries = 4
			l.apply(request.NaturalPerson, request.OtherNoCorrection, 2025, 2025, 1)
			l.dispute(request.Reconsideration, request.Overturned, 2025, 2025, 1)
			f.Events = []writing.Event{{Kind: "self_check", Quantity: 2}}
		}, "从本年度台账看，主要问题：一是有1件申请超过法定期限答复；二是有3条信息超过法定期限公开；三是有1件申请没有补正清楚，没有能够提供信息；四是有1件行政复议、行政诉讼的结果是纠正；五是公开目录里有4项事项全年没有公开；六是自查发现问题2个。\n" +
			"2026年的改进措施：一是收到申请当天列出答复期限，期满以前提醒承办人；二是信息形成当天登记，期满以前提醒承办人公开；三是在接收申请时当面或者电话确认内容，补正告知写明需要补正的具体事项；四是对结果纠正的案件逐件复核，改进答复的事实和依据；五是对照目录逐项核对，有内容的及时公开，没有内容的写明原因；六是对自查发现的问题逐个复查，没有整改的限期整改。"},
		{"the same as last year", "5.problems", func(f *writing.Facts, l ledger) {
			l.apply(request.NaturalPerson, "", 2025, 0, 2)
			f.Previous = &annual.Report{Year: 2024, Sections: []annual.Section{{Heading: annual.Headings()[4], Text: "主要问题是年末有1件申请尚未办结。"}}}
		}, "从本年度台账看，主要问题是年末有2件申请尚未办结，上年度的报告已经提出。\n2026年的改进措施是对结转的申请每月通报一次进度，不再结转。"},
		{"last year's are not spoken of when nobody said", "5.follow_up", nothing, ""},
		{"what was carried over is closed", "5.follow_up", func(f *writing.Facts, l ledger) {
			l.apply(request.NaturalPerson, request.Granted, 2024, 2025, 2)
			f.Previous = &annual.Report{Year: 2024}
		}, "上年结转的2件申请已经全部办结。"},
		{"what was done", "5.follow_up", func(f *writing.Facts, _ ledger) {
			f.Events = []writing.Event{{Kind: "follow_up", Title: "逐件列出了期限"}, {Kind: "follow_up", Title: "补了两次培训。"}}
		}, "上年度提出的改进措施，本年度落实情况：逐件列出了期限；补了两次培训。"},
	})
}

// TestEventsBecomeSentences: none, one, many, and the word that there was none.
func TestEventsBecomeSentences(t *testing.T) {
	const silent = "没有登记工作考核、社会评议和责任追究的情况。"
	with := func(all ...writing.Event) func(*writing.Facts, ledger) {
		return func(f *writing.Facts, _ ledger) { f.Events = all }
	}
	begin := "（五）监督保障。2025年，"
	check(t, writing.AnnualReport, []saying{
		{"nobody said anything", "1.supervision", nothing, begin + silent},
		{"one training without people", "1.supervision", with(writing.Event{Kind: "training"}), begin + "组织、参加业务培训1次。" + silent},
		{"two trainings", "1.supervision", with(writing.Event{Kind: "training", Quantity: 12, Title: "公文格式"}, writing.Event{Kind: "training", Quantity: 30, Title: "新条例"}),
			begin + "组织、参加业务培训2次，参加培训42人次（公文格式；新条例）。" + silent},
		{"no training", "1.supervision", with(writing.Event{Kind: "training", None: true}), begin + "没有组织、参加业务培训。" + silent},
		{"self-check", "1.supervision", with(writing.Event{Kind: "self_check", Quantity: 3, Title: "都已经整改。"}), begin + "开展政府信息公开自查1次，发现问题3个，都已经整改。" + silent},
		{"what the 条例 wants said", "1.supervision", with(writing.Event{Kind: "evaluation", Title: "良好"}, writing.Event{Kind: "public_review", None: true}, writing.Event{Kind: "accountability", None: true}),
			begin + "组织、参加政府信息公开工作考核1次，结果是良好。没有组织、参加政府信息公开社会评议。没有政府信息公开责任追究的情形。"},
		{"words only", "1.supervision", with(writing.Event{Kind: "leadership", Title: "分管副镇长负责，党政办公室一名专人办理"}), begin + "政府信息公开工作由分管副镇长负责，党政办公室一名专人办理。" + silent},
		{"the same title twice", "1.platform", with(writing.Event{Kind: "column_opened", Title: "惠农补贴"}, writing.Event{Kind: "column_opened", Title: "惠农补贴"}), "（四）平台建设。2025年，新开公开栏目、账号2个（惠农补贴）。"},
		{"where to ask", "preamble", with(writing.Event{Kind: "contact", Title: "在县政府网站查阅"}), "…12月31日。本报告的查阅和联系方式：在县政府网站查阅。"},
		{"signs of fields in a title", "1.platform", with(writing.Event{Kind: "platform", Title: "网站{栏目}〔新〕"}), "（四）平台建设。2025年，网站栏目新。"},
	})
}

// TestEveryKindHasItsPlace: each kind can be asked for and stands in a part that
// there is.
func TestEveryKindHasItsPlace(t *testing.T) {
	papers := []writing.Paper{writing.AnnualReport, writing.WorkSummary, writing.VillageSummary}
	labels := map[string]bool{}
	for _, kind := range writing.EventKinds() {
		if labels[kind.Label()] || kind.Label() == "" || kind.Question() == "" {
			t.Errorf("%s is called %q and asked for by %q", kind, kind.Label(), kind.Question())
		}
		if strings.ContainsAny(strings.ReplaceAll(kind.Question(), "申请", ""), "请您！") {
			t.Errorf("%s: %s", kind, kind.Question())
		}
		labels[kind.Label()] = true
		places := 0
		for _, paper := range papers {
			key := kind.Part(paper)
			if key == "" {
				continue
			}
			places++
			f := quiet()
			f.Events = []writing.Event{{Kind: kind, Quantity: 9, Title: "所办的事"}}
			if got := filled(t, f, paper, key); !strings.Contains(got, "所办的事") || kind.Unit() != "" && !strings.Contains(got, "9"+kind.Unit()) {
				t.Errorf("%s in %s %s: %s", kind, paper, key, got)
			}
			if !slices.Contains(writing.EventKindsOf(paper), kind) {
				t.Errorf("%s is no kind of %s", kind, paper)
			}
		}
		if places == 0 {
			t.Errorf("%s stands nowhere", kind)
		}
	}
	if k := writing.EventKind("holiday"); k.Label() != "" || k.Unit() != "" || k.Part(writing.AnnualReport) != "" {
		t.Error("an unknown kind has a name")
	}
}
