package platform

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Volume is what a folder lies on.
type Volume struct {
	Remote bool   // on another computer, reached over the network
	Free   uint64 // bytes that this account may still write
}

// VolumeOf looks at the volume that holds a folder.
func VolumeOf(dir string) (Volume, error) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return Volume{}, err
	}
	v, err := volumeOf(whole)
	v.Remote = v.Remote || isUNC(whole)
	return v, err
}

// isUNC reports whether a path begins with the name of a server, as Windows
// writes it: \\server\share. \\?\C:\ and \\.\ name drives of this computer,
// \\?\UNC\server\share a server.
func isUNC(path string) bool {
	path = strings.ReplaceAll(path, "/", `\`)
	if rest, found := strings.CutPrefix(path, `\\?\`); found {
		return len(rest) > 4 && strings.EqualFold(rest[:4], `UNC\`)
	}
	return strings.HasPrefix(path, `\\`) && !strings.HasPrefix(path, `\\.\`) && len(strings.Trim(path, `\`)) > 0
}

// remoteSystems are file systems that lie on another computer, by the names that
// Linux and macOS give them.
var remoteSystems = []string{
	"nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ceph", "ncpfs", "9p", "webdav", "davfs", "fuse.davfs",
	"fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.s3fs", "fuse.curlftpfs", "fuse.glusterfs", "glusterfs", "lustre",
}

func isRemoteSystem(name string) bool { return slices.Contains(remoteSystems, strings.ToLower(name)) }

// SizeOf is how many bytes some files hold together; those that are not there
// hold none.
func SizeOf(paths ...string) (total uint64, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return total, err
		default:
			total += uint64(info.Size()) //nolint:gosec // no file has a negative size
		}
	}
	return total, nil
}
