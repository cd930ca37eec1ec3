// Prints the licences of the packages that went into the bundle, each once, in the order of their names.

import { readFileSync, readdirSync } from "node:fs";

const bundled = JSON.parse(readFileSync("bundled.json", "utf8"));
const packages = new Set(
  Object.entries(Object.values(bundled.outputs)[0].inputs)
    .filter(([, part]) => part.bytesInOutput > 0)
    .map(([path]) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);
const byText = new Map();
for (const name of [...packages].sort()) {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
  if (!file) throw new Error(`${name} has no licence file`);
  const text = readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r\n", "\n").trim();
  byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
}
process.stdout.write("assets/editor.js is made of these packages.\n");
for (const [text, names] of byText) process.stdout.write(`\n${"-".repeat(80)}\n${names.join("\n")}\n\n${text}\n`);
