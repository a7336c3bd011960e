package parcel

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"zwgk/internal/fault"
)

// free refuses a path that is there, even an empty folder.
func free(path string) error {
	_, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err == nil:
		return fault.New(fault.Exists, "“%s”已经有了，不会覆盖。换一个名字，或者先把它移走", path)
	}
	return writeFault(err, path)
}

// passes reports whether an error has its sentence already or is the clerk's
// own stop.
func passes(err error) bool {
	return err == nil || fault.CodeOf(err) != "" || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// writeFault gives an error while writing its sentence.
func writeFault(err error, where string) error {
	switch {
	case passes(err):
		return err
	case errors.Is(err, syscall.ENOSPC):
		return fault.Wrap(err, fault.Storage, "磁盘已满，移交包没有生成。腾出空间，或者换一个U盘再做一次")
	case errors.Is(err, syscall.EFBIG):
		return fault.Wrap(err, fault.Storage, "这个U盘放不下这么大的文件，移交包没有生成。改做文件夹形式，或者换一个U盘")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault.Wrap(err, fault.Storage, "“%s”不能写入，移交包没有生成。检查U盘的写保护开关，或者换一个可以写的文件夹", where)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, fault.NotFound, "“%s”不在了，移交包没有生成。检查U盘是否插好、文件夹是否还在", where)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return fault.Wrap(err, fault.Invalid, "移交包的名字太长，没有生成。换一个短一些的名字")
	}
	return fault.Wrap(err, fault.Storage, "“%s”写不进去，移交包没有生成。检查U盘是否插好，或者换一个文件夹再做一次", where)
}

// sourceFault gives an error of what goes into the package its sentence.
func sourceFault(err error, path string) error {
	if passes(err) {
		return err
	}
	return fault.Wrap(err, fault.Storage, "要放进移交包的“%s”读不出来，移交包没有生成。先核对档案资料，再做一次", path)
}

// lookFault gives an error of a package that cannot be looked at its sentence.
func lookFault(err error, path string) error {
	switch {
	case passes(err):
		return err
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fault.Wrap(err, fault.NotFound, "没有找到移交包“%s”。检查U盘是否插好、名字是否对", path)
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, fault.Storage, "“%s”不让读取，没有核对。换一个有权限的人来核对", path)
	}
	return fault.Wrap(err, fault.Storage, "“%s”读不出来，没有核对。检查U盘是否插好，再核对一次", path)
}

// isDiskError reports whether the disk could not be read, which says nothing
// about what stands on it.
func isDiskError(err error) bool {
	var of *fs.PathError
	return errors.As(err, &of)
}
