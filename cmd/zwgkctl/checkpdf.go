package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"zwgk/internal/pdfin"
	"zwgk/internal/reportin"
)

// reportReader reads reports of every kind. PDFium is compiled at the first
// PDF and serves all later ones.
type reportReader struct {
	once   sync.Once
	engine *pdfin.Engine
}

func (r *reportReader) options() reportin.Options { return reportin.Options{PDF: r.pages} }

func (r *reportReader) pages(ctx context.Context, name string, data []byte) (reportin.PageText, error) {
	r.once.Do(func() { r.engine = pdfin.New(compiledFolder(), pdfin.Limits{}) })
	doc, err := r.engine.OpenBytes(ctx, name, data)
	if err != nil {
		return nil, err
	}
	return pdfPages{doc}, nil
}

// compiledFolder keeps the compiled reader between calls, or nowhere when the
// account has no such folder.
func compiledFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "zwgk", "pdfium")
}

func (r *reportReader) close(ctx context.Context) {
	if r.engine != nil {
		_ = r.engine.Close(context.WithoutCancel(ctx)) // nothing was written
	}
}

// pdfPages is a PDF as reportin wants it.
type pdfPages struct{ doc *pdfin.Document }

func (p pdfPages) Pages() int { return len(p.doc.Pages()) }

func (p pdfPages) Text(ctx context.Context, page int) (string, error) { return p.doc.Text(ctx, page) }

func (p pdfPages) Close() { p.doc.Close() }
