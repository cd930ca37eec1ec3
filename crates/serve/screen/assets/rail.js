// The list on the left: pages with their faults counted, under each its stories and whether they fit; the files.

import { button, element, icon } from "./element.js";
import { current, desk, goTo, onPage } from "./desk.js";
import { counts } from "./fault_count.js";
import { fitClass, fitWords } from "./fit.js";
import { issue, onIssue } from "./issue.js";
import { askNewStory } from "./new_story.js";
import { toggle } from "./panels.js";
import { say } from "./words.js";

const rail = document.getElementById("rail");
/** So many rows need no folding. */
const FEW = 4;
/** Pages and lists that were opened or shut by hand; others are open while they are in view. */
const opened = new Map();
let openStory = null;
let shown = "";
let open = () => {};
let newIssue = () => {};

/** `openFile` opens a file in the editor, `makeIssue` a new issue. */
export function startRail(openFile, makeIssue) {
  open = file => (leave(), openFile(file));
  newIssue = makeIssue;
  onIssue(draw);
  onPage(draw);
}

/** On a small screen the list lies over the pages: it goes once something was chosen. Whether it did. */
function leave() {
  const isOver = getComputedStyle(rail).position === "absolute" && !rail.hidden;
  if (isOver) toggle("rail");
  return isOver;
}

/** Marks the story that is open in the editor. */
export function markOpen(file) {
  openStory = file;
  draw();
}

function draw() {
  if (!issue) return;
  // A row that is made anew under the mouse would miss its click: what shows the same stays.
  const now = shownNow();
  if (now === shown) return;
  shown = now;
  const focused = rail.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const byPage = new Map();
  for (const story of issue.stories) {
    if (!byPage.has(story.page)) byPage.set(story.page, []);
    byPage.get(story.page).push(story);
  }
  const scrolled = rail.firstElementChild?.scrollTop ?? 0;
  const list = element(
    "div",
    { class: "rail-list" },
    element("ul", { class: "rail-pages" }, ...issue.pages.map(page => pageRow(page, byPage.get(page.number) ?? [])), ...issue.unmade.map(unmadeRow)),
    ...loose(),
    ...files(),
  );
  rail.replaceChildren(
    list,
    element(
      "div",
      { class: "rail-foot" },
      button({ image: "plus", text: say("newStory"), press: () => askNewStory(), class: "quiet", data: { key: "new-story" } }),
      button({ image: "plus", text: say("newIssue"), press: () => newIssue(), class: "quiet", data: { key: "new-issue" } }),
    ),
  );
  list.scrollTop = scrolled;
  if (focused) rail.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** All that the list shows, to be compared. */
function shownNow() {
  const stories = issue.stories.map(({ file, title, page, fit, draft }) => [file, title, page, fit, draft]);
  const pages = issue.pages.map(({ number, name, errors, warnings }) => [number, name, errors, warnings]);
  return JSON.stringify([issue.issue, pages, issue.unmade, stories, issue.files, current, openStory, [...opened]]);
}

function pageRow(page, stories) {
  const isOpen = opened.get(page.number) ?? page.number === current;
  const count = stories.filter(story => !story.fit.fits).length;
  const fold = element(
    "button",
    {
      type: "button", class: "fold", "aria-expanded": String(isOpen), "aria-label": say("storiesOf", page.number), data: { key: `fold-${page.number}` },
      on: { click: () => (opened.set(page.number, !isOpen), draw()) },
    },
    icon("fold"),
  );
  const go = element(
    "button",
    {
      type: "button", class: "page-row", "aria-current": page.number === current ? "page" : null, data: { key: `page-${page.number}` },
      on: { click: () => (goTo(page.number), leave() && desk.focus()) },
    },
    element("b", {}, `${page.number}`),
    element("span", { class: "name" }, page.name ?? ""),
    ...counts(page),
    !isOpen && !page.errors && !page.warnings && count > 0 && element("span", { class: "count" }, `${count}`),
  );
  return element("li", {}, element("div", { class: "page-line" }, fold, go), isOpen && storyList(stories));
}

/** A page that is not made, for nothing stands on it yet. */
function unmadeRow(number) {
  const begin = () => askNewStory(null, { page: number, name: "", kind: "story" });
  return element("li", {}, button({ image: "plus", text: say("unmade", number), class: "quiet row", press: begin, data: { key: `unmade-${number}` } }));
}

function storyList(stories) {
  return element("ul", { class: "rail-stories" }, ...stories.map(storyRow));
}

function storyRow(story) {
  return element(
    "li",
    {},
    element(
      "button",
      {
        type: "button", class: "story-row", "aria-current": story.file === openStory ? "true" : null, data: { key: story.file, drag: story.file },
        on: { click: () => open(story.file) },
      },
      element("span", { class: "name" }, story.title || say("untitled"), story.draft && element("i", { class: "draft", title: say("unsaved") })),
      element("span", { class: fitClass(story.fit) }, story.page == null ? "" : fitWords(story.fit)),
    ),
  );
}

/** Stories of the issue that stand on no page. */
function loose() {
  const placed = new Set(issue.stories.filter(story => story.page != null).map(story => story.file));
  const named = new Map(issue.stories.map(story => [story.file, story]));
  const files = issue.files.filter(({ kind, file }) => kind === "story" && !placed.has(file)).map(({ file }) => file);
  const left = [...new Set([...files, ...[...named.keys()].filter(file => !placed.has(file))])];
  if (!left.length) return [];
  const row = file => named.get(file) ?? { file, title: file.split("/").at(-1).replace(/\.md$/, ""), page: null, fit: { fits: true } };
  return [folded("unplaced", left.length, storyList(left.map(row)))];
}

const FILE_WORDS = { issue: "fileIssue", paper: "filePaper", plan: "filePlan" };

function files() {
  const named = issue.files.filter(({ kind }) => FILE_WORDS[kind]);
  const fillers = issue.files.filter(({ kind, file }) => kind === "filler" && file.endsWith(".md"));
  const row = (file, words) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "story-row", "aria-current": file === openStory ? "true" : null, data: { key: file }, on: { click: () => open(file) } },
        element("span", { class: "name" }, words),
        element("span", { class: "path" }, file.split("/").at(-1)),
      ),
    );
  return [
    element("h2", {}, say("files")),
    element("ul", { class: "rail-stories" }, ...named.map(({ file, kind }) => row(file, say(FILE_WORDS[kind])))),
    ...(fillers.length ? [folded("fillers", fillers.length, element("ul", { class: "rail-stories" }, ...fillers.map(({ file }) => row(file, file.split("/").at(-1).replace(/\.md$/, "")))))] : []),
  ];
}

/** A list that is long at times and seldom wanted; open once it was opened. */
function folded(name, count, list) {
  const isOpen = opened.get(name) ?? count <= FEW;
  const made = element("details", { open: isOpen, on: { toggle: () => opened.set(name, made.open) } }, element("summary", { data: { key: name } }, `${say(name)} ${count}`), list);
  return made;
}
