#!/bin/sh
# Makes assets/editor.js and assets/editor-licences.txt. Wanted only when a version in package.json changes: both files
# are committed, so that building Kanyin needs no node. Wants node and npm, and the registry once.
set -eu
cd "$(dirname "$0")"
assets=$(cd ../assets && pwd)
# Elsewhere: what lies in this folder goes into the program.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json .npmrc ./*.js "$work"
cd "$work"
npm ci --ignore-scripts --silent
npx esbuild editor.js --bundle --minify --format=esm --target=es2022 --legal-comments=none --charset=utf8 \
  --metafile=bundled.json --outfile="$assets/editor.js" --log-level=warning
node licences.js > "$assets/editor-licences.txt"
wc -c "$assets/editor.js"
