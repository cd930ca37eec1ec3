#!/usr/bin/env bash
# The job fails if the copy has faults: last of all, so that the pages and their faults were shown.
set -euo pipefail

if ((${ERRORS:-1})) || ((${BUILT:-1})); then
  echo "有错，见上。There are faults, see above."
  exit 1
fi
