package annual_test

import (
	"fmt"

	"zwgk/internal/annual"
)

const (
	listed   = "我镇主动公开政府信息120条，其中机构职能10条、财政信息30条、工作动态80条。"
	received = "我镇收到政府信息公开申请3件，其中予以公开2件，申请人撤回1件；"
)

// Cases of the figures in the prose.
func figureCases() []ruleCase {
	return []ruleCase{
		{"NARR-TABLE", "收到5件，表里3", with("收到政府信息公开申请3件", "收到政府信息公开申请5件"), must},
		{"NARR-TABLE", "数在名词前面", with("收到政府信息公开申请3件", "收到5件政府信息公开申请"), must},
		{"NARR-TABLE", "说没有收到", with(received, "我镇没有收到政府信息公开申请；"), must},
		{"NARR-TABLE", "说没有复议", with("发生行政复议1件，结果维持，", "没有发生行政复议，"), must},
		{"NARR-TABLE", "规范性文件", with("制发行政规范性文件4件", "制发行政规范性文件2件"), must},
		{"NARR-TABLE", "还没有审结的说成维持", all(with("结果维持", "均获维持"), cell(1, "table4.reconsideration.pending"), cell(2, "table4.reconsideration.total"), with("发生行政复议1件", "发生行政复议2件")), must},
		{"NARR-TABLE", "新收加结转", all(with("收到政府信息公开申请3件", "收到政府信息公开申请4件"), cell(1, "table3.carried_over.natural_person", "table3.carried_over.total", "table3.carried_forward.natural_person", "table3.carried_forward.total")), pass},
		{"NARR-TABLE", "和上年比的数", adding(1, "收到的申请比上年减少9件。"), pass},
		{"NARR-TABLE", "一个渠道的数", adding(1, "收到网上申请2件。"), pass},
		{"NARR-TABLE", "别的申请", adding(1, "受理低保申请45件，行政许可申请120件。"), pass},
		{"NARR-TABLE", "宅基地的申请", adding(1, "受理宅基地申请45件，收到建房申请12份。"), pass},
		{"NARR-TABLE", "只说申请", with("收到政府信息公开申请3件", "收到申请5件"), must},
		{"NARR-TABLE", "复议、诉讼合在一起的数", with("发生行政复议1件，结果维持，没有发生行政诉讼", "行政复议、行政诉讼共1件"), pass},
		{"NARR-TABLE", "公文不予公开的", adding(1, "全年制发政府信息130件，其中主动公开18件，不予公开112件。"), pass},
		{"NARR-TABLE", "热线", adding(1, "全年办结12345热线工单233件。"), pass},
		{"NARR-SUM", "各项多于总数", with("工作动态80条", "工作动态90条"), must},
		{"NARR-SUM", "各项少于总数", with("工作动态80条", "工作动态60条"), look},
		{"NARR-SUM", "渠道有重复", with(listed, "我镇主动公开政府信息120条，其中网站100条、公众号80条。"), look},
		{"NARR-SUM", "类别和渠道混在一起", with("工作动态80条", "公众号80条"), look},
		{"NARR-SUM", "没有写去向", with(received, "我镇收到政府信息公开申请3件，办结政府信息公开申请2件；"), look},
		{"NARR-SUM", "以“等”结束", with("工作动态80条。", "工作动态60条等。"), pass},
		{"NARR-SUM", "后面说别的事", with("工作动态80条。", "工作动态80条，另外推送公众号消息200条。"), pass},
		{"NARR-SUM", "量词不同", with("工作动态80条。", "工作动态80条，公众号文章500篇。"), pass},
		{"NARR-SUM", "约数", with("政府信息120条，", "政府信息100余条，"), pass},
		{"PERCENT", "算错", with("工作动态80条", "工作动态80条、占60.0%"), must},
		{"PERCENT", "四舍五入", with("工作动态80条", "工作动态80条、占66.7%"), pass},
		{"PERCENT", "舍去", with("工作动态80条", "工作动态80条、占66.6%"), pass},
		{"PERCENT", "占别的", with("工作动态80条", "工作动态80条，占全县总数的5.0%"), pass},
		{"UNIT", "申请论条", with("公开申请3件", "公开申请3条"), look},
		{"UNIT", "确数加余", with("120条，其中机构职能10条、财政信息30条、工作动态80条", "68余条"), look},
		{"UNIT", "元当万元", cell(84_565*annual.AmountScale, "table2.charges.amount_10k_yuan"), look},
		{"UNIT", "整数加余", with("120条，其中机构职能10条、财政信息30条、工作动态80条", "120余条"), pass},
		{"UNIT", "信息论条", all(), pass},
		{"WITHDRAWN", "其他处理里没有", all(cell(0, "table3.other_misc.natural_person", "table3.other_misc.total"), cell(1, "table3.rejected_duplicate.natural_person", "table3.rejected_duplicate.total")), must},
		{"WITHDRAWN", "法院撤销决定", with("申请人撤回1件", "撤销原决定重新答复1件"), pass},
		{"WITHDRAWN", "其他处理里有", all(), pass},
		{"BOILERPLATE", "没有申请却都答复了", all(quiet, with("我镇没有收到政府信息公开申请。", "我镇没有收到政府信息公开申请。对收到的申请均在法定期限内答复。")), look},
		{"BOILERPLATE", "没有申请，制度还在", all(quiet, with("我镇没有收到政府信息公开申请。", "我镇没有收到政府信息公开申请。完善申请的登记、审核、答复制度。")), pass},
		{"BOILERPLATE", "有申请，都答复了", with("结果维持，", "结果维持，申请均在法定期限内答复，"), pass},
		{"FEE", "没有写", with("2024年没有收取信息处理费。", "没有其他需要报告的事项。"), look},
		{"FEE", "表里有逾期不缴费", all(with("2024年没有收取信息处理费。", "没有发出收费通知，没有收取信息处理费。"), cell(1, "table3.other_fee_unpaid.natural_person", "table3.other_fee_unpaid.total")), must},
		{"FEE", "写了没有收取", all(), pass},
	}
}

