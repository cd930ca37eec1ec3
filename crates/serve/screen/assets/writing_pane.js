// What stands around the editor: the story's name and state, importance, where it is to go, the buttons, what is saved.

import { button, element, icon } from "./element.js";
import { list } from "./faults.js";
import { faultsOfFile } from "./fault_order.js";
import { fitClass, fitWords } from "./fit.js";
import { foldHead, isFolded } from "./head.js";
import { insertBar } from "./insert.js";
import { issue, onIssue, storyOf } from "./issue.js";
import { placeName, placesFor } from "./areas.js";
import { changeImportance, moveStory, takeOff } from "./makeup.js";
import { say } from "./words.js";
import { closeFile, onCopy, onWriting, save, undoTyping, redoTyping, writing } from "./writing.js";

const pane = document.getElementById("panel-copy");
let parts = null;

export function startPane() {
  onWriting(build);
  onCopy(one => one === writing && tellState());
  onIssue(() => writing && (tellStory(), tellState()));
  build(null);
}

function build(one) {
  parts = null;
  if (!one) {
    pane.replaceChildren(element("p", { class: "soft empty" }, say("nothingOpen")), element("p", { class: "soft empty" }, say("nothingOpenMore")));
    return;
  }
  const isStory = one.file.endsWith(".md");
  parts = {
    title: element("h2"),
    fit: element("span"),
    story: element("div", { class: "story-tools", role: "group", "aria-label": say("importance") }),
    state: element("span", { class: "copy-state", role: "status" }),
    count: element("span", { class: "soft" }),
    faults: element("details", { class: "own-faults" }),
    source: isStory && one.form ? button({ text: say("formSource"), class: "quiet", press: () => toggleSource(one) }) : null,
  };
  pane.replaceChildren(
    element("div", { class: "copy-head" }, parts.title, parts.fit, isStory ? "" : outside(one), button({ image: "close", words: say("close"), class: "quiet", press: closeFile })),
    isStory ? element("div", { class: "copy-tools" }, parts.story, parts.source, outside(one)) : "",
    one.form ? element("details", { class: "head-form", open: true }, element("summary", {}, say(isStory ? "form" : "formOf")), one.form.element) : "",
    isStory ? insertBar(one.view, one.file) : "",
    element("div", { class: "code" }, one.view.dom),
    parts.faults,
    element(
      "div",
      { class: "copy-foot" },
      button({ image: "undo", words: say("undo"), class: "quiet", press: () => undoTyping() }),
      button({ image: "redo", words: say("redo"), class: "quiet", press: () => redoTyping() }),
      parts.count,
      parts.state,
      button({ image: "save", text: say("save"), class: "quiet", press: () => save() }),
    ),
  );
  one.view.requestMeasure();
  tellStory();
  tellState();
}

/** Ctrl-Z in a field undoes what the form wrote, as in the text. */
pane.addEventListener("keydown", event => {
  if (!event.target.closest(".yaml-form") || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  if (event.shiftKey) redoTyping();
  else undoTyping();
});

function toggleSource(one) {
  foldHead(one.view, !isFolded(one.view.state));
  parts.source.querySelector("span").textContent = say(isFolded(one.view.state) ? "formSource" : "formHide");
}

/** A link to one's own editor; only where the server says where the publication lies. */
function outside(one) {
  if (!issue?.root) return null;
  return element(
    "a",
    {
      class: "quiet", href: "vscode://file/", title: say("openOutside"), "aria-label": say("openOutside"),
      on: {
        // The caret's place is what it is at the click.
        pointerdown: event => (event.currentTarget.href = address(one)),
        focus: event => (event.currentTarget.href = address(one)),
      },
    },
    icon("outside"),
  );
}

function address(one) {
  const { doc, selection } = one.view.state;
  const line = doc.lineAt(selection.main.head);
  const root = issue.root.replaceAll("\\", "/").replace(/\/?$/, "/").replace(/^(?!\/)/, "/");
  return `vscode://file${encodeURI(root + one.file)}:${line.number}:${selection.main.head - line.from + 1}`;
}

function tellStory() {
  if (!parts) return;
  const story = storyOf(writing.file) ?? loose(writing.file);
  parts.title.textContent = story?.title || writing.file.split("/").at(-1).replace(/\.md$/, "");
  parts.title.title = writing.file;
  parts.fit.className = story && story.page != null ? fitClass(story.fit) : "unseen";
  parts.fit.textContent = story && story.page != null ? fitWords(story.fit) : "";
  const key = JSON.stringify([story?.importance, story?.page, story?.area, issue.areas.length]);
  if (parts.storyKey !== key) {
    parts.storyKey = key;
    parts.story.replaceChildren(...(story ? storyTools(story) : []));
  }
  const faults = faultsOfFile(issue, writing.file);
  parts.faults.hidden = !faults.length;
  const wasOpen = parts.faults.open;
  parts.faults.replaceChildren(element("summary", {}, `${say("faultsOfFile")} ${faults.length}`), list(faults, false));
  parts.faults.open = wasOpen;
}

/** A story of the issue that stands nowhere yet: it can be placed. */
function loose(file) {
  return issue.files.some(one => one.file === file && one.kind === "story") ? { file, page: null, area: null, importance: null } : null;
}

function storyTools(story) {
  const levels = [1, 2, 3, 4];
  const level = levels.includes(story.importance) ? story.importance : 3;
  const areas = placesFor(issue).filter(area => !(area.page === story.page && (!area.name || area.name === story.area)));
  const words = story.page == null ? "placeOn" : "moveTo";
  const move = element(
    "select",
    { "aria-label": say(words), on: { change: event => (event.target.value === "off" ? takeOff(story.file) : moveStory(story.file, areas[event.target.value])) } },
    element("option", { value: "" }, say(words)),
    ...areas.map((area, n) => element("option", { value: n }, placeName(area))),
    story.page == null ? "" : element("option", { value: "off" }, say("takeOff")),
  );
  if (issue.allotted) move.hidden = true;
  return story.page == null ? [move] : [
    button({ image: "down", words: say("down"), class: "quiet", disabled: level === 4, press: () => changeImportance(story.file, level + 1) }),
    element("b", {}, say(`level${level}`)),
    button({ image: "up", words: say("up"), class: "quiet", disabled: level === 1, press: () => changeImportance(story.file, level - 1) }),
    areas.length ? move : "",
  ];
}

const STATE_WORDS = { saved: "saved", unsaved: "unsaved", saving: "saving", conflict: "unsaved", failed: "unsaved" };

function tellState() {
  if (!parts) return;
  const { copy, view } = writing;
  parts.state.textContent = say(STATE_WORDS[copy.state]);
  parts.state.dataset.state = copy.state;
  const text = view.state.doc.toString().replace(/^---\n[^]*?\n---/, "");
  parts.count.textContent = say("characters", (text.match(/[\p{L}\p{N}\p{P}]/gu) ?? []).length);
}
