// Makeup by hand: what the server is to write into issue.yaml, plan.yaml or a story, and taken back again.

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
  if (!answer) return;
  if (answer.undo) notice(say("done", pick(answer.undo)));
  await followFiles(answer.files);
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

export function moveStory(story, area) {
  return change({ change: "move", story, page: area.page, area: area.name });
}

export function changeRow(page, row, lines) {
  return change({ change: "row", page, row, lines });
}

/** Takes the last change back. */
export async function undoChange() {
  try {
    await saveAll();
    const answer = await send("POST", "/api/undo", {});
    notice(answer.undo ? say("undone", pick(answer.undo)) : say("undoneOne"));
    await followFiles(answer.files);
  } catch (failure) {
    notice(failure.status === 404 ? say("nothingToUndo") : failure.message, failure.status === 404 ? "note" : "error");
  }
}
