// Package word writes .docx files (Office Open XML, ISO/IEC 29500) for offices
// that paste a letter into their own red head or go on writing in a report.
//
// It writes only what an official document needs: paragraphs in true styles, so
// that headings make an outline and a style can be changed in one place; tables
// as tables; A4 with the margins, the type and the grid of GB/T 9704-2012; page
// numbers. The faces are named, not embedded: 方正小标宋简体, 仿宋_GB2312 and the
// like stand in the file with the face that takes their place on a computer
// that lacks them.
//
// Equal documents give equal bytes. Characters that XML cannot hold are left
// out; nothing of a text is ever read as markup. The package knows no document
// of the office: those are in package form.
package word
