package desk

import (
	"fmt"
	"os"
	"testing"

	"zwgk/internal/catalog"
	"zwgk/internal/disclosure"
	"zwgk/internal/exchange"
	"zwgk/internal/office"
	"zwgk/internal/store"
)

const benchVillages, benchItems = 30, 1000

// manyHang puts published items without photographs into an office, in one
// change.
func manyHang(b *testing.B, d *Desk, n int) {
	b.Helper()
	err := d.office.Change(b.Context(), d.author(), func(tx *store.Tx) error {
		for i := range n {
			id, day := store.NewID(), d.Today().AddDays(-i%300)
			text := disclosure.Revision{ItemID: id, Number: 1, On: day, Title: fmt.Sprintf("第%d期财务公开榜", i), Body: "本期收支逐笔列在下面，欢迎监督。"}
			item := disclosure.Item{
				ID: id, Title: text.Title, Kind: disclosure.VillageAffair, EntryID: fmt.Sprint("entry", i%40), Period: fmt.Sprintf("2026-%02d", 1+i%12),
				Begun: day, Formed: day, Revision: 1, Attribute: disclosure.Proactive, Audience: disclosure.Everyone, Route: office.BuiltInRoutes(office.Village)[0],
				Publications: []disclosure.Publication{{ID: store.NewID(), Revision: 1, Channel: catalog.NoticeBoard, Place: "村部公示栏", On: day, Digest: text.Digest()}},
			}
			if err := store.Items.Add(tx, &item, ""); err != nil {
				return err
			}
			if err := store.Revisions.Add(tx, &text, ""); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkExchange measures a package with a village's 1,000 items being made
// and taken, and the board of 30 such villages with 12 tasks.
func BenchmarkExchange(b *testing.B) {
	n := meet(b)
	for i := range 12 {
		must[string](b)(n.town.GiveTask(b.Context(), "", "", exchange.TaskBody{
			Title: fmt.Sprintf("%d月财务", i+1), EntryID: "", Period: fmt.Sprintf("2026-%02d", i+1), Due: n.town.Today().AddDays(10 * i),
		}))
	}
	var paths []string
	for i := range benchVillages {
		v := n.found(office.Village, fmt.Sprintf("第%02d村", i))
		n.introduce(n.town, v)
		n.introduce(v, n.town)
		manyHang(b, v, benchItems)
		if i == 0 {
			b.Run("make", func(b *testing.B) {
				for range b.N {
					must[MadePackage](b)(v.MakePackage(b.Context(), "青石镇人民政府", n.stick, ExchangeOptions{}, nil))
				}
			})
		}
		paths = append(paths, n.pack(v, n.town).Path)
		if err := v.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("take", func(b *testing.B) {
		for i := range b.N { // every village once; then what is known already
			must[PackageView](b)(n.town.TakePackage(b.Context(), paths[i%len(paths)], "", nil))
		}
	})
	for _, path := range paths {
		must[PackageView](b)(n.town.TakePackage(b.Context(), path, "", nil))
	}
	b.Run("board", func(b *testing.B) {
		for range b.N {
			if board := must[exchange.Board](b)(n.town.TownBoard(b.Context(), 2026)); len(board.Rows) != benchVillages || board.Rows[0].Items != benchItems {
				b.Fatalf("%d rows", len(board.Rows))
			}
		}
	})
	if info, err := os.Stat(paths[1]); err == nil {
		b.ReportMetric(float64(info.Size()), "package-bytes")
	}
}
