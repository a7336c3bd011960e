package grid

import (
	"fyne.io/fyne/v2/widget"
)

// Share is one part of a strip: its word, its count and its colour.
type Share struct {
	Word  string
	Count int
	Tone  Tone
}

// Tone is the colour of a share. It never stands without word and count.
type Tone int

// The tones.
const (
	ToneDone    Tone = iota // 已公开
	ToneIdle                // 未到期
	ToneLate                // 迟公开
	ToneMissing             // 缺
	TonePlain               // accent: any other count
)

// CoverageStrip shows how a whole is divided: one strip, and under it each
// share with icon, word and count.
type CoverageStrip struct {
	widget.BaseWidget
	shares  []Share
	columns int
}

// NewCoverageStrip makes a strip; its words stand in two columns.
func NewCoverageStrip(shares ...Share) *CoverageStrip {
	s := &CoverageStrip{shares: shares, columns: 2}
	s.ExtendBaseWidget(s)
	return s
}

// SetShares shows other shares.
func (s *CoverageStrip) SetShares(shares ...Share) {
	s.shares = shares
	s.Refresh()
}

// SetColumns says in how many columns the words stand.
func (s *CoverageStrip) SetColumns(n int) {
	s.columns = max(n, 1)
	s.Refresh()
}

// Bar is a line of a BarStrip.
type Bar struct {
	Word  string
	Count int
	Unit  string // behind the count: 件
	Tone  Tone
}

// BarStrip compares counts: one line each, with word, bar and count.
type BarStrip struct {
	widget.BaseWidget
	OnOpen func(i int) // a line was pressed
	bars   []Bar
}

// NewBarStrip makes a strip.
func NewBarStrip(bars ...Bar) *BarStrip {
	s := &BarStrip{bars: bars}
	s.ExtendBaseWidget(s)
	return s
}

// SetBars shows other bars.
func (s *BarStrip) SetBars(bars ...Bar) {
	s.bars = bars
	s.Refresh()
}
