package requestroom

import (
	"testing"

	"zwgk/internal/desk"
	"zwgk/internal/present"
	"zwgk/internal/request"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// TestGallery draws the room into ZWGK_GALLERY, to be looked at beside the
// picture of the design; without it the room is held to the window.
func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newCounter(t)
		late := o.registered("李桂芳", "2024年石坳村低保评议的会议记录和公示照片", "2025-11-10")
		o.on("2026-01-12")
		o.registered("王德顺", "青溪村文化广场项目的施工合同、验收报告和资金拨付凭证", "2026-01-12")
		id := o.riverbank()
		room := o.open(setting)
		o.Picture("register")
		room.Open(late)
		o.Picture("overdue")
		waits := o.registered("王德顺", "2026年临时救助的发放标准、发放范围和全部名单", "2026-01-12")
		o.done(o.MoveRequest(t.Context(), waits, desk.RequestMove{To: request.Reviewing}))
		o.issue(waits, desk.LetterOrder{Code: "N02", Days: 15, Values: texts(map[request.Field]string{request.FieldSupplementItems: "写明哪几个月"})})
		room.Open(waits)
		o.Picture("waiting")
		room.Open(id)
		o.Picture("request")
		o.Button("显示身份资料").Press()
		o.Picture("revealed")
		o.Button("知道了").Press()
		room.presenter.ShowSheet()
		o.Picture("sheet")
		room.counting()
		o.Picture("counting")
		o.Button("取消").Press()
		room.back()
		room.do(present.DoAnswer)
		o.Picture("answer")
		room.letter.outcome.Select(1)
		room.letter.redraft()
		o.Picture("partly")
		for field, e := range room.letter.texts {
			e.SetText(string(field) + "的内容")
		}
		room.letter.partly[3].Set(true)
		room.letter.redraft()
		o.Picture("answered")
		o.Button("存为拟答复").Press()
		o.Picture("drafted")
		room.extension()
		o.Picture("extension")
		o.Button("取消").Press()
		room.fee()
		o.Picture("fee")
		o.Button("取消").Press()
		o.issue(id, desk.LetterOrder{Code: "N05"})
		room.presenter.Load()
		room.serve("")
		o.Picture("serve")
		o.Button("取消").Press()
		room.presenter.AddCase(present.CaseAnswers{Kind: 0, Number: "青山府复〔2026〕1号", Received: workday.MustDate("2026-01-13")}, func(map[string]string) {})
		room.conclude(room.model.Request.Cases[0].ID)
		o.Picture("conclude")
		o.Button("取消").Press()
		room.presenter.Begin()
		o.Picture("registration")
		room.intake.applicant.SetText("周志强")
		room.intake.kind.Select(0)
		room.intake.number.SetText("11010519491231002X")
		room.intake.phone.SetText("13800000000")
		o.Button("登记").Press()
		o.Picture("wrong")
		room.intake.channel.Select(1)
		room.intake.signed.Select(1)
		room.intake.applicant.SetText("周志强")
		room.intake.kind.Select(0)
		room.intake.number.SetText("11010519491231002X")
		room.intake.phone.SetText("13800000000")
		room.intake.confirmed.SetDate(room.model.Today)
		room.intake.asked.SetText("青石河河道整治工程的征地补偿方案和补偿款发放的明细。")
		room.intake.depend()
		o.Button("登记").Press()
		o.Picture("similar")
		room.presenter.Choose(present.RequestSegment(0))
		if room.model.Registration == nil || len(room.model.Registration.Similar) == 0 {
			t.Error("the earlier request was not shown")
		}
	}
}

// TestGalleryOfPapers draws the pages with papers on them, as TestGallery does.
func TestGalleryOfPapers(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newCounter(t)
		id := o.riverbank()
		room := o.open(setting)
		room.Open(id)
		issued := room.model.Request.Papers
		room.presenter.LookAt(issued[1].ID)
		o.Picture("paper")
		o.Button("信封").Press()
		o.Entry("收件地址").SetText("青石镇工业路12号")
		o.Picture("envelope-asked")
		dialogButton(o, "看一看").Press()
		o.Picture("envelope")
		room.back()
		o.Button("送达回证").Press()
		o.Picture("service-letter")
		room.back()
		room.redate()
		o.Picture("redate")
		o.Button("取消").Press()
		_, err := o.RecordCase(t.Context(), request.Case{Number: "青山府复〔2026〕1号", Kind: request.Reconsideration, Received: workday.MustDate("2026-01-13")})
		o.done(err)
		room.linkCase()
		o.Picture("link")
		o.Button("取消").Press()
		o.done(o.AnswerRequest(t.Context(), id, desk.LetterOrder{
			Code: "N12", Outcome: request.PartiallyGranted, Partly: []request.Outcome{request.DeniedThirdParty},
			Values: texts(map[request.Field]string{
				request.FieldDisclosed: "《青石河河道整治工程征地补偿安置方案》，补偿款发放明细（账号和证件号除外）", request.FieldDeliveryTime: "随本告知书一并提供",
				request.FieldWithheld: "发放明细中的账号和证件号", request.FieldWithheldFacts: "账号和证件号是他人的个人隐私，公开会损害其合法权益。",
				request.FieldRedaction: "第2页至第5页，共36处",
			}),
		}))
		room.presenter.Load()
		room.do(present.DoAnswer)
		o.Picture("answer-written")
		room.back()
		o.done(o.MoveRequest(t.Context(), id, desk.RequestMove{To: request.SigningReply}))
		room.presenter.Load()
		o.Picture("signing")
		o.Button("看拟答复").Press()
		o.Picture("answer-paper")
		room.back()
		room.do(present.DoForm)
		o.Picture("form")
		room.back()
		room.back()
		o.Button("登记簿和统计表").Press()
		room.presenter.ChoosePeriod(present.PeriodChoice{Year: 1})
		o.Picture("period")
		room.presenter.ChoosePeriod(present.PeriodChoice{Year: 1, Named: true})
		o.Picture("period-named")
		room.period.kind.Select(1)
		room.presenter.ChoosePeriod(room.period.choice())
		o.Picture("statistics")
		room.back()
		o.Button("文书文本").Press()
		o.Picture("texts")
		room.texts.body.SetText(room.texts.body.Text() + "\n另请拨打{电话}。")
		room.texts.again()
		o.Picture("texts-wrong")
		o.Button("机关和电话").Press()
		o.Picture("particulars")
	}
}
