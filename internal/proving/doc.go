// Command proving runs the tests that earn trust, T1 to T20 of the proving
// ground, with the numbers of trials that a release asks for, and writes
// docs/reliability.md: what was run, what it found, and the command that
// anybody can run again. See make prove.
package main
