package parcel

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// A backup is one file: a zip file that stores everything uncompressed, so that
// any zip program takes out the database and the attachments, or the same
// within an age file. In it lie, in this order,
//
//	office.db        the database
//	files/ab/abcd…   the attachments, named by their SHA-256
//	说明.txt          what this is, for people
//	manifest.json    BackupManifest: what the office comes to, and every entry's
//	                 place, size and SHA-256
//
// The comment at the end of a zip file holds the trailer: where the manifest is,
// its SHA-256, and the seal. The seal is the SHA-256 of the whole file in which
// the content of every entry is replaced by its own SHA-256. So there is no byte
// that nothing proves, everything is hashed once, several entries at a time, and
// a file that was cut short has no trailer. Reading relies on the trailer and
// the manifest only; the zip's own directory is for other programs.
//
// Format 1 is read by every later version.
const backupFormat = 1

// The names of entries.
const (
	backupDatabase = "office.db"
	backupReadme   = "说明.txt"
	backupManifest = "manifest.json"
)

var (
	backupAttachment = regexp.MustCompile(`^files/([0-9a-f]{2})/([0-9a-f]{64})$`)
	backupDamaged    = regexp.MustCompile(`^` + damagedFolder + `[0-9a-f]{64}$`)
)

// damagedFolder is where the manifest lists what was damaged already in the
// office: not the bytes that its name says, and never restored.
const damagedFolder = "damaged/"

// BackupFacts are what the office comes to at the moment of the backup.
type BackupFacts struct {
	Schema  int              `json:"schema"` // version of the tables
	Organ   office.Organ     `json:"organ"`
	Counts  map[string]int64 `json:"counts"`  // records by table
	Entries int64            `json:"entries"` // of the log
	Head    string           `json:"head"`    // hash of the newest of them
}

// BackupManifest is what a backup says of itself.
type BackupManifest struct {
	Format  int           `json:"format"`
	Program string        `json:"program"` // version that made it
	Made    time.Time     `json:"made"`
	Facts   BackupFacts   `json:"facts"`
	Lacking []BackupLack  `json:"lacking,omitempty"`
	Content []BackupEntry `json:"content"` // in the order in which it lies
}

// BackupEntry is one file in a backup.
type BackupEntry struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // hexadecimal
	At     int64  `json:"at"`     // where its content begins
}

// Damaged reports whether the entry is an attachment that was damaged already
// in the office.
func (e BackupEntry) Damaged() bool { return backupDamaged.MatchString(e.Name) }

// IsDatabase reports whether the entry is the database.
func (e BackupEntry) IsDatabase() bool { return e.Name == backupDatabase }

// Attachment gives the digest of an attachment.
func (e BackupEntry) Attachment() (digest string, ok bool) {
	m := backupAttachment.FindStringSubmatch(e.Name)
	return e.SHA256, m != nil
}

// BackupLack is an attachment that was damaged or missing in the office itself
// when the backup was made.
type BackupLack struct {
	Digest string `json:"digest"`
	Name   string `json:"name"`
}

// backupTrailer stands at the end of the file, always of the same length.
type backupTrailer struct {
	at, length int64 // of the manifest
	manifest   string
	seal       string
}

const (
	trailerForm   = "zwgk-backup %d manifest %016x+%016x sha256 %s seal %s"
	trailerLength = len("zwgk-backup 1 manifest +") + 2*16 + len(" sha256  seal ") + 2*64
)

var trailerPattern = regexp.MustCompile(`^zwgk-backup (\d) manifest ([0-9a-f]{16})\+([0-9a-f]{16}) sha256 ([0-9a-f]{64}) seal ([0-9a-f]{64})$`)

func (t backupTrailer) String() string {
	return fmt.Sprintf(trailerForm, backupFormat, t.at, t.length, t.manifest, t.seal)
}

func parseTrailer(text []byte) (t backupTrailer, err error) {
	m := trailerPattern.FindSubmatch(text)
	if m == nil {
		return t, errTorn
	}
	if string(m[1]) != strconv.Itoa(backupFormat) {
		return t, fault.New(fault.TooNew, "这份备份是用更新版本的程序做的，没有打开。先升级程序")
	}
	at, err1 := strconv.ParseUint(string(m[2]), 16, 63)
	length, err2 := strconv.ParseUint(string(m[3]), 16, 63)
	if err1 != nil || err2 != nil || length > maxManifest {
		return t, errTorn
	}
	return backupTrailer{int64(at), int64(length), string(m[4]), string(m[5])}, nil
}

// maxManifest is for half a million attachments; no more is read into memory.
const maxManifest = 128 << 20

// The faults of a backup that is not whole.
var (
	errTorn    = fault.New(fault.Damaged, "备份不完整：没有结尾，可能没有拷完或者U盘提前拔了。换一份备份")
	errChanged = fault.New(fault.Damaged, "备份与自己的清单不符，可能被改动过或者磁盘坏了。换一份备份")
)

// changedEntry names the entry that is not what the manifest says.
func changedEntry(e BackupEntry) error {
	if e.IsDatabase() {
		return fault.New(fault.Damaged, "备份里的office.db变了。换一份备份")
	}
	return fault.New(fault.Damaged, "备份里的“%s”变了。换一份备份", e.Name)
}

// parseBackupManifest reads and checks a manifest: it names nothing but what a backup
// holds, each once, one behind the other and all before end. Nothing that a
// hostile file says leads anywhere else.
func parseBackupManifest(text []byte, end int64) (*BackupManifest, error) {
	var m BackupManifest
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&m); err != nil {
		return nil, fault.Wrap(err, fault.Damaged, "备份的清单读不出来。换一份备份")
	}
	if m.Format != backupFormat || len(m.Content) == 0 || !m.Content[0].IsDatabase() {
		return nil, errChanged
	}
	seen := map[string]bool{}
	at := int64(0)
	for _, e := range m.Content {
		if !e.valid() || seen[e.Name] || e.At < at || e.Size > end-e.At {
			return nil, fault.New(fault.Damaged, "备份的清单里有不该有的文件“%s”，没有打开。这份备份不能用，换一份", printable(e.Name))
		}
		seen[e.Name] = true
		at = e.At + e.Size
	}
	return &m, nil
}

func (e BackupEntry) valid() bool {
	if sum, err := hex.DecodeString(e.SHA256); err != nil || len(sum) != 32 || strings.ToLower(e.SHA256) != e.SHA256 || e.Size < 0 || e.At < 0 {
		return false
	}
	if m := backupAttachment.FindStringSubmatch(e.Name); m != nil {
		return m[2] == e.SHA256 && strings.HasPrefix(m[2], m[1])
	}
	return e.Name == backupDatabase || e.Name == backupReadme || backupDamaged.MatchString(e.Name)
}

// printable makes a foreign name fit for a sentence.
func printable(name string) string {
	const most = 60
	name = strings.Map(visible, strings.ToValidUTF8(name, "\uFFFD"))
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most]) + "……"
	}
	return name
}

// LooksLikeBackup reports whether a file ends or begins as a backup does. It
// says nothing about whether it is whole.
func LooksLikeBackup(file io.ReaderAt, size int64) bool {
	head := make([]byte, len(sealHead))
	if n, _ := file.ReadAt(head, 0); n == len(head) && IsSealed(head) {
		return true
	}
	tail := make([]byte, trailerLength)
	if size < int64(trailerLength) {
		return false
	}
	n, _ := file.ReadAt(tail, size-int64(trailerLength))
	return n == len(tail) && trailerPattern.Match(tail)
}
