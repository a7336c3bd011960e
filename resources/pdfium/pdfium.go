// Package pdfium holds Google's PDF reader PDFium as a WebAssembly program, as
// the npm package @embedpdf/pdfium 2.15.1 ships it (Apache-2.0 and BSD-3, see
// LICENSE). Package pdfin runs it; it stands apart from package resources so
// that only programs that read PDF files carry its 4.6 MB.
package pdfium

import _ "embed"

// Program is the compiled reader. It must not be changed.
//
//go:embed pdfium.wasm
var Program []byte
