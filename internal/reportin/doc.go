// Package reportin reads annual reports that others wrote, in whatever file
// they come, into the annual.Document that the rules judge: report files
// (JSON), docx, xlsx, plain text, and the text of a PDF.
//
// It finds the title, the six sections with their paragraphs, the three tables
// by their labels, the organ and the date. It repairs nothing: a misprinted
// label or a heading with other words is handed on as it stands, because the
// rules are there to say so. What a file does not show (a table that is a
// picture, labels cut up by the lines of a PDF) is left out of
// annual.Document.Shown or of the figures, and then not judged.
//
// It is not for our own reports, which are data already, and it opens no PDF:
// a PDF's pages come through PageText.
package reportin
