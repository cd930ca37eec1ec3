// The bar at the top: the issue shown, arrangement, zoom, guides, what the server does, undo of makeup, theme.

import { button, element } from "./element.js";
import { desk, setView, view } from "./desk.js";
import { issue, onIssue, onNews } from "./issue.js";
import { attempt } from "./notice.js";
import { faultWords } from "./fault_order.js";
import { remember, remembered } from "./remembered.js";
import { send } from "./server.js";
import { pick, say } from "./words.js";
import { saveAll } from "./writing.js";
import { onZoom, setZoom, zoomBy } from "./zoom.js";

const VIEWS = ["one", "spread", "all"];
const GUIDES = ["grid", "trim", "bleed"];
const banner = document.getElementById("banner");
const working = document.getElementById("working");
const issues = document.getElementById("issues");

let toFault = () => {};

/** `deeds`: what the buttons at the end do. */
export function startBar(deeds) {
  toFault = deeds.fault;
  document.getElementById("views").replaceChildren(...VIEWS.map(name => button({ text: say(name), "aria-pressed": String(view === name), data: { view: name }, press: () => arrange(name) })));
  startZoomButtons();
  document.getElementById("overlays").prepend(...GUIDES.map(name => button({ image: name, words: say(name), "aria-pressed": "false", data: { guide: name }, press: () => toggleGuide(name) })));
  for (const name of GUIDES) showGuide(name, remembered(`guide-${name}`, false));
  document.getElementById("actions").replaceChildren(
    button({ image: "undo", words: say("undoChange"), id: "undo-change", press: deeds.undoChange }),
    button({ image: "shuffle", text: say("alternatives"), id: "alternatives", press: deeds.alternatives }),
    button({ image: "moon", words: say("dark"), id: "theme", press: toggleTheme }),
    button({ image: "keys", words: say("keys"), press: deeds.keys }),
    button({ image: "panel", words: say("panelSwitch"), id: "panel-switch", "aria-controls": "panel", press: deeds.panel }),
  );
  showTheme(remembered("theme", null));
  issues.setAttribute("aria-label", say("issue"));
  issues.addEventListener("change", openIssue);
  onIssue(take);
  onNews("working", ({ working: on }) => setWorking(on ? say("working") : ""));
  onNews("lost", () => setWorking(say("lost"), true));
  onNews("back", () => setWorking(""));
}

/** Words of what goes on; a short one is not shown, so that nothing flickers at each key. */
let timer = null;
function setWorking(words, lost = false) {
  clearTimeout(timer);
  working.classList.toggle("lost", lost);
  if (words) timer = setTimeout(() => (working.textContent = words), lost ? 0 : 400);
  else working.textContent = "";
}

function take(state) {
  document.getElementById("publication").textContent = state.publication;
  document.title = `${state.publication} ${state.issue} · 刊印`;
  issues.replaceChildren(...state.issues.map(name => element("option", { value: name, selected: name === state.issue }, name)));
  tellStale(state);
  document.getElementById("alternatives").disabled = !state.pages.some(page => page.auto);
}

/** Why the pages are old, and the way to what is wrong. Said once, however often the state comes. */
function tellStale({ stale, faults }) {
  banner.hidden = !stale;
  const first = stale && faults.find(fault => fault.severity === "error" && fault.file);
  const where = first ? `${first.file.split("/").at(-1)}:${first.line} ${faultWords(first)}` : "";
  const words = stale ? pick(stale) + where : "";
  if (banner.dataset.words === words) return;
  banner.dataset.words = words;
  banner.replaceChildren(...(stale ? [element("span", {}, pick(stale))] : []), ...(first ? [button({ text: where, class: "quiet", press: () => toFault(first) })] : []));
}

async function openIssue() {
  await saveAll();
  if ((await attempt(() => send("POST", "/api/open", { issue: issues.value }))) == null) issues.value = issue.issue;
}

export function arrange(name) {
  setView(name);
  for (const one of document.querySelectorAll("[data-view]")) one.setAttribute("aria-pressed", String(one.dataset.view === name));
}

function startZoomButtons() {
  const size = element("select", { id: "zoom-size", "aria-label": say("zoom"), on: { change: () => setZoom(isNaN(size.value) ? size.value : Number(size.value)) } },
    element("option", { value: "fit" }, say("fit")),
    element("option", { value: "width" }, say("width")),
    ...[50, 75, 100, 150, 200, 300].map(percent => element("option", { value: (percent / 100) * (96 / 72) }, `${percent}%`)),
    element("option", { value: "own", disabled: true, hidden: true }, ""));
  document.getElementById("zoom").replaceChildren(
    button({ image: "minus", words: say("smaller"), press: () => zoomBy(-1) }),
    size,
    button({ image: "plus", words: say("larger"), press: () => zoomBy(1) }),
  );
  onZoom((percent, zoom) => {
    const own = size.lastElementChild;
    const listed = [...size.options].find(option => option.value === String(zoom) && option !== own);
    if (!listed) own.textContent = percent;
    size.value = listed ? listed.value : "own";
  });
}

export function toggleGuide(name) {
  const on = !desk.classList.contains(`show-${name}`);
  remember(`guide-${name}`, on);
  showGuide(name, on);
}

function showGuide(name, on) {
  desk.classList.toggle(`show-${name}`, on);
  document.querySelector(`[data-guide="${name}"]`).setAttribute("aria-pressed", String(on));
}

/** Dark or light, whatever the system says, until it is switched again. */
export function toggleTheme() {
  const theme = isDark() ? "light" : "dark";
  remember("theme", theme);
  showTheme(theme);
}

function isDark() {
  return (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

function showTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  const other = isDark() ? "light" : "dark";
  const switcher = document.getElementById("theme");
  switcher.title = say(other);
  switcher.setAttribute("aria-label", say(other));
  switcher.querySelector("use").setAttribute("href", `/assets/icons.svg#${other === "dark" ? "moon" : "sun"}`);
}
