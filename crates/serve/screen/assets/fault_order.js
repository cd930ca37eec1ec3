// The faults in the order in which they are numbered and gone through.

import { pick } from "./words.js";

const RANK = { error: 0, warning: 1, note: 2 };

/** Those of a page, errors first. Each knows its place in the state, `index`. */
export function faultsOfPage(issue, number) {
  return ordered(issue).filter(fault => fault.page === number);
}

/** Those of no page. */
export function faultsOfNoPage(issue) {
  return ordered(issue).filter(fault => fault.page == null);
}

export function faultsOfFile(issue, file) {
  return ordered(issue).filter(fault => fault.file === file);
}

/** What is wrong, in words. */
export function faultWords(fault) {
  return pick(fault);
}

function ordered(issue) {
  issue.faultsOrdered ??= issue.faults
    .map((fault, index) => ({ ...fault, index }))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.index - b.index);
  return issue.faultsOrdered;
}
