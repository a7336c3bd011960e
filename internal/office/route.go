package office

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// StepKind is what happens at one node of a review route.
type StepKind string

// The steps that offices take. A step is done by somebody at the desk, or on
// paper and recorded afterwards.
const (
	Drafting           StepKind = "drafting"            // 拟稿；村：提出
	FinancialReview    StepKind = "financial_review"    // 审计理财（财务事项）
	PreliminaryReview  StepKind = "preliminary_review"  // 初审
	SupervisionReview  StepKind = "supervision_review"  // 村务监督委员会审查
	SecrecyReview      StepKind = "secrecy_review"      // 保密审查，条例17
	ApprovalReview     StepKind = "approval_review"     // 审核
	CollectiveDecision StepKind = "collective_decision" // 集体研究；村：两委会议
	SignOff            StepKind = "sign_off"            // 签发
	Publishing         StepKind = "publishing"          // 公开；村：公布
	Consultation       StepKind = "consultation"        // 征询意见
	Filing             StepKind = "filing"              // 建档
)

var stepLabels = map[StepKind]string{
	Drafting: "拟稿", FinancialReview: "审计理财", PreliminaryReview: "初审",
	SupervisionReview: "村务监督委员会审查", SecrecyReview: "保密审查", ApprovalReview: "审核",
	CollectiveDecision: "集体研究", SignOff: "签发", Publishing: "公开",
	Consultation: "征询意见", Filing: "建档",
}

// StepKinds returns the steps in the order in which routes take them.
func StepKinds() []StepKind {
	return []StepKind{
		Drafting, FinancialReview, PreliminaryReview, SupervisionReview, SecrecyReview, ApprovalReview,
		CollectiveDecision, SignOff, Publishing, Consultation, Filing,
	}
}

// Label is the step's usual name.
func (k StepKind) Label() string { return stepLabels[k] }

// Reviews reports whether somebody judges the draft at this step: the one who
// wrote it cannot (domain handbook 13.2).
func (k StepKind) Reviews() bool {
	return k != Drafting && k != Publishing && k != Consultation && k != Filing
}

// stepRoles says who takes a step at the desk. A committee does not sit at the
// desk: the clerk records what it decided on paper.
var stepRoles = map[StepKind][]Role{
	Drafting:           {Drafter, Section, Clerk},
	FinancialReview:    {Supervisor},
	PreliminaryReview:  {Section},
	SupervisionReview:  {Supervisor},
	SecrecyReview:      {Clerk},
	ApprovalReview:     {Deputy},
	CollectiveDecision: {Leader},
	SignOff:            {Leader},
	Publishing:         {Clerk, Drafter},
	Consultation:       {Clerk, Drafter},
	Filing:             {Clerk, Archivist},
}

// Roles returns who may take the step at the desk.
func (k StepKind) Roles() []Role { return slices.Clone(stepRoles[k]) }

// Step is one node of a route.
type Step struct {
	Kind StepKind `json:"kind"`
	Name string   `json:"name"` // as the office calls it
}

// Route is the way of an item from its draft to the archive. It is data: an
// office keeps its own beside the built-in ones, and an item keeps the route
// it was started on.
type Route struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Steps []Step `json:"steps"`
}

func route(id, name string, kinds ...StepKind) Route {
	r := Route{ID: id, Name: name}
	for _, k := range kinds {
		r.Steps = append(r.Steps, Step{k, k.Label()})
	}
	return r
}

func (r Route) named(k StepKind, name string) Route {
	for i, s := range r.Steps {
		if s.Kind == k {
			r.Steps[i].Name = name
		}
	}
	return r
}

// TownRoute is the usual route of a 乡镇: who drafted, the station's head, the
// office for secrecy, the deputy, the head of the organ.
func TownRoute() Route {
	return route("town", "乡镇：逐级审签", Drafting, PreliminaryReview, SecrecyReview, ApprovalReview, SignOff, Publishing, Filing)
}

// VillageRoute is the usual route of a village, where two committees decide.
func VillageRoute() Route {
	return route("village", "村：监委会审查、两委会议", Drafting, SupervisionReview, CollectiveDecision, Publishing, Consultation, Filing).
		named(Drafting, "提出").named(SupervisionReview, "监委会审查").named(CollectiveDecision, "两委会议").named(Publishing, "公布")
}

// CollectiveRoute is the route of matters that a leading group decides
// together: the station offers, the group's office examines, the group
// discusses, its head agrees.
func CollectiveRoute() Route {
	return route("collective", "领导小组集体研究", Drafting, PreliminaryReview, SecrecyReview, CollectiveDecision, SignOff, Publishing, Filing).
		named(PreliminaryReview, "督查小组先审").named(CollectiveDecision, "领导小组研究").named(SignOff, "组长同意")
}

// WithholdingRoute is the route of what is not made public: the leading body
// decides together and the decision is put on file with the authority.
func WithholdingRoute() Route {
	return route("withholding", "不予公开：集体研究、备案", Drafting, PreliminaryReview, SecrecyReview, CollectiveDecision, SignOff, Filing).
		named(SignOff, "签发备案")
}

