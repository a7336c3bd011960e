//go:build unix && !darwin

package platform

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Idle returns for how long nobody has touched keyboard or mouse of this
// computer, in whatever program: the X server counts it (extension
// MIT-SCREEN-SAVER). On a Wayland desktop it is the X server inside that is
// asked, which knows only of input to X programs; this one is one of them.
func Idle() (time.Duration, error) {
	display := os.Getenv("DISPLAY")
	host, rest, ok := strings.Cut(display, ":")
	number, _, _ := strings.Cut(rest, ".")
	if _, err := strconv.Atoi(number); !ok || err != nil || host != "" && host != "unix" {
		return 0, fmt.Errorf("platform: display %q is not one of this computer", display)
	}
	c, err := net.Dial("unix", "/tmp/.X11-unix/X"+number)
	if err != nil {
		return 0, err
	}
	defer func() { _ = c.Close() }()
	if err := c.SetDeadline(time.Now().Add(2 * time.Second)); err != nil {
		return 0, err
	}
	return askIdle(c, cookie(number))
}

// askIdle speaks as much of the X protocol as the one question needs.
func askIdle(c io.ReadWriter, cookie []byte) (time.Duration, error) {
	root, err := greet(c, cookie)
	if err != nil {
		return 0, err
	}
	const extension = "MIT-SCREEN-SAVER"
	const queryExtension, queryInfo = 98, 1
	found, err := ask(c, request(queryExtension, 0, binary.LittleEndian.AppendUint32(nil, uint32(len(extension))), []byte(extension)))
	if err != nil {
		return 0, err
	}
	if present := found[8]; present == 0 {
		return 0, errors.New("platform: the X server does not count idle time")
	}
	info, err := ask(c, request(found[9], queryInfo, binary.LittleEndian.AppendUint32(nil, root)))
	if err != nil {
		return 0, err
	}
	return time.Duration(binary.LittleEndian.Uint32(info[16:])) * time.Millisecond, nil
}

// greet opens the conversation and returns the root window.
func greet(c io.ReadWriter, cookie []byte) (root uint32, err error) {
	method := "MIT-MAGIC-COOKIE-1"
	if cookie == nil {
		method = ""
	}
	hello := []byte{'l', 0, 11, 0, 0, 0, byte(len(method)), 0, byte(len(cookie)), 0, 0, 0}
	hello = append(append(hello, padded([]byte(method))...), padded(cookie)...)
	if _, err := c.Write(hello); err != nil {
		return 0, err
	}
	var head [8]byte
	if _, err := io.ReadFull(c, head[:]); err != nil {
		return 0, err
	}
	about := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(c, about); err != nil {
		return 0, err
	}
	const fixed, format = 32, 8 // sizes, in bytes, of what stands before the first screen
	if head[0] != 1 || len(about) < fixed {
		return 0, errors.New("platform: the X server lets nobody in")
	}
	vendor, formats := int(binary.LittleEndian.Uint16(about[16:])), int(about[21])
	screen := fixed + (vendor+3)/4*4 + format*formats
	if len(about) < screen+4 {
		return 0, errors.New("platform: the X server has no screen")
	}
	return binary.LittleEndian.Uint32(about[screen:]), nil
}

// request is a request of the X protocol.
func request(opcode, detail byte, parts ...[]byte) []byte {
	r := []byte{opcode, detail, 0, 0}
	for _, part := range parts {
		r = append(r, padded(part)...)
	}
	binary.LittleEndian.PutUint16(r[2:], uint16(len(r)/4))
	return r
}

// padded fills up to a multiple of four bytes.
func padded(b []byte) []byte { return append(b[:len(b):len(b)], make([]byte, (4-len(b)%4)%4)...) }

// ask sends a request and returns its reply, all of which have 32 bytes here.
func ask(c io.ReadWriter, request []byte) (reply [32]byte, err error) {
	if _, err := c.Write(request); err != nil {
		return reply, err
	}
	if _, err := io.ReadFull(c, reply[:]); err != nil {
		return reply, err
	}
	const isReply = 1
	if reply[0] != isReply {
		return reply, fmt.Errorf("platform: the X server refuses (%d)", reply[1])
	}
	return reply, nil
}

// cookie is what lets programs of this person talk to a display, or nil when
// nothing is needed or known.
func cookie(number string) []byte {
	path := os.Getenv("XAUTHORITY")
	if path == "" {
		path = filepath.Join(os.Getenv("HOME"), ".Xauthority")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return findCookie(data, number)
}

// findCookie looks for a display's cookie in an Xauthority file: entries of a
// family and four fields, each with its length before it: address, display
// number, name of the method, secret.
func findCookie(data []byte, number string) []byte {
	const family, fields = 2, 4
	for len(data) >= family {
		data = data[family:]
		var field [fields][]byte
		for i := range field {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return nil
			}
			n := int(binary.BigEndian.Uint16(data))
			field[i], data = data[2:2+n], data[2+n:]
		}
		if display := string(field[1]); (display == number || display == "") && string(field[2]) == "MIT-MAGIC-COOKIE-1" {
			return field[3]
		}
	}
	return nil
}
