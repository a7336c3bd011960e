package platform

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Preferences are what this computer remembers, not what the office decides:
// which office was open last, how large the type is, when the desk locks.
type Preferences struct {
	Office string `json:"office,omitempty"` // folder of the office
	Type   int    `json:"type"`             // 0 标准, 1 大字, 2 特大
	Lock   string `json:"lock,omitempty"`   // 10m, 1h30m, 0 for never; not written: 15m
	Tour   Tour   `json:"tour,omitzero"`    // the first day
	path   string
	stick  bool // everything stays beside the program
}

// usualLock is when the desk locks where nothing else is set.
const usualLock = 15 * time.Minute

// LockAfter is how long nobody touches keyboard and mouse before the desk
// locks; 0 for never.
func (p *Preferences) LockAfter() time.Duration {
	if after, err := time.ParseDuration(p.Lock); err == nil && after >= 0 {
		return after
	}
	return usualLock
}

// FolderVariable names the folder of the preferences, in place of the usual.
const FolderVariable = "ZWGK_HOME"

const preferencesName = "zwgk.json"

// portableName is the folder beside the program that makes it portable.
const portableName = "资料"

// LoadPreferences reads the preferences. A folder 资料 or a zwgk.json beside the
// program makes it portable: preferences and offices then stay on its stick, and
// an office named there may be relative to it.
func LoadPreferences() (*Preferences, error) {
	p := &Preferences{}
	p.path, p.stick = preferencesPath()
	data, err := os.ReadFile(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(data, p); err != nil {
		return &Preferences{path: p.path, stick: p.stick}, err
	}
	if p.Office != "" && !filepath.IsAbs(p.Office) {
		p.Office = filepath.Join(filepath.Dir(p.path), p.Office)
	}
	return p, nil
}

func preferencesPath() (path string, portable bool) {
	if folder := os.Getenv(FolderVariable); folder != "" {
		return filepath.Join(folder, preferencesName), false
	}
	if program, err := os.Executable(); err == nil {
		if path := besideProgram(filepath.Dir(program)); path != "" {
			return path, true
		}
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		folder = os.TempDir()
	}
	return filepath.Join(folder, "zwgk", preferencesName), false
}

// besideProgram is where the preferences of a portable program lie that stands
// in folder; "" for one that is not portable.
func besideProgram(folder string) string {
	beside := filepath.Join(folder, preferencesName)
	if _, err := os.Stat(beside); err == nil {
		return beside
	}
	data := filepath.Join(folder, portableName)
	if info, err := os.Stat(data); err == nil && info.IsDir() {
		return filepath.Join(data, preferencesName)
	}
	return ""
}

// Save writes the preferences.
func (p *Preferences) Save() error {
	folder := filepath.Dir(p.path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	stored := *p
	if inside, err := filepath.Rel(folder, p.Office); err == nil && filepath.IsLocal(inside) {
		stored.Office = inside
	}
	data, err := json.MarshalIndent(stored, "", "  ")
	if err != nil {
		return err
	}
	unfinished := p.path + ".new"
	if err := os.WriteFile(unfinished, data, 0o600); err != nil {
		return err
	}
	return os.Rename(unfinished, p.path)
}

// Folder is where the preferences lie; a demo office is kept there too.
func (p *Preferences) Folder() string { return filepath.Dir(p.path) }

// Home is where a new office is proposed: beside a portable program, else in the
// person's own folder.
func (p *Preferences) Home() string {
	if home, err := os.UserHomeDir(); err == nil && !p.stick {
		return home
	}
	return p.Folder()
}
