package exchange

import (
	"cmp"
	"slices"

	"zwgk/internal/catalog"
	"zwgk/internal/office"
	"zwgk/internal/workday"
)

// TaskState is how far a village is with a task.
type TaskState string

// The states.
const (
	TaskDone     TaskState = "done"      // 已完成
	TaskLate     TaskState = "late"      // 逾期完成
	TaskWaiting  TaskState = "waiting"   // 待检查
	TaskToMend   TaskState = "mend"      // 要改
	TaskMissing  TaskState = "missing"   // 逾期未办
	TaskNotYet   TaskState = "not_yet"   // 未到期
	TaskNotAsked TaskState = "not_asked" // 不要求: given to other villages
)

// TaskStates returns the states in the order in which a legend shows them.
func TaskStates() []TaskState {
	return []TaskState{TaskDone, TaskLate, TaskWaiting, TaskToMend, TaskMissing, TaskNotYet, TaskNotAsked}
}

// Label is the state's name.
func (s TaskState) Label() string {
	return map[TaskState]string{
		TaskDone: "已完成", TaskLate: "逾期完成", TaskWaiting: "待检查", TaskToMend: "要改",
		TaskMissing: "逾期未办", TaskNotYet: "未到期", TaskNotAsked: "不要求",
	}[s]
}

// GivenTask is a task as it stands.
type GivenTask struct {
	ID    string       `json:"id"`
	For   string       `json:"for,omitempty"` // organ; "": every village
	Given workday.Date `json:"given"`         // as it stands
	TaskBody
}

// TaskCell is one task in one village.
type TaskCell struct {
	Task     string       `json:"task"` // id
	State    TaskState    `json:"state"`
	On       workday.Date `json:"on,omitzero"`        // when it was published or answered
	Item     string       `json:"item,omitempty"`     // subject of the item it was done by
	Title    string       `json:"title,omitempty"`    // of that item
	Opinion  string       `json:"opinion,omitempty"`  // of the review, or of the answer
	Conflict bool         `json:"conflict,omitempty"` // it rests on a subject with two heads
}

// VillageRow is a village on the board.
type VillageRow struct {
	Village  office.Organ  `json:"village"`
	Cells    []TaskCell    `json:"cells"`   // one for each task of the board
	Items    int           `json:"items"`   // published items that stand
	Waiting  int           `json:"waiting"` // of them, not reviewed as they stand
	ToMend   int           `json:"to_mend"` // of them, to be mended
	Coverage catalog.Tally `json:"coverage"`
}

// Board shows every village with every task, and how it keeps up with the
// periods of the catalogue.
type Board struct {
	Today workday.Date `json:"today"`
	Year  int          `json:"year"` // of the coverage
	Tasks []GivenTask  `json:"tasks"`
	Rows  []VillageRow `json:"rows"`
}

