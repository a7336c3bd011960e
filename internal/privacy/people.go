package privacy

// person is a name in running text: the characters from up to to.
type person struct{ from, to int }

// surnames are those of nearly everybody: the common single ones and the
// double ones.
var (
	surnames = list(`王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 萧 田 董 袁 潘 于 蒋 蔡
		余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 傅 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 阎 段 雷 侯 龙 史 陶 黎 贺 顾
		毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤 常 温 康 施 文 牛 樊 葛 邢 安 齐 易 乔 伍 庞 颜 倪 庄 聂 章 鲁 岳 翟 殷 詹 申 欧 耿 关 兰 焦 俞 左 柳
		甘 祝 包 宁 尚 符 舒 阮 柯 纪 梅 童 凌 毕 单 季 裴 霍 涂 成 苗 谷 盛 曲 翁 冉 骆 蓝 路 游 辛 靳 管 柴 蒙 鲍 华 喻 祁 蒲 房 滕 屈 饶 解 牟 艾
		尤 阳 时 穆 农 司 卓 古 吉 缪 简 车 项 连 芦 麦 褚 娄 窦 戚 岑 景 党 宫 费 卜 冷 晏 席 卫 米 柏 宗 瞿 桂 全 佟 应 臧 闵 苟 邬 边 卞 姬 师 和
		仇 栾 隋 商 刁 沙 荣 巫 寇 桑 郎 甄 丛 仲 虞 敖 巩 明 佘 池 查 麻 苑 迟 邝 官 封 谈 匡 鞠 惠 荆 乐 冀 郁 胥 南 班 储 原 栗 燕 楚 鄢 劳 谌 奚
		皮 粟 冼 蔺 楼 盘 满 闻 位 厉 伊 仝 区 郜 海 阚 花 权 强 帅 屠 豆 朴 盖 练 廉 禹 井 祖 漆 巴 丰 支 卿 国 狄 平 计 索 宣 晋 相 初 门 云 容 敬
		来 扈 晁 芮 都 普 阙 浦 戈 伏 鹿 薄 邸 雍 辜 凤 昌 水 酆 柳 奚 滕 鲍 戚 喻 窦 花 元 卞 伍 贝 臧 计 闵 麻 梅 盛 刁 骆 蔡 虞 支 昝 经 裘 缪 应 宗 宣 贲 邓 郁 单 杭 洪 包 诸 左 石 崔 吉 钮 龚 程 嵇 邢 滑 裴 陆 荣 翁 羊 惠 家 芮 羿 储 靳 汲 邴 糜 松 段 富 乌 焦 巴 弓 牧 隗 山 谷 车 侯 宓 蓬 郗 仰 秋 伊 宫 宁 栾 暴 甘 厉 戎 符 景 詹 束 龙 叶 幸 韶 黎 蓟 印 宿 白 怀 蒲 邰 从 鄂 籍 赖 卓 屠 乔 胥 能 苍 双 莘 翟 谭 贡 姬 申 扶 冉 宰 郦 却 璩 濮 寿 通 扈 郏 尚 温 庄 晏 柴 阎 习 鱼 慎 戈 廖 庾 终 暨 步 耿 弘 匡 寇 广 禄 东 欧 沃 利 蔚 越 夔 师 巩 厍 聂 晁 敖 融 訾 辛 那 简 饶 曾 毋 沙 乜 养 须 丰 关 蒯 后 荆 红 竺 游 权 盖 益 桓 苟 覃 赖 洪 肖 龙 袁 易 温 洪 代 尹 邬 涂 阳 旷 粟 占 上 羊 阿 乌 母 裘 亓 修 邰 赫 杭 况 那 宿 鲜 印 逯 隆 茹 诺 战 慕 危 玉 银 亢 嵇 公 哈 湛 宾 戎 勾 茅
		利 於 呼 居 揭 干 但 尉 冶 斯 元 束 檀 衣 信 展 阴 昝 智 幸 奉 植 衡 富 尧 闭 由`)
	doubleSurnames = list("欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 端木 公孙 轩辕 东方 百里 呼延 南宫 独孤 拓跋")
	// notNames are common words that begin like a name.
	notNames = list(`洪水 洪涝 代表 代办 代理 代为 代缴 山林 山区 山塘 家中 家人 家里 家属 家长 家园 家禽 东西 东侧 东面 东部 通过 通知 通报 通行 双方 双目 双眼 双腿 双手 能力 能够 从事 从业 从严 广场 广大 红色 后续 后期 后来 后面 养殖 养老 养护 益民 须知 能源 秋季 秋收 松材 扶贫 扶持 扶助 贡献 经济 经过 经营 经办 经审 经费 经查 经核 经济 却因 步行 终止 终身 占用 占地 占补 上述 上级 上报 上午 上年 上访 上门 籍贯 水源 水费 水库 水利 水管 水质 牧民 牧区 弓形 习近 暴雨 怀孕 习俗 慎重 越级 益处 诸如 高龄 高度 高危 高血 高中 高校 高级 高标 高烧 高原 方案 方式 方面 方便 方法 方向 成立 成员 成果 成年 成功 金额 金融 全体 全镇 全村 全县 全部 全面
		全年 全乡 全市 全省 全区 全家 全民 时间 时候 时限 时期 明确 明显 安排 安置 安装 于是 应当 应急 应该 相关 关于 关系 关注 关爱 关心 单位 单元 单独 万元 万人 解决 解读
		白内 白血 黄疸 马上 江苏 江西 项目 常见 常年 常住 常务 常规 任何 任务 任职 周期 周边 周岁 周年 周末 季度 计划 计算 计生 温度 国家 国务 国有 国内 包括 包含
		程序 程度 路线 路段 路面 家庭 向上 向下 向村 严重 严格 严禁 华侨 文件 文化 文书 文明 连续 连同 习惯 艾滋 公开 公示 公共 公司 公告 公布 公益 公民 公安 毕业 皮肤 康复 余额
		元旦 平均 平时 和谐 党员 党委 党支 党组 党政 农村 农民 农业 农户 农机 农合 农保 农药 农田 农林 农场 司法 车辆 车牌 车站 简单 简称 景区 海区 费用 管理 管护 卫生 卫健 席位
		原因 原则 原件 原有 原名 班子 班级 储备 商业 商户 商品 师生 师傅 封闭 南方 官方 谈话 查询 查看 查验 查处 池塘 满足 满意 满分 位于 位置 区域 区县 花园 权利 权限 权益 权责 强化
		强制 强调 支付 支出 支持 支部 支撑 房屋 房产 房子 平台 计入 索引 宣传 宣布 相应 相互 初中 初步 初审 初期 初级 门诊 门牌 门户 云南 容易 来自 来源 来访 来信 都是 都有
		普通 普查 普遍 普及 利用 利益 利息 居民 居住 居委 居家 干部 干净 干事 但是 信息 信用 信访 信件 展示 展开 智力 智能 智慧 幸福 富裕 由于 由村 由镇 由乡 由县 宾馆 勾选 银行 玉米 印章
		印发 印刷 母亲 母女 乌鱼 那么 那些 修建 修缮 修订 修复 文字 水利 水电 石料 石子 石头 田地 田间 林地 林业 林场 林木 叶片 钟头 段落 雷电 龙头 史料 毛重 左右 左侧 左边 左眼 左腿 左手 左下 左上 古树
		古建 吉林 车间 麦子 阳光 阳性 盛大 曲线 游客 游泳 蓝色 蓝图 黑色 白色 黄色 白天 张贴 张挂 何时 何种 何处 许可 许多 陈述 陈旧 曾经 曾任 曾用 谢谢 马路 马铃 胡同 胡乱 高楼 高低 高效 高额
		高新 高于 高达 低保 苏木 范围 范本 严肃 武装 武术 汤药 常规 温馨 温暖 施工 施行 施肥 康养 易发 易地 庄稼 章程 岳父 岳母 申请 申报 申诉 申领 申办 关节 关闭 关怀 兰州 焦点 包装 包村 包片 包干 包联 尚未 尚可 纪律 纪委 纪检
		纪念 梅雨 童年 毕竟 季节 成本 成效 成熟 成绩 成为 成人 成长 成因 苗木 苗圃 谷物 盛产 路灯 游乐 管道 管控 管辖 房间 解除 解答 解释 解放 解困 时段 时常 农用 农历 农技 农贸 农资 农忙 古镇 古村 司机 吉日 简要 简化 项数 连接
		连锁 景观 景点 党建 党章 党群 党校 费率 冷静 冷链 席卷 卫星 米饭 米粉 全程 全额 全员 全力 全长 全日 全科 全户 全职 全国 应对 应急 应付 应收 应邀 应届 应征 应缴 应补 应享 应保 边界 边境 边远 师范 和平 和解 和睦 商议 商铺 商店
		商标 沙石 荣誉 荣获 明白 明细 明年 明天 明示 池边 查明 查实 查阅 查封 官员 封面 封存 封山 谈判 惠民 惠农 惠及 乐器 乐意 南面 南北 南侧 班车 原来 原告 原籍 原始 原料 劳动 劳务 劳力 皮革 皮炎 盘点 楼房 楼道 楼梯 楼栋 满月 满足 闻名
		位次 海洋 海拔 花卉 花费 花生 权属 权力 强度 强烈 强降 豆腐 豆类 廉政 廉洁 廉租 井水 祖父 祖母 祖籍 祖孙 丰收 丰富 支援 支行 平方 平整 平米 平房 平坦 计量 计发 计提 计时 索取 索赔 宣讲 宣誓 宣判 相比 相邻 相同 相对 初稿 初核 初衷 门口 门窗
		云计 容量 容积 来年 来电 来宾 都市 阳台 阳历 上官 夏季 夏天 夏粮 冷冻 金属 金牌 石材 石油 石膏 白酒 白天 江边 钱款 钱物 严查 万亩 万户 万余 向前 向后 文艺 文物 文体 文档 文本 文号 牛羊 牛奶 牛只 安心 安保 安检 易燃 伍佰 庄重 鲁莽 殷切
		任期 任教 任意 任免 贺信 路基 路口 路径 车主 车型 车位 车次 车祸 温室 符合 游行 辛苦 管网 管委 管线 蒙受 华北 华东 房源 房主 解聘 解散 解散 尤其 农产 农作 农具 吉祥 连带 连片 连年 党费 党风 党课 宫颈 费尽 卫浴 米面 宗地 宗旨 宗教 桂花 师资
		常委 平等 计件 计分 计税 智障 智残 国土 国资 国税 国债 国旗 国庆 国企 国道 国营 水稻 水库 公章 公里 公职 公务 公认 公平 公证 公墓 公路 公厕 公园 公斤 公顷 公休 公约 公立 呼吸 利率 居所 干渠 干旱 信箱 信号 信贷 信托 展览 展板 阴性 阴雨 植树 植物 植保 肖像 程控`)
	// A name may follow one of these; otherwise something that is not Chinese
	// stands before it.
	introduced = list(`村民 户主 申请人 对象 残疾人 患者 病人 学生 小学生 中学生 初中生 儿童 孤儿 幼儿 婴儿 少年 人员 职工 居民 群众 组员 姓名 其子 其女 之子 之女 儿子 女儿 孙子 孙女 妻子 丈夫 母亲 父亲 配偶
		外孙 外孙女 长子 次子 长女 次女 养子 养女 独子 独女 弟弟 妹妹 哥哥 姐姐 侄子 侄女 同志 户 组 村 社 者 生 人 为 是 给 和 与 及 对 名 叫 子 女 日 年 于 其中 包括 家庭 发现 走访 慰问 帮助 救助 资助 核实 了解 同意 批准 将 把 被 让 请 经 据 因 随 送 替 找 帮 有 近日 日前 目前 现 原 由 与 家住 成年人 的 员 童 婴`)
	// A name may be followed by one of these, or by something not Chinese.
	followers = list(`因 患 身患 系 为 的 男 女 家 本人 是 有 需 户 于 在 自 已 长期 同志 之子 之女 之妻 之夫 之父 之母 之孙 爱人 配偶 确诊 身体 身有 残疾 肢体 智力 视力 听力 言语 精神 多重 一级 二级 三级 四级 现 经 被 和 与 及 等 今年 年仅 年龄 刚满 未满 不满
		就读 正在 上小学 上初中 读 出生 生于 属 属于 就 由 常年 先天 早年 之前 曾 突发 突然 卧床 瘫痪 失明 丧失 住院 病 重病 重度 轻度 中度 一家 全家 一户 父 母 丈夫 妻子 儿子 女儿 孙 夫妻 夫妇 生病 得了 得 也 又 目前 双 左 右 查出 检查 户主 未成年 周岁 小朋友 同学 老人 大病 大爷 大娘 奶奶 爷爷 无 享受 领取 领 申请 每月 每年 每 获 今 去年 从 到 办 住 共 所 不 没 与 同 靠 只 仍 还 才 未 可 应 将 及其`)
	strongFollowers = list("因 患 系 的 男 女 残 身 确 需 被 瘫 失 病 之")
)

