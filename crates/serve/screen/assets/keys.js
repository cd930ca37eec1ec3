// The keyboard: what each key does, and the sheet that tells it.

import { button, element } from "./element.js";
import { language, say } from "./words.js";

const dialog = document.getElementById("keys-sheet");

/** Keys as they are told on the sheet, what they do in both languages, and the name of the deed. `typing`: in fields too. */
const KEYS = [
  { keys: ["Ctrl+S"], words: ["存盘", "Save"], deed: "save", typing: true },
  { keys: ["Ctrl+Z"], words: ["撤销：在稿件里是打字，在版面上是版面改动", "Undo: typing in the copy, makeup on the pages"], deed: "undo" },
  { keys: ["PageDown", "PageUp"], words: ["下一版，上一版", "Next page, previous page"], deed: ["next", "previous"] },
  { keys: ["Home", "End"], words: ["第一版，末版", "First page, last page"], deed: ["first", "last"] },
  { keys: ["1", "2", "3"], words: ["单版，对版，全部", "One page, spread, all"], deed: ["one", "spread", "all"] },
  { keys: ["+", "-", "0"], words: ["放大，缩小，整版", "Larger, smaller, fit"], deed: ["larger", "smaller", "fit"] },
  { keys: ["W"], words: ["满宽", "Fit width"], deed: "width" },
  { keys: ["G", "T", "B"], words: ["网格，成品线，出血", "Grid, trim, bleed"], deed: ["grid", "trim", "bleed"] },
  { keys: ["N", "P"], words: ["下一处毛病，上一处", "Next fault, previous fault"], deed: ["nextFault", "previousFault"] },
  { keys: ["F8", "Shift+F8"], words: ["同上，打字时也行", "The same, while typing too"], deed: ["nextFault", "previousFault"], typing: true },
  { keys: ["E"], words: ["到稿件里去打字", "Go to the copy and write"], deed: "write" },
  { keys: ["Esc"], words: ["回到版面；关上打开的", "Back to the pages; shut what is open"], deed: "back", typing: true },
  { keys: ["F6", "Shift+F6"], words: ["列表、版面、右栏之间走", "Between list, pages and panel"], deed: ["nextPart", "previousPart"], typing: true },
  { keys: ["["], words: ["左栏开关", "List on or off"], deed: "rail" },
  { keys: ["]"], words: ["右栏开关", "Panel on or off"], deed: "panel" },
  { keys: ["A"], words: ["另外的拼法；← → 选，回车换上", "Other makeups; ← → and Enter take one"], deed: "alternatives" },
  { keys: ["D"], words: ["深色、浅色", "Dark or light"], deed: "theme" },
  { keys: ["?"], words: ["这张表", "This sheet"], deed: "keys" },
];

/** Not keys, but told on the sheet. */
const HANDS = [
  [["Ctrl+滚轮", "Ctrl+wheel"], ["放大、缩小", "Larger, smaller"]],
  [["点一个字", "Click a word"], ["打开那一篇，光标在那里", "Opens its story there"]],
  [["点一张图", "Click a picture"], ["选中：拖边改栏数，拖里面挪裁切", "Chosen: drag an edge for columns, inside for the crop"]],
  [["拖稿件的抓手", "Drag a story's handle"], ["移到别的区块；进简讯栏插在那里；到左栏就撤下", "To another area, among briefs, or to the list: off its page"]],
  [["点空区块", "Click an empty area"], ["在那里写一篇", "Begins a story there"]],
];

/** Listens from now on. `deeds` says what each name does; one that gives false leaves the key to others. */
export function startKeys(deeds) {
  const byKey = new Map();
  for (const { keys, deed, typing } of KEYS) {
    keys.forEach((key, n) => byKey.set(key.toLowerCase(), { does: deeds[[deed].flat()[Math.min(n, [deed].flat().length - 1)]], typing }));
  }
  byKey.set("=", byKey.get("+"));
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const found = byKey.get(named(event));
    if (!found?.does || (!found.typing && isTyping(event.target, event))) return;
    if (found.does(event) !== false) event.preventDefault();
  });
}

/** ctrl+s, shift+f8, pagedown, +. */
function named(event) {
  const key = event.key.toLowerCase();
  const long = key.length > 1;
  const command = event.ctrlKey || event.metaKey;
  if (event.altKey) return "";
  return `${command ? "ctrl+" : ""}${event.shiftKey && (long || command) ? "shift+" : ""}${key === "escape" ? "esc" : key}`;
}

function isTyping(target, event) {
  if (target.closest?.(".cm-editor, input:not([type=checkbox]), textarea")) return true;
  // A list takes letters to choose by; a tab list and a toolbar their arrows.
  return Boolean(target.closest?.("select")) && event.key.length === 1;
}

/** The sheet of keys. */
export function showKeys() {
  const n = language === "zh" ? 0 : 1;
  const row = (keys, words) => element("tr", {}, element("td", {}, ...keys.map(key => element("kbd", {}, key))), element("td", {}, words));
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.replaceChildren(
    element("div", { class: "dialog-head" }, element("h2", { id: "keys-title" }, say("keys")), button({ image: "close", words: say("close"), class: "quiet", press: () => dialog.close() })),
    element("table", {}, element("tbody", {}, ...KEYS.map(({ keys, words }) => row(keys, words[n])), ...HANDS.map(([hand, words]) => row([hand[n]], words[n])))),
  );
  dialog.showModal();
}