// Cases of words, names and paragraphs.
func wordCases() []ruleCase {
	long := "我镇把政府信息公开列入年度重点工作，主要领导每季度听取一次汇报，分管领导具体负责，各站所确定一名信息员。"
	return []ruleCase{
		{"DEBRIS", "贵办", with("根据《中华人民共和国", "根据贵办通知和《中华人民共和国"), must},
		{"DEBRIS", "选项没有改", adding(1, "我（镇/街道）认真落实要求。"), must},
		{"DEBRIS", "没有填的空", adding(1, "全年公开信息××条。"), must},
		{"DEBRIS", "XX", adding(1, "由XX同志负责。"), must},
		{"DEBRIS", "提问当小标题", with("（三）政府信息管理。", "（三）政府信息管理情况，特别是规范化、标准化管理情况\n"), must},
		{"DEBRIS", "少了半个尖括号", with("〈中华人民共和国政府信息公开工作年度报告格式〉", "中华人民共和国政府信息公开工作年度报告格式〉"), must},
		{"DEBRIS", "网页标记", adding(1, "及时公开&nbsp;财政信息。"), must},
		{"DEBRIS", "该部分以表格形式报告", adding(2, "该部分以表格形式报告。表格如下："), look},
		{"DEBRIS", "网址里的字母", adding(1, "见县政府网站（www.example.gov.cn/XXGK/XX）。"), pass},
		{"DEBRIS", "含在正文里", adding(1, "监督保障（含考核、评议情况）由办公室负责，各站所配合，全年检查两次，发现的问题都已经改正，结果在公开栏公布，群众没有提出不同意见，今后继续坚持每半年检查一次，并把检查结果报告镇政府。"), pass},
		{"OTHER-ORGAN", "别的镇", adding(1, "白石镇人民政府高度重视。"), look},
		{"OTHER-ORGAN", "本镇全称", adding(1, "某县青石镇人民政府高度重视。"), pass},
		{"OTHER-ORGAN", "向镇人民政府", adding(1, "可以向镇人民政府反映。"), pass},
		{"OTHER-ORGAN", "各乡镇", adding(1, "配合县里对各乡镇人民政府的检查。"), pass},
		{"SELF-NAME", "镇自称我局", adding(1, "我局认真落实。"), must},
		{"SELF-NAME", "镇自称我乡", adding(1, "我乡认真落实。"), must},
		{"SELF-NAME", "我乡镇", adding(1, "我乡镇干部认真学习。"), pass},
		{"SELF-NAME", "我县", adding(1, "按照我县的部署落实。"), pass},
		{"DUP-PARAGRAPH", "两段一样", all(adding(1, long), adding(2, long)), must},
		{"DUP-PARAGRAPH", "短句一样", all(adding(2, "见下表。"), adding(3, "见下表。")), pass},
		{"DUP-PARAGRAPH", "差几个字", all(adding(1, long), adding(2, "全年"+long)), pass},
		{"DOUBLE-WORD", "工作工作", adding(1, "推动政府信息公开工作工作。"), must},
		{"DOUBLE-WORD", "性性", adding(1, "属于过程性性信息。"), must},
		{"DOUBLE-WORD", "生僻的重复", adding(1, "深入村组村组宣传。"), look},
		{"DOUBLE-WORD", "工作工作人员", adding(1, "培训政府信息公开工作工作人员。"), pass},
		{"DOUBLE-WORD", "一条一条", adding(1, "一条一条核对，面对面解释。"), pass},
		{"DOUBLE-WORD", "目的的", adding(1, "以便民为目的的公开。"), pass},
		{"TERM", "政务信息公开申请", adding(1, "政务信息公开申请的渠道畅通。"), look},
		{"TERM", "行政复义", adding(1, "没有行政复义。"), must},
		{"TERM", "政务公开", adding(1, "政务公开专区运行正常。"), pass},
		{"LAST-YEAR-COPY", "换了数字的旧段落", after(func(d *annual.Document) {
			d.Sections[4].Text = "村级公开栏更新不够及时，部分站所报送信息偏少。\n2024年，我镇将按季度检查村级公开栏，把报送情况纳入站所考核。"
		}), look},
		{"LAST-YEAR-COPY", "两年都没有的事", all(told(5, quietYear(2024)), after(told(5, quietYear(2023)))), pass},
		{"LAST-YEAR-COPY", "同一件事另外写", after(func(d *annual.Document) {
			d.Sections[4].Text = "2024年打算检查公开栏，每季度一次；站所报送信息的情况年底算进考核成绩里，连续两次不报的通报。"
		}), pass},
	}
}

// quietYear says that nothing was asked for and nothing disputed.
func quietYear(year int) string {
	return fmt.Sprintf("（二）依申请公开。%d年没有收到政府信息公开申请，也没有上年结转的申请。没有因政府信息公开工作发生的行政复议和行政诉讼。", year)
}

// told gives a section another text.
func told(section int, text string) change {
	return func(d *annual.Document) { d.Sections[section-1].Text = text }
}
