package request

// RemedyKind says which 救济告知 a letter carries.
type RemedyKind string

// The kinds.
const (
	NoRemedy        RemedyKind = "none"
	ReconsiderFirst RemedyKind = "reconsider_first"       // 复议前置
	ReconsiderOrSue RemedyKind = "reconsider_or_litigate" // 复议或者诉讼
)

// Label names the kind for a choice on a screen.
func (k RemedyKind) Label() string {
	return map[RemedyKind]string{NoRemedy: "不写救济告知", ReconsiderFirst: "先复议，再诉讼", ReconsiderOrSue: "复议或者诉讼"}[k]
}

// Basis names the provisions of the remedy.
func (k RemedyKind) Basis() string {
	return map[RemedyKind]string{
		ReconsiderFirst: "行政复议法第二十条、第二十三条第一款第四项和第二款；行政诉讼法第四十五条",
		ReconsiderOrSue: "行政复议法第二十条；行政诉讼法第四十六条",
	}[k]
}

// text is the paragraph, with fields as in a template. The terms are T15, T17
// and T18.
func (k RemedyKind) text() string {
	return map[RemedyKind]string{
		ReconsiderFirst: "对本告知书不予公开的决定不服的，{称谓}应当先申请行政复议：自收到本告知书之日起60日内，向{复议机关}提出。" +
			"对行政复议决定仍然不服的，可以自收到行政复议决定书之日起15日内，向{受诉法院}提起行政诉讼。",
		ReconsiderOrSue: "对本告知书不服的，{称谓}可以自收到本告知书之日起60日内，向{复议机关}申请行政复议；" +
			"也可以自收到本告知书之日起6个月内，直接向{受诉法院}提起行政诉讼。",
	}[k]
}

// fields are what the remedy needs to name.
func (k RemedyKind) fields() []Field {
	if k == NoRemedy {
		return nil
	}
	return []Field{FieldReviewBody, FieldCourt}
}
