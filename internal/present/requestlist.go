package present

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// RequestList is a stretch of the register, the newest first. It may be very
// long: it is read page by page, when a page comes into sight.
type RequestList struct {
	Searched, Means string // what it says when there is nothing in it

	run   Runner
	total int
	read  func(ctx context.Context, offset, n int) (lines []RequestLine, total int, err error)
}

// RequestLine is a line of the register.
type RequestLine struct {
	ID, Subject string
	Line        string // 青石镇依申请〔2026〕1号　王德顺　1月12日收到　起草答复
	Left        string // 剩2个工作日, or the outcome
	Tone        Tone
	Timed       bool // Left counts to a last day
	Paused      bool // the clock waits
}

// Len is the number of lines as of the last page that was read; below 0 before
// the first one.
func (l *RequestList) Len() int { return l.total }

// Page reads n lines from offset on beside the window.
func (l *RequestList) Page(offset, n int, done func([]RequestLine, error)) {
	var lines []RequestLine
	var total int
	l.run.Go(func(ctx context.Context) (err error) {
		lines, total, err = l.read(ctx, offset, n)
		return err
	}, func(err error) {
		if err != nil {
			slog.Error("shown to the clerk", "offset", offset, "error", err)
		} else {
			l.total = total
		}
		done(lines, err)
	})
}

// list makes the list that the choice asks for.
func (p *Requests) list() {
	m := &p.model
	switch {
	case m.Words != "" && m.List != nil: // what was found stays
		return
	case m.Segment == OpenRequests:
		m.List = p.pages(desk.RequestFilter{Open: true})
	case m.Segment == AllRequests:
		m.List = p.pages(desk.RequestFilter{})
	case m.Segment == ClosedRequests:
		m.List = p.pages(desk.RequestFilter{Closed: true})
	default:
		m.List = p.dueLines(m.Segment)
	}
	m.List.Searched, m.List.Means = p.nothing()
}

func (p *Requests) pages(f desk.RequestFilter) *RequestList {
	today := p.desk.Today()
	return &RequestList{run: p.run, total: -1, read: func(ctx context.Context, offset, n int) ([]RequestLine, int, error) {
		page, err := p.desk.Requests(ctx, f, offset, n)
		return linesOf(page.Lines, today), int(page.Total), err
	}}
}

func linesOf(kept []desk.RequestLine, today workday.Date) []RequestLine {
	lines := make([]RequestLine, len(kept))
	for i, l := range kept {
		lines[i] = lineOf(l, today)
	}
	return lines
}

// dueLines lists the open applications of a stretch, the earliest last day
// first, and before them those that wait without one. All open ones are read
// for it: an office has few.
func (p *Requests) dueLines(s RequestSegment) *RequestList {
	var ids []string
	if s == WaitingRequests {
		ids = slices.Clone(p.waiting)
	}
	for _, d := range p.due {
		if inSegment(d, s) {
			ids = append(ids, d.Entry.ID)
		}
	}
	today, open := p.desk.Today(), p.open
	return &RequestList{run: p.run, total: len(ids), read: func(ctx context.Context, offset, n int) ([]RequestLine, int, error) {
		if len(ids) == 0 {
			return nil, 0, nil
		}
		page, err := p.desk.Requests(ctx, desk.RequestFilter{Open: true}, 0, open)
		known := map[string]desk.RequestLine{}
		for _, l := range page.Lines {
			known[l.ID] = l
		}
		var lines []RequestLine
		for _, id := range ids[min(offset, len(ids)):min(offset+n, len(ids))] {
			if l, ok := known[id]; ok {
				lines = append(lines, lineOf(l, today))
			}
		}
		return lines, len(ids), err
	}}
}