// MakeBoard rolls up what stands. villages are in the order of the rows.
func MakeBoard(values []Value, villages []office.Organ, year int, today workday.Date, rules catalog.Rules) Board {
	r := rollUp(values)
	b := Board{Today: today, Year: year, Tasks: r.tasks}
	for _, v := range villages {
		items := r.items[v.ID]
		row := VillageRow{Village: v, Items: len(items), Coverage: r.coverage(items, year, today, rules)}
		for i := range items {
			switch r.reviewed(v.ID, &items[i]).state {
			case TaskWaiting:
				row.Waiting++
			case TaskToMend:
				row.ToMend++
			}
		}
		for _, t := range r.tasks {
			row.Cells = append(row.Cells, r.cell(t, v.ID, items, today))
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// rolled is what stands, by what a board asks for.
type rolled struct {
	tasks   []GivenTask
	entries []catalog.Entry
	names   map[string]string        // entry id by its name
	items   map[string][]villageItem // by village, in the order of their first day
	reviews map[string]*Value        // by subject
	answers map[string]*Value        // by subject
}

type villageItem struct {
	value *Value
	first workday.Date // that it hung
	ItemBody
}

func rollUp(values []Value) *rolled {
	r := &rolled{names: map[string]string{}, items: map[string][]villageItem{}, reviews: map[string]*Value{}, answers: map[string]*Value{}}
	for i := range values {
		v := &values[i]
		switch b, _ := v.Newest().Content(); b := b.(type) {
		case *CatalogueBody:
			r.entries = append(r.entries, b.Entry)
			r.names[b.Entry.Name()] = b.Entry.ID
		case *TaskBody:
			if !b.Withdrawn {
				r.tasks = append(r.tasks, GivenTask{v.Subject, v.Newest().To, v.Newest().Made, *b})
			}
		case *ItemBody:
			village := v.Newest().About()
			r.items[village] = append(r.items[village], villageItem{v, b.On(), *b})
		case *ReviewBody:
			r.reviews[v.Subject] = v
		case *AnswerBody:
			r.answers[v.Subject] = v
		}
	}
	for _, items := range r.items {
		slices.SortStableFunc(items, func(a, b villageItem) int { return a.first.Compare(b.first) })
	}
	slices.SortFunc(r.entries, func(a, b catalog.Entry) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	slices.SortStableFunc(r.tasks, func(a, b GivenTask) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID)) })
	return r
}

// entry is the town's id of the entry that an item was published by.
func (r *rolled) entry(i *villageItem) string {
	if id := r.names[i.EntryName]; id != "" {
		return id
	}
	return i.EntryID
}

func (r *rolled) coverage(items []villageItem, year int, today workday.Date, rules catalog.Rules) catalog.Tally {
	var published []catalog.Publication
	for i := range items {
		published = append(published, catalog.Publication{EntryID: r.entry(&items[i]), On: items[i].first, Period: items[i].Period})
	}
	return catalog.Cover(r.entries, published, year, today, rules).Counts
}

// finding is what a review says of an item.
type finding struct {
	state   TaskState // Done: it passed
	opinion string
}

// reviewed is what the town found of an item as it stands now: a review of what
// it said before does not count.
func (r *rolled) reviewed(village string, item *villageItem) finding {
	v := r.reviews[SubjectOf(village, SubjectParts(item.value.Subject)[1])]
	if v == nil {
		return finding{state: TaskWaiting}
	}
	b, ok := BodyOf[*ReviewBody](v.Newest())
	unseen := func(id string) bool { return !slices.Contains(b.Seen, id) }
	switch {
	case !ok || slices.ContainsFunc(item.value.HeadIDs(), unseen):
		return finding{state: TaskWaiting}
	case b.Verdict == ToMend:
		return finding{TaskToMend, b.Opinion}
	}
	return finding{TaskDone, b.Opinion}
}

// cell says how far a village is with a task: by an item that was published for
// it, or by what it answered.
func (r *rolled) cell(t GivenTask, village string, items []villageItem, today workday.Date) TaskCell {
	c := TaskCell{Task: t.ID, State: TaskNotYet}
	answer := r.answers[SubjectOf(village, t.ID)]
	switch {
	case t.For != "" && t.For != village:
		c.State = TaskNotAsked
		return c
	case today.After(t.Due):
		c.State = TaskMissing
	}
	said := &AnswerBody{}
	if answer != nil {
		if b, ok := BodyOf[*AnswerBody](answer.Newest()); ok {
			said, c.Conflict, c.Opinion = b, answer.Conflict(), b.Note
		}
	}
	if item := r.itemFor(t, said.Item, items); item != nil {
		found := r.reviewed(village, item)
		c.State, c.On, c.Item, c.Title = found.state, item.first, item.value.Subject, item.Title
		c.Conflict = c.Conflict || item.value.Conflict()
		if found.opinion != "" {
			c.Opinion = found.opinion
		}
	} else if said.Done {
		c.State, c.On = TaskDone, said.On
	}
	if c.State == TaskDone && c.On.After(t.Due) {
		c.State = TaskLate
	}
	return c
}

// itemFor finds the item by which a task was done: the one the village named, or
// the first of the task's entry and period; where the task has no period, the
// first since it was given.
func (r *rolled) itemFor(t GivenTask, named string, items []villageItem) *villageItem {
	for i := range items {
		if named != "" && SubjectParts(items[i].value.Subject)[1] == named {
			return &items[i]
		}
	}
	if t.EntryID == "" || named != "" {
		return nil
	}
	for i := range items {
		inTime := items[i].Period == t.Period && t.Period != "" || t.Period == "" && !items[i].first.Before(t.Given)
		if r.entry(&items[i]) == t.EntryID && inTime {
			return &items[i]
		}
	}
	return nil
}
