package annualroom

import (
	"testing"

	"zwgk/internal/present"
	"zwgk/internal/ui/theme"
	"zwgk/internal/workday"
	"zwgk/internal/writing"
)

// TestGallery draws the room into ZWGK_GALLERY, to be looked at beside the
// pictures of the design; without it the room is held to the window.
func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := town(t)
		room := o.open(setting)
		o.Picture("gather")
		room.presenter.GoTo(present.Verify)
		o.Picture("verify")
		if len(room.model.Unjudged) > 0 {
			o.Button("看是哪几项").Press()
			o.Picture("unjudged")
		}
		o.writes(room)
		room.presenter.GoTo(present.Finish)
		o.Picture("finish")
		o.Button("审签单").Press()
		o.Picture("slip")
		room.goBack()
		room.presenter.SignOff("马文华", workday.MustDate("2026-01-14"), "")
		o.Picture("signed")
		room.presenter.GoTo(present.Write)
		o.Picture("write-signed")
		room.presenter.ChoosePaper(writing.WorkSummary)
		o.Picture("summary")
		room.presenter.GoTo(present.Finish)
		o.Picture("summary-finish")
		if len(o.fails) > 0 {
			t.Error(o.fails)
		}
		v := village(t)
		room = v.open(setting)
		v.Picture("village")
		room.presenter.GoTo(present.Finish)
		v.Picture("village-finish")
		if len(v.fails) > 0 {
			t.Error(v.fails)
		}
	}
}

// writes draws 撰写 with its dialogs.
func (o *bureau) writes(room *Screen) {
	room.presenter.GoTo(present.Write)
	o.Picture("write")
	room.presenter.NextPart(1)
	o.Picture("write-figures")
	o.Button("登记").Press()
	o.Picture("register")
	o.Button("取消").Press()
	o.Button("再登记一项").Press()
	o.Picture("register-any")
	o.Button("取消").Press()
	room.insertFigure()
	o.Picture("insert")
	o.Button("取消").Press()
	room.write.editor.Focus()
	room.write.editor.Insert("〔没有这个数〕")
	o.Picture("write-wrong")
	room.write.editor.SetText(room.model.Write.Part.Shown + "另外，举办政务公开日活动一次。")
	o.Picture("write-typed")
	room.keep()
	o.Picture("write-kept")
	for i, name := range []string{"last-year", "findings"} {
		room.write.aside.at = asideTab(i + 1)
		room.write.aside.update()
		o.Picture("write-" + name)
	}
	room.write.aside.at = asksTab
	room.presenter.Reset()
}
