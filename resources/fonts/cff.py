"""Writes a cut TrueType font with its outlines as CFF: cff.py IN OUT.

The toolkit decodes every TrueType outline when it reads a font, but a CFF
outline only when it is drawn.
"""

import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

source, target = sys.argv[1:]
font = TTFont(source, recalcTimestamp=False)
glyphs, widths = font.getGlyphSet(), font["hmtx"]


def charstring(name: str) -> T2CharString:
    pen = T2CharStringPen(widths[name][0], glyphs)
    glyphs[name].draw(pen)  # quadratic curves become cubic ones exactly
    return pen.getCharString()


strings = {name: charstring(name) for name in font.getGlyphOrder()}
name = font["name"].getDebugName
builder = FontBuilder(font=font)
builder.isTTF = False
for table in ("glyf", "loca", "fpgm", "prep", "cvt "):
    if table in font:
        del font[table]
font.sfntVersion = "OTTO"
builder.setupCFF(name(6), {"FullName": name(4), "FamilyName": name(1)}, strings, {})
builder.setupMaxp()
font.save(target)
