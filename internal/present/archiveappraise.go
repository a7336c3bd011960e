package present

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/workday"
)

// ArchiveReceiving is the pieces whose paper has not come to the office room.
type ArchiveReceiving struct {
	List *ArchiveList
	Year string
}

// BeginReceiving turns to the pieces of the year whose paper has not come.
func (p *Archive) BeginReceiving() {
	f := desk.PieceFilter{Year: p.chosenYear(), States: []archive.State{archive.Pending, archive.Archived}, NoPaper: true}
	keep := p.filter
	list := p.pieceList(f)
	p.filter = keep
	list.Searched, list.Means = fmt.Sprintf("%d年度的纸件都收到了", p.chosenYear()), "站所移交的纸件在这里登记。还没有成件的，先整理本年度。"
	p.model.Receiving = &ArchiveReceiving{List: list, Year: fmt.Sprintf("%d年度", p.chosenYear())}
	p.view.Show(p.model)
}

// ReceiveAll records that the paper of several pieces came, and turns to the
// list that both sign.
func (p *Archive) ReceiveAll(ids []string, a ReceiptAnswers, done func(wrong map[string]string)) {
	ids = slices.Sorted(slices.Values(ids))
	year := p.chosenYear()
	p.run.Go(func(ctx context.Context) error { return p.desk.ReceivePapers(ctx, ids, a.receipt()) }, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{FromField: sentence}) }, err)
			return
		}
		done(nil)
		p.model.Receiving = nil
		p.reload(year, p.chosenSpine(), func() {
			p.view.Say(fmt.Sprintf("已登记收到%d件，清单两边签字", len(ids)))
			p.LookAt(ArchivePrint{"移交办公室存档清单", desk.ArchiveOrder{Paper: desk.ArchiveReceiptList, Year: year, Pieces: ids}})
		})
	})
}

// ArchiveAppraisal is what is due to be appraised, and what was.
type ArchiveAppraisal struct {
	Lines    []ArchiveLine // of pieces whose period is over
	Sessions []AppraisalRow
	WhyNot   string
}

// AppraisalRow is a session that was held.
type AppraisalRow struct {
	ID, Words string // 2026年3月2日，12件
	Line      string
	Burns     bool // its list of what is to be destroyed is still open
	Prints    []ArchivePrint
}

// ShowAppraisal turns to what is due to be appraised.
func (p *Archive) ShowAppraisal() {
	today := p.desk.Today()
	var due []archive.Piece
	var held []archive.Appraisal
	p.draws.read(p.run, p.view.Fail, func(ctx context.Context) (err error) {
		if due, err = p.desk.DueForAppraisal(ctx, today); err == nil {
			held, err = p.desk.Appraisals(ctx)
		}
		return err
	}, func() {
		p.model.Appraisal = p.appraisalModel(due, held)
		p.view.Show(p.model)
	})
}

func (p *Archive) appraisalModel(due []archive.Piece, held []archive.Appraisal) *ArchiveAppraisal {
	m := &ArchiveAppraisal{WhyNot: p.mayNot(DoAppraise)}
	for _, piece := range due {
		l := pieceLine(rowOfPiece(piece), p.desk.Today())
		l.Cells[5], l.Tone = fmt.Sprintf("%d年到期", piece.KeptUntil()), Caution
		m.Lines = append(m.Lines, l)
	}
	for _, a := range held {
		row := AppraisalRow{ID: a.ID, Words: fmt.Sprintf("%s，%d件", a.On, len(a.Pieces)), Line: strings.Join(a.Members, "、") + "，" + a.Approved + "批准", Burns: a.Destroyed.On.IsZero()}
		row.Prints = []ArchivePrint{
			{"鉴定工作报告", desk.ArchiveOrder{Paper: desk.ArchiveAppraisalReport, Appraisal: a.ID}},
			{"销毁清册", desk.ArchiveOrder{Paper: desk.ArchiveDestruction, Appraisal: a.ID}},
		}
		if !row.Burns {
			row.Line += "；" + a.Destroyed.On.String() + "销毁"
		}
		m.Sessions = append(m.Sessions, row)
	}
	return m
}

// AppraisalAnswers is a session as it stands on the screen.
type AppraisalAnswers struct {
	On                         workday.Date
	Members, Approved, Opinion string
	Destroy                    bool
	Until                      string // a year, "" for ever
	Why                        string
}

// Appraise records what a session decided of some pieces.
func (p *Archive) Appraise(ids []string, a AppraisalAnswers, done func(wrong map[string]string)) {
	verdict := archive.Appraised{Verdict: archive.KeepOn, Why: strings.TrimSpace(a.Why), On: a.On}
	verdict.Until, _ = strconv.Atoi(a.Until) // the entry takes figures only
	if a.Destroy {
		verdict.Verdict, verdict.Until = archive.Destroy, 0
	}
	verdicts := map[string]archive.Appraised{}
	for _, id := range ids {
		verdicts[id] = verdict
	}
	session := archive.Appraisal{
		On: a.On, Members: names(a.Members), Approved: strings.TrimSpace(a.Approved), Report: strings.TrimSpace(a.Opinion), Pieces: slices.Sorted(slices.Values(ids)),
	}
	p.appraised(done, "已登记鉴定", func(ctx context.Context) error {
		_, err := p.desk.Appraise(ctx, session, verdicts)
		return err
	})
}

// CarryOut records that what a session condemned was destroyed.
func (p *Archive) CarryOut(id string, on workday.Date, place, way, witnesses string, done func(wrong map[string]string)) {
	d := archive.Destruction{On: on, Place: strings.TrimSpace(place), Way: strings.TrimSpace(way), Witnesses: names(witnesses)}
	p.appraised(done, "已登记销毁，目录留着", func(ctx context.Context) error { return p.desk.CarryOut(ctx, id, d) })
}

func (p *Archive) appraised(done func(wrong map[string]string), said string, work func(ctx context.Context) error) {
	p.run.Go(work, func(err error) {
		if err != nil {
			tell(func(sentence string) { done(map[string]string{WhoField: sentence}) }, err)
			return
		}
		done(nil)
		p.reload(p.chosenYear(), p.chosenSpine(), func() { p.view.Say(said) })
		p.ShowAppraisal()
	})
}

// names are the people in a line such as 陈晓梅、赵国梁.
func names(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("、，,；; 　", r) })
}
