package desk

import (
	"context"

	"zwgk/internal/disclosure"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// Search looks for words in everything that the person at the desk may see,
// and gives the newest of what it finds, limit at most. All words must occur,
// in the title, the number, the text or the names of attachments; a title is
// also found by the first letters of its pinyin. What identifies an applicant
// is looked through only for those who may see it.
func (d *Desk) Search(ctx context.Context, words string, limit int) (store.Result, error) {
	return d.office.Search(ctx, store.Query{Words: words, Audiences: d.audiences(), Limit: limit})
}

// audiences are what the person at the desk may find besides what all may.
func (d *Desk) audiences() []string {
	var all []string
	if d.permit(office.SeeApplicants) == nil {
		all = append(all, store.SeesApplicants)
	}
	if d.may(disclosure.SeeFull, &disclosure.Item{Route: office.TownRoute()}) == nil {
		all = append(all, store.SeesFullText)
	}
	return all
}

// RebuildSearch makes everything findable anew, when Verify has said that the
// index does not match the records.
func (d *Desk) RebuildSearch(ctx context.Context) error { return d.office.RebuildSearch(ctx) }

var foundNames = map[string]string{
	store.FoundApplication: "依申请公开", store.FoundCase: "复议诉讼", store.FoundDocument: "规范性文件", store.FoundItem: "公开事项",
	store.FoundDossier: "依申请公开案卷", store.FoundPiece: "档案",
}

// FoundName says what kind of record a hit is.
func FoundName(kind string) string { return foundNames[kind] }
