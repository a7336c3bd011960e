package main

// benchmarks are all that the page shows.
func benchmarks() []benchmark {
	all := append(programs(), lists()...)
	all = append(all, county()...)
	all = append(all, backups()...)
	all = append(all,
		benchmark{id: "read", pkg: "internal/sheet", bench: "^Benchmark(Read|Iterate)10000$", rounds: "20x", rows: []row{
			{what: "读一万行xlsx（不入库）", ours: "Read10000 ns/op", peer: "excelize走一遍", theirs: "Iterate10000 ns/op", unit: nanoseconds},
		}},
		benchmark{id: "report-paper", pkg: "internal/form", bench: "^BenchmarkAnnualReport$", rounds: "20x", rows: []row{
			{what: "年度报告排版加写PDF，一次", ours: "AnnualReport ns/op", unit: nanoseconds},
		}},
		benchmark{id: "characters", pkg: "internal/paper/pdf", bench: "^BenchmarkWriteAllCharacters$", rounds: "20x", rows: []row{
			{what: "8105个字各一次，写成PDF", ours: "WriteAllCharacters ns/op", unit: nanoseconds},
		}},
	)
	return append(all, grown()...)
}

// programs are what is measured from outside, and what a clerk waits for.
func programs() []benchmark {
	return []benchmark{
		{id: "report", pkg: "cmd/zwgkctl", bench: "^BenchmarkReportPDF$", rounds: "9x", tags: tagsBuilt, rows: []row{
			{what: "从单位文件夹（14,629件申请）到报告PDF，整个进程", ours: "ReportPDF ms/report", peer: "LibreOffice把两页docx转PDF", theirs: "ReportPDF ms/libreoffice", unit: milliseconds, limit: 0.35},
		}},
		{id: "import", pkg: "internal/desk", bench: "^BenchmarkImport10000$", rounds: "9x", rows: []row{
			{what: "导入一万行台账：读、查重、入库、记日志", ours: "Import10000 ms/import", peer: "excelize只把同一文件走一遍", theirs: "Import10000 ms/iterate", unit: milliseconds, limit: 1.5},
		}},
		{id: "census", pkg: "internal/store", bench: "^BenchmarkCensus1M$", rounds: "5x", rows: []row{
			{what: "一百万件申请的全部统计", ours: "Census1M ms/census", peer: "同一张表上 `GROUP BY outcome, kind`", theirs: "Census1M ms/group-by", unit: milliseconds, limit: 1.5},
		}},
		{id: "window", pkg: "cmd/zwgk", bench: "^BenchmarkStart$", rounds: "9x", tags: tagsWindow, rows: []row{
			{what: "窗口占用内存（十万件的单位）", ours: "Start MB", peer: "只有一行字的空窗口，同一字体", theirs: "Start MB-empty", unit: megabytes, limit: 1.5},
			{what: "窗口从启动到首页（十万件的单位）", ours: "Start ms-start", peer: "空窗口", theirs: "Start ms-start-empty", unit: milliseconds, limit: 1.5},
		}},
		{id: "close-year", pkg: "internal/desk", bench: "^BenchmarkCloseYear$", rounds: "4x", rows: []row{
			{what: "归档编号，20,000件纸质材料，带操作日志和查找", ours: "CloseYear ms/20000", peer: "同样的事，2,000件", theirs: "CloseYear ms/2000", unit: milliseconds, limit: 12},
		}},
	}
}

// lists are what stays quick in large offices.
func lists() []benchmark {
	return []benchmark{
		{id: "list", pkg: "internal/ui/annualroom", bench: "^BenchmarkListJumpToEnd$", rounds: "20x", rows: []row{
			{what: "打开全部申请的清单并跳到末尾，一百万行", ours: "ListJumpToEnd ms/1M", peer: "同样的事，一千行", theirs: "ListJumpToEnd ms/1k", unit: milliseconds, limit: 1.5},
		}},
		{id: "search", pkg: "internal/store", bench: "^BenchmarkSearch100k$", rounds: "100x", rows: []row{
			{what: "十万件、每件600字里查两个字的词，最新50条加总数，中位数", ours: "Search100k ms-median/search", peer: "逐条看", theirs: "Search100k ms-median/scan", unit: milliseconds, faster: true, limit: 30},
			{what: "同上，p95", ours: "Search100k ms-p95/search", peer: "逐条看", theirs: "Search100k ms-p95/scan", unit: milliseconds, faster: true, limit: 30},
		}},
		{id: "save", pkg: "internal/store", bench: "^BenchmarkSaveWithIndex$", rounds: "3000x", rows: []row{
			{what: "保存一件600字的公开事项，带索引，中位数", ours: "SaveWithIndex ms-median/with-index", peer: "不带索引", theirs: "SaveWithIndex ms-median/without", unit: milliseconds, limit: 3},
		}},
		{id: "items-page", pkg: "internal/store", bench: "^BenchmarkItemsPage1M$", rounds: "20x", rows: []row{
			{what: "一百万件的清单，末尾一页（50行）", ours: "ItemsPage1M/all end", peer: "第一页", theirs: "ItemsPage1M/all start", unit: milliseconds, limit: 2},
		}},
	}
}

// county is what a county does with the reports of its organs.
func county() []benchmark {
	folder := func(id, kind, name, rounds string) benchmark {
		of := "Folder/" + kind
		return benchmark{id: id, pkg: "internal/desk", bench: "^BenchmarkFolder$/" + kind, rounds: rounds, rows: []row{
			{what: "县里核对、汇总200份" + name + "，文件夹里一份", ours: of + " ms/in-folder", peer: "单独一份", theirs: of + " ms/alone", unit: milliseconds, limit: 1},
			{what: "同上，处理器时间之比", ours: of + " cpu-ratio", peer: "单独一份", unit: times, limit: 1},
			{what: "200份" + name + "核对完时的堆内存", ours: of + " MB-heap-in-folder", unit: megabytes},
		}}
	}
	return []benchmark{
		folder("county-json", "json", "json", "5x"),
		folder("county-docx", "docx", "docx", "5x"),
		folder("county-pdf", "pdf", "PDF", "1x"),
	}
}

// backups are of an office with 100,000 applications and 2 GB of attachments.
func backups() []benchmark {
	backup := func(id, kind, what string, limit float64) benchmark {
		return benchmark{
			id: id, pkg: "internal/desk", bench: "^BenchmarkBackup$/" + kind, rounds: "3x",
			settings: []string{"ZWGK_BENCH_ITEMS=100000", "ZWGK_BENCH_MB=2048"},
			rows: []row{{
				what: what + "：十万件申请、2,048个附件共2 GB", ours: "Backup/" + kind + " backup-s",
				peer: "`cp -a` 加把拷出来的读一遍", theirs: "Backup/" + kind + " cp-s", unit: seconds, limit: limit,
			}},
		}
	}
	return []benchmark{
		backup("backup", "plain", "备份加核对", 1.5),
		backup("backup-encrypted", "encrypted", "加密的备份加核对", 0),
	}
}
