#!/usr/bin/env bash
# All faults, each on its line of the pull request. Ends well when the copy is at fault: verdict.sh says so in the end,
# when the pages have been shown.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
enter

# Kanyin tells paths from where it runs, GitHub wants them from the repository's root.
prefix=$(publication)
prefix=${prefix:+$prefix/}
prefix=${prefix//%/%25}
prefix=${prefix//:/%3A}
prefix=${prefix//,/%2C}
# A comma is none of it any more, so it can part the command of sed.
escaped=$(printf '%s' "$prefix" | sed 's/[\\&]/\\&/g')

ended=0
told=$(kanyin check --format github -- ${issues[@]+"${issues[@]}"} 2>&1) || ended=$?
told=$(sed -E "s,^::(error|warning|notice) file=,&$escaped," <<<"$told")
[[ -z $told ]] || printf '%s\n' "$told"
if ((ended > 1)); then
  echo "kanyin check ended with $ended"
  exit "$ended"
fi

count() { grep -c "^::$1 " <<<"$told" || true; }
{
  echo "errors=$(count error)"
  echo "warnings=$(count warning)"
} >>"$GITHUB_OUTPUT"
# The summary lists the first ones. An output may hold a megabyte.
output faults "$(grep -E '^::(error|warning) ' <<<"$told" | head -50 || true)"
# Ended with faults, but none of them counted: never good by mistake.
if ((ended == 1)) && ! grep -q '^::error ' <<<"$told"; then
  echo "kanyin check found faults that could not be read"
  exit 3
fi
