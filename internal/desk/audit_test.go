package desk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/request"
	"zwgk/internal/store"
)

// What was done stands in the log in the words of the office, and leads to the
// record.
func TestTheLogSpeaksTheOfficesWords(t *testing.T) {
	s := requestDesk(t).sit(office.Clerk).at("2026-04-01")
	id := s.register(registration(t, "2026-04-01", "预算"))
	if _, err := s.RevealApplicant(t.Context(), id, "核对身份"); err != nil {
		t.Fatal(err)
	}
	item := s.draft(func(d *ItemDraft) {})
	s.sit(office.Clerk)
	if err := s.SetSamePerson(t.Context(), "全镇两人"); err != nil {
		t.Fatal(err)
	}
	page := must[AuditPage](t)(s.AuditPage(t.Context(), AuditFilter{}, 0, 1000))
	found := map[string]AuditLine{}
	for _, l := range page.Lines {
		found[l.What] = l
		if l.Person == "" || l.At.IsZero() || strings.ContainsAny(l.What+l.Record, "{}\"") {
			t.Errorf("%+v", l)
		}
	}
	for what, record := range map[string]string{
		"新建单位": "青石镇人民政府", "人员：新增": "", "申请：登记" + request.Disclosure.Label(): s.request(id).Line.Number + " 预算",
		"申请：看申请人资料 核对身份": s.request(id).Line.Number + " 预算", "公开事项：拟稿": item.Title, "设置：保密审查和签发是不是一个人": "", "设置：依申请公开的设置": "",
	} {
		if l, ok := found[what]; !ok || record != "" && l.Record != record {
			t.Errorf("%s: %+v", what, l)
		}
	}
	if l := found["公开事项：拟稿"]; l.Table != store.FoundItem || l.ID != item.ID {
		t.Errorf("leads to %+v", l)
	}
	for _, name := range []string{"王秀兰", madeUpID} {
		if page := must[AuditPage](t)(s.AuditPage(t.Context(), AuditFilter{Words: "预算"}, 0, 10)); strings.Contains(page.Lines[0].What+page.Lines[0].Record, name) {
			t.Errorf("the list says who applied: %+v", page.Lines[0])
		}
	}
}

func TestWhoMayReadTheLog(t *testing.T) {
	s := staff(t, office.Town)
	for _, role := range office.Roles() {
		s.sit(role)
		_, listing := s.AuditPage(t.Context(), AuditFilter{}, 0, 5)
		_, naming := s.AuditPeople(t.Context())
		_, _, printing := s.AuditPages(t.Context(), AuditFilter{})
		saving := s.SaveAudit(t.Context(), AuditFilter{}, filepath.Join(t.TempDir(), "日志.xlsx"))
		for _, err := range []error{listing, naming, printing, saving} {
			if (err == nil) != role.May(office.ReadLog) {
				t.Errorf("%s: %v", role, err)
			}
		}
	}
}

func TestAPaperOfTheLogSaysWhatWasChosen(t *testing.T) {
	s := staff(t, office.Town)
	document, _, err := s.AuditPages(t.Context(), AuditFilter{From: day(t, "2026-03-01"), To: day(t, "2026-03-31"), Action: store.LogAdded, Person: "陈晓梅"})
	if err != nil {
		t.Fatal(err)
	}
	code := must[string](t)(s.HeadCode(t.Context()))
	says(t, "the paper", textOn(document), "操作日志", "2026年3月1日到2026年3月31日，陈晓梅，新增，共6条", "李小满", code)
	_, err = s.AuditPage(t.Context(), AuditFilter{From: day(t, "2026-03-31"), To: day(t, "2026-03-01")}, 0, 5)
	if fault.CodeOf(err) != fault.Invalid {
		t.Errorf("days the wrong way round: %v", err)
	}
	if err := s.SaveAudit(t.Context(), AuditFilter{}, filepath.Join(t.TempDir(), "日志.csv")); fault.CodeOf(err) != fault.Usage {
		t.Errorf("a name that says csv: %v", err)
	}
}

// Every setting that the package keeps has a name in the log: a new constant
// …Setting must be entered in settingNames.
func TestEverySettingHasAName(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, path := range files {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 || !strings.HasSuffix(spec.Names[0].Name, "Setting") {
				return true
			}
			literal, ok := spec.Values[0].(*ast.BasicLit)
			if !ok {
				return true
			}
			name, err := strconv.Unquote(literal.Value)
			if err != nil || settingWords(name) == "设置：其他" {
				t.Errorf("%s: %q is not in settingNames", spec.Names[0].Name, name)
			}
			known++
			return true
		})
	}
	if known < 10 {
		t.Errorf("only %d settings were found", known)
	}
	if got := settingWords("不认识"); got != "设置：其他" {
		t.Error(got)
	}
}
