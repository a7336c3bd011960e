package writing_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"zwgk/internal/annual"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

const theYear = 2025

var town = office.Organ{Level: office.Town, Name: "青石镇人民政府"}

var village = office.Organ{Level: office.Village, Name: "大坪村村民委员会"}

// quiet is a year in which nothing was registered.
func quiet() *writing.Facts {
	return &writing.Facts{Organ: town, Year: theYear, Figures: annual.Tabulate(annual.Census{}, theYear)}
}

// ledger is a small register of a year, as it is counted.
type ledger struct{ annual.Census }

func (l ledger) apply(kind request.ApplicantKind, outcome request.Outcome, begun, ended int, n int64) {
	l.add(annual.Applications, annual.Class{Kind: string(kind), Result: string(outcome), Begun: begun, Ended: ended}, n)
}

func (l ledger) dispute(kind request.CaseKind, result request.CaseResult, begun, ended int, n int64) {
	l.add(annual.Cases, annual.Class{Kind: string(kind), Result: string(result), Begun: begun, Ended: ended}, n)
}

func (l ledger) act(kind annual.ActKind, quantity int64) {
	l.Census[annual.Acts] = append(l.Census[annual.Acts], annual.Group{Class: annual.Class{Kind: string(kind), Begun: theYear}, Records: 1, Quantity: quantity})
}

func (l ledger) document(kind string, begun, ended int, n int64) {
	l.add(annual.Documents, annual.Class{Kind: kind, Begun: begun, Ended: ended}, n)
}

func (l ledger) add(in annual.Ledger, c annual.Class, n int64) {
	l.Census[in] = append(l.Census[in], annual.Group{Class: c, Records: n})
}

// pick is a small number that is often none or one.
func pick(r *rand.Rand) int64 { return []int64{0, 0, 1, 1, 2, 3, 7, 40}[r.IntN(8)] }

// randomLedger is a small year of a town.
func randomLedger(r *rand.Rand, organ office.Organ, year int) annual.Census {
	l := ledger{annual.Census{}}
	for range r.IntN(5) {
		kind := request.ApplicantKinds()[r.IntN(6)]
		begun := year - r.IntN(2)
		ended, outcome := year, request.Outcomes()[r.IntN(21)]
		if r.IntN(4) == 0 {
			ended, outcome = 0, ""
		}
		l.apply(kind, outcome, begun, ended, 1+pick(r))
	}
	for range r.IntN(3) {
		if r.IntN(3) == 0 {
			l.dispute(request.CaseKinds()[r.IntN(3)], "", year, 0, 1)
		} else {
			l.dispute(request.CaseKinds()[r.IntN(3)], request.CaseResults()[r.IntN(3)], year-r.IntN(2), year, 1+pick(r))
		}
	}
	for range r.IntN(3) {
		l.document("normative_documents", year-r.IntN(3), []int{0, 0, year}[r.IntN(3)], 1+pick(r))
	}
	if organ.Level.MakesRegulations() {
		l.document("regulations", year-r.IntN(3), []int{0, year}[r.IntN(2)], 1+pick(r))
	}
	for _, kind := range annual.ActKinds() {
		n := pick(r)
		if kind == annual.Charges {
			n *= 1_234_500 // 分, in whole 元
		}
		l.Census[annual.Acts] = append(l.Census[annual.Acts], annual.Group{Class: annual.Class{Kind: string(kind), Begun: year}, Records: 1, Quantity: n})
	}
	return l.Census
}

var classNames = []string{"财政预算决算", "行政许可和服务", "重大建设项目", "民生政策和实施", "行政复议", "行政诉讼", "村务", "监督检查", "还建房分配", "评比表彰", "平台和网站", "其他类", "收到的申请"}

var channelNames = []string{"政府网站", "社区/企事业单位/村公示栏（电子屏）", "两微一端", "广播（大喇叭）", "明白纸/一封信/宣传单", "入户/现场", "其他", "LED电子屏"}

