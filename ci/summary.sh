#!/usr/bin/env bash
# The job's summary: faults, pages, files. Makes sense without pictures too.
set -euo pipefail

# Words of the copy are no markup here.
plain() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g'; }

# One `::error file=…,line=…,title=…::…` as `✗ file:line: what is wrong`.
readable() {
  sed -E -e 's/^::error /✗ /' -e 's/^::warning /! /' -e 's/^([^ ]*) file=([^,]*),line=([0-9]+)[^:]*::/\1 \2:\3: /' -e 's/^([^ ]*) title=[^:]*::/\1 /' \
    -e 's/%0A/ · /g' -e 's/%0D//g' -e 's/%3A/:/g' -e 's/%2C/,/g' -e 's/%25/%/g'
}

size() { awk '{ if ($1 < 1e6) printf "%.0f KB", $1 / 1e3; else printf "%.1f MB", $1 / 1e6 }'; }

# The pages of an issue in a row, each a link to the picture itself.
pages() {
  local issue=$1 of address page
  [[ -n ${PICTURES:-} ]] || return 0
  echo "<p>"
  while IFS=$'\t' read -r of address; do
    [[ $of == "$issue" ]] || continue
    # …/01.png or …/01-small.jpg
    page=${address##*/}
    page=${page%%[-.]*}
    printf '<a href="%s"><img src="%s" width="24%%" alt="第 %s 版"></a>\n' "$address" "$address" "$page"
  done <<<"$PICTURES"
  echo "</p>"
  echo
}

files() {
  local folder=$GITHUB_WORKSPACE/$OUT/$1 name bytes
  echo "| 文件 File | 大小 Size |"
  echo "|---|---|"
  for name in press.pdf web.pdf preflight.html epaper/index.html; do
    [[ -f $folder/$name ]] || continue
    bytes=$(wc -c <"$folder/$name")
    printf '| %s | %s |\n' "$name" "$(size <<<"$bytes")"
  done
  echo
  [[ -f $folder/press.pdf ]] || printf '有错，没有 press.pdf。No press.pdf, for there are errors.\n\n'
}

{
  if ((${ERRORS:-0})); then
    echo "## ❌ ${ERRORS} 处错误，${WARNINGS:-0} 处提醒 · ${ERRORS} errors, ${WARNINGS:-0} warnings"
  else
    echo "## ✅ 没有错误，${WARNINGS:-0} 处提醒 · no errors, ${WARNINGS:-0} warnings"
  fi
  echo
  if [[ -n ${FAULTS:-} ]]; then
    echo "<pre>"
    readable <<<"$FAULTS" | plain
    echo "</pre>"
    echo
  fi
  while IFS= read -r issue; do
    [[ -n $issue ]] || continue
    echo "### <code>$(plain <<<"$issue")</code>"
    echo
    pages "$issue"
    files "$issue"
  done <<<"${MADE:-}"
  [[ -z ${ARTIFACT:-} ]] || echo "[全部文件 All files](${ARTIFACT})"
} >>"$GITHUB_STEP_SUMMARY"
