package store

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"zwgk/internal/fault"
)

// windowsDiskFull is Windows' ERROR_DISK_FULL, which package syscall does not
// name; elsewhere no file gives this number.
const windowsDiskFull = syscall.Errno(112)

// storageFault turns an error of the disk or of SQLite into the sentence that
// fits it. where is the folder; it may be empty.
func storageFault(err error, where string) error {
	if err == nil || fault.CodeOf(err) != "" {
		return err
	}
	if where == "" {
		where = "单位文件夹"
	} else {
		where = "“" + where + "”"
	}
	switch code := sqliteCode(err); {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, windowsDiskFull), code == sqlite3.SQLITE_FULL:
		return fault.Wrap(err, fault.Storage, "磁盘已满，没有保存。腾出空间后再做一次，原有记录没有改动")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), code == sqlite3.SQLITE_READONLY:
		return fault.Wrap(err, fault.Storage, "%s不能写入。检查U盘的写保护开关，或者换一个可以写的文件夹", where)
	case code == sqlite3.SQLITE_BUSY, code == sqlite3.SQLITE_LOCKED:
		return fault.Wrap(err, fault.Storage, "这个单位的资料正被另一个程序使用。关掉另一个窗口再做一次")
	case code == sqlite3.SQLITE_CORRUPT, code == sqlite3.SQLITE_NOTADB:
		return fault.Wrap(err, fault.Damaged, "office.db已损坏。不要再录入，用最近的备份恢复")
	case code == sqlite3.SQLITE_IOERR, code == sqlite3.SQLITE_CANTOPEN:
		return fault.Wrap(err, fault.Storage, "%s读不出或写不进。检查U盘是否插好、文件夹是否还在", where)
	case code == sqlite3.SQLITE_CONSTRAINT:
		return constraintFault(err)
	}
	return err
}

// constraintFault says what a table refused, where a person can bring it about.
func constraintFault(err error) error {
	for _, refused := range archiveSentences {
		if strings.Contains(err.Error(), refused.says) {
			return fault.Wrap(err, fault.Conflict, "%s", refused.sentence)
		}
	}
	return err
}

// sqliteCode is SQLite's primary result code in err, or 0.
func sqliteCode(err error) int {
	var inSQLite *sqlite.Error
	if errors.As(err, &inSQLite) {
		return inSQLite.Code() & 0xFF
	}
	return 0
}
