package desk

import (
	"cmp"
	"context"
	"slices"

	"zwgk/internal/catalog"
	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// TownBoard shows every village with every task and how it keeps up with the
// catalogue in a year.
func (d *Desk) TownBoard(ctx context.Context, year int) (exchange.Board, error) {
	partners, err := d.Partners(ctx)
	if err != nil {
		return exchange.Board{}, err
	}
	var villages []office.Organ
	for _, p := range partners {
		if p.Known && !exchange.IsAbove(p.Organ.Level) {
			villages = append(villages, p.Organ)
		}
	}
	slices.SortStableFunc(villages, func(a, b office.Organ) int { return cmp.Compare(a.Name, b.Name) })
	return d.exchangeBoard(ctx, villages, year)
}

// MyTasks are the tasks that a village was given, with how far it is as the town
// will see it.
func (d *Desk) MyTasks(ctx context.Context) ([]MyTask, error) {
	if exchange.IsAbove(d.Organ().Level) {
		return nil, fault.New(fault.NotAllowed, "任务是乡镇给村的。看各村办得怎样，打开各村进度")
	}
	board, err := d.exchangeBoard(ctx, []office.Organ{d.Organ()}, d.Today().Year)
	tasks := []MyTask{}
	if err != nil {
		return tasks, err
	}
	for i, t := range board.Tasks {
		tasks = append(tasks, MyTask{t, board.Rows[0].Cells[i]})
	}
	return tasks, nil
}

// MyTask is a task with how far the village is.
type MyTask struct {
	Task exchange.GivenTask `json:"task"`
	Cell exchange.TaskCell  `json:"cell"`
}

func (d *Desk) exchangeBoard(ctx context.Context, villages []office.Organ, year int) (exchange.Board, error) {
	all, err := d.office.StatementsOf(ctx, d.office.Reader(), exchange.Catalogue, exchange.Task, exchange.Item, exchange.Review, exchange.Answer)
	if err != nil {
		return exchange.Board{}, err
	}
	rules, err := d.CoverageRules(ctx)
	return exchange.MakeBoard(exchange.Values(all), villages, year, d.Today(), rules), err
}

// OfferedCatalogue is what the town's catalogue changes in the village's own.
// What only the village has is no difference: villages publish more than the
// town asks for.
func (d *Desk) OfferedCatalogue(ctx context.Context) (catalog.Differences, error) {
	stored, offered, err := d.offeredCatalogue(ctx)
	differences := catalog.Compare(stored, offered)
	differences.Removed = nil
	return differences, err
}

// ApplyCatalogue takes over the town's catalogue. Entries that only the village
// has stay.
func (d *Desk) ApplyCatalogue(ctx context.Context) (catalog.Differences, error) {
	if err := d.permit(office.ManageCatalogue); err != nil {
		return catalog.Differences{}, err
	}
	stored, offered, err := d.offeredCatalogue(ctx)
	if err != nil {
		return catalog.Differences{}, err
	}
	if len(offered) == 0 {
		return catalog.Differences{}, fault.New(fault.NotFound, "还没有收到乡镇的目录。先收乡镇的包")
	}
	differences := catalog.Compare(stored, offered)
	differences.Removed = nil
	return differences, d.office.Change(ctx, d.author(), func(tx *store.Tx) error {
		return writeCatalogue(tx, stored, catalog.Apply(stored, offered), "乡镇目录")
	})
}

func (d *Desk) offeredCatalogue(ctx context.Context) (stored, offered []catalog.Entry, err error) {
	if exchange.IsAbove(d.Organ().Level) {
		return nil, nil, fault.New(fault.NotAllowed, "目录由乡镇给村，乡镇不收村的目录")
	}
	if stored, err = d.office.Catalogue(ctx); err != nil {
		return nil, nil, err
	}
	all, err := d.office.StatementsOf(ctx, d.office.Reader(), exchange.Catalogue)
	if err != nil {
		return nil, nil, err
	}
	for _, v := range exchange.Values(all) {
		if b, ok := exchange.BodyOf[*exchange.CatalogueBody](v.Newest()); ok {
			offered = append(offered, b.Entry)
		}
	}
	slices.SortStableFunc(offered, func(a, b catalog.Entry) int { return cmp.Compare(a.Position, b.Position) })
	return stored, offered, nil
}
