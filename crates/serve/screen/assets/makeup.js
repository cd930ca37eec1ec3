// Makeup by hand: what the server is to write into issue.yaml, plan.yaml or a story, and taken back again.

import { behindAll } from "./areas.js";
import { refresh } from "./issue.js";
import { send } from "./server.js";
import { attempt, notice } from "./notice.js";
import { pick, say } from "./words.js";
import { reload, saveAll } from "./writing.js";

/** Asks for a change. What was typed is saved first, so that the change finds it. */
async function change(asked) {
  const answer = await attempt(async () => {
    await saveAll();
    return send("POST", "/api/change", asked);
  });
  if (!answer) return false;
  tellChanges(answer);
  notice(say("done", pick(answer.words)));
  await followFiles(answer.files);
  return true;
}

/** Where nothing is left to be taken back, the button says so. */
function tellChanges({ changes }) {
  document.getElementById("undo-change").disabled = changes === 0;
}

async function followFiles(files) {
  for (const file of files) await reload(file);
  refresh();
}

export function changePicture(story, at, what) {
  return change({ change: "picture", story, at, ...what });
}

/** 1 is the lead, 4 a brief. */
export function changeImportance(story, to) {
  return change({ change: "importance", story, to });
}

/** Into another area, or a first one. `before` is the brief that it comes before, where an area takes several. */
export function moveStory(story, area, before = behindAll(area)) {
  return change({ change: "move", story, page: area.page, area: area.name, before });
}

/** From its page: it stands nowhere then. */
export function takeOff(story) {
  return change({ change: "off", story });
}

/** Another makeup of a page, of those that were found; whether it was taken. */
export function takeAlternative(number, page) {
  return change({ change: "alternative", number, page });
}

export function changeRow(page, row, lines) {
  return change({ change: "row", page, row, lines });
}

/** Takes the last change back. */
export async function undoChange() {
  try {
    await saveAll();
    const answer = await send("POST", "/api/undo", {});
    tellChanges(answer);
    notice(say("undone", pick(answer.words)));
    await followFiles(answer.files);
  } catch (failure) {
    if (failure.status === 404) tellChanges({ changes: 0 });
    notice(failure.status === 404 ? say("nothingToUndo") : failure.message, failure.status === 404 ? "note" : "error");
  }
}
