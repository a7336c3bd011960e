// Package site writes the web package (网站公开包): a folder of plain pages with
// their attachments, carried on a stick to those who run the county's site.
//
// The folder needs nothing but itself: no scripts, nothing loaded from
// elsewhere, every link relative. It holds
//
//	index.html        what is in it, by domain and by date
//	pages/*.html      one page for each item, named by its index number
//	text/*.txt        the same as text, for sites that take only text
//	files/…/*         the attachments under their own names
//	style.css
//	manifest.sha256   the digest of every file, as sha256sum -c reads it
//
// Texts come as the public may see them: masking and permission are done
// before. What comes is still taken for hostile: every text is escaped,
// characters that steer the direction of writing are dropped, and names of
// files are made safe for Windows, Linux and a stick formatted as FAT.
//
// Either the whole folder is there or nothing is. Equal input gives equal
// bytes.
package site
