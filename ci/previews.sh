#!/usr/bin/env bash
# Pushes the pages' pictures to the branch kanyin-previews, for a summary shows pictures by address only (GitHub strips
# data: from it). The branch is one commit without history, a folder for each branch or pull request, so the repository
# does not grow from push to push.
set -euo pipefail

branch=kanyin-previews
folder=$(printf '%s' "$GITHUB_REF" | sed -e 's|^refs/||' -e 's|^heads/||' | tr -c 'A-Za-z0-9._\n-' '-')
[[ $folder != .* ]] || folder=-$folder

# The token stays out of command lines and files.
export GIT_TERMINAL_PROMPT=0 GIT_CONFIG_COUNT=1
export GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader"
GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\n')"
export GIT_CONFIG_VALUE_0
export GIT_AUTHOR_NAME=kanyin GIT_AUTHOR_EMAIL=kanyin@users.noreply.github.com
export GIT_COMMITTER_NAME=kanyin GIT_COMMITTER_EMAIL=kanyin@users.noreply.github.com
remote=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git init -q "$work"

# Two jobs may push at the same time: the later one takes in what the earlier one left.
for try in 1 2 3 4; do
  old=
  git -C "$work" read-tree --empty
  if git -C "$work" fetch -q --depth 1 "$remote" "refs/heads/$branch" 2>/dev/null; then
    old=$(git -C "$work" rev-parse FETCH_HEAD)
    git -C "$work" read-tree "$old"
    git -C "$work" rm -q -r --cached --ignore-unmatch -- "$folder" >/dev/null
  fi
  pictures=
  while IFS= read -r issue; do
    files=$GITHUB_WORKSPACE/$OUT/$issue
    # The e-paper's own small pictures, a tenth of the size, where it was made.
    pages=("$files/epaper/pages/"*-small.jpg)
    [[ -f ${pages[0]} ]] || pages=("$files/pages/"*.png)
    for picture in "${pages[@]}"; do
      [[ -f $picture ]] || continue
      blob=$(git -C "$work" hash-object -w -- "$picture")
      name=${picture##*/}
      # The issue's name may be Chinese; it is a path in git, and percent-encoded in the address.
      git -C "$work" update-index --add --cacheinfo "100644,$blob,$folder/$issue/$name"
      pictures+="$issue"$'\t'"$folder/$issue/$name"$'\n'
    done
  done <<<"$MADE"
  [[ -n $pictures ]] || { echo "no pictures of pages"; exit 0; }
  tree=$(git -C "$work" write-tree)
  commit=$(git -C "$work" commit-tree "$tree" -m "Pages of $GITHUB_REF at $GITHUB_SHA")
  if git -C "$work" push -q --force-with-lease="refs/heads/$branch:$old" "$remote" "$commit:refs/heads/$branch"; then
    break
  fi
  ((try < 4)) || { echo "::warning title=kanyin::版面图推不上 $branch：令牌没有 contents: write？"; exit 1; }
  sleep "$try"
done

# Byte by byte, as an address has it.
encoded() {
  local LC_ALL=C text=$1 i char
  for ((i = 0; i < ${#text}; i++)); do
    char=${text:i:1}
    case $char in
    [A-Za-z0-9._/-]) printf '%s' "$char" ;;
    *) printf '%%%02X' $(($(printf '%d' "'$char") & 255)) ;;
    esac
  done
}

mark=end-$commit
{
  echo "pictures<<$mark"
  while IFS=$'\t' read -r issue path; do
    [[ -n $path ]] || continue
    printf '%s\t%s/raw/%s/%s\n' "$issue" "$remote" "$commit" "$(encoded "$path")"
  done <<<"$pictures"
  echo "$mark"
} >>"$GITHUB_OUTPUT"
