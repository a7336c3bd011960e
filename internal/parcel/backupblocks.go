package parcel

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"sync"
)

// block is how much is read, hashed and written at a time.
const block = 256 << 10

var blocks = sync.Pool{New: func() any { return new([block]byte) }}

// filled is a block as it was read.
type filled struct {
	bytes *[block]byte
	n     int
	err   error // after these bytes
}

// copyBlocks copies from into to and gives digest and size. While one block is
// written, it is hashed, and the next one is read: three hands, of which a slow
// disk is busy with its own all the time. A file of one block needs only two.
// Digest and size are those of what was copied, whatever ended it.
func copyBlocks(ctx context.Context, to io.Writer, from io.Reader) (digest []byte, size int64, err error) {
	sum := sha256.New()
	first := readBlock(from)
	var following chan filled
	if first.err == nil {
		following = make(chan filled, 2)
		stop, cancel := context.WithCancel(ctx)
		defer func() {
			cancel()
			for rest := range following { // so that the reader is through before the file is closed
				blocks.Put(rest.bytes)
			}
		}()
		go readAhead(stop, from, following)
	}
	for b := first; ; b = <-following {
		if err := ctx.Err(); err != nil {
			blocks.Put(b.bytes)
			return sum.Sum(nil), size, err
		}
		err := hashAndWrite(sum, to, b.bytes[:b.n])
		blocks.Put(b.bytes)
		size += int64(b.n)
		switch {
		case err != nil:
			return sum.Sum(nil), size, err
		case errors.Is(b.err, io.EOF):
			return sum.Sum(nil), size, nil
		case b.err != nil:
			return sum.Sum(nil), size, b.err
		}
	}
}

// readBlock fills a block; its end is an io.EOF.
func readBlock(from io.Reader) filled {
	b, _ := blocks.Get().(*[block]byte)
	n, err := io.ReadFull(from, b[:])
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF
	}
	return filled{b, n, err}
}

func readAhead(ctx context.Context, from io.Reader, to chan<- filled) {
	defer close(to)
	for {
		b := readBlock(from)
		if ctx.Err() != nil {
			b.err = ctx.Err()
		}
		to <- b // copyBlocks takes everything until the channel is closed
		if b.err != nil {
			return
		}
	}
}

// inParallelFrom is how many bytes are worth a second hand.
const inParallelFrom = 32 << 10

func hashAndWrite(sum io.Writer, to io.Writer, p []byte) error {
	if len(p) < inParallelFrom {
		_, _ = sum.Write(p) // a hash takes everything
		_, err := to.Write(p)
		return err
	}
	var hashing sync.WaitGroup
	hashing.Go(func() { _, _ = sum.Write(p) })
	_, err := to.Write(p)
	hashing.Wait()
	return err
}
