package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"
)

// program is zwgk for Windows as go version -m would tell it.
func program() binary {
	return binary{program: "zwgk", target: target{os: "windows", arch: "amd64"}, sum: [32]byte{1}, info: &debug.BuildInfo{
		GoVersion: "go1.26.8", Path: "zwgk/cmd/zwgk",
		Deps:     []*debug.Module{{Path: "example.org/a", Version: "v1.2.3", Sum: "h1:abc="}},
		Settings: []debug.BuildSetting{{Key: "GOOS", Value: "windows"}},
	}}
}

func known() []part {
	return []part{
		{name: "example.org/a", version: "v1.2.3", module: true, licences: []string{"BSD-3-Clause OR Unlicense", "MIT"}},
		{name: "Go", version: "1.26", in: everywhere("zwgk", "zwgkctl"), licences: []string{"BSD-3-Clause"}},
		{name: "mingw-w64", in: []string{"zwgk windows"}, licences: []string{"ZPL-2.1"}},
		{name: "fang", font: true, where: "beside", licences: []string{"OFL-1.1"}},
		{name: "only for Linux", in: []string{"zwgk linux"}, licences: []string{"MIT"}},
	}
}

func TestABillNamesWhatIsInside(t *testing.T) {
	w := &workshop{out: t.TempDir(), version: "0.1.0", commit: time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)}
	list, err := w.bill(program(), known())
	if err != nil {
		t.Fatal(err)
	}
	var inside []string
	for _, c := range list.Components {
		inside = append(inside, c.Name+" "+c.Version+" "+c.Licences[0].Expression)
	}
	want := []string{"example.org/a v1.2.3 (BSD-3-Clause OR Unlicense) AND MIT", "Go go1.26.8 BSD-3-Clause", "mingw-w64  ZPL-2.1", "fang  OFL-1.1"}
	if !slices.Equal(inside, want) {
		t.Errorf("inside: %q, want %q", inside, want)
	}
	if list.Metadata.Timestamp != "2026-11-22T08:00:00Z" || !slices.Contains(list.Components[0].Properties, property{"go:sum", "h1:abc="}) {
		t.Errorf("time %s, sum %v", list.Metadata.Timestamp, list.Components[0].Properties)
	}
	again, err := w.bill(program(), known())
	if err != nil {
		t.Fatal(err)
	}
	first, _ := json.Marshal(list)
	second, _ := json.Marshal(again)
	if string(first) != string(second) {
		t.Error("two bills of one program are not the same")
	}
}

func TestABillOfAStrangeModuleIsAnError(t *testing.T) {
	b := program()
	b.info.Deps[0].Version = "v1.2.4"
	if _, err := (&workshop{}).bill(b, known()); err == nil || !strings.Contains(err.Error(), "example.org/a v1.2.4") {
		t.Errorf("a module whose licence nobody looked at: %v", err)
	}
}

func TestTheNumberOfABillIsThatOfTheProgram(t *testing.T) {
	one, other := uuidOf([32]byte{1}), uuidOf([32]byte{2})
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(one) {
		t.Errorf("%s is no UUID of version 5", one)
	}
	if one != uuidOf([32]byte{1}) || one == other {
		t.Errorf("%s and %s", one, other)
	}
}

// What a real program says of itself is enough for its bill.
func TestAProgramIsRemembered(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	w := &workshop{}
	for range 2 {
		if err := w.remember("zwgkctl", target{os: "linux", arch: "amd64"}, self); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.built) != 1 || w.built[0].info.GoVersion == "" || w.built[0].sum == [32]byte{} {
		t.Errorf("remembered: %+v", w.built)
	}
	if err := w.remember("zwgkctl", target{}, filepath.Join("..", "..", "go.mod")); err == nil {
		t.Error("go.mod is no program")
	}
}
