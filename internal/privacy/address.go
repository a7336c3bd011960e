package privacy

var (
	roads    = list("路 街 巷 弄 大道 胡同 大街 里弄 支路 坊")
	hamlets  = list("村 组 屯 寨 庄 湾 社 队 坝 坪 冲 坳 塘 沟 岭 营 台 堡 店 浜 圩 宅 社区")
	estates  = list("小区 花园 苑 公寓 新村 家园 嘉园 花苑 佳苑 雅苑 庭 城 府 园 居 里 庄园 公馆 别墅 广场 大院 宿舍 家属院 社区 村 期 区")
	notRoads = list("铁路 线路 道路 公路 电路 管路 水路 思路 网路 高速路 环路 航路 末路 一路 步行街")
	doorNot  = list(`文 令 公告 地块 井 桥 机 台 标 图 泵 点 库 池 棚 会议 选手 候选 线 车 坝 渠 塘 田 山 样 牌 杆 灯 闸 厅 窗 柜 站 仓 坑 矿 猪 牛
		孔 涵 断面 宗 工程 项目 通知 决议 提案 建议 议案 案 表 卷 档 院区 公交 路`)
	numerals = "一二三四五六七八九十百零〇○两甲乙丙丁"
	// Before an address these say whose it is.
	dwelling = list("住 户籍 家庭 居住 籍贯 家在 搬迁 安置 送达 通讯 邮寄 收件 租")
	offices  = list(`办公 单位 机关 受理 办理 公司 政府 中心 大厅 服务 委员会 学校 小学 中学 幼儿园 医院 卫生院 卫生室 局 所地 派出所 村委 居委 企业
		法院 银行 地点 会议 施工 工程 项目 仓库 门店 商铺 超市 合作社 窗口 邮局 站 窗口 饭店 宾馆`)
	// An address begins after these.
	leads = list("住址 地址 家住 现住 居住 住在 住所 住 位于 户籍 户籍地 籍贯 座落 坐落 所在地 房屋 搬到 搬至 送到 送至 寄到 寄往 寄至 家在 租住 系 是 的 到 至 往 由 从 向 对 将 把 租")
)

// addressReach is how many characters before a door number may belong to the
// address.
const addressReach = 40

// addresses finds addresses that lead to a door: a number in a road, a village
// or a group, or house, unit and room of an estate. A village or a group alone
// is no door.
func (s *script) addresses() []Finding {
	var out []Finding
	floor, begun := 0, 0
	for i := 0; i < len(s.runes); i++ {
		if !s.doorDigit(i) || s.doorDigit(i-1) || isAlnum(s.at(i-1)) {
			continue
		}
		end, private, ok := s.door(i)
		if !ok {
			continue
		}
		from := s.addressStart(i, floor)
		severity := s.whoseDoor(from, i, end, private)
		if n := len(out) - 1; n >= 0 && from == floor {
			// A road with its number, then the estate: one address.
			if out[n].Severity == MustMask {
				severity = MustMask
			}
			from, out = begun, out[:n]
		}
		out = append(out, s.span(Address, from, end, severity, "写到了门牌"))
		begun, floor, i = from, end, end-1
	}
	return out
}

func (s *script) doorDigit(i int) bool {
	r := s.at(i)
	if isDigit(r) {
		return true
	}
	if !isHan(r) && r != '○' {
		return false
	}
	for _, n := range numerals {
		if r == n {
			return true
		}
	}
	return false
}

// doorNumber passes a number: digits, 12-3, 12之1, 甲12, 附1; at most 6 long.
func (s *script) doorNumber(i int) int {
	end := i
	for end < i+6 && s.doorDigit(end) {
		end++
	}
	if s.doorDigit(end) || end == i {
		return -1
	}
	if letter := s.at(end); isLetter(letter) && !isAlnum(s.at(end+1)) {
		end++
	}
	for n := 0; n < 4 && (s.at(end) == '-' || s.at(end) == '之' || s.at(end) == '附') && s.doorDigit(end+1); n++ {
		next := end + 1
		for next < end+6 && s.doorDigit(next) {
			next++
		}
		end = next
	}
	return end
}