// lineOf says of a matter where it stands and how long there is.
func lineOf(k desk.RequestLine, today workday.Date) RequestLine {
	stage := k.Stage.Label()
	if k.Matter != request.Disclosure {
		stage = k.Matter.Label()
	}
	l := RequestLine{
		ID: k.ID, Subject: k.Subject, Line: strings.Join(kept(k.Number, k.Applicant, yearDay(k.Received, today)+"收到", stage), "　"),
	}
	switch {
	case k.Due != nil:
		l.Left, l.Tone, l.Timed = lastDayLeft(*k.Due), leftTone(k.Due.Left), true
		l.Paused = k.Due.Phase == request.AwaitingSupplement || k.Due.Phase == request.AwaitingPayment || k.Due.Phase == request.Consulting
	case k.Waits != "":
		l.Left, l.Tone, l.Paused = "等申请人"+strings.TrimPrefix(request.Wait{For: k.Waits}.Words(), "等待")+"，没有写期限", Caution, true
	case k.Outcome != "":
		l.Left, l.Tone = k.Outcome.Label(), Good
	case !k.Closed.IsZero():
		l.Left, l.Tone = yearDay(k.Closed, today)+"办结", Good
	}
	return l
}

// lastDayLeft says how long there is, and for whom.
func lastDayLeft(d desk.Due) string {
	words := leftWords(d.Left)
	switch d.Phase {
	case request.AwaitingSupplement, request.AwaitingPayment:
		words = "等申请人，" + words
	case request.Lapsed:
		words = "申请人期限已过"
	case request.Consulting:
		words = "停计，" + words
	case request.Running, request.Overdue, request.Ended:
	}
	if d.Estimated {
		words += "（估算）"
	}
	return words
}

// found lists what a search has found of requests.
func (p *Requests) found(result desk.SearchResult) *RequestList {
	today := p.desk.Today()
	var lines []RequestLine
	seen := map[string]bool{}
	for _, hit := range result.Hits {
		id, ours := requestOf(hit.Kind, hit.ID)
		if !ours || seen[id] {
			continue
		}
		seen[id] = true
		lines = append(lines, RequestLine{ID: id, Subject: hit.Title, Line: hit.Number})
	}
	return &RequestList{
		Searched: fmt.Sprintf("没有找到“%s”，查了%s条", p.model.Words, thousands(result.Searched)),
		Means:    "换一个词，或者少写几个字。申请内容、编号、文号都查了。",
		run:      p.run, total: len(lines),
		read: func(ctx context.Context, offset, n int) ([]RequestLine, int, error) {
			some := slices.Clone(lines[min(offset, len(lines)):min(offset+n, len(lines))])
			for i, l := range some {
				if v, err := p.desk.Request(ctx, l.ID); err == nil {
					some[i] = lineOf(desk.RequestLine{Application: v.Line, Matter: v.Dossier.Matter, Stage: v.Dossier.Stage, Due: v.Due}, today)
				}
			}
			return some, len(lines), nil
		}}
}

// requestOf gives the request that a hit leads to: its line in the register,
// or its dossier.
func requestOf(kind, id string) (request string, ours bool) {
	if !strings.HasPrefix(desk.FoundName(kind), "依申请公开") {
		return "", false
	}
	if _, line, isDossier := strings.Cut(id, ":"); isDossier {
		return line, true
	}
	return id, true
}

// nothing says in words what an empty list was asked for, and what that means.
func (p *Requests) nothing() (searched, means string) {
	if p.total == 0 {
		return "登记簿里还没有申请", "收到申请，当天登记。按“登记申请”。"
	}
	searched = fmt.Sprintf("%s，共查%s件", requestSegments[p.model.Segment], thousands(p.total))
	switch p.model.Segment {
	case OpenRequests:
		means = "没有在办的申请。"
	case SoonRequests:
		means = fmt.Sprintf("%d个工作日内没有到期的。", soonDays)
	case LateRequests:
		means = "没有超期。"
	case WaitingRequests:
		means = "没有等申请人补正或者缴费的。"
	case ClosedRequests:
		means = "还没有办结的。"
	case AllRequests:
	}
	return searched, means
}
