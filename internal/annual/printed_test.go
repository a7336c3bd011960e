package annual

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestPrintedTablesAreWhole: in every form each place of each table is covered
// once, and each figure stands once, beside the name of its row and under the
// label of its column.
func TestPrintedTablesAreWhole(t *testing.T) {
	for _, e := range Editions() {
		for _, table := range e.Tables {
			figures, want := Figures{}, map[Value]string{}
			for _, r := range table.Rows {
				for _, c := range r.Columns {
					v := Count(int64(1000 + len(figures)))
					figures[At(table.Key, r.Key, c.Key)] = v
					want[v] = r.Name() + "/" + c.Label
				}
			}
			printed := table.Print(figures)
			grid := coveredOnce(t, printed)
			printed.Places(func(row, column int, c PrintedCell) {
				if c.Kind != FigureCell {
					return
				}
				if c.Text != c.Value.Format(c.Unit) {
					t.Errorf("%s %s: %q for %+v", e.ID, table.Key, c.Text, c.Value)
				}
				if name := namesOf(table.Key, grid, row, column); name != want[c.Value] {
					t.Errorf("%s %s: the figure of %s stands at %s", e.ID, table.Key, want[c.Value], name)
				}
				delete(want, c.Value)
			})
			if len(want) > 0 {
				t.Errorf("%s %s lacks %v", e.ID, table.Key, want)
			}
		}
	}
}

// coveredOnce gives every place with the cell over it.
func coveredOnce(t *testing.T, p Printed) [][]PrintedCell {
	t.Helper()
	grid := make([][]PrintedCell, len(p.Head)+len(p.Rows))
	for i := range grid {
		grid[i] = make([]PrintedCell, p.Columns)
	}
	p.Places(func(row, column int, c PrintedCell) {
		for i := row; i < row+c.Rows; i++ {
			for j := column; j < column+c.Cols; j++ {
				if i >= len(grid) || j >= p.Columns || grid[i][j].Rows > 0 {
					t.Fatalf("%q covers %d,%d, which is not free", c.Text, i, j)
				}
				grid[i][j] = c
			}
		}
	})
	for i, row := range grid {
		if j := slices.IndexFunc(row, func(c PrintedCell) bool { return c.Rows == 0 }); j >= 0 {
			t.Fatalf("no cell covers %d,%d", i, j)
		}
	}
	return grid
}

// namesOf reads the labels of a figure off the table as a person does: up to
// the nearest head, and left to the nearest label, which in table four is the
// head above that.
func namesOf(table string, grid [][]PrintedCell, row, column int) string {
	up := row
	for grid[up][column].Kind != ColumnHead {
		up--
	}
	label := grid[up][column].Text
	if table == Table4 {
		above := up
		for grid[above][column].Text == label {
			above--
		}
		return grid[above][column].Text + "/" + label
	}
	left := column
	for grid[row][left].Kind == FigureCell {
		left--
	}
	return grid[row][left].Text + "/" + label
}

// TestPrintedHeads are those of the notice's annex: three rows over tables three
// and four, none that repeats over table two.
func TestPrintedHeads(t *testing.T) {
	for key, want := range map[string]string{
		Table2: "",
		Table3: IdentityHead + "3×3 申请人情况1×7/自然人2×1 法人或其他组织1×5 总计2×1/商业企业1×1 科研机构1×1 社会公益组织1×1 法律服务机构1×1 其他1×1",
		Table4: "行政复议1×5 行政诉讼1×10/结果维持2×1 结果纠正2×1 其他结果2×1 尚未审结2×1 总计2×1 未经复议直接起诉1×5 复议后起诉1×5/" +
			strings.TrimSpace(strings.Repeat("结果维持1×1 结果纠正1×1 其他结果1×1 尚未审结1×1 总计1×1 ", 2)),
	} {
		var rows []string
		for _, row := range Edition2021().Table(key).Print(nil).Head {
			var cells []string
			for _, c := range row {
				cells = append(cells, fmt.Sprintf("%s%d×%d", c.Text, c.Rows, c.Cols))
			}
			rows = append(rows, strings.Join(cells, " "))
		}
		if got := strings.Join(rows, "/"); got != want {
			t.Errorf("%s has the head\n%s\nwant\n%s", key, got, want)
		}
	}
}

// TestPrintedWithoutFigures: what a report does not show is an empty cell.
func TestPrintedWithoutFigures(t *testing.T) {
	words := Figures{At(Table3, NewReceived, Total): {State: Words, Text: "/"}, At(Table3, CarriedOver, Total): {State: Blank}}
	shown := ""
	Edition2021().Table(Table3).Print(words).Places(func(_, _ int, c PrintedCell) {
		if c.Kind == FigureCell {
			shown += c.Text
		}
	})
	if shown != "/" {
		t.Errorf("the table shows %q", shown)
	}
}
