// The page as the press will print it, and its plates one by one, over the page on the screen. They are made of what is
// saved, when they are first asked for and whenever a page has changed since.

import { element } from "./element.js";
import { sheets } from "./desk.js";
import { issue, onIssue, onNews } from "./issue.js";
import { attempt } from "./notice.js";
import { send } from "./server.js";
import { language, say } from "./words.js";
import { saveAll } from "./writing.js";

const PROOF = /^\/proofs\/pages\/(\d+)\.png$/;
const PLATE = /^\/proofs\/separations\/(\d+)-(.+)\.png$/;
/** Pages that change all the time are not proofed all the time. */
const REST = 1500;
const NAMES = { Cyan: "青版", Magenta: "品红版", Yellow: "黄版", Black: "黑版", "total-ink": "总墨量" };

/** Pictures by what they show ("press" or a plate's name), then by page. */
let made = new Map();
let madeOf = "";
let making = false;
let chosen = "";
let timer = null;
const select = element("select", { id: "proof", "aria-label": say("proofs"), on: { change: choose } });

/** The list for the bar. */
export function startProofs(bar) {
  bar.append(select);
  offer();
  onNews("job", take);
  onIssue(() => {
    show();
    if (!chosen || madeOf === now()) return;
    clearTimeout(timer);
    timer = setTimeout(make, REST);
  });
}

function now() {
  return issue.pages.map(page => page.src).join(" ");
}

/** What may be chosen: the screen, the press, and the plates that are known. */
function offer() {
  const plates = [...made.keys()].filter(name => name !== "press");
  const names = [["", say("onScreen")], ["press", say("proofs")], ...plates.map(name => [name, language === "zh" ? (NAMES[name] ?? name) : name.replace("total-ink", "Total ink")])];
  select.replaceChildren(...names.map(([value, words]) => element("option", { value, selected: value === chosen }, words)));
}

function choose() {
  chosen = select.value;
  show();
  if (chosen && madeOf !== now()) make();
}

async function make() {
  if (making || !chosen) return;
  making = true;
  select.setAttribute("aria-busy", "true");
  const asked = now();
  const started = await attempt(async () => {
    await saveAll();
    await send("POST", "/api/proofs", {});
    return true;
  });
  if (started) madeOf = asked;
  else over();
}

function over() {
  making = false;
  select.removeAttribute("aria-busy");
}

function take(job) {
  if (job.kind !== "proofs" || !job.done) return;
  over();
  const next = new Map();
  for (const { src } of job.files ?? []) {
    const [, page, name] = PLATE.exec(src) ?? [...(PROOF.exec(src) ?? []), "press"];
    if (!page) continue;
    if (!next.has(name)) next.set(name, new Map());
    // The name stays while what it shows changes.
    next.get(name).set(Number(page), `${src}?${job.count ?? Date.now()}`);
  }
  if (next.size) made = next;
  if (!made.has(chosen)) chosen = "";
  offer();
  show();
}

/** Lays the chosen picture over each page, or takes it off. */
function show() {
  for (const sheet of sheets) {
    const src = chosen && made.get(chosen)?.get(sheet.number);
    const old = sheet.paper.querySelector(".proof");
    if (!src) old?.remove();
    else if (old) old.src = src;
    else sheet.paper.insertBefore(element("img", { class: "proof", src, alt: "", loading: "lazy" }), sheet.over);
  }
}
