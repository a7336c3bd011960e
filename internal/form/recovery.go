package form

import (
	"strings"

	"zwgk/internal/office"
	"zwgk/internal/paper"
	"zwgk/internal/workday"
)

// Recovery is what stands on a 备份恢复卡: what somebody needs who has the backup
// and not the computer.
type Recovery struct {
	Organ     office.Organ
	File      string // name of the backup
	Place     string // where it lies
	Made      string // day and time
	Size      string
	Contents  string // how much is in it
	Head      string // of the audit chain
	Seal      string // digest of the backup
	Encrypted bool
	On        workday.Date // printed
}

// RecoverySheet lays out a 备份恢复卡 on one page of A4. The passphrase is never
// printed: there is room to write it by hand, on paper that is locked away from
// the backup.
func RecoverySheet(r Recovery, fonts *paper.FontSet) (*paper.Document, error) {
	flow := paper.NewFlow(fonts, kept(r.Head))
	formTitle(flow, "备份恢复卡")
	headLine(flow, formSize, "单位："+r.Organ.Name, "打印日期："+dayOrHand(r.On))
	f := newFields(formSize)
	f.whole("备份文件", r.File)
	f.whole("放在哪里", orBlank(r.Place, 20))
	f.pair("备份时间", r.Made, "大小", r.Size)
	f.whole("里面有什么", r.Contents)
	f.whole("日志校验码", inGroups(r.Head))
	f.whole("备份校验码", inGroups(r.Seal))
	f.pair("加密", yesNo(r.Encrypted, "已加密", "没有加密"), "保管人", "")
	if r.Encrypted {
		f.tall("口令（手写，一笔一画写清）", "", paper.Pt(60))
	}
	f.whole("另一份放在", "")
	flow.Table(&f.table)
	flow.Space(paper.Pt(8))
	smallTitle(flow, "怎样恢复")
	for _, step := range recoverySteps(r.Encrypted) {
		flow.Paragraph(step, reportStyle())
	}
	flow.Space(paper.Pt(8))
	signLine(flow, "备份人（签名）：", "保管人（签名）：")
	return flow.Document(meta("备份恢复卡 "+r.File, "备份", r.Organ, r.On))
}

func recoverySteps(encrypted bool) []string {
	steps := []string{
		"一、在另一台电脑上装好本程序，插上放备份的U盘或者移动硬盘。",
		"二、打开程序，选“从备份恢复”，选上面的备份文件，再选一个新的空文件夹。原来的文件夹不要动。",
		"三、程序逐项核对。核对完，看日志校验码和备份校验码是不是与本卡相同，把核对结果打印出来与本卡放在一起。",
		"四、提示备份不完整的，换一份备份；不要在坏了的资料上接着录入。",
	}
	if encrypted {
		steps[1] += "程序问口令时，按本卡手写的口令输入，大小写、空格都要一样。"
		return append(steps, "五、口令丢了，谁也打不开这份备份。本卡不要和备份放在一起，锁起来保管。")
	}
	return append(steps, "五、这份备份没有加密，捡到的人能看到里面的个人信息。备份锁起来保管。")
}

// inGroups writes a code so that two people can compare it.
func inGroups(code string) string {
	const group = 8
	var out strings.Builder
	for i := 0; i < len(code); i += group {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(code[i:min(i+group, len(code))])
	}
	return out.String()
}

func yesNo(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
