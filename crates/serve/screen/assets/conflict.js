// A file that was changed both here and on disk: both texts side by side, and one of them, or a mixture, is kept.

import { EditorView, MergeView } from "./editor.js";
import { shared } from "./code.js";
import { EditorState } from "./editor.js";
import { button, element } from "./element.js";
import { say } from "./words.js";

const dialog = document.getElementById("conflict");
let shown = null;

/** Shows both texts; gives the one that is to be kept, or null when a newer clash of the same file replaces it. Of several
 *  files, one waits for the other. */
export async function settle(file, disk, mine) {
  while (shown && shown.file !== file) await shown.over;
  shown?.done(null);
  return show(file, disk, mine);
}

function show(file, disk, mine) {
  const over = new Promise(resolve => {
    const holder = element("div", { class: "merge" });
    const merge = new MergeView({
      a: { doc: disk, extensions: [shared, EditorState.readOnly.of(true), labelled(say("onDisk"))] },
      b: { doc: mine, extensions: [shared, labelled(say("mine"))] },
      parent: holder,
      revertControls: "a-to-b",
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    const done = text => {
      if (shown?.done !== done) return;
      shown = null;
      merge.destroy();
      dialog.close();
      dialog.replaceChildren();
      resolve(text);
    };
    shown = { file, done };
    dialog.setAttribute("aria-labelledby", "conflict-title");
    dialog.replaceChildren(
      element("h2", { id: "conflict-title" }, say("conflictTitle", file.split("/").at(-1))),
      element("p", {}, say("conflictWords")),
      element("div", { class: "sides" }, element("b", {}, say("onDisk")), element("b", {}, say("mine"))),
      holder,
      element(
        "div",
        { class: "choices" },
        button({ text: say("keepDisk"), press: () => done(disk), id: "keep-disk" }),
        button({ text: say("keepMine"), press: () => done(merge.b.state.doc.toString()), class: "strong", id: "keep-mine" }),
      ),
    );
    // Neither text is to be lost by a slip: only the two buttons end it.
    dialog.oncancel = event => event.preventDefault();
    if (!dialog.open) dialog.showModal();
  });
  shown.over = over;
  return over;
}

function labelled(words) {
  return EditorView.contentAttributes.of({ "aria-label": words, tabindex: "0", spellcheck: "false" });
}
