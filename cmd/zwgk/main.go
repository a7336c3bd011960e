// Command zwgk is the desk: the window that offices work in.
package main

import (
	"cmp"
	"context"
	"flag"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"zwgk/internal/platform"
	"zwgk/internal/ui"
	"zwgk/resources/packaging"
)

func main() {
	folder := flag.String("office", "", "单位文件夹，不写就打开上次的")
	telling := flag.Bool("tell", false, "把屏幕上的内容写到标准输出，给测试用")
	today := flag.String("today", "", "当作是这一天，写成2026-09-14；只和 -tell 一起用，给测试用")
	flag.Parse()
	var tell io.Writer
	if *telling {
		tell = os.Stdout
	}
	platform.SetLog(os.Stderr, tell)
	speakChinese()
	preferences, err := platform.LoadPreferences()
	if err != nil {
		slog.Warn("preferences not read", "error", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var clock func() time.Time // the computer's
	if day, err := time.ParseInLocation(time.DateOnly, *today, time.Local); err == nil && *telling {
		began := time.Now()
		clock = func() time.Time { return day.Add(9*time.Hour + time.Since(began)) }
	}
	opening := ui.Begin(ctx, cmp.Or(*folder, preferences.Office), clock)
	window := ui.NewWindow(ctx, application(), preferences, opening, tell)
	if path := flag.Arg(0); path != "" {
		window.Bring(absolute(path))
	}
	if err := window.Show(); err != nil {
		platform.LastWords(os.Stderr, preferences.Folder(), err)
		os.Exit(1)
	}
}

// application is the toolkit with the program's icon. On Windows that is in the
// program file, in every size, and the toolkit's window library finds it there.
func application() fyne.App {
	a := app.NewWithID("cn.zwgk.desk")
	if runtime.GOOS != "windows" {
		a.SetIcon(fyne.NewStaticResource("zwgk.png", packaging.Icon))
	}
	return a
}

// absolute is a path that still leads to the file when it is shown.
func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// speakChinese makes the toolkit's own words Chinese, whatever the system
// speaks. It has to be done before the application is made.
func speakChinese() {
	for _, variable := range []string{"LANGUAGE", "LC_ALL", "LANG"} {
		if err := os.Setenv(variable, "zh_CN.UTF-8"); err != nil {
			slog.Warn("language not set", "error", err)
		}
	}
}
