// Package sheet reads the xlsx ledgers that offices keep (依申请公开登记台账,
// 复议诉讼台账, 规范性文件台账, 行政行为统计台账) into typed records of the rules
// packages, and says of every row that it cannot take, where it stands, what
// is wrong and what to do.
//
// It is for ledgers as people keep them: title lines above the heading, merged
// headings, several ways to write a date, several words for one outcome. It
// guesses nothing: a word that could mean two things is refused with both
// named. It is not for storing: it assigns no identifiers, knows no database
// and matches nothing with records that exist already. The file that it reads
// stays as it was; Mark and WriteCatalogue write others.
//
// The 公开目录 is read by ReadCatalogue into catalog's entries, and written by
// WriteCatalogue so that reading it again changes nothing.
//
// An xlsx file may come from anywhere, so every size is bounded (Limits)
// before anything is unpacked, and again while it is.
//
// Worksheets are read by a small scanner of this package's own (scan.go,
// grid.go). General xlsx libraries keep neither the kind of a cell nor the
// merged ranges while they stream, and take several times as long; a test
// compares this reader with excelize cell by cell.
package sheet
