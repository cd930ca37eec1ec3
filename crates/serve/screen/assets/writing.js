// The copy beside the page: one file at a time in the editor, its form above, its state below. Files that were open keep
// their undo, so that it reaches back over saves and over other stories.

import { EditorView, redo, undo } from "./editor.js";
import { codeState, leastChange } from "./code.js";
import { settle } from "./conflict.js";
import { Copy } from "./copy.js";
import { follow, unfollow } from "./follow.js";
import { foldHead, headOf, isFolded, toHead } from "./head.js";
import { pictureDrops } from "./insert.js";
import { onNews } from "./issue.js";
import { notice, attempt } from "./notice.js";
import { say } from "./words.js";
import { YamlForm } from "./yaml_form.js";

/** Files whose undo is kept. */
const KEPT = 60;
const KINDS = [[/(^|\/)issue\.yaml$/, "issue"], [/^paper\.yaml$/, "paper"], [/\.md$/, "story"]];

const open = new Map();
const told = new EventTarget();
/** The file that is shown: {file, copy, view, form}. */
export let writing = null;

/** Calls when another file is shown, or none. */
export function onWriting(listener) {
  told.addEventListener("shown", () => listener(writing));
}

/** Calls when the file that is shown is saved, typed in, in conflict. */
export function onCopy(listener) {
  told.addEventListener("copy", event => listener(event.detail));
}

export function startWriting() {
  onNews("disk", ({ file }) => open.has(file) && reload(file, true));
  onNews("back", () => {
    for (const [file, one] of open) if (one.view) one.copy.changed ? one.copy.again() : reload(file, true);
  });
  // Nothing that was typed waits when the page goes.
  addEventListener("pagehide", saveAll);
  document.addEventListener("visibilitychange", () => document.hidden && saveAll());
  addEventListener("beforeunload", event => {
    if ([...open.values()].some(one => one.copy.changed)) event.preventDefault();
  });
}

/** Opens a file at a place; `quiet` leaves the page where it is, `until` chooses the text up to there. */
export async function openFile(file, at, { until, quiet = false, focus = true } = {}) {
  const one = await attempt(() => opened(file));
  if (!one) return null;
  if (writing !== one) {
    writing = one;
    told.dispatchEvent(new Event("shown"));
  }
  if (at != null) place(one, at, until, quiet);
  if (focus) one.view.focus();
  return one;
}

export function closeFile() {
  writing?.copy.save();
  writing = null;
  unfollow();
  told.dispatchEvent(new Event("shown"));
}

/** Two clicks on the same story fetch it once. */
function opened(file) {
  if (!open.has(file)) {
    const coming = load(file);
    open.set(file, Object.assign(coming, { copy: { changed: false, save() {} } }));
    coming.then(one => open.set(file, one), () => open.delete(file));
  }
  return open.get(file);
}

async function load(file) {
  const copy = await Copy.open(file);
  const one = { file, copy, view: null, form: null, by: "code" };
  one.view = new EditorView({ state: codeState(file, copy.text, listeners(one)) });
  const kind = KINDS.find(([name]) => name.test(file))?.[1];
  if (kind && (kind !== "story" || headOf(copy.text))) {
    one.form = await attempt(() => YamlForm.of(file, kind, () => one.view.state.doc.toString(), text => replace(one, text, "input.form")));
  }
  if (!one.form?.readable && file.endsWith(".md")) foldHead(one.view, false);
  copy.told = (state, words) => {
    if (state === "failed") notice(say("saveFailed", words), "error");
    told.dispatchEvent(new CustomEvent("copy", { detail: one }));
  };
  copy.clash = disk => clash(one, disk);
  if (copy.state === "conflict") copy.clash(copy.other);
  forget();
  return one;
}

/** What the editor tells: typing, the caret, dropped pictures. */
function listeners(one) {
  return [
    EditorView.updateListener.of(update => {
      if (update.docChanged) {
        one.copy.type(update.state.doc.toString());
        one.form?.show();
      }
      if (one === writing && (update.docChanged || update.selectionSet)) {
        const moved = update.transactions.some(one => one.isUserEvent("select") || one.isUserEvent("input") || one.isUserEvent("delete"));
        follow(one.file, update.state.selection.main.head, moved && !one.quiet);
        told.dispatchEvent(new CustomEvent("copy", { detail: one }));
      }
    }),
    EditorView.domEventHandlers(pictureDrops(one.file)),
  ];
}

function place(one, at, until, quiet) {
  const { length } = one.view.state.doc;
  const anchor = Math.min(at, length);
  // A place in the head is shown in its form; only where there is none is the text unfolded.
  const head = isFolded(one.view.state) ? headOf(one.view.state.doc.toString()) : null;
  if (head && anchor < head.body) {
    focusField(one, one.view.state.doc.sliceString(0, anchor));
    return;
  }
  one.quiet = quiet;
  one.view.dispatch({
    selection: { anchor: Math.min(until ?? anchor, length), head: anchor },
    effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    userEvent: "select",
  });
  one.quiet = false;
}

/** The field whose key stands last before that place. */
function focusField(one, before) {
  const keys = [...before.matchAll(/^([\w-]+):/gm)];
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const key = keys.at(-1)?.[1] ?? line.match(/^[\w-]*/)?.[0] ?? "title";
  const field = one.form?.element.querySelector(`#field-${CSS.escape(key)}`) ?? one.form?.element.querySelector("input");
  one.fieldWanted = field;
  setTimeout(() => {
    field?.scrollIntoView({ block: "nearest" });
    field?.focus();
  });
}

/** Another text for the file, as one step of its undo. */
function replace(one, text, userEvent) {
  const old = one.view.state.doc.toString();
  if (old === text) return;
  one.view.dispatch({ changes: leastChange(old, text), annotations: toHead.of(true), userEvent });
}

/** Takes what is on disk, where something else wrote it; what was typed here is never lost by that. */
export async function reload(file, telling = false) {
  const one = await open.get(file);
  if (!one?.view) return;
  const text = await attempt(() => one.copy.look());
  if (text == null) return;
  replace(one, text, "input.reload");
  if (telling && one === writing) notice(say("reloaded", file.split("/").at(-1)));
}

async function clash(one, disk) {
  const kept = await settle(one.file, disk.text, one.view.state.doc.toString());
  if (kept == null) return;
  replace(one, kept, "input.settle");
  await one.copy.settle(kept, disk.text, disk.hash);
}

/** Saves what is shown at once. */
export function save() {
  return writing?.copy.save();
}

/** Saves every open file, before something else writes them or reads them; it fails where one could not be saved. */
export async function saveAll() {
  const copies = (await Promise.all(open.values())).map(one => one.copy).filter(Boolean);
  await Promise.all(copies.map(copy => copy.save()));
  const unsaved = copies.find(copy => copy.changed);
  if (unsaved) throw new Error(say("unsavedFirst", unsaved.file.split("/").at(-1)));
}

export function undoTyping() {
  return writing ? undo(writing.view) : false;
}

export function redoTyping() {
  return writing ? redo(writing.view) : false;
}

/** Files not looked at for long are let go, once they are saved. */
function forget() {
  for (const [file, one] of open) {
    if (open.size <= KEPT) return;
    if (one !== writing && one.view && !one.copy.changed) {
      one.view.destroy();
      open.delete(file);
    }
  }
}
