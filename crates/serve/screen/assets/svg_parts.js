// A page's SVG taken apart: its lines of text in runs, one for each column that they go down, and all the rest.

/** A line of text: glyphs and nothing else, standing at x, y. */
const LINE = /^<g transform="matrix\(1 0 0 -1 ([\d.-]+) ([\d.-]+)\)">((?:<use [^>]*\/>)+)<\/g>$/;
const TAG = /<(\/?)[\w:]+(?:[^>"]|"[^"]*")*?(\/?)>/g;
const GLYPH = /xlink:href="#([^"]+)"(?: x="([\d.-]+)")?/g;
/** Room around the origin of a line in pt, for the largest type that is set in lines. */
const ROOM = { left: 8, right: 34, above: 34, below: 16 };

/** The parts of a page: all but its lines, and the lines in runs; null where the page is not made like that. */
export function partsOf(svg) {
  const open = /^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(svg);
  const defs = svg.lastIndexOf("<defs>");
  const end = svg.lastIndexOf("</svg>");
  if (!open || defs < 0 || end < defs) return null;
  const symbols = new Map([...svg.slice(defs, end).matchAll(/<symbol id="([^"]+)"[^]*?<\/symbol>/g)].map(found => [found[1], found[0]]));
  const rest = [];
  const runs = [];
  for (const child of childrenOf(svg.slice(open[0].length, defs))) {
    const line = LINE.exec(child);
    if (!line) rest.push(child);
    else addLine(runs, child, Number(line[1]), Number(line[2]), line[3]);
  }
  const others = svg.slice(defs, end).replace(/<symbol id="[^]*?<\/symbol>/g, "");
  return { size: { width: Number(open[1]), height: Number(open[2]) }, rest: rest.join(""), runs, symbols, others };
}

/** The elements right inside the page, each as text. */
function childrenOf(inside) {
  const children = [];
  let depth = 0;
  let from = 0;
  for (const tag of inside.matchAll(TAG)) {
    if (!tag[1] && !tag[2]) depth++;
    else if (tag[1]) depth--;
    if (depth > 0) continue;
    const to = tag.index + tag[0].length;
    children.push(inside.slice(from, to));
    from = to;
  }
  return children;
}

/** A run goes on as long as its lines go down; where they go up again, another column begins. */
function addLine(runs, text, x, y, glyphs) {
  let run = runs.at(-1);
  if (!run || y < run.last) {
    run = { text: "", last: y, left: x, right: x, top: y, bottom: y };
    runs.push(run);
  }
  const last = glyphs.lastIndexOf(' x="');
  const wide = last < 0 ? 0 : parseFloat(glyphs.slice(last + 4));
  run.text += text;
  run.last = run.bottom = y;
  run.left = Math.min(run.left, x);
  run.right = Math.max(run.right, x + wide);
}

/** The pieces of a page to be laid over each other: what each shows, and its box in whole pixels. `scale`: pixels a pt. */
export function piecesOf(parts, scale) {
  const { size } = parts;
  const whole = { x: 0, y: 0, width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
  const pieces = [{ text: parts.rest, box: whole, more: parts.others }];
  for (const run of parts.runs) {
    const x = Math.floor(Math.max(0, run.left - ROOM.left) * scale);
    const y = Math.floor(Math.max(0, run.top - ROOM.above) * scale);
    const right = Math.ceil(Math.min(size.width, run.right + ROOM.right) * scale);
    const bottom = Math.ceil(Math.min(size.height, run.bottom + ROOM.below) * scale);
    pieces.push({ text: run.text, box: { x, y, width: right - x, height: bottom - y }, more: "" });
  }
  return pieces;
}

/** A piece as an SVG file of its own. */
export function fileOf({ text, box, more }, symbols, scale) {
  const used = new Set([...text.matchAll(GLYPH)].map(found => found[1]));
  const glyphs = [...used].map(id => symbols.get(id) ?? "").join("");
  const view = [box.x, box.y, box.width, box.height].map(value => value / scale).join(" ");
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${view}" width="${box.width}" height="${box.height}" preserveAspectRatio="none">`;
  return new Blob([open, text, more, "<defs>", glyphs, "</defs></svg>"], { type: "image/svg+xml" });
}
