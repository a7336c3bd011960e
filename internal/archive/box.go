package archive

import "zwgk/internal/workday"

// Thickness is that of a box in millimetres (DA/T 22-2015: 20, 30, 40 or 50).
type Thickness int

// Box is an archive box of one class, or a volume where the office binds.
type Box struct {
	ID        string    `json:"id"`
	Class     Class     `json:"class"`
	Number    int       `json:"number"` // 盒号 or 卷号, from 1 within the class
	Thickness Thickness `json:"thickness"`
	Title     string    `json:"title,omitempty"` // of a volume (案卷题名)
	From      int       `json:"from"`            // 起件号
	To        int       `json:"to"`              // 止件号
	Note      BoxNote   `json:"note"`
}

// BoxNote is the 备考表 that lies behind the pieces.
type BoxNote struct {
	Situation  string       `json:"situation"` // 盒内文件情况说明
	ArrangedBy string       `json:"arranged_by,omitempty"`
	ArrangedOn workday.Date `json:"arranged_on,omitzero"`
	CheckedBy  string       `json:"checked_by,omitempty"`
	CheckedOn  workday.Date `json:"checked_on,omitzero"`
}
