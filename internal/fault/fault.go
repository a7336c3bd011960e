// Package fault is the one kind of error that reaches a person.
//
// A fault carries a code, which programs and tests compare, and one sentence,
// which the clerk reads: what is wrong, where, and what to do about it. What
// only a developer understands stays in the wrapped cause and goes to the log.
//
// It is not for programming mistakes and not for control flow: a package that
// merely passes an error on wraps it with fmt.Errorf and %w.
package fault

import (
	"errors"
	"fmt"
)

// Code names a fault for programs. Codes are stable: they appear in --json
// output and in documentation.
type Code string

// The codes in use. A package that refuses something new adds its code here,
// so that the list stays one list.
const (
	Usage      Code = "usage"       // the call itself is wrong
	NotFound   Code = "not_found"   // what was named does not exist
	Exists     Code = "exists"      // it is there already and must not be replaced
	Invalid    Code = "invalid"     // a value breaks a rule
	Conflict   Code = "conflict"    // two records contradict each other
	Unreadable Code = "unreadable"  // a file is not what its name promises
	TooLarge   Code = "too_large"   // a file or table is beyond the limits
	Damaged    Code = "damaged"     // stored data does not match its digest or its log
	TooNew     Code = "too_new"     // made by a later version of the program
	Storage    Code = "storage"     // disk full, read-only, pulled out
	Font       Code = "font"        // a font or a glyph is missing
	NotAllowed Code = "not_allowed" // the rules or the role forbid it
)

// Error is a fault: a code, the sentence for the clerk, and the cause.
type Error struct {
	Code     Code
	Sentence string
	Cause    error
}

// New returns a fault whose sentence is formatted as by fmt.Sprintf.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Sentence: fmt.Sprintf(format, args...)}
}

// Wrap returns a fault that keeps cause for the log.
func Wrap(cause error, code Code, format string, args ...any) *Error {
	return &Error{Code: code, Sentence: fmt.Sprintf(format, args...), Cause: cause}
}

// Error gives the sentence and, for the log, the cause.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Sentence
	}
	return e.Sentence + " (" + e.Cause.Error() + ")"
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of the outermost fault in err's chain, or "" when
// there is none.
func CodeOf(err error) Code {
	var f *Error
	if errors.As(err, &f) {
		return f.Code
	}
	return ""
}

// Sentence returns what to show the clerk for err: the sentence of the
// outermost fault, or a plain one for an error nobody foresaw.
func Sentence(err error) string {
	if err == nil {
		return ""
	}
	var f *Error
	if errors.As(err, &f) {
		return f.Sentence
	}
	return "程序遇到没有料到的情况，没有改动任何记录。请把日志交给维护人员"
}
