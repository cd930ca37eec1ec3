// The caret's place, marked on the page; the page follows.

import { goTo, sheets } from "./desk.js";
import { issue, onIssue } from "./issue.js";
import { markCaret } from "./overlay.js";
import { get } from "./server.js";

const PAUSE = 60;
let place = null;
let timer = null;
let question = null;

/** The caret stands there now. `move`: the page is brought along; not where the page was what brought the caret. */
export function follow(file, at, move) {
  place = { file, at };
  ask(move);
}

/** Nothing is open any more. */
export function unfollow() {
  place = null;
  markCaret(sheets, []);
}

export function startFollowing() {
  // The same character may be printed elsewhere on new pages.
  onIssue(() => place && ask(false));
}

function ask(move) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    question?.abort();
    question = new AbortController();
    const asked = place;
    try {
      const marks = await get("/api/marks", asked, question.signal);
      if (asked !== place) return;
      markCaret(sheets, marks, issue.trim);
      if (move && marks.length) goTo(marks[0].page, marks[0]);
    } catch {
      // Taken back for a newer question, or not to be had now: the next key asks again.
    }
  }, PAUSE);
}
