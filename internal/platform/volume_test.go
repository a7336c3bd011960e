package platform

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAFolderLiesOnAVolumeWithRoom(t *testing.T) {
	v, err := VolumeOf(t.TempDir())
	if err != nil || v.Free == 0 || v.Remote {
		t.Errorf("volume %+v, %v", v, err)
	}
	if _, err := VolumeOf(filepath.Join(t.TempDir(), "没有")); err == nil {
		t.Error("a folder that is not there has room")
	}
}

func TestAServerStandsInThePath(t *testing.T) {
	for path, want := range map[string]bool{
		`\\server\公开\青石镇`: true, `//server/公开`: true, `\\?\UNC\server\share`: true, `\\?\unc\server\share`: true,
		`C:\青石镇`: false, `\\?\C:\青石镇`: false, `\\.\COM1`: false, `/home/青石镇`: false, `\青石镇`: false, ``: false, `\\`: false,
	} {
		if isUNC(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

func TestRemoteFileSystemsAreKnownByName(t *testing.T) {
	for _, name := range []string{"nfs4", "cifs", "smb3", "fuse.sshfs", "NFS", "fuse.gvfsd-fuse"} {
		if !isRemoteSystem(name) {
			t.Errorf("%s lies on this computer", name)
		}
	}
	for _, name := range []string{"ext4", "btrfs", "vfat", "exfat", "fuseblk", "tmpfs", "overlay", "ntfs3", ""} {
		if isRemoteSystem(name) {
			t.Errorf("%s lies on another computer", name)
		}
	}
}

func TestSyncFoldersAreKnownByTheirName(t *testing.T) {
	for path, want := range map[string]string{
		"/home/li/OneDrive/政务公开":                "OneDrive",
		"/Users/li/OneDrive - 青石镇人民政府/公开":       "OneDrive",
		"/home/li/onedrive (1)/公开":              "OneDrive",
		"/D/微云同步助手/12345/公开":                    "微云",
		"/D/BaiduSyncdisk/青石镇":                  "百度网盘同步",
		"/home/li/我的坚果云/公开":                     "坚果云",
		"/home/li/Nutstore Files/公开":            "坚果云",
		"/home/li/Dropbox/公开":                   "Dropbox",
		"/Users/li/Library/Mobile Documents/公开": "iCloud",
		"/C/Users/li/iCloudDrive/公开":            "iCloud",
		"/D/WPS云盘/公开":                           "WPS云盘",
		"/home/li/政务公开":                         "",
		"/home/li/onedriver/公开":                 "",
		"/home/li/不要放在OneDrive/公开":              "",
		"/home/li/关于Dropbox的说明":                 "",
		"/home/li/微云山村":                         "",
	} {
		if got := SyncFolder(filepath.FromSlash(path)); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// A folder that was given another name is known by what the service keeps in it,
// and by where a link leads.
func TestSyncFoldersAreKnownByTheirMarkers(t *testing.T) {
	for marker, want := range map[string]string{
		".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive", ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".tmp.driveupload": "Google云端硬盘",
	} {
		root := t.TempDir()
		office := filepath.Join(root, "单位", "青石镇")
		if err := os.MkdirAll(office, 0o755); err != nil {
			t.Fatal(err)
		}
		if got := SyncFolder(office); got != "" {
			t.Errorf("without a marker: %q", got)
		}
		if err := os.WriteFile(filepath.Join(root, marker), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := SyncFolder(office); got != want {
			t.Errorf("%s: %q, want %q", marker, got, want)
		}
		link := filepath.Join(t.TempDir(), "公开")
		if err := os.Symlink(office, link); err == nil && SyncFolder(link) != want {
			t.Errorf("%s behind a link: %q", marker, SyncFolder(link))
		}
	}
}

func TestOneDriveIsKnownByWhereItSaysItIs(t *testing.T) {
	root := t.TempDir()
	t.Setenv("OneDriveCommercial", root)
	if got := SyncFolder(filepath.Join(root, "公开")); got != "OneDrive" {
		t.Errorf("%q", got)
	}
}
