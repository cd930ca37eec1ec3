// The front matter inside the one text of a story. It is folded away while its form is shown, so that the text has one
// undo for both; nothing that is typed reaches it then.

import { Annotation, Decoration, EditorSelection, EditorState, EditorView, StateEffect, StateField } from "./editor.js";

/** Marks a change that comes from the form, or from outside: such may write to the head. */
export const toHead = Annotation.define();
const fold = StateEffect.define();
const HEAD = /^\uFEFF?---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?=\n|$)/;

/** Where the head ends and the body begins; null for a text without head. */
export function headOf(text) {
  const found = HEAD.exec(text);
  if (!found) return null;
  let end = found[0].length;
  // Blank lines go with the head, but for the last: there must be a line to write on.
  while (text[end] === "\n" && text[end + 1] === "\n") end++;
  if (text[end] === "\n" && /^[ \t]*$/.test(text.slice(end + 1)) === false) return { end, body: end + 1, yaml: inside(found[0]) };
  return text[end] === "\n" ? { end, body: end + 1, yaml: inside(found[0]) } : null;
}

function inside(head) {
  return head.replace(/^\uFEFF?---[ \t]*\n/, "").replace(/---[ \t]*$/, "");
}

const headState = StateField.define({
  create: state => folded(state.doc.toString(), true),
  update(value, transaction) {
    const asked = transaction.effects.find(effect => effect.is(fold));
    if (!transaction.docChanged && !asked) return value;
    return folded(transaction.newDoc.toString(), asked ? asked.value : value.wanted);
  },
  provide: field => [
    EditorView.decorations.from(field, value => value.decorations),
    EditorView.atomicRanges.of(view => view.state.field(field).decorations),
  ],
});

function folded(text, wanted) {
  const head = wanted ? headOf(text) : null;
  const decorations = head ? Decoration.set([Decoration.replace({ block: true }).range(0, head.end)]) : Decoration.none;
  return { wanted, head, decorations };
}

/** Keeps typing and the caret out of a head that is folded away. */
const guard = [
  EditorState.changeFilter.of(transaction => {
    const head = transaction.startState.field(headState).head;
    if (!head || transaction.annotation(toHead) || transaction.isUserEvent("undo") || transaction.isUserEvent("redo")) return true;
    return [0, head.body];
  }),
  EditorState.transactionFilter.of(transaction => {
    const value = transaction.startState.field(headState);
    if (!value.head || transaction.effects.some(effect => effect.is(fold))) return transaction;
    const body = headOf(transaction.newDoc.toString())?.body ?? 0;
    const { ranges, mainIndex } = transaction.newSelection;
    if (ranges.every(range => range.from >= body)) return transaction;
    const kept = ranges.map(range => EditorSelection.range(Math.max(body, range.anchor), Math.max(body, range.head)));
    return [transaction, { selection: EditorSelection.create(kept, mainIndex), sequential: true }];
  }),
];

export const foldedHead = [headState, guard];

/** Folds the head away, or shows it. */
export function foldHead(view, wanted) {
  view.dispatch({ effects: fold.of(wanted) });
}

/** Whether the head is folded away now. */
export function isFolded(state) {
  return Boolean(state.field(headState, false)?.head);
}
