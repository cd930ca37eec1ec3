# shellcheck shell=bash
# What the steps share: the publication entered, its issues in the array `issues`.
set -euo pipefail

# Runs Kanyin in the language asked for.
kanyin() { command kanyin --lang "${UI_LANG:-zh}" "$@"; }

# Runs a command whose output may hold lines of the copy: GitHub must not take a line that begins with `::` for an
# order. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
quoting() {
  local stop ended=0
  stop=kanyin-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$stop"
  "$@" || ended=$?
  echo "::$stop::"
  return "$ended"
}

# A value of many lines for the steps that follow.
output() {
  local mark
  mark=end-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >>"$GITHUB_OUTPUT"
}

# The publication as seen from the repository's root, without ./ and / at its ends: empty for the root.
publication() {
  local folder=${PUBLICATION:-.}
  while [[ $folder == ./* ]]; do folder=${folder#./}; done
  while [[ $folder == */ ]]; do folder=${folder%/}; done
  [[ $folder == . ]] && folder=
  printf '%s' "$folder"
}

# Enters the publication and reads ISSUES, one a line. (mapfile is not in macOS's bash.)
issues=()
enter() {
  local line
  cd "${GITHUB_WORKSPACE:-.}"
  cd "./$(publication)"
  [[ -f paper.yaml ]] || { echo "::error title=kanyin::没有 $(publication)/paper.yaml：inputs.publication 写错了？"; exit 2; }
  while IFS= read -r line; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    [[ -n $line ]] && issues+=("$line")
  done <<<"${ISSUES:-}"
  return 0
}
