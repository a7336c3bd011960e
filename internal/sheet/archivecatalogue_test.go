package sheet_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"

	"zwgk/internal/archive"
	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/sheet"
	"zwgk/internal/workday"
)

// TestTheCatalogueAsAWorkbook has the nine columns and how each piece was made
// public, every cell as text: long numbers stay whole and no title is taken for a
// formula.
func TestTheCatalogueAsAWorkbook(t *testing.T) {
	pieces := []sheet.PieceRow{
		{File: "归档件/0194-WS·2026-Y-0001.pdf", Piece: archive.Piece{
			Code: "0194-WS·2026-Y-0001", DocumentNumber: "110105194912310021", Responsible: "青石镇人民政府", Title: "=1+1", Date: workday.MustDate("2026-03-02"), Pages: 12,
			Openness: archive.Openness{Attribute: disclosure.Proactive, Public: true, On: workday.MustDate("2026-03-03"), Channels: []string{string(catalog.NoticeBoard), "集上喊话"}},
		}},
		{Piece: archive.Piece{
			Code: "0194-WS·2026-Y-0002", Title: "@SUM(A1)的批复", OwnTitle: true, State: archive.Withdrawn, Withdrawal: &archive.Withdrawal{Reason: "重复归档"},
			Openness: archive.Openness{Attribute: disclosure.Withhold, Reason: "内部事务信息"}, Remarks: "-1",
		}},
	}
	var file bytes.Buffer
	err := sheet.WritePieces(&file, "2026年度归档文件目录", func(take func(sheet.PieceRow) error) error {
		for _, p := range pieces {
			if err := take(p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for n, want := range [][]string{
		{"2026年度归档文件目录"},
		{"序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注", "公开属性", "是否已公开", "首次公开日期", "公开渠道", "不公开的理由", "归档件"},
		{"1", "0194-WS·2026-Y-0001", "110105194912310021", "青石镇人民政府", "=1+1", "20260302", "", "12", "", disclosure.Proactive.Label(), "是", "2026-03-03", catalog.NoticeBoard.Label() + "、集上喊话", "", "归档件/0194-WS·2026-Y-0001.pdf"},
		{"2", "0194-WS·2026-Y-0002", "", "", "［@SUM(A1)的批复］", "", "", "0", "-1；撤号：重复归档", disclosure.Withhold.Label(), "否", "", "", "内部事务信息", ""},
	} {
		for column, text := range want {
			cell, err := excelize.CoordinatesToCellName(column+1, n+1)
			if err != nil {
				t.Fatal(err)
			}
			got, _ := book.GetCellValue("归档文件目录", cell)
			kind, _ := book.GetCellType("归档文件目录", cell)
			formula, _ := book.GetCellFormula("归档文件目录", cell)
			if got != text || formula != "" || text != "" && kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
				t.Errorf("%s is %q (%v, %q), want the text %q", cell, got, kind, formula, text)
			}
		}
	}
}

// TestACatalogueThatCannotBeRead says why, and not that it could not be written.
func TestACatalogueThatCannotBeRead(t *testing.T) {
	lost := errors.New("lost")
	err := sheet.WritePieces(&bytes.Buffer{}, "", func(func(sheet.PieceRow) error) error { return lost })
	if !errors.Is(err, lost) {
		t.Error(err)
	}
}
