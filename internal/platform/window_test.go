package platform

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLastWordsAreSaidAndNoted(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	folder := filepath.Join(t.TempDir(), "not yet")
	var said bytes.Buffer
	LastWords(&said, folder, NoWindow("GLX: no"))
	if text := said.String(); !strings.Contains(text, "没有OpenGL") || strings.Contains(text, "GLX") {
		t.Errorf("said %q", text)
	}
	noted, err := os.ReadFile(filepath.Join(folder, crashName))
	if err != nil || !strings.Contains(string(noted), "GLX: no") {
		t.Errorf("noted %s (%v)", noted, err)
	}
}
