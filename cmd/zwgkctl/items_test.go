package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestItemsGoOutAndComeIn: a register that is exported by one office is taken
// over by another as drafts, once.
func TestItemsGoOutAndComeIn(t *testing.T) {
	dir := t.TempDir()
	first, second, book := filepath.Join(dir, "一"), filepath.Join(dir, "二"), filepath.Join(dir, "登记表.xlsx")
	for _, office := range []string{first, second} {
		expect(t, 0, "init", "--office", office, "--kind", "town", "--name", "青石镇人民政府")
	}
	register := workbook(t,
		[]string{"序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性"},
		[]string{"1", "旧1", "防汛预案", "全文", "2026-03-02", "主动公开"},
		[]string{"2", "旧2", "救助结果", "名单", "2026-03-05", "主动公开"},
	)
	holds := func(said said, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(said.out+said.err, w) {
				t.Errorf("does not say %q: %s %s", w, said.out, said.err)
			}
		}
	}
	holds(expect(t, 0, "items", "--office", first, "--import", register, "--dry-run"), "可以收为草稿的2件")
	holds(expect(t, 0, "items", "--office", first, "--import", register), "收为草稿2件")
	holds(expect(t, 0, "items", "--office", first, "--import", register), "收为草稿0件，已有2件")
	holds(expect(t, 0, "items", "--office", first, "--export", book), "写了2件")
	expect(t, 0, "items", "--office", second, "--import", book)
	var lines []struct{ Title, State string }
	out := expect(t, 0, "items", "--office", second, "--state", "draft", "--json").out
	if err := json.Unmarshal([]byte(out), &lines); err != nil || len(lines) != 2 {
		t.Error(err, out)
	}
	holds(expect(t, 2, "items", "--office", second, "--state", "lost"), "没有“lost”这种状态")
	holds(call(t, "items", "--office", second, "--site", filepath.Join(dir, "网站包")), "还没有对外公布的事项")
	bad := workbook(t, []string{"信息名称", "生成时间"}, []string{"好的", "2026-03-02"}, []string{"", "2026-03-02"})
	holds(expect(t, 3, "items", "--office", second, "--import", bad), "没有信息名称", "没有导入")
}
