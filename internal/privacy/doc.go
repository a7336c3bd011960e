// Package privacy is the gate between a text and the notice board: it finds
// personal data and classification marks, and masks them by rule.
//
// Find reads running text and FindTable a table; both say what they found,
// where, how sure they are and why. Mask makes the posted and the web text out
// of the full one. What a second person let pass is kept with the item
// (disclosure.Settlement), bound to the digest of its text.
//
// Find goes by form: check digits, dates, issuers, word lists. It knows nobody
// by name and has read no register, so it overlooks things and suspects
// innocent ones; how many is measured in docs/privacy.md. It is an aid to the
// reviewer, not the review.
//
// It is not for reading files (package extract) and not for deciding who may
// clear what (package desk). It never asks for today: the day against which a
// child's age is counted is given.
//
// Sources: 《个人信息保护法》 articles 28 and 31, 《保守国家秘密法》 article 35 and
// 《国务院办公厅2018年政务公开工作要点》. How much of a number stays visible is
// custom and not law, hence Rules.
package privacy
