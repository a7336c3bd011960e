package platform

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

func volumeOf(path string) (Volume, error) {
	var v Volume
	folder, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return v, err
	}
	if err := windows.GetDiskFreeSpaceEx(folder, &v.Free, nil, nil); err != nil {
		return v, err
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return v, err
	}
	v.Remote = windows.GetDriveType(root) == windows.DRIVE_REMOTE // a mapped drive
	return v, nil
}
