package kit

import (
	"testing"

	"zwgk/internal/ui/theme"
)

// Names at the days never stand on each other, and none leaves the bar.
func TestNamesOfATimelineStandAlone(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		desk(t, setting)
		line := NewTimeline(57, nil, []TimelineMark{
			{At: 0, Date: "11月20日", Words: "收到申请"}, {At: 1, Date: "11月21日", Words: "发出征求意见书"}, {At: 2, Date: "11月22日", Words: "收到意见"},
			{At: 30, Date: "12月20日", Words: "收到意见"}, {At: 57, Date: "1月16日", Words: "最后一天", Last: true},
			{At: 55, Date: "1月14日", Words: "今天", Above: true}, {At: 56, Date: "1月15日", Words: "延长期限", Above: true},
		})
		for _, width := range []float32{300, 764} {
			names, above, below := line.place(width)
			for i, a := range names {
				if a.left < 0 || a.left+a.nameWidth() > width+1 {
					t.Errorf("%s leaves the bar of %v: %v", a.Words, width, a.left)
				}
				for _, b := range names[:i] {
					if a.Above == b.Above && a.tier == b.tier && a.left < b.left+b.nameWidth() && b.left < a.left+a.nameWidth() {
						t.Errorf("%s stands on %s in a width of %v", a.Date, b.Date, width)
					}
				}
			}
			want := timelineBar() + float32(above)*nameHeight(true) + float32(below)*nameHeight(false) + 2*tickLength
			if got := line.HeightFor(width); got != want || above < 2 || below < 2 {
				t.Errorf("the line is %v high with %d and %d lines of names, want %v", got, above, below, want)
			}
		}
	}
}

func TestAFormTellsWhatIsWrongAtItsRows(t *testing.T) {
	desk(t, theme.Standard)
	who, when := NewEntry(""), NewEntry("")
	form := NewAnswered(NamedRow{"who", NewFormRow("签字的人", "", who)}, NamedRow{"when", NewFormRow("日期", "", when)})
	if !form.Wrong(map[string]string{"when": "没有写日期", "nowhere": "没有地方的话"}) {
		t.Fatal("something is wrong and it is not said")
	}
	if form.Row("when").Error() != "没有写日期" || form.Row("who").Error() != "没有地方的话" {
		t.Errorf("it says %q and %q", form.Row("who").Error(), form.Row("when").Error())
	}
	if form.Wrong(nil) || form.Row("when").Error() != "" {
		t.Error("what was solved still stands")
	}
}
