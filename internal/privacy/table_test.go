package privacy_test

import (
	"fmt"
	"strings"
	"testing"

	"zwgk/internal/privacy"
)

func TestFindTable(t *testing.T) {
	for _, c := range []struct {
		name    string
		heading string
		row     string
		want    string // col kind text severity
	}{
		{"a near miss under its heading is somebody's number", "姓名|身份证号码|金额", "张三|110105194912310021|500", "1 id_card 110105194912310021 必须遮盖"},
		{"an account under its heading", "户主|银行账号", "张三|19010101040012345", "1 bank_card 19010101040012345 必须遮盖"},
		{"the same digits under 凭证号 are nobody's", "摘要|凭证号", "办公费|19010101040012345", ""},
		{"reason of need in a named row", "序号|姓名|致贫原因", "1|张三|缺劳力、脑梗", "2 health 缺劳力、脑梗 必须遮盖"},
		{"no reason of the body", "姓名|致贫原因", "张三|缺技术", ""},
		{"health across cells", "姓名|备注", "买买提|患尿毒症", "1 health 患尿毒症 必须遮盖"},
		{"a remark without a name", "项目|备注", "义诊|糖尿病筛查", ""},
		{"age makes a child of the name", "姓名|年龄", "阿依古丽|9", "0 minor 阿依古丽 必须遮盖"},
		{"grown up", "姓名|年龄", "张三|59", ""},
		{"date of birth", "姓名|出生年月", "王小丽|2018-03", "0 minor 王小丽 必须遮盖"},
		{"date of birth as a spreadsheet stores it", "姓名|出生日期", "王小丽|43164", "0 minor 王小丽 必须遮盖"},
		{"school", "学生姓名|就读学校", "王小丽|青石小学", "0 minor 王小丽 必须遮盖"},
		{"door under 住址", "姓名|家庭住址", "张三|石坳村三组12号", "1 address 石坳村三组12号 必须遮盖"},
		{"village under 住址", "姓名|家庭住址", "张三|石坳村三组", ""},
		{"mobile as a bare number", "姓名|联系电话", "张三|13812345678", "1 phone 13812345678 必须遮盖"},
		{"amounts", "姓名|补助金额", "张三|13812345678", "1 phone 13812345678 必须遮盖"},
		{"no heading", "", "张三|11010519491231002X", "1 id_card 11010519491231002X 必须遮盖"},
		{"more cells than headings", "姓名", "张三|x|微信号zhang_san1", "2 wechat zhang_san1 必须遮盖"},
	} {
		var heading []string
		if c.heading != "" {
			heading = strings.Split(c.heading, "|")
		}
		var got []string
		for _, f := range privacy.FindTable(heading, [][]string{strings.Split(c.row, "|")}, today) {
			got = append(got, fmt.Sprint(f.Col, " ", f.Kind, " ", f.Text, " ", f.Severity.Label()))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestHeadingRow(t *testing.T) {
	for _, c := range []struct {
		rows string
		want int
	}{
		{"青石镇低保名单/序号|姓名|身份证号|住址/1|张三|110|石坳村", 1},
		{"姓名|电话/张三|138", 0},
		{"张三|138/李四|139", -1},
		{"", -1},
	} {
		var rows [][]string
		for _, r := range strings.Split(c.rows, "/") {
			rows = append(rows, strings.Split(r, "|"))
		}
		if got := privacy.HeadingRow(rows); got != c.want {
			t.Errorf("%s: row %d, want %d", c.rows, got, c.want)
		}
	}
}
