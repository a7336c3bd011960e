// Package disktrace reads what a program did to files, as strace recorded it,
// and says what a disk may hold when the power goes at some moment of it. It
// serves tests only.
//
// The model is stricter than most disks: until a file is synced, every sector
// of every write to it may have reached the disk or not, in any order; a length
// that was cut may be the old one or the new one; a new name may be there or
// not until its folder is synced.
package disktrace

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Kind is what a call does.
type Kind uint8

// The kinds.
const (
	Write Kind = iota
	Truncate
	Sync   // of a file or a folder
	Remove // of a name
	Told   // written to the program's standard output
)

// Call is one system call.
type Call struct {
	Kind   Kind
	Path   string
	Offset int64 // of a write; the new length of a truncation
	Data   []byte
}

// Arguments makes strace record into a file; the program and its arguments
// follow.
func Arguments(record string) []string {
	return []string{
		"-f", "-y", "-xx", "-s", "4000000", "-o", record,
		"-e", "trace=write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,mmap", "-e", "signal=none",
	}
}

// Parse reads a record. A write counts from the moment it began, a sync only
// when it had returned.
func Parse(r io.Reader) ([]Call, error) {
	var calls []Call
	waiting := map[string]Call{} // syncs under way, by thread
	lines := bufio.NewReaderSize(r, 1<<20)
	for {
		line, err := lines.ReadString('\n')
		if line = strings.TrimSpace(line); line != "" {
			call, known, failed := parse(line, waiting)
			if failed != nil {
				return nil, failed
			}
			if known {
				calls = append(calls, call)
			}
		}
		if err == io.EOF {
			return calls, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func parse(line string, waiting map[string]Call) (call Call, known bool, err error) {
	thread, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, "<... ") {
		if call, known = waiting[thread]; known && strings.HasSuffix(rest, "= 0") {
			delete(waiting, thread)
			return call, true, nil
		}
		return Call{}, false, nil
	}
	name, arguments, ok := strings.Cut(rest, "(")
	if !ok {
		return Call{}, false, nil
	}
	unfinished := strings.HasSuffix(arguments, "<unfinished ...>")
	if !unfinished && strings.Contains(arguments, ") = -1") {
		return Call{}, false, nil
	}
	call, err = read(name, arguments)
	if err != nil || call.Path == "" {
		return Call{}, false, err
	}
	if call.Kind == Sync && unfinished {
		waiting[thread] = call
		return Call{}, false, nil
	}
	return call, true, nil
}

func read(name, arguments string) (Call, error) {
	fields := strings.Split(strings.TrimSuffix(strings.TrimSuffix(arguments, " <unfinished ...>"), " "), ", ")
	descriptor, path, err := file(fields[0])
	if err != nil {
		return Call{}, err
	}
	switch name {
	case "fsync", "fdatasync":
		return Call{Kind: Sync, Path: path}, nil
	case "ftruncate":
		length, err := number(fields[1])
		return Call{Kind: Truncate, Path: path, Offset: length}, err
	case "write", "pwrite64":
		data, err := text(fields[1])
		if err != nil {
			return Call{}, err
		}
		if name == "write" {
			if descriptor == "1" {
				return Call{Kind: Told, Path: "1", Data: data}, nil
			}
			return Call{}, nil // a database writes at places
		}
		at, err := number(fields[3])
		return Call{Kind: Write, Path: path, Offset: at, Data: data}, err
	case "unlink":
		gone, err := text(fields[0])
		return Call{Kind: Remove, Path: string(gone)}, err
	case "unlinkat":
		gone, err := text(fields[1])
		return Call{Kind: Remove, Path: string(gone)}, err
	case "mmap":
		return Call{}, mapped(fields)
	}
	return Call{}, nil
}

// mapped refuses a record in which a file is written through memory, where
// strace does not see it. The index of the log (-shm) is, and never read again
// after a loss of power.
func mapped(fields []string) error {
	if len(fields) < 5 || !strings.Contains(fields[2], "PROT_WRITE") || !strings.Contains(fields[3], "MAP_SHARED") || strings.Contains(fields[3], "MAP_ANONYMOUS") {
		return nil
	}
	_, path, err := file(fields[4])
	if err == nil && !strings.HasSuffix(path, "-shm") {
		err = fmt.Errorf("%s is written through memory", path)
	}
	return err
}

// file reads 5<path>, the path in hexadecimal.
func file(field string) (descriptor, path string, err error) {
	descriptor, rest, ok := strings.Cut(strings.TrimSuffix(strings.TrimSpace(field), ")"), "<")
	if !ok {
		return descriptor, "", nil
	}
	end := strings.LastIndex(rest, ">")
	if end < 0 {
		return "", "", fmt.Errorf("no path in %q", field)
	}
	decoded, err := text(`"` + rest[:end] + `"`)
	return descriptor, string(decoded), err
}

// text reads "\x2f\x74", as -xx writes it.
func text(field string) ([]byte, error) {
	field = strings.TrimPrefix(strings.TrimSpace(field), `"`)
	field, _, _ = strings.Cut(field, `"`)
	data := make([]byte, 0, len(field)/4)
	for i := 0; i < len(field); {
		if !strings.HasPrefix(field[i:], `\x`) || i+4 > len(field) {
			data = append(data, field[i])
			i++
			continue
		}
		b, err := strconv.ParseUint(field[i+2:i+4], 16, 8)
		if err != nil {
			return nil, err
		}
		data = append(data, byte(b))
		i += 4
	}
	return data, nil
}

func number(field string) (int64, error) {
	field, _, _ = strings.Cut(field, ")")
	return strconv.ParseInt(strings.TrimSpace(field), 10, 64)
}
