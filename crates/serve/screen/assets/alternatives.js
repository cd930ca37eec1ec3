// Other makeups of a page that makes itself up: a strip of pictures to choose from. A click takes one; the strip stays, so
// that several can be tried, and each is taken back like any change of makeup.

import { button, element } from "./element.js";
import { current, goTo } from "./desk.js";
import { issue, onIssue } from "./issue.js";
import { takeAlternative, undoChange } from "./makeup.js";
import { attempt, notice } from "./notice.js";
import { send } from "./server.js";
import { pick, say } from "./words.js";
import { saveAll } from "./writing.js";

const COUNT = 6;
const strip = document.getElementById("strip");
let asked = 0;
/** The page whose makeups are shown, and of which issue. */
let page = null;
let of = null;
/** Which was taken and is not on the page yet. */
let taken = null;
/** The makeup's number by the page's drawing: a page that holds to a plan is another file than the one that was found. */
let numbers = new Map();

export function startAlternatives() {
  onIssue(markUsed);
  strip.addEventListener("keydown", step);
}

/** Looks for makeups of the page in view, or of the next that makes itself up. */
export async function showAlternatives() {
  const auto = issue.pages.filter(one => one.auto).map(one => one.number);
  if (!auto.length) {
    notice(say("noAuto"));
    return;
  }
  of = issue.issue;
  page = auto.find(number => number >= current) ?? auto[0];
  if (page !== current) goTo(page);
  const question = ++asked;
  draw(element("p", { class: "soft", role: "status" }, say("searching")));
  const answer = await attempt(async () => {
    await saveAll();
    return send("POST", "/api/alternatives", { page, count: COUNT });
  });
  if (question !== asked) return;
  if (!answer) return hideAlternatives();
  draw(...(answer.ways.length ? found(answer) : [element("p", { class: "soft", role: "status" }, say("noAlternative"))]));
  markUsed();
  (strip.querySelector(".way[aria-pressed=true]") ?? strip.querySelector(".way"))?.focus();
}

function draw(...inside) {
  strip.hidden = false;
  strip.replaceChildren(
    element(
      "div",
      { class: "strip-head" },
      element("h2", {}, `${say("strip")}　${say("page", page)}`),
      button({ image: "undo", text: say("undoOne"), class: "quiet", press: undoChange }),
      button({ image: "close", words: say("close"), class: "quiet", press: hideAlternatives }),
    ),
    ...inside,
  );
}

/** The pictures; and in words what differs. */
function found({ ways, sheet, words }) {
  numbers = new Map(ways.map(({ src, number }) => [src, number]));
  const differ = (words ?? []).map(pick).join("\n");
  return [
    element("ul", { class: "ways" }, ...ways.map(way => element("li", {}, choice(way)))),
    element(
      "details",
      {},
      element("summary", {}, say("differences")),
      element("p", { class: "differences" }, differ),
      sheet && element("a", { href: sheet, target: "_blank", rel: "noopener" }, say("sideBySide")),
    ),
  ];
}

function choice({ number, picture, words }) {
  return element(
    "button",
    { type: "button", class: "way", "aria-pressed": "false", data: { number }, on: { click: () => take(number) } },
    element("img", { src: picture, alt: "" }),
    element("span", {}, pick(words)),
  );
}

async function take(number) {
  taken = { number, before: srcNow() };
  if (!(await takeAlternative(number, page))) taken = null;
}

function srcNow() {
  return issue.pages.find(one => one.number === page)?.src;
}

/** The one that stands on the page now is marked. */
function markUsed() {
  if (issue.issue !== of) {
    hideAlternatives();
    return;
  }
  const src = srcNow();
  if (taken && src !== taken.before) {
    numbers.set(src, taken.number);
    taken = null;
  }
  for (const way of strip.querySelectorAll(".way")) way.setAttribute("aria-pressed", String(Number(way.dataset.number) === numbers.get(src)));
}

/** Arrows go from one picture to the next. */
function step(event) {
  const ways = [...strip.querySelectorAll(".way")];
  const here = ways.indexOf(document.activeElement);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: ways.length - 1 }[event.key];
  if (here < 0 || to == null) return;
  event.preventDefault();
  event.stopPropagation();
  ways[Math.max(0, Math.min(to, ways.length - 1))].focus();
}

/** Shuts the strip; whether it was open. */
export function hideAlternatives() {
  asked++;
  const was = !strip.hidden;
  strip.hidden = true;
  return was;
}
