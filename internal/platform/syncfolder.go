package platform

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// A syncFolder is a service that copies a folder to other computers behind the
// back of the programs that write there. It may copy a database in the middle of
// a change, and put an older copy back.
type syncFolder struct {
	name    string   // as people call it
	parts   []string // of a path, in small letters: the part itself, or its beginning before " -" or "("
	markers []string // files and folders that the service keeps in its own root
}

// syncFolders are those in use in offices here. The names of folders are what
// the services' own programs propose; a folder that was given another name is
// known by what the service keeps in it, where it keeps anything.
var syncFolders = []syncFolder{
	{"OneDrive", []string{"onedrive"}, []string{".849C9593-D756-4E56-8D6E-42412F2A707B"}},
	{"微云", []string{"微云", "微云同步助手", "腾讯微云", "weiyun", "weiyundisk"}, nil},
	{"百度网盘同步", []string{"百度网盘同步", "百度网盘同步空间", "百度云同步盘", "baidusyncdisk", "baiduyun"}, nil},
	{"坚果云", []string{"坚果云", "我的坚果云", "nutstore", "nutstore files"}, nil},
	{"WPS云盘", []string{"wps云盘", "wps云文档", "wpsdrive", "wps cloud files"}, nil},
	{"阿里云盘同步", []string{"阿里云盘", "阿里云盘同步", "aliyundrive"}, nil},
	{"Dropbox", []string{"dropbox"}, []string{".dropbox.cache"}},
	{"iCloud", []string{"icloud", "icloud drive", "iclouddrive", "icloud云盘", "mobile documents", "com~apple~clouddocs"}, nil},
	{"Google云端硬盘", []string{"google drive", "googledrive", "google 云端硬盘", "我的云端硬盘"}, []string{".tmp.driveupload", ".tmp.drivedownload"}},
	{"Syncthing", []string{"syncthing"}, []string{".stfolder"}},
	{"群晖Drive", []string{"synologydrive", "synology drive"}, []string{".SynologyWorkingDirectory"}},
	{"Nextcloud", []string{"nextcloud"}, []string{".nextcloudsync.log"}},
}

// oneDriveVariables name the folders of OneDrive on Windows, whatever they are
// called there.
var oneDriveVariables = []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"}

// SyncFolder returns the name of the service that syncs a folder, "" when none
// is known to.
func SyncFolder(dir string) string {
	whole, err := filepath.Abs(dir)
	if err != nil {
		whole = dir
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		if found := syncFolderAt(real); found != "" {
			return found
		}
	}
	return syncFolderAt(whole)
}

func syncFolderAt(path string) string {
	for _, variable := range oneDriveVariables {
		if root := os.Getenv(variable); root != "" && within(root, path) {
			return "OneDrive"
		}
	}
	for at := path; ; at = filepath.Dir(at) {
		part := strings.ToLower(filepath.Base(at))
		for _, s := range syncFolders {
			if s.named(part) || s.marked(at) {
				return s.name
			}
		}
		if filepath.Dir(at) == at {
			return ""
		}
	}
}

func (s syncFolder) named(part string) bool {
	for _, known := range s.parts {
		if part == known || strings.HasPrefix(part, known+" - ") || strings.HasPrefix(part, known+" (") || strings.HasPrefix(part, known+"（") {
			return true
		}
	}
	return false
}

func (s syncFolder) marked(folder string) bool {
	for _, marker := range s.markers {
		if _, err := os.Lstat(filepath.Join(folder, marker)); err == nil {
			return true
		}
	}
	return false
}

func within(root, path string) bool {
	if runtime.GOOS == "windows" {
		root, path = strings.ToLower(root), strings.ToLower(path)
	}
	inside, err := filepath.Rel(root, path)
	return err == nil && filepath.IsLocal(inside)
}
