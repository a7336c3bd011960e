package main

import (
	"encoding/json"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// appID names the program to the desktops of UOS and Kylin: package, folder,
// desktop entry and icon are called like that.
const appID = "cn.zwgk.desk"

// home is where everything of the package lies. UOS and the store of Kylin want
// it so: programs in files, what the desktop reads in entries, and info.
const home = "/opt/apps/" + appID

// placed is a file of the package, or a link.
type placed struct {
	from string // path here; of a link, what it leads to; "" for a folder
	to   string
	mode int // 0 for a link
}

// layout are the files of the package.
func (w *workshop) layout(files programs, info string) []placed {
	const program, text = 0o755, 0o644
	entry := func(name string) string { return w.packaging("linux", name) }
	fonts := filepath.Join(w.root, "resources", "fonts")
	list := []placed{
		{info, home + "/info", text},
		{files.window, home + "/files/bin/zwgk", program},
		{files.terminal, home + "/files/bin/zwgkctl", program},
		{filepath.Join(fonts, "separate", "fangsong.ttf"), home + "/files/bin/fonts/fangsong.ttf", text},
		{filepath.Join(fonts, "licences", "GPL-FandolFang.txt"), home + "/files/bin/fonts/GPL-FandolFang.txt", text},
		{filepath.Join(fonts, "LICENSES.md"), home + "/files/doc/字体许可.md", text},
		{files.licences, home + "/files/doc/第三方许可.txt", text},
		{filepath.Join(w.root, "LICENSE"), home + "/files/doc/copyright", text},
		{entry(appID + ".desktop"), home + "/entries/applications/" + appID + ".desktop", text},
		{entry(appID + ".xml"), home + "/entries/mime/packages/" + appID + ".xml", text},
	}
	for _, size := range []int{16, 24, 32, 48, 64, 128, 256, 512} {
		n := strconv.Itoa(size)
		list = append(list, placed{w.packaging("icon", n+".png"), home + "/entries/icons/hicolor/" + n + "x" + n + "/apps/" + appID + ".png", text})
	}
	return list
}

// links make the package known to systems that do not read /opt/apps: every
// entry is linked from where desktops look, and the programs from where shells
// do.
func links(list []placed) []placed {
	made := []placed{
		{from: home + "/files/bin/zwgk", to: "/usr/bin/zwgk"},
		{from: home + "/files/bin/zwgkctl", to: "/usr/bin/zwgkctl"},
		{from: home + "/files/doc/copyright", to: "/usr/share/doc/" + appID + "/copyright"},
	}
	for _, p := range list {
		if entry, ok := strings.CutPrefix(p.to, home+"/entries/"); ok {
			made = append(made, placed{from: p.to, to: path.Join("/usr/share", entry)})
		}
	}
	return made
}

// folders are those that are there for this package alone, and go with it.
func folders(list []placed) (made []placed) {
	for _, p := range list {
		for dir := path.Dir(p.to); strings.Contains(dir, "/"+appID); dir = path.Dir(dir) {
			if f := (placed{to: dir, mode: 0o755}); !slices.Contains(made, f) {
				made = append(made, f)
			}
		}
	}
	return made
}

// infoFile is what UOS reads of a program: its name, and that it asks for
// nothing. Versions have four numbers there.
func (w *workshop) infoFile(m machine) ([]byte, error) {
	type permissions struct {
		Autostart     bool `json:"autostart"`
		Notification  bool `json:"notification"`
		Trayicon      bool `json:"trayicon"`
		Clipboard     bool `json:"clipboard"`
		Account       bool `json:"account"`
		Bluetooth     bool `json:"bluetooth"`
		Camera        bool `json:"camera"`
		AudioRecord   bool `json:"audio_record"`
		InstalledApps bool `json:"installed_apps"`
	}
	info, err := json.MarshalIndent(struct {
		ID          string      `json:"appid"`
		Name        string      `json:"name"`
		Version     string      `json:"version"`
		Arch        []string    `json:"arch"`
		Permissions permissions `json:"permissions"`
	}{appID, "政务公开工作台", w.version + ".0", []string{m.arch}, permissions{Clipboard: true}}, "", "  ")
	return append(info, '\n'), err
}
