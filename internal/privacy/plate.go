package privacy

import "strings"

const plateProvinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

var (
	plateTails = "挂学警港澳领"
	// A province's character also ends ordinary words: 高新A座, 白云B区.
	plateMistaken = list("高新 创新 更新 最新 全新 革新 翻新 出新 长青 年青 常青 丹青 白云 祥云 凌云 青云 紫云 彩云 辽宁 南宁 济宁 西宁 四川 银川 福贵 富贵 可贵")
	plateLabels   = list("车牌 号牌 车号 牌照 车辆 驾驶 车主 轿车 货车 客车 面包车 摩托 拖拉机 三轮车")
	plateNot      = list("地块 号地 宗地 户型 楼 栋 座 幢 型 标段 包 区 线 图 批")
)

// plates finds number plates: the letter of the city and five characters, six
// for new energy, with 警 学 挂 and the like in the last place.
func (s *script) plates() []Finding {
	var out []Finding
	for i := 0; i < len(s.runes); i++ {
		if !isHan(s.runes[i]) || !strings.ContainsRune(plateProvinces, s.runes[i]) {
			continue
		}
		if end := s.plateEnd(i); end > 0 && s.plateFits(i, end) {
			out = append(out, s.span(Plate, i, end, MustMask, "是机动车号牌的写法"))
			i = end - 1
		}
	}
	return out
}

func plateRune(r rune) bool { return isAlnum(r) && upper(r) != 'I' && upper(r) != 'O' }

func upper(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - 32
	}
	return r
}

// plateEnd returns where the plate that begins at i ends, or 0.
func (s *script) plateEnd(i int) int {
	p := s.skip(i+1, isSpace, 1)
	if !isLetter(s.at(p)) || upper(s.at(p)) == 'I' {
		return 0
	}
	p = s.skip(p+1, func(r rune) bool { return oneOf(r, " -·•.・") }, 2)
	end := s.skip(p, plateRune, 7)
	digits, size := s.count(p, end, isDigit), end-p
	if size == 4 && oneOf(s.at(end), plateTails) {
		end, size = end+1, 5
	}
	energy := size == 6 && digits >= 4 && (isLetter(s.at(p)) || isLetter(s.at(end-1)))
	if isAlnum(s.at(end)) || isStar(s.at(end)) || digits < 2 || size != 5 && !energy {
		return 0
	}
	return end
}

// plateFits reports whether the surroundings leave a plate possible.
func (s *script) plateFits(from, to int) bool {
	if plateLabels.within(s, from-8, from) {
		return true
	}
	return !plateMistaken.endsAt(s, from+1) && plateNot.match(s, to) < 0
}
