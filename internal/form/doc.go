// Package form holds the documents themselves, built on package paper: so far
// the 政府信息公开工作年度报告; slips, letters and archive forms move in here
// with the work that needs them.
//
// A form places given content. It does not tally, check or word anything: that
// is the business of the rules (annual, …). Labels come from the rules too, so
// that paper, screen and export can never differ by a character.
package form
