package pdfin

import (
	"context"
	"encoding/binary"
	"io"
	"io/fs"
	"math"
	"path"
	"sync"

	"github.com/tetratelabs/wazero/api"

	"zwgk/resources"
)

// The reader looks for fonts where Linux keeps them. It finds ours there, to
// draw what a file names but does not contain, and nothing else anywhere.
const fontFolder = "/usr/share/fonts"

// Error numbers of WASI, which Emscripten uses too.
const (
	errBadFile     = 8
	errNotFound    = 44
	errNotTerminal = 59
	errReadOnly    = 69
	errSeek        = 28
)

// fontFiles are the fonts in the folder. 宋 stands in for every missing Chinese
// font, as it does on our own papers: the reader chooses by character set and
// weight alone, and would set 宋 in 黑 if it had both.
var fontFiles = []string{"song.ttf", "song-bold.ttf"}

var fontData = sync.OnceValues(func() (map[string][]byte, error) {
	all := map[string][]byte{}
	for _, name := range fontFiles {
		data, err := fs.ReadFile(resources.Fonts(), name)
		if err != nil {
			return nil, err
		}
		all[name] = data
	}
	return all, nil
})

// openFile is a font or the folder that the reader has open.
type openFile struct {
	data   []byte
	folder bool
	at     int64 // place in the data, or in the list of files
}

// folder is what one machine has open of the font folder.
type folder struct {
	fonts map[string][]byte
	open  map[int32]*openFile
	next  int32
}

type folderKey struct{}

// withFolder gives the machine that is run under ctx its folder of fonts.
func withFolder(ctx context.Context, f *folder) context.Context {
	return context.WithValue(ctx, folderKey{}, f)
}

func newFolder() (*folder, error) {
	fonts, err := fontData()
	return &folder{fonts: fonts, open: map[int32]*openFile{}, next: 3}, err
}

func folderOf(ctx context.Context) *folder {
	f, _ := ctx.Value(folderKey{}).(*folder)
	return must(f, f != nil)
}

// find returns what lies at a path; nil when nothing does.
func (f *folder) find(name string) *openFile {
	name = path.Clean(name)
	if name == fontFolder {
		return &openFile{folder: true}
	}
	if data, known := f.fonts[path.Base(name)]; known && path.Dir(name) == fontFolder {
		return &openFile{data: data}
	}
	return nil
}

func text(m api.Memory, at uint32) string {
	const longest = 4096
	data := must(m.Read(at, min(longest, m.Size()-min(at, m.Size()))))
	for i, b := range data {
		if b == 0 {
			return string(data[:i])
		}
	}
	return ""
}

func openAt(ctx context.Context, m api.Memory, args []uint64) uint64 {
	f := folderOf(ctx)
	file := f.find(text(m, uint32(args[1])))
	if file == nil || len(f.open) > 100 {
		return api.EncodeI32(-errNotFound)
	}
	f.next++
	f.open[f.next] = file
	return api.EncodeI32(f.next)
}

func closeFile(ctx context.Context, _ api.Memory, args []uint64) uint64 {
	delete(folderOf(ctx).open, int32(args[0]))
	return 0
}

func readFile(ctx context.Context, m api.Memory, args []uint64) uint64 {
	file := folderOf(ctx).open[int32(args[0])]
	if file == nil || file.folder {
		return errBadFile
	}
	read := 0
	for _, part := range buffers(m, args) {
		n := copy(part, file.data[min(file.at, int64(len(file.data))):])
		file.at += int64(n)
		read += n
	}
	put32(m, uint32(args[3]), uint32(read))
	return 0
}

// seekFile: the offset comes in two halves, low first.
func seekFile(ctx context.Context, m api.Memory, args []uint64) uint64 {
	file := folderOf(ctx).open[int32(args[0])]
	if file == nil || file.folder {
		return errBadFile
	}
	to := int64(args[2]&math.MaxUint32<<32 | args[1]&math.MaxUint32)
	switch uint32(args[3]) {
	case io.SeekCurrent:
		to += file.at
	case io.SeekEnd:
		to += int64(len(file.data))
	}
	if to < 0 {
		return errSeek
	}
	file.at = to
	put64(m, uint32(args[4]), uint64(to))
	return 0
}

func statOpen(ctx context.Context, m api.Memory, args []uint64) uint64 {
	return stat(m, folderOf(ctx).open[int32(args[0])], uint32(args[1]))
}

// statPath answers the calls that name a file; the path is their argument
// number at, the answer goes where the next points.
func statPath(at int) func(context.Context, api.Memory, []uint64) uint64 {
	return func(ctx context.Context, m api.Memory, args []uint64) uint64 {
		return stat(m, folderOf(ctx).find(text(m, uint32(args[at]))), uint32(args[at+1]))
	}
}

// stat writes Emscripten's struct stat: of its 96 bytes only kind and size say
// anything here.
func stat(m api.Memory, file *openFile, at uint32) uint64 {
	if file == nil {
		return api.EncodeI32(-errNotFound)
	}
	const isFolder, isFile, readable = 0o040000, 0o100000, 0o444
	clear(must(m.Read(at, 96)))
	mode := uint32(isFile | readable)
	if file.folder {
		mode = isFolder | readable
	}
	put32(m, at+4, mode)
	put32(m, at+8, 1)
	put64(m, at+24, uint64(len(file.data)))
	put32(m, at+32, 4096)
	return 0
}

// listFolder writes Emscripten's struct dirent, 280 bytes each, as many as fit.
func listFolder(ctx context.Context, m api.Memory, args []uint64) uint64 {
	const size, isFile = 280, 8
	file := folderOf(ctx).open[int32(args[0])]
	if file == nil || !file.folder {
		return api.EncodeI32(-errBadFile)
	}
	out := must(m.Read(uint32(args[1]), uint32(args[2])))
	written := 0
	for int(file.at) < len(fontFiles) && len(out)-written >= size {
		entry := out[written : written+size]
		clear(entry)
		name := fontFiles[file.at]
		file.at++
		binary.LittleEndian.PutUint64(entry, uint64(file.at))
		binary.LittleEndian.PutUint64(entry[8:], uint64(file.at)*size)
		binary.LittleEndian.PutUint16(entry[16:], size)
		entry[18] = isFile
		copy(entry[19:], name)
		written += size
	}
	return uint64(written)
}