var doorUnits = list("号楼 号院 号 栋 幢 座 # 单元 层 楼 室 户 房 弄 排 门")

func (s *script) endsRoad(i int) bool { return roads.endsAt(s, i) && !notRoads.endsAt(s, i) }

// doorway is what a run of numbers and units has shown so far.
type doorway struct {
	pairs   int  // numbers with a unit
	number  bool // the first is a 号
	room    bool
	hyphens bool // house, unit and room in one: 3-2-501
	done    bool // the last number has no unit
}

// door reads numbers and units from i on. private tells of a dwelling: a unit
// or a door in a village.
func (s *script) door(i int) (end int, private, ok bool) {
	village := hamlets.endsAt(s, i)
	road := s.endsRoad(i)
	if !village && !road && !estates.endsAt(s, i) {
		return 0, false, false
	}
	var d doorway
	for end = i; d.pairs < 6 && !d.done; {
		next := s.passDoor(&d, end)
		if next == end {
			break
		}
		end = next
	}
	if d.pairs == 0 || doorNot.match(s, end) >= 0 && !d.room {
		return 0, false, false
	}
	return end, d.inside() || village && d.number, d.inside() || d.number && (village || road)
}

// inside reports whether the numbers lead into a building.
func (d doorway) inside() bool { return d.room || d.hyphens || d.pairs >= 2 }

// passDoor reads one number and its unit, and returns where they end; i when
// there are none.
func (s *script) passDoor(d *doorway, i int) int {
	from := s.skip(i, isSpace, 1)
	to := s.doorNumber(from)
	if to < 0 {
		return i
	}
	d.hyphens = d.hyphens || s.rooms(from, to)
	unit := doorUnits.match(s, to)
	switch {
	case unit >= 0:
		first := s.at(to)
		d.number = d.number || d.pairs == 0 && first == '号' && unit == to+1
		d.room = d.room || first == '室' || d.pairs > 0 && oneOf(first, "户房")
		d.pairs++
		return unit
	case d.pairs > 0 && to-from >= 3 && isDigit(s.at(to-1)) && !units.within(s, to, to+2):
		d.room, d.done = true, true // 3幢2单元501
		return to
	case d.hyphens:
		d.pairs, d.done = d.pairs+1, true
		return to
	}
	return i
}

// rooms reports whether a number is house, unit and room in one: 3-2-501.
func (s *script) rooms(from, to int) bool {
	count, first := 0, 0
	for i := from; i < to; i++ {
		switch {
		case s.at(i) == '-':
			count++
		case count == 0:
			first++
		}
	}
	return count >= 2 && first <= 3 // four digits are a year
}

// addressStart goes left as far as the words can be places.
func (s *script) addressStart(i, floor int) int {
	from := i
	for from > floor && i-from < addressReach {
		r := s.runes[from-1]
		if !isHan(r) && !isDigit(r) || leads.endsAt(s, from) {
			break
		}
		from--
	}
	return from
}

func (s *script) whoseDoor(from, number, end int, private bool) Severity {
	switch {
	case dwelling.within(s, from-10, from):
		return MustMask
	case offices.within(s, max(from-14, s.lineStart(from, 14)), number), offices.match(s, s.skip(end, isSpace, 2)) >= 0:
		return Judge
	case private:
		return MustMask
	}
	return Judge
}

// lineStart returns the start of the sentence in which i stands, at most reach
// characters back.
func (s *script) lineStart(i, reach int) int {
	for n := 0; n < reach && i > 0 && !endsSentence(s.runes[i-1]); n++ {
		i--
	}
	return i
}

// placeSuffixes end the part of an address that may stay: down to the group.
var placeSuffixes = list("村 组 屯 寨 庄 社 队 社区 街道 镇 乡 苏木 嘎查 区 县 旗 市 州 省")
