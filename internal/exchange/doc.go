// Package exchange holds the rules by which offices tell each other things
// without a network: a town and its villages, by packages on a stick.
//
// What an office says is a Statement. It is signed by the office that made it,
// never changes and never goes, so every office keeps a set that only grows.
// Two sets merge by union: taking a package twice, late, or before an earlier
// one leads to the same set, and nothing is dropped.
//
// What holds about a subject are its heads: the statements about it that no
// other one supersedes. One head is the value. Two come about when two offices,
// or two copies of one office, spoke without knowing of each other; they are
// shown side by side until a statement supersedes both.
//
// Statements are numbered within a Stream: one office, one series, one
// audience. The audience is part of it because a village is not told what is
// meant for another one, and a gap in its numbers has to mean that something
// was lost. The series is part of it because an office that came back from an
// old backup would give the same numbers to other statements.
//
// A package is an increment: what the receiver is not known to have. Every
// package says what its sender has (Vector), and only that counts, never what
// was sent: the next package makes good a lost one.
//
// It is rules only: no files, no database, no keys at rest.
package exchange
