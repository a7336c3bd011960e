// Package request holds what an office must know of 依申请公开: an application
// for government information, who made it, how it ended, and the 复议 and 诉讼
// that may follow.
//
// It is rules only: it does not store, print or count. What table three of the
// annual report calls its rows and columns are the typed lists Outcome and
// ApplicantKind, so that a letter, a register and a statistic can never use
// different words for one thing.
//
// Source: 《中华人民共和国政府信息公开条例》(国务院令第711号) articles 27 to 45;
// the row and column lists from 国办公开办函〔2021〕30号, table three.
package request
