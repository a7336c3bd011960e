package pdfin

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/emscripten"

	"zwgk/resources/pdfium"
)

// memoryPages bounds a machine's memory: 768 MB in WebAssembly's pages of
// 64 KB. A page of A3 at 300 dpi takes 70 MB beside the file itself.
const memoryPages = 768 << 4

// Limits bounds what a file may cost. A zero field means its default.
type Limits struct {
	Bytes  int64         // size of the file; 200 MB
	Pages  int           // 3000
	Pixels int           // of one rendered page; 40 million, A3 at 300 dpi has 17
	Chars  int           // of one page's text; 200 000
	Time   time.Duration // of one call; a minute
}

func (l Limits) withDefaults() Limits {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.Pages, 3000)
	set(&l.Pixels, 40_000_000)
	set(&l.Chars, 200_000)
	if l.Bytes <= 0 {
		l.Bytes = 200 << 20
	}
	if l.Time <= 0 {
		l.Time = time.Minute
	}
	return l
}

// Engine opens documents. Making one costs nothing: PDFium is compiled at the
// first file. It is safe for concurrent use.
type Engine struct {
	cacheDir string
	limits   Limits

	// turn is held by whoever runs a machine. wazero remembers what it knows of
	// a function's type when the reader first jumps back to it (longjmp), and
	// does so without a lock: two machines at once would race.
	turn sync.Mutex

	mu      sync.Mutex
	runtime wazero.Runtime
	program wazero.CompiledModule
	cache   wazero.CompilationCache
}

// New makes an engine that keeps the compiled reader in cacheDir, or nowhere
// when that is "". Files of another version or machine in the folder are not
// used; a folder that cannot be written is done without.
func New(cacheDir string, limits Limits) *Engine {
	return &Engine{cacheDir: cacheDir, limits: limits.withDefaults()}
}

// prepare compiles PDFium when that has not been done.
func (e *Engine) prepare(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.program != nil {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// Looking at the context in every loop triples the time of a page. Without
	// it a hostile page could never be stopped, and while the reader worked the
	// rest of the program would wait with the garbage collector.
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(true).WithMemoryLimitPages(memoryPages)
	cache := e.openCache()
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	// What is compiled serves later calls too: it does not end with this one.
	runtime, program, err := compile(context.WithoutCancel(ctx), config)
	if err != nil {
		if cache != nil {
			_ = cache.Close(ctx)
		}
		return fmt.Errorf("pdfin: %w", err)
	}
	e.runtime, e.program, e.cache = runtime, program, cache
	return nil
}

func (e *Engine) openCache() wazero.CompilationCache {
	if e.cacheDir == "" {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(e.cacheDir)
	if err != nil {
		return nil // a read-only folder costs seconds, not the file
	}
	return cache
}

func compile(ctx context.Context, config wazero.RuntimeConfig) (_ wazero.Runtime, _ wazero.CompiledModule, err error) {
	runtime := wazero.NewRuntimeWithConfig(ctx, config)
	defer func() {
		if err != nil {
			_ = runtime.Close(ctx)
		}
	}()
	program, err := runtime.CompileModule(ctx, pdfium.Program)
	if err != nil {
		return nil, nil, fmt.Errorf("compile the reader: %w", err)
	}
	exporter, err := emscripten.NewFunctionExporterForModule(program)
	if err != nil {
		return nil, nil, err
	}
	env := runtime.NewHostModuleBuilder("env")
	exporter.ExportFunctions(env)
	offer(env, environment)
	if _, err := env.Instantiate(ctx); err != nil {
		return nil, nil, err
	}
	files := runtime.NewHostModuleBuilder("wasi_snapshot_preview1")
	offer(files, fileCalls)
	_, err = files.Instantiate(ctx)
	return runtime, program, err
}

// Close releases the compiled reader. Documents that are still open are closed
// with it. The engine compiles again when it is used again.
func (e *Engine) Close(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.program == nil {
		return nil
	}
	err := e.runtime.Close(ctx)
	if e.cache != nil {
		if closing := e.cache.Close(ctx); err == nil {
			err = closing
		}
	}
	e.runtime, e.program, e.cache = nil, nil, nil
	return err
}
