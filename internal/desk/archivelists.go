package desk

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"zwgk/internal/archive"
	"zwgk/internal/form"
	"zwgk/internal/paper"
	"zwgk/internal/paper/pdf"
	"zwgk/internal/sheet"
)

// lists puts in what says what is in the package: catalogue, record of the
// check, metadata, and the words for whoever opens it.
func (p *packer) lists(ctx context.Context) error {
	fonts, _, err := Fonts()
	if err != nil {
		return err
	}
	code, err := p.desk.HeadCode(ctx)
	if err != nil {
		return err
	}
	for _, write := range []func(context.Context, *paper.FontSet, string) error{p.catalogues, p.checkRecord} {
		if err := write(ctx, fonts, code); err != nil {
			return err
		}
	}
	workbook, err := p.workbook()
	if err != nil {
		return err
	}
	metadata, err := p.metadata()
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name    string
		content []byte
	}{{"归档文件目录.xlsx", workbook}, {"元数据.xml", metadata}, {"说明.txt", p.words()}} {
		if err := p.content(ctx, file.name, file.content); err != nil {
			return err
		}
	}
	p.progress.tell(1, 1)
	return nil
}

// catalogues are the 归档文件目录 on paper, one for each class.
func (p *packer) catalogues(ctx context.Context, fonts *paper.FontSet, code string) error {
	for _, s := range classed(p.facts.Scheme, p.pieces) {
		document, err := form.PieceCataloguePaper(form.PieceCatalogue{
			Organ: p.desk.Organ(), Scheme: p.facts.Scheme, Class: s.class, Pieces: s.pieces, On: p.desk.Today(), Code: code,
		}, fonts)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%s/%d年度 %s%s.pdf", cataloguesPlace, s.class.Year, s.class.Retention.Label(), unitName(p.facts.Scheme, s.class.Unit))
		if err := p.pages(ctx, name, document, fonts); err != nil {
			return err
		}
	}
	return nil
}

func (p *packer) checkRecord(ctx context.Context, fonts *paper.FontSet, code string) error {
	document, err := form.CheckRecordPaper(form.CheckRecord{
		Organ: p.desk.Organ(), Scheme: p.facts.Scheme, Subject: yearsWord(p.order.Years) + "归档文件", Lines: p.lines,
		By: p.desk.self().Name, On: p.desk.Today(), Code: code,
	}, fonts)
	if err != nil {
		return err
	}
	return p.pages(ctx, "四性检测记录.pdf", document, fonts)
}

func (p *packer) pages(ctx context.Context, name string, document *paper.Document, fonts *paper.FontSet) error {
	var b bytes.Buffer
	if err := pdf.Write(&b, document, fonts); err != nil {
		return err
	}
	return p.content(ctx, name, b.Bytes())
}

func (p *packer) workbook() ([]byte, error) {
	var b bytes.Buffer
	title := p.facts.Scheme.FondsName + "归档文件目录（" + yearsWord(p.order.Years) + "）"
	err := sheet.WritePieces(&b, title, func(take func(sheet.PieceRow) error) error {
		for _, piece := range p.pieces {
			if err := take(sheet.PieceRow{Piece: piece, File: strings.TrimPrefix(p.copies[piece.ID], "data/")}); err != nil {
				return err
			}
		}
		return nil
	})
	return b.Bytes(), err
}

// The metadata, as docs/archive.md describes them: the fields of DA/T 18 under
// their own names. "" fields are left out.
type (
	packedArchive struct {
		XMLName   xml.Name      `xml:"移交档案"`
		Version   string        `xml:"版本,attr"`
		Fonds     string        `xml:"全宗号,omitempty"`
		FondsName string        `xml:"全宗名称"`
		Target    string        `xml:"接收单位"`
		On        string        `xml:"打包日期"`
		Pieces    []packedPiece `xml:"件"`
	}
	packedPiece struct {
		Code           string        `xml:"档号"`
		Title          string        `xml:"题名"`
		Own            string        `xml:"自拟题名,omitempty"`
		Responsible    string        `xml:"责任者"`
		DocumentNumber string        `xml:"文号,omitempty"`
		Date           string        `xml:"日期"`
		Secrecy        string        `xml:"密级,omitempty"`
		Year           int           `xml:"年度"`
		Retention      string        `xml:"保管期限"`
		Unit           string        `xml:"机构或问题,omitempty"`
		Number         string        `xml:"件号"`
		Pages          int           `xml:"页数"`
		Keywords       []string      `xml:"关键词,omitempty"`
		Remarks        string        `xml:"附注,omitempty"`
		Attribute      string        `xml:"公开属性"`
		Public         string        `xml:"是否已公开"`
		PublicOn       string        `xml:"首次公开日期,omitempty"`
		Channels       []string      `xml:"公开渠道,omitempty"`
		Reason         string        `xml:"不公开的理由,omitempty"`
		State          string        `xml:"状态"`
		Withdrawn      string        `xml:"撤号原因,omitempty"`
		Corrects       string        `xml:"更正的档号,omitempty"`
		Source         string        `xml:"来源"`
		FiledOn        string        `xml:"归档日期,omitempty"`
		FiledBy        string        `xml:"归档人,omitempty"`
		Copy           *packedCopy   `xml:"归档件"`
		Parts          []packedPaper `xml:"文件"`
	}
	packedCopy struct {
		Path   string `xml:"路径"`
		Digest string `xml:"SHA-256"`
		Format string `xml:"格式"`
		Pages  int    `xml:"面数"`
		MadeOn string `xml:"生成日期"`
	}
	packedPaper struct {
		Number  int    `xml:"序号,attr"`
		Role    string `xml:"种类"`
		Title   string `xml:"名称"`
		How     string `xml:"存法"`
		First   int    `xml:"首页,omitempty"`
		Pages   int    `xml:"页数,omitempty"`
		Path    string `xml:"原件路径,omitempty"`
		Digest  string `xml:"原件SHA-256,omitempty"`
		Private string `xml:"含申请人身份资料,omitempty"`
		Note    string `xml:"说明,omitempty"`
	}
)

