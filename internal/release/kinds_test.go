package main

import (
	"slices"
	"strings"
	"testing"
)

const (
	permission = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY OF ANY KIND.`
	redistribution = `// Redistribution and use in source and binary forms, with or without
// modification, are permitted provided that the following conditions are
// met:
//    * Redistributions of source code must retain the above copyright
// notice, this list of conditions and the following disclaimer.
//    * Redistributions in binary form must reproduce the above
// copyright notice, this list of conditions and the following disclaimer.
`
	names3 = `//    * Neither the name of the House nor the names of its
// contributors may be used to endorse or promote products derived from
// this software without specific prior written permission.
`
	unencumbered = "This is free and unencumbered software released into the public domain.\n"
)

func TestALicenceIsKnownByItsText(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"MIT, quoted in another way", permission, []string{"MIT"}},
		{"BSD without names, as a comment", redistribution, []string{"BSD-2-Clause"}},
		{"BSD with names", redistribution + names3, []string{"BSD-3-Clause"}},
		{"BSD that must be advertised", redistribution + "3. All advertising materials mentioning features or use of this software must display", []string{"BSD-4-Clause"}},
		{"two in one file", redistribution + names3 + permission, []string{"BSD-3-Clause", "MIT"}},
		{"a choice of the two", "SPDX-License-Identifier: Unlicense OR BSD-3-Clause\n" + redistribution + names3 + unencumbered, []string{"BSD-3-Clause OR Unlicense"}},
		{"a choice with a third that must hold too", "SPDX-License-Identifier: Unlicense OR BSD-3-Clause\n" + redistribution + names3 + unencumbered + permission, []string{"BSD-3-Clause", "MIT", "Unlicense"}},
		{"GPL is known too", "GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007", []string{"GPL-3.0"}},
		{"MIT whose notice need not be kept is not MIT", strings.Replace(permission, "shall be included", "may be included", 1), nil},
		{"one's own words", "You may use this as you like, but not for money.", nil},
		{"only a name", "MIT License", nil},
	} {
		if got := licenceOf(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestWhatMayBeInAProgram(t *testing.T) {
	for licence, want := range map[string]bool{
		"MIT": true, "BSD-3-Clause OR Unlicense": true, "GPL-3.0 OR MIT": true, "GPL-3.0": false, "AGPL-3.0": false, "LGPL": false, "MPL-2.0": false, "BSD-4-Clause": false, "OFL-1.1": false,
	} {
		if got := allowed(licence, permissive); got != want {
			t.Errorf("%s: allowed %v", licence, got)
		}
	}
	if !allowed("OFL-1.1", permissive, forFonts) {
		t.Error("fonts may come under their own licence")
	}
}
