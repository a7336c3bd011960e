// Package writing drafts the prose of an office's yearly papers (撰写): the six
// sections of the 政府信息公开工作年度报告, the older 政务公开工作总结, and a village's
// 村务公开 year summary.
//
// A figure in a sentence is a field, not a number: a Text names the Fact that it
// states, and Fill puts the value in. So prose and tables cannot disagree, and
// a record that changes later changes every sentence, table and file with it.
// A clerk edits the text freely (Show, Read); a field that stays in the text
// stays bound.
//
// Facts come from the tables (annual), from what was made public (Published),
// from fees, and from the year's work events (Event), which no table counts. A
// sentence holds nothing that the records do not: what they lack is asked for
// (Ask), never invented. A figure only decides which sentence is written; that
// a list adds up, or says 等, is the sentence's business and is tested against
// every rule of annual.CheckDocument.
//
// Rules only: the package keeps nothing and lays out nothing.
//
// Sources: 《政府信息公开条例》 articles 46, 49 and 50; 国办公开办函〔2021〕30号;
// 国办函〔2020〕109号; 《村民委员会组织法》, which is cited without articles because the
// amendment of 2026 moved them.
package writing
