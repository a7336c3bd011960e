package parcel

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"strings"
	"unicode/utf8"
)

// algorithms are the digests that can be computed. The RFC asks for these two;
// MD5 and SHA-1 prove nothing any more.
var algorithms = map[string]func() hash.Hash{"sha256": sha256.New, "sha512": sha512.New}

const (
	manifestName    = "manifest-sha256.txt"
	tagManifestName = "tagmanifest-sha256.txt"
	declarationName = "bagit.txt"
	infoName        = "bag-info.txt"
	fetchName       = "fetch.txt"
)

// encoder and decoder are for what a path in a manifest cannot hold as it is.
var (
	encoder = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	decoder = strings.NewReplacer("%25", "%", "%0D", "\r", "%0d", "\r", "%0A", "\n", "%0a", "\n")
)

// manifestLine is a line as sha256sum writes and reads it.
func manifestLine(digest, path string) string {
	return digest + "  " + encoder.Replace(path) + "\n"
}

// algorithmOf gives the algorithm in the name of a manifest: prefix is
// "manifest-" or "tagmanifest-".
func algorithmOf(name, prefix string) (string, bool) {
	rest, isManifest := strings.CutPrefix(name, prefix)
	algorithm, isText := strings.CutSuffix(rest, ".txt")
	return algorithm, isManifest && isText && algorithm != "" && !strings.Contains(name, "/")
}

// manifest is what a manifest says.
type manifest struct {
	name      string // of its file
	algorithm string
	digests   map[string]string // path → digest in small letters
	order     []string          // paths as they stand
	mixed     bool              // capitals and small letters in digests
}

// lineError is one line that does not say what it should.
type lineError struct {
	line    int // from 1
	problem Problem
	words   string // what is wrong, as the middle of a sentence
}

// parseManifest reads a manifest of digests with so many hexadecimal digits.
// within is the folder whose files it may name: "data/", or "" for a tag
// manifest, which may name every file outside data/.
func parseManifest(text []byte, digits int, within string) (m manifest, wrong []lineError) {
	m = manifest{digests: map[string]string{}}
	small, capital := false, false
	for number := 1; len(text) > 0; number++ {
		line, rest, ended := cutLine(text)
		text = rest
		digest, path, err := parseLine(line, ended, digits, within)
		if err == nil && m.digests[path] != "" {
			err = &lineError{problem: Twice, words: "又列了一次“" + path + "”"}
		}
		if err != nil {
			err.line = number
			wrong = append(wrong, *err)
			continue
		}
		small = small || strings.ContainsAny(digest, "abcdef")
		capital = capital || strings.ContainsAny(digest, "ABCDEF")
		m.digests[path] = strings.ToLower(digest)
		m.order = append(m.order, path)
	}
	m.mixed = small && capital
	return m, wrong
}

// cutLine cuts a line off that ends in LF, CR or CRLF.
func cutLine(text []byte) (line string, rest []byte, ended bool) {
	at := bytes.IndexAny(text, "\r\n")
	if at < 0 {
		return string(text), nil, false
	}
	line, rest = string(text[:at]), text[at+1:]
	if text[at] == '\r' && len(rest) > 0 && rest[0] == '\n' {
		rest = rest[1:]
	}
	return line, rest, true
}

func malformed(format string, args ...any) *lineError {
	return &lineError{problem: Malformed, words: fmt.Sprintf(format, args...)}
}

func parseLine(line string, ended bool, digits int, within string) (digest, path string, err *lineError) {
	switch {
	case !utf8.ValidString(line):
		return "", "", malformed("不是UTF-8文字")
	case strings.HasPrefix(line, "\uFEFF"):
		return "", "", malformed("开头有多余的标记（BOM）")
	case strings.TrimLeft(line, " \t") == "":
		return "", "", malformed("是空的")
	}
	at := strings.IndexAny(line, " \t")
	if at < 0 {
		return "", "", malformed("缺少摘要或者文件名")
	}
	digest, path = line[:at], strings.TrimLeft(line[at:], " \t")
	switch {
	case len(digest) != digits || strings.Trim(digest, "0123456789abcdefABCDEF") != "":
		return "", "", malformed("的摘要不是%d位十六进制数", digits)
	case path == "":
		return "", "", malformed("没有文件名")
	case !ended:
		return "", "", malformed("没有写完")
	case strings.Count(path, "%") != escapes(path):
		return "", "", malformed("的百分号写法不对")
	}
	path = decoder.Replace(path)
	if !staysInside(path) || !strings.HasPrefix(path, within) || path == within || (within == "" && strings.HasPrefix(path, payload)) {
		return "", "", &lineError{problem: Outside, words: "的文件名“" + path + "”不在应当在的文件夹里"}
	}
	return digest, path, nil
}

// escapes counts the percent signs that begin an encoded character.
func escapes(path string) (n int) {
	for _, escape := range []string{"%25", "%0D", "%0d", "%0A", "%0a"} {
		n += strings.Count(path, escape)
	}
	return n
}

// staysInside reports whether a path is the plain relative path of a file on
// every system: not absolute, not through a drive, without ways back.
func staysInside(path string) bool {
	if strings.ContainsAny(path, "\\:\x00") {
		return false
	}
	for part := range strings.SplitSeq(path, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	return true
}
