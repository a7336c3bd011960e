// Package annual is the 政府信息公开工作年度报告: its tables, what each of their
// cells counts, the identities that must hold between cells, and the six
// sections of text.
//
// A cell is defined once, as a Selection of records. Counting a cell and
// listing the records behind it use that one definition, so a number can
// always be opened and can never drift from its list.
//
// The package is rules only. It does not read ledgers (sheet), keep records
// (store) or lay out pages (form). The forms themselves are data (Edition), so
// that a report of 2020 can still be read for the comparison across years, and
// a form to come can be added without touching the rules.
//
// Sources: 《政府信息公开条例》 articles 49 and 50; 国办公开办函〔2021〕30号 (form
// 2021); 国办公开办函〔2019〕60号 (form 2019).
package annual
