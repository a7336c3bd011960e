package parcel

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
)

// A zip file says everything twice: before each entry and in the directory at
// its end. Programs differ in what they believe. Here both must agree, and
// entries must lie one behind the other without gaps, so that every program
// unpacks what was checked, nothing hides between, and nothing is counted twice
// (overlapping entries are how small files unpack to petabytes).

// damaged is what is wrong with the structure, in words for the clerk.
type damaged string

func (d damaged) Error() string { return string(d) }

const (
	damagedEnd       damaged = "结尾不对"
	damagedEntry     damaged = "文件头和目录不一致"
	damagedPlacement damaged = "文件之间有多余或者重叠的内容"
)

// Sizes and signatures of the structures (APPNOTE 4.3).
const (
	localSize, localSign     = 30, 0x04034b50
	centralSize, centralSign = 46, 0x02014b50
	endSize, endSign         = 22, 0x06054b50
	locatorSize, locatorSign = 20, 0x07064b50
	end64Size, end64Sign     = 56, 0x06064b50
	descriptorSign           = 0x08074b50
)

// zipEnd is what the last record says of the directory.
type zipEnd struct {
	entries      uint64
	offset, size uint64 // of the directory
}

// readZipEnd reads the last record, which must be the last bytes of the file,
// and the larger one before it where numbers do not fit.
func readZipEnd(file io.ReaderAt, size int64) (zipEnd, error) {
	at := size - endSize
	record, err := readAt(file, at, endSize)
	if err != nil {
		return zipEnd{}, err
	}
	if record.u32(0) != endSign || record.u32(4) != 0 || record.u16(8) != record.u16(10) || record.u16(20) != 0 {
		return zipEnd{}, damagedEnd
	}
	end := zipEnd{entries: uint64(record.u16(10)), size: uint64(record.u32(12)), offset: uint64(record.u32(16))}
	if end.entries == math.MaxUint16 || end.size == math.MaxUint32 || end.offset == math.MaxUint32 {
		if end, at, err = readZip64End(file, at-locatorSize); err != nil {
			return zipEnd{}, err
		}
	}
	if end.size > uint64(at) || end.offset != uint64(at)-end.size {
		return zipEnd{}, damagedEnd
	}
	return end, nil
}

func readZip64End(file io.ReaderAt, locatorAt int64) (end zipEnd, at int64, err error) {
	locator, err := readAt(file, locatorAt, locatorSize)
	if err != nil {
		return end, 0, err
	}
	at = locatorAt - end64Size
	record, err := readAt(file, at, end64Size)
	if err != nil {
		return end, 0, err
	}
	consistent := locator.u32(0) == locatorSign && locator.u32(4) == 0 && locator.u64(8) == uint64(at) && locator.u32(16) == 1 &&
		record.u32(0) == end64Sign && record.u64(4) == end64Size-12 && record.u32(16) == 0 && record.u32(20) == 0 && record.u64(24) == record.u64(32)
	if !consistent {
		return end, 0, damagedEnd
	}
	return zipEnd{entries: record.u64(32), size: record.u64(40), offset: record.u64(48)}, at, nil
}

// checkLayout compares what stands before each entry with the directory, and
// follows the entries from the first byte to the directory.
func checkLayout(file io.ReaderAt, reader *zip.Reader, end zipEnd) error {
	if err := checkDirectory(file, len(reader.File), end); err != nil {
		return err
	}
	type placed struct {
		*zip.File
		content int64
	}
	entries := make([]placed, 0, len(reader.File))
	for _, f := range reader.File {
		content, err := f.DataOffset()
		if err != nil {
			return err
		}
		entries = append(entries, placed{f, content})
	}
	slices.SortFunc(entries, func(a, b placed) int { return cmp.Compare(a.content, b.content) })
	at := int64(0)
	for _, e := range entries {
		content, err := checkLocal(file, at, e.File)
		if err != nil {
			return err
		}
		if content != e.content || e.CompressedSize64 > end.offset-min(end.offset, uint64(content)) {
			return damagedPlacement
		}
		at = content + int64(e.CompressedSize64) // within the file, as was just seen
		if e.Flags&flagDescriptor != 0 {
			length, err := descriptorLength(file, at, e.File)
			if err != nil {
				return err
			}
			at += length
		}
	}
	if uint64(at) != end.offset {
		return damagedPlacement
	}
	return nil
}

