"""Writes a cut TrueType font without its outlines: widths.py IN OUT.

What breaks lines needs the widths of characters and nothing else.
"""

import sys

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

source, target = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
for name in font.getGlyphOrder():
    font["glyf"][name] = Glyph()
    font["hmtx"][name] = (font["hmtx"][name][0], 0)
font.save(target)
