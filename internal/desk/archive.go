package desk

import (
	"zwgk/internal/archive"
	"zwgk/internal/parcel"
	"zwgk/internal/store"
	"zwgk/internal/workday"
)

// What lists of the archive are asked for and what they give, for those who do
// not know the store.
type (
	PieceFilter = store.PieceFilter
	PiecePage   = store.PiecePage
	PieceRow    = store.PieceRow
)

// FoundPiece is the kind of a search hit that is a piece of the archive.
const FoundPiece = store.FoundPiece

// Progress hears how much of a long work is done. It may be nil, and must not
// call the desk. To stop the work, end its context: nothing is changed then.
type Progress func(done, of int)

func (p Progress) tell(done, of int) {
	if p != nil {
		p(done, of)
	}
}

// ArchiveYear is how far the archive of a year has come.
type ArchiveYear struct {
	Year       int
	Waiting    int // finished matters of which no piece was made
	Pending    int // pieces that wait to be filed
	Pieces     int // that have a number and are there
	Withdrawn  int // numbers that were emptied
	Gone       int // transferred or destroyed
	NoPaper    int // filed, and their paper is not in the office room
	Lent       int
	Boxes      int
	Closings   []archive.Closing // oldest first
	Closed     bool              // at least one closing, and nothing waits
	Scheme     archive.Scheme
	Retentions archive.RetentionTable
	HandInBy   workday.Date // 站所移交办公室
	FileBy     workday.Date // 归档
}

// ComposeRow is a finished matter of which no piece was made.
type ComposeRow struct {
	Source archive.Source
	Title  string // without the name of an applicant
	Date   workday.Date
}

// PieceView is a piece with all that its page shows. Papers that show who an
// applicant is have no name in it for those who may not see it.
type PieceView struct {
	Piece       archive.Piece
	Box         *archive.Box
	Closing     *archive.Closing
	Stamp       [6]string // what stands in the 归档章, from the left, the upper row first
	Corrects    string    // code of the piece that this one puts right
	CorrectedBy string    // code of the piece that puts this one right, its title while it has none
	Due         workday.Date
	// Why each act cannot be done now, nil where it can.
	MayChange, MayLeaveOut, MayReceive, MayLend, MayReturn, MayWithdraw, MayCorrect, MayOpen error
}

// BoxView is a box or a volume with what lies in it.
type BoxView struct {
	Box    archive.Box
	Spine  archive.Spine
	Pieces int // that are there
	Pages  int
	Lines  []archive.Line // what looking it through found
}

// HandChecks is what only a person can look at before a hand-over.
type HandChecks struct {
	Virus    string // result of the computer's own virus check, "" when there was none
	Infected bool   // it found something
	Carrier  string // folder of the disc or stick, "" when none was looked at
	Package  string // the package that lies there; whatever else does is no part of the hand-over
}

// PackOrder asks for a package for the county archive.
type PackOrder struct {
	Years      []int
	Retentions []archive.Retention // none: all
	Target     string              // 接收单位
	Zip        bool                // one file instead of a folder
	To         string              // path of the package, which must not exist; "" for the usual place
	Hand       HandChecks
}

// Package is a package that was written.
type Package struct {
	Path   string
	Files  int
	Bytes  int64
	Pieces int
	Seal   string         // digest that stands for every byte of it, for archive.Transfer.Package
	Notes  []string       // what the clerk should know, e.g. names that were repaired
	Lines  []archive.Line // of the check that it passed, or did not
}

// PackageFindings is what looking a package through found.
type PackageFindings = parcel.Findings

// ArchivePaper is a kind of paper of the archive.
type ArchivePaper string

// The papers, with what an ArchiveOrder has to name for them.
const (
	ArchiveCatalogue       ArchivePaper = "catalogue"        // 归档文件目录: Class; or Box, for 卷内文件目录
	ArchiveCatalogueCover  ArchivePaper = "catalogue_cover"  // 目录封面: Class
	ArchiveBoxNote         ArchivePaper = "box_note"         // 备考表: Box
	ArchiveVolumeCover     ArchivePaper = "volume_cover"     // 案卷封面: Box
	ArchiveBoxCover        ArchivePaper = "box_cover"        // 盒封面
	ArchiveSpines          ArchivePaper = "spines"           // 盒脊: Box, or all of Year
	ArchiveStamps          ArchivePaper = "stamps"           // 归档章贴纸: Piece, Box, Class, or all of Year; StartAt
	ArchiveReceiptList     ArchivePaper = "receipt_list"     // 移交办公室存档清单: Pieces
	ArchiveLoanSlip        ArchivePaper = "loan_slip"        // 借阅单: Piece
	ArchiveCheckRecord     ArchivePaper = "check_record"     // 四性检测记录: Year, Lines
	ArchiveTransferList    ArchivePaper = "transfer_list"    // 移交清单: Transfer, or TransferDraft
	ArchiveAppraisalReport ArchivePaper = "appraisal_report" // 鉴定工作报告: Appraisal
	ArchiveDestruction     ArchivePaper = "destruction"      // 销毁清册: Appraisal
)

// ArchiveOrder asks for a paper of the archive.
type ArchiveOrder struct {
	Paper         ArchivePaper
	Year          int
	Class         archive.Class
	Box           string   // id
	Piece         string   // id
	Pieces        []string // ids
	Loan          string   // id; "" for the newest
	Appraisal     string   // id
	Transfer      string   // id
	TransferDraft *archive.Transfer
	Retentions    []archive.Retention // of TransferDraft; none: all
	Lines         []archive.Line
	Upright       bool // 目录 on upright paper
	A3            bool // labels of boxes in true size
	StartAt       int  // place of the first stamp on the sheet, from 1
}
