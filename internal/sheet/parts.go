package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"zwgk/internal/fault"
)

// workbook is an open xlsx file.
type workbook struct {
	limits   Limits
	files    map[string]*zip.File // by part name in lower case without leading /
	spent    int64                // bytes unpacked so far
	date1904 bool
	sheets   []sheetPart
	strings  []string
	lines    bool         // keep line breaks inside cells
	styles   string       // name of the style part
	dates    map[int]bool // styles that show a date; nil until asked for
	buf      []byte       // the sheet in hand
	text     string       // instead of sheets: the table that was kept as plain text
	file     io.Closer
}

// sheetPart is one tab. Part is "" for tabs that hold no cells (charts).
type sheetPart struct{ name, part string }

var errDamaged = errors.New("part is not well formed")

func damaged(cause error, what string) error {
	return fault.Wrap(cause, fault.Unreadable, "文件里的%s损坏，读不出来。%s", what, saveAgain)
}

// openWorkbook reads everything but the cells.
func openWorkbook(ctx context.Context, z *zip.Reader, limits Limits) (*workbook, error) {
	return openWorkbookWith(ctx, z, limits, false)
}

// openWorkbookWith is openWorkbook; with lines, cells keep their line breaks.
func openWorkbookWith(ctx context.Context, z *zip.Reader, limits Limits, lines bool) (*workbook, error) {
	w := &workbook{limits: limits, lines: lines, files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := partName(f.Name)
		if _, twice := w.files[name]; !twice {
			w.files[name] = f
		}
	}
	book, err := w.findBook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := w.relations(ctx, book)
	if err != nil {
		return nil, err
	}
	if err := w.readBook(ctx, book, targets); err != nil {
		return nil, err
	}
	return w, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// findBook returns the part that lists the sheets, or says what kind of file
// this is instead.
func (w *workbook) findBook(ctx context.Context) (string, error) {
	if rels, err := w.relations(ctx, ""); err == nil {
		for _, r := range rels {
			if r.kind == "officedocument" && w.files[r.target] != nil && strings.HasSuffix(r.target, ".xml") && strings.HasPrefix(r.target, "xl/") {
				return r.target, nil
			}
		}
	}
	has := func(name string) bool { return w.files[name] != nil }
	switch {
	case has("xl/workbook.xml"):
		return "xl/workbook.xml", nil
	case has("word/document.xml"):
		return "", fault.New(fault.Unreadable, "这是Word文件，不是表格。把里面的表复制到WPS表格里，存为“.xlsx”后再导入")
	case has("ppt/presentation.xml"):
		return "", fault.New(fault.Unreadable, "这是演示文稿，不是表格。找登记用的表格文件导入")
	case has("xl/workbook.bin"):
		return "", fault.New(fault.Unreadable, "这是二进制Excel文件（.xlsb）。%s", saveAgain)
	case has("content.xml"):
		return "", fault.New(fault.Unreadable, "这是.ods表格。%s", saveAgain)
	}
	return "", fault.New(fault.Unreadable, "这个文件是压缩包，里面没有表格。解压后选里面的.xlsx文件，或找登记用的表格文件")
}

type relation struct{ id, kind, target string }

// relations reads the list of parts that belong to part ("" for the package).
func (w *workbook) relations(ctx context.Context, part string) ([]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if w.files[name] == nil {
		return nil, nil
	}
	b, err := w.unpack(ctx, name, nil)
	if err != nil {
		return nil, err
	}
	var out []relation
	s := scanner{b: b}
	for t := s.next(); t.kind != endOfPart; t = s.next() {
		if t.kind == brokenXML || s.doctype {
			return nil, damaged(errDamaged, "目录")
		}
		if string(t.name) != "Relationship" || t.kind == closeTag {
			continue
		}
		target := t.attrText("Target")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		kind := t.attrText("Type")
		out = append(out, relation{
			id:     t.attrText("Id"),
			kind:   strings.ToLower(kind[strings.LastIndexByte(kind, '/')+1:]),
			target: partName(path.Clean(target)),
		})
		if len(out) > 10_000 {
			return nil, damaged(errDamaged, "目录")
		}
	}
	return out, nil
}

// readBook reads the list of sheets, the date system and the texts.
func (w *workbook) readBook(ctx context.Context, book string, rels []relation) error {
	byID, texts := w.bookParts(rels)
	b, err := w.unpack(ctx, book, nil)
	if err != nil {
		return err
	}
	s := scanner{b: b}
	for t := s.next(); t.kind != endOfPart; t = s.next() {
		switch {
		case t.kind == brokenXML || s.doctype:
			return damaged(errDamaged, "工作表目录")
		case t.kind == closeTag:
		case string(t.name) == "workbookPr":
			v := t.attrText("date1904")
			w.date1904 = v == "1" || v == "true"
		case string(t.name) == "sheet":
			r := byID[t.attrText("id")]
			part := ""
			if r.kind == "worksheet" && w.files[r.target] != nil {
				part = r.target
			}
			w.sheets = append(w.sheets, sheetPart{name: clean(t.attrText("name")), part: part})
		}
		if len(w.sheets) > w.limits.Sheets {
			return fault.New(fault.TooLarge, "工作簿里的表超过%d张。把要导入的表单独存成一个文件", w.limits.Sheets)
		}
	}
	if len(w.sheets) == 0 {
		return fault.New(fault.Unreadable, "工作簿里没有表。%s", saveAgain)
	}
	return w.readTexts(ctx, texts)
}

// bookParts finds the parts of the book by identifier, and the table of texts.
func (w *workbook) bookParts(rels []relation) (byID map[string]relation, texts string) {
	byID = map[string]relation{}
	for _, r := range rels {
		byID[r.id] = r
		switch r.kind {
		case "sharedstrings":
			texts = r.target
		case "styles":
			w.styles = r.target
		}
	}
	return byID, texts
}

// unpack returns the content of a part, in buf when it fits. The size that the
// directory declares is checked first; archive/zip delivers no more than that.
func (w *workbook) unpack(ctx context.Context, name string, buf []byte) ([]byte, error) {
	f := w.files[name]
	if f == nil {
		return nil, damaged(errDamaged, "内容")
	}
	size := f.UncompressedSize64
	if size > uint64(w.limits.PartBytes) || w.spent+int64(size) > w.limits.SumBytes {
		return nil, fault.New(fault.TooLarge, "表格展开后太大，超过%d兆，不像平常的台账。按年份分成几个文件，或把内容复制到新建的表里再导入", w.limits.PartBytes>>20)
	}
	w.spent += int64(size)
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err, "内容")
	}
	defer func() { _ = r.Close() }()
	if uint64(cap(buf)) < size {
		buf = make([]byte, size)
	}
	buf = buf[:size]
	for done := 0; done < len(buf); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := io.ReadFull(r, buf[done:min(done+1<<20, len(buf))])
		done += n
		if err != nil {
			return nil, damaged(err, "内容")
		}
	}
	// Reading on to the end makes archive/zip compare size and checksum.
	if n, err := io.ReadFull(r, make([]byte, 1)); n != 0 || !errors.Is(err, io.EOF) {
		return nil, damaged(err, "内容")
	}
	if bytes.HasPrefix(buf, []byte("\xff\xfe")) || bytes.HasPrefix(buf, []byte("\xfe\xff")) {
		return nil, fault.New(fault.Unreadable, "表格的文字编码少见，读不出来。%s", saveAgain)
	}
	return buf, nil
}
