package itemsroom

import (
	"zwgk/internal/disclosure"
	"zwgk/internal/present"
	"zwgk/internal/ui/kit"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
)

// post registers a posting; the last day of 公示 is told while it is filled in.
func (s *Screen) post() {
	words, _ := s.presenter.PostingChannels()
	channel, place := kit.NewSelect(words, -1, "选一种渠道", nil), kit.NewEntry("")
	copies, times, days := kit.NewDigits("份数", 3), kit.NewDigits("遍数", 3), kit.NewDigits("天数", 3)
	on := s.date()
	var working *kit.Segment
	var counted *kit.FormRow
	answers := func() present.PostingAnswers {
		return present.PostingAnswers{Channel: channel.Selected(), Place: place.Text(), On: on.Date(), Copies: copies.Text(), Times: times.Text(),
			Days: days.Text(), Working: working.Selected() == 0}
	}
	tell := func() { s.presenter.LastDay(answers(), func(sentence string) { counted.SetHelp(sentence) }) }
	days.OnChanged = func(string) { tell() }
	on.OnDate = func(workday.Date) { tell() }
	working = kit.NewSegment([]string{"工作日", "自然日"}, 0, func(int) { tell() })
	counted = kit.NewFormRow("公示几天", "不写天数就是长期张贴。", halves(days, working))
	rows := map[string]*kit.FormRow{
		present.ChannelField: kit.NewFormRow("渠道", "", channel), present.PlaceField: kit.NewFormRow("地点", "哪一处公示栏、哪一个村的广播。", place),
		present.PostedOnField: kit.NewFormRow("公布日期", "", on), present.DaysField: counted,
		present.CopiesField: kit.NewFormRow("份数、遍数", "张贴的写份数，广播的写遍数，没有就空着。", halves(copies, times)),
	}
	s.ask("登记公布", "登记", rows, []*kit.FormRow{
		rows[present.ChannelField], rows[present.PlaceField], rows[present.PostedOnField], counted, rows[present.CopiesField],
	}, func(done func(map[string]string)) {
		if !on.Check() {
			done(map[string]string{present.PostedOnField: on.Error()})
			return
		}
		s.presenter.Post(answers(), done)
	})
}

// which is a choice among the postings; one that is named is not asked for.
func (s *Screen) which(id string, hanging bool) (row *kit.FormRow, chosen func() string) {
	var words, ids []string
	at := -1
	for _, p := range s.model.Item.Postings {
		if hanging && p.Down != "" {
			continue
		}
		if p.ID == id {
			at = len(ids)
		}
		words, ids = append(words, p.Channel+"　"+p.Line), append(ids, p.ID)
	}
	if at < 0 && len(ids) > 0 {
		at = 0
	}
	choice := kit.NewSelect(words, at, "没有张贴着的", nil)
	return kit.NewFormRow("哪一次公布", "", choice), func() string {
		if i := choice.Selected(); i >= 0 {
			return ids[i]
		}
		return ""
	}
}

// addEvidence keeps a photograph with a posting.
func (s *Screen) addEvidence(id string) {
	which, chosen := s.which(id, false)
	file, caption := newFileField(s.asks, "选照片或签收单", []string{".jpg", ".jpeg", ".png", ".bmp", ".webp", ".pdf"}), kit.NewEntry("")
	rows := map[string]*kit.FormRow{present.EvidenceField: kit.NewFormRow("文件", "照片会缩小，里面的拍摄位置不留。", file)}
	s.ask("加凭证", "加上", rows, []*kit.FormRow{which, rows[present.EvidenceField], kit.NewFormRow("说明", "例如“镇政府东墙，张贴当天”。", caption)},
		func(done func(map[string]string)) { s.presenter.AddEvidence(chosen(), file.path, caption.Text(), done) })
}

// takeDown records that a posting was taken down.
func (s *Screen) takeDown(id string) {
	which, chosen := s.which(id, true)
	on := s.date()
	when := kit.NewFormRow("撤下日期", "公示期满，第二天起撤下。", on)
	s.ask("登记撤下", "登记", map[string]*kit.FormRow{present.DownOnField: when}, []*kit.FormRow{which, when}, func(done func(map[string]string)) {
		s.presenter.TakeDown(chosen(), taken(on), done)
	})
}

// hear registers an objection or an opinion.
func (s *Screen) hear() {
	text, from, on := kit.NewTextArea("", 3), kit.NewEntry("").Limit(60), s.date()
	ways := []string{"电话", "来访", "意见箱", "信函", "网上", "其他"}
	way := kit.NewSelect(ways, 0, "", nil)
	rows := map[string]*kit.FormRow{present.HeardField: kit.NewFormRow("意见", "", text), present.HeardOnField: kit.NewFormRow("收到日期", "", on)}
	s.ask("登记意见", "登记", rows, []*kit.FormRow{
		rows[present.HeardField], kit.NewFormRow("谁提的", "没有留名就空着。", from), kit.NewFormRow("怎样提的", "", way), rows[present.HeardOnField],
	}, func(done func(map[string]string)) {
		s.presenter.Hear(disclosure.Feedback{On: taken(on), From: from.Text(), Way: ways[way.Selected()], Text: text.Text()}, done)
	})
}

// reply answers an opinion, the first that waits when none is named. On a
// 预公开 it says besides whether the opinion is adopted.
func (s *Screen) reply(id string) {
	var heard present.FeedbackRow
	for _, f := range s.model.Item.Feedback {
		if heard.ID == "" && f.Answer == "" && (id == "" || f.ID == id) {
			heard = f
		}
	}
	if heard.ID == "" {
		return
	}
	answer := kit.NewTextArea("", 3)
	said := kit.NewFormRow("意见", "", kit.NewWrapped(heard.Text, kit.Reg(theme.Body)))
	verdict := kit.NewSegment([]string{"采纳", "不采纳"}, 0, nil)
	row := kit.NewFormRow("答复", "采纳的写怎样改，不采纳的写理由。", answer)
	rows := []*kit.FormRow{said, row}
	preview := s.model.Item.Preview
	if preview {
		rows = []*kit.FormRow{said, kit.NewFormRow("采纳不采纳", "", verdict), row}
	}
	s.ask("答复意见", "答复", map[string]*kit.FormRow{present.AnswerField: row}, rows, func(done func(map[string]string)) {
		var adopted *bool
		if preview {
			yes := verdict.Selected() == 0
			adopted = &yes
		}
		s.presenter.Reply(heard.ID, answer.Text(), adopted, done)
	})
}

// end revokes or terminates the item.
func (s *Screen) end() {
	kinds := []disclosure.EndingKind{disclosure.Revoked, disclosure.Terminated}
	kind := kit.NewSegment([]string{"撤销", "终止"}, 0, nil)
	why := kit.NewTextArea("", 3)
	row := kit.NewFormRow("说明", "原来贴在哪里，说明也贴在哪里。旧稿子留着。", why)
	s.ask("撤销、终止", "登记", map[string]*kit.FormRow{present.ReasonField: row}, []*kit.FormRow{kit.NewFormRow("怎样结束", "", kind), row},
		func(done func(map[string]string)) { s.presenter.End(kinds[kind.Selected()], why.Text(), done) })
}
