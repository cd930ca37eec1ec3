// The issue as the server last told it, and who wants to know when it changes.

import { get } from "./server.js";
import { say } from "./words.js";
import { notice } from "./notice.js";

/** The newest state; null until the first has come. */
export let issue = null;

const listeners = new Set();
const events = new EventTarget();
let asking = false;
let again = false;

/** Calls at every new state, and at once if there is one. */
export function onIssue(listener) {
  listeners.add(listener);
  if (issue) listener(issue);
}

/** Calls at an event of the server: working, disk, job, lost, back. */
export function onNews(kind, listener) {
  events.addEventListener(kind, event => listener(event.detail));
}

/** Asks for the state anew; questions asked meanwhile become one. */
export async function refresh() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      take(await get("/api/state"));
    } while (again);
  } catch (failure) {
    notice(say("loadFailed", failure.message), "error");
  } finally {
    asking = false;
  }
}

function take(state) {
  issue = state;
  for (const listener of listeners) listener(state);
}

/** Listens to the server from now on; the browser reconnects by itself. A browser has but six connections to a server, so a
 *  tab that nobody sees holds none. */
export function listen() {
  let source = document.hidden ? null : connect();
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = document.hidden ? null : connect();
  });
}

function connect() {
  const source = new EventSource("/api/events");
  const told = kind => event => events.dispatchEvent(new CustomEvent(kind, { detail: JSON.parse(event.data) }));
  // What happened while nobody listened is asked for.
  let wasLost = false;
  source.onopen = () => {
    if (wasLost) events.dispatchEvent(new CustomEvent("back"));
    wasLost = false;
    refresh();
  };
  source.onerror = () => {
    wasLost = true;
    events.dispatchEvent(new CustomEvent("lost"));
  };
  source.addEventListener("state", event => {
    if (JSON.parse(event.data).version !== issue?.version) refresh();
  });
  for (const kind of ["working", "disk", "job"]) source.addEventListener(kind, told(kind));
  return source;
}

/** The story of a file, if it has a place in the issue. */
export function storyOf(file) {
  return issue?.stories.find(story => story.file === file) ?? null;
}
