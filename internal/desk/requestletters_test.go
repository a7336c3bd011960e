package desk

import (
	"slices"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/request"
)

// answering is a request whose reply is being drafted.
func answering(s *staffed, on string) string {
	s.t.Helper()
	id := s.register(registration(s.t, on, "村道加宽工程的施工合同"))
	s.move(id, request.Reviewing)
	s.move(id, request.DraftingReply)
	return id
}

func why(v *RequestView, code request.LetterCode) error {
	n := slices.IndexFunc(v.Letters, func(l PossibleLetter) bool { return l.Code == code })
	return v.Letters[n].Why
}

// A draft names all that is missing at once, fills in what is known, takes no
// number, and changes nothing.
func TestADraftSaysWhatIsMissing(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	s.move(id, request.Reviewing)
	before := audited(t, s)
	draft := must[*LetterDraft](t)(s.DraftLetter(ctx, id, LetterOrder{Code: "N02", Days: 5}))
	if !slices.Equal(draft.Missing, []request.Field{request.FieldSupplementItems}) || draft.Problem == nil || draft.Paragraphs != nil {
		t.Errorf("missing %v, %v", draft.Missing, draft.Problem)
	}
	if !slices.Contains(draft.Known, request.FieldSupplementUntil) || draft.Values[request.FieldSupplementUntil].Date.String() != "2026-03-09" {
		t.Errorf("known %v, %v", draft.Known, draft.Values)
	}
	given := words(map[request.Field]string{request.FieldSupplementItems: "写明年度", request.FieldApplicant: "别人", request.FieldPhone: "0471-1111111"})
	draft = must[*LetterDraft](t)(s.DraftLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: given}))
	if draft.Problem != nil || len(draft.Missing) != 0 {
		t.Fatalf("%v, missing %v", draft.Problem, draft.Missing)
	}
	whole := text(request.Issued{Paragraphs: draft.Paragraphs})
	says(t, "the draft", whole, "王秀兰：", "0471-1111111", numberToCome, "2026年3月9日")
	if audited(t, s) != before {
		t.Error("drafting changed something")
	}
	issued := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: given}))
	if issued.Number != "青石镇公开答〔2026〕1号" {
		t.Errorf("number %s", issued.Number)
	}
}

// A letter that is refused takes no number.
func TestARefusedLetterTakesNoNumber(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	s.move(id, request.Reviewing)
	for range 3 {
		_, err := s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5})
		refused(t, "nothing said about what to supplement", err, "还缺：需要补正的事项")
	}
	issued := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	if issued.Number != "青石镇公开答〔2026〕1号" || len(s.request(id).Dossier.Issued) != 1 {
		t.Errorf("number %s", issued.Number)
	}
}

// An extension: agreed to first, at the desk or on paper; once; before the last
// day; and the letter, the clock and the approval say the same.
func TestAnExtension(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Drafter).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	s.move(id, request.Reviewing)
	_, err := s.IssueLetter(ctx, id, LetterOrder{Code: "N03"})
	refused(t, "nobody agreed", err, "没有负责人同意")
	extension := ApprovalInput{For: request.ApproveExtension, Signer: "李小满", Days: 10, Reason: "需要查找较早的档案"}
	refused(t, "by himself", s.ApproveRequest(ctx, id, extension), "自己不能签发")
	extension.Signer, extension.Days = "赵国梁", 21
	refused(t, "too long", s.ApproveRequest(ctx, id, extension), "最多20个")
	extension.Days = 10
	s.done(s.ApproveRequest(ctx, id, extension))
	s.at("2026-03-31")
	_, err = s.IssueLetter(ctx, id, LetterOrder{Code: "N03"})
	refused(t, "after the last day", err, "期限2026-03-30已经届满")
	s.at("2026-03-27")
	letter := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N03"}))
	v := s.request(id)
	if v.Status.Due.String() != "2026-04-14" || v.Status.Term != 30 || v.Dossier.Stage != request.Reviewing {
		t.Errorf("due %s of %d", v.Status.Due, v.Status.Term)
	}
	says(t, "延期告知书", text(letter), "2026年4月14日", "赵国梁", "10个工作日", "较早的档案")
	if a := v.Dossier.Approvals[0]; a.RecordedBy != "李小满" {
		t.Errorf("%+v", a)
	}
	refused(t, "a second time", s.sit(office.Leader).ApproveRequest(ctx, id, extension), "只许延长一次")
}

