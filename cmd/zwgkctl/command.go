package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"strings"

	"zwgk/internal/fault"
)

// command is one thing that zwgkctl does.
type command struct {
	name  string
	does  string // one line of the overview
	usage string // the call, then notes; see help
	files int    // how many files or other words follow the options
	more  int    // how many others may follow them
	// run declares its options and returns what to do once they are read.
	run func(*flag.FlagSet) action
}

type action func(s *session, files []string) error

func commands() []command {
	return []command{
		initCommand, importCommand, reportCommand, eventsCommand, recordsCommand,
		checkCommand, searchCommand, privacyCommand, catalogCommand, itemsCommand, requestsCommand, archiveCommand, exchangeCommand, deadlineCommand, demoCommand, auditCommand, verifyCommand, backupCommand, restoreCommand, handoverCommand,
	}
}

func (c command) execute(s *session, args []string) error {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	do := c.run(flags)
	files, err := parse(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(s.out, c.help())
		return nil
	case err != nil:
		return err
	case len(files) < c.files:
		return fault.New(fault.Usage, "少写了文件。写法见 zwgkctl help %s", c.name)
	case len(files) > c.files+c.more:
		return fault.New(fault.Usage, "多写了“%s”。写法见 zwgkctl help %s", files[c.files+c.more], c.name)
	}
	return do(s, files)
}

// parse reads options wherever they stand, before or after the files.
func parse(flags *flag.FlagSet, args []string) (files []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, inChinese(err)
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return files, nil
		}
		if used := len(args) - len(rest); used > 0 && args[used-1] == "--" {
			return append(files, rest...), nil
		}
		files, args = append(files, rest[0]), rest[1:]
	}
}

var flagErrors = []struct {
	pattern  *regexp.Regexp
	sentence string
}{
	{regexp.MustCompile(`not defined: -(.*)$`), "没有 --%s 这个选项"},
	{regexp.MustCompile(`needs an argument: -(.*)$`), "--%s 后面没有写内容"},
	{regexp.MustCompile(`invalid (?:boolean )?value "[^"]*" for (?:flag )?-([^:]*):`), "--%s 后面的内容不对"},
	{regexp.MustCompile(`bad flag syntax: (.*)$`), "“%s”写法不对"},
}

// inChinese says package flag's errors in the clerk's words.
func inChinese(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	for _, e := range flagErrors {
		if m := e.pattern.FindStringSubmatch(err.Error()); m != nil {
			return fault.Wrap(err, fault.Usage, e.sentence, m[1])
		}
	}
	return fault.Wrap(err, fault.Usage, "选项写法不对")
}

func (c command) help() string {
	return c.does + "\n\n写法：\n  " + strings.TrimSpace(c.usage) + "\n"
}

func help(s *session, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(s.out, overview())
		return nil
	}
	for _, c := range commands() {
		if c.name == args[0] {
			fmt.Fprint(s.out, c.help())
			return nil
		}
	}
	return fault.New(fault.Usage, "没有“%s”这件事。能办的事见 zwgkctl help", args[0])
}

func overview() string {
	var b strings.Builder
	b.WriteString("政务公开工作台（终端）\n\n写法：zwgkctl 事项 选项 文件\n\n能办的事：\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-9s %s\n", c.name, c.does)
	}
	b.WriteString(`
每件事的选项：zwgkctl help 事项

结束时的代码：
  0  办好了
  1  没有办成，原因见提示
  2  写法不对
  3  办了，但有不能导入的行，或者核对出要改的地方
  4  保存的资料与摘要或操作日志不符
`)
	return b.String()
}
