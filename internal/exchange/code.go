package exchange

import (
	"crypto/ed25519"
	"crypto/sha256"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// Code is an office's key in 32 signs that fit on a slip of paper: 150 bits of
// a SHA-256 over organ and key, and two signs that show a slip of the pen. Who
// has it on paper knows the first package of that office from any other.
type Code string

const (
	// codeSigns leaves out what looks alike on paper: 0 O, 1 I.
	codeSigns  = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	codeLength = 32
	codeGroup  = 4
	// checkPrime is the largest prime below 32², so that a weighted sum shows
	// every single wrong sign and every two neighbours exchanged.
	checkPrime = 1021
)

// CodeOf computes the code of an office's key.
func CodeOf(organ office.Organ, key ed25519.PublicKey) Code {
	sum := sha256.Sum256([]byte("zwgk key 1\n" + organ.ID + "\n" + string(organ.Level) + "\n" + string(key)))
	signs := make([]byte, 0, codeLength)
	for bit := 0; len(signs) < codeLength-2; bit += 5 {
		two := uint(sum[bit/8])<<8 | uint(sum[bit/8+1])
		signs = append(signs, codeSigns[two>>(11-bit%8)&31])
	}
	return Code(string(signs) + checkSigns(string(signs)))
}

func checkSigns(signs string) string {
	sum := 0
	for i := range len(signs) {
		sum += (i + 1) * strings.IndexByte(codeSigns, signs[i])
	}
	sum %= checkPrime
	return string([]byte{codeSigns[sum>>5], codeSigns[sum&31]})
}

// ParseCode reads a code as people type it: in groups or not, in small letters,
// full width.
func ParseCode(typed string) (Code, error) {
	signs := strings.Map(func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e {
			r -= 0xfee0
		}
		switch {
		case strings.ContainsRune(" \t\r\n\u3000-－—·", r):
			return -1
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, typed)
	for n, r := range []rune(signs) {
		if !strings.ContainsRune(codeSigns, r) {
			return "", fault.New(fault.Invalid, "核对码第%d组里的“%c”不对。核对码里没有0、1、I、O", n/codeGroup+1, r)
		}
	}
	if len(signs) != codeLength {
		return "", fault.New(fault.Invalid, "核对码有%d位，应当是8组，每组4位。照对方给的纸条再抄一遍", len(signs))
	}
	if checkSigns(signs[:codeLength-2]) != signs[codeLength-2:] {
		return "", fault.New(fault.Invalid, "核对码里有抄错的字。照对方给的纸条逐组核对")
	}
	return Code(signs), nil
}

// Groups is the code as it is printed: eight groups of four.
func (c Code) Groups() string {
	var groups []string
	for at := 0; at < len(c); at += codeGroup {
		groups = append(groups, string(c[at:min(at+codeGroup, len(c))]))
	}
	return strings.Join(groups, "-")
}
