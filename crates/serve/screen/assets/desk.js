// The pages on the desk: arranged as one, spreads or all; which of them is in view; what happens when one is clicked.

import { element } from "./element.js";
import { onIssue } from "./issue.js";
import { Sheet } from "./sheet.js";
import { remember, remembered } from "./remembered.js";
import { fitsDesk, zoomed } from "./zoom.js";

export const desk = document.getElementById("desk");
const spreads = document.getElementById("spreads");
const told = new EventTarget();

export let sheets = [];
/** The number of the page in view. */
export let current = 1;
export let view = remembered("view", "one");

let arranged = "";
let issue = null;
/** Which page was seen last, and how much of it lay above the desk's upper edge. */
let seen = null;

/** A page that comes within a window's height of the view gets its picture; those further off wait. */
const nearness = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      const sheet = sheetOf(target);
      if (!sheet) continue;
      sheet.near = isIntersecting;
      if (isIntersecting) sheet.freshen();
    }
  },
  { root: desk, rootMargin: "100% 50%" },
);

export function startDesk() {
  onIssue(take);
  desk.addEventListener("scroll", () => requestAnimationFrame(look), { passive: true });
}

/** Calls when another page is in view. */
export function onPage(listener) {
  told.addEventListener("page", () => listener(current));
}

export function sheetOf(target) {
  const figure = target.closest?.(".sheet");
  return figure && sheets.find(sheet => sheet.figure === figure);
}

export function sheetOfPage(number) {
  return sheets.find(sheet => sheet.number === number);
}

export function setView(next) {
  view = next;
  remember("view", view);
  arranged = "";
  if (issue) take(issue);
}

function take(next) {
  issue = next;
  const order = JSON.stringify([view, next.issue, next.facing, next.trim, next.pages.map(page => page.number)]);
  if (order !== arranged) arrange();
  arranged = order;
  desk.classList.toggle("stale", Boolean(next.stale));
  // The page in view is asked for first.
  const byDistance = [...sheets].sort((a, b) => Math.abs(a.number - current) - Math.abs(b.number - current));
  for (const sheet of byDistance) {
    sheet.tell(next.pages.find(page => page.number === sheet.number), next);
  }
}

/** Lays the pages out. Sheets are kept, so that no picture is fetched twice. */
function arrange() {
  const old = new Map(sheets.map(sheet => [sheet.number, sheet]));
  sheets = issue.pages.map(page => old.get(page.number) ?? new Sheet(page));
  const groups = view === "spread" ? issue.facing : view === "one" ? issue.pages.map(page => [page.number]) : [issue.pages.map(page => page.number)];
  spreads.className = view;
  spreads.replaceChildren(
    ...groups.map(numbers =>
      element("div", { class: "facing" }, ...numbers.map(number => sheetOfPage(number)?.figure).filter(Boolean)),
    ),
  );
  nearness.disconnect();
  for (const sheet of sheets) nearness.observe(sheet.figure);
  spreads.style.setProperty("--trim-width", issue.trim.width);
  spreads.style.setProperty("--trim-height", issue.trim.height);
  zoomed(issue, view);
  if (!sheetOfPage(current)) current = issue.pages[0]?.number ?? 1;
  goTo(current);
}

/** Finds which page is in view: the one whose middle is nearest the desk's. */
function look() {
  // Where the desk has just changed, the browser has moved the pages, and nobody else.
  if (!fitsDesk()) return;
  const { left, top, width, height } = desk.getBoundingClientRect();
  let best = null;
  for (const sheet of sheets) {
    const box = sheet.figure.getBoundingClientRect();
    const away = Math.hypot(box.left + box.width / 2 - left - width / 2, box.top + box.height / 2 - top - height / 2);
    if (!best || away < best.away) best = { away, number: sheet.number };
  }
  if (best && best.number !== current && !(view !== "one" && inView(current))) setCurrent(best.number);
  const figure = sheetOfPage(current)?.figure;
  seen = figure && { number: current, part: partAbove(figure) };
}

/** In spreads and among all pages the one chosen stays the current one while it is seen. */
function inView(number) {
  const box = sheetOfPage(number)?.figure.getBoundingClientRect();
  const desktop = desk.getBoundingClientRect();
  return box && box.bottom > desktop.top + 40 && box.top < desktop.bottom - 40;
}

export function setCurrent(number) {
  if (number === current) return;
  current = number;
  told.dispatchEvent(new Event("page"));
}

/** Brings a page into view, or a box on it (pt): only as far as it takes, so that the page does not jump. */
export function goTo(number, box) {
  const sheet = sheetOfPage(number);
  if (!sheet) return;
  setCurrent(number);
  if (!box) {
    sheet.figure.scrollIntoView({ block: view === "all" ? "nearest" : "start", inline: "nearest" });
    return;
  }
  const paper = sheet.paper.getBoundingClientRect();
  const scale = paper.width / issue.trim.width;
  const window = desk.getBoundingClientRect();
  const margin = 48;
  const top = paper.top + box.y * scale, bottom = top + box.height * scale;
  const left = paper.left + box.x * scale, right = left + box.width * scale;
  const down = bottom > window.bottom - margin ? bottom - window.bottom + margin : top < window.top + margin ? top - window.top - margin : 0;
  const across = right > window.right - margin ? right - window.right + margin : left < window.left + margin ? left - window.left - margin : 0;
  // A page that is mostly in view is not moved for what can be seen already.
  if (down || across) desk.scrollBy({ top: down, left: across });
}

/** Does what gives the pages another size; the page in view stays where it was. */
export function inPlace(doing) {
  const figure = sheetOfPage(current)?.figure;
  // Where the desk itself has changed, the browser may have moved the pages already: what was seen last counts.
  const part = seen?.number === current ? seen.part : figure && partAbove(figure);
  doing();
  if (figure) desk.scrollBy({ top: (partAbove(figure) - part) * -figure.offsetHeight, behavior: "instant" });
}

/** How much of a page's figure lies above the desk's upper edge, as a part of its height; below zero where none does. */
function partAbove(figure) {
  return (desk.getBoundingClientRect().top - figure.getBoundingClientRect().top) / figure.offsetHeight;
}

/** The next or previous page, or spread. */
export function step(by) {
  const groups = view === "spread" ? issue.facing : issue.pages.map(page => [page.number]);
  const here = groups.findIndex(group => group.includes(current));
  const next = groups[Math.min(groups.length - 1, Math.max(0, here + by))];
  if (next) goTo(next[0]);
}
