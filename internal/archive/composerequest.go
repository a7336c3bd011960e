package archive

import (
	"regexp"
	"slices"
	"strings"

	"zwgk/internal/disclosure"
	"zwgk/internal/request"
	"zwgk/internal/workday"
)

// Request composes one application as one piece (domain handbook §7.7): letters
// with what came back on them, the application, the identity paper. Every
// letter that was issued is in it, for every one was sent. It falls under the
// year in which it was closed. Its own title does not name the applicant.
func (c Composer) Request(a request.Application, d request.Dossier) Piece {
	p := c.piece(Source{Kind: FromRequest, ID: a.ID}, MaterialOfRequest(a, d))
	p.Title, p.OwnTitle = requestTitle(a, d), true
	p.DocumentNumber = a.ReplyNumber
	p.Date = requestDate(a, d)
	p.Year = p.Date.Year
	if !a.Closed.IsZero() {
		p.Year = a.Closed.Year
	}
	p.Openness = Openness{Attribute: disclosure.OnRequest, Reason: "答复申请人，没有向社会公开"}
	parts := append(approvals(d), letters(d)...)
	p.Parts = Arrange(append(parts, dossierPapers(d)...))
	return p
}

func requestTitle(a request.Application, d request.Dossier) string {
	number := strings.TrimSpace(a.Number)
	if number == "" {
		number = a.Received.Chinese() + "收到"
	}
	if d.Matter == request.Disclosure || d.Matter == "" {
		return "政府信息公开申请案卷（" + number + "）"
	}
	return "政府信息公开" + d.Matter.Label() + "案卷（" + number + "）"
}

func requestDate(a request.Application, d request.Dossier) workday.Date {
	last := later(a.Received, a.Closed)
	for _, l := range d.Issued {
		last = later(last, l.On)
		if l.Service != nil {
			last = later(last, l.Service.On)
		}
	}
	for _, p := range d.Papers {
		last = later(last, p.On)
	}
	for _, e := range d.Events {
		last = later(last, e.Date)
	}
	return last
}

// approvals are the signed slips. One given at the desk left no paper.
func approvals(d request.Dossier) []Part {
	titles := map[request.ApprovalKind]string{request.ApproveReply: "答复审批单", request.ApproveExtension: "延期审批单"}
	var parts []Part
	for _, a := range d.Approvals {
		if a.Scan != "" {
			parts = append(parts, Part{Role: Slip, Title: titles[a.For], Digest: a.Scan, Private: true})
		}
	}
	return parts
}

// serviceReceipt is the letter that is a form to be signed: 送达回证.
const serviceReceipt request.LetterCode = "N28"

var digestForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// letters are what the office sent, in the order in which it did, with the
// proof that it arrived. A mail number is no file: it stands as a note.
func letters(d request.Dossier) []Part {
	var parts []Part
	for _, l := range d.Issued {
		kind, err := request.LetterOf(l.Code)
		if err != nil {
			kind = request.Letter{Title: "文书"}
		}
		part := Part{Role: Letter, Title: kind.Title, How: Drawn, Paper: l.ID}
		switch {
		case l.Code == serviceReceipt:
			part.Role = Served
		case kind.Final() || l.Code == "N27":
			part.Role = ReplyLetter
		}
		if l.Number != "" {
			part.Title += "（" + l.Number + "）"
		}
		// What goes to a third party or another organ does not name the applicant.
		part.Private = kind.To != request.ToThirdParty && kind.To != request.ToOrgan
		if l.Service != nil && !digestForm.MatchString(l.Service.Proof) {
			part.Note = serviceNote(*l.Service)
		}
		parts = append(parts, part)
		if l.Service != nil && digestForm.MatchString(l.Service.Proof) {
			parts = append(parts, signedReceipt(kind, *l.Service, part.Private))
		}
	}
	return parts
}

// signedReceipt is what came back with a signature.
func signedReceipt(kind request.Letter, s request.Service, private bool) Part {
	title := kind.Title + "送达回证"
	if kind.Code == serviceReceipt {
		title = kind.Title + "签字件"
	}
	note := serviceNote(request.Service{On: s.On, Way: s.Way})
	return Part{Role: Served, Title: title, Digest: s.Proof, Note: note, Private: private}
}

func serviceNote(s request.Service) string {
	note := s.On.Chinese() + s.Way
	if s.Proof != "" {
		note += "，" + s.Proof
	}
	return note
}

// paperWords tell by what a clerk wrote beside a file what it is.
var paperWords = []struct {
	role  Role
	words []string
}{
	{Served, []string{"送达", "回证", "邮寄", "快递", "签收"}},
	{Answered, []string{"意见", "回执", "复函"}},
	{Identity, []string{"身份", "证件", "执照", "委托", "证书"}},
	{Slip, []string{"审批", "签发"}},
	{Application, []string{"申请", "补正", "说明"}},
}

// dossierPapers are the files of the dossier. An application that came in no
// file is in the piece as the office wrote it down (条例29: 口头提出，代为填写).
func dossierPapers(d request.Dossier) []Part {
	var parts []Part
	for _, f := range d.Papers {
		title := f.What
		if title == "" {
			title = f.Name
		}
		parts = append(parts, Part{Role: paperRole(f), Title: title, Name: f.Name, Digest: f.Digest, Private: f.Private || paperRole(f) == Application})
	}
	if !slices.ContainsFunc(parts, func(p Part) bool { return p.Role == Application }) {
		parts = append(parts, Part{Role: Application, Title: "申请登记表", How: Drawn, Paper: RegisterPaper, Private: true})
	}
	return parts
}

func paperRole(f request.Paper) Role {
	for _, known := range paperWords {
		for _, word := range known.words {
			if strings.Contains(f.What, word) {
				return known.role
			}
		}
	}
	if f.Private {
		return Identity
	}
	return Annex
}
