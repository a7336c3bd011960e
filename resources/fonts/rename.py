"""Renames a cut font, so that no reserved name is used, and strips its dates.

Usage: rename.py IN.ttf OUT.ttf "Family Name"
"""
import sys

from fontTools.ttLib import TTFont

source, target, name = sys.argv[1:4]
font = TTFont(source, recalcTimestamp=False)
font["head"].created = font["head"].modified = 3818534400  # 2025-01-01, seconds since 1904
postscript = name.replace(" ", "-")
for record in list(font["name"].names):
    if record.platformID != 3 or record.langID != 0x409:
        font["name"].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
for identity, value in {1: name, 2: "Regular", 3: postscript, 4: name, 6: postscript}.items():
    font["name"].setName(value, identity, 3, 1, 0x409)
font.save(target)
