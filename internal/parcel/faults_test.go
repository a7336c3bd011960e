package parcel

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"zwgk/internal/fault"
)

// TestSentencesOfTheDisk: each trouble has its own advice, and the cause stays
// for the log.
func TestSentencesOfTheDisk(t *testing.T) {
	for _, c := range []struct {
		cause  error
		code   fault.Code
		advice string
	}{
		{syscall.ENOSPC, fault.Storage, "磁盘已满"},
		{syscall.EFBIG, fault.Storage, "改做文件夹形式"},
		{syscall.EROFS, fault.Storage, "写保护开关"},
		{fs.ErrPermission, fault.Storage, "不能写入"},
		{fs.ErrNotExist, fault.NotFound, "不在了"},
		{syscall.ENAMETOOLONG, fault.Invalid, "名字太长"},
		{syscall.EIO, fault.Storage, "写不进去"},
	} {
		err := writeFault(fmt.Errorf("write: %w", &fs.PathError{Op: "write", Path: "x", Err: c.cause}), "E:")
		if fault.CodeOf(err) != c.code || !strings.Contains(fault.Sentence(err), c.advice) || !errors.Is(err, c.cause) {
			t.Errorf("%v: %v", c.cause, err)
		}
	}
	for _, err := range []error{nil, context.Canceled, fault.New(fault.Invalid, "已经说过")} {
		if got := writeFault(err, "E:"); !errors.Is(got, err) || (err != nil && got.Error() != err.Error()) {
			t.Errorf("%v became %v", err, got)
		}
	}
}
