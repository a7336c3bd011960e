package main

import (
	"bufio"
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/desk"
	"zwgk/internal/fault"
)

var archiveCommand = command{
	name: "archive", does: "建档归档：组件、归档、目录、装盒、检测、打包",
	usage: `zwgkctl archive compose --office 文件夹 --year 年度
  zwgkctl archive close   --office 文件夹 --year 年度
  zwgkctl archive catalog --office 文件夹 --year 年度 [--json] [--out 目录.xlsx]
  zwgkctl archive boxes   --office 文件夹 --year 年度 [--thickness 30] [--json]
  zwgkctl archive check   --office 文件夹 --year 年度 [--virus 杀毒结果] [--carrier 光盘] [--json]
  zwgkctl archive pack    --office 文件夹 --year 年度 --target 接收单位 --virus 杀毒结果 [--zip] [--out 移交包]
  zwgkctl archive inspect 移交包

  compose  把这一年办完的事项、申请、年度报告组成件，待归档
  close    给待归档的件编号，生成归档件；中途停下，什么也不改
  catalog  每件一行：档号、文号、责任者、题名、日期、密级、页数、状态，用制表符隔开；
           --out 存成Excel，写成文件夹的存成PDF，一类一份
  boxes    把还没有装盒的装进盒（按卷整理的装订成卷），再列出每一盒
  check    四性检测，逐条规则写明查了多少；有不通过的以代码3结束，
           文件或日志与登记不符的以代码4结束
  pack     先检测，通过了写成移交包，再读一遍
  inspect  核对一个移交包，不用单位资料；不符的以代码4结束

  --thickness  盒厚，20、30、40或50毫米
  --virus      本机杀毒软件查的结果，例如“2027年2月1日全盘查杀，没有发现”
  --carrier    要查的光盘或U盘的文件夹，里面只能有移交包
  --zip        移交包写成一个zip文件`,
	files: 1, more: 1,
	run: func(f *flag.FlagSet) action {
		o := archiveOptions{dir: officeOption(f), year: yearOption(f)}
		f.BoolVar(&o.json, "json", false, "")
		f.BoolVar(&o.zip, "zip", false, "")
		f.StringVar(&o.out, "out", "", "")
		f.StringVar(&o.hand.Virus, "virus", "", "")
		f.StringVar(&o.hand.Carrier, "carrier", "", "")
		f.StringVar(&o.target, "target", "", "")
		f.IntVar(&o.thickness, "thickness", 0, "")
		return func(s *session, words []string) error { return o.do(s, words) }
	},
}

type archiveOptions struct {
	dir         *string
	year        *int
	json, zip   bool
	out, target string
	thickness   int
	hand        desk.HandChecks
}

var archiveWorks = map[string]func(*archiveOptions, *session, *desk.Desk) error{
	"compose": (*archiveOptions).compose, "close": (*archiveOptions).closeYear, "catalog": (*archiveOptions).catalog,
	"boxes": (*archiveOptions).boxes, "check": (*archiveOptions).check, "pack": (*archiveOptions).pack,
}

func (o *archiveOptions) do(s *session, words []string) error {
	if words[0] == "inspect" {
		if len(words) < 2 {
			return fault.New(fault.Usage, "没有写移交包。写上它的路径，例如 zwgkctl archive inspect 移交.zip")
		}
		return inspect(s, words[1])
	}
	work, known := archiveWorks[words[0]]
	switch {
	case !known:
		return fault.New(fault.Usage, "archive 没有“%s”这一项。写法见 zwgkctl help archive", words[0])
	case len(words) > 1:
		return fault.New(fault.Usage, "多写了“%s”。写法见 zwgkctl help archive", words[1])
	}
	if err := needYear(*o.year); err != nil {
		return err
	}
	return atDesk(s, *o.dir, func(d *desk.Desk) error { return work(o, s, d) })
}

// progress tells of every tenth of a long work on the side of the errors, where
// no program reads it.
func progress(s *session, what string) desk.Progress {
	told := 0
	return func(done, of int) {
		const tenths = 10
		if at := done * tenths / max(of, 1); at > told && of > tenths {
			told = at
			fmt.Fprintf(s.err, "%s %d%%\n", what, at*tenths)
		}
	}
}

func (o *archiveOptions) compose(s *session, d *desk.Desk) error {
	made, err := d.Compose(s, *o.year, progress(s, "组件"))
	if err == nil {
		fmt.Fprintf(s.out, "组成%d件，待归档\n", made)
	}
	return err
}

