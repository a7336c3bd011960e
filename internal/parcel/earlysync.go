package parcel

import "os"

// syncEvery is how many bytes may wait to reach the disk before it is told to
// begin.
const syncEvery = 64 << 20

// earlySync writes to a file and has it brought to the disk all along, beside
// the writing: a disk that is told only at the end stands idle until then.
type earlySync struct {
	file    *os.File
	waiting int        // bytes since the last beginning
	running chan error // of the sync under way; nil for none
	failed  error
}

func (s *earlySync) Write(p []byte) (int, error) {
	if s.failed != nil {
		return 0, s.failed
	}
	n, err := s.file.Write(p)
	if s.waiting += n; s.waiting < syncEvery || err != nil {
		return n, err
	}
	select {
	case s.failed = <-s.running: // never ready while nothing runs
		s.running = nil
	default:
	}
	if s.running == nil && s.failed == nil {
		s.begin()
	}
	return n, s.failed
}

func (s *earlySync) begin() {
	s.waiting, s.running = 0, make(chan error, 1)
	go func(file *os.File, done chan<- error) { done <- file.Sync() }(s.file, s.running)
}

// wait ends what is under way. The file can be closed then.
func (s *earlySync) wait() error {
	if s.running != nil {
		s.failed = <-s.running
		s.running = nil
	}
	return s.failed
}

// finish brings the rest to the disk.
func (s *earlySync) finish() error {
	if err := s.wait(); err != nil {
		return err
	}
	return s.file.Sync()
}
