// A story taken by its handle, on the page or in the list, and dropped on another area.

import { placeName, placesFor } from "./areas.js";
import { element } from "./element.js";
import { sheetOf, sheets } from "./desk.js";
import { issue } from "./issue.js";
import { moveStory, takeOff } from "./makeup.js";
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
  // One that is dragged from its page to the list stands nowhere then.
  drag = { file, x: event.clientX, y: event.clientY, shadow: null, area: null, fromPage: grip };
}

function move(event) {
  if (!drag) return;
  if (!drag.shadow) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < TREMOR) return;
    begin();
  }
  drag.shadow.style.left = `${event.clientX + 12}px`;
  drag.shadow.style.top = `${event.clientY + 12}px`;
  const under = document.elementFromPoint(event.clientX, event.clientY) ?? document.body;
  drag.off = Boolean(under.closest("#rail"));
  const sheet = sheetOf(under);
  const point = sheet?.point(event.clientX, event.clientY);
  const area = point && areaAt(sheet.number, point);
  drag.point = point;
  if (area?.page !== drag.area?.page || area?.name !== drag.area?.name) target(area);
}

function begin() {
  const story = issue.stories.find(story => story.file === drag.file);
  drag.shadow = element("div", { class: "drag-shadow" }, story?.title ?? drag.file);
  document.body.append(drag.shadow);
  document.body.classList.add("dragging");
}

/** The smallest area there that takes a story; a page that makes itself up takes it anywhere. */
function areaAt(page, { x, y }) {
  const places = placesFor(issue).filter(area => area.page === page);
  const { trim } = issue;
  const boxes = places.map(area => (area.name ? area : { ...area, x: 0, y: 0, width: trim.width, height: trim.height }));
  return boxes
    .filter(area => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height)
    .sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? null;
}

/** The brief before which something comes that is dropped there: the first that is read after that place. */
function briefAfter(area, { x, y }) {
  const stories = issue.stories.filter(story => story.page === area.page && story.area === area.name);
  const isBefore = ({ boxes: [box] }) => box && (box.x + box.width < x || (box.x <= x && box.y + box.height / 2 < y));
  return stories.filter(isBefore).length;
}

function target(area) {
  for (const old of document.querySelectorAll(".target")) old.remove();
  drag.area = area;
  if (!area) return;
  sheets.find(sheet => sheet.number === area.page)?.over.append(
    element("div", { class: "target", look: placed(area, issue.trim) }, element("span", {}, say("dropHere", placeName(area)))),
  );
}

function drop() {
  if (!drag) return;
  const { file, area, point, shadow, off, fromPage } = drag;
  end();
  if (!shadow) return;
  ended = performance.now();
  if (off && fromPage) takeOff(file);
  if (!area) return;
  const story = issue.stories.find(story => story.file === file);
  const isThere = area.page === story?.page && (!area.name || area.name === story?.area);
  if (area.kind === "briefs") moveStory(file, area, briefAfter(area, point));
  else if (!isThere) moveStory(file, area);
}

function end() {
  drag?.shadow?.remove();
  for (const old of document.querySelectorAll(".target")) old.remove();
  document.body.classList.remove("dragging");
  drag = null;
}
