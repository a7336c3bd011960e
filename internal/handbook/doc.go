// Package handbook is the help inside the program: pages in plain text that
// name the rooms they explain, found by words, without a network.
//
// A page is a file in a small part of Markdown, and nothing else is a page:
//
//	# 登记公开事项                     the title; exactly one, the first line
//	房间：items、items/draft           the places in the window it explains, may be left out
//	又叫：录入、发布信息                words people use for it, may be left out
//
//	> 一句话，说这一页讲什么。          the lead; exactly one
//
//	## 先做什么                        a heading
//	一段话，里面有 `Ctrl+N` 和 [别的页](request-clock)。
//	- 一条                            a list
//	1. 一步                            steps
//	| 词 | 意思 |                      a table; its first row is its head
//	![图注](items-list)                a picture, by its name without ending
//	未核：……                           what the law leaves open, or nobody has confirmed
//
// The name of the file without its ending is the page's name. Pages are in the
// order of resources/handbook/contents.txt: a line with # and a chapter's name,
// and below it the names of its pages, one a line. The places are those of
// present.Places.
package handbook
