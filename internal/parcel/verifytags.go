package parcel

import (
	"fmt"
	"slices"
	"strings"
)

// declaration looks at bagit.txt: two lines, in this order, nothing else
// (RFC 8493 §2.1.1).
func (v *verifier) declaration() error {
	if _, there := v.sizes[declarationName]; !there {
		v.problem(NotABag, declarationName, "“%s”里没有bagit.txt，不是移交包，或者没有拷完整。请核对选的是不是整个移交包", v.name)
		return nil
	}
	text, ok, err := v.text(declarationName)
	if !ok || err != nil {
		return err
	}
	var lines []string
	for len(text) > 0 {
		line, rest, ended := cutLine(text)
		if !ended {
			line += "…"
		}
		lines, text = append(lines, line), rest
	}
	want := strings.Split(strings.TrimSuffix(declaration, "\n"), "\n")
	switch {
	case slices.Equal(lines, want):
	case len(lines) == 2 && strings.HasPrefix(lines[0], "BagIt-Version: ") && lines[1] == want[1]:
		v.problem(NotABag, declarationName, "bagit.txt写的版本是“%s”，只能核对1.0版。让移交单位按1.0版重做", strings.TrimPrefix(lines[0], "BagIt-Version: "))
	default:
		v.problem(NotABag, declarationName, "bagit.txt的内容不对，应当是版本1.0和编码UTF-8两行。这个文件变了，向移交单位要完好的包")
	}
	return nil
}

// manifests reads every manifest of one kind that can be computed.
func (v *verifier) manifests(prefix, within string) (read []manifest, err error) {
	others := 0
	for _, name := range v.top() {
		algorithm, is := algorithmOf(name, prefix)
		if !is {
			continue
		}
		sum, known := algorithms[algorithm]
		if !known {
			others++
			continue
		}
		text, ok, err := v.text(name)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		m, wrong := parseManifest(text, 2*sum().Size(), within)
		m.name, m.algorithm = name, algorithm
		v.lines(m, wrong)
		read = append(read, m)
	}
	if len(read) == 0 && others > 0 {
		v.problem(NoManifest, prefix+"*.txt", "清单“%s…”用的算法不能核对，只能核对sha256和sha512。让移交单位用sha256重做", prefix)
	}
	return read, nil
}

// lines enters what is wrong with the lines of a manifest.
func (v *verifier) lines(m manifest, wrong []lineError) {
	for _, w := range wrong {
		v.problem(w.problem, m.name, "清单“%s”第%d行%s。清单变了，向移交单位要完好的包", m.name, w.line, w.words)
	}
	if len(m.order) == 0 {
		v.problem(Empty, m.name, "清单“%s”里一个文件也没有列。清单变了，向移交单位要完好的包", m.name)
	}
}

// tagManifests looks at the tag manifests and at every file outside data/.
func (v *verifier) tagManifests() error {
	read, err := v.manifests("tagmanifest-", "")
	if err != nil {
		return err
	}
	if len(read) == 0 {
		v.problem(Unprotected, tagManifestName, "没有可以核对的“%s”，不能证明清单和说明没有变过。向移交单位要完好的包", tagManifestName)
	}
	for _, m := range read {
		if m.mixed {
			v.problem(Malformed, m.name, "清单“%s”的摘要里大小写混在一起，可能有一位坏了。向移交单位要完好的包", m.name)
		}
		if err := v.tagFiles(m); err != nil {
			return err
		}
	}
	return v.seal()
}

// tagFiles compares the files outside data/ with one tag manifest.
func (v *verifier) tagFiles(m manifest) error {
	for _, path := range m.order {
		if _, there := v.sizes[path]; !there {
			v.problem(Missing, path, "“%s”不在包里，清单“%s”里有。向移交单位要完好的包", path, m.name)
			continue
		}
		digests, ok, err := v.digest(path, []string{m.algorithm}, func(int64) {})
		if err != nil {
			return err
		}
		if ok && digests[m.algorithm] != m.digests[path] {
			v.problem(Changed, path, "“%s”的内容和清单“%s”不一致。其中一个变了，向移交单位要完好的包", path, m.name)
		}
	}
	for _, path := range v.outsidePayload() {
		_, isTagManifest := algorithmOf(path, "tagmanifest-")
		if m.digests[path] == "" && !isTagManifest {
			v.problem(Unprotected, path, "“%s”没有列在清单“%s”里，不能证明它没有变过。不是包里的就移走，是的就让移交单位重做", path, m.name)
		}
	}
	return nil
}

// seal keeps the digest of the tag manifest that the program itself writes.
func (v *verifier) seal() error {
	if _, there := v.sizes[tagManifestName]; !there {
		return nil
	}
	digests, ok, err := v.digest(tagManifestName, []string{"sha256"}, func(int64) {})
	if ok {
		v.Seal = digests["sha256"]
	}
	return err
}

func (v *verifier) payloadManifests() (err error) {
	if v.payload, err = v.manifests("manifest-", payload); err != nil {
		return err
	}
	if len(v.payload) == 0 {
		v.problem(NoManifest, manifestName, "没有可以核对的清单“%s”，不能核对。向移交单位要完好的包", manifestName)
	}
	if _, there := v.sizes[fetchName]; there {
		v.problem(Fetch, fetchName, "包里有fetch.txt，说明有文件不在包里。让移交单位把文件放全再重做")
	}
	return nil
}

// info compares the number of bytes and files in bag-info.txt with what there
// is (RFC 8493 §2.2.2). The file and its line may be left out.
func (v *verifier) info() error {
	if _, there := v.sizes[infoName]; !there {
		return nil
	}
	text, ok, err := v.text(infoName)
	if !ok || err != nil {
		return err
	}
	var bytes int64
	files, told := 0, 0
	for path, size := range v.sizes {
		if strings.HasPrefix(path, payload) {
			bytes += size
			files++
		}
	}
	want := fmt.Sprintf("%d.%d", bytes, files)
	for len(text) > 0 {
		var line string
		line, text, _ = cutLine(text)
		label, value, isField := strings.Cut(line, ":")
		if !isField || !strings.EqualFold(label, labelOxum) {
			continue
		}
		if told++; told > 1 {
			v.problem(Malformed, infoName, "bag-info.txt里“%s”写了不止一次。说明变了，向移交单位要完好的包", labelOxum)
		}
		if value = strings.TrimSpace(value); value != want {
			v.problem(Size, infoName, "bag-info.txt写的字节数和文件数是“%s”，包里是“%s”。包里少了、多了或者变了文件，向移交单位要完好的包", value, want)
		}
	}
	return nil
}

// top lists the files beside bagit.txt in order.
func (v *verifier) top() []string {
	return slices.DeleteFunc(v.outsidePayload(), func(path string) bool { return strings.Contains(path, "/") })
}

// outsidePayload lists the files outside data/ in order.
func (v *verifier) outsidePayload() []string {
	var outside []string
	for path := range v.sizes {
		if !strings.HasPrefix(path, payload) {
			outside = append(outside, path)
		}
	}
	slices.Sort(outside)
	return outside
}