// What stands against an answer, one thing after the other.
func TestWhatStandsAgainstAnAnswer(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Drafter).at("2026-03-02")
	id := answering(s, "2026-03-02")
	refused(t, "not drafted", s.MoveRequest(ctx, id, RequestMove{To: request.SigningReply}), "还没有拟答复")
	wrong := partly
	wrong.Outcome = request.Granted
	refused(t, "another outcome", s.AnswerRequest(ctx, id, wrong), "不能用来答复")
	refused(t, "no outcome", s.AnswerRequest(ctx, id, LetterOrder{Code: "N10"}), "进不了表三")
	refused(t, "not an answer", s.AnswerRequest(ctx, id, LetterOrder{Code: "N03"}), "不是答复文书")
	refused(t, "a ground is missing", s.AnswerRequest(ctx, id, LetterOrder{Code: "N13", Outcome: request.DeniedThirdParty}), "征求第三方意见")

	s.done(s.AnswerRequest(ctx, id, partly))
	s.move(id, request.SigningReply)
	refused(t, "changed while it is signed", s.AnswerRequest(ctx, id, partly), "不能改答复")
	s.sit(office.Leader)
	s.done(s.ApproveRequest(ctx, id, ApprovalInput{For: request.ApproveReply}))
	s.sit(office.Drafter)
	_, err := s.IssueLetter(ctx, id, LetterOrder{Code: "N12"})
	refused(t, "a third party was never asked", err, "条例第三十二条要先书面征求意见")
	_, err = s.IssueLetter(ctx, id, LetterOrder{Code: "N10", Outcome: request.Granted})
	refused(t, "another letter than was signed", err, "没有拟好送审签")

	s.move(id, request.DraftingReply) // back: the signature is gone with it
	consult := LetterOrder{Code: "N04", Ref: "青山路桥公司", Values: words(map[request.Field]string{request.FieldThirdPartyMatter: "报价"})}
	must[request.Issued](t)(s.IssueLetter(ctx, id, consult))
	s.move(id, request.DraftingReply)
	s.done(s.AnswerRequest(ctx, id, partly))
	s.move(id, request.SigningReply)
	_, err = s.IssueLetter(ctx, id, LetterOrder{Code: "N12"})
	refused(t, "the old signature", err, "还没有签发")
	s.done(s.ApproveRequest(ctx, id, ApprovalInput{For: request.ApproveReply, Signer: "何建民"}))
	_, err = s.IssueLetter(ctx, id, LetterOrder{Code: "N12"})
	refused(t, "the third party's days still run", err, "意见还没有收到")
	s.at("2026-03-24") // the fifteen days ended on the 23rd, without an answer
	reply := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N12"}))
	if reply.Number == "" || s.request(id).Line.Outcome != request.PartiallyGranted {
		t.Errorf("%+v", reply)
	}
	_, err = s.IssueLetter(ctx, id, LetterOrder{Code: "N12"})
	refused(t, "answered twice", err, "已经办结")
	informs := LetterOrder{Code: "N26", Ref: "青山路桥公司", Values: map[request.Field]request.Value{
		request.FieldThirdPartyMatter: request.TextValue("合同正文"), request.FieldPublicInterest: request.TextValue("涉及公共资金的使用"),
		request.FieldDisclosureDay: request.DateValue(s.Today())}}
	says(t, "决定公开告知书", text(must[request.Issued](t)(s.IssueLetter(ctx, id, informs))), "青山路桥公司", "公共资金")
}

