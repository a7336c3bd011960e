package request

import (
	"slices"

	"zwgk/internal/workday"
)

// Sample fills a text with made-up particulars, so that whoever edits it sees
// the letter. It refuses as Compose does, for every outcome and remedy that the
// letter can have: a text that gives a sample gives every letter of its kind.
func Sample(t Template, organ string) ([]Paragraph, error) {
	l, err := LetterOf(t.Code)
	if err != nil {
		return nil, err
	}
	outcomes := l.Outcomes
	if len(outcomes) == 0 {
		outcomes = []Outcome{""}
	}
	var first []Paragraph
	for _, outcome := range outcomes {
		for _, remedy := range l.Remedies {
			letter, err := Compose(t, sampleDraft(l, outcome, remedy, organ))
			if err != nil {
				return nil, err
			}
			if first == nil {
				first = letter
			}
		}
	}
	return first, nil
}

// samples are particulars that read like those of a letter; every other blank
// is filled with its own name.
var samples = map[Field]string{
	FieldNumber: "〔2026〕1号", FieldApplicant: "张某", FieldRequestNo: "2026-001", FieldContact: "李某", FieldPhone: "010-00000000",
	FieldSubject: "2025年村道硬化工程的施工合同", FieldSummary: "查阅2025年村道硬化工程的施工合同",
	FieldExtensionDays: "20", FieldFeeAmount: "100元", FieldPostcode: "100000",
}

func sampleDraft(l Letter, o Outcome, remedy RemedyKind, organ string) Draft {
	d := Draft{Letter: l.Code, Outcome: o, Remedy: remedy, Applicant: NaturalPerson, Values: map[Field]Value{}}
	if o == PartiallyGranted {
		d.Partly = []Outcome{DeniedThirdParty}
	}
	for _, f := range slices.Concat(l.Fields, remedy.fields()) {
		words, known := samples[f]
		switch {
		case f == FieldOrgan:
			d.Values[f] = TextValue(organ)
		case f.IsDate():
			d.Values[f] = DateValue(workday.Date{Year: 2026, Month: 10, Day: 16})
		case known:
			d.Values[f] = TextValue(words)
		default:
			d.Values[f] = TextValue("“" + string(f) + "”")
		}
	}
	return d
}
