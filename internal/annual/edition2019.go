package annual

// OtherSingle is the one row that form 2019 has for （六）其他处理.
const OtherSingle = "other"

// newEdition2019 has the labels of the notice's annex. Column labels of table
// two are not confirmed (docs/basis.md B5).
func newEdition2019() *Edition {
	documents := []Column{{Made, "本年新制作数量", Pieces}, {"disclosed", "本年新公开数量", Pieces}, {Total, "对外公开总数量", Pieces}}
	projects := []Column{{"last_year", "上一年项目数量", Pieces}, {"change", "本年增/减", Change}}
	handled := append(append([]Column{}, projects...), Column{Decisions, "处理决定数量", Pieces})
	return Edition{
		ID: "2019", Notice: "国办公开办函〔2019〕60号", From: 2019, To: 2020,
		Tables: []Table{
			{Table2, "二、主动公开政府信息情况", []Row{
				{"regulations", []string{"第二十条第（一）项", "规章"}, documents},
				{"normative_documents", []string{"第二十条第（一）项", "规范性文件"}, documents},
				{string(Licences), []string{"第二十条第（五）项", "行政许可"}, handled},
				{"other_services", []string{"第二十条第（五）项", "其他对外管理服务事项"}, handled},
				{string(Penalties), []string{"第二十条第（六）项", "行政处罚"}, handled},
				{string(CoerciveMeasures), []string{"第二十条第（六）项", "行政强制"}, handled},
				{string(Charges), []string{"第二十条第（八）项", "行政事业性收费"}, projects},
				{"procurement", []string{"第二十条第（九）项", "政府集中采购"}, []Column{{"projects", "采购项目数量", Pieces}, {"amount", "采购总金额", Amount}}},
			}},
			{Table3, "三、收到和处理政府信息公开申请情况", table3Rows([]Row{{Key: OtherSingle, Label: []string{resultsLabel, otherLabel}}})},
			{Table4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", table4Rows()},
		},
	}.indexed()
}
