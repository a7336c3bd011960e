// Package photo reads the photographs that prove a posting (张贴现场照片) and
// makes the copy that goes to the board, the website and the archive.
//
// [Read] says what a photo is; [Scale] makes an upright JPEG that fits a
// [Frame], never larger than the photo itself. The copy is drawn afresh, so
// nothing but the picture survives: no place of taking (GPS), no name of a
// camera or its owner, no small preview that still shows what was cut away.
//
// A photo is judged by its head before any of it is decoded: by its pixels, by
// the memory that decoding would take, and by whether a file so short can hold
// so many pixels at all. Original and copy are kept by whoever calls; the
// package writes no files.
package photo
