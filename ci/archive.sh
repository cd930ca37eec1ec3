#!/usr/bin/env bash
# The archives of a release, each verified.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
enter

paths=${RUNNER_TEMP:-/tmp}/kanyin-archived
archive() { kanyin archive --for "$ARCHIVES_FOR" -- ${issues[@]+"${issues[@]}"} >"$paths"; }
quoting archive
cat "$paths"

zips=
while IFS= read -r path; do
  [[ $path == *.zip && -f $path ]] || continue
  quoting kanyin verify "$path"
  [[ $path == /* ]] || path=$PWD/$path
  zips+="$path"$'\n'
done <"$paths"
[[ -n $zips ]] || { echo "::error title=kanyin::kanyin archive 没有做出归档"; exit 3; }
output archives "${zips%$'\n'}"
