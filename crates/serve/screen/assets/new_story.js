// A story begun: its title is asked, its file made and opened.

import { button, element } from "./element.js";
import { refresh } from "./issue.js";
import { attempt } from "./notice.js";
import { send } from "./server.js";
import { say } from "./words.js";

const dialog = document.getElementById("new-story");
let open = () => {};

/** `openFile` opens the new story. */
export function startNewStory(openFile) {
  open = openFile;
}

/** Asks for the title. `name` is the file's where `issue.yaml` names one that is not there. */
export function askNewStory(name = null) {
  const title = element("input", { type: "text", id: "new-title", required: true, autocomplete: "off", value: name ? stem(name) : "" });
  const form = element(
    "form",
    { on: { submit: event => (event.preventDefault(), make(name, title.value.trim())) } },
    element("h2", { id: "new-story-words" }, say(name ? "makeStory" : "newStory")),
    name && element("p", { class: "soft" }, name),
    element("div", { class: "field" }, element("label", { for: "new-title" }, say("newStoryTitle")), title),
    element("div", { class: "choices" }, button({ text: say("cancel"), press: () => dialog.close() }), element("button", { type: "submit", class: "strong" }, say("make"))),
  );
  dialog.setAttribute("aria-labelledby", "new-story-words");
  dialog.replaceChildren(form);
  dialog.showModal();
  title.select();
}

async function make(name, title) {
  if (!title) return;
  const made = await attempt(() => send("POST", "/api/new-story", { name: name && stem(name), title }));
  if (!made) return;
  dialog.close();
  refresh();
  open(made.file);
}

function stem(name) {
  return name.split("/").at(-1).replace(/\.md$/, "");
}
