package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// What is more than a tab takes goes to the next one, with its own heading.
func TestALongLogGoesOnInTheNextTab(t *testing.T) {
	book := excelize.NewFile()
	a := &auditBook{book: book, title: "操作日志", most: 3}
	err := a.write(func(take func(AuditRow) error) error {
		for n := range int64(7) {
			if err := take(AuditRow{Seq: n + 1, At: time.Unix(0, 0), What: fmt.Sprint("第", n+1)}); err != nil {
				return err
			}
		}
		return nil
	})
	var file bytes.Buffer
	if err == nil {
		err = book.Write(&file)
	}
	if err != nil {
		t.Fatal(err)
	}
	if book, err = excelize.OpenReader(&file); err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var got []string
	for _, tab := range book.GetSheetList() {
		rows, err := book.GetRows(tab)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			got = append(got, row[0])
		}
	}
	if want := []string{"操作日志", "条", "1", "2", "3", "操作日志", "条", "4", "5", "6", "操作日志", "条", "7"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
