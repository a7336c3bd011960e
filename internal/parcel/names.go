package parcel

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zwgk/internal/fault"
)

const (
	payload = "data/"

	// maxName is the longest name of one file or folder in bytes. Linux takes
	// 255; the rest is for whoever unpacks with an ending of its own.
	maxName = 240

	// maxPath is the longest path inside the package as Windows counts, in
	// units of UTF-16. Windows takes 259 with drive and folders.
	maxPath = 200

	// maxExtension is the longest ending in bytes that is taken for one.
	maxExtension = 12

	unnamed = "未命名"
)

// wide are the characters that Windows refuses in names, and the percent sign,
// which a manifest could only hold encoded and sha256sum then would not find.
var wide = strings.NewReplacer(`<`, "＜", `>`, "＞", `:`, "：", `"`, "＂", `\`, "＼", `|`, "｜", `?`, "？", `*`, "＊", `%`, "％")

// The reasons for repairing a name.
const (
	reasonSigns  = "名字里有Windows不能用的符号"
	reasonUnseen = "名字里有看不见的字符"
	reasonEnds   = "名字以空格或者点结尾、以空格开头"
	reasonDevice = "名字是Windows自己用的"
	reasonLength = "名字太长"
	reasonTwin   = "已经有同名的文件"
	reasonFolder = "已经有只差大小写的文件夹"
	reasonSlash  = "名字的写法不规范"
)

// repairs collects what was done to one path.
type repairs []string

func (r *repairs) note(reason string) {
	if !slices.Contains(*r, reason) {
		*r = append(*r, reason)
	}
}

// segment makes one name of a path into one that every file system takes.
// Composing (NFC) changes no sign that anybody sees and is not noted.
func (r *repairs) segment(name string) string {
	seen := strings.Map(visible, strings.ToValidUTF8(name, "\uFFFD"))
	if seen != name {
		r.note(reasonUnseen)
	}
	safe := wide.Replace(norm.NFC.String(seen))
	if safe != norm.NFC.String(seen) {
		r.note(reasonSigns)
	}
	safe = r.ends(safe)
	if short := shorten(safe, "", maxName); short != safe {
		r.note(reasonLength)
		safe = short
	}
	if isDevice(safe) {
		r.note(reasonDevice)
		safe = shorten("_"+safe, "", maxName)
	}
	return safe
}

func (r *repairs) ends(name string) string {
	trimmed := strings.TrimLeft(strings.TrimRight(name, ". "), " ")
	if trimmed != name {
		r.note(reasonEnds)
	}
	if trimmed == "" {
		return unnamed
	}
	return trimmed
}

// visible drops what steers writing instead of being written.
func visible(r rune) rune {
	if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
		return -1
	}
	return r
}

// isDevice reports whether Windows would open a device under the name,
// whatever its extension.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	port, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		port, isPort = strings.CutPrefix(stem, "LPT")
	}
	if isPort {
		return utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
	}
	return slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, stem)
}

// shorten puts mark before the extension and cuts the stem until the name has
// at most maxName bytes and so many units of UTF-16.
func shorten(name, mark string, units int) string {
	if mark == "" && len(name) <= maxName && width(name) <= units {
		return name
	}
	extension := path.Ext(name)
	if len(extension) > maxExtension {
		extension = ""
	}
	stem, rest := strings.TrimSuffix(name, extension), mark+extension
	for stem != "" && (len(stem+rest) > maxName || width(stem+rest) > units) {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	short := strings.TrimRight(strings.TrimRight(stem, ". ")+rest, ". ")
	if short == "" { // nothing but a point and spaces was left of it
		return unnamed
	}
	return short
}

// width is the length of a text as Windows counts.
func width(text string) (units int) {
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	return units
}

// fold makes names equal that Windows takes for the same.
func fold(name string) string {
	return strings.ToUpper(strings.ToLower(norm.NFC.String(name)))
}

// names gives each path of one package once.
type names struct {
	files   map[string]bool   // folded path
	folders map[string]string // folded path → path
}

func newNames() *names { return &names{files: map[string]bool{}, folders: map[string]string{}} }

// take gives the path below data/ under which a file goes into the package,
// and why it is not the one asked for, or "".
func (n *names) take(name string) (taken, repaired string, err error) {
	var why repairs
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return "", "", fault.New(fault.Invalid, "移交包里有一个文件没有名字。给它起一个名字")
	}
	if strings.Join(parts, "/") != name {
		why.note(reasonSlash)
	}
	for i := range parts {
		parts[i] = why.segment(parts[i])
	}
	folder, err := n.folder(parts[:len(parts)-1], &why)
	if err != nil {
		return "", "", err
	}
	taken, err = n.file(folder, parts[len(parts)-1], &why)
	if err != nil || len(why) == 0 {
		return taken, "", err
	}
	return taken, "“" + name + "”改名为“" + strings.TrimPrefix(taken, payload) + "”：" + strings.Join(why, "，"), nil
}

// folder gives the folder of a file, spelled as it was the first time.
func (n *names) folder(parts []string, why *repairs) (string, error) {
	at := payload
	for _, part := range parts {
		next := at + part + "/"
		if n.files[fold(at+part)] {
			return "", fault.New(fault.Conflict, "移交包里“%s”已经是文件，不能又是文件夹。给文件夹换一个名字", at+part)
		}
		if known, ok := n.folders[fold(next)]; ok && known != next {
			why.note(reasonFolder)
			next = known
		}
		n.folders[fold(next)] = next
		at = next
	}
	return at, nil
}

// file gives the path of a file that is no other's.
func (n *names) file(folder, name string, why *repairs) (string, error) {
	const least = 24 // what a name needs to be told from its neighbours
	room := maxPath - width(folder)
	if room < least {
		return "", fault.New(fault.Invalid, "移交包里的文件夹“%s”太长，在Windows里打不开。缩短文件夹的名字", folder)
	}
	given := shorten(name, "", room)
	if given != name {
		why.note(reasonLength)
	}
	for i := 2; n.held(folder + given); i++ {
		why.note(reasonTwin)
		given = shorten(name, "-"+strconv.Itoa(i), room)
	}
	n.files[fold(folder+given)] = true
	return folder + given, nil
}

func (n *names) held(path string) bool {
	_, isFolder := n.folders[fold(path+"/")]
	return isFolder || n.files[fold(path)]
}
