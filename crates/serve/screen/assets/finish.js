// The end of the evening: build with its steps and links, proofs, and the preflight of an advertiser's PDF.

import { button, element, icon } from "./element.js";
import { current, onPage } from "./desk.js";
import { issue, onIssue, onNews } from "./issue.js";
import { attempt } from "./notice.js";
import { send } from "./server.js";
import { pick, say } from "./words.js";
import { saveAll } from "./writing.js";

const panel = document.getElementById("panel-finish");
const progress = element("div", { class: "progress", role: "status" });
const findings = element("div", { class: "findings", role: "status" });
let buttons = [];

/** `show` brings the panel to the front. */
export function startFinish(show) {
  const chooser = element("input", { type: "file", accept: "application/pdf,.pdf", hidden: true, "aria-label": say("preflight"), on: { change: () => (check(chooser.files), (chooser.value = "")) } });
  const drop = element("button", { type: "button", class: "drop", on: { click: () => chooser.click() } }, icon("file"), element("span", {}, say("preflightWords")));
  buttons = [
    button({ image: "print", text: say("build"), class: "strong", id: "build", press: () => build(false) }),
    button({ image: "file", text: say("proof"), id: "proof-all", press: () => build(true) }),
    button({ image: "file", text: say("pageProof", 1), id: "proof-page", press: proofPage }),
  ];
  panel.replaceChildren(
    element("h2", {}, say("build")),
    element("div", { class: "choices" }, ...buttons),
    element("p", { class: "soft" }, say("buildWords")),
    element("p", { class: "soft" }, say("proof"), "：", say("proofWords")),
    element("p", { class: "soft" }, say("pageProofWords")),
    progress,
    element("h2", {}, say("preflight")),
    drop,
    chooser,
    findings,
  );
  onNews("job", tell);
  onPage(namePage);
  onIssue(namePage);
  takeDrops(show);
}

/** Which page the proof of one page would be of. */
function namePage() {
  if (issue) document.getElementById("proof-page").querySelector("span").textContent = say("pageProof", current);
}

function build(proof) {
  return begin("/api/build", { proof });
}

/** The page in view alone, to be printed in the office. */
function proofPage() {
  return begin("/api/page-proof", { page: current });
}

async function begin(path, asked) {
  lock(true);
  progress.replaceChildren(element("p", {}, say("building")));
  const started = await attempt(async () => {
    await saveAll();
    await send("POST", path, asked);
    return true;
  });
  if (!started) {
    lock(false);
    progress.replaceChildren();
  }
}

function lock(on) {
  for (const one of buttons) one.disabled = on;
}

/** What the server says of the job: a step, or its end with the files. */
function tell(job) {
  if (!["build", "page-proof"].includes(job.kind)) return;
  if (!job.done) {
    progress.replaceChildren(element("progress", { "aria-label": say("building") }), element("p", {}, `${say("building")} ${pick(job.step)}`));
    return;
  }
  lock(false);
  const [main, rest] = job.kind === "build" ? parted(job.files) : [pageProofs(job.files), []];
  progress.replaceChildren(
    element("p", { class: job.ok ? "good" : "bad" }, element("b", {}, say(job.ok ? "built" : "notBuilt")), ` ${pick(job.words)}`),
    links(main, "links main"),
    rest.length ? element("details", {}, element("summary", {}, `${say("files2")} ${rest.length}`), links(rest, "links")) : "",
  );
}

/** What is sent on tonight comes first, each with what it is for. */
const FOR = [[/^press\.pdf$/, "forPress"], [/^preflight\.html$/, "forCheck"], [/^web\.pdf$/, "forReaders"], [/\.zip$/, "forArchive"]];

function parted(files) {
  const first = FOR.flatMap(([name, words]) => files.filter(file => name.test(file.name)).map(file => ({ ...file, words: say(words) })));
  return [first, files.filter(file => !first.some(one => one.name === file.name))];
}

/** Of a page alone there is a PDF; what else is made with it is for programs. */
function pageProofs(files) {
  const pdfs = files.filter(({ name }) => name.endsWith(".pdf"));
  return pdfs.map(file => ({ ...file, src: `${file.src}?${Date.now()}`, words: say("forPrinter") }));
}

function links(files, kind) {
  return element("ul", { class: kind }, ...files.map(({ name, src, words }) =>
    element("li", {}, element("a", { href: src, target: "_blank", rel: "noopener" }, name), words && element("span", { class: "soft" }, words))));
}

/** PDFs dropped anywhere but on the text are checked. */
function takeDrops(show) {
  document.addEventListener("dragover", event => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", event => {
    // The text takes what is dropped on it itself.
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    if ([...event.dataTransfer.files].some(isPdf)) {
      show();
      check(event.dataTransfer.files);
    }
  });
}

const isPdf = file => file.type === "application/pdf" || /\.pdf$/i.test(file.name);

async function check(files) {
  for (const file of [...files].filter(isPdf)) {
    findings.replaceChildren(element("p", {}, say("preflighting", file.name)));
    const answer = await attempt(() => send("POST", `/api/preflight?${new URLSearchParams({ name: file.name })}`, file));
    findings.replaceChildren(...(answer ? report(file.name, answer) : []));
  }
}

function report(name, { good, words, findings }) {
  return [
    element("p", { class: good ? "good" : "bad" }, element("b", {}, `${name} ${say(good ? "good" : "bad")}`), ` ${pick(words)}`),
    element("ol", { class: "faults" }, ...findings.map(one =>
      element("li", { class: `fault ${one.severity}` }, element("span", { class: "number" }, one.page ?? "·"),
        element("span", { class: "words" }, element("span", { class: "unseen" }, `${say(one.severity in SEVERITIES ? one.severity : "note")}：`), pick(one),
          one.todo && element("span", { class: "hint" }, pick(one.todo)), one.why && element("span", { class: "where" }, pick(one.why)))))),
  ];
}

const SEVERITIES = { error: true, warning: true, note: true };
