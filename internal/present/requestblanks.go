package present

import (
	"slices"
	"strings"

	"zwgk/internal/desk"
	"zwgk/internal/request"
)

// asks are what a letter needs besides its blanks.
func (p *Requests) asks(m *LetterModel, l request.Letter) {
	switch l.Code {
	case "N02":
		m.DaysWord = "给申请人几个工作日补正"
	case "N08":
		m.DaysWord = "延迟几个工作日"
	case "N04", "N26":
		m.RefLabel = "第三方"
	case "N06":
		m.RefLabel = "共同制作机关"
	case "N28":
		m.RefLabel, m.Refs = "送达哪一份", []string{}
		for _, issued := range p.toDeliver() {
			if issued.ID == p.letter.order.Ref {
				m.RefAt = len(m.Refs)
			}
			m.Refs = append(m.Refs, strings.TrimSpace(letterTitle(issued.Code)+" "+issued.Number))
		}
	}
}

// fieldsOf tells what is to be filled in from what is known. Of an answer that
// was signed nothing can be altered.
func fieldsOf(draft *desk.LetterDraft, signed bool) (fields []LetterField, known []RequestFact) {
	var later []LetterField
	remedy := draft.Order.Remedy
	if remedy == "" {
		remedy = draft.Letter.Remedy()
	}
	for _, f := range draft.Letter.AllFields(remedy) {
		v := draft.Values[f]
		switch {
		case f == request.FieldNumber && draft.Letter.To != request.ToRecipient, asked(f): // the number is given when it is issued
		case slices.Contains(draft.Known, f) || signed:
			if words := valueWords(v); words != "" {
				known = append(known, RequestFact{string(f), words})
			}
		case slices.Contains(draft.Missing, f):
			fields = append(fields, LetterField{f, v.Text, v.Date, slices.Contains(longFields, f)})
		default:
			later = append(later, LetterField{f, v.Text, v.Date, slices.Contains(longFields, f)})
		}
	}
	return append(fields, later...), known
}

// asked reports whether a blank follows from something else that is asked for.
func asked(f request.Field) bool {
	return slices.Contains([]request.Field{
		request.FieldThirdParty, request.FieldCoOrgan, request.FieldSupplementUntil, request.FieldDeferredUntil, request.FieldDocuments,
	}, f)
}

func valueWords(v request.Value) string {
	words := v.Text
	if !v.Date.IsZero() {
		words = v.Date.Chinese()
	}
	if v.Estimated {
		words += "（估算）"
	}
	return words
}
