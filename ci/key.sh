#!/usr/bin/env bash
# Where the binary is kept, and by what key: what it is compiled from, for which machine.
set -euo pipefail

# A job in an image that has Kanyin (see Dockerfile) compiles nothing.
if command -v kanyin >/dev/null; then
  echo "there=true" >>"$GITHUB_OUTPUT"
  echo "folder=" >>"$GITHUB_OUTPUT"
  exit 0
fi

# All that `cargo install --path` reads; Cargo.lock alone would keep a binary of older sources.
# git names the bytes alike on Linux and macOS, where the sha256 tools differ.
cd "$GITHUB_ACTION_PATH"
sources=$(find Cargo.toml Cargo.lock src crates layouts profiles fonts web -type f | LC_ALL=C sort)
hash=$(git hash-object --no-filters --stdin-paths <<<"$sources" | git hash-object --stdin)

{
  echo "there=false"
  echo "folder=$HOME/.kanyin"
  echo "key=kanyin-${RUNNER_OS:-$(uname -s)}-${RUNNER_ARCH:-$(uname -m)}-$hash"
} >>"$GITHUB_OUTPUT"
