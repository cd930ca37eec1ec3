// The buttons over the text: what Kanyin's Markdown can hold, put where the caret is; pictures that are dropped in.

import { EditorSelection } from "./editor.js";
import { button, element } from "./element.js";
import { send } from "./server.js";
import { attempt, notice } from "./notice.js";
import { say } from "./words.js";

const PICTURE = /^image\/|^application\/pdf$/;

/** The buttons for one editor. */
export function insertBar(view, file) {
  const chooser = element("input", { type: "file", accept: "image/*,application/pdf", multiple: true, hidden: true, "aria-label": say("picture"), on: { change: () => (addPictures(view, file, chooser.files), (chooser.value = "")) } });
  const bar = element(
    "div",
    { class: "insert", role: "toolbar", "aria-label": say("insert") },
    button({ image: "subhead", text: say("subhead"), press: () => block(view, "## ", say("subheadText"), "") }),
    button({ image: "box", text: say("box"), press: () => block(view, "> [!SIDEBAR] ", say("boxTitle"), `\n> ${say("boxText")}`) }),
    button({ image: "quote", text: say("quote"), press: () => block(view, "> [!QUOTE]\n> ", say("quoteText"), "") }),
    button({ image: "picture", text: say("picture"), press: () => chooser.click() }),
    button({ image: "table", text: say("table"), press: () => block(view, "", say("tableText"), "") }),
    button({ image: "footnote", text: say("footnote"), press: () => note(view) }),
    chooser,
  );
  return bar;
}

/** Puts a block of its own behind the caret's paragraph, or before it where the caret stands at its start; `middle` is left chosen. */
function block(view, before, middle, after) {
  const { doc, selection } = view.state;
  const { head } = selection.main;
  const text = doc.toString();
  const paragraph = paragraphAround(text, head);
  const at = head === paragraph.from ? paragraph.from : paragraph.to;
  const opening = at > 0 && !text.slice(0, at).endsWith("\n\n") ? (text[at - 1] === "\n" ? "\n" : "\n\n") : "";
  const closing = at < text.length ? (text.startsWith("\n\n", at) ? "" : text[at] === "\n" ? "\n" : "\n\n") : "\n";
  const from = at + opening.length + before.length;
  view.dispatch({
    changes: { from: at, insert: opening + before + middle + after + closing },
    selection: EditorSelection.range(from, from + middle.length),
    scrollIntoView: true,
    userEvent: "input.insert",
  });
  view.focus();
}

/** The lines around a place up to the next blank ones. */
function paragraphAround(text, at) {
  const start = text.lastIndexOf("\n\n", Math.max(0, at - 1));
  const end = text.indexOf("\n\n", at);
  return { from: start < 0 ? 0 : start + 2, to: end < 0 ? text.trimEnd().length >= at ? text.trimEnd().length : text.length : end };
}

/** A note: its number at the caret, its words at the end of the story. */
function note(view) {
  const text = view.state.doc.toString();
  const used = new Set([...text.matchAll(/\[\^(\d+)\]/g)].map(match => Number(match[1])));
  let number = 1;
  while (used.has(number)) number++;
  const at = view.state.selection.main.to;
  const end = text.trimEnd().length;
  const mark = `[^${number}]`;
  const words = say("noteText");
  const between = /\n\[\^[^\]]+\]:[^\n]*$/.test(text.slice(0, end)) ? "\n" : "\n\n";
  const from = Math.max(at, end);
  view.dispatch({
    changes: [{ from: at, insert: mark }, { from, to: text.length, insert: `${between}${mark}: ${words}\n` }],
    selection: EditorSelection.range(from + mark.length + between.length + mark.length + 2, from + mark.length + between.length + mark.length + 2 + words.length),
    scrollIntoView: true,
    userEvent: "input.insert",
  });
  view.focus();
}

/** Copies pictures into the issue and puts them behind the paragraph at `at`, or at the caret. */
export async function addPictures(view, file, files, at) {
  if (at != null) view.dispatch({ selection: { anchor: at } });
  for (const one of files) {
    if (!PICTURE.test(one.type)) {
      notice(say("onlyPictures", one.name), "error");
      continue;
    }
    const query = new URLSearchParams({ story: file, name: one.name });
    const added = await attempt(() => send("POST", `/api/picture?${query}`, one));
    if (!added) continue;
    block(view, "", added.markdown, "");
    chooseCaption(view, added.markdown);
    notice(say("pictureAdded", added.file));
  }
}

/** After a picture its caption is to be written: `![caption](…)`. */
function chooseCaption(view, markdown) {
  const { from } = view.state.selection.main;
  const end = markdown.indexOf("](");
  if (end >= 2) view.dispatch({ selection: EditorSelection.range(from + 2, from + end) });
}

/** Takes pictures that are dropped on the text or pasted into it. */
export function pictureDrops(file) {
  return {
    drop(event, view) {
      if (!event.dataTransfer?.files.length) return false;
      event.preventDefault();
      addPictures(view, file, event.dataTransfer.files, view.posAtCoords({ x: event.clientX, y: event.clientY }, false));
      return true;
    },
    paste(event, view) {
      if (!event.clipboardData?.files.length) return false;
      event.preventDefault();
      addPictures(view, file, event.clipboardData.files);
      return true;
    },
  };
}
