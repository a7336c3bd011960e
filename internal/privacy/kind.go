package privacy

import "zwgk/internal/fault"

// Kind is what was found. The words are stable: they appear in --json output.
type Kind string

// The kinds.
const (
	IDCard         Kind = "id_card"
	Phone          Kind = "phone"
	BankCard       Kind = "bank_card"
	Address        Kind = "address" // down to the door
	Health         Kind = "health"  // illness, disability or need of a named person
	Minor          Kind = "minor"   // name of a child
	Plate          Kind = "plate"
	WeChat         Kind = "wechat"
	Classification Kind = "classification" // a mark that the text is not public
)

// Kinds lists all kinds, the surest form first.
func Kinds() []Kind {
	return []Kind{IDCard, BankCard, Phone, Plate, WeChat, Classification, Address, Health, Minor}
}

// ParseKind reads a stored kind.
func ParseKind(s string) (Kind, error) {
	if _, ok := traits[Kind(s)]; !ok {
		return "", fault.New(fault.Invalid, "没有“%s”这种个人信息", s)
	}
	return Kind(s), nil
}

// Severity says what has to happen with a finding.
type Severity string

// The severities.
const (
	MustMask Severity = "must_mask"
	Judge    Severity = "judge"  // may be rightful: a person decides
	Forbid   Severity = "forbid" // masking does not help: the text itself is not public
)

// Label is the severity in the office's words.
func (s Severity) Label() string {
	switch s {
	case MustMask:
		return "必须遮盖"
	case Judge:
		return "由人判断"
	case Forbid:
		return "不得公开"
	}
	return string(s)
}

type trait struct {
	label    string
	severity Severity
	basis    string
}

const (
	sensitive  = "《个人信息保护法》第二十八条：金融账户、医疗健康、特定身份、不满十四周岁未成年人的信息是敏感个人信息"
	deidentify = "《国务院办公厅2018年政务公开工作要点》：涉及个人隐私的，公开时要去标识化处理"
	secrecy    = "《保守国家秘密法》第三十五条：对拟公开的信息进行保密审查"
)

var traits = map[Kind]trait{
	IDCard:         {"身份证号", MustMask, deidentify},
	Phone:          {"电话号码", MustMask, deidentify},
	BankCard:       {"银行账号", MustMask, sensitive},
	Address:        {"详细住址", MustMask, deidentify},
	Health:         {"健康、残疾、困难原因", MustMask, sensitive},
	Minor:          {"未成年人姓名", MustMask, sensitive},
	Plate:          {"车牌号", MustMask, deidentify},
	WeChat:         {"微信号", MustMask, deidentify},
	Classification: {"密级或内部标志", Forbid, secrecy},
}

// Label is the kind in the office's words.
func (k Kind) Label() string { return traits[k].label }

// Severity is what a plain finding of the kind calls for; a single finding may
// call for less, see Finding.Severity.
func (k Kind) Severity() Severity { return traits[k].severity }

// Basis is the sentence of the law or notice behind the kind.
func (k Kind) Basis() string { return traits[k].basis }