func (o *archiveOptions) closeYear(s *session, d *desk.Desk) error {
	closing, err := d.CloseYear(s, *o.year, progress(s, "归档"))
	if err == nil {
		fmt.Fprintf(s.out, "%d年度归档%d件，归档前日志校验码 %s\n", closing.Year, closing.Pieces, closing.Head)
	}
	return err
}

// catalogLine is a line of the catalogue as --json writes it.
type catalogLine struct {
	ID          string `json:"id"`
	Code        string `json:"code"`
	Document    string `json:"document"`
	Responsible string `json:"responsible"`
	Title       string `json:"title"`
	Date        string `json:"date"`
	Secrecy     string `json:"secrecy"`
	Pages       int    `json:"pages"`
	State       string `json:"state"`
	Retention   string `json:"retention"`
}

func (o *archiveOptions) catalog(s *session, d *desk.Desk) error {
	switch {
	case strings.EqualFold(filepath.Ext(o.out), ".xlsx"):
		n, err := d.ExportPieces(s, *o.year, o.out)
		if err == nil {
			fmt.Fprintf(s.out, "写了%d件：%s\n", n, o.out)
		}
		return err
	case o.out != "":
		return o.catalogPages(s, d)
	}
	lines := []catalogLine{}
	w := bufio.NewWriter(s.out)
	const stretch = 500
	for offset := 0; ; offset += stretch {
		page, err := d.Pieces(s, desk.PieceFilter{Year: *o.year}, offset, stretch)
		if err != nil {
			return err
		}
		for _, r := range page.Rows {
			title := archive.Piece{Title: r.Title, OwnTitle: r.OwnTitle}.CatalogueTitle()
			date := archive.Piece{Date: r.Date}.CatalogueDate()
			if o.json {
				lines = append(lines, catalogLine{r.ID, r.Code, r.DocumentNumber, r.Responsible, title, date, r.Secrecy, r.Pages, string(r.State), string(r.Class.Retention)})
				continue
			}
			fmt.Fprintln(w, strings.Join([]string{r.Code, r.DocumentNumber, r.Responsible, title, date, r.Secrecy, strconv.Itoa(r.Pages), r.State.Label()}, "\t"))
		}
		if len(page.Rows) < stretch {
			break
		}
	}
	if o.json {
		return writeJSON(s.out, lines)
	}
	return w.Flush()
}

// catalogPages writes the catalogue of each class into a folder.
func (o *archiveOptions) catalogPages(s *session, d *desk.Desk) error {
	classes, err := d.Classes(s, *o.year)
	if err != nil {
		return err
	}
	if len(classes) == 0 {
		return fault.New(fault.NotFound, "%d年度还没有归档，没有目录。先归档", *o.year)
	}
	for _, c := range classes {
		document, fonts, err := d.ArchivePages(s, desk.ArchiveOrder{Paper: desk.ArchiveCatalogue, Class: c})
		if err != nil {
			return err
		}
		path := filepath.Join(o.out, fmt.Sprintf("%d年度 %s%s 归档文件目录.pdf", c.Year, c.Retention.Label(), c.Unit))
		if err := d.SavePages(path, document, fonts); err != nil {
			return err
		}
		fmt.Fprintln(s.out, path)
	}
	return nil
}

// boxLine is a box as --json writes it.
type boxLine struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Retention string `json:"retention"`
	Unit      string `json:"unit"`
	Range     string `json:"range"`
	Pieces    int    `json:"pieces"`
	Pages     int    `json:"pages"`
}

func (o *archiveOptions) boxes(s *session, d *desk.Desk) error {
	if err := d.FillBoxes(s, *o.year, archive.Thickness(o.thickness)); err != nil {
		return err
	}
	boxes, err := d.Boxes(s, *o.year)
	if err != nil {
		return err
	}
	lines := []boxLine{}
	for _, b := range boxes {
		lines = append(lines, boxLine{b.Box.ID, b.Box.Name(), string(b.Box.Class.Retention), b.Box.Class.Unit, b.Box.Range(), b.Pieces, b.Pages})
	}
	if o.json {
		return writeJSON(s.out, lines)
	}
	for _, l := range lines {
		fmt.Fprintf(s.out, "%s\t%s\t%s\t%s\t%d件\t%d页\n", l.Name, archive.Retention(l.Retention).Label(), l.Unit, l.Range, l.Pieces, l.Pages)
	}
	return nil
}
