package platform

import (
	"strings"
	"testing"
)

func TestTheDeepestMountTellsTheFileSystem(t *testing.T) {
	const table = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /mnt rw - tmpfs tmpfs rw
41 40 0:41 / /mnt/公\040共 rw,relatime shared:5 - cifs //server/share rw
42 40 0:42 / /mnt/usb rw - nfs4 server:/old rw
43 40 8:17 / /mnt/usb rw - vfat /dev/sdb1 rw
`
	for path, want := range map[string]string{
		"/home/li": "ext4", "/mnt": "tmpfs", "/mnt/公 共/青石镇": "cifs", "/mnt/usb/青石镇": "vfat", "/mnt/usb2": "tmpfs",
	} {
		if got := systemAt(path, strings.NewReader(table)); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
