#!/bin/sh
# Makes the icon in every size from the two drawings, and the installer's side.
# The results are kept, so that a build needs none of rsvg-convert
# (librsvg2-bin), icotool (icoutils) and convert (imagemagick).
set -eu
cd "$(dirname "$0")"
for size in 16 24 32; do rsvg-convert -w $size -h $size icon-small.svg -o $size.png; done
for size in 48 64 128 256 512; do rsvg-convert -w $size -h $size icon.svg -o $size.png; done
icotool --create --output=zwgk.ico 16.png 24.png 32.png 48.png 64.png --raw=256.png
rsvg-convert -w 164 -h 314 side.svg | convert png:- BMP3:side.bmp