// checkDirectory follows the records of the directory to its end. None may be
// on another disk: that is for files in several parts.
func checkDirectory(file io.ReaderAt, entries int, end zipEnd) error {
	at := int64(end.offset) // within the file, as readZipEnd saw
	for range entries {
		r, err := readAt(file, at, centralSize)
		if err != nil {
			return err
		}
		if r.u32(0) != centralSign || r.u16(34) != 0 {
			return damagedEnd
		}
		at += centralSize + int64(r.u16(28)) + int64(r.u16(30)) + int64(r.u16(32))
	}
	if uint64(entries) != end.entries || uint64(at) != end.offset+end.size {
		return damagedEnd
	}
	return nil
}

// checkLocal compares what stands before an entry with the directory and gives
// where the content begins.
func checkLocal(file io.ReaderAt, at int64, f *zip.File) (content int64, err error) {
	head, err := readAt(file, at, localSize)
	if err != nil {
		return 0, err
	}
	name, err := readAt(file, at+localSize, int64(head.u16(26)))
	if err != nil {
		return 0, err
	}
	if !bytes.Equal(name, []byte(f.Name)) || !sameHeader(head, f) {
		return 0, damagedEntry
	}
	return at + localSize + int64(head.u16(26)) + int64(head.u16(28)), nil
}

func sameHeader(head record, f *zip.File) bool {
	if head.u32(0) != localSign || head.u16(4) != f.ReaderVersion || head.u16(6) != f.Flags || head.u16(8) != f.Method ||
		head.u16(10) != f.ModifiedTime || head.u16(12) != f.ModifiedDate {
		return false
	}
	if f.Method == zip.Store && f.CompressedSize64 != f.UncompressedSize64 {
		return false
	}
	return f.Flags&flagDescriptor != 0 || // then the sizes stand behind the content
		head.u32(14) == f.CRC32 && sameSize(head.u32(18), f.CompressedSize64) && sameSize(head.u32(22), f.UncompressedSize64)
}

// sameSize compares a size with a field that may say "stands elsewhere".
func sameSize(field uint32, size uint64) bool {
	return uint64(field) == size || field == math.MaxUint32
}

// descriptorLength measures what a program writes behind an entry whose size it
// did not know before: with or without signature, sizes of 4 or of 8 bytes.
func descriptorLength(file io.ReaderAt, at int64, f *zip.File) (int64, error) {
	for _, form := range []struct {
		signed bool
		wide   bool
	}{{true, false}, {true, true}, {false, false}, {false, true}} {
		var want []byte
		if form.signed {
			want = binary.LittleEndian.AppendUint32(want, descriptorSign)
		}
		want = binary.LittleEndian.AppendUint32(want, f.CRC32)
		for _, size := range []uint64{f.CompressedSize64, f.UncompressedSize64} {
			if form.wide {
				want = binary.LittleEndian.AppendUint64(want, size)
			} else {
				want = binary.LittleEndian.AppendUint32(want, uint32(size))
			}
		}
		if got, err := readAt(file, at, int64(len(want))); err == nil && bytes.Equal(got, want) {
			return int64(len(want)), nil
		}
	}
	return 0, damagedEntry
}

// record is a structure of a zip file, little-endian.
type record []byte

func (r record) u16(at int) uint16 { return binary.LittleEndian.Uint16(r[at:]) }
func (r record) u32(at int) uint32 { return binary.LittleEndian.Uint32(r[at:]) }
func (r record) u64(at int) uint64 { return binary.LittleEndian.Uint64(r[at:]) }

// readAt reads exactly length bytes; where the file has not so many, it is
// damaged.
func readAt(file io.ReaderAt, at, length int64) (record, error) {
	if at < 0 {
		return nil, damagedEnd
	}
	r := make(record, length)
	n, err := file.ReadAt(r, at)
	switch {
	case int64(n) == length:
		return r, nil
	case errors.Is(err, io.EOF):
		return nil, damagedEnd
	}
	return nil, err
}
