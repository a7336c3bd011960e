package desk

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	utf16s "unicode/utf16"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/paper/pdf/pdftest"
	"zwgk/internal/proving/trials"
)

// TestWhatWasMaskedIsGone makes everything that leaves the office of texts
// with personal data in them, and reads it back with programs that others
// wrote: text, metadata, and every stream unpacked. Neither what was masked nor
// what an earlier draft said is in it.
func TestWhatWasMaskedIsGone(t *testing.T) {
	ctx, s := t.Context(), staff(t, office.Village)
	random := rand.New(rand.NewPCG(16, 16))
	files := 0
	for n := range trials.Of(2, 20) {
		secrets := madeUp(random)
		item := s.withSecrets(secrets, n)
		var made []string
		s.sit(office.Clerk)
		for _, kind := range []string{NoticePaper, PosterPaper, BoardA4Paper, BoardA3Paper, LetterPaper, BroadcastPaper} {
			made = append(made, must[string](t)(s.ItemPaper(ctx, item.ID, kind)))
		}
		folder := filepath.Join(t.TempDir(), "网站包")
		if _, err := s.WritePackage(ctx, folder); err != nil {
			t.Fatal(err)
		}
		if err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				made = append(made, path)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for _, path := range made {
			files++
			for form, content := range readings(t, path) {
				for _, secret := range secrets.all() {
					if at := traceOf(content, secret); at != "" {
						t.Errorf("%s shows %s (%s, %s)", filepath.Base(path), secret, form, at)
					}
				}
			}
		}
	}
	if !s.keepsSecrets(t) {
		t.Error("the reading finds nothing in a paper that shows everything")
	}
	t.Logf("%d files read back, no trace of what was masked", files)
}

// keepsSecrets reads back a paper that stays in the office, with the full text
// in it: what it says must be found, or the test would see nothing.
func (s *staffed) keepsSecrets(t *testing.T) bool {
	t.Helper()
	number := identity(rand.New(rand.NewPCG(1, 1)))
	item := s.draft(func(d *ItemDraft) { d.Text.Title = "救助" + number })
	must[disclosure.Item](t)(s.Submit(t.Context(), item.ID))
	for _, content := range readings(t, must[string](t)(s.ItemPaper(t.Context(), item.ID, SlipPaper))) {
		if traceOf(content, number) != "" {
			return true
		}
	}
	return false
}

// secrets are personal data that nobody has.
type secrets struct{ ids, phones, cards, earlier []string }

func (s secrets) all() []string {
	return append(append(append(append([]string(nil), s.ids...), s.phones...), s.cards...), s.earlier...)
}

func madeUp(random *rand.Rand) secrets {
	var made secrets
	for range 3 {
		made.ids = append(made.ids, identity(random))
		made.phones = append(made.phones, fmt.Sprintf("138%08d", random.IntN(1e8)))
		made.cards = append(made.cards, card(random))
	}
	made.earlier = []string{identity(random), fmt.Sprintf("139%08d", random.IntN(1e8))}
	return made
}

// identity makes an identity number with its check digit (GB 11643-1999).
func identity(random *rand.Rand) string {
	body := fmt.Sprintf("330122%04d%02d%02d%03d", 1940+random.IntN(60), 1+random.IntN(12), 1+random.IntN(28), random.IntN(1000))
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(body[i]-'0') * w
	}
	return body + string("10X98765432"[sum%11])
}

// card makes the number of a bank card with its check digit (Luhn).
func card(random *rand.Rand) string {
	body, sum := fmt.Sprintf("622848%012d", random.Int64N(1e12)), 0
	for i := range len(body) {
		d := int(body[len(body)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return body + string(rune('0'+(10-sum%10)%10))
}

// withSecrets posts an item whose earlier draft said more than its last, with
// everything personal masked.
func (s *staffed) withSecrets(in secrets, n int) disclosure.Item {
	s.t.Helper()
	ctx, ok := s.t.Context(), must[disclosure.Item](s.t)
	table := disclosure.Table{Title: "拟救助人员", Header: []string{"姓名", "身份证号", "手机号码", "银行卡号"}}
	for i := range in.ids {
		table.Rows = append(table.Rows, []string{"王秀兰", in.ids[i], in.phones[i], in.cards[i]})
	}
	item := s.draft(func(d *ItemDraft) {
		d.Text.Title = fmt.Sprintf("第%d批临时救助公示", n+1)
		d.Text.Body = "联系人身份证" + in.earlier[0] + "，电话" + in.earlier[1] + "。"
		d.Text.Tables = []disclosure.Table{table}
	})
	body := "申请人身份证号" + in.ids[0] + "，电话" + in.phones[0] + "，账号" + in.cards[0] + "。"
	item = ok(s.SaveDraft(ctx, ItemDraft{Item: item, Text: disclosure.Revision{Title: item.Title, Body: body, Tables: []disclosure.Table{table}}}))
	ok(s.Submit(ctx, item.ID))
	s.sit(office.Clerk)
	ok(s.MaskAll(ctx, item.ID))
	ok(s.sit(office.Supervisor).Pass(ctx, item.ID, ReviewInput{Text: "属实"}))
	s.sit(office.Clerk)
	ok(s.Pass(ctx, item.ID, ReviewInput{Text: "同意", Paper: &PaperInput{Signer: "何建民", On: s.Today(), Meeting: "两委会议"}}))
	return ok(s.Post(ctx, item.ID, PostingInput{Channel: catalog.NoticeBoard, Place: "村部", On: s.Today()}))
}

// readings are all the ways in which a file is read: as it is, and a PDF also
// as text and with every stream unpacked.
func readings(t *testing.T, path string) map[string][]byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{"bytes": raw}
	if filepath.Ext(path) != ".pdf" {
		return all
	}
	all["text"] = []byte(strings.Join(pdftest.Runs(t, path), ""))
	if pdftest.Tool(t, "pdftotext") != "" {
		all["pdftotext"] = []byte(pdftest.Text(t, path))
	}
	if qpdf := pdftest.Tool(t, "qpdf"); qpdf != "" {
		out, err := exec.Command(qpdf, "--qdf", "--object-streams=disable", path, "-").Output()
		if err != nil {
			t.Errorf("qpdf: %v", err)
		}
		all["unpacked"] = out
	}
	return all
}

// traceOf says in which writing a text holds a secret; spaces and line ends do
// not hide it.
func traceOf(content []byte, secret string) string {
	wide := make([]byte, 0, 2*len(secret))
	for _, unit := range utf16s.Encode([]rune(secret)) {
		wide = append(wide, byte(unit>>8), byte(unit))
	}
	switch {
	case bytes.Contains(content, []byte(secret)):
		return "plain"
	case bytes.Contains(content, wide):
		return "UTF-16"
	case bytes.Contains(bytes.ToUpper(content), []byte(strings.ToUpper(fmt.Sprintf("%x", secret)))):
		return "hexadecimal"
	case bytes.Contains([]byte(pdftest.Squeeze(string(content))), []byte(secret)):
		return "parted"
	}
	return ""
}
