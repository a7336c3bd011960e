package parcel

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"zwgk/internal/fault"
)

// windowsDiskFull is ERROR_DISK_FULL, which package syscall does not name;
// elsewhere no file gives this number.
const windowsDiskFull = syscall.Errno(112)

// backupFault gives an error while making a backup its sentence.
func backupFault(err error, path string) error {
	where := filepath.Dir(path)
	switch {
	case passes(err):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, windowsDiskFull):
		return fault.Wrap(err, fault.Storage, "“%s”的磁盘已满，备份没有做成。腾出空间，或者换一个U盘再做一次，原有记录没有改动", where)
	case errors.Is(err, syscall.EFBIG):
		return fault.Wrap(err, fault.Storage, "这个U盘放不下这么大的文件，备份没有做成。把U盘格式化成exFAT，或者换一块移动硬盘")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.Wrap(err, fault.Storage, "“%s”不能写入，备份没有做成。检查U盘的写保护开关，或者换一个可以写的文件夹", where)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, fault.NotFound, "“%s”不在了，备份没有做成。检查U盘是否插好、文件夹是否还在", where)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return fault.Wrap(err, fault.Invalid, "备份的文件名太长，没有做成。换一个短一些的名字")
	}
	return fault.Wrap(err, fault.Storage, "“%s”写不进去，备份没有做成。检查U盘是否插好，或者换一个文件夹再做一次", where)
}

// backupLookFault gives an error of a backup that cannot be read its sentence.
func backupLookFault(err error, path string) error {
	switch {
	case passes(err):
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, fault.NotFound, "没有找到备份“%s”。检查U盘是否插好、名字是否对", path)
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, fault.Storage, "“%s”不让读取。换一个有权限的人来做", path)
	case errors.Is(err, os.ErrInvalid):
		return fault.Wrap(err, fault.Unreadable, "“%s”不是备份文件。核对选的文件", path)
	}
	return fault.Wrap(err, fault.Storage, "备份“%s”读不出来。检查U盘是否插好，或者换一份备份", path)
}
