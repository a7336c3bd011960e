// Package grid holds the widgets that show many things at once: the table of
// records, the statutory table as it stands on paper, the preview of pages, the
// entry for a date with its month, strips of counts and a divided pane.
//
// The widgets show ready strings and report what a person does through
// callbacks. They hold no rule of the office and load nothing themselves: rows
// come from a Source, pages from a display list, days from a calendar. All
// methods belong to the window's goroutine.
package grid
