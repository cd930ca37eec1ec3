// CodeMirror, put together for a story (Markdown) or a YAML file.

import {
  EditorState, EditorView, HighlightStyle, LanguageSupport, defaultKeymap, drawSelection, dropCursor,
  highlightSelectionMatches, highlightSpecialChars, history, historyKeymap, keymap, markdownKeymap, markdownLanguage, search,
  searchKeymap, syntaxHighlighting, tags, yaml, yamlFrontmatter,
} from "./editor.js";
import { foldedHead } from "./head.js";
import { language, say } from "./words.js";

/** Every class is styled in panel.css, so that the dark desk has its own colours. */
const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading, class: "tok-heading" },
    { tag: tags.strong, class: "tok-strong" },
    { tag: tags.emphasis, class: "tok-emphasis" },
    { tag: [tags.link, tags.url], class: "tok-link" },
    { tag: tags.quote, class: "tok-quote" },
    { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta, tags.punctuation], class: "tok-mark" },
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: "tok-key" },
    { tag: tags.comment, class: "tok-comment" },
  ]),
);

const CHINESE = {
  Find: "查找", Replace: "换成", next: "下一处", previous: "上一处", all: "全部选中", "match case": "分大小写",
  regexp: "正则式", "by word": "整词", replace: "替换", "replace all": "全部替换", close: "关上",
  "current match": "现在这处", "on line": "在行", "replaced match on line $": "换了第 $ 行的一处",
  "replaced $ matches": "换了 $ 处", "Go to line": "跳到行", go: "去", "Control character": "控制符",
  "Selection deleted": "删去了所选", "$ unchanged lines": "$ 行没有变", "Revert this chunk": "搬到右边",
};

export const phrases = language === "zh" ? EditorState.phrases.of(CHINESE) : [];

/** What any of our editors has. */
export const shared = [
  highlightSpecialChars(), drawSelection(), dropCursor(), EditorView.lineWrapping, colours, phrases,
  EditorState.tabSize.of(2), highlightSelectionMatches(),
];

/** The state of an editor for that file. `extensions` listen to it. */
export function codeState(file, text, extensions) {
  const isStory = file.endsWith(".md");
  return EditorState.create({
    doc: text,
    extensions: [
      shared,
      history({ newGroupDelay: 700 }),
      search({ top: true }),
      keymap.of([...(isStory ? markdownKeymap : []), ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      isStory ? [yamlFrontmatter({ content: new LanguageSupport(markdownLanguage) }), foldedHead] : yaml(),
      EditorView.contentAttributes.of({ "aria-label": say("editorOf"), tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
      extensions,
    ],
  });
}

/** The least change that makes one text of another: so that undo and the caret's place hold. */
export function leastChange(old, next) {
  let from = 0;
  const most = Math.min(old.length, next.length);
  while (from < most && old[from] === next[from]) from++;
  let oldEnd = old.length, nextEnd = next.length;
  while (oldEnd > from && nextEnd > from && old[oldEnd - 1] === next[nextEnd - 1]) oldEnd--, nextEnd--;
  return { from, to: oldEnd, insert: next.slice(from, nextEnd) };
}
