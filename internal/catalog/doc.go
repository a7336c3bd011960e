// Package catalog holds the 公开目录: what the office has to make public, by
// what time, on which channels and to whom, one Entry for each matter.
//
// An entry says what must be done, not what was done: the 公开事项 themselves
// are package disclosure's. From entries this package works out the periods of
// the year (Cadence.Periods), the clock of a piece of information (PublishBy),
// what is published, due and missing (Cover), the numbers under which things
// are published (Pattern), and what differs between two catalogues (Compare).
//
// What is read out of free text (SuggestCadence, ReadTimeLimit) is a
// suggestion with the words it rests on; what was not understood is said.
//
// It is rules only: it reads no files and never asks for today.
//
// Source: 国办发〔2019〕54号 and the columns of the 标准目录 (domain handbook
// §5.2, §10.1); 《政府信息公开条例》 articles 12, 20, 21 and 26; for villages the
// 《村民委员会组织法》.
package catalog
