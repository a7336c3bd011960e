package extract

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
)

// Block is a piece of a document where it stands in the order of reading: a
// paragraph, a table or a picture.
type Block struct {
	Text    string     // of a paragraph
	Rows    [][]string // of a table: the cells that the file has, covered ones of a merged cell as ""
	Picture bool
	// Grid is true when a cell's index in its row is its column. In a docx a
	// cell that spans three columns is one cell.
	Grid bool
}

// Blocks takes a docx or xlsx file apart in its order, for readers that must
// know which table stands under which heading. Headers, footers, notes and
// deleted words are left out: they are no part of the running text. Each sheet
// of a workbook is one table.
func Blocks(ctx context.Context, name string, data []byte, limits Limits) ([]Block, error) {
	limits = limits.withDefaults()
	switch strings.ToLower(filepath.Ext(name)) {
	case ".docx", ".docm":
		if err := checkContainer(name, data); err != nil {
			return nil, err
		}
		return wordBlocks(ctx, data, limits)
	case ".xlsx", ".xlsm":
		if err := checkContainer(name, data); err != nil {
			return nil, err
		}
		d, err := readWorkbook(ctx, data, limits)
		if err != nil {
			return nil, err
		}
		var blocks []Block
		for _, t := range d.Tables {
			blocks = append(blocks, Block{Rows: t.Rows, Grid: true})
		}
		return blocks, nil
	}
	return nil, other(name)
}

func wordBlocks(ctx context.Context, data []byte, limits Limits) ([]Block, error) {
	p, err := openParts(data, limits)
	if err != nil {
		return nil, err
	}
	if p.files["word/document.xml"] == nil {
		return nil, damaged(errors.New("no word/document.xml"))
	}
	b := blockReader{}
	if err := p.walk(ctx, "word/document.xml", &b); err != nil {
		return nil, err
	}
	return b.blocks, nil
}

// blockReader puts the body together. A table in a cell is read as text of the
// cell, as it looks on paper.
type blockReader struct {
	blocks []Block
	depth  int // of tables
	rows   [][]string
	row    []string
	cell   strings.Builder

	open    []*strings.Builder // paragraphs under way; a text box has some inside another
	inText  bool
	passed  int // depth of elements that are not read
	picture bool
}

func (b *blockReader) start(name string, _ func(string) string) {
	if b.passed > 0 || unread(name) {
		if unread(name) {
			b.passed++
		}
		return
	}
	switch name {
	case "p":
		b.open = append(b.open, &strings.Builder{})
	case "t":
		b.inText = true
	case "tab", "br", "cr", "noBreakHyphen":
		b.write(map[string]string{"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}[name])
	case "blip", "imagedata":
		b.picture = true
	case "tbl":
		if b.depth++; b.depth == 1 {
			b.rows = nil
		}
	case "tr":
		if b.depth == 1 {
			b.row = nil
		}
	case "tc":
		if b.depth == 1 {
			b.cell.Reset()
		}
	}
}

func (b *blockReader) write(s string) {
	if n := len(b.open); n > 0 {
		b.open[n-1].WriteString(s)
	}
}

func (b *blockReader) text(s string) {
	if b.inText && b.passed == 0 {
		b.write(s)
	}
}

func (b *blockReader) end(name string) {
	if b.passed > 0 {
		if unread(name) {
			b.passed--
		}
		return
	}
	switch name {
	case "t":
		b.inText = false
	case "p":
		b.paragraph()
	case "tc":
		if b.depth == 1 {
			b.row = append(b.row, strings.TrimSpace(b.cell.String()))
		}
	case "tr":
		if b.depth == 1 {
			b.rows = append(b.rows, b.row)
		}
	case "tbl":
		if b.depth--; b.depth == 0 {
			b.blocks = append(b.blocks, Block{Rows: b.rows})
		}
	}
}

func (b *blockReader) paragraph() {
	n := len(b.open) - 1
	if n < 0 {
		return
	}
	text := strings.TrimSpace(b.open[n].String())
	b.open = b.open[:n]
	if b.depth > 0 {
		b.cell.WriteString(text)
		return
	}
	if text != "" {
		b.blocks = append(b.blocks, Block{Text: text})
	}
	if b.picture {
		b.blocks = append(b.blocks, Block{Picture: true})
		b.picture = false
	}
}
