package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// nfpm writes packages without the tools of the systems they are for. Newer
// versions cannot be had everywhere; it is no part of the program and not in
// go.mod.
const nfpm = "github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.0"

// edition is one package of a machine.
type edition struct {
	format string // deb or rpm
	store  bool   // for the store of UOS, which takes nothing outside of /opt/apps
}

// file is what a package is called, the way its system calls packages.
func (e edition) file(w *workshop, m machine) string {
	name := fmt.Sprintf("%s_%s_%s.deb", appID, w.version, m.arch)
	switch {
	case e.store:
		name = fmt.Sprintf("%s_%s_%s.uos-store.deb", appID, w.version, m.arch)
	case e.format == "rpm":
		name = fmt.Sprintf("%s-%s-1.%s.rpm", appID, w.version, m.rpm)
	}
	return filepath.Join(w.out, name)
}

func editions() []edition {
	return []edition{{format: "deb"}, {format: "deb", store: true}, {format: "rpm"}}
}

// installable makes the deb for every Debian, Kylin and UOS, the deb for the store
// of UOS, and the rpm.
func installable(ctx context.Context, w *workshop, m machine, files programs) ([]string, error) {
	dir := filepath.Dir(files.window)
	info, err := w.infoFile(m)
	if err != nil {
		return nil, err
	}
	infoPath := filepath.Join(dir, "info")
	if err := os.WriteFile(infoPath, info, 0o644); err != nil {
		return nil, err
	}
	description, err := os.ReadFile(w.packaging("linux", "description.txt"))
	if err != nil {
		return nil, err
	}
	var made []string
	for _, e := range editions() {
		recipe := w.recipe(e, m, w.layout(files, infoPath), strings.TrimSpace(string(description)))
		text, err := json.MarshalIndent(recipe, "", "  ")
		if err != nil {
			return made, err
		}
		file := e.file(w, m)
		config := filepath.Join(dir, filepath.Base(file)+".json")
		if err := os.WriteFile(config, text, 0o644); err != nil {
			return made, err
		}
		if err := w.run(ctx, command{name: "go", args: []string{"run", nfpm, "package", "--config", config, "--packager", e.format, "--target", file},
			env: []string{fmt.Sprintf("SOURCE_DATE_EPOCH=%d", w.commit.Unix())}}); err != nil {
			return made, err
		}
		made = append(made, file)
	}
	return made, nil
}

// recipe is what nfpm reads. It reads YAML, and JSON is YAML.
type recipe struct {
	Name        string            `json:"name"`
	Arch        string            `json:"arch"`
	Platform    string            `json:"platform"`
	Version     string            `json:"version"`
	Schema      string            `json:"version_schema"`
	Section     string            `json:"section"`
	Priority    string            `json:"priority"`
	Maintainer  string            `json:"maintainer"`
	Vendor      string            `json:"vendor"`
	Licence     string            `json:"license"`
	Description string            `json:"description"`
	Time        time.Time         `json:"mtime"`
	Umask       int               `json:"umask"`
	Depends     []string          `json:"depends"`
	Recommends  []string          `json:"recommends,omitempty"`
	Contents    []content         `json:"contents"`
	Scripts     map[string]string `json:"scripts,omitempty"`
	Deb         map[string]string `json:"deb,omitempty"`
	RPM         map[string]string `json:"rpm,omitempty"`
}

type content struct {
	From string   `json:"src,omitempty"`
	To   string   `json:"dst"`
	Type string   `json:"type,omitempty"`
	Info fileInfo `json:"file_info"`
}

type fileInfo struct {
	Mode  int       `json:"mode,omitempty"`
	Owner string    `json:"owner"`
	Group string    `json:"group"`
	Time  time.Time `json:"mtime"`
}

// recipe describes a package. The deb has no scripts: dpkg refreshes menus,
// icons and kinds of files by itself when files come to where the links are,
// and the store of UOS takes no package with scripts.
func (w *workshop) recipe(e edition, m machine, list []placed, description string) recipe {
	if !e.store {
		list = append(list, links(list)...)
	}
	if e.format == "rpm" { // dpkg keeps account of folders by itself
		list = append(list, folders(list)...)
	}
	r := recipe{
		Name: appID, Arch: m.arch, Platform: "linux", Version: w.version, Schema: "none",
		Section: "misc", Priority: "optional", Maintainer: "政务公开工作台 <noreply@localhost>", Vendor: "政务公开工作台",
		Licence: "Apache-2.0", Description: description, Time: w.commit, Umask: 0o022,
		Depends: depends(e.format),
	}
	for _, p := range list {
		c := content{From: p.from, To: p.to, Info: fileInfo{Mode: p.mode, Owner: "root", Group: "root", Time: w.commit}}
		switch {
		case p.mode == 0:
			c.Type = "symlink"
		case p.from == "":
			c.Type = "dir"
		}
		r.Contents = append(r.Contents, c)
	}
	switch e.format {
	case "deb":
		r.Recommends = []string{"xdg-utils"}
		r.Deb = map[string]string{"compression": "gzip"} // the dpkg of UOS 20 reads no zstd
	case "rpm":
		refresh := w.packaging("linux", "refresh.sh")
		r.Scripts = map[string]string{"postinstall": refresh, "postremove": refresh}
		r.RPM = map[string]string{"compression": "gzip", "buildhost": "localhost", "summary": strings.SplitN(description, "\n", 2)[0], "group": "Applications/Productivity"}
	}
	return r
}

// depends are the packages that the window needs. Systems with rpm name their
// packages in many ways; what is inside them is named the same everywhere.
func depends(format string) []string {
	if format == "rpm" {
		list := []string{"libc.so.6(GLIBC_" + glibcFloor + ")(64bit)"}
		for _, n := range libraries() {
			list = append(list, n.soname+"()(64bit)")
		}
		return list
	}
	list := []string{"libc6 (>= " + glibcFloor + ")"}
	for _, n := range libraries() {
		list = append(list, n.debian)
	}
	return list
}
