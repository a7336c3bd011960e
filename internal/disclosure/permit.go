package disclosure

import (
	"slices"
	"strings"

	"zwgk/internal/fault"
	"zwgk/internal/office"
)

// Action is something that can be done with an item.
type Action string

// The actions.
const (
	Write     Action = "write"    // 改正文、送审
	Judge     Action = "judge"    // 审查：通过或退回
	Record    Action = "record"   // 把纸面上的审查记下来
	SettleOne Action = "settle"   // 处理个人信息
	PostIt    Action = "post"     // 公布、撤下、凭证
	Listen    Action = "listen"   // 登记和答复意见
	EndIt     Action = "end"      // 撤销、终止
	FileIt    Action = "file"     // 建档
	SeeIt     Action = "see"      // 看
	SeeFull   Action = "see_full" // 看没有遮盖的全文
)

// Actions returns every action.
func Actions() []Action {
	return []Action{Write, Judge, Record, SettleOne, PostIt, Listen, EndIt, FileIt, SeeIt, SeeFull}
}

// May reports why a person may not do an action with the item as it stands
// now, or nil. The rules of the step itself (nobody reviews his own draft,
// what must be written down) are those of the methods of Item.
func May(who Who, a Action, i *Item) error {
	step := i.Step()
	switch a {
	case SeeIt:
		return nil
	case SeeFull:
		return allowed(who, []office.Role{office.Clerk, office.Section, office.Deputy, office.Leader, office.Supervisor, office.Archivist}, i.Drafter)
	case Write:
		return allowed(who, []office.Role{office.Clerk}, i.Drafter)
	case Judge:
		if !step.Kind.Reviews() {
			return fault.New(fault.Conflict, "现在在“%s”，这一步不审查", step.Name)
		}
		return mayJudge(who, step)
	case Record:
		if !step.Kind.Reviews() {
			return fault.New(fault.Conflict, "现在在“%s”，这一步不审查", step.Name)
		}
		return allowed(who, []office.Role{office.Clerk, office.Archivist}, i.Drafter)
	case SettleOne:
		return allowed(who, []office.Role{office.Clerk, office.Section, office.Supervisor, office.Deputy}, Who{})
	case PostIt, Listen:
		return allowed(who, office.Publishing.Roles(), Who{})
	case EndIt:
		return allowed(who, []office.Role{office.Clerk, office.Leader}, Who{})
	case FileIt:
		return allowed(who, office.Filing.Roles(), Who{})
	}
	return fault.New(fault.NotAllowed, "没有这件事")
}

// mayJudge adds to the roles of the step what paper is for.
func mayJudge(who Who, step office.Step) error {
	roles := step.Kind.Roles()
	if slices.Contains(roles, who.Role) {
		return nil
	}
	return fault.New(fault.NotAllowed, "%s由%s办，可以打印审批单送签，签回来再登记", step.Name, roleNames(roles))
}

// allowed passes the roles given, and one person whatever his role.
func allowed(who Who, roles []office.Role, also Who) error {
	if slices.Contains(roles, who.Role) || also.Name != "" && who.same(also) {
		return nil
	}
	return fault.New(fault.NotAllowed, "这件事由%s办，%s不能办。换人登录", roleNames(roles), who.Role.Label())
}

func roleNames(roles []office.Role) string {
	var names []string
	for _, r := range roles {
		names = append(names, r.Label())
	}
	return strings.Join(names, "、")
}
