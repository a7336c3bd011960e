package sheet

import (
	"fmt"
	"strings"

	"zwgk/internal/disclosure"
)

// documentKindValue is what a 文件类别 cell says.
type documentKindValue struct {
	kind  disclosure.DocumentKind
	fault string
}

// readDocumentKind reads 规章 and 行政规范性文件.
func readDocumentKind(text string) documentKindValue {
	switch strings.Join(pieces(clip(text)), "") {
	case "规章", "政府规章", "地方政府规章", "地方规章", "部门规章", "行政规章":
		return documentKindValue{kind: disclosure.Regulation}
	case "行政规范性文件", "规范性文件", "行政机关规范性文件", "政府规范性文件", "部门规范性文件":
		return documentKindValue{kind: disclosure.NormativeDocument}
	case "", "无":
		return documentKindValue{fault: "没有写明是规章还是行政规范性文件。补上文件类别"}
	}
	return documentKindValue{fault: fmt.Sprintf("文件类别“%s”不认识。写“规章”或“行政规范性文件”；都不是的，不计入表二，从这张表里移出", clip(text))}
}

// validity is what a 有效性 cell says.
type validity int

const (
	validityBlank validity = iota
	inForce
	abolished
)

// validityValue is a validity, or why there is none.
type validityValue struct {
	validity validity
	fault    string
}

// readValidity reads 有效 and the words for its opposite.
func readValidity(text string) validityValue {
	if noValue(strings.TrimSpace(fold(text))) {
		return validityValue{}
	}
	switch strings.Join(pieces(clip(text)), "") {
	case "有效", "现行有效", "继续有效", "是", "生效", "执行中", "有效期内", "已生效", "保留", "继续执行", "现行":
		return validityValue{validity: inForce}
	case "废止", "已废止", "失效", "已失效", "宣布失效", "宣布废止", "无效", "否", "自然失效", "到期失效", "自动失效", "废止失效", "废止或失效", "终止", "停止执行":
		return validityValue{validity: abolished}
	case "修改", "修订", "已修改", "已修订":
		return validityValue{fault: fmt.Sprintf("有效性写的是“%s”。修改后仍执行的写“有效”，被新文件代替的写“废止”并填废止日期", clip(text))}
	}
	return validityValue{fault: fmt.Sprintf("有效性“%s”不认识。写“有效”或“废止”", clip(text))}
}
