package sheet

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first asked for:
// the program holds many, and a start that reads no workbook needs none.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
