// Short words at the foot of the screen: what was done, what was refused.

import { element } from "./element.js";

const SHOWN = { note: 4000, error: 9000 };

/** Says it for some seconds; faults longer, and until they are clicked away. */
export function notice(words, kind = "note") {
  const place = document.getElementById("notices");
  // Said twice, it is shown once.
  for (const old of place.children) if (old.textContent === words) old.remove();
  const made = element("button", { type: "button", class: `notice ${kind}`, on: { click: () => made.remove() } }, words);
  place.append(made);
  setTimeout(() => made.remove(), SHOWN[kind]);
}

/** Does it, and says what was refused; gives null then. */
export async function attempt(doing) {
  try {
    return await doing();
  } catch (failure) {
    notice(failure.message, "error");
    return null;
  }
}
