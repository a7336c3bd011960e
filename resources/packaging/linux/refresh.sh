#!/bin/sh
# After installing and after removing: menus, icons and kinds of files are read
# anew, where the system has the programs for that. Nothing of the office is
# touched. (Systems with dpkg do this by themselves, by their triggers.)
quiet() {
	if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || :; fi
}
quiet update-desktop-database -q /usr/share/applications
quiet update-mime-database /usr/share/mime
quiet gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor
exit 0
