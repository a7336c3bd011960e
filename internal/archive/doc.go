// Package archive turns finished work into an archive (建档归档): pieces (件) and
// what they are made of, how long they are kept, their numbers (档号), boxes and
// volumes, the closing of a year, the check before hand-over (四性检测), loans,
// appraisal and destruction.
//
// A Piece is composed of one item, request, report or loose paper. While it is
// Pending it can be put right; Close gives the pieces of a year their numbers,
// and from then on a piece stands: a mistake is put right by a new piece that
// refers to it. Numbers run from 0001 without gaps within a Class and are never
// used again; a withdrawn number keeps its place with the reason.
//
// A Composer makes the piece, Close numbers it, Capacities.Fill and Bind put it
// into boxes and volumes, Check looks at everything before it leaves. What the
// law does not say, or is not known to say, is marked in docs/basis.md.
//
// It is rules only: it does not store, print, hash or copy.
//
// Sources: DA/T 22-2015 (整理规则), 《乡镇档案工作办法》, 《村级档案管理办法》, DA/T 70-2018
// (四性). Most of DA/T 22 is known at second hand only (docs/basis.md), so
// periods and schemes are the office's to change, and the defaults say so.
package archive
