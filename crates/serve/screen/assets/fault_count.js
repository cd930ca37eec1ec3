// How many faults a page has, in words.

import { element } from "./element.js";
import { say } from "./words.js";

/** Nothing where there is none. */
export function counts(page) {
  return [
    page.errors > 0 && element("span", { class: "count error", title: say("errorsLong", page.errors) }, say("errors", page.errors)),
    page.warnings > 0 && element("span", { class: "count warning", title: say("warningsLong", page.warnings) }, say("warnings", page.warnings)),
  ].filter(Boolean);
}
