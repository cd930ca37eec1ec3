// A page's SVG in pieces, so that a key draws anew only the lines that it changed: each run of lines is a picture of its
// own over the rest of the page. Looks the same; a page that is not made as expected stays whole.

import { element } from "./element.js";
import { fileOf, partsOf, piecesOf } from "./svg_parts.js";

export class Layers {
  constructor() {
    this.element = element("div", { class: "layers", "aria-hidden": "true" });
    /** What is shown, by what it shows. */
    this.pictures = new Map();
  }

  get isShown() {
    return this.pictures.size > 0;
  }

  /** Shows that page at so many pixels a pt, all of it at once; whether it did. `wanted` tells whether it still should. */
  async show(src, scale, wanted) {
    const response = await fetch(src).catch(() => null);
    if (!response?.ok) return false;
    const parts = partsOf(await response.text());
    if (!parts || !wanted()) return false;
    const next = new Map();
    const coming = [];
    for (const piece of piecesOf(parts, scale)) {
      const key = JSON.stringify(piece.box) + piece.text;
      const old = this.pictures.get(key);
      next.set(key, old ?? pictureOf(piece, parts.symbols, scale));
      if (!old) coming.push(next.get(key).decode());
    }
    const failed = (await Promise.allSettled(coming)).some(one => one.status === "rejected");
    if (failed || !wanted()) {
      for (const [key, picture] of next) if (this.pictures.get(key) !== picture) URL.revokeObjectURL(picture.src);
      return false;
    }
    this.put(next);
    this.scale = scale;
    return true;
  }

  /** Only what changed is touched: the other pieces are not drawn again. */
  put(next) {
    for (const [key, picture] of this.pictures) {
      if (next.get(key) === picture) continue;
      picture.remove();
      URL.revokeObjectURL(picture.src);
    }
    // The first holds all that is no line, and lies under the others.
    const [rest, ...lines] = next.values();
    if (rest.parentNode !== this.element) this.element.prepend(rest);
    for (const picture of lines) if (picture.parentNode !== this.element) this.element.append(picture);
    this.pictures = next;
  }

  /** Shows nothing, so that the whole page below is seen. */
  clear() {
    for (const picture of this.pictures.values()) URL.revokeObjectURL(picture.src);
    this.element.replaceChildren();
    this.pictures = new Map();
  }
}

function pictureOf(piece, symbols, scale) {
  const { x, y, width, height } = piece.box;
  return element("img", {
    src: URL.createObjectURL(fileOf(piece, symbols, scale)), alt: "", draggable: "false",
    look: { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` },
  });
}
