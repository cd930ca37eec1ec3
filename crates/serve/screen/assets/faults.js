// The faults beside their page. A click goes to the place on the page and to the copy.

import { button, element } from "./element.js";
import { current, desk, goTo, onPage } from "./desk.js";
import { faultsOfNoPage, faultsOfPage, faultWords } from "./fault_order.js";
import { issue, onIssue } from "./issue.js";
import { askNewStory } from "./new_story.js";
import { attempt } from "./notice.js";
import { get } from "./server.js";
import { pick, say } from "./words.js";

const panel = document.getElementById("panel-faults");
let open = () => {};
let at = -1;
let shown = "";

/** `openFile(file, at)` opens a file in the editor. */
export function startFaults(openFile) {
  open = openFile;
  onIssue(draw);
  onPage(draw);
  desk.addEventListener("click", event => {
    const badge = event.target.closest(".badge");
    if (badge) goToFault(issue.faults[badge.dataset.fault]);
  });
}

function draw() {
  if (!issue) return;
  // As in the list of pages: what shows the same stays, so that no click is missed.
  const now = JSON.stringify([issue.issue, issue.faults, issue.pages.map(({ number, name }) => [number, name]), current]);
  if (now === shown) return;
  shown = now;
  const here = faultsOfPage(issue, current);
  const none = faultsOfNoPage(issue);
  const page = issue.pages.find(page => page.number === current);
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  panel.replaceChildren(
    element("h2", {}, page?.name ? say("pageNamed", current, page.name) : say("page", current)),
    here.length ? list(here, true) : element("p", { class: "soft" }, say(issue.faults.length ? "noFaultsHere" : "noFaults")),
    ...(none.length ? [element("h2", {}, say("general")), list(none, false)] : []),
    ...others(),
  );
  if (focused) panel.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** A list of faults, numbered as they are on the page. */
export function list(faults, numbered) {
  return element(
    "ol",
    { class: "faults" },
    ...faults.map((fault, n) =>
      element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: `fault ${fault.severity}`, data: { key: `fault-${fault.index}` }, on: { click: () => goToFault(fault) } },
          element("span", { class: "number", title: say(fault.severity) }, numbered ? `${n + 1}` : "·"),
          element(
            "span",
            { class: "words" },
            element("span", { class: "what" }, element("span", { class: "unseen" }, `${say(fault.severity)}：`), faultWords(fault)),
            fault.hint && element("span", { class: "hint" }, pick(fault.hint)),
            fault.file && element("span", { class: "where" }, `${fault.file.split("/").at(-1)}:${fault.line}　${fault.code}`),
          ),
        ),
        isMissingStory(fault) && button({ image: "plus", text: say("makeStory"), class: "quiet mend", press: () => begin(fault) }),
      ),
    ),
  );
}

/** `issue.yaml` names a story that is not there: one click begins it. */
function isMissingStory(fault) {
  return fault.code === "missing-file" && fault.file?.endsWith("issue.yaml") && fault.until > fault.at;
}

async function begin(fault) {
  const answer = await attempt(() => get("/api/file", { file: fault.file }));
  const name = answer?.text.slice(fault.at, fault.until).replace(/^["']|["']$/g, "");
  if (name) askNewStory(name);
}

function others() {
  const pages = issue.pages.filter(page => page.number !== current && (page.errors || page.warnings));
  if (!pages.length) return [];
  const words = page => [page.errors && say("errorsLong", page.errors), page.warnings && say("warningsLong", page.warnings)].filter(Boolean).join("　");
  return [
    element("h2", {}, say("otherPages")),
    element(
      "ul",
      { class: "other-pages" },
      ...pages.map(page =>
        element("li", {}, element("button", { type: "button", class: "quiet row", data: { key: `other-${page.number}` }, on: { click: () => goTo(page.number) } },
          element("span", {}, say("pageNamed", page.number, page.name ?? "")), element("span", { class: "soft" }, words(page)))),
      ),
    ),
  ];
}

/** Goes to a fault's place on its page, and to the copy. */
export function goToFault(fault) {
  if (!fault) return;
  at = issue.faults.findIndex(one => one.code === fault.code && one.at === fault.at && one.file === fault.file && one.page === fault.page);
  if (fault.page != null) goTo(fault.page, fault.place ?? undefined);
  if (fault.file) open(fault.file, fault.at, fault.until);
}

/** The next fault of the issue, or the one before. */
export function stepFault(by) {
  if (!issue?.faults.length) return;
  at = (at + by + issue.faults.length) % issue.faults.length;
  goToFault(issue.faults[at]);
}
