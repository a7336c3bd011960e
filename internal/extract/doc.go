// Package extract takes the words out of the files that offices attach: txt,
// csv, xlsx and docx, each piece with the place where a person finds it (第3行,
// 名单!C5, 第2段). Nothing that the file holds and a reader may not notice is
// passed over: hidden sheets, comments, headers and footers are read too.
//
// Search looks through what was taken out for personal data and classification
// marks (package privacy).
//
// It is not for ledgers to import (package sheet), and it reads no pictures:
// words in a scan or a photo are not found. A file may come from anywhere, so
// every size is bounded before anything is unpacked and again while it is.
package extract
