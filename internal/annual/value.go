package annual

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// AmountScale is the number of smallest units (分) in one 万元.
const AmountScale = 1_000_000

// Unit says what a cell's number means.
type Unit uint8

// The units of the three tables.
const (
	Pieces Unit = iota // 件; Number is the count
	Amount             // 万元; Number is in 分, that is 0.000001 万元
	Change             // 件, signed: columns 本年增/减 of form 2019
)

// State says what stands in a cell.
type State uint8

// The states. A report of our own has numbers only; a report that was read
// from elsewhere may have anything.
const (
	Unseen State = iota // the source does not show the cell
	Number              // a number
	Blank               // printed, but empty
	Words               // printed, but no number: “/”, “240万元”
)

// Value is the content of one cell.
type Value struct {
	State  State
	Number int64  // when State is Number, in the cell's unit
	Text   string // when State is Words, as printed
}

// Count returns a number.
func Count(n int64) Value { return Value{State: Number, Number: n} }

// Format writes v as it is printed in a table: whole numbers plain, amounts in
// 万元 with as many decimals as they need.
func (v Value) Format(unit Unit) string {
	switch v.State {
	case Number:
		if unit == Amount {
			return FormatAmount(v.Number)
		}
		return strconv.FormatInt(v.Number, 10)
	case Words:
		return v.Text
	case Unseen, Blank:
	}
	return ""
}

// FormatAmount writes an amount of 分 in 万元, without rounding.
func FormatAmount(fen int64) string {
	sign := ""
	if fen < 0 {
		sign, fen = "-", -fen
	}
	s := fmt.Sprintf("%s%d.%06d", sign, fen/AmountScale, fen%AmountScale)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// ErrDecimals is returned for an amount finer than one 分.
var ErrDecimals = errors.New("more than six decimals")

// ParseAmount reads 万元 in plain decimal notation exactly.
func ParseAmount(s string) (fen int64, err error) {
	whole, fraction, _ := strings.Cut(s, ".")
	if fraction = strings.TrimRight(fraction, "0"); len(fraction) > 6 {
		return 0, ErrDecimals
	}
	if whole == "" || strings.ContainsAny(fraction, "+-") || len(whole) > 13 {
		return 0, fmt.Errorf("not an amount: %q", s)
	}
	return strconv.ParseInt(whole+fraction+strings.Repeat("0", 6-len(fraction)), 10, 64)
}

// ParseCell reads a cell as it is printed in somebody's table.
func ParseCell(text string, unit Unit) Value {
	text = strings.TrimSpace(text)
	if text == "" {
		return Value{State: Blank}
	}
	if n, ok := parseNumber(text, unit); ok {
		return Count(n)
	}
	return Value{State: Words, Text: text}
}

// parseValue reads a cell of a report file: a JSON number, null, or text. Text
// that is a plain number counts as one, since amounts may be decimal strings.
func parseValue(raw json.RawMessage, unit Unit) (Value, error) {
	raw = bytes.TrimSpace(raw)
	if bytes.Equal(raw, []byte("null")) {
		return Value{}, nil
	}
	text := string(raw)
	if len(raw) > 0 && raw[0] == '"' {
		if err := json.Unmarshal(raw, &text); err != nil {
			return Value{}, err
		}
		if strings.TrimSpace(text) == "" {
			return Value{State: Blank}, nil
		}
	} else if !json.Valid(raw) || bytes.ContainsAny(raw[:1], "{[tf") {
		return Value{}, fmt.Errorf("not a cell: %s", raw)
	}
	if n, ok := parseNumber(text, unit); ok {
		return Count(n), nil
	}
	return Value{State: Words, Text: text}, nil
}

// signs are how people write the signs of column 本年增/减.
var signs = strings.NewReplacer("增", "+", "减", "-")

func parseNumber(text string, unit Unit) (int64, bool) {
	var n int64
	var err error
	switch unit {
	case Amount:
		n, err = ParseAmount(text)
	case Pieces:
		n, err = strconv.ParseInt(text, 10, 64)
		if strings.HasPrefix(text, "+") {
			return 0, false
		}
	case Change:
		n, err = strconv.ParseInt(signs.Replace(text), 10, 64)
	}
	return n, err == nil
}

// json writes v as the report file has it: amounts as decimal strings.
func (v Value) json(unit Unit) any {
	switch v.State {
	case Number:
		if unit == Amount {
			return json.Number(FormatAmount(v.Number))
		}
		return v.Number
	case Blank:
		return ""
	case Words:
		return v.Text
	case Unseen:
	}
	return nil
}
