package desk

import (
	"bufio"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// runAndKill runs this test as a second program, kills it after so many lines of
// its output, and gives all that it said: what was still in the pipe was said
// too. It may be over before.
func runAndKill(t *testing.T, lines int, env ...string) (said []string) {
	t.Helper()
	self := must[string](t)(os.Executable())
	c := exec.CommandContext(t.Context(), self, "-test.run", "^"+t.Name()+"$")
	c.Env, c.Stderr = append(os.Environ(), env...), os.Stderr
	pipe, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	scanner := bufio.NewScanner(pipe)
	for scanner.Scan() {
		if said = append(said, scanner.Text()); len(said) == lines {
			_ = c.Process.Kill()
		}
	}
	_ = c.Wait() // says that it was killed
	if slices.ContainsFunc(said, func(line string) bool { return strings.HasPrefix(line, "--- FAIL") }) {
		t.Fatalf("the program failed by itself:\n%s", strings.Join(said, "\n"))
	}
	return said
}

// acknowledgedIn counts the pieces of work that a program said were done, and
// tells whether it was at a step of another one.
func acknowledgedIn(said []string, done string) (n int, within bool) {
	for _, line := range said {
		word, _, _ := strings.Cut(line, " ")
		if word == done {
			n++
		}
		within = word == "step"
	}
	return n, within
}
