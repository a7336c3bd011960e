package store

import (
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// entry is a line of the log.
type entry struct {
	seq                        int64
	at, actor, action, subject string
	digest, hash               [sha256.Size]byte
	detail                     string
}

// chain computes the hash of e after the entry with hash before.
func (e entry) chain(before [sha256.Size]byte) [sha256.Size]byte {
	h := sha256.New()
	h.Write(before[:])
	writeField(h, binary.BigEndian.AppendUint64(nil, uint64(e.seq)))
	for _, field := range []string{e.at, e.actor, e.action, e.subject} {
		writeField(h, []byte(field))
	}
	writeField(h, e.digest[:])
	writeField(h, []byte(e.detail))
	return [sha256.Size]byte(h.Sum(nil))
}

// record adds an entry to the log. Entries are written in bulk, the last of
// them when the change ends; until then nobody else sees the records either.
func (tx *Tx) record(action, subject string, digest [sha256.Size]byte, detail string) error {
	tx.seq++
	e := entry{
		seq: tx.seq, at: tx.by.At.UTC().Format(time.RFC3339Nano), actor: tx.by.Name,
		action: action, subject: subject, digest: digest, detail: detail,
	}
	e.hash = e.chain(tx.head)
	tx.head = e.hash
	tx.log = append(tx.log, e)
	if len(tx.log) >= bulkRows {
		return tx.flushLog()
	}
	return nil
}

var auditColumns = []string{"seq", "at", "actor", "action", "subject", "digest", "detail", "hash"}

func (tx *Tx) flushLog() error {
	rows := make([][]any, len(tx.log))
	for i := range tx.log {
		e := &tx.log[i]
		rows[i] = []any{e.seq, e.at, e.actor, e.action, e.subject, e.digest[:], e.detail, e.hash[:]}
	}
	tx.log = tx.log[:0]
	return tx.insertRows("audit", auditColumns, rows)
}
