// A story begun: its title is asked, and where it is to stand; its file is made and opened.

import { emptyAreas, formFor, freePages, placeName } from "./areas.js";
import { button, element } from "./element.js";
import { issue, refresh } from "./issue.js";
import { moveStory } from "./makeup.js";
import { attempt } from "./notice.js";
import { send } from "./server.js";
import { say } from "./words.js";

const dialog = document.getElementById("new-story");
let open = () => {};

/** `openFile` opens the new story. */
export function startNewStory(openFile) {
  open = openFile;
}

/** Asks for the title, and for the area unless it is known. `name` is the file's where `issue.yaml` names one that is not there. */
export function askNewStory(name = null, area = null) {
  const title = element("input", { type: "text", id: "new-title", required: true, autocomplete: "off", value: name ? stem(name) : "" });
  const areas = name || area ? [] : free();
  const where = element("select", { id: "new-where" }, element("option", { value: "" }, say("placeLater")), ...areas.map((one, n) => element("option", { value: n, selected: n === 0 }, placeName(one))));
  const form = element(
    "form",
    { on: { submit: event => (event.preventDefault(), make(name, title.value.trim(), area ?? areas[where.value])) } },
    element("h2", { id: "new-story-words" }, name ? say("makeStory") : say("newStory"), area && `　${placeName(area)}`),
    name && element("p", { class: "soft" }, name),
    element("div", { class: "field" }, element("label", { for: "new-title" }, say("newStoryTitle")), title),
    areas.length > 0 && element("div", { class: "field" }, element("label", { for: "new-where" }, say("placeOn")), where),
    element("div", { class: "choices" }, button({ text: say("cancel"), press: () => dialog.close() }), element("button", { type: "submit", class: "strong" }, say("make"))),
  );
  dialog.setAttribute("aria-labelledby", "new-story-words");
  dialog.replaceChildren(form);
  dialog.showModal();
  title.select();
}

/** Where a story may come in without another giving way: empty areas first, then those that take several. */
function free() {
  const empty = emptyAreas(issue);
  const briefs = issue.allotted ? [] : issue.areas.filter(area => area.kind === "briefs" && !empty.includes(area));
  return [...empty, ...freePages(issue), ...briefs];
}

async function make(name, title, area) {
  if (!title) return;
  const made = await attempt(() => send("POST", "/api/new-story", { name: name && stem(name), title, form: area && formFor(area) }));
  if (!made) return;
  dialog.close();
  if (area) await moveStory(made.file, area);
  else refresh();
  open(made.file);
}

function stem(name) {
  return name.split("/").at(-1).replace(/\.md$/, "");
}
