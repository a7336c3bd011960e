package main

import (
	"regexp"
	"slices"
	"strings"
)

// kind is a licence as its text gives itself away: every phrase of has, none
// of lacks.
type kind struct {
	spdx  string
	has   []string
	lacks []string
}

// permissive are the licences a program of the house may contain.
var permissive = []kind{
	{spdx: "MIT", has: []string{
		"permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files",
		"the above copyright notice and this permission notice shall be included in all copies or substantial portions",
		`the software is provided "as is", without warranty of any kind`,
	}},
	{spdx: "BSD-2-Clause", has: bsd, lacks: []string{endorsement, advertising}},
	{spdx: "BSD-3-Clause", has: append([]string{endorsement}, bsd...), lacks: []string{advertising}},
	{spdx: "Apache-2.0", has: []string{"apache license version 2.0, january 2004", "grant of patent license", "redistribution. you may reproduce and distribute copies"}},
	{spdx: "ISC", has: []string{
		"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that",
		"the author disclaims all warranties",
	}},
	{spdx: "Zlib", has: []string{"the origin of this software must not be misrepresented", "this software is provided 'as-is', without any express or implied warranty"}},
	{spdx: "Unlicense", has: []string{"this is free and unencumbered software released into the public domain"}},
	{spdx: "LicenseRef-SQLite-Public-Domain", has: []string{"sqlite is public domain", "dedicated to the public domain by the authors"}},
}

// forFonts are the licences of fonts, besides.
var forFonts = []kind{
	{spdx: "OFL-1.1", has: []string{"sil open font license version 1.1", "permission is hereby granted, free of charge, to any person obtaining a copy of the font software, to use, study, copy, merge, embed, modify, redistribute, and sell"}},
	{spdx: "Bitstream-Vera", has: []string{"bitstream vera fonts copyright", "the font software may be sold as part of a larger software package but no copy of one or more of the font software typefaces may be sold by itself"}},
}

// others are known by sight and may not be in a program.
var others = []kind{
	{spdx: "GPL-3.0", has: []string{"gnu general public license version 3, 29 june 2007"}},
	{spdx: "GPL-2.0", has: []string{"gnu general public license version 2, june 1991"}},
	{spdx: "LGPL", has: []string{"gnu lesser general public license version"}},
	{spdx: "AGPL-3.0", has: []string{"gnu affero general public license version 3"}},
	{spdx: "MPL-2.0", has: []string{"mozilla public license version 2.0"}},
	{spdx: "BSD-4-Clause", has: append([]string{advertising}, bsd...)},
}

var bsd = []string{
	"redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met",
	"redistributions of source code must retain the above copyright notice",
	"redistributions in binary form must reproduce the above copyright notice",
}

const (
	endorsement = "may be used to endorse or promote products derived from this software without specific prior written permission"
	advertising = "all advertising materials mentioning features or use of this software"
)

var (
	comment = regexp.MustCompile(`(?m)^[ \t]*(//|#+|\*|>)[ \t]*`)
	choice  = regexp.MustCompile(`(?m)^SPDX-License-Identifier: (\S+ OR \S+)$`)
	quotes  = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "``", `"`, "''", `"`)
)

// licenceOf tells which licences a text holds, in order; none when it is not
// one that is known by sight. A text that leaves the choice ("A OR B") is
// taken at its word when it holds just these two.
func licenceOf(text string) []string {
	words := strings.Join(strings.Fields(strings.ToLower(quotes.Replace(comment.ReplaceAllString(text, "")))), " ")
	var found []string
	for _, k := range slices.Concat(permissive, forFonts, others) {
		if k.is(words) {
			found = append(found, k.spdx)
		}
	}
	slices.Sort(found)
	if offered := choice.FindStringSubmatch(strings.ReplaceAll(text, "\r", "")); offered != nil {
		two := strings.Split(offered[1], " OR ")
		slices.Sort(two)
		if slices.Equal(two, found) {
			return []string{strings.Join(two, " OR ")}
		}
	}
	return found
}

func (k kind) is(words string) bool {
	missing := func(phrase string) bool { return !strings.Contains(words, phrase) }
	return !slices.ContainsFunc(k.has, missing) && !slices.ContainsFunc(k.lacks, func(phrase string) bool { return !missing(phrase) })
}

// allowed says whether a licence may be in a program; one of a choice is enough.
func allowed(spdx string, kinds ...[]kind) bool {
	return slices.ContainsFunc(strings.Split(spdx, " OR "), func(one string) bool {
		return slices.ContainsFunc(slices.Concat(kinds...), func(k kind) bool { return k.spdx == one })
	})
}
