package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/office"
	"zwgk/internal/request"
)

// TestThePapersOfARequest: the sheet of its days and its letters lie in the
// office's folder.
func TestThePapersOfARequest(t *testing.T) {
	ctx, s := t.Context(), requestDesk(t)
	s.sit(office.Clerk).at("2026-09-14")
	id := s.register(registration(t, "2026-09-14", "土地补偿"))
	s.move(id, request.Reviewing)
	issued := must[request.Issued](t)(s.IssueLetter(ctx, id, LetterOrder{Code: "N02", Days: 5, Values: words(map[request.Field]string{request.FieldSupplementItems: "年度"})}))
	for _, kind := range []string{DaySheetPaper, issued.ID} {
		path, err := s.RequestPaper(ctx, id, kind)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "%PDF-1.") || filepath.Base(filepath.Dir(path)) != "打印件" {
			t.Errorf("%s at %s: %v", kind, path, err)
		}
	}
	_, _, err := s.RequestPages(ctx, id, "a poem")
	refused(t, "a letter that was never issued", err, "没有这份文书")
}
