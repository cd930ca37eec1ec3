#!/usr/bin/env bash
# Puts the binary where this action's steps, and those after it in the job, find it.
set -euo pipefail

"$KANYIN_FOLDER/bin/kanyin" --version
echo "$KANYIN_FOLDER/bin" >>"$GITHUB_PATH"
