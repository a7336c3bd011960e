package pdf

import (
	"fmt"
	"regexp"
	"strings"

	"zwgk/internal/paper"
)

// The library numbers its objects in a fixed order: 1 the page tree, 2 the
// resources, then each page and its contents, then seven objects a font, the
// Info dictionary and the catalog.
const (
	resourcesObject = 2
	objectsPerPage  = 2
	objectsPerFont  = 7
)

// The objects of a font, in the library's order.
const (
	fontType0 = iota
	fontCID
	fontToUnicode
	fontSystemInfo
	fontDescriptor
	fontCIDToGID
	fontProgram
)

// pageObject returns the object number of a page, counted from 0.
func pageObject(page int) int { return 3 + objectsPerPage*page }

func fontObject(pages, font int) int { return 3 + objectsPerPage*pages + objectsPerFont*font }

// finish turns the library's output into the archival file.
func finish(raw []byte, doc *paper.Document, faces []*typeface, pictures *images) (*archival, error) {
	f, err := parse(raw)
	if err != nil {
		return nil, err
	}
	pages := len(doc.Pages)
	infoAt := fontObject(pages, len(faces))
	if len(f.objects) != infoAt+2 {
		return nil, errUnexpected("%d objects for %d pages and %d fonts", len(f.objects)-1, pages, len(faces))
	}
	if err := checkPages(f, pages); err != nil {
		return nil, err
	}
	if err := expect(f, infoAt, "<<\n/Producer "); err != nil {
		return nil, err
	}
	if err := expect(f, infoAt+1, "<<\n/Type /Catalog\n/Pages 1 0 R\n"); err != nil {
		return nil, err
	}
	f.objects = f.objects[:infoAt] // its Info and catalog are replaced
	for i, t := range faces {
		if err := finishFont(f, fontObject(pages, i), t); err != nil {
			return nil, err
		}
	}
	if err := finishResources(f, pages, len(faces), pictures); err != nil {
		return nil, err
	}
	root, err := addCatalog(f, doc)
	if err != nil {
		return nil, err
	}
	return &archival{file: f, root: root, info: f.add(info(doc.Meta))}, nil
}

func expect(f *file, n int, prefix string) error {
	if !strings.HasPrefix(f.objects[n].dict, prefix) {
		return errUnexpected("object %d begins with %.60q instead of %q", n, f.objects[n].dict, prefix)
	}
	return nil
}

var pagePattern = regexp.MustCompile(`^<</Type /Page\n/Parent 1 0 R\n(/MediaBox \[0 0 [0-9.]+ [0-9.]+\]\n)?/Resources 2 0 R\n/Contents (\d+) 0 R>>$`)

// checkPages makes sure that pages have contents, a size, and nothing else: no
// transparency group, no annotations (ISO 19005-1, 6.4 and 6.5).
func checkPages(f *file, pages int) error {
	if err := expect(f, 1, "<</Type /Pages\n/Kids ["); err != nil {
		return err
	}
	for i := range pages {
		n := pageObject(i)
		match := pagePattern.FindStringSubmatch(f.objects[n].dict)
		if match == nil || match[2] != fmt.Sprint(n+1) || !f.objects[n+1].isData {
			return errUnexpected("page %d is %.200q", i+1, f.objects[n].dict)
		}
	}
	return nil
}

