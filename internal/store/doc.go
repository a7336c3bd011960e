// Package store keeps an office: one folder with office.db (SQLite), files/
// (attachments, named by digest) and backups/.
//
// Every change runs through Change: the records and their entries in the
// hash-chained log are one transaction, so there is no record without an entry
// and no entry without a record. The database runs in WAL mode with
// synchronous=FULL, because offices lose power: what was acknowledged is on
// the disk. One connection writes, several read.
//
// The package knows SQL and files; it knows no permissions (desk) and decides
// nothing about the law. Only this package imports database/sql.
package store
