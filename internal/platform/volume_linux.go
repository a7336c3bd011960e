package platform

import (
	"bufio"
	"io"
	"os"
	"strings"
	"syscall"
)

func volumeOf(path string) (Volume, error) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(path, &stat); err != nil {
		return Volume{}, err
	}
	v := Volume{Free: stat.Bavail * uint64(stat.Bsize)}
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return v, nil // a system without /proc: what lies where cannot be told
	}
	defer mounts.Close()
	v.Remote = isRemoteSystem(systemAt(path, mounts))
	return v, nil
}

// systemAt returns the name of the file system that a path lies on, by the
// table of mounts: of the mount points above the path the longest, of those at
// one place the last, which covers the others.
func systemAt(path string, mounts io.Reader) (system string) {
	longest := -1
	lines := bufio.NewScanner(mounts)
	for lines.Scan() {
		// 36 35 98:0 /root /mnt rw,noatime master:1 - cifs //server/share rw
		before, after, found := strings.Cut(lines.Text(), " - ")
		fields, kind := strings.Fields(before), strings.Fields(after)
		if !found || len(fields) < 5 || len(kind) == 0 {
			continue
		}
		if point := unescaped(fields[4]); len(point) >= longest && within(point, path) {
			longest, system = len(point), kind[0]
		}
	}
	return system
}

// unescaped undoes how the table writes the characters that part its fields.
func unescaped(point string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(point)
}