// finishFont gives a font its true name, widths, characters and outlines.
func finishFont(f *file, first int, t *typeface) error {
	libraryName := "/utf8" + t.key
	for n, prefix := range map[int]string{
		fontType0:      "<</Type /Font\n/Subtype /Type0\n/BaseFont " + libraryName + "\n/Encoding /Identity-H\n",
		fontCID:        "<</Type /Font\n/Subtype /CIDFontType2\n/BaseFont " + libraryName + "\n",
		fontToUnicode:  "<</Length ",
		fontSystemInfo: "<</Registry (Adobe)\n/Ordering (UCS)\n",
		fontDescriptor: "<</Type /FontDescriptor /FontName " + libraryName + "\n",
		fontCIDToGID:   "<</Length ",
		fontProgram:    "<</Length ",
	} {
		if err := expect(f, first+n, prefix); err != nil {
			return err
		}
	}
	widths, err := t.widths()
	if err != nil {
		return err
	}
	program := t.cut.program()
	name := "/" + t.name(program)
	set := f.add(object{})
	objects := f.objects[first:]
	objects[fontType0].dict = strings.Replace(objects[fontType0].dict, libraryName, name, 1)
	objects[fontCID] = value("<</Type /Font /Subtype /CIDFontType2 /BaseFont %s /CIDSystemInfo %d 0 R /FontDescriptor %d 0 R /DW %d /W %s /CIDToGIDMap %d 0 R>>",
		name, first+fontSystemInfo, first+fontDescriptor, defaultWidth, widths, first+fontCIDToGID)
	// The codes are private: nothing but ToUnicode says what they mean.
	objects[fontSystemInfo] = value("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>")
	if err := finishDescriptor(&objects[fontDescriptor], libraryName, name, first+fontProgram, set); err != nil {
		return err
	}
	for _, stream := range []struct {
		at      int
		entries string
		data    []byte
	}{
		{first + fontToUnicode, "", t.toUnicode()},
		{first + fontCIDToGID, "", t.cidToGID()},
		{first + fontProgram, fmt.Sprintf("/Length1 %d ", len(program)), program},
		{set, "", t.cidSet()},
	} {
		if f.objects[stream.at], err = packed(stream.entries, stream.data); err != nil {
			return err
		}
	}
	return nil
}

// finishDescriptor keeps the library's metrics and adds the CIDSet.
func finishDescriptor(o *object, libraryName, name string, program, set int) error {
	end := fmt.Sprintf("/FontFile2 %d 0 R>>", program)
	body, found := strings.CutSuffix(o.dict, end)
	if !found {
		return errUnexpected("font descriptor is %.200q", o.dict)
	}
	body = strings.Replace(body, libraryName, name, 1)
	o.dict = fmt.Sprintf("%s/CIDSet %d 0 R %s", body, set, end)
	return nil
}

var fontLine = regexp.MustCompile(`(?m)^/F[0-9a-f]{40} (\d+) 0 R$`)

// finishResources checks that the resources name every font and adds pictures.
func finishResources(f *file, pages, fonts int, pictures *images) error {
	lines := fontLine.FindAllStringSubmatch(f.objects[resourcesObject].dict, -1)
	named := map[string]bool{}
	for _, line := range lines {
		named[line[1]] = true
	}
	for i := range fonts {
		if !named[fmt.Sprint(fontObject(pages, i))] {
			return errUnexpected("resources do not name font %d", i)
		}
	}
	const none = "/XObject <<\n>>"
	resources := f.objects[resourcesObject].dict
	if len(lines) != fonts || strings.Count(resources, none) != 1 {
		return errUnexpected("resources are %.300q", resources)
	}
	var b strings.Builder
	for i, p := range pictures.list {
		n := f.add(p.main)
		if p.palette != nil {
			f.objects[n].dict = fmt.Sprintf(p.main.dict, f.add(*p.palette))
		}
		fmt.Fprintf(&b, "/Im%d %d 0 R\n", i+1, n)
	}
	f.objects[resourcesObject].dict = strings.Replace(resources, none, "/XObject <<\n"+b.String()+">>", 1)
	return nil
}

// addCatalog adds the outline, the colour profile, the metadata and the
// catalog that joins them, and returns the catalog's number. There are no
// embedded files, no actions and no scripts (ISO 19005-1, 6.1.11 and 6.6).
func addCatalog(f *file, doc *paper.Document) (int, error) {
	profile, err := packed("/N 3 ", sRGBProfile())
	if err != nil {
		return 0, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /Catalog /Pages 1 0 R /Lang (zh-CN)\n/Metadata %d 0 R\n", f.add(xmp(doc.Meta)))
	fmt.Fprintf(&b, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"+
		" /RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]\n", f.add(profile))
	if doc.Meta.Title != "" {
		b.WriteString("/ViewerPreferences <</DisplayDocTitle true>>\n")
	}
	if len(doc.Outline) > 0 {
		fmt.Fprintf(&b, "/Outlines %d 0 R /PageMode /UseOutlines\n", addOutline(f, doc))
	}
	b.WriteString(">>")
	return f.add(object{dict: b.String()}), nil
}
