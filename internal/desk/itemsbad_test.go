package desk

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
)

// TestBadInput: what is too much, too long or odd is either kept whole or
// refused in words; nothing is lost and nothing half kept.
func TestBadInput(t *testing.T) {
	s := staff(t, office.Town)
	for _, c := range []struct {
		name   string
		change func(*ItemDraft)
		says   string
	}{
		{"a body of 20,000 characters", func(d *ItemDraft) { d.Text.Body = strings.Repeat("长", 20000) }, ""},
		{"a body of 50,001 characters", func(d *ItemDraft) { d.Text.Body = strings.Repeat("长", 50001) }, "50001个字"},
		{"names with rare characters", func(d *ItemDraft) { d.Text.Title, d.Text.Body = "𠮷家沟䶮户公示", "𠮷某、䶮某。" }, ""},
		{"formed in 1970", func(d *ItemDraft) { d.Item.Formed = day(t, "1970-01-01") }, "太早"},
		{"formed in 2099", func(d *ItemDraft) { d.Item.Formed = day(t, "2099-01-01") }, "一年以后"},
		{"a file that is not there", func(d *ItemDraft) { d.Files = []string{filepath.Join(t.TempDir(), "没有.docx")} }, "没有.docx"},
		{"a photograph that is a folder", func(d *ItemDraft) { d.Files = []string{t.TempDir()} }, "文件夹"},
	} {
		before := must[ItemPage](t)(s.Items(t.Context(), ItemFilter{}, 0, 1)).Total
		s.sit(office.Drafter)
		draft := must[ItemDraft](t)(s.NewDraft(t.Context(), ""))
		draft.Text = disclosure.Revision{Title: c.name, Body: "正文"}
		c.change(&draft)
		item, err := s.SaveDraft(t.Context(), draft)
		after := must[ItemPage](t)(s.Items(t.Context(), ItemFilter{}, 0, 1)).Total
		if c.says != "" {
			refused(t, c.name, err, c.says)
			if after != before {
				t.Errorf("%s: something was kept", c.name)
			}
			continue
		}
		if err != nil || after != before+1 {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		view := must[*ItemView](t)(s.Item(t.Context(), item.ID))
		if view.Text.Body != draft.Text.Body || view.Item.Title != draft.Text.Title {
			t.Errorf("%s: came back as another text", c.name)
		}
	}
}

// TestAnAttachmentOf500MB is kept without being held in memory.
func TestAnAttachmentOf500MB(t *testing.T) {
	s := staff(t, office.Town)
	path := filepath.Join(t.TempDir(), "会议录像.mp4")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(500 << 20); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	item := s.draft(func(d *ItemDraft) { d.Files = []string{path} })
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 64<<20 {
		t.Errorf("%d MB allocated", grown>>20)
	}
	view := must[*ItemView](t)(s.Item(t.Context(), item.ID))
	if a := view.Text.Attachments; len(a) != 1 || a[0].Size != 500<<20 || a[0].Name != "会议录像.mp4" || len(view.Unread) != 1 {
		t.Errorf("%+v, unread %v", a, view.Unread)
	}
}

// TestAPathOf300Bytes: the name of an attachment is kept whole.
func TestAPathOf300Bytes(t *testing.T) {
	s := staff(t, office.Town)
	folder := filepath.Join(t.TempDir(), strings.Repeat("深", 60))
	name := strings.Repeat("名", 40) + ".txt"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte("联系电话13800138000"), 0o600); err != nil {
		t.Fatal(err)
	}
	if len(path) < 300 {
		t.Fatalf("only %d bytes", len(path))
	}
	item := s.draft(func(d *ItemDraft) { d.Files = []string{path} })
	view := must[*ItemView](t)(s.Item(t.Context(), item.ID))
	if a := view.Text.Attachments; len(a) != 1 || a[0].Name != name || len(view.Found) != 1 || !strings.Contains(view.Found[0].Where, name) {
		t.Errorf("%+v, found %+v", a, view.Found)
	}
}
