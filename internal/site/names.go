package site

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is the longest name of a file in bytes: 40 characters of Chinese,
// which leaves room for the folders within Windows' 260.
const maxName = 120

// maxExtension is the longest ending that is taken for one.
const maxExtension = 12

// baseName is the name without the folders somebody put in front, in the
// writing of either system.
func baseName(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// safeName makes a name that every file system takes and no folder is left by:
// composed (NFC), without the characters Windows refuses, no reserved device,
// no dot or blank at either end, at most maxName bytes with its extension. A
// name of which nothing remains becomes instead.
func safeName(name, instead string) string {
	name = norm.NFC.String(strings.Map(safeRune, strings.ToValidUTF8(name, "-")))
	if name = shorten(strings.Trim(name, ". "), ""); name == "" {
		name = instead
	}
	if isDevice(name) {
		name = shorten("_"+name, "")
	}
	return name
}

func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"/\|?*`, r):
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case !visible(r):
		return -1
	}
	return r
}

// isDevice reports whether Windows would open a device under the name,
// whatever its extension.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, stem) {
		return true
	}
	digit, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		digit, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && slices.Contains(strings.Split("0 1 2 3 4 5 6 7 8 9 ¹ ² ³", " "), digit)
}

// shorten puts mark before the extension of a name, and cuts the stem so that
// all of it has at most maxName bytes.
func shorten(name, mark string) string {
	if mark == "" && len(name) <= maxName {
		return name
	}
	extension := path.Ext(name)
	if len(extension) > maxExtension {
		extension = ""
	}
	stem := strings.TrimSuffix(name, extension)
	for len(stem)+len(mark)+len(extension) > maxName {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	return strings.TrimRight(stem, ". ") + mark + extension
}

// nameSet gives each name once, as file systems compare that ignore case.
type nameSet map[string]bool

// take gives name, or name with -2, -3 … when it is taken already.
func (s nameSet) take(name string) string {
	given := shorten(name, "")
	for n := 2; s[fold(given)]; n++ {
		given = shorten(name, "-"+strconv.Itoa(n))
	}
	s[fold(given)] = true
	return given
}

func fold(name string) string { return strings.ToUpper(strings.ToLower(name)) }

// link is a path as it stands in a link.
func link(p string) string {
	parts := strings.Split(p, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return strings.Join(parts, "/")
}
