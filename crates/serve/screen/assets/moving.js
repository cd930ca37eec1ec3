// A story taken by its handle, on the page or in the list, and dropped on another area.

import { element } from "./element.js";
import { sheetOf, sheets } from "./desk.js";
import { issue } from "./issue.js";
import { moveStory } from "./makeup.js";
import { placed } from "./placing.js";
import { say } from "./words.js";

const TREMOR = 6;
let drag = null;

export function startMoving() {
  document.addEventListener("pointerdown", press);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", end);
  // A drag that ends on a button is no click on it.
  document.addEventListener("click", event => {
    if (performance.now() - ended < 80) event.stopPropagation(), event.preventDefault();
  }, true);
}

let ended = -1000;

function press(event) {
  const handle = event.target.closest("[data-drag]");
  if (!handle || event.button !== 0) return;
  const file = handle.dataset.drag;
  const grip = handle.classList.contains("grip");
  if (grip) event.preventDefault();
  if (event.pointerType === "touch" && !grip) return;
  drag = { file, x: event.clientX, y: event.clientY, shadow: null, area: null };
}

function move(event) {
  if (!drag) return;
  if (!drag.shadow) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < TREMOR) return;
    begin();
  }
  drag.shadow.style.left = `${event.clientX + 12}px`;
  drag.shadow.style.top = `${event.clientY + 12}px`;
  const sheet = sheetOf(document.elementFromPoint(event.clientX, event.clientY) ?? document.body);
  const point = sheet?.point(event.clientX, event.clientY);
  const area = point && areaAt(sheet.number, point);
  if (area !== drag.area) target(area);
}

function begin() {
  const story = issue.stories.find(story => story.file === drag.file);
  drag.shadow = element("div", { class: "drag-shadow" }, story?.title ?? drag.file);
  document.body.append(drag.shadow);
  document.body.classList.add("dragging");
}

/** The smallest area there that takes a story. */
function areaAt(page, { x, y }) {
  return issue.areas
    .filter(area => area.page === page && takesStory(area, drag.file) && x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height)
    .sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? null;
}

/** Whether an area takes that story: ads, the masthead and the like take none; briefs one that stands nowhere yet. */
export function takesStory(area, file) {
  const isPlaced = issue.stories.some(story => story.file === file && story.page != null);
  return area.kind === "story" || (area.kind === "briefs" && !isPlaced);
}

function target(area) {
  for (const old of document.querySelectorAll(".target")) old.remove();
  drag.area = area;
  if (!area) return;
  sheets.find(sheet => sheet.number === area.page)?.over.append(
    element("div", { class: "target", look: placed(area, issue.trim) }, element("span", {}, say("dropHere", `${area.page} ${area.name}`))),
  );
}

function drop() {
  if (!drag) return;
  const { file, area, shadow } = drag;
  end();
  if (!shadow) return;
  ended = performance.now();
  const story = issue.stories.find(story => story.file === file);
  if (area && !(area.page === story?.page && area.name === story?.area)) moveStory(file, area);
}

function end() {
  drag?.shadow?.remove();
  for (const old of document.querySelectorAll(".target")) old.remove();
  document.body.classList.remove("dragging");
  drag = null;
}
