#!/usr/bin/env bash
# 在 Debian 上交叉编译 Windows 版，再在 wine 里试一遍。
# Kanyin for Windows, cross-built on Debian without rustup, and tried under wine.
#
#   ci/windows.sh [FOLDER]
#
# A Debian of testing goes into FOLDER (target/windows by default; 5 GB, kept for the next time): its rustc, mingw and wine.
# Rust's own library for Windows is built from Debian's rust-src, which brings its crates. Wants root, debootstrap, and apt
# sources that reach Debian; half an hour of two cores the first time. kanyin.exe is left in FOLDER. No part of .ci/run.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:-target/windows}")
debian=$folder/debian
target=x86_64-pc-windows-gnu
export LC_ALL=C.UTF-8

# The mirror that this machine's apt uses.
mirror() {
  # shellcheck disable=SC2016 # apt's own placeholders
  apt-get indextargets --format '$(ORIGIN) $(SITE)' 'Created-By: Packages' | awk '$1 == "Debian" && !/security/ { print $2; exit }'
}

# inside FOLDER [NAME=VALUE…] COMMAND…: a command in that Debian.
inside() {
  local where=$1
  shift
  chroot "$debian" /usr/bin/env -i --chdir="$where" \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# Debian, once. wine is not always in testing, so unstable stands behind it.
system() {
  local site
  [[ -e $debian/ready ]] && return
  site=$(mirror)
  debootstrap --variant=minbase --include=ca-certificates testing "$debian" "$site"
  printf 'deb %s %s main\n' "$site" testing "$site" unstable >"$debian/etc/apt/sources.list"
  printf 'Package: *\nPin: release a=unstable\nPin-Priority: 100\n' >"$debian/etc/apt/preferences.d/testing"
  inside / apt-get -o Acquire::Check-Valid-Until=false update -qq
  inside / apt-get install -y -qq --no-install-recommends \
    rustc cargo rust-src gcc libc6-dev gcc-mingw-w64-x86-64-win32 wine wine64 poppler-utils
  start_files
  touch "$debian/ready"
}

# What every program for Windows begins and ends with; rustc's own build makes them, build-std does not.
start_files() {
  local lib=/usr/lib/rustlib/$target/lib part
  mkdir -p "$debian$lib"
  for part in rsbegin rsend; do
    inside / RUSTC_BOOTSTRAP=1 rustc -O --target "$target" --emit=obj -o "$lib/$part.o" \
      "/usr/lib/rustlib/src/rust/library/rtstartup/$part.rs"
  done
}

# The source as it stands here, and the crates it wants: inside there is no network.
source_code() {
  rm -rf "$debian/work/kanyin"
  mkdir -p "$debian/work/kanyin/.cargo"
  git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    [[ -e $file ]] && printf '%s\0' "$file"
  done | tar --null -cf - -T - | tar -xf - -C "$debian/work/kanyin"
  cargo vendor -q --locked --versioned-dirs "$debian/work/vendor" >/dev/null
  # The crates of Rust's own library, as Debian brings them.
  cp -rn "$debian"/usr/lib/rustlib/src/rust/library/vendor/. "$debian/work/vendor/"
  printf '[source.crates-io]\nreplace-with = "vendor"\n[source.vendor]\ndirectory = "/work/vendor"\n' \
    >"$debian/work/kanyin/.cargo/config.toml"
}

build() {
  local gcc=x86_64-w64-mingw32-gcc-win32
  inside /work/kanyin RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=/work/target \
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$gcc CC_x86_64_pc_windows_gnu=$gcc \
    cargo build --release --locked --offline -Zbuild-std=std,panic_unwind --target "$target" -p kanyin
  cp "$debian/work/target/$target/release/kanyin.exe" "$folder/kanyin.exe"
  cp "$folder/kanyin.exe" "$debian/work/kanyin.exe"
}

# kanyin.exe under wine, in a folder of the chroot.
wine() {
  local where=$1
  shift
  inside "$where" WINEDEBUG=-all WINEPREFIX=/work/wine wine /work/kanyin.exe --lang zh "$@"
}

# says EXPECTED COMMAND…: a command and how it must end.
says() {
  local expected=$1 ended=0 begun=$SECONDS
  shift
  "$@" >"$folder/said.txt" 2>&1 || ended=$?
  printf '%3d s  %d  %s\n' $((SECONDS - begun)) "$ended" "${*:2}"
  # shellcheck disable=SC1003 # a backslash, and no quote
  if [[ $ended != "$expected" ]] || grep -qF -e '\\?\' -e '//?/' -e 'panicked' "$folder/said.txt"; then
    cat "$folder/said.txt"
    echo "FAILED: ended with $ended, not $expected, or said what only programs say"
    exit 1
  fi
}

try() {
  local work=$debian/work/paper
  rm -rf "$work"
  says 0 wine /work --version
  says 0 wine /work new paper
  says 0 wine /work/paper check
  says 0 wine /work/paper build
  says 0 wine /work/paper archive
  # No shell expands this on Windows.
  says 0 wine /work/paper verify 'out\*.zip'
  says 0 wine /work/paper preflight 'out\2*\press.pdf'
  says 0 wine /work/kanyin build --out /work/sample
  says 2 wine /work/paper build 'issues\none'
  inside / sh -c 'pdfinfo /work/sample/*/press.pdf' | grep -E 'Pages|PDF version|subtype'
  in_the_way "$work"
}

# Something stands where press.pdf goes: nothing is replaced, and it is said.
in_the_way() {
  local out
  out=$(echo "$1"/out/2*/)
  inside /work/paper sha256sum "${out#"$debian"}web.pdf" >"$folder/before.txt"
  rm "$out/press.pdf"
  mkdir "$out/press.pdf"
  says 2 wine /work/paper build
  inside /work/paper sha256sum --check --quiet <"$folder/before.txt"
  rmdir "$out/press.pdf"
}

mkdir -p "$folder"
system
source_code
mountpoint -q "$debian/proc" || mount -t proc proc "$debian/proc"
trap 'umount "$debian/proc"' EXIT
build
try
ls -l "$folder/kanyin.exe"
echo 'all good'
