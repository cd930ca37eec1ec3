// What is drawn over a page: guides, stories and their state, faults, pictures' handles, the caret's place.

import { button, drawn, element, icon } from "./element.js";
import { areaName, emptyAreas } from "./areas.js";
import { askNewStory } from "./new_story.js";
import { faultsOfPage, faultWords } from "./fault_order.js";
import { fitWords } from "./fit.js";
import { rowEdges } from "./rows.js";
import { placed } from "./placing.js";
import { say } from "./words.js";

let openStory = null;

/** Marks the story that is open in the editor. */
export function markOpenBoxes(file) {
  openStory = file;
  for (const box of document.querySelectorAll(".story-box")) box.classList.toggle("open", box.dataset.file === file);
}

/** Draws everything over a sheet anew, but for the caret's mark and what is being dragged. */
export function drawOver(sheet) {
  const { issue, over, number } = sheet;
  const kept = [...over.querySelectorAll(".caret, .picture-chosen, .target")];
  // The keyboard's place is kept over a new state.
  const focused = over.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  over.replaceChildren(
    guides(issue),
    ...issue.stories.flatMap(story => storyBoxes(story, number, issue)),
    ...faultsOfPage(issue, number).map((fault, n) => fault.place && marker(fault, n + 1, issue)).filter(Boolean),
    ...rowEdges(issue, number),
    ...emptyAreas(issue).filter(area => area.page === number).map(area => emptyArea(area, issue)),
    ...kept,
  );
  if (focused) over.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** Grid, trim and bleed; which of them are seen is a class of the desk. */
function guides({ trim, bleed, grid }) {
  const svg = drawn("svg", { class: "guides", viewBox: `0 0 ${trim.width} ${trim.height}`, "aria-hidden": "true" });
  const columns = drawn("g", { class: "guide-grid" });
  for (let n = 0; n < (grid?.columns ?? 0); n++) {
    const x = grid.left + n * (grid.column + grid.gutter);
    columns.append(drawn("rect", { x, y: grid.top, width: grid.column, height: grid.lines * grid.leading }));
  }
  const lines = Array.from({ length: grid ? grid.lines + 1 : 0 }, (_, n) => `M${grid.left} ${grid.top + n * grid.leading}h${grid.width}`);
  columns.append(drawn("path", { d: lines.join("") }));
  svg.append(
    columns,
    drawn("rect", { class: "guide-trim", x: 0, y: 0, width: trim.width, height: trim.height }),
    drawn("rect", { class: "guide-bleed", x: -bleed, y: -bleed, width: trim.width + 2 * bleed, height: trim.height + 2 * bleed }),
  );
  return svg;
}

/** The boxes of a story on that page; the first has the handle it is dragged by, the last says what does not fit. */
function storyBoxes(story, number, { trim }) {
  const boxes = story.boxes.filter(box => box.page === number);
  const made = boxes.map(box => element("div", { class: `story-box${story.file === openStory ? " open" : ""}`, data: { file: story.file }, look: placed(box, trim) }));
  if (!made.length) return made;
  made[0].append(
    element("span", { class: "grip", title: say("moveStory", story.title ?? ""), data: { drag: story.file } }, icon("move")),
  );
  if (!story.fit.fits) {
    const low = boxes.reduce((low, box, n) => (box.y + box.height > boxes[low].y + boxes[low].height ? n : low), 0);
    made[low].append(element("span", { class: `fit-tag ${story.fit.over ? "over-fit" : "short-fit"}` }, fitWords(story.fit)));
  }
  return made;
}

/** An area in which nothing stands yet: a story is begun there by a click, or dropped. */
function emptyArea(area, { trim }) {
  const words = areaName(area.name);
  const begin = button({ image: "plus", text: words, class: "begin", title: say("beginHere", words), press: () => askNewStory(null, area), data: { key: `begin-${area.name}` } });
  return element("div", { class: "empty-area", look: placed(area, trim) }, begin);
}

function marker(fault, n, { trim }) {
  const key = `fault-${fault.code}-${fault.file}-${fault.at}-${n}`;
  const words = `${say(fault.severity)}：${faultWords(fault)}`;
  const badge = button({ text: `${n}`, class: "badge", press: null, "aria-label": words, data: { key, fault: fault.index } });
  badge.title = words;
  return element("div", { class: `fault-mark ${fault.severity}`, look: placed(fault.place, trim) }, badge);
}

/** Marks where the caret's character is printed. */
export function markCaret(sheets, marks, trim) {
  for (const old of document.querySelectorAll(".over > .caret")) old.remove();
  for (const mark of marks) {
    const sheet = sheets.find(sheet => sheet.number === mark.page);
    sheet?.over.append(element("div", { class: "caret", look: placed(mark, trim) }));
  }
}
