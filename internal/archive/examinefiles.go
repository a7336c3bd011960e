package archive

import (
	"path"
	"slices"
	"strings"
)

// What the rules about files, and about where they lie, look at.

// digests passes only when every file was really read.
func digests(x *examiner) {
	x.files(func(p Piece, title, digest string) {
		sound, read := x.facts.Sound[digest]
		if !read {
			x.missed("有文件没有读到，没有核对")
			return
		}
		x.looked()
		if !sound {
			x.find(p, "“%s”和归档时不一样，已经改动或者损坏", title)
		}
	})
}

func logged(x *examiner) {
	if !x.facts.Logged {
		x.missed("办理记录没有核对，或者核对不通过")
		return
	}
	x.looked()
}

// copies gives every archive copy that was opened, with its pages. What is on
// paper only has no copy.
func (x *examiner) copies(look func(p Piece, pages int)) {
	for _, p := range x.facts.Pieces {
		pages, opened := x.facts.Opened[p.Copy.Digest]
		switch {
		case p.Gone() || !p.Electronic():
		case p.Copy.Digest == "":
			x.looked()
			x.find(p, "没有归档件。先生成")
		case !opened:
			x.missed("有归档件没有打开看")
		default:
			x.looked()
			look(p, pages)
		}
	}
}

func copiesOpen(x *examiner) {
	x.copies(func(p Piece, pages int) {
		if pages < 1 {
			x.find(p, "归档件打不开，或者不是PDF/A")
		}
	})
}

// metaCopies compares the pages that are written down with those of the copy
// that was opened. The pages of a piece are those with something on them (DA/T
// 22-2015), so a copy may have more: the backs of scanned sheets.
func metaCopies(x *examiner) {
	x.copies(func(p Piece, pages int) {
		switch {
		case p.Pages > p.Copy.Pages || pages != p.Copy.Pages:
			x.find(p, "登记%d页，归档件%d页", p.Pages, max(pages, 0))
		case pagesOutside(p):
			x.find(p, "里面有文件的页码不在归档件里")
		}
	})
}

// pagesOutside reports whether a part says that it lies on pages that the copy
// has not.
func pagesOutside(p Piece) bool {
	return slices.ContainsFunc(p.Parts, func(part Part) bool {
		return part.First > 0 && part.First+part.Pages-1 > p.Copy.Pages
	})
}

// partsThere asks of every paper of a piece that it be in the copy, beside it,
// or on paper.
func partsThere(x *examiner) {
	x.each(func(p Piece) {
		if len(p.Parts) == 0 {
			x.find(p, "里面没有文件")
		}
		for _, part := range p.Parts {
			inCopy := part.How == Drawn || part.How == Merged || part.How == Pictured
			switch {
			case part.How.Label() == "":
				x.find(p, "“%s”还没有归进去", part.Title)
			case inCopy && (part.First < 1 || part.Pages < 1):
				x.find(p, "“%s”没有页码，不在归档件里", part.Title)
			case part.How == Beside && part.Digest == "":
				x.find(p, "“%s”没有原件", part.Title)
			}
		}
	})
}

// annexesThere asks for the original of every annex: pages of it are not enough.
func annexesThere(x *examiner) {
	x.each(func(p Piece) {
		for _, part := range p.Parts {
			if part.Role != Annex || part.How == OnPaper {
				continue
			}
			_, read := x.facts.Sound[part.Digest]
			if part.Digest == "" || !read {
				x.find(p, "附件“%s”的原件不在", part.Title)
			}
		}
	})
}

// needed are the papers without which a piece does not show how it came about.
// The slip of an item holds the review of its secrecy. Our own letters are
// signed in the program, so a request needs no slip.
var needed = map[SourceKind][]Role{
	FromItem:    {Slip, Text},
	FromRequest: {Application},
	FromReport:  {Slip, Text, Tables},
}

func processes(x *examiner) {
	x.each(func(p Piece) {
		for _, role := range needed[p.Source.Kind] {
			if !p.has(role) {
				x.find(p, "没有%s", role.Label())
			}
		}
		switch {
		case p.Material == SecrecyRecords && !p.has(ReviewSheet):
			x.find(p, "没有保密审查单或者不予公开备案表")
		case p.Source.Kind == FromItem && p.Openness.Public && !p.has(Proof):
			x.find(p, "写了已公开，没有发布凭证")
		case p.Source.Kind == FromRequest && p.DocumentNumber != "" && !p.has(ReplyLetter):
			x.find(p, "有答复文号，没有答复书")
		}
	})
}

func (p Piece) has(role Role) bool {
	return slices.ContainsFunc(p.Parts, func(part Part) bool { return part.Role == role })
}

// formats looks at what lies beside the copies. A file without a name cannot be
// judged.
func formats(x *examiner) {
	lasting := x.facts.Formats
	if lasting == nil {
		lasting = LastingFormats()
	}
	x.each(func(p Piece) {
		for _, part := range p.Parts {
			kind := strings.ToLower(strings.TrimPrefix(path.Ext(part.Name), "."))
			if part.How == Beside && !slices.Contains(lasting, kind) {
				x.find(p, "“%s”的格式不便长期保存。另存为PDF再归", part.Name)
			}
		}
	})
}

func notEncrypted(x *examiner) {
	x.files(func(p Piece, title, digest string) {
		encrypted, looked := x.facts.Encrypted[digest]
		if !looked {
			x.missed("有文件没有打开看")
			return
		}
		x.looked()
		if encrypted {
			x.find(p, "“%s”要密码才打得开", title)
		}
	})
}

func virus(x *examiner) {
	switch {
	case x.facts.Infected:
		x.looked()
		x.find(Piece{Title: "全部文件"}, "杀毒软件报告有病毒：%s", x.facts.Virus)
	case strings.TrimSpace(x.facts.Virus) == "":
		x.missed("没有登记杀毒结果。用本机的杀毒软件查一遍再登记")
	default:
		x.looked()
	}
}

func carriers(x *examiner) {
	if x.facts.Carrier == nil {
		x.unlooked("没有看光盘或U盘")
		return
	}
	var strange []string
	for name, ours := range x.facts.Carrier {
		x.looked()
		if !ours {
			strange = append(strange, name)
		}
	}
	slices.Sort(strange)
	for _, name := range strange {
		x.find(Piece{Title: name}, "不是移交的文件，移走")
	}
}
