package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	dir := demoOffice(t)
	expect(t, exitOK, "import", "--office", dir, "--kind", "applications", "--year", "2025",
		register(t, []string{"SQ2025-9001", "2025-12-30", "自然人", "山塘清淤&#10;工程合同", "予以公开", "2025-12-31"}))
	s := expect(t, exitOK, "search", "--office", dir, "清淤")
	if s.out != "依申请公开\tSQ2025-9001\t2025-12-30\t山塘清淤 工程合同\t\n" || !strings.Contains(s.err, "有1条") {
		t.Errorf("%q, %q", s.out, s.err)
	}
	for _, words := range []string{"STQY", "山塘 合同", "sq2025－9001"} {
		var answer searchAnswer
		s := expect(t, exitOK, "search", "--office", dir, "--json", words)
		if err := json.Unmarshal([]byte(s.out), &answer); err != nil {
			t.Fatal(err)
		}
		if answer.Total != 1 || answer.Searched < 15 || len(answer.Hits) != 1 || answer.Hits[0].Kind != "application" || answer.Hits[0].ID == "" || !strings.HasPrefix(answer.Hits[0].Title, "山塘") {
			t.Errorf("%s: %s", words, s.out)
		}
	}
	if s := expect(t, exitOK, "search", "--office", dir, "--rebuild", "没有的词"); !strings.HasPrefix(s.out, "没有找到，查了") {
		t.Errorf("nothing found: %q", s.out)
	}
	if s := expect(t, exitOK, "search", "--office", dir, "--json", "没有的词"); !strings.Contains(s.out, `"hits": []`) {
		t.Errorf("nothing found: %q", s.out)
	}
	expect(t, exitOK, "verify", "--office", dir)
	for _, args := range [][]string{{}, {" "}, {"低保", "申请"}, {"--limit", "-1", "低保"}, {"--limit", "x", "低保"}} {
		expectChinese(t, expect(t, exitUsage, append([]string{"search", "--office", dir}, args...)...).err)
	}
	expectChinese(t, expect(t, exitFailed, "search", "--office", dir, strings.Repeat("镇", 101)).err)
}
