package sheet

import (
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/fault"
)

// PieceRow is a line of the 归档文件目录 as it is written.
type PieceRow struct {
	archive.Piece
	File string // of the archive copy beside the workbook, "" for none
}

// pieceColumn is one column of the catalogue.
type pieceColumn struct {
	heading string
	width   float64
	text    func(*PieceRow) string
}

// pieceColumns are the nine of DA/T 22-2015 after 序号, then what the archive must be
// told of openness (档案法实施条例 article 30), then where the copy lies.
var pieceColumns = []pieceColumn{
	{"档号", 26, func(r *PieceRow) string { return r.Code }},
	{"文号", 22, func(r *PieceRow) string { return r.DocumentNumber }},
	{"责任者", 20, func(r *PieceRow) string { return r.Responsible }},
	{"题名", 48, func(r *PieceRow) string { return r.CatalogueTitle() }},
	{"日期", 11, func(r *PieceRow) string { return r.CatalogueDate() }},
	{"密级", 8, func(r *PieceRow) string { return r.Secrecy }},
	{"页数", 7, func(r *PieceRow) string { return strconv.Itoa(r.Pages) }},
	{"备注", 28, pieceRemarks},
	{"公开属性", 12, func(r *PieceRow) string { return r.Openness.Attribute.Label() }},
	{"是否已公开", 12, piecePublic},
	{"首次公开日期", 14, func(r *PieceRow) string { return r.Openness.On.String() }},
	{"公开渠道", 24, pieceChannels},
	{"不公开的理由", 30, func(r *PieceRow) string { return r.Openness.Reason }},
	{"归档件", 34, func(r *PieceRow) string { return r.File }},
}

// pieceRemarks says of an empty number why it is empty.
func pieceRemarks(r *PieceRow) string {
	var said []string
	if r.Remarks != "" {
		said = append(said, r.Remarks)
	}
	if w := r.Withdrawal; w != nil {
		said = append(said, "撤号："+w.Reason)
	}
	if r.State == archive.Destroyed {
		said = append(said, r.State.Label())
	}
	return strings.Join(said, "；")
}

func piecePublic(r *PieceRow) string {
	if r.Openness.Public {
		return "是"
	}
	return "否"
}

// pieceChannels names the channels, which may be identifiers or words.
func pieceChannels(r *PieceRow) string {
	names := make([]string, len(r.Openness.Channels))
	for i, c := range r.Openness.Channels {
		names[i] = c
		if known, ok := catalog.ParseChannel(c); ok {
			names[i] = known.Label()
		}
	}
	return strings.Join(names, "、")
}

const pieceTab = "归档文件目录"

// WritePieces writes the catalogue, calling each with a function that takes the
// rows one by one in the order of their codes, so that a large archive needs
// little memory. Every cell is text: no program takes a title for a formula, or
// rounds a long number.
func WritePieces(w io.Writer, title string, each func(take func(PieceRow) error) error) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	var unread error // what stopped the rows: not a fault of writing
	err := writePieces(book, title, func(take func(PieceRow) error) error {
		unread = each(take)
		return unread
	})
	if unread != nil {
		return unread
	}
	if err == nil {
		err = book.Write(w)
	}
	if err != nil {
		return fault.Wrap(err, fault.Storage, "归档文件目录写不出来。检查磁盘是否已满，或者换一个地方")
	}
	return nil
}

func writePieces(book *excelize.File, title string, each func(func(PieceRow) error) error) error {
	if err := book.SetSheetName("Sheet1", pieceTab); err != nil {
		return err
	}
	tab, err := book.NewStreamWriter(pieceTab)
	if err != nil {
		return err
	}
	if err := tab.SetColWidth(1, 1, 7); err != nil {
		return err
	}
	for i, c := range pieceColumns {
		if err := tab.SetColWidth(i+2, i+2, c.width); err != nil {
			return err
		}
	}
	style, err := requestStyle(book)
	if err != nil {
		return err
	}
	line := 1
	put := func(first string, text func(pieceColumn) string) error {
		cells := []any{excelize.Cell{StyleID: style, Value: first}}
		for _, c := range pieceColumns {
			cells = append(cells, excelize.Cell{StyleID: style, Value: text(c)})
		}
		line++
		return tab.SetRow(cellAt(0, line), cells)
	}
	if err := tab.SetRow(cellAt(0, 1), []any{excelize.Cell{StyleID: style, Value: title}}); err != nil {
		return err
	}
	if err := put("序号", func(c pieceColumn) string { return c.heading }); err != nil {
		return err
	}
	err = each(func(r PieceRow) error {
		return put(strconv.Itoa(line-1), func(c pieceColumn) string { return c.text(&r) })
	})
	if err != nil {
		return err
	}
	return tab.Flush()
}
