package request

// kindLabels are the words of table three's columns.
var kindLabels = map[ApplicantKind]string{
	NaturalPerson: "自然人", Commercial: "商业企业", Research: "科研机构",
	PublicWelfare: "社会公益组织", LegalService: "法律服务机构", OtherOrg: "其他",
}

// Label names the kind as the column of table three does, "" for none.
func (k ApplicantKind) Label() string { return kindLabels[k] }

var channelLabels = map[Channel]string{
	InPerson: "当面", Mail: "信函", Fax: "传真", Email: "电子邮件", Online: "网上", OtherChannel: "其他",
}

// Label names the channel as registers and statistics do, "" for none.
func (c Channel) Label() string { return channelLabels[c] }
