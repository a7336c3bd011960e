package parcel

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"filippo.io/age"

	"zwgk/internal/fault"
)

// Sealed files are age files (age-encryption.org/v1) for one passphrase, which
// any age program opens. What stands in them cannot be changed unseen: a file
// that was cut short or altered is refused while it is read.
const (
	// sealWork is the work factor of scrypt, as a power of two: 64 MB and half a
	// second on an old PC. age itself takes 2^18, 256 MB, which such a PC has not.
	sealWork = 16

	// sealMostWork is the most that is done for a file from elsewhere.
	sealMostWork = 18

	// leastPassphrase is in characters. Who finds the stick may try for ever.
	leastPassphrase = 8

	sealHead = "age-encryption.org/v1\n"
)

// CheckPassphrase refuses what is too short to protect anything, and what
// cannot be typed again the same way.
func CheckPassphrase(passphrase string) error {
	switch {
	case utf8.RuneCountInString(passphrase) < leastPassphrase:
		return fault.New(fault.Invalid, "口令不到%d个字，没有加密。用几个词连成一句，写在纸上另外保存", leastPassphrase)
	case !utf8.ValidString(passphrase), strings.TrimSpace(passphrase) != passphrase, strings.ContainsAny(passphrase, "\r\n\t\x00"):
		return fault.New(fault.Invalid, "口令的开头、结尾不能有空格，里面不能换行。改一改")
	}
	return nil
}

// Seal encrypts what is written to it for a passphrase. Close ends the file; one
// without its end is refused by Open.
func Seal(to io.Writer, passphrase string) (io.WriteCloser, error) {
	return sealWith(to, passphrase, sealWork)
}

func sealWith(to io.Writer, passphrase string, work int) (io.WriteCloser, error) {
	if err := CheckPassphrase(passphrase); err != nil {
		return nil, err
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(work)
	return age.Encrypt(to, recipient)
}

// Open reads a sealed file from its beginning. What comes out is right as far
// as it was read; only when the end was reached is the file known to be whole.
func Open(from io.Reader, passphrase string) (io.Reader, error) {
	identity, err := passphraseIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	content, err := age.Decrypt(from, identity)
	if err != nil {
		return nil, openFault(err)
	}
	return openedReader{content}, nil
}

// OpenAt is Open for reading anywhere in a file of a size. It looks at the end
// of the file first, so that one that was cut short is refused at once.
func OpenAt(from io.ReaderAt, size int64, passphrase string) (content io.ReaderAt, length int64, err error) {
	identity, err := passphraseIdentity(passphrase)
	if err != nil {
		return nil, 0, err
	}
	inner, length, err := age.DecryptReaderAt(from, size, identity)
	if err != nil {
		return nil, 0, openFault(err)
	}
	return openedAt{inner}, length, nil
}

// IsSealed reports whether a file begins as a sealed one does. head are its
// first bytes, 22 or more.
func IsSealed(head []byte) bool { return strings.HasPrefix(string(head), sealHead) }

func passphraseIdentity(passphrase string) (age.Identity, error) {
	if passphrase == "" {
		return nil, fault.New(fault.NotAllowed, "这个文件加了密，没有写口令。口令在做它的时候抄在纸上")
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	identity.SetMaxWorkFactor(sealMostWork)
	return identity, nil
}

// openFault says why a sealed file does not open. A flipped bit in its head
// looks as a wrong passphrase does.
func openFault(err error) error {
	var none *age.NoIdentityMatchError
	switch {
	case passes(err), isDiskError(err):
		return err
	case errors.As(err, &none):
		return fault.Wrap(err, fault.NotAllowed, "口令不对，或者文件开头变了，没有打开。核对大小写和空格；口令没有错就换一份")
	}
	return sealBroken(err)
}

func sealBroken(err error) error {
	return fault.Wrap(err, fault.Damaged, "加密的文件不完整或者变了，没有打开。换一份完好的")
}

// openedReader gives the errors of decryption their sentence.
type openedReader struct{ io.Reader }

func (r openedReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	return n, brokenWhileReading(err)
}

type openedAt struct{ io.ReaderAt }

func (r openedAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := r.ReaderAt.ReadAt(p, at)
	return n, brokenWhileReading(err)
}

func brokenWhileReading(err error) error {
	if passes(err) || errors.Is(err, io.EOF) || isDiskError(err) {
		return err
	}
	return sealBroken(err)
}
