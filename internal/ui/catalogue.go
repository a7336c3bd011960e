package ui

import (
	"context"
	"os"
	"path/filepath"

	"zwgk/internal/fault"
	"zwgk/internal/platform"
	"zwgk/internal/present"
	"zwgk/internal/ui/catalogroom"
	"zwgk/internal/ui/files"
	"zwgk/internal/ui/itemsroom"
	"zwgk/internal/ui/shell"
)

// catalogueAsks answers what the room 公开目录 asks of the window: drafting and
// opening lead to the room 公开事项. Files are looked for where the last one was.
func (w *Window) catalogueAsks(frame *shell.Shell, items *itemsroom.Screen) catalogroom.Asks {
	c := w.window.Canvas()
	folder, err := os.UserHomeDir()
	if err != nil {
		folder = w.folder
	}
	remember := func(chosen func(string)) func(string) {
		return func(path string) {
			folder = filepath.Dir(path)
			chosen(path)
		}
	}
	return catalogroom.Asks{
		Canvas:   c,
		Workbook: func(chosen func(string)) { files.Choose(c, "选目录文件", folder, ".xlsx", remember(chosen)) },
		SaveAs: func(name string, chosen func(string)) {
			files.SaveAs(c, "存到哪里", folder, name, remember(chosen))
		},
		Papers: []present.CataloguePaper{
			present.CatalogueListPaper, present.CatalogueGuidePaper, present.HalfYearPaper, present.OpenLedgerPaper, present.WithheldPaper,
		},
		Print: func(kind present.CataloguePaper) { w.printCatalogue(frame, kind) },
		Draft: func(entryID, _ string) {
			frame.Enter(present.ItemsRoom)
			items.Begin(entryID)
		},
		Item: func(id string) {
			frame.Enter(present.ItemsRoom)
			items.Open(id)
		},
		Fail: frame.Fail,
	}
}

// printCatalogue makes a paper of the catalogue beside the window and hands it
// to the printer or the system's viewer.
func (w *Window) printCatalogue(frame *shell.Shell, kind present.CataloguePaper) {
	var path string
	w.run.Go(func(ctx context.Context) (err error) {
		if path, err = w.desk.CataloguePaper(ctx, string(kind)); err == nil {
			_, err = platform.PrintFile(path)
		}
		return err
	}, func(err error) {
		if err != nil {
			frame.Fail(fault.Sentence(err))
		}
	})
}
