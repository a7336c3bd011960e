package archive_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"zwgk/internal/archive"
)

// The order within a piece, as domain handbook §7.7 says it.
func TestTheOrderWithinAPiece(t *testing.T) {
	for _, c := range []struct {
		rule          string
		before, after archive.Role
	}{
		{"文件处理单在前", archive.Slip, archive.Text},
		{"审查单在正文前", archive.ReviewSheet, archive.Text},
		{"正文前、附件后", archive.Text, archive.Annex},
		{"正本在前、定稿在后", archive.Text, archive.FinalDraft},
		{"复文前、来文后", archive.ReplyLetter, archive.Application},
		{"答复书前、送达回证后", archive.ReplyLetter, archive.Served},
		{"征求意见函前、回执后", archive.Letter, archive.Answered},
		{"申请表前、身份证明后", archive.Application, archive.Identity},
		{"正文前、发布凭证后", archive.Text, archive.Proof},
		{"年报正文前、数据核对表后", archive.Text, archive.Tables},
	} {
		got := archive.Arrange([]archive.Part{{Role: c.after}, {Role: c.before}})
		if got[0].Role != c.before || got[1].Role != c.after {
			t.Errorf("%s: %v", c.rule, got)
		}
	}
	for _, r := range archive.Roles() {
		if r.Label() == "" {
			t.Errorf("%s has no name", r)
		}
	}
	if archive.Role("folder").Label() != "" {
		t.Error("a role of nobody's has a name")
	}
}

// Papers of one role stay as they came, nothing is lost, what was given in
// stays as it was, and arranging twice changes nothing.
func TestArrangingIsStable(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 7))
	roles := append(archive.Roles(), "folder")
	for range 500 {
		in := make([]archive.Part, random.IntN(30))
		for i := range in {
			in[i] = archive.Part{Role: roles[random.IntN(len(roles))], First: i}
		}
		before := slices.Clone(in)
		out := archive.Arrange(in)
		if !slices.Equal(in, before) || len(out) != len(in) || !slices.Equal(archive.Arrange(out), out) {
			t.Fatalf("%v became %v", before, out)
		}
		for i := 1; i < len(out); i++ {
			a, b := slices.Index(roles, out[i-1].Role), slices.Index(roles, out[i].Role)
			if a > b || a == b && out[i-1].First > out[i].First {
				t.Fatalf("%v before %v", out[i-1], out[i])
			}
		}
	}
}