// BuiltInRoutes returns the routes that every office of a level starts with,
// the usual one first.
func BuiltInRoutes(l Level) []Route {
	if l == Village {
		return []Route{VillageRoute()}
	}
	return []Route{TownRoute(), CollectiveRoute(), WithholdingRoute()}
}

// WithAudit returns the route with 审计理财 before anybody else reviews, as
// financial matters must have it.
func (r Route) WithAudit() Route {
	if r.Has(FinancialReview) || len(r.Steps) == 0 {
		return r
	}
	r.Steps = slices.Insert(slices.Clone(r.Steps), 1, Step{FinancialReview, FinancialReview.Label()})
	return r
}

// Has reports whether the route has a step of a kind.
func (r Route) Has(k StepKind) bool { return r.Index(k) >= 0 }

// Index returns the position of a step, or -1.
func (r Route) Index(k StepKind) int {
	return slices.IndexFunc(r.Steps, func(s Step) bool { return s.Kind == k })
}

// Publishes reports whether the route ends in publication.
func (r Route) Publishes() bool { return r.Has(Publishing) }

// Validate reports the first rule that a route of an organ of level l breaks.
func (r Route) Validate(l Level) error {
	if strings.TrimSpace(r.Name) == "" || utf8.RuneCountInString(r.Name) > 30 {
		return fault.New(fault.Invalid, "审签流程要有名称，不超过30个字")
	}
	last := -1
	for _, s := range r.Steps {
		if s.Kind.Label() == "" {
			return fault.New(fault.Invalid, "流程“%s”里有一步不知道是什么环节。重新选这一步", r.Name)
		}
		if strings.TrimSpace(s.Name) == "" || utf8.RuneCountInString(s.Name) > 12 {
			return fault.New(fault.Invalid, "流程“%s”的“%s”要有名称，不超过12个字", r.Name, s.Kind.Label())
		}
		at := slices.Index(StepKinds(), s.Kind)
		if at < last || at == last && s.Kind != ApprovalReview {
			return fault.New(fault.Invalid, "流程“%s”里“%s”的位置不对：先审查，后公开，最后建档，同一环节不重复（审核可以有几级）", r.Name, s.Name)
		}
		last = max(last, at)
	}
	return r.complete(l)
}

func (r Route) complete(l Level) error {
	switch {
	case len(r.Steps) < 3 || r.Steps[0].Kind != Drafting || r.Steps[len(r.Steps)-1].Kind != Filing:
		return fault.New(fault.Invalid, "流程“%s”要从拟稿开始，到建档结束", r.Name)
	case l != Village && !r.Has(SecrecyReview):
		return fault.New(fault.Invalid, "流程“%s”没有保密审查。条例第十七条要求公开前审查，加上这一步", r.Name)
	case l != Village && !r.Has(SignOff):
		return fault.New(fault.Invalid, "流程“%s”没有签发。加上这一步", r.Name)
	case l == Village && !r.Has(SupervisionReview):
		return fault.New(fault.Invalid, "流程“%s”没有村务监督委员会审查。加上这一步", r.Name)
	}
	return nil
}

// ParseRoute reads the steps of a route as a person writes them: their usual
// names in order, parted by arrows, commas or spaces; an office's own name of a
// step stands behind a colon (审核：副镇长审核).
func ParseRoute(name, steps string) (Route, error) {
	r := Route{Name: strings.TrimSpace(name)}
	words := strings.FieldsFunc(steps, func(c rune) bool { return strings.ContainsRune("→、，,;； \n\t>-", c) })
	for _, word := range words {
		label, own, _ := strings.Cut(strings.ReplaceAll(word, ":", "："), "：")
		kind := stepOf(label)
		if kind == "" {
			return r, fault.New(fault.Invalid, "“%s”不是审签的环节。可以写：%s", label, stepNames())
		}
		if own == "" {
			own = label
		}
		r.Steps = append(r.Steps, Step{kind, own})
	}
	return r, nil
}

// otherSteps are further words for steps.
var otherSteps = map[string]StepKind{
	"提出": Drafting, "监委会审查": SupervisionReview, "两委会议": CollectiveDecision, "公布": Publishing, "归档": Filing,
}

func stepOf(label string) StepKind {
	for _, k := range StepKinds() {
		if k.Label() == label {
			return k
		}
	}
	return otherSteps[label]
}

func stepNames() string {
	var names []string
	for _, k := range StepKinds() {
		names = append(names, k.Label())
	}
	return strings.Join(names, "、")
}

// String writes the steps with arrows, as ParseRoute reads them.
func (r Route) String() string {
	var words []string
	for _, s := range r.Steps {
		word := s.Kind.Label()
		if s.Name != word {
			word += "：" + s.Name
		}
		words = append(words, word)
	}
	return strings.Join(words, "→")
}
