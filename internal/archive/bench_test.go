package archive_test

import (
	"fmt"
	"testing"
)

// BenchmarkClose closes a year of some pieces.
func BenchmarkClose(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			all := pieces(n)
			for b.Loop() {
				filed(b, plain(), all)
			}
		})
	}
}
