package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/fault"
)

func TestTheClerkSeesTheSentenceTheLogSeesTheCause(t *testing.T) {
	cause := errors.New("open office.db: permission denied")
	err := fmt.Errorf("importing: %w", fault.Wrap(cause, fault.Storage, "“%s”不能写入", "E:"))
	if fault.Sentence(err) != "“E:”不能写入" || fault.CodeOf(err) != fault.Storage || !errors.Is(err, cause) {
		t.Errorf("sentence %q, code %s", fault.Sentence(err), fault.CodeOf(err))
	}
	if !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("the log does not see the cause: %v", err)
	}
}

func TestAnUnforeseenErrorShowsNoInsides(t *testing.T) {
	err := errors.New("index out of range [3]")
	if s := fault.Sentence(err); strings.Contains(s, "index") || s == "" || fault.CodeOf(err) != "" {
		t.Errorf("sentence %q, code %q", s, fault.CodeOf(err))
	}
	if fault.Sentence(nil) != "" {
		t.Error("no error has a sentence")
	}
}
