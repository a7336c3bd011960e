// Package parcel writes and checks what leaves the office sealed: packages that
// can be proved unchanged without this program.
//
// The hand-over package (移交包) for the county archive is a bag as RFC 8493
// describes it, version 1.0, tags in UTF-8:
//
//	bagit.txt                what it is
//	bag-info.txt             who hands over what, when, how many bytes and files
//	manifest-sha256.txt      the digest of every file below data/
//	tagmanifest-sha256.txt   the digests of the three files above
//	data/…                   the files themselves, under their Chinese names
//
// It is a folder, or one zip file that stores the same folder uncompressed, so
// that a damaged byte harms one file only. In the folder
//
//	sha256sum -c manifest-sha256.txt
//
// checks everything, because names never need the RFC's percent encoding: what
// Windows, a zip program or sha256sum cannot hold in a name is repaired while
// writing (Entry.Repaired says so). Equal input gives equal bytes. Either the
// whole package is there under its name or nothing is.
//
// Verify looks at bags from anywhere and fails closed: it passes only when
// every payload file that there is or should be was read to its end and has its
// digest, in every manifest. It takes what the RFC permits in a manifest (tabs,
// CR and CRLF, capitals in digests) and nothing else. It computes SHA-256 and
// SHA-512; manifests with other digests are not looked at, and a package that
// has no others fails. In four points it asks for more than the RFC, because a
// package handed over has to prove itself:
//
//   - there must be files, and nothing that still has to be fetched;
//   - there must be a tag manifest, and it must list every other tag file;
//   - its digests are all in small letters or all in capitals, because nothing
//     but that would show a flipped bit there;
//   - names must not be the same for Windows (case, composed or not).
//
// The backup (BackupWriter, BackupReader) is one file with everything an office
// has; backup.go says how it lies. Seal and Open encrypt with a passphrase what
// is carried on a stick, as age files.
//
// A package proves that nothing changed since it was written. That nobody wrote
// it anew is proved only by Written.Seal, printed on signed paper.
package parcel
