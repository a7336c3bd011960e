package privacy

var (
	chatLabels = list("微信 薇信 WeChat Wechat wechat WECHAT weixin Weixin WX wx Vx VX vx V信 v信 加V 加v")
	chatWords  = list("号码 账号 帐号 名 号 联系 ID id Id 是 为 同 加 可 请加 添加 :")
	chatPublic = list("公众 小程序 视频号 群 支付 平台 订阅号 服务号 公号 官方")
)

// chatNames finds names in WeChat: a letter and 5 to 19 letters, digits, _ and
// - after the word, or the form wxid_… that the service gives itself. Public
// accounts (公众号, 视频号, 小程序) are offices' and meant to be known.
func (s *script) chatNames() []Finding {
	var out []Finding
	for i := 0; i < len(s.runes); i++ {
		from, end := s.chatNameAt(i)
		if end > 0 {
			out = append(out, s.span(WeChat, from, end, MustMask, "写在“微信”后面，是微信号的写法"))
			i = end - 1
		}
	}
	return out
}

func (s *script) chatNameAt(i int) (from, end int) {
	if s.at(i) == 'w' && s.at(i+1) == 'x' && s.at(i+2) == 'i' && s.at(i+3) == 'd' && s.at(i+4) == '_' && !isAlnum(s.at(i-1)) {
		return i, s.chatNameEnd(i)
	}
	end = chatLabels.match(s, i)
	if end < 0 || isLetter(s.at(i)) && isAlnum(s.at(i-1)) {
		return 0, 0
	}
	latin := isLetter(s.at(end - 1))
	from = s.afterChatLabel(end)
	if chatPublic.within(s, end, from+1) || latin && from == end {
		return 0, 0
	}
	to := s.chatNameEnd(from)
	if to > 0 && chatPublic.match(s, s.skip(to, isQuote, 3)) >= 0 {
		return 0, 0
	}
	return from, to
}

// afterChatLabel passes the words, brackets and colons between 微信 and the name.
func (s *script) afterChatLabel(i int) int {
	for n := 0; n < 6; n++ {
		next := s.skip(i, func(r rune) bool {
			return oneOf(r, " \t:(\"“【[/-,")
		}, 3)
		if end := chatWords.match(s, next); end >= 0 && !isLetter(s.at(end)) || end >= 0 && !isLetter(s.at(next)) {
			next = end
		}
		if next == i {
			break
		}
		i = next
	}
	return i
}

func isQuote(r rune) bool { return isSpace(r) || r == ')' || r == '"' || r == '”' || r == '的' }

// chatNameEnd returns where the name that begins at i ends, or 0 for no name.
func (s *script) chatNameEnd(i int) int {
	if !isLetter(s.at(i)) {
		return 0
	}
	end := s.skip(i, func(r rune) bool { return isAlnum(r) || r == '_' || r == '-' }, 21)
	if size := end - i; size < 6 || size > 20 || isStar(s.at(end)) || s.at(end) == '.' && isAlnum(s.at(end+1)) || s.at(end) == '@' {
		return 0
	}
	return end
}
