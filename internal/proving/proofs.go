package main

import (
	"fmt"
	"slices"
)

// proofs are T1 to T20, and the exchange of packages: what a village office must be able to rely on. A test
// takes its whole number of trials when the build tag prove is set.
func proofs(lasts string, together int) []proof {
	return slices.Concat(failures(), fuzzing(lasts, together), rules())
}

// failures are T1 to T16: what goes wrong with a computer, its files and its people.
func failures() []proof {
	return []proof{
		{"T1", "写到一半程序被强行结束", "保存时500次，归档、备份、收包时各50次：已经存好的一件不少，没有做了一半的", []step{
			{pkg: "internal/store", run: "^TestKilledWhileWriting$"},
			{pkg: "internal/store", run: "^TestKilledWhileClosing$"},
			{pkg: "internal/desk", run: "^(TestAYearIsClosedWholeOrNotAtAll|TestKilledWhileBackingUp|TestAPackageIsTakenWholeOrNotAtAll)$"},
		}},
		{"T2", "写到一半停电", "按系统调用记录推演500次停电，没有落盘的扇区随机丢失，已经存好的一件不少", []step{
			{pkg: "internal/store", run: "^TestPowerLoss$"},
			{pkg: "internal/store/disktrace", run: "."},
			{pkg: "internal/store", run: "^TestConnectionsAreDurable$"},
		}},
		{"T3", "磁盘写满", "说得清楚，没有半个文件，腾出空间后接着用", []step{
			{pkg: "internal/desk", run: "^(TestAFailureLeavesTheOldFile|TestAPlaceThatCannotBeWritten|TestABackupOnAFullDisk|TestARestoreOnAFullDisk)$"},
			{pkg: "internal/site", run: "^TestADiskThatFailsLeavesNothingHalf$"},
			{pkg: "internal/parcel", run: "^TestSentencesOfTheDisk$"},
			{pkg: "internal/store", run: "^TestFaultsOfTheDisk$"},
		}},
		{"T4", "备份和数据包缺了、坏了", "各200份全部拒绝并说明原因，用着的资料不动", []step{
			{pkg: "internal/parcel", run: "^(TestTornAndFlippedBackups|TestEveryFlippedBitOfABackupIsFound|TestEveryByteOfAnExchangePackage|TestTornPackages|TestEveryFlippedBitOfASealedFileIsRefused)$"},
			{pkg: "internal/desk", run: "^(TestTornBackupsAreRefused|TestTornPackagesLeaveTheOfficeAlone)$"},
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
		{"T8", "格子里写成公式的字", "存成文字，样子不变，一个也不计算；负数还是数", []step{
			{pkg: "internal/sheet", run: "^(TestNoTextLeavesAsAFormula|TestNegativeNumbersStayNumbers|TestNoRowIsLeftOut|TestEveryWriterIsTried)$"},
		}},
		{"T9", "题名里的怪字符进PDF", "读回来一字不差，印不出的点名；qpdf核对无误", []step{
			{pkg: "internal/form", run: "^(TestHostileTexts|TestUnprintableCharacterOnEveryPaper|TestEmptyPapers)$"},
			{pkg: "internal/paper/pdf", run: "."},
		}},
		{"T10", "包里夹带路径", "没有一个文件写到外面，整包拒绝", []step{
			{pkg: "internal/parcel", run: "^(TestNamesThatAreRefused|TestOneNameEach|TestHostileZips|TestZipBombs|TestWhatHidesInAZip|TestZipsOfOthers|TestAHostileBackupIsRefusedWhole|TestHostilePackages)$"},
			{pkg: "internal/site", run: "^TestNoWayOut$"},
		}},
		{"T11", "操作日志被改动", "改、删、插、换序都指出是哪一条；截掉末尾、整条重做，凭印在纸上的核对码发现", []step{
			{pkg: "internal/store", run: "^(TestVerifyFindsAndNamesEveryTampering|TestAPrintedCodeTellsWhatVerifyCannot|TestEveryEarlierCodeHolds|TestAMiscopiedCodeIsNoVerdict)$"},
		}},
		{"T12", "电脑的钟不对", "条目标出来，期限不移动，号码不重用", []step{
			{pkg: "internal/desk", run: "^TestAWrongClockMovesNothing$"},
			{pkg: "internal/store", run: "^TestAnEntryFromAWrongClockIsMarked$"},
		}},
		{"T13", "同一份资料开了两处", "第二处等待或拒绝；同步文件夹每次都提醒", []step{
			{pkg: "internal/store", run: "^(TestASecondWriterIsToldToWait|TestOpeningTwiceKeepsTheLocks|TestWritersAndReadersAtTheSameTime|TestAnotherOfficeInItsPlaceIsNotWritten)$"},
			{pkg: "internal/desk", run: "^(TestASyncedFolderIsWarnedOfAtEveryStart|TestTwoCopiesAtWork)$"},
			{pkg: "internal/platform", run: "."},
		}},
		{"T14", "恢复演练", "件数、校验码、日志、附件、人员、设置全部相同", []step{
			{pkg: "internal/desk", run: "^(TestARestoredOfficeIsEqual|TestRestoringNeverTouchesWhatIsThere|TestAVillageComesBackFromABackup)$"},
		}},
		{"T15", "资料升级", "每一版都能升到现在；20次中途结束，旧资料完整，接着升", []step{
			{pkg: "internal/store", run: "^(TestEveryVersionHasItsFixture|TestEveryVersionIsBroughtToThisOne|TestKilledWhileMigrating|TestWithoutACopyNothingIsMigrated|TestAFailedStepLeavesTheOldVersion)$"},
		}},
		{"T16", "遮掉的内容真的没有了", "文字、属性、每一段数据读回来，一处不剩", []step{
			{pkg: "internal/desk", run: "^(TestWhatWasMaskedIsGone|TestTheWebPackage)$"},
			{pkg: "internal/site", run: "^TestHostileTexts$"},
		}},
	}
}

// rules are T18 to T20 and the exchange: what is decided and counted.
func rules() []proof {
	return []proof{
		{"T18", "谁可以做什么", "每个角色、每个动作和文件里的表一致；没有权限的一律拒绝", []step{
			{pkg: "internal/desk", run: "^(TestEveryChangeAsksWhoMakesIt|TestTheTableOfPermissionsIsTrue)$"},
		}},
		{"T19", "放假安排", "2019—2026年逐日与另一种算法相同，含补班和2020年延长", []step{
			{pkg: "internal/workday", run: "^(TestShippedPacksAreTheNotices|TestEachNoticeTakesTheStatutoryDays|TestWorkdaysInYear|TestDeadlineAgreesWithAnIndependentCounter|TestCountsAddUp)$"},
			{pkg: "internal/request", run: "^TestClockAgreesWithAnIndependentCounter$"},
		}},
		{"T20", "年度报告的数", "一万份随机台账勾稽全部成立；改错一格必定发现；每个数都能打开", []step{
			{pkg: "internal/annual", run: "^(TestTablesFromRecordsHoldEveryIdentity|TestEverySingleWrongCellIsFound)$"},
			{pkg: "internal/desk", run: "^(TestEveryNumberOpens|TestFiveThousandRequestsAreCounted|TestARecordMovesTheWholeReport)$"},
			{pkg: "internal/writing", run: "^(TestOurOwnDraftPassesEveryCheck|TestAnyChangeShows|TestEveryFigureIsAFact)$"},
		}},
		{"交换", "村和乡镇的数据包以任何顺序来往", "一千段随机经过，最后两边相同，一件不丢", []step{
			{pkg: "internal/exchange", run: "^TestThousandHistories$"},
			{pkg: "internal/desk", run: "^(TestHistoriesOfOffices|TestTwoSayDifferently|TestALostPackageIsMadeGood)$"},
		}},
	}
}

// fuzzing is T17: the entrances for files and words from outside. Each is a
// proof of its own, so that one can be tried again without the others. Targets
// that share the machine have one worker each.
func fuzzing(lasts string, together int) []proof {
	var all []proof
	for i, target := range []struct{ pkg, name, what string }{
		{"internal/sheet", "FuzzRead", "工作簿"},
		{"internal/sheet", "FuzzReadCatalogue", "事项目录"},
		{"internal/sheet", "FuzzReadPlainText", "csv和文字表格"},
		{"internal/sheet", "FuzzParseDate", "表格里的日期"},
		{"internal/workday", "FuzzParseDate", "输入的日期"},
		{"internal/workday", "FuzzParsePack", "放假安排"},
		{"internal/extract", "FuzzBytes", "附件的文字"},
		{"internal/annual", "FuzzReadReports", "年度报告的数据文件"},
		{"internal/annual", "FuzzNarrative", "年度报告的文字"},
		{"internal/reportin", "FuzzText", "别的单位的年度报告"},
		{"internal/writing", "FuzzRead", "撰写的草稿"},
		{"internal/parcel", "FuzzVerifyZip", "移交包"},
		{"internal/parcel", "FuzzParseManifest", "移交包的清单"},
		{"internal/parcel", "FuzzNames", "包里的文件名"},
		{"internal/parcel", "FuzzBackup", "备份"},
		{"internal/parcel", "FuzzBackupManifest", "备份的文件头"},
		{"internal/parcel", "FuzzOpenExchange", "数据包"},
	} {
		s := step{pkg: target.pkg, fuzz: target.name, lasts: lasts}
		if together > 1 {
			s.workers = 1
		}
		all = append(all, proof{fmt.Sprintf("T17.%d", i+1), "胡乱的输入：" + target.what, "连续试1小时，程序不垮", []step{s}})
	}
	return all
}
