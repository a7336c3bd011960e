package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// figure is a number that may be missing.
type figure struct {
	value int64
	ok    bool
}

// countSuffixes are the measure words that people write behind a number.
var countSuffixes = []string{"件", "宗", "起", "项", "次", "个", "例", "条"}

// readCount reads a number of decisions; the sentence continues the name of
// the column.
func readCount(c *cell) (figure, string) {
	text := c.text
	switch c.kind {
	case blank:
		return figure{}, ""
	case numberCell:
		text = shortest(text)
	case textCell:
		s := strings.TrimSpace(fold(text))
		if noValue(s) {
			return figure{}, ""
		}
		for _, suffix := range countSuffixes {
			if rest, ok := strings.CutSuffix(s, suffix); ok {
				s = rest
				break
			}
		}
		s, ok := plainNumber(s)
		if !ok {
			return figure{}, fmt.Sprintf("“%s”不是数。写件数，例如12", clip(text))
		}
		text = s
	default: // 是, #N/A and dates are no numbers, as their text shows
	}
	n, ok := scaledText(text, 0)
	if c.kind == numberCell {
		n, ok = scaledNumber(c.text, 0)
	}
	switch {
	case ok:
		return figure{n, true}, ""
	case isDecimal(text):
		return figure{}, fmt.Sprintf("“%s”不是整数，或者数太大。件数没有小数，核对原数", clip(text))
	}
	return figure{}, fmt.Sprintf("“%s”不是数。写件数，例如12", clip(c.text))
}

func isDecimal(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// readMoney reads an amount in u as 分.
func readMoney(c *cell, u unit) (figure, string) {
	text := c.text
	var n int64
	var ok bool
	switch c.kind {
	case blank:
		return figure{}, ""
	case numberCell:
		n, ok = scaledNumber(text, u.places)
	case textCell:
		s := strings.TrimSpace(fold(text))
		if noValue(s) {
			return figure{}, ""
		}
		s, name := cutUnit(s)
		if name != "" && name != u.name {
			return figure{}, fmt.Sprintf("“%s”的单位与栏名里的%s不同。换算成%s", clip(text), u.name, u.name)
		}
		if s, ok = plainNumber(s); ok {
			n, ok = scaledText(s, u.places)
			text = s
		}
	default: // 是, #N/A and dates are no amounts
	}
	switch {
	case ok:
		return figure{n, true}, ""
	case isDecimal(text):
		return figure{}, fmt.Sprintf("“%s”%s比分还小，或者数太大。核对原数", clip(text), u.name)
	}
	return figure{}, fmt.Sprintf("“%s”不是金额。只写数，单位是%s", clip(c.text), u.name)
}
