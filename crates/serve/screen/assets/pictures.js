// Pictures by hand: a click chooses one; its sides and corner are dragged to other columns, its inside moves the crop;
// the buttons over it do the same from the keyboard.

import { button, element } from "./element.js";
import { desk, sheetOf, sheetOfPage } from "./desk.js";
import { issue, onIssue } from "./issue.js";
import { changePicture } from "./makeup.js";
import { placed } from "./placing.js";
import { attempt } from "./notice.js";
import { get } from "./server.js";
import { say } from "./words.js";

/** The first leaves it to Kanyin. */
const CROPS = ["", "0%", "5%", "10%", "15%", "20%", "30%", "40%"];
const SIDES = ["left", "right", "corner"];
/** A hand trembles so far without meaning to drag. */
const TREMOR = 5;
let chosen = null;

export function startPictures() {
  desk.addEventListener("pointerdown", press);
  // The same picture, wherever it stands on the new page.
  onIssue(() => chosen && choose(issue.pictures.find(one => same(one, chosen)) ?? null));
}

const same = (one, other) => one.story === other.story && one.file === other.file && one.page === other.page;

/** The picture under a point of a page. */
export function pictureAt(number, { x, y }) {
  return issue.pictures.find(one => one.page === number && x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height) ?? null;
}

/** Shows the handles and the buttons of a picture; null: of none. */
export function choose(picture) {
  const focused = document.activeElement?.closest(".picture-tools") ? document.activeElement.dataset.key : null;
  for (const old of document.querySelectorAll(".picture-chosen")) old.remove();
  chosen = picture;
  const sheet = picture && sheetOfPage(picture.page);
  if (!sheet) return;
  const frame = element(
    "div",
    { class: "picture-chosen", look: placed(picture, issue.trim) },
    ...(picture.width_in ? SIDES : []).map(side => element("span", { class: `handle ${side}`, title: say("edge"), data: { side } })),
    tools(picture),
  );
  sheet.over.append(frame);
  if (focused) frame.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
}

export function unchoose() {
  if (!chosen) return false;
  choose(null);
  return true;
}

/** Columns where their number counts, and the crop. */
function tools(picture) {
  const crop = element("select", { "aria-label": say("crop"), data: { key: "crop" }, on: { change: event => changePicture(picture.story, picture.at, { crop: event.target.value }) } },
    element("option", { value: "-", selected: true, disabled: true }, say("crop")),
    ...CROPS.map(value => element("option", { value }, value || say("cropOwn"))));
  return element("div", { class: "picture-tools", role: "toolbar", "aria-label": say("pictureTools") }, ...columnTools(picture), crop);
}

function columnTools(picture) {
  if (!picture.width_in) return [];
  const { columns, most } = picture.width_in;
  return [
    button({ image: "minus", words: say("fewer"), disabled: columns <= 1, data: { key: "fewer" }, press: () => setColumns(picture, columns - 1) }),
    element("span", { class: "columns" }, say("nColumns", columns)),
    button({ image: "plus", words: say("more"), disabled: columns >= most, data: { key: "more" }, press: () => setColumns(picture, columns + 1) }),
  ];
}

function setColumns(picture, columns) {
  return changePicture(picture.story, picture.at, { columns });
}

/** How wide so many columns of text are, in pt. */
function widthOf({ column, gutter }, columns) {
  return columns * column + (columns - 1) * gutter;
}

/** A handle is dragged to another width, or the inside of the chosen picture to another crop. */
function press(event) {
  const frame = event.target.closest(".picture-chosen");
  if (!frame || event.button !== 0 || event.target.closest(".picture-tools")) return;
  event.preventDefault();
  const side = event.target.closest(".handle")?.dataset.side;
  const sheet = sheetOf(frame);
  const drag = { frame, sheet, side, picture: chosen, start: sheet.point(event.clientX, event.clientY), far: false };
  frame.setPointerCapture(event.pointerId);
  const move = event => (side ? stretch(drag, event) : shift(drag, event));
  const end = async event => {
    frame.removeEventListener("pointermove", move);
    frame.removeEventListener("pointerup", end);
    frame.removeEventListener("pointercancel", end);
    if (event.type === "pointerup" && drag.far) await (side ? stretched(drag) : shifted(drag));
    if (chosen === drag.picture) choose(chosen);
  };
  frame.addEventListener("pointermove", move);
  frame.addEventListener("pointerup", end);
  frame.addEventListener("pointercancel", end);
}

function moved(drag, event) {
  const { x, y } = drag.sheet.point(event.clientX, event.clientY);
  const by = { x: x - drag.start.x, y: y - drag.start.y };
  const scale = drag.sheet.paper.getBoundingClientRect().width / issue.trim.width;
  drag.far ||= Math.hypot(by.x, by.y) * scale > TREMOR;
  return by;
}

/** The frame follows the hand, in whole columns. */
function stretch(drag, event) {
  const by = moved(drag, event);
  const { picture } = drag;
  const wide = picture.width + (drag.side === "left" ? -by.x : by.x);
  const counts = Array.from({ length: picture.width_in.most }, (_, n) => n + 1);
  const off = columns => Math.abs(widthOf(picture.width_in, columns) - wide);
  drag.columns = counts.reduce((best, n) => (off(n) < off(best) ? n : best));
  const width = widthOf(picture.width_in, drag.columns);
  const box = { ...picture, width, height: (picture.height * width) / picture.width, x: drag.side === "left" ? picture.x + picture.width - width : picture.x };
  Object.assign(drag.frame.style, placed(box, issue.trim));
  drag.frame.dataset.words = say("nColumns", drag.columns);
}

async function stretched({ picture, columns }) {
  if (columns && columns !== picture.width_in.columns) await setColumns(picture, columns);
}

/** The inside follows the hand: what lies under it is to stay in view. */
function shift(drag, event) {
  drag.by = moved(drag, event);
  drag.frame.classList.toggle("shifting", drag.far);
  drag.frame.style.setProperty("--shift-x", `${(drag.by.x / drag.picture.width) * 100}%`);
  drag.frame.style.setProperty("--shift-y", `${(drag.by.y / drag.picture.height) * 100}%`);
}

async function shifted({ picture, by }) {
  const focus = await focusOf(picture);
  const hundredth = (was, part) => `${Math.round(Math.min(100, Math.max(0, was - part * 100)))}%`;
  await changePicture(picture.story, picture.at, { focus: `${hundredth(focus.x, by.x / picture.width)},${hundredth(focus.y, by.y / picture.height)}` });
}

/** Where the eye looks now: what the story says, else the middle. */
async function focusOf(picture) {
  const answer = await attempt(() => get("/api/file", { file: picture.story }));
  const written = answer?.text.slice(picture.at).match(/^!\[[^\]]*\]\([^)]*?focus=([\d.]+)%,([\d.]+)%/);
  return written ? { x: Number(written[1]), y: Number(written[2]) } : { x: 50, y: 50 };
}
