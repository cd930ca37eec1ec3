// Whether a story fits, in words.

import { say } from "./words.js";

/** 合适, 多 37 字, 少 52 字. */
export function fitWords(fit) {
  if (fit.over) return say("over", fit.over);
  if (fit.short) return say("short", fit.short);
  return say("fits");
}

/** The class that colours it. */
export function fitClass(fit) {
  return fit.over ? "fit over-fit" : fit.short ? "fit short-fit" : "fit fits";
}
