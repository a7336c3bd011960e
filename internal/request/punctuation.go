package request

import "regexp"

// doubled is one mark of punctuation running into the next: what a clerk wrote
// into a blank ends in one, and the text of the letter goes on with its own.
var doubled = regexp.MustCompile(`[.,;:。；，、：？！]*[。；，、：？！]{2}|[.,;:]+[。；，、：？！]`)

// tidy leaves one mark where several run into each other: the last one, which
// is the letter's own, unless what was written is a question or a call.
func tidy(text string) string {
	for doubled.MatchString(text) { // what is left may run into the next one
		text = doubled.ReplaceAllStringFunc(text, lastMark)
	}
	return text
}

func lastMark(run string) string {
	marks := []rune(run)
	for _, m := range marks {
		if m == '？' || m == '！' {
			return string(m)
		}
	}
	return string(marks[len(marks)-1])
}
