#!/usr/bin/env bash
# Attaches the archives to the release of the tag; makes the release if there is none.
set -euo pipefail

tag=${GITHUB_REF#refs/tags/}
export GH_REPO=$GITHUB_REPOSITORY
if ! gh release view "$tag" >/dev/null 2>&1; then
  gh release create "$tag" --verify-tag --title "$tag" --notes ""
fi

# GitHub strips letters beyond ASCII from a file's name and would leave a name like “-2026-11-20.zip”: the file gets the
# rest of its name, the label the whole.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
assets=()
while IFS= read -r path; do
  [[ -n $path ]] || continue
  name=${path##*/}
  short=$(printf '%s' "$name" | LC_ALL=C tr -cd 'A-Za-z0-9._-' | sed 's/^[-._]*//')
  [[ -n $short && ! -e $work/$short ]] || { echo "::error title=kanyin::两个归档在发布页上会重名：$name"; exit 1; }
  cp -- "$path" "$work/$short"
  assets+=("$work/$short#$name")
done <<<"$ARCHIVES"
gh release upload "$tag" --clobber -- "${assets[@]}"
