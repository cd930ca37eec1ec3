// CodeMirror writes its styles into a <style> tag, which the page's policy forbids; a constructed sheet is allowed. In a
// layer, so that what the screen's own sheets say of the editor counts.

import { StyleModule } from "style-mod";

const sheet = new CSSStyleSheet();
let mounted = [];

StyleModule.mount = (root, modules) => {
  const wanted = Array.isArray(modules) ? modules : [modules];
  if (wanted.every(module => mounted.includes(module)) && root.adoptedStyleSheets.includes(sheet)) return;
  // Later modules win over earlier ones, as style-mod promises.
  mounted = [...mounted.filter(module => !wanted.includes(module)), ...wanted];
  sheet.replaceSync(`@layer editor {\n${mounted.map(module => module.getRules()).join("\n")}\n}`);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
