package handbook_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"zwgk/internal/handbook"
)

const itemsPage = `# 登记公开事项
房间：items、items/draft
又叫：录入、发布信息

> 从拟稿到公布，一件事项走一遍。

## 先做什么
按 ` + "`Ctrl+N`" + ` 新写一件，期限看
[依申请公开](requests)。
- 标题写全
- 目录事项
  没有就空着

1. 写标题
2. 按“存草稿”
![填好的草稿](draft)
3. 送审

| 词 | 意思 |
|---|---|
| 保密审查 | 公开以前看一遍 |
未核：村级是否要保密审查，各县做法不同。
`

const requestsPage = "# 依申请公开\n房间：requests\n\n> 登记、计期、答复。\n\n收到申请之日起20个工作日内答复。\n"

func dot(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func files(t testing.TB) fstest.MapFS {
	t.Helper()
	return fstest.MapFS{
		"contents.txt":       {Data: []byte("# 开始\nstart\n\n# 办事\nitems\nrequests\n")},
		"start.md":           {Data: []byte("# 第一天\n又叫：入门\n\n> 从[登记](items)开始。\n\n登记了再公布。\n")},
		"items.md":           {Data: []byte(itemsPage)},
		"requests.md":        {Data: []byte(requestsPage)},
		"pictures/draft.png": {Data: dot(t)},
	}
}

func load(t testing.TB) *handbook.Book {
	t.Helper()
	book, err := handbook.Load(files(t))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestPageIsRead(t *testing.T) {
	page, err := handbook.Parse("items", itemsPage)
	if err != nil {
		t.Fatal(err)
	}
	if page.Title != "登记公开事项" || page.Lead.String() != "从拟稿到公布，一件事项走一遍。" {
		t.Errorf("%q: %q", page.Title, page.Lead)
	}
	if got := strings.Join(page.Places, " ") + "|" + strings.Join(page.Also, " "); got != "items items/draft|录入 发布信息" {
		t.Errorf("about the page: %s", got)
	}
	if len(page.Blocks) != 8 {
		t.Fatalf("%d blocks: %#v", len(page.Blocks), page.Blocks)
	}
	text := page.Blocks[1].(handbook.Paragraph)
	want := handbook.Spans{
		{Text: "按 "}, {Kind: handbook.Key, Text: "Ctrl+N"}, {Text: " 新写一件，期限看"},
		{Kind: handbook.Link, Text: "依申请公开", Page: "requests"}, {Text: "。"},
	}
	if len(text.Spans) != len(want) {
		t.Fatalf("%#v", text.Spans)
	}
	for i, span := range want {
		if text.Spans[i] != span {
			t.Errorf("span %d: %#v, want %#v", i, text.Spans[i], span)
		}
	}
	if list := page.Blocks[2].(handbook.List); len(list.Items) != 2 || list.Items[1].String() != "目录事项没有就空着" {
		t.Errorf("list: %v", list.Items)
	}
	before, after := page.Blocks[3].(handbook.Steps), page.Blocks[5].(handbook.Steps)
	if before.First != 1 || len(before.Items) != 2 || after.First != 3 || after.Items[0].String() != "送审" {
		t.Errorf("steps go on below a picture: %v, %v", before, after)
	}
	if picture := page.Blocks[4].(handbook.Picture); picture.Name != "draft" || picture.Caption != "填好的草稿" {
		t.Errorf("picture: %v", picture)
	}
	if table := page.Blocks[6].(handbook.Table); len(table.Head) != 2 || len(table.Rows) != 1 || table.Rows[0][0].String() != "保密审查" {
		t.Errorf("table: %v", table)
	}
	if caution := page.Blocks[7].(handbook.Caution); caution.String() != "村级是否要保密审查，各县做法不同。" {
		t.Errorf("caution: %v", caution)
	}
}

func TestWhatIsNoPage(t *testing.T) {
	head := "# 题\n> 讲什么。\n"
	for _, c := range []struct{ name, text, says string }{
		{"no title", "没有题目", "p:1: the first line is the title"},
		{"empty title", "# \n> 讲。", "p:1:"},
		{"no lead", "# 题\n房间：items\n", "p:3: the page has no lead"},
		{"empty lead", "# 题\n>  　\n", "p:2:"},
		{"two leads", head + "\n> 又一句。", "p:4: a page has one lead"},
		{"words before the lead", "# 题\n先说几句\n> 讲。", "p:2: between title and lead"},
		{"places twice", "# 题\n房间：a\n房间：b\n> 讲。", "p:3: between title and lead"},
		{"second title", head + "# 又一个", "p:3: a heading begins with ##"},
		{"deep heading", head + "### 小", "p:3:"},
		{"open key", head + "按 `Ctrl+N 新写", "p:3: a key is written"},
		{"link to nothing", head + "看[这里]()", "p:3: a link is written"},
		{"open link", head + "看[这里。", "p:3:"},
		{"key in the second line", head + "一行\n`", "p:3:"},
		{"picture in a folder", head + "![图](pictures/a.png)", "p:3: a picture is written"},
		{"picture without words", head + "![](a)", "p:3:"},
		{"steps with a gap", head + "1. 一\n3. 三", "p:4: step 3 comes after step 1"},
		{"steps begin anywhere", head + "2. 二", "p:3: step 2 comes after step 0"},
		{"row without end", head + "| 词 | 意思", "p:3: a row begins and ends"},
		{"row with more cells", head + "| 词 |\n| 一 | 二 |", "p:4: 2 cells below 1 heads"},
		{"rule without head", head + "|---|", "a table begins with its head"},
		{"empty caution", head + "未核：", "p:3: nothing stands after"},
		{"indented", head + "字\n\n  缩进", "p:5: an indented line"},
		{"not UTF-8", "# \xff\n> 讲。", "p:1: the page is not in UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := handbook.Parse("p", c.text)
			if err == nil {
				t.Fatalf("read as %+v", page)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("says %q, want %q", err, c.says)
			}
		})
	}
}

func TestWhatIsNoBook(t *testing.T) {
	for _, c := range []struct {
		name, file, text, says string
	}{
		{"a link to no page", "start.md", "# 题\n> 讲。\n\n看[别处](nowhere)。", `start:4: there is no page "nowhere"`},
		{"a link in the lead", "start.md", "# 题\n> 看[别处](nowhere)。", "start:2:"},
		{"a link in a table", "start.md", "# 题\n> 讲。\n| 词 |\n| [甲](nowhere) |", "start:4:"},
		{"a picture that is not there", "start.md", "# 题\n> 讲。\n\n![图](gone)", `start:4: picture "gone"`},
		{"a picture that is none", "pictures/draft.png", "GIF89a", `items:16: picture "draft" is no PNG`},
		{"a page in no chapter", "lost.md", "# 题\n> 讲。", "lost:1: the page is in no chapter"},
		{"a page that is listed twice", "contents.txt", "# 一\nstart\nitems\nrequests\nstart\n", "contents.txt:5: page start is listed twice"},
		{"a page before the first chapter", "contents.txt", "start\n", "contents.txt:1: page start stands before"},
		{"a page that is not there", "contents.txt", "# 一\nstart\nmissing\n", "contents.txt:3:"},
		{"a chapter without pages", "contents.txt", "# 一\nstart\nitems\nrequests\n# 二\n", "chapter 二 has no page"},
		{"no page", "contents.txt", "\n", "no page is listed"},
		{"a page that cannot be read", "start.md", "第一天", "contents.txt:2: start:1: the first line is the title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := files(t)
			changed[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			_, err := handbook.Load(changed)
			if err == nil {
				t.Fatal("read")
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("says %q, want %q", err, c.says)
			}
		})
	}
	if _, err := handbook.Load(fstest.MapFS{}); err == nil {
		t.Error("a book without contents was read")
	}
}

func TestPageForAPlace(t *testing.T) {
	book := load(t)
	for place, want := range map[string]string{
		"items": "items", "items/draft": "items", "items/unheard": "items", "items/draft/deep": "items", "requests/letter": "requests",
		"home": "start", "": "start", "nowhere/at-all": "start",
	} {
		if got := book.For(place).Name; got != want {
			t.Errorf("%q: %s, want %s", place, got, want)
		}
	}
	if got := book.ChapterOf(book.For("items")); got != "办事" {
		t.Errorf("chapter %q", got)
	}
	if data, err := book.Picture("draft"); err != nil || len(data) == 0 {
		t.Errorf("picture: %v", err)
	}
}

func TestSearch(t *testing.T) {
	book := load(t)
	for _, c := range []struct{ words, pages string }{
		{"", ""},
		{"　 ", ""},
		{"公开", "items requests"},       // both titles, in the order of the contents
		{"登记", "items start requests"}, // title before text
		{"登记公开事项", "items"},            // the whole title
		{"录入", "items"},                // 又叫
		{"入门", "start"},
		{"先做什么", "items"}, // a heading
		{"保密审查", "items"}, // a cell
		{"填好的草稿", "items"},
		{"ctrl+n", "items"}, // capitals do not matter
		{"公布 登记", "items start"},
		{"公布　计期", ""}, // no page has both
		{"没有这个词", ""},
	} {
		var got []string
		for _, hit := range book.Search(c.words) {
			got = append(got, hit.Page.Name)
		}
		if strings.Join(got, " ") != c.pages {
			t.Errorf("%q: %v, want %s", c.words, got, c.pages)
		}
	}
}

func TestHitSaysWhere(t *testing.T) {
	book := load(t)
	hit := book.Search("工作日 答复")[0]
	if hit.Page.Name != "requests" || hit.Block != 0 {
		t.Fatalf("%s, block %d", hit.Page.Name, hit.Block)
	}
	var marked []string
	for _, m := range hit.Marks {
		marked = append(marked, hit.Excerpt[m.From:m.To])
	}
	if strings.Join(marked, " ") != "工作日 答复" {
		t.Errorf("%q marks %v", hit.Excerpt, marked)
	}
	if hit := book.Search("录入")[0]; hit.Block != -1 || hit.Excerpt != hit.Page.Lead.String() || len(hit.Marks) != 0 {
		t.Errorf("by another word: %+v", hit)
	}
}

func TestExcerptIsShort(t *testing.T) {
	changed := files(t)
	changed["start.md"] = &fstest.MapFile{Data: []byte("# 题\n> 讲。\n" + strings.Repeat("长", 200) + "针" + strings.Repeat("话", 200))}
	book, err := handbook.Load(changed)
	if err != nil {
		t.Fatal(err)
	}
	hit := book.Search("针")[0]
	if got := len([]rune(hit.Excerpt)); got > 50 || !strings.HasPrefix(hit.Excerpt, "…长") || !strings.HasSuffix(hit.Excerpt, "话…") {
		t.Errorf("%d characters: %s", got, hit.Excerpt)
	}
	if len(hit.Marks) != 1 || hit.Excerpt[hit.Marks[0].From:hit.Marks[0].To] != "针" {
		t.Errorf("marks %v", hit.Marks)
	}
}
