// Command release makes what an office installs from: the programs for every
// platform, installers, portable archives, their checksums and the list of
// what is inside them; and tries each of them the way an office would. See
// make windows, make linux, make release, make smoke and docs/release.md.
//
// It runs on Debian. What it needs beyond Go is installed by
// `.ci/prepare release`. Everything it makes stands in out/release, what it
// keeps between runs (system roots, stub libraries) in out/work.
//
// Two runs of one commit make the same bytes: paths are trimmed, every time
// stamp is the commit's, archives are written in the order of names.
package main
