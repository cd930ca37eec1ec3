#!/usr/bin/env bash
# Compiles Kanyin from the action's own checkout into KANYIN_FOLDER/bin. Ten minutes on two cores.
set -euo pipefail

wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$GITHUB_ACTION_PATH/Cargo.toml")
have=$(cargo --version 2>/dev/null | cut -d' ' -f2 || true)
if [[ $(printf '%s\n' "$wanted" "${have:-0}" | sort -V | head -1) != "$wanted" ]]; then
  echo "Rust ${have:-not there}, $wanted wanted"
  rustup toolchain install stable --profile minimal --no-self-update
  export RUSTUP_TOOLCHAIN=stable
fi

CARGO_TARGET_DIR=${RUNNER_TEMP:-/tmp}/kanyin-target \
  cargo install --locked --no-track --root "$KANYIN_FOLDER" --path "$GITHUB_ACTION_PATH"
