// Package inputmethod tells the system's input method where in the window is
// typed, so that its window of candidates stands beside that line and never
// over it, and when nothing is to be composed: while a password is typed, and
// while no field has the keyboard.
//
// The toolkit does none of this. On Windows the package asks imm32. On X11 it
// stands between GLFW, the toolkit's window library, and Xlib, because GLFW
// keeps the input context to itself; and since it stands there, it also keeps
// the keys of a composition from the program, which GLFW would hand on: Esc
// would close the dialog together with the candidates. Elsewhere it does
// nothing. docs/inputmethod.md says what has been tried.
//
// Window is the system's handle of the window, 0 when it has none. Everything
// here is called on the window's goroutine.
package inputmethod
