// How large the pages are: the whole page, the desk's width, or a number. Ctrl with the wheel, two fingers, keys.

import { remember, remembered } from "./remembered.js";

/** Pixels a point at 100 %. */
const FULL = 96 / 72;
const LEAST = 0.12;
const MOST = 8;
const CAPTION = 34;
const AROUND = 28;

const desk = document.getElementById("desk");
const spreads = document.getElementById("spreads");
/** "fit", "width", or pixels a point. */
let zoom = remembered("zoom", "fit");
let scale = 1;
let shown = null;
/** The desk's size for which the pages are sized. */
let room = {};
let findSheet = () => null;
const listeners = new Set();

/** Calls with what the zoom is in words: 62 %. */
export function onZoom(listener) {
  listeners.add(listener);
}

/** `sheetOf` finds the page that an element belongs to; `inPlace` keeps the page in view where it is. */
export function startZoom(sheetOf, inPlace) {
  findSheet = sheetOf;
  new ResizeObserver(() => shown && typeof zoom === "string" && inPlace(() => zoomed(...shown))).observe(desk);
  desk.addEventListener("wheel", wheel, { passive: false });
  desk.addEventListener("touchstart", pinchBegins, { passive: true });
  desk.addEventListener("touchmove", pinch, { passive: false });
  desk.addEventListener("touchend", () => (pinched = null), { passive: true });
}

/** Pixels a point, as the pages are shown now. */
export function shownScale() {
  return scale;
}

/** Whether the pages have the size for the desk as it is now; soon they will. */
export function fitsDesk() {
  return typeof zoom === "number" || (desk.clientWidth === room.width && desk.clientHeight === room.height);
}

/** Sizes the pages for that arrangement. */
export function zoomed(issue, view) {
  // Before the first pages there is nothing to size.
  if (!issue.trim.width) return;
  shown = [issue, view];
  room = { width: desk.clientWidth, height: desk.clientHeight };
  // Pages are whole pixels wide, so that what lies on them is drawn where it belongs.
  const wide = typeof zoom === "number" ? zoom : fitting(issue, view);
  scale = Math.max(1, Math.round(wide * issue.trim.width)) / issue.trim.width;
  spreads.style.setProperty("--scale", scale);
  for (const listener of listeners) listener(`${Math.round((scale / FULL) * 100)}%`, zoom);
}

function fitting({ trim, facing, pages }, view) {
  const width = desk.clientWidth - AROUND;
  const height = desk.clientHeight - AROUND / 2 - CAPTION;
  if (view === "all") return fittingAll(trim, pages.length, width, height);
  const across = view === "spread" ? Math.max(...facing.map(group => group.length)) : 1;
  const wide = (width - (across - 1) * 2) / (across * trim.width);
  if (zoom === "width") return clamp(wide);
  return clamp(Math.min(wide, height / trim.height));
}

/** All pages at once, as large as they may be; of very many a part, each still to be made out. */
function fittingAll(trim, count, width, height) {
  let best = 0;
  for (let across = 1; across <= count; across++) {
    const down = Math.ceil(count / across);
    const wide = (width / across - 20) / trim.width;
    const high = ((height + CAPTION) / down - CAPTION - 14) / trim.height;
    best = Math.max(best, Math.min(wide, high));
  }
  return clamp(Math.max(best, 130 / trim.width));
}

function clamp(value) {
  return Math.min(MOST, Math.max(LEAST, value));
}

export function setZoom(next) {
  change(next);
}

/** One step larger or smaller, about the middle of the desk. */
export function zoomBy(steps) {
  const { left, top, width, height } = desk.getBoundingClientRect();
  about(left + width / 2, top + height / 2, () => change(clamp(scale * 1.2 ** steps)));
}

function change(next) {
  zoom = next;
  remember("zoom", zoom);
  if (shown) zoomed(...shown);
}

function wheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 180);
  about(event.clientX, event.clientY, () => change(clamp(scale * factor)));
}

/** Changes the size so that what lies under that place of the window stays there. */
function about(x, y, doing) {
  const sheet = findSheet(document.elementFromPoint(x, y) ?? desk) ?? null;
  const point = sheet?.point(x, y);
  doing();
  if (!sheet) return;
  const { left, top } = sheet.paper.getBoundingClientRect();
  desk.scrollBy({ left: left + point.x * scale - x, top: top + point.y * scale - y, behavior: "instant" });
}

let pinched = null;

function pinchBegins(event) {
  pinched = event.touches.length === 2 ? { apart: apart(event.touches), scale } : null;
}

function pinch(event) {
  if (!pinched || event.touches.length !== 2) return;
  event.preventDefault();
  const [one, two] = event.touches;
  const next = clamp(pinched.scale * (apart(event.touches) / pinched.apart));
  about((one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2, () => change(next));
}

function apart([one, two]) {
  return Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
}
