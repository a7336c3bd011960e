// Package pdfin reads PDF files that others made: their page sizes, their text
// in lines, and their pages as pictures.
//
// The reading is done by PDFium (package resources/pdfium), compiled to
// WebAssembly and run by wazero without C. Every [Document] has a machine of
// its own, with a bounded memory, no clock and no files but our fonts: a file
// that breaks the reader ends that machine with a fault and touches nothing
// else. Compiling PDFium takes seconds, so an [Engine] does it at the first
// file and can keep the result in a folder.
//
// Type that a file names but does not contain is drawn in our own faces, and
// [Document.MissingFonts] tells which: such a page is readable, but not exactly
// what its maker saw.
//
// It changes no files and knows nothing of archives; package bind does.
package pdfin
