package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestPrivacy(t *testing.T) {
	list := textFile(t, "名单.csv", "姓名,身份证号,年龄\n张三,11010519491231002X,77\n王小丽,,9\n")
	s := expect(t, exitFindings, "privacy", "--json", "--date", "2026-11-22", list)
	var found []struct{ Kind, Text, Where string }
	if err := json.Unmarshal([]byte(s.out), &found); err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[0].Kind != "id_card" || found[0].Text != "11010519491231002X" || found[0].Where != "第2行第2列" || found[1].Kind != "minor" {
		t.Errorf("found %+v", found)
	}
	s = expect(t, exitFindings, "privacy", list)
	if !strings.Contains(s.out, "必须遮盖 第2行第2列 身份证号：11010519491231002X") || !strings.Contains(s.out, "查到2处") {
		t.Errorf("said %s", s.out)
	}
}

func TestPrivacyFindsNothing(t *testing.T) {
	clean := textFile(t, "通知.txt", "青石镇人民政府通知\n金额123456.78元\n")
	if s := expect(t, exitOK, "privacy", "--json", clean); strings.TrimSpace(s.out) != "[]" {
		t.Errorf("said %s", s.out)
	}
	if s := expect(t, exitOK, "privacy", clean); !strings.Contains(s.out, "查了2段文字") || !strings.Contains(s.out, "没有查到身份证号") {
		t.Errorf("said %s", s.out)
	}
	if s := expect(t, exitOK, "privacy", textFile(t, "空.txt", "")); !strings.Contains(s.out, "里面没有字") {
		t.Errorf("said %s", s.out)
	}
	expect(t, exitFailed, "privacy", textFile(t, "扫描.pdf", "%PDF"))
	expect(t, exitUsage, "privacy")
	expect(t, exitUsage, "privacy", "--date", "昨天", clean)
}
