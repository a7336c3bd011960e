#!/usr/bin/env bash
# Remakes the cut fonts of this folder (make fonts).
#
# Needs, on Debian or Ubuntu:
#   apt-get install python3-fonttools fontforge-nox fonts-lxgw-wenkai unicode-data npm
# Fetches pinned packages (npm for Noto, apt for Fandol) into a scratch folder,
# cuts every face to the 8105 characters of 通用规范汉字表, the characters of
# GB 2312 and the signs used on official papers, and writes the results here.
# A cut keeps no name that its licence reserves: see LICENSES.md beside this file.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${FONT_WORK:-$(mktemp -d)}
python=${FONT_PYTHON:-/usr/bin/python3}
export SOURCE_DATE_EPOCH=1735689600 # 2025-01-01: the cuts carry no build time

cd "$work"
[ -d serif ] || { mkdir serif; tar xzf "$(npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3)" -C serif; }
[ -d sans ] || { mkdir sans; tar xzf "$(npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3)" -C sans; }
[ -d fandol ] || { apt-get download -qq texlive-lang-chinese; dpkg-deb -x texlive-lang-chinese_*.deb fandol; }

"$python" "$here/charset.py" "$here/../charset/tgh8105.txt" keep.txt

# cut SOURCE TARGET NAME: subset without layout tables the program never uses.
cut() {
  "$python" -m fontTools.subset "$1" --text-file=keep.txt --output-file=cut.ttf \
    --layout-features='' --no-hinting --desubroutinize --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 \
    --drop-tables+=BASE,GSUB,GPOS,GDEF,STAT,VORG,vhea,vmtx,DSIG,meta,gasp --no-recalc-timestamp
  "$python" "$here/rename.py" cut.ttf "$2" "$3"
}

cut serif/package/400Regular/NotoSerifSC_400Regular.ttf "$here/song.ttf" "Zwgk Song"
cut serif/package/700Bold/NotoSerifSC_700Bold.ttf "$here/song-bold.ttf" "Zwgk Song Bold"
cut sans/package/500Medium/NotoSansSC_500Medium.ttf "$here/hei.ttf" "Zwgk Hei"
cut /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf "$here/kai.ttf" "Zwgk Kai"

# The window's type: regular and bold of one face, as CFF, and their widths.
screen="$here/../screen/fonts"
mkdir -p "$screen"
for face in 400Regular:regular:"Zwgk Screen" 700Bold:bold:"Zwgk Screen Bold"; do
  IFS=: read -r weight file name <<<"$face"
  cut "sans/package/$weight/NotoSansSC_$weight.ttf" "$file.ttf" "$name"
  "$python" "$here/cff.py" "$file.ttf" "$screen/$file.otf"
  "$python" "$here/widths.py" "$file.ttf" "$screen/$file-widths.ttf"
done

fang=$(find fandol -name FandolFang-Regular.otf | head -n 1)
fontforge -quiet -lang=ff -c 'Open($1); Generate($2)' "$fang" fang.ttf 2>/dev/null
cut fang.ttf "$here/separate/fangsong.ttf" "Zwgk FangSong"
ls -l "$here"/*.ttf "$here"/separate/*.ttf
