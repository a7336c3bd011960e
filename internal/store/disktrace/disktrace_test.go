package disktrace_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"zwgk/internal/store/disktrace"
)

// hex writes a text as strace -xx does.
func hex(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		b.WriteString(`\x` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
	}
	return b.String()
}

func record() string {
	return strings.Join([]string{
		`7 pwrite64(5<` + hex("/o/a") + `>, "` + hex("one") + `", 3, 4) = 3`,
		`7 fsync(5<` + hex("/o/a") + `> <unfinished ...>`,
		`8 write(1<pipe:[12]>, "` + hex("told\n") + `", 5) = 5`,
		`7 <... fsync resumed>) = 0`,
		`7 ftruncate(5<` + hex("/o/a") + `>, 2) = 0`,
		`7 pwrite64(6<` + hex("/o/full") + `>, "` + hex("x") + `", 1, 0) = -1 ENOSPC (No space left on device)`,
		`7 unlink("` + hex("/o/b") + `") = 0`,
		`7 write(2</dev/pts/0>, "` + hex("noise") + `", 5) = 5`,
		`7 +++ exited with 0 +++`, "",
	}, "\n")
}

func TestWhatStraceRecords(t *testing.T) {
	calls, err := disktrace.Parse(strings.NewReader(record()))
	if err != nil {
		t.Fatal(err)
	}
	want := []disktrace.Call{
		{Kind: disktrace.Write, Path: "/o/a", Offset: 4, Data: []byte("one")},
		{Kind: disktrace.Told, Path: "1", Data: []byte("told\n")},
		{Kind: disktrace.Sync, Path: "/o/a"}, // when it had returned, not when it was called
		{Kind: disktrace.Truncate, Path: "/o/a", Offset: 2},
		{Kind: disktrace.Remove, Path: "/o/b"},
	}
	if len(calls) != len(want) {
		t.Fatalf("%d calls: %+v", len(calls), calls)
	}
	for i, w := range want {
		if got := calls[i]; got.Kind != w.Kind || got.Path != w.Path || got.Offset != w.Offset || !bytes.Equal(got.Data, w.Data) {
			t.Errorf("call %d is %+v, not %+v", i, got, w)
		}
	}
}

func TestAFileWrittenThroughMemoryIsRefused(t *testing.T) {
	line := func(name string) string {
		return `7 mmap(NULL, 32768, PROT_READ|PROT_WRITE, MAP_SHARED, 9<` + hex(name) + `>, 0) = 0x7f0000000000` + "\n"
	}
	if _, err := disktrace.Parse(strings.NewReader(line("/o/office.db"))); err == nil {
		t.Error("writes that strace does not see are passed over")
	}
	if _, err := disktrace.Parse(strings.NewReader(line("/o/office.db-shm"))); err != nil {
		t.Error(err)
	}
}

// What was synced is there whatever happens; what was not may be, wholly or in
// part.
func TestWhatADiskHoldsAfterPowerLoss(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	disk := disktrace.NewDisk()
	disk.Put("/o/a", []byte("old"))
	safe := bytes.Repeat([]byte("s"), 1024)
	disk.Do(disktrace.Call{Kind: disktrace.Write, Path: "/o/a", Data: safe})
	disk.Do(disktrace.Call{Kind: disktrace.Sync, Path: "/o/a"})
	disk.Do(disktrace.Call{Kind: disktrace.Write, Path: "/o/a", Data: bytes.Repeat([]byte("n"), 1024)})
	disk.Do(disktrace.Call{Kind: disktrace.Write, Path: "/o/new", Data: []byte("new")})
	seen := map[string]bool{}
	for range 200 {
		left := disk.Clone().AfterPowerLoss(random)
		a := left["/o/a"]
		if len(a) != 1024 || strings.Trim(string(a), "sn") != "" {
			t.Fatalf("what was synced is gone: %q", a)
		}
		_, named := left["/o/new"]
		seen[map[bool]string{true: "name", false: "no name"}[named]] = true
		for _, half := range []string{string(a[:512]), string(a[512:])} {
			seen[half[:1]] = true
		}
		seen["torn"] = seen["torn"] || a[0] != a[1023]
	}
	for _, kind := range []string{"name", "no name", "s", "n", "torn"} {
		if !seen[kind] {
			t.Errorf("never: %s", kind)
		}
	}
	disk.Do(disktrace.Call{Kind: disktrace.Sync, Path: "/o"})
	if _, named := disk.AfterPowerLoss(random)["/o/new"]; !named {
		t.Error("a synced folder has lost a name")
	}
}
