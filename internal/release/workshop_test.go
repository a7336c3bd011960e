package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// What make build calls itself is the version of the release.
func TestTheMakefileHasTheVersionOfTheProgram(t *testing.T) {
	root := here(t).root
	version, err := versionOf(filepath.Join(root, "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	recipe, err := here(t).hear(t.Context(), command{name: "make", args: []string{"-n", "build"}, dir: root})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(recipe, "main.version="+version+"'") {
		t.Errorf("make build does not take version %s from FyneApp.toml:\n%s", version, recipe)
	}
	if _, err := versionOf(filepath.Join(root, "go.mod")); err == nil {
		t.Error("go.mod has no version of the program")
	}
}

// Weaknesses that were found are no missing network.
func TestOnlyAMissingListOfWeaknessesIsForgiven(t *testing.T) {
	for said, want := range map[string]bool{
		`go run …: exit status 1` + "\n" + `govulncheck: fetching vulnerabilities: Get "https://vuln.go.dev/index/modules.json.gz": no such host`: true,
		"go run …: exit status 1\nVulnerability #1: GO-2026-1234\nexit status 3":                                                                  false,
		"go run …: exit status 1\ngovulncheck: loading packages:":                                                                                 false,
	} {
		if unreachable(errors.New(said)) != want {
			t.Errorf("%q: forgiven %v", said, !want)
		}
	}
}
