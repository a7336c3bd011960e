// Command benching runs the benchmarks of the house, each beside its peer, and
// writes docs/benchmarks.md: what took how long, what the peer took in the same
// run, the ratio of the two and its limit. See make bench.
package main
