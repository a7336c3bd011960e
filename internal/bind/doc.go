// Package bind binds the papers of a piece (件) into its archive copy (装订): one
// PDF/A-1b with bookmarks, page numbers and the archival stamp (归档章).
//
// Papers of our own come as display lists and stay what they are. A photo or a
// scan becomes a page. A PDF file of others becomes pages that are pictures of
// its pages, over an invisible copy of its words, so that the copy can be
// searched; what its maker left out or locked is not carried along. Every other
// file is left beside the copy, and [Result] says so with the reason.
//
// Equal parts give equal bytes. The package keeps nothing, reads no clock and
// knows no archive: numbers and values of the stamp come as they are printed.
package bind
