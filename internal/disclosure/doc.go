// Package disclosure holds what the office itself makes public: 公开事项, from
// the draft through review to the notice board and the archive, and the
// register of 规章 and 行政规范性文件 that table two of the annual report counts.
//
// An Item is moved along its review route by methods that return the changed
// item or say why not (Submit, Pass, Return, Post, TakeDown …). Its text lives
// in Revisions, which never change: a later text is a later revision, and what
// was reviewed is always known by number. May decides who may do what.
//
// It is rules only: it does not store, print or count.
//
// Source: 《政府信息公开条例》 articles 13 to 26; for villages the
// 《村民委员会组织法》; table two of 国办公开办函〔2021〕30号.
package disclosure
