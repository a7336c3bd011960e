// Package workday is the civil calendar of the office: which days are working
// days, and on which day a period counted in working days ends.
//
// It knows dates, the yearly holiday notices as data (a [Pack] each), the
// [Calendar] made of them, and counting with reasons ([Calendar.Deadline]). It
// does not know what a period is for: applications, pauses, extensions and
// reminders belong to the packages above, which count on [Calendar.Day] and
// [Calendar.WorkdaysBetween]. It opens no files and never asks for today.
//
// # Where the rules come from
//
//   - 《民法典》第二百零一条：按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。
//     Day 1 is therefore the day after receipt.
//   - 《政府信息公开条例》第三十三条 and its neighbours count in 工作日 without defining
//     them; 《行政许可法》第八十二条 and 《行政处罚法》第八十五条 say that working days do
//     not include statutory holidays.
//   - 《全国年节及纪念日放假办法》(2024-11-10) 第二条 names the seven holidays, 第四条
//     leaves the festivals of minorities to the provinces, 第六条 moves a holiday
//     that falls on a weekend to a working day, 第七条 allows 调休.
//   - The days themselves are fixed each year by a notice of 国务院办公厅. They
//     cannot be computed, only read.
//
// # What is not known is said
//
// A year without a national pack is counted Monday to Friday, and every result
// that rests on such a day says so ([Coverage.Estimated]). A notice may also
// reach into the last days of the December before (29 and 31 December 2018
// stand in the notice for 2019); a result that rests on those days while the
// next year's pack is missing is not an estimate, but carries that year in
// [Coverage.Awaiting].
//
// # Packs as files
//
// A pack is one year. Only exceptions from Monday to Friday matter: a weekday
// off, or a Saturday or Sunday worked. As JSON, in UTF-8:
//
//	{
//	  "year": 2027,
//	  "kind": "national",
//	  "sources": [
//	    {"title": "…的通知", "number": "国办发明电〔2026〕…号",
//	     "url": "https://…", "published": "2026-11-04"}
//	  ],
//	  "days": [
//	    {"date": "2027-01-01", "name": "元旦", "off": true},
//	    {"date": "2027-02-14", "name": "春节", "off": false, "notice": 2}
//	  ]
//	}
//
// kind is national (the default) or local (地方假日). Of a source only the title is
// required. notice is the place of the day's notice in sources, counted from 1,
// which is the default; it matters where a later notice changed the year.
//
// As CSV, in UTF-8, so that a clerk can type it in WPS: one line of names and
// values for the year and its one source, one line of column names, one line
// for each day.
//
//	year,2027,source,…的通知,number,国办发明电〔2026〕…号,published,2026-11-04
//	date,name,isOff
//	2027-01-01,元旦,true
//	2027-02-14,春节,false
//
// Further names are url and kind. In place of the names, 年份 来源 文号 发布日期 网址
// 类别 (全国, 地方) and 日期 名称 休班 are read too, 休 and 班 for true and false, and
// 2027/1/1, which is what a spreadsheet makes of a date when it saves it.
//
// A national pack from 2008 on must name all seven holidays, because one that
// was cut off on its way would otherwise vouch for days it says nothing about.
package workday
