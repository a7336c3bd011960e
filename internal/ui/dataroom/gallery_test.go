package dataroom

import (
	"testing"

	"zwgk/internal/ui/theme"
)

// TestGallery draws the room into ZWGK_GALLERY, to be looked at; without it the
// room is held to the window.
func TestGallery(t *testing.T) {
	for _, setting := range []theme.Setting{theme.Standard, theme.Extra} {
		o := newCounter(t)
		o.stick()
		o.open(setting, func(s *Stage) Page { return &plainPage{Stage: s} })
		o.picture("first")
		o.button("立即备份").Press()
		o.picture("made")
		o.button("加密备份").Press()
		o.entry("口令").SetText("短")
		o.button("加密并备份").Press()
		o.picture("passphrase")
		o.button("取消").Press()
		o.page().presenter.BackUp("晴天打谷 雨天修渠")
		o.room.Enter()
		o.picture("list")
		o.button("核对旧凭据").Press()
		o.picture("anchor")
		o.button("取消").Press()
		o.button("整体核对").Press()
		o.picture("whole")
		o.escape()
		o.picture("checked")
		o.page().presenter.LookAtSheet()
		o.picture("card")
		o.escape()
		o.page().table.Select(1)
		o.button("恢复到新文件夹").Press()
		o.picture("restore")
		o.entry("备份文件").SetText("")
		o.button("恢复并核对").Press()
		o.picture("restore-wrong")
		o.entry("备份文件").SetText(o.page().model.Files[0].Path)
		o.button("恢复并核对").Press()
		o.picture("restored")
		o.button("打印核对报告").Press()
		o.picture("report")
		if len(o.fails) > 0 {
			t.Error(o.fails)
		}
	}
}