// Delivery: with its proof, once, not before the letter; the 送达回证 names the
// letter and its number; only then the dossier is filed.
func TestDelivery(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Drafter).at("2026-03-02")
	id := answering(s, "2026-03-02")
	granted := LetterOrder{Code: "N10", Outcome: request.Granted, Values: words(map[request.Field]string{
		request.FieldDisclosed: "施工合同", request.FieldDelivery: "纸质复制件", request.FieldDeliveryTime: "随本告知书"})}
	s.done(s.AnswerRequest(ctx, id, granted))
	s.move(id, request.SigningReply)
	s.done(s.ApproveRequest(ctx, id, ApprovalInput{For: request.ApproveReply, Signer: "赵国梁"}))
	s.at("2026-03-04")
	reply := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N10"}))
	proof := LetterOrder{Code: "N28", Ref: reply.ID, Values: words(map[request.Field]string{request.FieldService: "邮寄送达", request.FieldPostcode: "010000"})}
	says(t, "送达回证", text(must[request.Issued](t)(s.IssueLetter(ctx, id, proof))), reply.Number, "予以公开告知书", "王秀兰", "河东村1组")

	refused(t, "filed before it arrived", s.MoveRequest(ctx, id, RequestMove{To: request.Filed}), "不能直接转到")
	refused(t, "delivered by an entry", s.MoveRequest(ctx, id, RequestMove{To: request.ReplyDelivered}), "在答复文书上登记")
	refused(t, "no way", s.ServeLetter(ctx, id, reply.ID, ServiceInput{}), "怎样送达")
	refused(t, "before it was written", s.ServeLetter(ctx, id, reply.ID, ServiceInput{On: day(t, "2026-03-03"), Way: "邮寄"}), "早于文书的日期")
	refused(t, "tomorrow", s.ServeLetter(ctx, id, reply.ID, ServiceInput{On: day(t, "2026-03-05"), Way: "邮寄"}), "还没有到")
	s.done(s.ServeLetter(ctx, id, reply.ID, ServiceInput{Way: "邮寄送达", Mail: "EMS1"}))
	refused(t, "twice", s.ServeLetter(ctx, id, reply.ID, ServiceInput{Way: "邮寄"}), "已经登记送达")
	v := s.request(id)
	if v.Dossier.Stage != request.ReplyDelivered || v.Dossier.On(request.Delivered) != s.Today() || v.Dossier.Issued[0].Service.Proof != "EMS1" {
		t.Errorf("%+v", v.Dossier)
	}
	s.move(id, request.Filed)
	if v = s.request(id); len(v.Moves) != 0 || len(v.Dossier.Steps) != 6 || v.Dossier.Steps[0].By != "李小满" {
		t.Errorf("%d moves left, steps %+v", len(v.Moves), v.Dossier.Steps)
	}
	expectSound(t, s.Desk)
}

// The page says of every letter why not, and of a letter that can be issued
// nothing.
func TestThePageSaysWhichLettersArePossible(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	s.move(id, request.Reviewing)
	possible := []request.LetterCode{"N01", "N02", "N04", "N06", "N07"}
	v := s.request(id)
	for _, l := range v.Letters {
		if can := slices.Contains(possible, l.Code); can != (l.Why == nil) {
			t.Errorf("%s: %v", l.Code, l.Why)
		}
	}
	refused(t, "fee", why(v, "N09"), "没有算过费用")
	refused(t, "answer", why(v, "N10"), "没有拟好送审签")
	s.sit(office.Supervisor)
	for _, m := range s.request(id).Moves {
		refused(t, string(m.To), m.Why, "这件事由")
	}
}

// No role that does not handle requests takes any of the moves there are.
func TestWhoMayMoveARequest(t *testing.T) {
	s := requestDesk(t)
	s.sit(office.Clerk).at("2026-03-02")
	id := s.register(registration(t, "2026-03-02", "预算"))
	for _, role := range office.Roles() {
		if role.May(office.HandleRequests) {
			continue
		}
		s.sit(role)
		for _, to := range request.Stages() {
			refused(t, role.Label()+" "+string(to), s.MoveRequest(t.Context(), id, RequestMove{To: to}), "这件事由")
		}
		for _, l := range request.Letters() {
			_, err := s.IssueLetter(t.Context(), id, LetterOrder{Code: l.Code})
			refused(t, role.Label()+" "+string(l.Code), err, "这件事由")
		}
	}
}