func randomShares(r *rand.Rand, names []string, total int64) []writing.Share {
	var shares []writing.Share
	for _, i := range r.Perm(len(names)) {
		n := min(total, pick(r))
		if total -= n; n > 0 {
			shares = append(shares, writing.Share{Name: names[i], Number: n})
		}
	}
	if total > 0 && len(shares) > 0 {
		shares[0].Number += total
	}
	return shares
}

func randomPublished(r *rand.Rand) writing.Published {
	p := writing.Published{Items: pick(r) * (1 + r.Int64N(4)), Entries: pick(r)}
	p.Classes = randomShares(r, classNames, p.Items)
	if p.Items > 0 {
		p.Explains = min(p.Items, pick(r))
		for _, i := range r.Perm(len(channelNames))[:1+r.IntN(len(channelNames))] {
			p.Channels = append(p.Channels, writing.Share{Name: channelNames[i], Number: 1 + r.Int64N(p.Items)})
		}
	}
	if p.Entries > 0 {
		p.Covered = r.Int64N(p.Entries + 1)
	}
	return p
}

var titles = []string{"", "已经全部整改。", "镇政府三楼会议室", "等次为良好", "经办人初审、党政办公室复审", "修订公开指南；", "县政府网站青石镇栏目"}

func randomEvents(r *rand.Rand, year int) []writing.Event {
	var events []writing.Event
	for _, kind := range writing.EventKinds() {
		switch n := r.IntN(4); {
		case n == 0:
			events = append(events, writing.Event{Year: year, Kind: kind, None: true})
		case n < 3:
			for range n {
				e := writing.Event{Year: year, Kind: kind, Title: titles[r.IntN(len(titles))]}
				if kind.Told() {
					e.Title = titles[1+r.IntN(len(titles)-1)]
				}
				if kind.Unit() != "" {
					e.Quantity = 1 + pick(r)
				}
				events = append(events, e)
			}
		}
	}
	return events
}

// randomOrgan is an office of any level that reports.
func randomOrgan(r *rand.Rand) office.Organ {
	organs := []office.Organ{town, {Level: office.Street, Name: "白石街道办事处"}, {Level: office.Town, Name: "安乐乡人民政府"},
		{Level: office.County, Name: "某县人民政府"}, {Level: office.City, Name: "某市人民政府"}}
	return organs[r.IntN(len(organs))]
}

// randomFacts is a random year of a random office.
func randomFacts(r *rand.Rand, year int) *writing.Facts {
	organ := randomOrgan(r)
	f := &writing.Facts{
		Organ: organ, Year: year,
		Figures: annual.Tabulate(randomLedger(r, organ, year), year), Published: randomPublished(r),
		Fees: writing.Fees{Notices: pick(r), Collected: pick(r) * 2050, Waived: pick(r)}, Events: randomEvents(r, year),
	}
	if r.IntN(2) == 0 {
		f.Delays = &writing.Delays{Answers: pick(r), Items: pick(r)}
	}
	if r.IntN(2) == 0 {
		f.Village = &writing.Village{Months: r.Int64N(13), Quarters: r.Int64N(5), Opinions: pick(r), Answered: pick(r), Open: pick(r)}
	}
	return f
}

// events are as many events of a kind.
func events(n int, e writing.Event) []writing.Event {
	var all []writing.Event
	for i := range n {
		e.ID, e.Year = fmt.Sprint(i), theYear
		all = append(all, e)
	}
	return all
}

// filled is a part as it is printed.
func filled(t *testing.T, f *writing.Facts, paper writing.Paper, key string) string {
	t.Helper()
	d := writing.Compose(paper, f, nil)
	p, ok := d.Part(key)
	if !ok {
		t.Fatalf("no part %s", key)
	}
	return d.Filled(p)
}

var issued = workday.MustDate("2026-01-20")
