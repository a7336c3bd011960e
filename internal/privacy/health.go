package privacy

// healthReach is how many characters after a name something is said of the
// person still.
const healthReach = 24

var (
	conditions = list(`癌 癌症 肿瘤 白血病 尿毒症 糖尿病 高血压 心脏病 冠心病 心梗 脑梗 脑梗死 脑梗塞 脑溢血 脑出血 脑瘫 脑卒中 中风 瘫痪 偏瘫 截瘫 高位截瘫 精神病 精神障碍 精神分裂 精神分裂症
		抑郁症 双相障碍 自闭症 孤独症 癫痫 肝炎 乙肝 肝硬化 肺结核 结核病 艾滋病 肾衰竭 肾衰 肾病 透析 帕金森 阿尔茨海默 老年痴呆 痴呆 智障 智残 聋哑 聋 哑 失明 失聪 失能 半失能 侏儒
		截肢 骨折 化疗 放疗 住院 手术 重病 大病 重大疾病 慢性病 病情 病因 病史 病危 病重 病故 患病 生病 卧床 植物人 肺气肿 尘肺 尘肺病 红斑狼疮 血友病 地中海贫血 先天性 肌无力 肌萎缩 渐冻症
		残疾 残疾人 伤残 致残 残障 肢残 肢体残疾 视力残疾 听力残疾 言语残疾 智力残疾 精神残疾 多重残疾 丧失劳动能力 无劳动能力 生活不能自理 因病 因残 因病致贫 因病返贫 因残致贫 HIV 吸毒 怀孕 流产 长期卧床 卧床不起 瘫痪在床 常年卧床 双目失明 双耳失聪 不能自理 无自理能力 后遗症 重病在身 身患重病 体弱多病 常年服药 先天性疾病 弱智 罕见病 传染病 性病 梅毒 哮喘 股骨头坏死 矽肺 关节炎 心衰 肾炎 甲亢 青光眼 白内障 腰椎间盘突出`)
	// Words that hold a condition and say nothing of a person.
	harmless = list(`残疾人联合会 残联 残疾人事业 残疾人工作 残疾人专职 残疾人专干 残疾人就业保障金 残疾人服务 残疾人之家 残疾人协会 残疾人康复中心 残疾预防 助残 精神病院 精神病医院 精神卫生 结核病防治 大病保险 大病救助 大病统筹 大病医保 大病补充
		疾病预防 疾病控制 慢性病管理 慢性病科 高血压日 糖尿病日 艾滋病日 住院部 住院楼 手术室 住院医师 致残率 残疾军人 残疾人证件办理`)
	// After a condition these make it the name of a service or a lesson.
	service = list("防治 预防 防控 知识 讲座 筛查 随访 宣传 保险 政策 管理 服务 科普 义诊 培训 工作 救助办法 医院 病房 科室 科 研究 专家 门诊 联合会 协会 患者 病例 的发病率 率 疫苗 监测 档案室 普查")
	// Between a name and a condition these make the person the one who works.
	duties    = list("负责 主持 讲解 讲授 组织 开展 介绍 宣讲 宣传 医生 医师 主任 院长 专家 护士 书记 镇长 局长 走访 慰问 关心 看望 理事长 村医 作为志愿者 部署 强调 指出")
	illWord   = list("身患 患有 患上 患 罹患 确诊为 确诊 诊断为 查出 检查出 得了 病因为 病种:")
	causeWord = list("因 系 由于 为 有")
	illEnding = list("无力 后遗症 不全 狭窄 穿孔 综合征 综合症 病 症 炎 癌 瘤 疮 痨 障碍 衰竭 硬化 中毒 贫血 梗塞 梗死 出血 缺损 畸形 息肉 结石 增生 积水 骨折 损伤 突出 脱位 坏死 萎缩 肿大 感染 瘫 痴呆")
	grade     = list("一级 二级 三级 四级 壹级 贰级 叁级 肆级 1级 2级 3级 4级 Ⅰ级 Ⅱ级 Ⅲ级 Ⅳ级 (一级) (二级) (三级) (四级) 重度 中度 轻度")
	limbs     = list("肢体 视力 听力 言语 智力 精神 多重 语言")
)

// ailments finds what is said of a named person's illness, disability or the
// need that follows. The name may stay, for lists of names are published by
// law; the words about the body may not.
func (s *script) ailments(people []person) []Finding {
	var out []Finding
	named := &nearest{people: people}
	next := 0 // people[next:] end after i
	for i := 0; i < len(s.runes); {
		for next < len(people) && people[next].to <= i {
			next++
		}
		if next < len(people) && people[next].from <= i {
			i = people[next].to // 为 and 有 in a name say nothing of illness
			continue
		}
		if past := harmless.match(s, i); past >= 0 {
			i = past
			continue
		}
		from, end := i, s.conditionEnd(i)
		if end < 0 {
			i++
			continue
		}
		if p, ok := s.patient(named, from, end); ok {
			out = append(out, s.span(Health, from, end, MustMask, "写的是"+s.name(p)+"的健康、残疾或困难原因"))
		}
		i = end
	}
	return out
}

// conditionEnd returns where the words about a condition that begin at i end,
// or -1: a known word, "患" with what follows up to a word for an illness, a
// grade with its disability.
func (s *script) conditionEnd(i int) int {
	end := conditions.match(s, i)
	if past := illWord.match(s, i); past > end && s.at(past) != '者' {
		if ill := s.illness(past); ill > 0 {
			end = ill
		}
	}
	if past := causeWord.match(s, i); past > end {
		end = max(end, s.namedIllness(past))
	}
	if past := limbs.match(s, i); past >= 0 {
		if g := grade.match(s, past); g >= 0 {
			end = max(end, g)
		}
	}
	if end < 0 {
		if g := grade.match(s, i); g >= 0 && (conditions.match(s, g) >= 0 || limbs.match(s, g) >= 0) {
			end = g
		}
	}
	for n := 0; end > 0 && n < 6; n++ {
		more := max(conditions.match(s, end), grade.match(s, end), limbs.match(s, end))
		if more < 0 {
			break
		}
		end = more
	}
	return end
}

// illness returns the end of an illness that no list knows: up to twelve
// characters that end like one, or what stands before the next punctuation.
func (s *script) illness(i int) int {
	if end := s.namedIllness(i); end > 0 {
		return end
	}
	stop := s.skip(i, isHan, 12)
	if stop > i && stop < i+9 {
		return stop
	}
	return 0
}

// namedIllness is illness without the second way out.
func (s *script) namedIllness(i int) int {
	stop := s.skip(i, func(r rune) bool { return isHan(r) || isLetter(r) }, 12)
	for k := stop; k > i+1; k-- {
		if illEnding.endsAt(s, k) {
			return k
		}
	}
	return -1
}

// patient returns the person of whom a condition is told.
func (s *script) patient(named *nearest, from, end int) (person, bool) {
	if p, ok := named.before(s, from, healthReach); ok {
		return p, !duties.within(s, p.to, from) && service.match(s, end) < 0
	}
	past := end
	for n := 0; n < 2; n++ {
		if p, ok := named.after(s, past, 2); ok {
			return p, true
		}
		if next := bearers.match(s, past); next >= 0 {
			past = next
		}
	}
	return named.after(s, past, 2)
}

var bearers = list("人 者 户 的 患者 病人 家庭 对象 人员 儿童 村民 户主 学生 的村民 职工")
