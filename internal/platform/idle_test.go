//go:build unix && !darwin

package platform

import (
	"bytes"
	"encoding/binary"
	"testing"
	"time"
)

// server answers as an X server would, whatever is asked.
type server struct {
	bytes.Buffer // what it says
	asked        bytes.Buffer
}

func (s *server) Write(p []byte) (int, error) { return s.asked.Write(p) }

func TestIdleTimeIsReadFromTheServer(t *testing.T) {
	about := make([]byte, 32+8+8+4) // vendor of five letters, one format
	about[16], about[21] = 5, 1
	binary.LittleEndian.PutUint32(about[32+8+8:], 0x4D2)
	s := &server{}
	s.Buffer.Write([]byte{1, 0, 11, 0, 0, 0, byte(len(about) / 4), 0})
	s.Buffer.Write(about)
	found, info := make([]byte, 32), make([]byte, 32)
	found[0], found[8], found[9], info[0] = 1, 1, 143, 1
	binary.LittleEndian.PutUint32(info[16:], 61_500)
	s.Buffer.Write(append(found, info...))
	got, err := askIdle(s, nil)
	if err != nil || got != 61_500*time.Millisecond {
		t.Errorf("idle for %v (%v)", got, err)
	}
	want := []byte{143, 1, 2, 0, 0xD2, 4, 0, 0}
	if asked := s.asked.Bytes(); !bytes.HasSuffix(asked, want) {
		t.Errorf("asked % x, want % x at the end", asked, want)
	}
}

func TestServerThatRefuses(t *testing.T) {
	for name, says := range map[string][]byte{
		"nothing":    nil,
		"no":         {0, 0, 11, 0, 0, 0, 0, 0},
		"no screens": append([]byte{1, 0, 11, 0, 0, 0, 8, 0}, make([]byte, 32)...),
	} {
		s := &server{}
		s.Buffer.Write(says)
		if got, err := askIdle(s, nil); err == nil {
			t.Errorf("%s: idle for %v", name, got)
		}
	}
}

func TestCookieOfADisplay(t *testing.T) {
	entry := func(display, method, secret string) (data []byte) {
		data = []byte{1, 0}
		for _, field := range []string{"host", display, method, secret} {
			data = append(binary.BigEndian.AppendUint16(data, uint16(len(field))), field...)
		}
		return data
	}
	const method = "MIT-MAGIC-COOKIE-1"
	file := append(append(entry("1", method, "one"), entry("0", "XDM", "other")...), entry("0", method, "zero")...)
	for number, want := range map[string]string{"0": "zero", "1": "one", "2": ""} {
		if got := string(findCookie(file, number)); got != want {
			t.Errorf("display %s: %q, want %q", number, got, want)
		}
	}
	if got := findCookie(file[:len(file)-1], "0"); got != nil {
		t.Errorf("cut off: %q", got)
	}
}
