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
		o.Picture("first")
		o.Button("立即备份").Press()
		o.Picture("made")
		o.Button("加密备份").Press()
		o.Entry("口令").SetText("短")
		o.Button("加密并备份").Press()
		o.Picture("passphrase")
		o.Button("取消").Press()
		o.page().presenter.BackUp("晴天打谷 雨天修渠")
		o.room.Enter()
		o.Picture("list")
		o.Button("核对旧凭据").Press()
		o.Picture("anchor")
		o.Button("取消").Press()
		o.Button("整体核对").Press()
		o.Picture("whole")
		o.Escape()
		o.Picture("checked")
		o.page().presenter.LookAtSheet()
		o.Picture("card")
		o.Escape()
		o.page().table.Select(1)
		o.Button("恢复到新文件夹").Press()
		o.Picture("restore")
		o.Entry("备份文件").SetText("")
		o.Button("恢复并核对").Press()
		o.Picture("restore-wrong")
		o.Entry("备份文件").SetText(o.page().model.Files[0].Path)
		o.Button("恢复并核对").Press()
		o.Picture("restored")
		o.Button("打印核对报告").Press()
		o.Picture("report")
		if len(o.fails) > 0 {
			t.Error(o.fails)
		}
	}
}
