// Package request holds what an office must know of 依申请公开: an application
// for government information, who made it, how long the office has, what it
// costs, how it ended and by which letter, and the 复议 and 诉讼 that may follow.
//
// It is rules only: it does not store, print or count figures. What table three
// of the annual report calls its rows and columns are the typed lists Outcome
// and ApplicantKind, so that a letter, a register and a statistic can never use
// different words for one thing.
//
// # The clock
//
// A request is a time line of Events. [Clock] walks it day by day from the day
// of receipt ([LegalReceipt]) and gives a [Status]: the last legal day, why it
// is that day, and a sheet with a line for every day that adds up. What the law
// leaves open is in [Rules], each with its basis and how certain it is.
//
// # Outcome, letter, basis, cell
//
// One choice decides four things: [Conclude] joins an Outcome with its [Letter]
// and gives the provision, the row of table three and the 救济告知. [Compose]
// makes the letter from an editable [Template] and refuses while anything is
// missing; [CheckClose] refuses to close a request without its letter.
//
// # Where the rules come from
//
// 《中华人民共和国政府信息公开条例》(国务院令第711号) articles 27 to 45; the row and
// column lists from 国办公开办函〔2021〕30号, table three; fees from 国办函〔2020〕109号;
// remedies from 《行政复议法》 articles 20 and 23 and 《行政诉讼法》 articles 45 and 46.
package request
