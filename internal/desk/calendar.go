package desk

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
	"zwgk/internal/workday"
	"zwgk/resources"
)

// Calendar returns the working-day calendar built into the program, with
// further packs added. A pack for a year that is built in takes its place.
func Calendar(more ...workday.Pack) (*workday.Calendar, error) {
	files, err := fs.Glob(resources.Calendars(), "*.json")
	if err != nil {
		return nil, err
	}
	var packs []workday.Pack
	for _, name := range files {
		data, err := fs.ReadFile(resources.Calendars(), name)
		if err != nil {
			return nil, err
		}
		pack, err := workday.ParsePack(data)
		if err != nil {
			return nil, err
		}
		packs = append(packs, pack)
	}
	calendar, err := workday.NewCalendar(packs...)
	for _, pack := range more {
		if err == nil {
			calendar, err = calendar.With(pack)
		}
	}
	return calendar, err
}

// calendarsSetting lists the packs of the office, in the order in which they
// came: digests of kept files, apart by spaces.
const calendarsSetting = "calendars"

// Calendar returns the calendar that the office counts with: the one built
// into the program and the packs that were added here.
func (d *Desk) Calendar(ctx context.Context) (*workday.Calendar, error) {
	kept, err := d.keptPacks(ctx)
	if err != nil {
		return nil, err
	}
	packs := make([]workday.Pack, 0, len(kept))
	for _, k := range kept {
		packs = append(packs, k.pack)
	}
	return Calendar(packs...)
}

// keptPack is a pack of the office and the file it is kept in.
type keptPack struct {
	digest string
	pack   workday.Pack
}

func (d *Desk) keptPacks(ctx context.Context) ([]keptPack, error) {
	list, err := d.office.Setting(ctx, calendarsSetting)
	if err != nil {
		return nil, err
	}
	var kept []keptPack
	for _, digest := range strings.Fields(list) {
		path := d.office.FilePath(digest)
		if now, err := store.DigestFile(path); err != nil || now != digest {
			return nil, fault.New(fault.Damaged, "以前装入的放假安排不见了或者坏了。在“设置”里把原来的文件再装入一次，或用最近的备份恢复")
		}
		pack, err := readPack(path)
		if err != nil {
			return nil, err
		}
		kept = append(kept, keptPack{digest, pack})
	}
	return kept, nil
}

func readPack(path string) (workday.Pack, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return workday.Pack{}, fault.Wrap(err, fault.Unreadable, "“%s”打不开。核对文件还在不在，有没有被别的程序占用", filepath.Base(path))
	}
	return workday.ParsePack(data)
}

// AddCalendar takes a file with a year's 放假安排 into the office. The file is
// kept with the office, so that a copy of the folder counts the same days. A
// national pack takes the place of an earlier one for its year.
func (d *Desk) AddCalendar(ctx context.Context, path string) (workday.Pack, error) {
	if err := d.permit(office.ManageOffice); err != nil {
		return workday.Pack{}, err
	}
	pack, err := readPack(path)
	if err != nil {
		return pack, err
	}
	// kept first: a file that went bad is made good by adding it again
	file, err := d.office.KeepFile(path)
	if err != nil {
		return pack, err
	}
	kept, err := d.keptPacks(ctx)
	if err != nil {
		return pack, err
	}
	var list []string
	var packs []workday.Pack
	for _, k := range kept {
		if k.digest == file.Digest || replaces(pack, k.pack) {
			continue
		}
		list, packs = append(list, k.digest), append(packs, k.pack)
	}
	if _, err := Calendar(append(packs, pack)...); err != nil {
		return pack, err
	}
	return pack, d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		if err := tx.AddFile(file); err != nil {
			return err
		}
		return tx.Set(calendarsSetting, strings.Join(append(list, file.Digest), " "))
	})
}

// replaces reports whether a new pack takes the place of an old one.
func replaces(pack, old workday.Pack) bool {
	return pack.Kind() == workday.National && old.Kind() == workday.National && pack.Year() == old.Year()
}

// CalendarYear is one year's 放假安排 and where it comes from.
type CalendarYear struct {
	Pack workday.Pack
	Own  bool // added in this office
}

// Calendars returns what the office counts with, the latest year first.
func (d *Desk) Calendars(ctx context.Context) ([]CalendarYear, error) {
	kept, err := d.keptPacks(ctx)
	if err != nil {
		return nil, err
	}
	builtIn, err := Calendar()
	if err != nil {
		return nil, err
	}
	var years []CalendarYear
	for _, pack := range builtIn.Packs() {
		if !slices.ContainsFunc(kept, func(k keptPack) bool { return replaces(k.pack, pack) }) {
			years = append(years, CalendarYear{Pack: pack})
		}
	}
	for _, k := range kept {
		years = append(years, CalendarYear{Pack: k.pack, Own: true})
	}
	slices.SortStableFunc(years, func(a, b CalendarYear) int { return b.Pack.Year() - a.Pack.Year() })
	return years, nil
}
