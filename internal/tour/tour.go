package tour

// Tour is a first day, step by step.
type Tour struct {
	Title string
	Steps []Step
}

// Step is one thing that is brought about, in a minute or two.
type Step struct {
	Title     string
	Why       string // what it is for; nothing in it has to be done
	Sentences []Sentence
	Done      Condition // what is then so
}

// Sentence is shown as it is written, and says one thing to do.
type Sentence struct {
	Text string
	Act  Act
}

// Kind is what is done in a sentence.
type Kind int

// The kinds, with their forms.
const (
	Press  Kind = iota // 按 Ctrl+3。
	Button             // 按“登记公布”。
	Write              // 在“标题”里写“……”。
	Choose             // 在“更多”里选“……”。
	Open               // 在列表里打开“……”。
)

// Act is what a sentence says to do.
type Act struct {
	Kind Kind
	Name string // what has to get the keyboard, by its words on the screen; for Press, "", and for Open too
	Text string // the keys, or what is written, chosen or opened; for Button ""
}

// Condition is how the office is once a step is done. It is looked at in the
// records and papers of the office; nobody counts what was pressed.
type Condition string

// The conditions, as the tour names them.
const (
	Seen          Condition = "看过" // nothing has changed: the person says when
	Registered    Condition = "已经登记"
	Submitted     Condition = "已经送审"
	SlipPrinted   Condition = "审批单已经打印"
	ReviewNoted   Condition = "初审已经登记"
	SecrecyNoted  Condition = "保密审查已经登记"
	SignOffNoted  Condition = "签发已经登记"
	Posted        Condition = "已经公布"
	Proved        Condition = "凭证已经加上"
	Filed         Condition = "已经建档"
	ReportPrinted Condition = "年度报告已经打印"
)

// Conditions returns every condition, in the order of a tour.
func Conditions() []Condition {
	return []Condition{
		Seen, Registered, Submitted, SlipPrinted, ReviewNoted, SecrecyNoted, SignOffNoted, Posted, Proved, Filed, ReportPrinted,
	}
}

// Facts says which conditions hold.
type Facts map[Condition]bool

// Written is the text that is first written into a field: by it the tour's own
// matter is known among the others of the office. It is "" when no sentence
// names the field.
func (t Tour) Written(field string) string {
	for _, step := range t.Steps {
		for _, s := range step.Sentences {
			if s.Act.Kind == Write && s.Act.Name == field {
				return s.Act.Text
			}
		}
	}
	return ""
}
