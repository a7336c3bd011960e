package pdfin

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// machine is one running reader. The first failure ends it: what a damaged
// file left in its memory is used no further.
type machine struct {
	module    api.Module
	functions map[string]api.Function // those called so far; each has a stack of its own
	folder    *folder
	broken    error
}

// errMemory: the reader asked for more than the limit allows.
var errMemory = errors.New("out of the machine's memory")

func (e *Engine) newMachine(ctx context.Context) (*machine, error) {
	if err := e.prepare(ctx); err != nil {
		return nil, err
	}
	files, err := newFolder()
	if err != nil {
		return nil, fmt.Errorf("pdfin: %w", err)
	}
	ctx = withFolder(ctx, files)
	e.turn.Lock()
	defer e.turn.Unlock()
	e.mu.Lock()
	runtime, program := e.runtime, e.program
	e.mu.Unlock()
	if runtime == nil {
		return nil, errors.New("pdfin: the engine was closed")
	}
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions()
	module, err := runtime.InstantiateModule(ctx, program, config)
	if err != nil {
		return nil, fmt.Errorf("pdfin: %w", err)
	}
	m := &machine{module: module, functions: map[string]api.Function{}, folder: files}
	for _, start := range []string{"emscripten_stack_init", "__wasm_call_ctors", "FPDF_InitLibrary"} {
		if _, err := m.call(ctx, start); err != nil {
			m.close()
			return nil, fmt.Errorf("pdfin: %w", err)
		}
	}
	return m, nil
}

func (m *machine) close() {
	if m.module != nil {
		_ = m.module.Close(context.Background())
		m.module = nil
	}
}

// call calls one of the reader's functions, under a context with the machine's
// folder. The error tells that the machine has ended, because of the file, of
// the time, or of ctx.
func (m *machine) call(ctx context.Context, name string, args ...uint64) (result uint64, err error) {
	switch {
	case m.broken != nil:
		return 0, m.broken
	case m.module == nil:
		return 0, errClosed
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: panic: %v", name, r)
		}
		if err != nil {
			m.broken = err
			m.close()
		}
	}()
	function := m.functions[name]
	if function == nil {
		if function = m.module.ExportedFunction(name); function == nil {
			return 0, fmt.Errorf("the reader has no function %s", name)
		}
		m.functions[name] = function
	}
	results, err := function.Call(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, err)
	}
	if len(results) > 0 {
		result = results[0]
	}
	return result, nil
}

var errClosed = errors.New("the document is closed")

// caller makes several calls and keeps the first error, after which it makes
// no more.
type caller struct {
	ctx   context.Context // bounded in time: watching it costs more than a small call
	plain context.Context // without end
	m     *machine
	err   error
}

func newCaller(ctx context.Context, m *machine) *caller {
	ctx = withFolder(ctx, m.folder)
	return &caller{ctx: ctx, plain: context.WithoutCancel(ctx), m: m}
}

// ask is int for the small calls that are made for every character or object
// and cannot take long. Whoever makes many looks at the time himself.
func (c *caller) ask(name string, args ...uint64) int {
	var result uint64
	if c.err == nil {
		result, c.err = c.m.call(c.plain, name, args...)
	}
	return int(int32(result))
}

// late ends the machine when the time is over.
func (c *caller) late() bool {
	if c.err == nil {
		c.err = c.ctx.Err()
	}
	return c.err != nil
}

// int calls a function and takes its result as a C int.
func (c *caller) int(name string, args ...uint64) int { return int(int32(c.raw(name, args...))) }

func (c *caller) raw(name string, args ...uint64) (result uint64) {
	if c.err == nil {
		result, c.err = c.m.call(c.ctx, name, args...)
	}
	return result
}

// pointer is int for addresses: 0 means that there is none.
func (c *caller) pointer(name string, args ...uint64) uint32 { return uint32(c.raw(name, args...)) }

// alloc gets n bytes of the reader's memory.
func (c *caller) alloc(n int) uint32 {
	at := c.pointer("malloc", uint64(n))
	if at == 0 && c.err == nil {
		c.err = errMemory
	}
	return at
}

func (c *caller) free(at uint32) { c.raw("free", uint64(at)) }

// bytes shows n bytes of the reader's memory, until the next call.
func (c *caller) bytes(at uint32, n int) []byte {
	if c.err != nil {
		return make([]byte, n)
	}
	data, ok := c.m.module.Memory().Read(at, uint32(n))
	if !ok {
		c.err = errOutside
		return make([]byte, n)
	}
	return data
}

func (c *caller) write(at uint32, data []byte) { copy(c.bytes(at, len(data)), data) }

func float32At(data []byte, i int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:])))
}
