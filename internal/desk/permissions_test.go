package desk

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zwgk/internal/fault"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

// changing are the exported methods of Desk from which a call leads to
// store.Office.Change, by the sources of this package.
func changing(t *testing.T) []string {
	t.Helper()
	calls := map[string][]string{} // by function or method
	exported := map[string]bool{}
	changes := map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "demo") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name, receiver := f.Name.Name, ""
			if f.Recv != nil && len(f.Recv.List[0].Names) > 0 {
				receiver = f.Recv.List[0].Names[0].Name
			}
			exported[name] = exported[name] || f.Recv != nil && ast.IsExported(name) && ofDesk(f)
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					inner, nested := n.X.(*ast.SelectorExpr)
					own, plain := n.X.(*ast.Ident)
					if plain && own.Name == receiver || nested && strings.EqualFold(inner.Sel.Name, "desk") {
						calls[name] = append(calls[name], n.Sel.Name)
					}
					if nested && n.Sel.Name == "Change" && inner.Sel.Name == "office" {
						changes[name] = true
					}
				case *ast.CallExpr:
					if callee, ok := n.Fun.(*ast.Ident); ok {
						calls[name] = append(calls[name], callee.Name)
					}
				}
				return true
			})
		}
	}
	for grown := true; grown; {
		grown = false
		for name, to := range calls {
			if !changes[name] && slices.ContainsFunc(to, func(callee string) bool { return changes[callee] && callee != name && !ast.IsExported(callee) }) {
				changes[name], grown = true, true
			}
		}
	}
	var found []string
	for name := range changes {
		if exported[name] {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}

func ofDesk(f *ast.FuncDecl) bool {
	star, ok := f.Recv.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	name, ok := star.X.(*ast.Ident)
	return ok && name.Name == "Desk"
}

// guarded are the methods that one act opens. They are called with nothing: who
// may not is refused before anything is looked at.
var guarded = map[office.Act][]string{
	office.ImportLedgers:   {"RememberColumns", "UndoImport"},
	office.WriteReports:    {"AddWorkEvent", "ChangeWorkEvent", "RemoveWorkEvent", "WritePart", "ResetPart"},
	office.RegisterSignOff: {"SignOff"},
	office.ManagePeople:    {"AddPerson", "Leaves"},
	office.ManageOffice: {
		"AddCalendar", "AddPartner", "ChangeExchangeKey", "ExchangeCode", "GiveTask", "MakePackage", "TakePackage", "SetBackupSettings", "SetContact",
		"SetCountyOrgans", "SetCoverageRules", "SetGuideFacts", "SetIndexSettings", "SetLetterText", "SetMaskRules", "SetRequestSettings", "SetRoutes",
		"SetSamePerson", "UseLetterText",
	},
	office.ManageCatalogue: {"ApplyCatalogue", "ConfirmEntry", "ImportCatalogue", "KeepCatalogue", "KeepEntry", "ReactivateEntry", "RetireEntry", "StartFromTemplate"},
	office.WriteItems:      {"ImportItems", "SaveDraft"},
	office.HandleRequests: {
		"AddRequestPaper", "AnswerRequest", "ConcludeCase", "EditRequest", "FinishRequest", "IssueLetter", "LinkCase", "MoveRequest", "NoteRequestEvent",
		"RecordCase", "RedateRequestEvent", "RegisterRequest", "ServeLetter", "SetRequestFee",
	},
	office.SeeApplicants: {"RevealApplicant", "RegisterPages"},
	office.ManageArchive: {
		"AddPieceFile", "Appraise", "CarryOut", "CheckArchive", "ChangePiece", "CloseYear", "Compose", "CorrectPiece", "FillBoxes", "KeepBoxNote", "KeepBoxTitle", "KeepLoose",
		"KeepLooseAll", "LeaveOutPiece", "LendPiece", "ReceivePapers", "RecordTransfer", "ReturnPiece", "SetArchiveFormats", "SetArchiveScheme",
		"SetBoxCapacities", "SetRetentionTable", "WithdrawPiece",
	},
	office.ReadLog: {"SaveAudit"},
}

// asked are the calls of methods that look at what they are given before they
// ask who calls.
var asked = map[string]func(ctx context.Context, s *staffed, id string) error{
	"ImportCatalogue": func(ctx context.Context, s *staffed, _ string) error {
		return s.ImportCatalogue(ctx, &CatalogueTrial{}, "x")
	},
	"AnswerRequest": func(ctx context.Context, s *staffed, id string) error {
		return s.AnswerRequest(ctx, id, LetterOrder{Code: "N14"})
	},
	"EditRequest": func(ctx context.Context, s *staffed, id string) error {
		return s.EditRequest(ctx, id, Registration{}, "写错了")
	},
	"RegisterPages": func(ctx context.Context, s *staffed, _ string) error {
		_, _, err := s.RegisterPages(ctx, RequestPeriod{Year: 2026}, true)
		return err
	},
	"KeepBoxTitle": func(ctx context.Context, s *staffed, _ string) error { return s.KeepBoxTitle(ctx, "x", "题名") },
	"SaveAudit": func(ctx context.Context, s *staffed, _ string) error {
		return s.SaveAudit(ctx, AuditFilter{}, filepath.Join(s.Folder(), "日志.xlsx"))
	},
}

// otherwise are the methods that no single act opens, and what does.
var otherwise = map[string]string{
	"AddEvidence": "the step of the item (disclosure.Item.Permit)", "End": "the step of the item", "File": "the step of the item", "GoOn": "the step of the item",
	"Hear": "the step of the item", "MaskAll": "the step of the item", "Pass": "the step of the item", "Post": "the step of the item", "Reply": "the step of the item",
	"Return": "the step of the item", "Settle": "the step of the item", "Submit": "the step of the item", "TakeDown": "the step of the item",
	"ApproveRequest": "the route of requests: 分管领导, 主要领导, or 办公室 for a signature on paper",
	"ChangePIN":      "who sits, with the old password", "SitDown": "the password",
	"Backup": "everybody: a copy that nobody was allowed to make is none", "BackupOnClose": "everybody",
	"Import":     "ImportLedgers, once the file was read",
	"AnswerTask": "ManageOffice, once there is such a task", "Resolve": "ManageOffice, once there is such a conflict",
	"ReviewItem": "ManageOffice, once there is such an item", "StateFigures": "ManageOffice, once there is such a year",
	// These write a file or look something up, and nothing into the office.
	"AuditPage": "", "Boxes": "", "Calendar": "", "ToCompose": "", "ShowProof": "",
	"ArchivePaper": "", "CataloguePaper": "", "ExportCatalogue": "", "ExportItems": "", "ExportPieces": "", "ExportRequests": "", "ItemPaper": "", "KeepPages": "",
	"OpenCopy": "", "OpenRequestPaper": "", "PackArchive": "", "RequestPaper": "", "SavePages": "", "SaveRequestWord": "", "SaveSummary": "", "WritePackage": "",
	"RequestPages": "", "CheckReports": "", "ReportSlipPages": "", "LookIntoPackage": "", "CheckPackage": "",
}

// T18: every method that changes the office refuses every role that may not do
// its act, called as a window or a program would call it.
func TestEveryChangeAsksWhoMakesIt(t *testing.T) {
	s := requestDesk(t).sit(office.Clerk).at("2026-04-01")
	id := s.register(registration(t, "2026-04-01", "预算"))
	known := map[string]bool{}
	for act, methods := range guarded {
		for _, name := range methods {
			known[name] = true
			m := reflect.ValueOf(s.Desk).MethodByName(name)
			if !m.IsValid() {
				t.Errorf("%s is no method of Desk", name)
				continue
			}
			for _, role := range office.Roles() {
				if role.May(act) {
					continue
				}
				s.sit(role)
				var err error
				if call := asked[name]; call != nil {
					err = call(t.Context(), s, id)
				} else {
					err = callZero(t, m)
				}
				if fault.CodeOf(err) != fault.NotAllowed {
					t.Errorf("%s may not %s, and %s says %v", role, act, name, err)
				}
			}
		}
	}
	for _, name := range changing(t) {
		if _, other := otherwise[name]; !known[name] && !other {
			t.Errorf("%s changes the office and is neither in guarded nor in otherwise", name)
		}
	}
	if v := must[*store.Verification](t)(s.Verify(t.Context())); !v.OK() {
		t.Error(v.Problems)
	}
}

// actNames are the acts in the words of docs/permissions.md.
var actNames = map[office.Act]string{
	office.ImportLedgers: "导入台账", office.WriteReports: "写年度报告和小结", office.RegisterSignOff: "登记签发、定稿", office.ManagePeople: "人员和分工",
	office.ManageOffice: "本单位的资料和设置", office.ManageCatalogue: "公开目录", office.WriteItems: "拟公开事项", office.HandleRequests: "办理依申请公开",
	office.SeeApplicants: "看申请人的身份资料", office.ManageArchive: "建档归档", office.ReadLog: "看操作日志",
}

// The table in docs/permissions.md is that of the program.
func TestTheTableOfPermissionsIsTrue(t *testing.T) {
	page, err := os.ReadFile("../../docs/permissions.md")
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| 事 |")
	for _, role := range office.Roles() {
		table.WriteString(" " + role.Label() + " |")
	}
	table.WriteString("\n| --- |" + strings.Repeat(" --- |", len(office.Roles())) + "\n")
	for _, act := range office.Acts() {
		if actNames[act] == "" {
			t.Errorf("%s has no name", act)
		}
		table.WriteString("| " + actNames[act] + " |")
		for _, role := range office.Roles() {
			mark := " |"
			if role.May(act) {
				mark = " 能 |"
			}
			table.WriteString(mark)
		}
		table.WriteString("\n")
	}
	if !strings.Contains(string(page), table.String()) {
		t.Errorf("docs/permissions.md lacks this table:\n%s", table.String())
	}
}

// callZero calls a method with nothing but a context.
func callZero(t *testing.T, m reflect.Value) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic %v", p)
		}
	}()
	var args []reflect.Value
	for i := range m.Type().NumIn() {
		in := m.Type().In(i)
		if in == reflect.TypeFor[context.Context]() {
			args = append(args, reflect.ValueOf(t.Context()))
			continue
		}
		if m.Type().IsVariadic() && i == m.Type().NumIn()-1 {
			continue
		}
		args = append(args, reflect.Zero(in))
	}
	out := m.Call(args)
	if e, ok := out[len(out)-1].Interface().(error); ok {
		return e
	}
	return nil
}