// metadataVersion is that of the file's own form.
const metadataVersion = "1"

func (p *packer) metadata() ([]byte, error) {
	closings := map[string]archive.Closing{}
	for _, c := range p.facts.Closings {
		closings[c.ID] = c
	}
	codes := map[string]string{}
	for _, piece := range p.facts.Pieces {
		codes[piece.ID] = piece.Code
	}
	all := packedArchive{
		Version: metadataVersion, Fonds: p.facts.Scheme.Fonds, FondsName: p.facts.Scheme.FondsName,
		Target: p.order.Target, On: p.desk.Today().String(),
	}
	for _, piece := range p.pieces {
		c := closings[piece.Closing]
		packed := p.described(piece)
		packed.FiledOn, packed.FiledBy, packed.Corrects = c.On.String(), c.By, codes[piece.Corrects]
		all.Pieces = append(all.Pieces, packed)
	}
	text, err := xml.MarshalIndent(all, "", "  ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

func (p *packer) described(piece archive.Piece) packedPiece {
	o := piece.Openness
	described := packedPiece{
		Code: piece.Code, Title: piece.Title, Own: yes(piece.OwnTitle), Responsible: piece.Responsible, DocumentNumber: piece.DocumentNumber,
		Date: piece.CatalogueDate(), Secrecy: piece.Secrecy, Year: piece.Year, Retention: piece.Retention.Label(),
		Unit: unitName(p.facts.Scheme, piece.Unit), Number: archive.NumberText(piece.Number), Pages: piece.Pages,
		Keywords: piece.Keywords, Remarks: piece.Remarks, Attribute: o.Attribute.Label(), Public: "否", PublicOn: o.On.String(),
		Channels: o.Channels, Reason: o.Reason, State: piece.State.Label(), Source: piece.Source.Kind.Label(),
	}
	if o.Public {
		described.Public = "是"
	}
	if piece.Withdrawal != nil {
		described.Withdrawn = piece.Withdrawal.Reason
	}
	if at := p.copies[piece.ID]; at != "" {
		described.Copy = &packedCopy{Path: at, Digest: piece.Copy.Digest, Format: "PDF/A-1b", Pages: piece.Copy.Pages, MadeOn: piece.Copy.MadeOn.String()}
	}
	for n, part := range piece.Parts {
		described.Parts = append(described.Parts, packedPaper{
			Number: n + 1, Role: part.Role.Label(), Title: part.Title, How: part.How.Label(), First: part.First, Pages: part.Pages,
			Private: yes(part.Private), Note: part.Note,
		})
	}
	for _, f := range p.papers[piece.ID] {
		described.Parts[f.part].Path, described.Parts[f.part].Digest = f.path, f.digest
	}
	return described
}

func yes(is bool) string {
	if is {
		return "是"
	}
	return ""
}

// words tell whoever opens the package what is in it and how to check it without
// this program. Lines end as Windows wants them.
func (p *packer) words() []byte {
	lines := []string{
		p.facts.Scheme.FondsName + "档案移交包", "",
		"移交单位：" + p.facts.Scheme.FondsName,
		"接收单位：" + p.order.Target,
		"年度：" + yearsWord(p.order.Years),
		"件数：" + strconv.Itoa(p.handed),
		"打包日期：" + p.desk.Today().String(), "",
		"data里面：",
		"  归档件            每件一个PDF，文件名是档号",
		"  原件              并入或者另存的原文件，每件一个文件夹",
		"  目录              归档文件目录，按年度、保管期限分开",
		"  归档文件目录.xlsx  同样的目录，带公开情况",
		"  元数据.xml         每件的著录项，和每份文件的位置、校验码",
		"  四性检测记录.pdf   打包前的检测结果", "",
		"核对办法（不用本程序）：",
		"  Linux、macOS：进入这个文件夹，运行",
		"    sha256sum -c manifest-sha256.txt",
		"    sha256sum -c tagmanifest-sha256.txt",
		"  Windows：对一个文件运行",
		"    certutil -hashfile 文件名 SHA256",
		"  与manifest-sha256.txt里的一行相同，就没有改动。",
		"  移交清单上印的校验值是tagmanifest-sha256.txt这个文件的SHA-256值。", "",
		"原件里标明“含申请人身份资料”的，利用时注意保护个人信息。", "",
	}
	return []byte(strings.Join(lines, "\r\n"))
}
