#!/bin/sh
# Makes assets/editor.js and assets/editor-licences.txt. Wanted only when a version in package.json changes: both files
# are committed, so that building Kanyin needs no node. Wants node and npm, and the registry once.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --silent
# esbuild's program is a package of its own for each machine; without scripts it is found there.
npx esbuild editor.js --bundle --minify --format=esm --target=es2022 --legal-comments=none --charset=utf8 \
  --metafile=node_modules/bundled.json --outfile=../assets/editor.js --log-level=warning
node licences.js > ../assets/editor-licences.txt
wc -c ../assets/editor.js
