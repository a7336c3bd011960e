package disktrace

import (
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// Disk is a disk with what has reached it for certain and what may have.
type Disk struct {
	files map[string]*state
}

type state struct {
	safe    []byte // what was synced
	named   bool   // the name is in its folder for certain
	pending []Call // since the last sync
}

// NewDisk returns an empty disk.
func NewDisk() *Disk { return &Disk{map[string]*state{}} }

// Put lays a file on the disk, synced.
func (d *Disk) Put(path string, content []byte) {
	d.files[path] = &state{safe: content, named: true}
}

// Clone returns a copy to go on with.
func (d *Disk) Clone() *Disk {
	c := NewDisk()
	for path, s := range d.files {
		c.files[path] = &state{slices.Clone(s.safe), s.named, slices.Clone(s.pending)}
	}
	return c
}

// Do carries out a call.
func (d *Disk) Do(c Call) {
	switch c.Kind {
	case Write, Truncate:
		s := d.files[c.Path]
		if s == nil {
			s = &state{}
			d.files[c.Path] = s
		}
		s.pending = append(s.pending, c)
	case Sync:
		d.sync(c.Path)
	case Remove:
		delete(d.files, c.Path)
	case Told:
	}
}

func (d *Disk) sync(path string) {
	if s := d.files[path]; s != nil {
		for _, c := range s.pending {
			s.safe = apply(s.safe, c)
		}
		s.pending = nil
		return
	}
	for name, s := range d.files {
		if filepath.Dir(name) == path {
			s.named = true
		}
	}
}

// AfterPowerLoss returns what the files may hold when the power goes now.
func (d *Disk) AfterPowerLoss(random *rand.Rand) map[string][]byte {
	left := map[string][]byte{}
	for _, path := range slices.Sorted(maps.Keys(d.files)) {
		s := d.files[path]
		if !s.named && random.IntN(2) == 0 {
			continue
		}
		content := slices.Clone(s.safe)
		for _, c := range s.pending {
			content = maybe(content, c, random)
		}
		left[path] = content
	}
	return left
}

// maybe carries out a call, some of its sectors, or none.
func maybe(content []byte, c Call, random *rand.Rand) []byte {
	switch random.IntN(3) {
	case 0:
		return content
	case 1:
		return apply(content, c)
	}
	if c.Kind == Truncate {
		return content
	}
	for at := 0; at < len(c.Data); at += sector {
		if random.IntN(2) == 0 {
			content = apply(content, Call{Kind: Write, Offset: c.Offset + int64(at), Data: c.Data[at:min(at+sector, len(c.Data))]})
		}
	}
	return content
}

func apply(content []byte, c Call) []byte {
	end := c.Offset
	if c.Kind == Write {
		end += int64(len(c.Data))
	}
	if grow := int(end) - len(content); grow > 0 {
		content = append(content, make([]byte, grow)...)
	}
	if c.Kind == Truncate {
		return content[:c.Offset]
	}
	copy(content[c.Offset:], c.Data)
	return content
}