// people finds names by form: a surname, one or two characters, and both ends
// where a name can begin and end. It serves the kinds that need a person; a
// name alone is no finding, because lists of names are published by law.
func (s *script) people() []person {
	var out []person
	for i := 0; i < len(s.runes); i++ {
		if !isHan(s.runes[i]) || !s.nameMayBegin(i) {
			continue
		}
		if end := s.nameEnd(i); end > 0 {
			out = append(out, person{i, end})
			i = end - 1
		}
	}
	return out
}

func (s *script) nameMayBegin(i int) bool {
	before := s.at(i - 1)
	if !isHan(before) {
		return !isStar(before)
	}
	return introduced.endsAt(s, i)
}

func (s *script) nameMayEnd(i int) bool {
	after := s.at(i)
	if !isHan(after) {
		return !isStar(after)
	}
	return followers.match(s, i) >= 0 || conditions.match(s, i) >= 0 || limbs.match(s, i) >= 0 || grade.match(s, i) >= 0
}

// nameEnd returns where the name that begins at i ends, or 0.
func (s *script) nameEnd(i int) int {
	given := doubleSurnames.match(s, i)
	if given < 0 {
		if given = surnames.match(s, i); given < 0 || notNames.match(s, i) >= 0 {
			return 0
		}
	}
	one := isHan(s.at(given)) && s.nameMayEnd(given+1)
	two := isHan(s.at(given)) && isHan(s.at(given+1)) && s.nameMayEnd(given+2)
	switch {
	case two && one && strongFollowers.match(s, given+1) >= 0:
		return given + 1
	case two:
		return given + 2
	case one:
		return given + 1
	}
	return 0
}

