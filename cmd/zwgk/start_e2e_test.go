//go:build e2e

package main

import (
	"bufio"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	startItems = 100_000
	still      = 1500 * time.Millisecond // a screen that has not changed for so long has settled
	glance     = 3 * time.Millisecond    // between two looks at the screen
)

// BenchmarkStart starts the window on an office of 100,000 applications and,
// in turn, an empty window with one line in the same type. A start ends with
// the last change of the screen, read from the display's own memory; then the
// memory of the process is looked at. "ratio" is ours to the peer's, of the
// medians.
func BenchmarkStart(b *testing.B) {
	folder := b.TempDir()
	empty, office := filepath.Join(folder, "empty"), filepath.Join(folder, "office")
	shell(b, "go", "build", "-tags", "gles,x11,migrated_fynedo,e2e", "-o", empty, "./internal/empty")
	shell(b, "../../bin/zwgkctl", "demo", "--office", office, "--items", strconv.Itoa(startItems))
	var ours, peers []started
	for b.Loop() {
		peers = append(peers, startOnce(b, folder, empty))
		ours = append(ours, startOnce(b, folder, program, "-office", office))
	}
	for _, m := range []struct {
		unit string
		of   func(started) float64
	}{
		{"ms-start", func(s started) float64 { return float64(s.took.Microseconds()) / 1000 }},
		{"MB", func(s started) float64 { return s.resident }},
	} {
		our, peer := median(ours, m.of), median(peers, m.of)
		b.ReportMetric(our, m.unit)
		b.ReportMetric(peer, m.unit+"-empty")
		b.ReportMetric(our/peer, m.unit+"-ratio")
	}
}

type started struct {
	took     time.Duration
	resident float64 // MB
}

func median(all []started, of func(started) float64) float64 {
	var values []float64
	for _, s := range all {
		values = append(values, of(s))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func shell(b *testing.B, name string, args ...string) {
	b.Helper()
	if out, err := exec.CommandContext(b.Context(), name, args...).CombinedOutput(); err != nil {
		b.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

// startOnce starts a program on a display of its own.
func startOnce(b *testing.B, home, path string, args ...string) started {
	b.Helper()
	number, memory, end := watched(b)
	defer end()
	p := exec.CommandContext(b.Context(), path, args...)
	p.Env = append(os.Environ(), "DISPLAY="+number, "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, ".cache"), "XDG_CONFIG_HOME="+filepath.Join(home, ".config"),
		"ZWGK_HOME="+filepath.Join(home, "zwgk"), "FYNE_SCALE=1", "LC_ALL=C.UTF-8", "LIBGL_ALWAYS_SOFTWARE=1")
	before := picture(b, memory)
	begun := time.Now()
	if err := p.Start(); err != nil {
		b.Fatal(err)
	}
	defer p.Wait()
	defer p.Process.Kill()
	var changed time.Time
	for changed.IsZero() || time.Since(changed) < still {
		if time.Since(begun) > patience {
			b.Fatalf("%s: no window", path)
		}
		time.Sleep(glance)
		if now := picture(b, memory); now != before {
			before, changed = now, time.Now()
		}
	}
	return started{changed.Sub(begun), resident(b, p.Process.Pid)}
}

// watched starts a display that keeps its picture in a file.
func watched(b *testing.B) (number string, memory *os.File, end func()) {
	b.Helper()
	folder := b.TempDir()
	r, w, err := os.Pipe()
	if err != nil {
		b.Fatal(err)
	}
	server := exec.CommandContext(b.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir", folder)
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		b.Fatalf("Xvfb: %v (apt-get install xvfb)", err)
	}
	w.Close()
	number, err = bufio.NewReader(r).ReadString('\n')
	if err != nil {
		b.Fatalf("Xvfb gave no display: %v", err)
	}
	memory, err = os.Open(filepath.Join(folder, "Xvfb_screen0"))
	if err != nil {
		b.Fatal(err)
	}
	return ":" + strings.TrimSpace(number), memory, func() {
		memory.Close()
		server.Process.Signal(os.Interrupt)
		server.Wait()
	}
}

// picture is a digest of what the display shows.
func picture(b *testing.B, memory *os.File) uint32 {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	if _, err := io.Copy(sum, io.NewSectionReader(memory, 0, 1<<30)); err != nil {
		b.Fatal(err)
	}
	return sum.Sum32()
}

// resident is the memory of a process that is in use (VmRSS).
func resident(b *testing.B, process int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmRSS:" {
			kilobytes, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kilobytes / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}
