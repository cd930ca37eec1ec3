// One page on the desk: its picture, swapped without a flicker, and what is drawn over it.

import { element } from "./element.js";
import { drawOver } from "./overlay.js";
import { Layers } from "./layers.js";
import { counts } from "./fault_count.js";
import { say } from "./words.js";
import { shownScale } from "./zoom.js";

/** Pixels a pt; smaller pages are not read, and pieces would only cost. */
const LEAST_FOR_PIECES = 0.3;
/** Milliseconds of rest before a page is put into pieces. */
const PREPARE_AFTER = 400;

/** A page's figure. `paper` is cut at the trim; all that lies over it is placed in hundredths of it. */
export class Sheet {
  constructor(page) {
    this.number = page.number;
    this.shown = null;
    this.wanted = null;
    this.near = false;
    this.picture = element("img", { alt: "", draggable: "false", decoding: "async" });
    this.layers = new Layers();
    this.over = element("div", { class: "over" });
    this.paper = element("div", { class: "paper" }, this.picture, this.layers.element, this.over);
    this.caption = element("figcaption");
    this.figure = element("figure", { class: "sheet", data: { page: page.number } }, this.paper, this.caption);
  }

  /** Takes what the state says of the page. The picture comes when the page is near the view. */
  tell(page, issue) {
    this.issue = issue;
    this.page = page;
    this.choose();
    const name = page.name ? say("pageNamed", page.number, page.name) : say("page", page.number);
    this.picture.alt = name;
    this.caption.replaceChildren(name, ...counts(page));
    this.stale = true;
    if (this.near) this.freshen();
  }

  /** Which picture is wanted: the quick one while it has pixels enough for this size (`quick`: src and width), else `src`. */
  choose() {
    const { quick, src } = this.page;
    // Known, not measured: measuring between changes lays the whole screen out each time.
    const pixels = this.issue.trim.width * shownScale() * devicePixelRatio;
    this.wanted = quick && pixels <= quick.width * 1.1 ? quick.src : src;
  }

  /** Another size: another picture may be wanted; and pieces are made for one size, so the page is whole again. */
  sized() {
    if (!this.page) return;
    if (this.layers.isShown && this.scale !== this.layers.scale) this.shown = null;
    this.choose();
    if (this.near) this.freshen();
  }

  /** Shows the newest picture and draws over it anew; a page far from the view waits until it comes near. */
  freshen() {
    if (this.wanted !== this.shown && this.wanted !== this.coming) this.swap(this.wanted);
    if (!this.stale) return;
    this.stale = false;
    drawOver(this);
  }

  async swap(src) {
    this.coming = src;
    if (src.endsWith(".svg") && this.layers.isShown && this.scale === this.layers.scale && (await this.inPieces(src))) return;
    if (this.coming !== src) return;
    const next = this.picture.cloneNode();
    next.src = src;
    try {
      await next.decode();
    } catch {
      // Not to be had any more (a newer one is on its way), or broken: the old page stays.
      if (this.coming === src) this.coming = null;
      return;
    }
    if (this.coming !== src) return;
    next.alt = this.picture.alt;
    this.picture.replaceWith(next);
    this.picture = next;
    this.layers.clear();
    // What changes while it is seen will change again: somebody saves from an editor of their own.
    this.written ||= this.shown != null;
    this.arrived(src);
    if (this.written) this.prepare();
  }

  /** Somebody writes on this page: it is kept in pieces from now on, and a key costs a tenth. */
  write() {
    this.written = true;
    this.prepare();
  }

  /** Puts the page into pieces while nothing else is to be done. */
  prepare() {
    const src = this.shown;
    if (!src?.endsWith(".svg") || this.layers.isShown || !this.near || this.scale < LEAST_FOR_PIECES) return;
    clearTimeout(this.preparing);
    this.preparing = setTimeout(async () => {
      const wanted = () => this.shown === src && !this.coming && this.written;
      if (wanted()) await this.layers.show(src, this.scale, wanted);
    }, PREPARE_AFTER);
  }

  /** Shows the page in pieces over its old picture; whether that could be. */
  async inPieces(src) {
    if (this.scale < LEAST_FOR_PIECES) return false;
    const isShown = await this.layers.show(src, this.scale, () => this.coming === src);
    if (isShown) this.arrived(src);
    return isShown;
  }

  /** Pixels a pt. */
  get scale() {
    return shownScale();
  }

  arrived(src) {
    this.shown = src;
    this.coming = null;
    this.figure.dispatchEvent(new CustomEvent("page-shown", { bubbles: true, detail: { number: this.number, src, version: this.issue.version } }));
  }

  /** The point of the page (pt from the trim's corner) under a place of the window. */
  point(clientX, clientY) {
    const { left, top, width } = this.paper.getBoundingClientRect();
    const scale = this.issue.trim.width / width;
    return { x: (clientX - left) * scale, y: (clientY - top) * scale };
  }
}
