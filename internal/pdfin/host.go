package pdfin

import (
	"context"
	"encoding/binary"
	"errors"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// The reader was compiled for Emscripten, which asks its surroundings for
// memory, time and files. It gets memory within the limit, no time (equal files
// must give equal pages), and the folder of fonts in folder.go.

// call is one function the reader may call: params are counted, all 32 bits
// wide; result is 'i' for an int, 'd' for a double, 0 for none.
type call struct {
	name   string
	params int
	result byte
	do     func(ctx context.Context, m api.Memory, args []uint64) uint64
}

var environment = []call{
	{"_tzset_js", 4, 0, timeZone},
	{"_abort_js", 0, 0, abort},
	{"__assert_fail", 4, 0, abort},
	{"_emscripten_memcpy_js", 3, 0, copyMemory},
	{"emscripten_date_now", 0, 'd', zero},
	{"emscripten_resize_heap", 1, 'i', growMemory},
	{"_localtime_js", 3, 0, calendarTime},
	{"_gmtime_js", 3, 0, calendarTime},
	{"__syscall_openat", 4, 'i', openAt},
	{"__syscall_fcntl64", 3, 'i', zero},
	{"__syscall_ioctl", 3, 'i', refuse(errNotTerminal)},
	{"__syscall_fstat64", 2, 'i', statOpen},
	{"__syscall_stat64", 2, 'i', statPath(0)},
	{"__syscall_lstat64", 2, 'i', statPath(0)},
	{"__syscall_newfstatat", 4, 'i', statPath(1)},
	{"__syscall_getdents64", 3, 'i', listFolder},
	{"__syscall_unlinkat", 3, 'i', refuse(errReadOnly)},
	{"__syscall_rmdir", 1, 'i', refuse(errReadOnly)},
	{"__syscall_ftruncate64", 3, 'i', refuse(errReadOnly)},
}

var fileCalls = []call{
	{"fd_close", 1, 'i', closeFile},
	{"fd_read", 4, 'i', readFile},
	{"fd_seek", 5, 'i', seekFile},
	{"fd_write", 4, 'i', swallow},
	{"fd_sync", 1, 'i', zero},
	{"environ_sizes_get", 2, 'i', noEnvironment},
	{"environ_get", 2, 'i', zero},
}

func offer(module wazero.HostModuleBuilder, calls []call) {
	for _, c := range calls {
		params := make([]api.ValueType, c.params)
		for i := range params {
			params[i] = api.ValueTypeI32
		}
		var results []api.ValueType
		switch c.result {
		case 'i':
			results = []api.ValueType{api.ValueTypeI32}
		case 'd':
			results = []api.ValueType{api.ValueTypeF64}
		}
		do := func(ctx context.Context, module api.Module, stack []uint64) {
			result := c.do(ctx, module.Memory(), stack)
			if c.result != 0 {
				stack[0] = result
			}
		}
		module.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(do), params, results).Export(c.name)
	}
}

// errAborted ends a machine whose reader found itself in an impossible state.
var errAborted = errors.New("the reader gave up")

func abort(context.Context, api.Memory, []uint64) uint64 { panic(errAborted) }

func zero(context.Context, api.Memory, []uint64) uint64 { return 0 }

// refuse answers a system call with an error number.
func refuse(number int32) func(context.Context, api.Memory, []uint64) uint64 {
	return func(context.Context, api.Memory, []uint64) uint64 { return api.EncodeI32(-number) }
}

// must ends the machine when the reader names memory that it does not have.
func must[T any](v T, ok bool) T {
	if !ok {
		panic(errOutside)
	}
	return v
}

var errOutside = errors.New("the reader pointed outside its memory")

func put32(m api.Memory, at uint32, v uint32) { must(0, m.WriteUint32Le(at, v)) }

func put64(m api.Memory, at uint32, v uint64) { must(0, m.WriteUint64Le(at, v)) }

func copyMemory(_ context.Context, m api.Memory, args []uint64) uint64 {
	to, from, n := uint32(args[0]), uint32(args[1]), uint32(args[2])
	copy(must(m.Read(to, n)), must(m.Read(from, n)))
	return 0
}

// growMemory gives the reader memory up to the machine's limit.
func growMemory(_ context.Context, m api.Memory, args []uint64) uint64 {
	const page = 1 << 16
	wanted, have := uint64(uint32(args[0])), uint64(m.Size())
	if wanted <= have {
		return 1
	}
	// A fifth more, so that a page's many small requests are few growths.
	for _, size := range []uint64{max(wanted, have+have/5), wanted} {
		if _, ok := m.Grow(uint32((size - have + page - 1) / page)); ok {
			return 1
		}
	}
	return 0
}

// timeZone is UTC without names.
func timeZone(_ context.Context, m api.Memory, args []uint64) uint64 {
	put32(m, uint32(args[0]), 0)
	put32(m, uint32(args[1]), 0)
	for _, name := range args[2:4] {
		must(0, m.WriteByte(uint32(name), 0))
	}
	return 0
}

// calendarTime answers every moment with the first of January 1900.
func calendarTime(_ context.Context, m api.Memory, args []uint64) uint64 {
	const tm = 44 // size of C's struct tm
	clear(must(m.Read(uint32(args[2]), tm)))
	put32(m, uint32(args[2])+12, 1)
	return 0
}

// noEnvironment: there are no environment variables.
func noEnvironment(_ context.Context, m api.Memory, args []uint64) uint64 {
	put32(m, uint32(args[0]), 0)
	put32(m, uint32(args[1]), 0)
	return 0
}

// swallow takes what the reader writes to its own diagnosis.
func swallow(_ context.Context, m api.Memory, args []uint64) uint64 {
	var n uint32
	for _, part := range buffers(m, args) {
		n += uint32(len(part))
	}
	put32(m, uint32(args[3]), n)
	return 0
}

// buffers are the pieces of memory of a scattered read or write.
func buffers(m api.Memory, args []uint64) [][]byte {
	list, count := uint32(args[1]), uint32(args[2])
	table := must(m.Read(list, 8*min(count, 1<<20)))
	var parts [][]byte
	for ; len(table) >= 8; table = table[8:] {
		parts = append(parts, must(m.Read(binary.LittleEndian.Uint32(table), binary.LittleEndian.Uint32(table[4:]))))
	}
	return parts
}
