package main

import (
	"debug/elf"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// glibcFloor is the oldest C library that the window starts with: UOS 20 has
// 2.28, Kylin V10 has 2.28 or 2.31.
const glibcFloor = "2.28"

// needed is a library that the window loads: its name, and the package that
// has it in Debian, UOS and Kylin.
type needed struct{ soname, debian string }

// libraries are what the window needs besides the C library. It is linked
// against the first; the window library opens the others while it runs, so that
// no table in the program names them.
func libraries() []needed {
	return []needed{
		{"libGL.so.1", "libgl1"},
		{"libX11.so.6", "libx11-6"},
		{"libXcursor.so.1", "libxcursor1"},
		{"libXi.so.6", "libxi6"},
		{"libXinerama.so.1", "libxinerama1"},
		{"libXrandr.so.2", "libxrandr2"},
		{"libXxf86vm.so.1", "libxxf86vm1"},
	}
}

// partsOfC come with the C library.
var partsOfC = []string{"libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0", "libresolv.so.2"}

// checkNeeds refuses a program that wants a newer C library than offices have,
// or a library that the packages do not ask for.
func checkNeeds(program string, m machine) error {
	f, err := elf.Open(program)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	symbols, err := f.ImportedSymbols()
	if err != nil {
		return err
	}
	if s := tooNew(symbols, glibcFloor); len(s) > 0 {
		return fmt.Errorf("%s needs a C library newer than %s: %s", program, glibcFloor, strings.Join(s, ", "))
	}
	wanted, err := f.ImportedLibraries()
	if err != nil {
		return err
	}
	if s := undeclared(wanted, m); len(s) > 0 {
		return fmt.Errorf("%s needs %s, which its packages do not ask for", program, strings.Join(s, ", "))
	}
	return nil
}

// tooNew are the symbols that came with a C library after floor.
func tooNew(symbols []elf.ImportedSymbol, floor string) (found []string) {
	for _, s := range symbols {
		if version, ok := strings.CutPrefix(s.Version, "GLIBC_"); ok && compareVersions(version, floor) > 0 {
			found = append(found, s.Name+"@"+s.Version)
		}
	}
	return found
}

// undeclared are the libraries that nothing in a package asks for.
func undeclared(wanted []string, m machine) (found []string) {
	for _, name := range wanted {
		known := name == m.loader || slices.Contains(partsOfC, name) ||
			slices.ContainsFunc(libraries(), func(n needed) bool { return n.soname == name })
		if !known {
			found = append(found, name)
		}
	}
	return found
}

// compareVersions compares numbers with dots between. What is no number, such
// as PRIVATE, counts as newer than everything.
func compareVersions(a, b string) int {
	numbers := func(s string) (list []int) {
		for field := range strings.SplitSeq(s, ".") {
			n, err := strconv.Atoi(field)
			if err != nil {
				n = 1 << 30
			}
			list = append(list, n)
		}
		return list
	}
	return slices.Compare(numbers(a), numbers(b))
}
