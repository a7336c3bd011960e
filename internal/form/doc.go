// Package form holds the documents themselves, built on package paper: the
// 政府信息公开工作年度报告 and the papers of 公开事项, from the review slip over
// notice, posted sheet, letter and broadcast script to the ledgers.
//
// Every paper is a small struct of what stands on it and a function that lays
// it out. There is no clock and no store in here, so equal input gives an
// equal paper; what is printed is exactly the text that was given, masked or
// not. Facts that are missing stay free, to be written in by hand; a rule is
// drawn only where somebody signs.
//
// A form places given content. It does not tally or check: that is the
// business of the rules (annual, disclosure, catalog …). Labels of kinds,
// states and channels come from the rules too, so that paper, screen and
// export can never differ by a character. The sums of a posted account are
// printed as its table has them; disclosure.Table.Validate has compared them.
//
// Reading aloud (SpokenNumber, SpokenAmount, Script) is here because a
// broadcast script is a paper like the others.
package form
