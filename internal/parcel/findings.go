package parcel

import "fmt"

// Problem is a kind of thing that is wrong with a package. The values are
// stable: they appear in --json output.
type Problem string

// The kinds of problems.
const (
	NotABag     Problem = "not_a_bag"    // bagit.txt is missing, of another version, or not as it must be
	NotAZip     Problem = "not_a_zip"    // the zip file's own structure is damaged
	Empty       Problem = "empty"        // no files, or a manifest without lines
	Missing     Problem = "missing"      // listed and not there
	Extra       Problem = "extra"        // there and not listed
	Changed     Problem = "changed"      // not the bytes that were listed
	Unreadable  Problem = "unreadable"   // could not be read to its end
	Size        Problem = "size"         // bytes or files differ from Payload-Oxum
	Malformed   Problem = "malformed"    // a line that is not as it must be
	Twice       Problem = "twice"        // listed or there two times
	Outside     Problem = "outside"      // a path that leaves the package
	Irregular   Problem = "irregular"    // a link or device in place of a file
	NoManifest  Problem = "no_manifest"  // none, or only with digests that cannot be computed
	Unprotected Problem = "unprotected"  // a tag file no digest proves
	Fetch       Problem = "fetch"        // files that are elsewhere
	TooMuch     Problem = "too_much"     // beyond the limits of what is looked at
	SameOnDisk  Problem = "same_on_disk" // two names that are one for Windows
)

// maxFindings bounds the list that a wholly damaged package would give.
const maxFindings = 1000

// Finding is one thing that is wrong: with which file, and a sentence for the
// clerk that names it.
type Finding struct {
	Problem  Problem `json:"problem"`
	File     string  `json:"file"` // path in the package, or the package's own name
	Sentence string  `json:"sentence"`
}

// Findings are what Verify looked at and what it found.
type Findings struct {
	Files    int       `json:"files"`   // of the payload, there or listed
	Checked  int       `json:"checked"` // of these, read to the end and as listed in every manifest
	Bytes    int64     `json:"bytes"`   // read for that
	Seal     string    `json:"seal"`    // Written.Seal of a package with this tag manifest; "" without
	Findings []Finding `json:"findings"`
	Unlisted int       `json:"unlisted,omitempty"` // more findings than anyone reads
}

// OK reports whether everything was looked at and nothing is wrong.
func (f *Findings) OK() bool {
	return f.Files > 0 && f.Checked == f.Files && len(f.Findings) == 0 && f.Unlisted == 0
}

// Summary is the one line above the findings.
func (f *Findings) Summary() string {
	count := fmt.Sprintf("已核对 %d/%d 个文件", f.Checked, f.Files)
	if n := len(f.Findings) + f.Unlisted; n > 0 {
		return fmt.Sprintf("%s，有%d处问题", count, n)
	}
	if !f.OK() {
		return count + "，没有通过"
	}
	return count + "，没有发现问题"
}

func (f *Findings) problem(p Problem, file, format string, args ...any) {
	if len(f.Findings) >= maxFindings {
		f.Unlisted++
		return
	}
	f.Findings = append(f.Findings, Finding{Problem: p, File: file, Sentence: fmt.Sprintf(format, args...)})
}
