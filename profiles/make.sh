#!/usr/bin/env bash
# 从测量数据做出 newsprint.icc 与 coated.icc，放在本文件旁边，或放到给出的文件夹里。同样的工具做两次，字节相同。
# Makes newsprint.icc and coated.icc from measurements, beside this file or in the folder that is given. The same
# tools give the same bytes every time.
#
# Debian: apt-get install argyll icc-profiles-free python3. Two minutes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
data=${ICC_DATA:-/usr/share/color/icc}
version=2.3.1

for tool in colprof python3; do
  command -v "$tool" >/dev/null || { echo "没有 $tool · $tool is not installed (Debian: argyll, python3)" >&2; exit 1; }
done
for file in TR002.ti3 FOGRA39L.ti3 sRGB.icc; do
  [[ -r $data/$file ]] || { echo "没有 $data/$file · not there (Debian: icc-profiles-free)" >&2; exit 1; }
done
has=$(colprof 2>&1 | sed -n 's/.*Version \([0-9.]*\).*/\1/p' | head -1 || true)
[[ $has == "$version" ]] || echo "Argyll $has：提交的两份是 $version 做的，字节会不同 · the committed ones were made by $version; bytes will differ" >&2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# make NAME MEASUREMENTS TOTAL-INK BLACK-INK DESCRIPTION COPYRIGHT
#
# -nc leaves the measurements out (they are in the package); -kr raises black evenly from white to black, so that
# greys are mostly black ink and hold when the plates are out of register; -s is the perceptual table for pictures
# from sRGB, seen on a screen (-cmt), printed and seen in a room (-dpp).
make() {
  local name=$1 measurements=$2 total=$3 black=$4 description=$5 copyright=$6
  cp "$data/$measurements" "$work/$name.ti3"
  colprof -v -nc -qm -l "$total" -L "$black" -kr -s "$data/sRGB.icc" -cmt -dpp \
    -D "$description" -C "$copyright" -O "$work/$name.icc" "$work/$name" >"$work/$name.log" 2>&1 ||
    { tail -5 "$work/$name.log" >&2; exit 1; }
  # The moment of making (ISO 15076-1 §7.2.10) is the only thing that differs from run to run.
  python3 - "$work/$name.icc" "$out/$name.icc" <<'PY'
import struct, sys, zlib
icc = bytearray(open(sys.argv[1], "rb").read())
icc[24:36] = struct.pack(">6H", 2026, 11, 22, 0, 0, 0)
open(sys.argv[2], "wb").write(icc)
# As every PDF/X carries it.
open(sys.argv[2] + ".z", "wb").write(zlib.compress(icc, 9))
PY
  printf '%s: %s\n' "$name" "$(grep -o 'Profile check complete.*' "$work/$name.log")"
}

make newsprint TR002.ti3 240 98 'Kanyin newsprint (coldset, SNAP TR 002)' \
  'Derived from characterization data ANSI CGATS/SNAP TR 002-2007. Free to use, copy and change.'
make coated FOGRA39L.ti3 300 95 'Kanyin coated (offset, FOGRA39L)' \
  'Derived from FOGRA39L characterization data, Fogra; ti3 by Kai-Uwe Behrmann, zlib licence. Free to use, copy and change.'
