package platform

import "syscall"

func volumeOf(path string) (Volume, error) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(path, &stat); err != nil {
		return Volume{}, err
	}
	var name []byte
	for _, c := range stat.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return Volume{Remote: isRemoteSystem(string(name)), Free: stat.Bavail * uint64(stat.Bsize)}, nil
}