// nearest finds for places that only go forward the person named last before
// each, so that all places together cost one pass.
type nearest struct {
	people []person
	next   int
}

// before returns the person whose name ends at or before i, in the same
// sentence and at most reach characters back.
func (n *nearest) before(s *script, i, reach int) (person, bool) {
	for n.next < len(n.people) && n.people[n.next].to <= i {
		n.next++
	}
	if n.next == 0 {
		return person{}, false
	}
	p := n.people[n.next-1]
	if i-p.to > reach {
		return person{}, false
	}
	for k := p.to; k < i; k++ {
		if endsSentence(s.runes[k]) {
			return person{}, false
		}
	}
	return p, true
}

// maskedName reports whether a masked name stands between from and to: up to
// four stars that do not go on from a number.
func (s *script) maskedName(from, to int) bool {
	for i := from; i < to; i++ {
		if !isStar(s.at(i)) {
			continue
		}
		end := s.skip(i, isStar, to-i)
		if end-i <= 4 && !isAlnum(s.at(i-1)) {
			return true
		}
		i = end
	}
	return false
}

// after returns the person whose name begins at i or up to reach characters on,
// with nothing but spaces and colons between.
func (n *nearest) after(s *script, i, reach int) (person, bool) {
	for n.next < len(n.people) && n.people[n.next].to <= i {
		n.next++
	}
	k := n.next
	if k < len(n.people) && n.people[k].from < i {
		k++
	}
	if k == len(n.people) || n.people[k].from-i > reach {
		return person{}, false
	}
	for j := i; j < n.people[k].from; j++ {
		if r := s.runes[j]; !isSpace(r) && r != ':' && r != '(' && r != '"' && r != '“' {
			return person{}, false
		}
	}
	return n.people[k], true
}

func (s *script) name(p person) string { return string(s.runes[p.from:p.to]) }
