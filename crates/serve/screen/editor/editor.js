// What the screen uses of CodeMirror and js-yaml, by name, so that the bundler leaves the rest out. How they are put
// together stands in assets/, which needs no building.

import "./styles.js";

export { Annotation, Compartment, EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
export {
  Decoration, EditorView, WidgetType, drawSelection, dropCursor, highlightSpecialChars, keymap, placeholder,
} from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, invertedEffects, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
export { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
export { commonmarkLanguage, markdownKeymap, markdownLanguage } from "@codemirror/lang-markdown";
export { yaml, yamlFrontmatter } from "@codemirror/lang-yaml";
export { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
export { MergeView } from "@codemirror/merge";
export { LanguageSupport } from "@codemirror/language";
export { tags } from "@lezer/highlight";
export { CORE_SCHEMA, load as readYaml } from "js-yaml";
