"""Writes the characters that the cut fonts keep.

Usage: charset.py TGH8105.txt KEEP.txt

The list of 通用规范汉字表 (2013, 8105 characters) is read from the kTGH field of
the Unicode Han database (Debian package unicode-data) when that is installed
and stored in TGH8105.txt; otherwise the stored list is used.
"""
import bz2
import pathlib
import re
import sys

UNIHAN = pathlib.Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
SIGNS = (
    "—–―…‥·•‘’“”„‹›«»〈〉《》「」『』【】〔〕［］｛｝（）〖〗"
    "，。、；：？！￥％＋－＝＜＞／＼～＿｜＠＃＆＊＾＂＇｀．"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ√✓✔×÷±≤≥≠≈∞∑∏∵∴∶°′″℃℉㎡㎥㎏㎜㎝㎞№"
    "■□▲△▼▽◆◇●○◎★☆☑☒☐→←↑↓§¶©®™¥$€£〇々〃"
)


def table_of_general_standard_characters(stored: pathlib.Path) -> list[str]:
    if not UNIHAN.exists():
        return stored.read_text("utf-8").split("\n", 1)[1].replace("\n", "").strip()
    rank = {}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            m = re.match(r"U\+([0-9A-F]+)\tkTGH\t2013:(\d+)", line)
            if m:
                rank[int(m[2])] = chr(int(m[1], 16))
    return [rank[n] for n in sorted(rank)]


def main() -> None:
    stored, keep = map(pathlib.Path, sys.argv[1:3])
    han = table_of_general_standard_characters(stored)
    if len(han) != 8105:
        raise SystemExit(f"{len(han)} characters found, 8105 expected")
    rows = ["".join(han[i : i + 50]) for i in range(0, 8105, 50)]
    stored.write_text("# 通用规范汉字表（国发〔2013〕23号）8105字，按字表序号；出自 Unicode Unihan kTGH\n" + "\n".join(rows) + "\n", "utf-8")
    gb2312 = [bytes([a, b]).decode("gb2312", "ignore") for a in range(0xA1, 0xF8) for b in range(0xA1, 0xFF)]
    latin = [chr(c) for c in range(0x20, 0x7F)] + [chr(c) for c in range(0xA0, 0x100)]
    keep.write_text("".join(sorted(set(han) | set("".join(gb2312)) | set(latin) | set(SIGNS))), "utf-8")


main()
