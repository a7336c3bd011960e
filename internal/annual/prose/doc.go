// Package prose reads the sentences of official reports: their figures with
// measure words, lists of parts behind a total (其中), shares in percent, words
// written twice, and how alike two paragraphs are.
//
// It knows grammar, not reports: what a figure is about and what must hold for
// it is package annual's business. All functions expect text that went through
// Fold, and give offsets in bytes of that text.
//
// It prefers to see nothing to seeing something that is not there: a figure
// without a measure word, a number in Chinese characters or one inside a
// telephone number is passed over.
package prose
