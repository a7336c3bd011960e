package paper_test

import (
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/paper"
)

func TestSignature(t *testing.T) {
	f := newFlow(t)
	f.Paragraph("特此通知。", paper.BodyStyle())
	f.Signature("青石镇人民政府", "2026年1月19日", paper.BodyStyle())
	f.Signature("青石镇政务公开和政务服务工作领导小组办公室", "2026年1月19日", paper.BodyStyle())
	all := texts(finish(t, f).Pages[0])
	organ, date, long, late := all[1], all[2], all[3], all[4]
	char := paper.Length(15793)
	if right := paper.MM(184) - date.X - width(t, date); !near(right, 4*char) && !near(right+paper.Pt(0.2), 4*char) {
		t.Errorf("%v to the right of the date, want four characters (%v)", right, 4*char)
	}
	centre := func(m paper.Text) paper.Length { return m.X + width(t, m)/2 }
	if d := centre(organ) - centre(date); d < -paper.Point/4 || d > paper.Point/4 {
		t.Errorf("organ is %v off the centre of the date", d)
	}
	if d := centre(long) - centre(late); d < -paper.Point/4 || d > paper.Point/4 {
		t.Errorf("long organ is %v off the centre of the date", d)
	}
	if right := paper.MM(184) - long.X - width(t, long); right < 2*char-paper.Point/4 {
		t.Errorf("long organ ends %v before the edge, want two characters", right)
	}
	if organ.Y-all[0].Y != 3*paper.Leading3 || date.Y-organ.Y != paper.Leading3 {
		t.Errorf("organ %v below the text, date %v below it", organ.Y-all[0].Y, date.Y-organ.Y)
	}
}

// The signature never stands on a page without text.
func TestSignatureStaysWithText(t *testing.T) {
	for n := 10; n < 30; n++ {
		f := newFlow(t)
		for range n {
			f.Paragraph("公开", paper.BodyStyle())
		}
		f.Space(paper.Leading3)
		f.Signature("青石镇人民政府", "2026年1月19日", paper.BodyStyle())
		doc := finish(t, f)
		r := rows(doc.Pages[len(doc.Pages)-1])
		if len(r) < 4 || r[len(r)-3] != "公开" || r[len(r)-4] != "公开" {
			t.Errorf("%d lines: last page %q", n, r)
		}
	}
}

func TestMissingCharactersAreNamed(t *testing.T) {
	f := newFlow(t)
	f.Paragraph("申请人𪚥某来函", paper.BodyStyle())
	f.Table(&paper.Table{Columns: make([]paper.Column, 1), Rows: []paper.Row{{Cells: cells("表中☐字")}}, Style: cellStyle(0)})
	f.Signature("青𪚥镇", "2026年", paper.BodyStyle())
	doc, err := f.Document(paper.Meta{})
	if fault.CodeOf(err) != fault.Font {
		t.Fatalf("error %v", err)
	}
	for _, want := range []string{"𪚥", "U+2A6A5", "申请人𪚥某来函", "☐", "表中☐字"} {
		if !strings.Contains(fault.Sentence(err), want) {
			t.Errorf("%q is not named in %q", want, fault.Sentence(err))
		}
	}
	if s := said(doc.Pages[0]); !strings.Contains(s, "申请人〓某来函") || !strings.Contains(s, "表中〓字") {
		t.Errorf("no stand-in: %s", s)
	}
	for _, m := range texts(doc.Pages[0]) {
		for _, r := range m.String {
			if !fonts(t).Font(m.Face).Has(r) {
				t.Errorf("%q is drawn in a face that lacks it", r)
			}
		}
	}
}
