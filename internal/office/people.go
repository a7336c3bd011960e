package office

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zwgk/internal/fault"
)

// Role is what a person does in the office's disclosure work.
type Role string

// The roles. In a small office one person has the work of several: the clerk
// of the 党政办 does whatever nobody else is there for.
const (
	Clerk      Role = "clerk"      // 办公室（党政办、政务公开办）
	Drafter    Role = "drafter"    // 承办人
	Section    Role = "section"    // 站所负责人
	Deputy     Role = "deputy"     // 分管领导
	Leader     Role = "leader"     // 主要领导
	Supervisor Role = "supervisor" // 监督
	Archivist  Role = "archivist"  // 档案员
)

// Roles returns the roles in the order in which they are offered.
func Roles() []Role {
	return []Role{Clerk, Drafter, Section, Deputy, Leader, Supervisor, Archivist}
}

// Label is the role's name in the office.
func (r Role) Label() string {
	return map[Role]string{
		Clerk: "办公室", Drafter: "承办人", Section: "站所负责人", Deputy: "分管领导",
		Leader: "主要领导", Supervisor: "监督", Archivist: "档案员",
	}[r]
}

// Act is something that a role may or may not do.
type Act string

// The acts so far.
const (
	ImportLedgers   Act = "import_ledgers"    // 导入台账
	WriteReports    Act = "write_reports"     // 撰写年度报告、工作总结
	RegisterSignOff Act = "register_sign_off" // 登记签发、定稿
	ManagePeople    Act = "manage_people"     // 人员和分工
	ManageOffice    Act = "manage_office"     // 本单位的资料和设置
	ManageCatalogue Act = "manage_catalogue"  // 公开目录
	WriteItems      Act = "write_items"       // 拟公开事项
	HandleRequests  Act = "handle_requests"   // 办理依申请公开
	SeeApplicants   Act = "see_applicants"    // 看申请人的身份资料
	ManageArchive   Act = "manage_archive"    // 建档归档
	ReadLog         Act = "read_log"          // 看操作日志
)

// Acts returns every act.
func Acts() []Act {
	return []Act{
		ImportLedgers, WriteReports, RegisterSignOff, ManagePeople, ManageOffice,
		ManageCatalogue, WriteItems, HandleRequests, SeeApplicants, ManageArchive, ReadLog,
	}
}

var permitted = map[Act][]Role{
	ImportLedgers:   {Clerk},
	WriteReports:    {Clerk, Drafter},
	RegisterSignOff: {Clerk, Leader},
	ManagePeople:    {Clerk},
	ManageOffice:    {Clerk},
	ManageCatalogue: {Clerk},
	WriteItems:      {Clerk, Drafter, Section},
	HandleRequests:  {Clerk, Drafter},
	SeeApplicants:   {Clerk, Drafter, Leader, Archivist},
	ManageArchive:   {Clerk, Archivist},
	ReadLog:         {Clerk, Leader, Supervisor},
}

// May reports whether a role may do an act. Everybody may read.
func (r Role) May(a Act) bool { return slices.Contains(permitted[a], r) }

// Permit returns nil when the role may do the act, or says who may.
func (r Role) Permit(a Act) error {
	if r.May(a) {
		return nil
	}
	var who []string
	for _, role := range permitted[a] {
		who = append(who, role.Label())
	}
	return fault.New(fault.NotAllowed, "这件事由%s办，%s不能办。请换人登录", strings.Join(who, "、"), r.Label())
}

// Person is somebody who sits at the desk.
type Person struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Role   Role   `json:"role"`
	PIN    string `json:"-"` // hash; "" when the person has none
	Active bool   `json:"active"`
}

// NewPerson returns a person with a valid name and role.
func NewPerson(id, name string, role Role) (Person, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return Person{}, fault.New(fault.Invalid, "没有写姓名。写上本人的姓名")
	case utf8.RuneCountInString(name) > 20:
		return Person{}, fault.New(fault.Invalid, "姓名超过20个字。只写姓名")
	case strings.ContainsAny(name, "\n\r\t\x00"):
		return Person{}, fault.New(fault.Invalid, "姓名里有换行或制表符。写成一行")
	case role.Label() == "":
		return Person{}, fault.New(fault.Invalid, "没有选分工。选一项")
	}
	return Person{ID: id, Name: name, Role: role, Active: true}, nil
}

// The lengths of a password: of figures alone, and with other characters.
const (
	shortestPIN      = 4
	shortestPassword = 8
	longestPassword  = 64
)

// CheckPIN reports whether a password can be used: figures alone from 4 of them
// on, or any characters from 8 on. Guessing is slowed down, so that four figures
// keep colleagues from signing for each other.
func CheckPIN(pin string) error {
	length, figures := utf8.RuneCountInString(pin), strings.Trim(pin, "0123456789") == ""
	switch {
	case !utf8.ValidString(pin) || strings.ContainsFunc(pin, unicode.IsControl):
		return fault.New(fault.Invalid, "密码里有换行或看不见的字符。换一个密码")
	case length > longestPassword:
		return fault.New(fault.Invalid, "密码超过%d个字。短一些", longestPassword)
	case length < shortestPIN || !figures && length < shortestPassword:
		return fault.New(fault.Invalid, "密码要%d位以上数字，或者%d个以上的字母、数字、汉字", shortestPIN, shortestPassword)
	}
	return nil
}
