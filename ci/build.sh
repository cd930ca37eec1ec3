#!/usr/bin/env bash
# Makes the issue. With faults in the copy there is no press.pdf, but pages that show them.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
enter

paths=${RUNNER_TEMP:-/tmp}/kanyin-built
build() { kanyin build -- ${issues[@]+"${issues[@]}"} >"$paths"; }
ended=0
quoting build || ended=$?
cat "$paths"

prefix=$(publication)
{
  echo "ended=$ended"
  echo "out=${prefix:+$prefix/}out"
} >>"$GITHUB_OUTPUT"
# The issues made, by the folders of their files: out/2026-11/web.pdf → 2026-11.
output made "$(sed -n 's|^out/\([^/]*\)/.*|\1|p' "$paths" | sort -u)"
((ended <= 1)) || exit "$ended"
