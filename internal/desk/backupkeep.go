package desk

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// KeptBackup is a backup in the folder of automatic backups.
type KeptBackup struct {
	Name     string
	Made     time.Time // in the zone that says which day it was
	Verified bool      // it was read again, nothing was wrong, and it has still its size
}

// Outdated names the backups that are no longer kept. Kept is the last verified
// one of each of the newest days, weeks (from Monday) and months that have one,
// as many as the settings say; days without a backup do not count, so that
// nothing goes while nobody works. The newest of all stays, verified or not.
// What is not verified protects nothing and goes once a newer one is verified.
func Outdated(all []KeptBackup, s BackupSettings) []string {
	newestFirst := slices.SortedFunc(slices.Values(all), func(a, b KeptBackup) int {
		return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(b.Name, a.Name))
	})
	periods := []struct {
		keep int
		of   func(time.Time) string
	}{
		{max(s.Days, 1), func(t time.Time) string { return t.Format("2006-01-02") }},
		{s.Weeks, func(t time.Time) string { year, week := t.ISOWeek(); return fmt.Sprint(year, "-", week) }},
		{s.Months, func(t time.Time) string { return t.Format("2006-01") }},
	}
	keep := map[string]bool{}
	if len(newestFirst) > 0 {
		keep[newestFirst[0].Name] = true
	}
	for _, p := range periods {
		seen := map[string]bool{}
		for _, b := range newestFirst {
			if period := p.of(b.Made); b.Verified && !seen[period] && len(seen) < p.keep {
				seen[period] = true
				keep[b.Name] = true
			}
		}
	}
	var outdated []string
	verified := false // a newer one is
	for _, b := range newestFirst {
		if !keep[b.Name] && verified {
			outdated = append(outdated, b.Name)
		}
		verified = verified || b.Verified
	}
	return outdated
}
