package parcel

import (
	"archive/zip"
	"math"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/workday"
)

// A package between offices (交换包) is one file: a zip file that stores, in this
// order and nothing else,
//
//	manifest.json     what the package says of itself (exchange.Manifest)
//	manifest.sig      the sender's ed25519 signature of it, 64 bytes
//	statements.jsonl  the statements, one a line
//	files/DIGEST      the files, named by their SHA-256
//
// or an age file with that in it. No name in it is the sender's choice, so none
// can lead anywhere. Every byte follows from the content: the reader knows what
// must stand at each place and refuses a package in which anything else does,
// whole. Equal content gives equal bytes.

// ExchangeEnding is how packages between offices are called.
const ExchangeEnding = ".zwgkb"

const (
	exchangeManifest   = "manifest.json"
	exchangeSignature  = "manifest.sig"
	exchangeStatements = "statements.jsonl"
	exchangeFiles      = "files/"
)

// exchangeLimits bound what is looked at.
type exchangeLimits struct {
	bytes      int64 // of the whole package: what a stick in FAT32 takes
	manifest   int64
	statements int64
	count      int
	files      int
}

func usualExchangeLimits() exchangeLimits {
	return exchangeLimits{bytes: math.MaxUint32 - 1<<20, manifest: 32 << 20, statements: 256 << 20, count: 200_000, files: 60_000}
}

// exchangeHeader is what stands before and behind a content in the zip file.
func exchangeHeader(name string, size int64, crc uint32, made workday.Date) *zip.FileHeader {
	return &zip.FileHeader{
		Name: name, Method: zip.Store, Flags: flagUTF8, CRC32: crc,
		CompressedSize64: uint64(size), UncompressedSize64: uint64(size),
		CreatorVersion: madeOnUnix | versionNeeded, ReaderVersion: versionNeeded, ExternalAttrs: plainFile,
		//lint:ignore SA1019 a header written as it is has no other date
		ModifiedDate: dosDate(made),
	}
}

// plainFile are the permissions of a file, as zip files made on Unix hold them.
const plainFile = 0o100644 << 16

func dosDate(d workday.Date) uint16 {
	return uint16(d.Year-1980)<<9 | uint16(d.Month)<<5 | uint16(d.Day)
}

func checkExchangeDate(d workday.Date) error {
	if d.Year < 1980 || d.Year > 2107 {
		return fault.New(fault.Invalid, "做包的日期%s不对。检查电脑的日期", d)
	}
	return nil
}

// exchangeSize is how long the package is, to the byte.
func exchangeSize(m *exchange.Manifest, manifest int) int64 {
	total := int64(endSize)
	entry := func(name string, size int64) {
		total += localSize + centralSize + 2*int64(len(name)) + size
	}
	entry(exchangeManifest, int64(manifest))
	entry(exchangeSignature, signatureSize)
	entry(exchangeStatements, m.Statements.Size)
	for _, f := range m.Files {
		entry(exchangeFiles+f.Digest, f.Size)
	}
	return total
}
