package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zwgk/internal/exchange"
	"zwgk/internal/fault"
	"zwgk/internal/store"
)

// takerOffice and takerStick make this test program a second one that takes
// packages.
const takerOffice, takerStick = "ZWGK_TEST_TAKER", "ZWGK_TEST_STICK"

const packagesToTake, itemsAPackage = 20, 3

func packageName(stick string, n int) string {
	return filepath.Join(stick, fmt.Sprintf("%d.zwgkb", n))
}

// takePackages takes the packages that are not taken yet, one after another. It
// prints a line for every step, and one when a package is taken.
func takePackages(dir, stick string) error {
	d, err := Open(context.Background(), dir, exchanger)
	if err != nil {
		return err
	}
	partners, err := d.office.AllPartners(context.Background(), d.office.Reader())
	if err != nil {
		return err
	}
	for n := len(partners[0].Taken) + 1; n <= packagesToTake; n++ {
		if _, err := d.TakePackage(context.Background(), packageName(stick, n), "", func(done, of int) { fmt.Println("step", done, of) }); err != nil {
			return err
		}
		fmt.Println("taken", n)
	}
	return d.Close()
}

// TestAPackageIsTakenWholeOrNotAtAll kills a program that takes packages, files
// and all, fifty times at random points. What it had acknowledged is there; of
// the package under way there is everything or nothing.
func TestAPackageIsTakenWholeOrNotAtAll(t *testing.T) {
	if dir := os.Getenv(takerOffice); dir != "" {
		if err := takePackages(dir, os.Getenv(takerStick)); err != nil {
			t.Fatal(err)
		}
		return
	}
	const kills = 50
	n := meet(t, "河东村")
	for number := 1; number <= packagesToTake; number++ {
		for i := range itemsAPackage {
			hang(t, n.villages[0], fmt.Sprintf("第%d期公示%d", number, i), "", "")
		}
		must[MadePackage](t)(n.villages[0].MakePackage(t.Context(), "青石镇人民政府", packageName(n.stick, number), ExchangeOptions{}, nil))
	}
	if err := n.town.Close(); err != nil {
		t.Fatal(err)
	}
	random, within, taken, dir := rand.New(rand.NewPCG(50, 22)), 0, packagesToTake, ""
	for kill := range kills {
		if taken == packagesToTake { // begin again with an empty office
			taken, dir = 0, filepath.Join(t.TempDir(), "青石镇")
			if err := os.CopyFS(dir, os.DirFS(n.town.Folder())); err != nil {
				t.Fatal(err)
			}
		}
		more, halfway := acknowledgedIn(runAndKill(t, 1+random.IntN(12), takerOffice+"="+dir, takerStick+"="+n.stick), "taken")
		if halfway {
			within++
		}
		taken = wholePackages(t, dir, taken+more, kill%10 == 9)
	}
	t.Logf("%d kills, %d of them on the way", kills, within)
	if within < kills/3 {
		t.Errorf("only %d kills on the way", within)
	}
}

// wholePackages counts the packages that were taken: at least as many as were
// acknowledged and one more at most, each with all it has.
func wholePackages(t *testing.T, dir string, acknowledged int, thoroughly bool) int {
	t.Helper()
	d := must[*Desk](t)(Open(t.Context(), dir, exchanger))
	defer func() { _ = d.Close() }()
	partner := must[[]store.Partner](t)(d.office.AllPartners(t.Context(), d.office.Reader()))[0]
	all := must[[]exchange.Statement](t)(d.office.StatementsOf(t.Context(), d.office.Reader(), exchange.Item, exchange.Evidence))
	if got := len(partner.Taken); got < acknowledged || got > acknowledged+1 || len(all) != 2*itemsAPackage*got {
		t.Errorf("%d packages with %d statements, %d were acknowledged", got, len(all), acknowledged)
	}
	for i := range all {
		if b, ok := exchange.BodyOf[*exchange.EvidenceBody](&all[i]); ok {
			if digest, err := store.DigestFile(d.office.FilePath(b.Digest)); err != nil || digest != b.Digest {
				t.Errorf("%s: %v", b.Name, err)
			}
		}
	}
	if thoroughly {
		expectSound(t, d)
	}
	return len(partner.Taken)
}

// TestAStoppedTakingChangesNothing, wherever it is stopped.
func TestAStoppedTakingChangesNothing(t *testing.T) {
	n := meet(t, "河东村")
	for i := range 6 {
		hang(t, n.villages[0], fmt.Sprint("公示", i), "", "")
	}
	path := n.pack(n.villages[0], n.town).Path
	for stop := 1; stop < 12; stop += 2 {
		ctx, cancel := context.WithCancel(t.Context())
		steps := 0
		_, err := n.town.TakePackage(ctx, path, "", func(int, int) {
			if steps++; steps == stop {
				cancel()
			}
		})
		cancel()
		if err == nil || fault.CodeOf(err) != "" || len(statements(t, n.town)) != 0 {
			t.Errorf("stopped at %d: %v", stop, err)
		}
	}
	must[PackageView](t)(n.town.TakePackage(t.Context(), path, "", nil))
	expectSound(t, n.town)
}

// TestANewCodeForALostKey: the village's key is gone, and it gives another code
// by hand. What it said before stays its word; the lost key opens nothing more.
func TestANewCodeForALostKey(t *testing.T) {
	ctx, n := t.Context(), meet(t, "河东村")
	east := n.villages[0]
	hang(t, east, "以前的", "", "")
	n.carry(east, n.town)
	hang(t, east, "以前的另一件", "", "")
	stolen := n.pack(east, n.town)
	v := must[voice](t)(east.speaking(ctx))
	v.secret.Seed, v.secret.Before = strings.Repeat("5a", 32), nil
	if err := east.office.Change(ctx, east.author(), func(tx *store.Tx) error { return keepSecret(tx, v.secret) }); err != nil {
		t.Fatal(err)
	}
	fresh := n.pack(east, n.town)
	_, err := n.town.TakePackage(ctx, fresh.Path, "", nil)
	refused(t, "before the code was given", err, "不是登记过的")
	n.introduce(n.town, east)
	if took := must[PackageView](t)(n.town.TakePackage(ctx, fresh.Path, "", nil)); !took.KeyChanged || took.New != 2 {
		t.Errorf("%+v", took)
	}
	_, err = n.town.TakePackage(ctx, stolen.Path, "", nil)
	refused(t, "by the lost key", err, "不是登记过的")
	if partners := must[[]Partner](t)(n.town.Partners(ctx)); len(partners) != 1 {
		t.Errorf("%+v", partners)
	}
}
