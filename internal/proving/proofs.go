package main

// proofs are T1 to T20: what a village office must be able to rely on. A test
// takes its whole number of trials when the build tag prove is set.
func proofs(fuzz string) []proof {
	return []proof{
		{"T1", "写到一半程序被强行结束", "结束500次以上，已经存好的一件不少，没有存了一半的", []step{
			{pkg: "internal/store", run: "^TestKilledWhileWriting$"},
			{pkg: "internal/store", run: "^TestKilledWhileClosing$"},
			{pkg: "internal/desk", run: "^TestAYearIsClosedWholeOrNotAtAll$"},
		}},
		{"T2", "写到一半停电", "按系统调用记录推演500次停电，没有落盘的扇区随机丢失，已经存好的一件不少", []step{
			{pkg: "internal/store", run: "^TestPowerLoss$"},
			{pkg: "internal/store/disktrace", run: "."},
			{pkg: "internal/store", run: "^TestConnectionsAreDurable$"},
		}},
		{"T3", "磁盘写满", "说得清楚，没有半个文件，腾出空间后接着用", []step{
			{pkg: "internal/desk", run: "^(TestAFailureLeavesTheOldFile|TestAPlaceThatCannotBeWritten)$"},
			{pkg: "internal/site", run: "^TestADiskThatFailsLeavesNothingHalf$"},
			{pkg: "internal/parcel", run: "^TestSentencesOfTheDisk$"},
			{pkg: "internal/store", run: "^TestFaultsOfTheDisk$"},
		}},
		{"T5", "资料和附件里坏一位", "用到的字节坏一位，全部发现，程序不垮", []step{
			{pkg: "internal/store", run: "^(TestFlippedBits|TestFlippedBitsInAnArchive|TestVerifyFindsEveryBitFlippedInAFile)$"},
			{pkg: "internal/parcel", run: "^(TestFlippedBits|TestFlippedBitsInAZip|TestCutAnywhere)$"},
			{pkg: "internal/desk", run: "^TestFlippedBitsInAPackage$"},
		}},
		{"T6", "核对只认真正算过的文件", "清单有制表符、回车、签名、空行、大写、缺行，都不会算作通过", []step{
			{pkg: "internal/parcel", run: "^(TestManifests|TestPathsOfOthers|TestWhatIsWrongWithABag|TestBagsOfOthers)$"},
		}},
		{"T7", "恶意的表格", "不到300 MB内存，说明原因拒绝；正常的大表照收", []step{
			{pkg: "internal/sheet", run: "^(TestHostileFiles|TestDirectoryLies|TestHarmlessOddities|TestNotAFile|TestWPSFile|TestHostileCatalogues|TestProblemsAreBounded)$"},
		}},
		{"T9", "题名里的怪字符进PDF", "读回来一字不差，印不出的点名；qpdf核对无误", []step{
			{pkg: "internal/form", run: "^(TestHostileTexts|TestUnprintableCharacterOnEveryPaper|TestEmptyPapers)$"},
			{pkg: "internal/paper/pdf", run: "."},
		}},
		{"T10", "包里夹带路径", "没有一个文件写到外面，整包拒绝", []step{
			{pkg: "internal/parcel", run: "^(TestNamesThatAreRefused|TestOneNameEach|TestHostileZips|TestZipBombs|TestWhatHidesInAZip|TestZipsOfOthers)$"},
			{pkg: "internal/site", run: "^TestNoWayOut$"},
		}},
		{"T16", "遮掉的内容真的没有了", "文字、属性、每一段数据读回来，一处不剩", []step{
			{pkg: "internal/desk", run: "^(TestWhatWasMaskedIsGone|TestTheWebPackage)$"},
			{pkg: "internal/site", run: "^TestHostileTexts$"},
		}},
		{"T17", "胡乱的输入", "每个入口连续试，程序不垮", fuzzing(fuzz)},
		{"T19", "放假安排", "2019—2026年逐日与另一种算法相同，含补班和2020年延长", []step{
			{pkg: "internal/workday", run: "^(TestShippedPacksAreTheNotices|TestEachNoticeTakesTheStatutoryDays|TestWorkdaysInYear|TestDeadlineAgreesWithAnIndependentCounter|TestCountsAddUp)$"},
			{pkg: "internal/request", run: "^TestClockAgreesWithAnIndependentCounter$"},
		}},
		{"T20", "年度报告的数", "一万份随机台账勾稽全部成立；改错一格必定发现；每个数都能打开", []step{
			{pkg: "internal/annual", run: "^(TestTablesFromRecordsHoldEveryIdentity|TestEverySingleWrongCellIsFound)$"},
			{pkg: "internal/desk", run: "^(TestEveryNumberOpens|TestFiveThousandRequestsAreCounted)$"},
		}},
	}
}

// fuzzing lists the entrances for files and words from outside.
func fuzzing(lasts string) []step {
	var steps []step
	for _, target := range []struct{ pkg, name string }{
		{"internal/sheet", "FuzzRead"},
		{"internal/sheet", "FuzzReadCatalogue"},
		{"internal/sheet", "FuzzParseDate"},
		{"internal/extract", "FuzzBytes"},
		{"internal/workday", "FuzzParsePack"},
		{"internal/workday", "FuzzParseDate"},
		{"internal/annual", "FuzzReadReports"},
		{"internal/annual", "FuzzNarrative"},
		{"internal/parcel", "FuzzVerifyZip"},
		{"internal/parcel", "FuzzParseManifest"},
		{"internal/parcel", "FuzzNames"},
	} {
		steps = append(steps, step{pkg: target.pkg, fuzz: target.name, lasts: lasts})
	}
	return steps
}
