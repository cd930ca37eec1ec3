// Makeup by hand: what the server is to write into issue.yaml, plan.yaml or a story, and taken back again.

import { CORE_SCHEMA, readYaml } from "./editor.js";
import { issue, refresh } from "./issue.js";
import { get, send } from "./server.js";
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
  tellChanges(answer);
  if (answer.undo) notice(say("done", pick(answer.undo)));
  await followFiles(answer.files);
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

export function moveStory(story, area) {
  const isPlaced = issue.stories.some(one => one.file === story && one.page != null);
  return isPlaced ? change({ change: "move", story, page: area.page, area: area.name }) : placeStory(story, area);
}

/** A story that stands nowhere yet is written into issue.yaml: after the others where an area takes several, else in the
 *  place of what stood there, which stands nowhere then. */
async function placeStory(story, area) {
  const file = issue.files.find(({ kind }) => kind === "issue").file;
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const path = story.startsWith(folder) ? story.slice(folder.length) : story;
  const written = await attempt(async () => {
    await saveAll();
    const { text, hash, saved } = await get("/api/file", { file });
    const changed = await send("POST", "/api/yaml", { file, text, set: entryOf(text, area, path) });
    await send("PUT", "/api/file", { file, text: changed.text, base: saved?.hash ?? hash });
    return true;
  });
  if (!written) return;
  notice(say("placed", `${area.page} ${area.name}`));
  await followFiles([file]);
}

export function changeRow(page, row, lines) {
  return change({ change: "row", page, row, lines });
}

/** What is to be set in issue.yaml, so that a path stands in an area. */
function entryOf(text, area, path) {
  const pages = readYaml(text, { schema: CORE_SCHEMA, json: true })?.pages ?? [];
  if (!Array.isArray(pages)) throw new Error(say("allotted"));
  const n = pages.findIndex((page, n) => (page?.page ?? n + 1) === area.page);
  const stories = pages[n]?.stories;
  // A page that makes itself up has a list; an area of briefs has one, with or without a head.
  if (Array.isArray(stories)) return { [`/pages/${n}/stories/${stories.length}`]: path };
  const own = `/pages/${n}/stories/${area.name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const stands = stories?.[area.name];
  if (area.kind !== "briefs" || stands == null) return { [own]: path };
  if (Array.isArray(stands)) return { [`${own}/${stands.length}`]: path };
  if (stands.stories) return { [`${own}/stories/${stands.stories.length}`]: path };
  return { [own]: [stands, path] };
}

/** Takes the last change back. */
export async function undoChange() {
  try {
    await saveAll();
    const answer = await send("POST", "/api/undo", {});
    tellChanges(answer);
    notice(answer.undo ? say("undone", pick(answer.undo)) : say("undoneOne"));
    await followFiles(answer.files);
  } catch (failure) {
    if (failure.status === 404) tellChanges({ changes: 0 });
    notice(failure.status === 404 ? say("nothingToUndo") : failure.message, failure.status === 404 ? "note" : "error");
  }
}
