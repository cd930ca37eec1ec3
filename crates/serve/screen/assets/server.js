// Talks to kanyin serve. What it refuses comes as `Refused`, with words to show.

import { pick, say } from "./words.js";

let token = document.querySelector('meta[name="kanyin-token"]').content;

/** An answer that is a fault: what the server says of it, and what came with it. */
export class Refused extends Error {
  constructor(status, body) {
    super(pick(body) || `${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Asks and gives the answer's JSON. `signal` takes the question back. */
export async function get(path, query = {}, signal) {
  const search = new URLSearchParams(query).toString();
  return answer(await reach(path + (search && `?${search}`), { signal }));
}

/** Sends JSON, or a file as it is, and gives the answer's JSON. */
export async function send(method, path, body, settings = {}) {
  const response = await write(method, path, body, settings);
  // A server that was started anew has another token; the page it sends out now tells it.
  if (response.status === 403 && (await renewToken())) return answer(await write(method, path, body, settings));
  return answer(response);
}

async function write(method, path, body, settings) {
  const bytes = body instanceof Blob;
  const headers = { "X-Kanyin-Token": token };
  if (!bytes && body !== undefined) headers["Content-Type"] = "application/json";
  const sent = bytes ? body : body === undefined ? undefined : JSON.stringify(body);
  return reach(path, { method, headers, body: sent, ...settings });
}

/** Whether there is another token. */
async function renewToken() {
  const page = await (await reach("/", { cache: "no-store" })).text();
  const found = /name="kanyin-token" content="([^"]+)"/.exec(page)?.[1];
  const isNew = Boolean(found) && found !== token;
  if (isNew) token = found;
  return isNew;
}

async function reach(path, settings) {
  try {
    return await fetch(path, settings);
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Refused(0, { zh: say("lost"), en: say("lost") });
  }
}

async function answer(response) {
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    // A fault need not be JSON; what it says is shown as it is.
    body = { zh: text.slice(0, 300), en: text.slice(0, 300) };
  }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}
