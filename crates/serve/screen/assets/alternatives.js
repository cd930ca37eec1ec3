// Other makeups of the pages that make themselves up: a strip to choose from.

import { button, element } from "./element.js";
import { current } from "./desk.js";
import { issue, refresh } from "./issue.js";
import { attempt, notice } from "./notice.js";
import { send } from "./server.js";
import { pick, say } from "./words.js";
import { saveAll } from "./writing.js";

const COUNT = 6;
const strip = document.getElementById("strip");
let asked = 0;

/** Looks for makeups of the page in view, or of all where it was drawn by hand. */
export async function showAlternatives() {
  const auto = issue.pages.filter(page => page.auto);
  if (!auto.length) {
    notice(say("noAuto"));
    return;
  }
  // One page is taken where it is in view; otherwise all of them together.
  const page = auto.some(page => page.number === current) ? current : null;
  const question = ++asked;
  draw(page, element("p", { class: "soft", role: "status" }, say("searching")));
  const answer = await attempt(async () => {
    await saveAll();
    return send("POST", "/api/alternatives", { page, count: COUNT });
  });
  if (question !== asked) return;
  if (!answer) return hideAlternatives();
  draw(page, ...(answer.plans.length ? found(page, answer) : [element("p", { class: "soft", role: "status" }, say("noAlternative"))]));
  strip.querySelector(".plans button")?.focus();
}

/** A picture for each, or all of them on one sheet; and what differs, in words. */
function found(page, { plans, sheet, words }) {
  const differ = (words ?? []).map(pick).join("\n");
  return [
    choices(page, plans),
    sheet && element("a", { href: sheet, target: "_blank", rel: "noopener" }, element("img", { class: "sheet-of-all", src: sheet, alt: differ || say("strip") })),
    differ && element("details", {}, element("summary", {}, say("differences")), element("p", { class: "differences" }, differ)),
  ].filter(Boolean);
}

function draw(page, ...inside) {
  strip.hidden = false;
  strip.replaceChildren(
    element(
      "div",
      { class: "strip-head" },
      element("h2", {}, `${say("strip")}　${page == null ? say("wholeIssue") : say("page", page)}`),
      button({ image: "close", words: say("close"), class: "quiet", press: hideAlternatives }),
    ),
    ...inside,
  );
}

function choices(page, plans) {
  return element(
    "ul",
    { class: "plans" },
    ...plans.map(({ number, src }) =>
      element("li", {},
        element("button", { type: "button", on: { click: () => take(page, number) }, "aria-label": say("take", number), title: say("take", number) },
          src && element("img", { src, alt: "", loading: "lazy" }), element("span", {}, say("alternative", number)))),
    ),
  );
}

async function take(page, number) {
  const taken = await attempt(async () => {
    await send("POST", "/api/take", { number, page });
    return true;
  });
  if (!taken) return;
  hideAlternatives();
  refresh();
}

/** Shuts the strip; whether it was open. */
export function hideAlternatives() {
  asked++;
  const was = !strip.hidden;
  strip.hidden = true;
  return was;
}
