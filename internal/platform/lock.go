package platform

import (
	"os"
	"path/filepath"

	"zwgk/internal/fault"
)

// Lock keeps an office to one running window. It ends with the process, so a
// crash leaves nothing to clear away.
type Lock struct{ file *os.File }

// lockName is the file that carries the lock; it stays behind, empty.
const lockName = "office.lock"

// LockOffice locks the office in dir, or says that it is open already.
func LockOffice(dir string) (*Lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fault.Wrap(err, fault.Storage, "“%s”不能写入。检查U盘的写保护开关，或者换一个可以写的文件夹", dir)
	}
	if err := lockFile(f); err != nil {
		f.Close()
		return nil, fault.Wrap(err, fault.Conflict, "这个单位已经在另一个窗口里打开了。用那个窗口，或者先关掉它")
	}
	return &Lock{f}, nil
}

// Release lets another window open the office.
func (l *Lock) Release() error { return l.file.Close() }
