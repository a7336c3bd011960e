package sheet

import (
	"fmt"

	"zwgk/internal/disclosure"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// documentTaker makes documents of the rows of 规范性文件台账.
type documentTaker struct {
	kinds      map[string]documentKindValue
	validities map[string]validityValue
}

func newDocumentTaker() *documentTaker {
	return &documentTaker{map[string]documentKindValue{}, map[string]validityValue{}}
}

func (*documentTaker) begin(t *table, _ []string) string {
	if !t.has(fieldKind) {
		t.ledger.note(Problem{Place: Place{Sheet: t.summary.Name, Row: t.summary.Heading},
			Sentence: "没有“文件类别”一栏，按标题都作为行政规范性文件"})
	}
	return ""
}

func (*documentTaker) end(*table) {}

func (d *documentTaker) take(t *table) {
	r := disclosure.Document{
		Kind:      disclosure.NormativeDocument,
		Title:     t.text(fieldTitle),
		Number:    t.code(fieldNumber),
		Made:      t.date(fieldMade),
		Abolished: t.date(fieldAbolished),
		Note:      t.text(fieldNote),
	}
	if t.has(fieldKind) {
		text := t.text(fieldKind)
		kind := remember(d.kinds, text, readDocumentKind)
		if r.Kind = kind.kind; kind.fault != "" {
			t.refuse(fieldKind, text, kind.fault)
		}
	}
	d.checkValidity(t, r.Abolished)
	if !t.bad {
		if err := r.Validate(); err != nil {
			f := documentField(r)
			t.refuse(f, t.cell(f).text, fault.Sentence(err))
		}
	}
	if t.bad {
		return
	}
	if r.Made.Year > t.year {
		t.note(fieldMade, t.cell(fieldMade).text, fmt.Sprintf("成文日期%s在%d年以后。核对", r.Made, t.year))
	}
	t.ledger.Documents = append(t.ledger.Documents, Row[disclosure.Document]{r, t.summary.Name, t.row.number})
}

// checkValidity refuses a row whose 有效性 and 废止日期 contradict each other.
func (d *documentTaker) checkValidity(t *table, day workday.Date) {
	if !t.has(fieldValidity) || t.bad {
		return
	}
	text := t.text(fieldValidity)
	v := remember(d.validities, text, readValidity)
	switch {
	case v.fault != "":
		t.refuse(fieldValidity, text, v.fault)
	case v.validity == validityBlank && day.IsZero():
		t.refuse(fieldValidity, text, "没有写明是否有效。写“有效”，或写“废止”并填废止日期")
	case v.validity == abolished && day.IsZero():
		t.refuse(fieldAbolished, "", fmt.Sprintf("有效性写的是“%s”，没有废止日期，不知道算在哪一年。补上废止日期", clip(text)))
	case v.validity == inForce && !day.IsZero() && day.Year <= t.year:
		t.refuse(fieldValidity, text, fmt.Sprintf("有效性写的是“%s”，又有废止日期%s。已经废止的改有效性，没有废止的删掉日期", clip(text), day))
	}
}

// documentField is the column to look at when r breaks a rule.
func documentField(r disclosure.Document) field {
	switch {
	case r.Kind == "":
		return fieldKind
	case r.Title == "":
		return fieldTitle
	case r.Made.IsZero():
		return fieldMade
	}
	return fieldAbolished
}
