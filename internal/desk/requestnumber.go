package desk

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/request"
	"zwgk/internal/store"
)

// sequence is the numbers of one pattern and year. No number is given twice:
// how far it has come is kept in the change that gives a number, and numbers
// that came with ledgers count as given.
type sequence struct {
	pattern request.NumberPattern
	year    int
	known   func() ([]string, error) // the numbers in the registers
}

// take gives the next number. The registers are read for the first number of a
// year, and again after every import.
func (s sequence) take(tx *store.Tx) (string, error) {
	name := fmt.Sprintf("%s:%d", s.pattern, s.year)
	n, current, err := tx.Highest(name)
	if err != nil {
		return "", err
	}
	if !current {
		others, err := s.highest()
		if err != nil {
			return "", err
		}
		n = max(n, others)
	}
	number, err := s.pattern.Format(s.year, n+1)
	if err != nil {
		return "", err
	}
	return number, tx.SetHighest(name, n+1)
}

// highest is the last place among the numbers in the registers. Brackets and
// widths of characters that offices mix up do not count.
func (s sequence) highest() (int, error) {
	used, err := s.known()
	pattern, top := request.NumberPattern(fold(string(s.pattern))), 0
	for _, number := range used {
		if y, n, ok := pattern.Parse(fold(number)); ok && y == s.year {
			top = max(top, n)
		}
	}
	return top, err
}

// registerNumber takes the next 登记编号 of a year.
func (c clockwork) registerNumber(ctx context.Context, tx *store.Tx, year int) (string, error) {
	const numbered = "n:" // what the key of a numbered record begins with
	pattern := c.settings.RegisterPattern
	s := sequence{pattern: pattern, year: year}
	s.known = func() ([]string, error) {
		before, _, _ := strings.Cut(fold(string(pattern)), "{号}")
		keys, err := store.RegisterKeys(ctx, tx, numbered+strings.ReplaceAll(before, "{年}", strconv.Itoa(year)))
		for i := range keys {
			keys[i] = strings.TrimPrefix(keys[i], numbered)
		}
		return keys, err
	}
	return s.take(tx)
}

// letterNumber takes the next 文号 of a year.
func (c clockwork) letterNumber(ctx context.Context, tx *store.Tx, year int) (string, error) {
	s := sequence{pattern: c.settings.LetterPattern, year: year}
	s.known = func() ([]string, error) { return store.ReplyNumbers(ctx, tx, year) }
	return s.take(tx)
}
