//go:build linux && x11 && cgo && !ci

package inputmethod

/*
// GLFW looks up every function of Xlib by name, in one place. The linker puts
// ours in that place (its option --wrap), so that three of them can be replaced.
// Should GLFW ever look them up in another way, the program does not link, or
// the input method works as it would without this package.
#cgo LDFLAGS: -Wl,--wrap=_glfwPlatformGetModuleSymbol

#include <stdarg.h>
#include <string.h>
#include <X11/Xlib.h>

typedef void (*function)(void);

extern function __real__glfwPlatformGetModuleSymbol(void *module, const char *name) __attribute__((weak));

// Xlib's own.
static XIC (*create_ic)(XIM, ...);
static void (*destroy_ic)(XIC);
static Bool (*filter_event)(XEvent *, Window);
static char *(*set_ic_values)(XIC, ...);
static void (*set_ic_focus)(XIC);
static char *(*reset_ic)(XIC);
static XVaNestedList (*create_nested_list)(int, ...);
static int (*free_memory)(void *);

// The input context of the window, NULL while there is no input method, and
// whom else to tell when the method ends.
static XIC context;
static Window owner;
static XIMCallback theirs;
static Bool resting;

static void ended(XIM destroyed, XPointer client, XPointer call) {
	context = NULL;
	if (theirs.callback)
		theirs.callback(destroyed, theirs.client_data, call);
}

enum { most = 16 }; // names and values that GLFW gives, at most

// our_create_ic is XCreateIC, and remembers what it made.
static XIC our_create_ic(XIM method, ...) {
	static XIMCallback ours = {NULL, ended};
	XPointer a[most] = {NULL};
	va_list given;
	va_start(given, method);
	for (int i = 0; i + 1 < most; i += 2) {
		a[i] = va_arg(given, XPointer);
		if (!a[i])
			break;
		a[i + 1] = va_arg(given, XPointer);
		if (!strcmp(a[i], XNDestroyCallback)) {
			theirs = *(XIMCallback *)a[i + 1];
			a[i + 1] = (XPointer)&ours;
		} else if (!strcmp(a[i], XNClientWindow)) {
			owner = (Window)a[i + 1];
		}
	}
	va_end(given);
	context = create_ic(method, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7],
		a[8], a[9], a[10], a[11], a[12], a[13], a[14], a[15], NULL);
	return context;
}

static void our_destroy_ic(XIC destroyed) {
	if (destroyed == context)
		context = NULL;
	destroy_ic(destroyed);
}

// The keys that the method has taken last. It gives those back that mean nothing
// to it, and Xlib has to see them again: the method waits for its answer.
enum { remembered = 32 };
static struct { int type; unsigned int code; Time time; } taken[remembered];
static unsigned int latest;

static void remember(const XKeyEvent *key) {
	latest = (latest + 1) % remembered;
	taken[latest].type = key->type;
	taken[latest].code = key->keycode;
	taken[latest].time = key->time;
}

static Bool comes_back(const XKeyEvent *key) {
	if (!key->keycode) // characters
		return True;
	for (int i = 0; i < remembered; i++)
		if (taken[i].type == key->type && taken[i].code == key->keycode && taken[i].time == key->time)
			return True;
	return False;
}

// our_filter_event is XFilterEvent. While the method rests no new key comes to
// it. A key that it takes gets no window, by which GLFW drops it: GLFW would
// else report it as pressed at once, and once more when it is given back.
static Bool our_filter_event(XEvent *event, Window window) {
	Bool key = event->type == KeyPress || event->type == KeyRelease;
	if (key && resting && !comes_back(&event->xkey))
		return False;
	if (!filter_event(event, window))
		return False;
	if (key)
		remember(&event->xkey);
	if (event->type == KeyPress)
		event->xkey.window = None;
	return True;
}

// Named as the linker wants it.
function __wrap__glfwPlatformGetModuleSymbol(void *module, const char *name) {
	function found = __real__glfwPlatformGetModuleSymbol(module, name);
	if (!found)
		return found;
	if (!strcmp(name, "XCreateIC")) {
		create_ic = (XIC (*)(XIM, ...))found;
		set_ic_values = (char *(*)(XIC, ...))__real__glfwPlatformGetModuleSymbol(module, "XSetICValues");
		create_nested_list = (XVaNestedList (*)(int, ...))__real__glfwPlatformGetModuleSymbol(module, "XVaCreateNestedList");
		reset_ic = (char *(*)(XIC))__real__glfwPlatformGetModuleSymbol(module, "Xutf8ResetIC");
		free_memory = (int (*)(void *))__real__glfwPlatformGetModuleSymbol(module, "XFree");
		return (function)our_create_ic;
	}
	if (!strcmp(name, "XDestroyIC")) {
		destroy_ic = (void (*)(XIC))found;
		return (function)our_destroy_ic;
	}
	if (!strcmp(name, "XFilterEvent")) {
		filter_event = (Bool (*)(XEvent *, Window))found;
		return (function)our_filter_event;
	}
	if (!strcmp(name, "XSetICFocus"))
		set_ic_focus = (void (*)(XIC))found;
	return found;
}

// follow puts the spot of the input context at the lower end of a caret.
static void follow(Window window, int x, int y) {
	resting = False;
	if (!context || window != owner || !set_ic_values || !create_nested_list || !free_memory)
		return;
	XPoint spot = {(short)x, (short)y};
	XVaNestedList attributes = create_nested_list(0, XNSpotLocation, &spot, NULL);
	if (!attributes)
		return;
	set_ic_values(context, XNPreeditAttributes, attributes, NULL);
	free_memory(attributes);
}

// begin gives a new input context the keyboard; GLFW does so only when the
// window gets it.
static void begin(Window window) {
	if (context && window == owner && set_ic_focus)
		set_ic_focus(context);
}

// rest drops what is being composed. The context keeps the keyboard: fcitx5
// loses the keys that are on their way when it is taken away.
static void rest(Window window) {
	resting = True;
	if (!context || window != owner || !reset_ic || !free_memory)
		return;
	char *dropped = reset_ic(context);
	if (dropped)
		free_memory(dropped);
}

// made says which input context there is, to learn that it is another one.
static void *made(void) { return context; }
*/
import "C"

import "unsafe"

// told is what the input method knows. The context is another one after the
// method was started afresh.
var told struct {
	context unsafe.Pointer
	x, y    int
	resting bool
}

// Follow puts the candidates beside a caret: x and y of its upper end, and its
// height, in pixels of the window.
func Follow(window uintptr, x, y, height int) {
	fresh, was := C.made(), told
	told.context, told.x, told.y, told.resting = fresh, x, y+height, false
	if was == told {
		return
	}
	if was.context != fresh {
		C.begin(C.Window(window))
	}
	C.follow(C.Window(window), C.int(x), C.int(y+height))
}

// Rest lets every key pass by the input method, until Follow.
func Rest(window uintptr) {
	if !told.resting {
		told.resting = true
		C.rest(C.Window(window))
	}
}
