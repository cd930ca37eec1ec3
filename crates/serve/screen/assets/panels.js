// The columns beside the desk: the list on the left, the tabs on the right; which are open.

import { button, element } from "./element.js";
import { onIssue } from "./issue.js";
import { remember, remembered } from "./remembered.js";
import { say } from "./words.js";

const TABS = { faults: "tabFaults", copy: "tabCopy", finish: "tabFinish" };
const PARTS = ["rail", "desk", "panel"];
let tab = "faults";

export function startPanels() {
  const tabs = document.getElementById("tabs");
  tabs.replaceChildren(...Object.entries(TABS).map(([name, words]) =>
    element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, on: { click: () => showTab(name) } }, say(words), element("span", { class: "tab-count" }))));
  tabs.addEventListener("keydown", arrows);
  onIssue(issue => {
    const errors = issue.faults.filter(fault => fault.severity !== "note").length;
    document.querySelector("#tab-faults .tab-count").textContent = errors ? `${errors}` : "";
  });
  const railSwitch = document.getElementById("rail-switch");
  railSwitch.replaceWith(button({ image: "rail", words: say("railSwitch"), id: "rail-switch", class: "quiet", "aria-controls": "rail", press: () => toggle("rail") }));
  // A tablet has no room for both at once.
  show("rail", remembered("rail", innerWidth > 1100));
  show("panel", remembered("panel", true));
  showTab("faults");
}

/** Arrows walk between tabs, as in any list of tabs. */
function arrows(event) {
  const names = Object.keys(TABS);
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  showTab(names[(names.indexOf(tab) + by + names.length) % names.length]);
  document.getElementById(`tab-${tab}`).focus();
}

export function showTab(name) {
  tab = name;
  for (const one of Object.keys(TABS)) {
    const button = document.getElementById(`tab-${one}`);
    button.setAttribute("aria-selected", String(one === name));
    button.tabIndex = one === name ? 0 : -1;
    document.getElementById(`panel-${one}`).hidden = one !== name;
  }
  document.getElementById("panel").dataset.tab = name;
  show("panel", true);
}

export function toggle(part) {
  const on = document.getElementById(part).hidden;
  remember(part, on);
  show(part, on);
}

function show(part, on) {
  document.getElementById(part).hidden = !on;
  document.getElementById(`${part}-switch`)?.setAttribute("aria-expanded", String(on));
}

/** The keyboard goes on to the next part of the screen that is open. */
export function stepPart(by) {
  const open = PARTS.filter(part => !document.getElementById(part).hidden);
  const here = open.findIndex(part => document.getElementById(part).contains(document.activeElement));
  const next = document.getElementById(open[(Math.max(0, here) + by + open.length) % open.length]);
  const inside = next.id === "desk" ? next : next.querySelector("[aria-current], [aria-selected=true], button");
  (inside ?? next).focus();
}
