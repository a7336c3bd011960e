// Package kit holds the shared widgets of the window in the language of the
// look: white sheets on a pale desk, one filled button, a state told by icon,
// word and colour.
//
// A widget shows ready strings and reports what the person did through
// callbacks; it holds no rule of the office. Everything that takes the
// keyboard draws the focus ring, hands the keys it does not know on to the
// canvas (where a dialog or the shell waits for them), and has a name for
// screen readers.
//
// Sizes are read from the theme when a widget is made. A change of the type
// setting rebuilds the content of the window.
package kit
