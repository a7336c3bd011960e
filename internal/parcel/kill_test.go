package parcel

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// childPath makes the test program a second program that writes one package.
const childPath = "ZWGK_TEST_PACKAGE"

// childFiles is how many files it puts in.
const childFiles = 30

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		if err := writeOne(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeOne writes a package and says when it is finished.
func writeOne(path string) error {
	form := Folder
	if strings.HasSuffix(path, ".zip") {
		form = OneFile
	}
	w, err := NewWriter(path, form, sampleInfo())
	if err != nil {
		return err
	}
	for i := range childFiles {
		content := []byte(strings.Repeat(fmt.Sprint(i), 5000))
		if _, err := w.Add(context.Background(), fmt.Sprintf("%d/%d号.pdf", i%5, i), FromBytes(content)); err != nil {
			return err
		}
	}
	if _, err := w.Finish(context.Background()); err != nil {
		return err
	}
	fmt.Println("finished")
	return nil
}

// TestKilledWhileWriting kills a program while it writes a package, at any
// moment from its start to a little after its end: under the package's name is
// nothing, or all of it. What it said was finished is there.
func TestKilledWhileWriting(t *testing.T) {
	const kills = 40
	random := rand.New(rand.NewPCG(40, 30))
	outcomes := map[string]int{}
	for name, ending := range map[string]string{"folder": "", "one file": ".zip"} {
		begun := time.Now()
		if !checkKilled(t, filepath.Join(t.TempDir(), "移交包"+ending), time.Hour) {
			t.Fatalf("%s: nothing was written", name)
		}
		whole := time.Since(begun)
		for range kills / 2 {
			after := time.Duration(random.Float64() * 1.2 * float64(whole))
			if checkKilled(t, filepath.Join(t.TempDir(), "移交包"+ending), after) {
				outcomes["whole"]++
			} else {
				outcomes["nothing"]++
			}
		}
	}
	t.Logf("%d kills: %v", kills, outcomes)
	if outcomes["nothing"] == 0 {
		t.Error("no kill came before the end")
	}
}

// checkKilled has a package written, kills the writer after a while, and
// reports whether the package is there.
func checkKilled(t *testing.T, path string, after time.Duration) bool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	writer := exec.CommandContext(ctx, self)
	writer.Env = append(os.Environ(), childPath+"="+path)
	said, err := writer.Output()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("the writer stopped by itself: %v", err)
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if string(said) == "finished\n" {
			t.Error("what was finished is not there")
		}
		return false
	}
	if found := look(t, path); !found.OK() || found.Checked != childFiles {
		t.Errorf("killed after %v: %s %+v", after, found.Summary(), found.Findings)
	}
	return true
}
