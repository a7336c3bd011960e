package main

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// binary is a program that was built, as it tells itself (go version -m).
type binary struct {
	program string
	target  target
	sum     [sha256.Size]byte
	info    *buildinfo.BuildInfo
}

// remember looks at a program that was just built: what is made of the file
// later, and whether it is kept, is up to the maker.
func (w *workshop) remember(program string, t target, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	b := binary{program: program, target: t, sum: sha256.Sum256(data), info: info}
	for i, old := range w.built {
		if old.program == program && old.target.os == t.os && old.target.arch == t.arch {
			w.built[i] = b
			return nil
		}
	}
	w.built = append(w.built, b)
	return nil
}

// The list of what is inside a program, in the words of CycloneDX 1.5.
type (
	bom struct {
		Schema     string      `json:"$schema"`
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Serial     string      `json:"serialNumber"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Type       string     `json:"type"`
		Ref        string     `json:"bom-ref"`
		Name       string     `json:"name"`
		Version    string     `json:"version,omitempty"`
		About      string     `json:"description,omitempty"`
		Hashes     []hash     `json:"hashes,omitempty"`
		Licences   []licence  `json:"licenses,omitempty"`
		PURL       string     `json:"purl,omitempty"`
		Properties []property `json:"properties,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	licence struct {
		Expression string `json:"expression"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
)

// bills writes what is inside each program that was built.
func bills(ctx context.Context, w *workshop) ([]string, error) {
	parts, err := w.parts(ctx)
	if err != nil {
		return nil, err
	}
	var made []string
	for _, b := range w.built {
		list, err := w.bill(b, parts)
		if err != nil {
			return made, err
		}
		text, err := json.MarshalIndent(list, "", "  ")
		if err != nil {
			return made, err
		}
		file := filepath.Join(w.out, fmt.Sprintf("%s-%s-%s-%s.cdx.json", b.program, w.version, b.target.os, b.target.arch))
		if err := os.WriteFile(file, append(text, '\n'), 0o644); err != nil {
			return made, err
		}
		made = append(made, file)
	}
	return made, nil
}

// bill lists what is inside a program: the modules it says it was built of
// with the sums of go.sum, and the parts that are no modules. A module without
// a known licence is an error.
func (w *workshop) bill(b binary, parts []part) (bom, error) {
	list := bom{
		Schema: "http://cyclonedx.org/schema/bom-1.5.schema.json", Format: "CycloneDX", Spec: "1.5", Version: 1,
		Serial: "urn:uuid:" + uuidOf(b.sum),
		Metadata: metadata{Timestamp: w.commit.Format(time.RFC3339), Component: component{
			Type: "application", Ref: b.program, Name: b.program, Version: w.version,
			Hashes:   []hash{{"SHA-256", hex.EncodeToString(b.sum[:])}},
			Licences: []licence{{"Apache-2.0"}}, Properties: settings(b.info),
		}},
	}
	for _, dep := range b.info.Deps {
		i := slices.IndexFunc(parts, func(p part) bool { return p.module && p.name == dep.Path && p.version == dep.Version })
		if i < 0 {
			return bom{}, fmt.Errorf("%s for %s contains %s %s, whose licence nobody has looked at", b.program, b.target.os, dep.Path, dep.Version)
		}
		purl := "pkg:golang/" + dep.Path + "@" + dep.Version
		list.Components = append(list.Components, component{
			Type: "library", Ref: purl, Name: dep.Path, Version: dep.Version, PURL: purl,
			Licences: []licence{{parts[i].expression()}}, Properties: []property{{"go:sum", dep.Sum}},
		})
	}
	for _, p := range parts {
		if !p.module && p.inside(b) {
			list.Components = append(list.Components, p.component(b.info.GoVersion))
		}
	}
	return list, nil
}

// inside says whether a part comes with a program; what lies beside the window
// counts.
func (p part) inside(b binary) bool {
	return slices.Contains(p.in, b.program+" "+b.target.os) || p.font && p.where != "" && b.program == "zwgk"
}

func (p part) component(goVersion string) component {
	c := component{Type: "library", Ref: p.name, Name: p.name, Version: p.version, About: p.note, Licences: []licence{{p.expression()}}}
	switch {
	case p.font:
		c.Type = "data"
	case p.name == "Go":
		c.Version, c.PURL = goVersion, "pkg:golang/std@"+strings.TrimPrefix(goVersion, "go")
	case p.name == "PDFium":
		c.PURL = "pkg:npm/%40embedpdf/pdfium@" + p.version
	}
	return c
}

// settings are how a program was compiled.
func settings(info *buildinfo.BuildInfo) []property {
	said := []property{{"go:version", info.GoVersion}, {"go:path", info.Path}}
	for _, s := range info.Settings {
		said = append(said, property{"go:" + s.Key, s.Value})
	}
	return said
}

// uuidOf is a UUID of version 5 from a sum: the same program, the same number.
func uuidOf(sum [sha256.Size]byte) string {
	url := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	u := sha1.Sum(append(url, "sha256:"+hex.EncodeToString(sum[:])...))
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
