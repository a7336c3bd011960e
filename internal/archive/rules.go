package archive

// examination is a rule with what it looks at.
type examination struct {
	Rule
	look func(x *examiner)
}

// basis of the rules: what DA/T 70-2018 asks for is known by its headings only
// (domain handbook §7.11), so how each is looked at is 推断.
const (
	fourProperties = "DA/T 70-2018"
	filingRules    = "DA/T 22-2015"
)

var examinations = []examination{
	{Rule{Name: "CODE-FORM", Property: Authentic, What: "档号的写法和各段内容一致", Basis: filingRules}, codeForms},
	{Rule{Name: "CODE-UNIQUE", Property: Authentic, What: "档号不重复", Basis: filingRules}, codesUnique},
	{Rule{Name: "META-FORM", Property: Authentic, What: "日期、页数、密级等写法正确", Basis: fourProperties}, metaForms},
	{Rule{Name: "META-COPY", Property: Authentic, What: "登记的页数和归档件一致", Basis: fourProperties}, metaCopies},
	{Rule{Name: "DIGEST", Property: Authentic, What: "每个文件和归档时一字不差", Basis: "DA/T 97-2023"}, digests},
	{Rule{Name: "ORIGIN", Property: Authentic, What: "来源、形成者和时间可以确认", Basis: "《档案法实施条例》第三十九条"}, origins},
	{Rule{Name: "LOG", Property: Authentic, What: "办理记录前后相接，没有改动", Basis: fourProperties}, logged},

	{Rule{Name: "META-COMPLETE", Property: Complete, What: "著录项齐全", Basis: "DA/T 18-2022"}, metaComplete},
	{Rule{Name: "NUMBER-GAPLESS", Property: Complete, What: "件号连续", Basis: filingRules}, numbersGapless},
	{Rule{Name: "CATALOG-COUNT", Property: Complete, What: "件数和每次归档登记的一致", Basis: fourProperties}, counts},
	{Rule{Name: "PARTS-THERE", Property: Complete, What: "每份文件都在归档件里或者另存", Basis: fourProperties}, partsThere},
	{Rule{Name: "ANNEX-THERE", Property: Complete, What: "附件的原件都在", Basis: fourProperties}, annexesThere},
	{Rule{Name: "PROCESS", Property: Complete, What: "审批、审查等办理过程的文件齐全", Basis: fourProperties}, processes},
	{Rule{Name: "BOX-CONTENT", Property: Complete, What: "装盒登记和目录一致", Basis: filingRules, Optional: true}, boxContents},

	{Rule{Name: "COPY-OPENS", Property: Usable, What: "归档件打得开，是PDF/A", Basis: fourProperties}, copiesOpen},
	{Rule{Name: "COPY-FORMAT", Property: Usable, What: "另存的原件是通用格式，没有压缩", Basis: fourProperties}, formats},
	{Rule{Name: "NOT-ENCRYPTED", Property: Usable, What: "文件没有加密", Basis: fourProperties}, notEncrypted},

	{Rule{Name: "VIRUS", Property: Safe, What: "用本机的杀毒软件查过，没有病毒", Basis: fourProperties}, virus},
	{Rule{Name: "TRACE", Property: Safe, What: "归档过程有登记，查得到人和日期", Basis: fourProperties}, traces},
	{Rule{Name: "CARRIER", Property: Safe, What: "光盘或U盘里没有别的文件", Basis: fourProperties, Optional: true}, carriers},
}

// Rules returns what is looked at before a hand-over, by property.
func Rules() []Rule {
	all := make([]Rule, len(examinations))
	for i, e := range examinations {
		all[i] = e.Rule
	}
	return all
}

// Label is the property's name.
func (p Property) Label() string {
	return map[Property]string{Authentic: "真实性", Complete: "完整性", Usable: "可用性", Safe: "安全性"}[p]
}

// Label is the result's name.
func (r Result) Label() string {
	return map[Result]string{Passed: "通过", Failed: "不通过", NotLooked: "未检测"}[r]
}

// LastingFormats are the kinds of file that may lie beside a copy unless the
// office sets its own: those whose description is public (推断; the standard names
// PDF/A, OFD, JPG and TIFF). Archives such as zip are none of them.
func LastingFormats() []string {
	return []string{
		"pdf", "ofd", "jpg", "jpeg", "tif", "tiff", "png", "txt", "csv", "xml", "html",
		"docx", "xlsx", "pptx", "wav", "mp3", "mp4",
	}
}
