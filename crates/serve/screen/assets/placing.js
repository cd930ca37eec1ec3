// Places things over a page: in hundredths of it, so that they hold at any zoom.

/** Places a thing over a page by its box in pt. */
export function placed(box, trim) {
  return {
    left: `${(box.x / trim.width) * 100}%`,
    top: `${(box.y / trim.height) * 100}%`,
    width: `${(box.width / trim.width) * 100}%`,
    height: `${(box.height / trim.height) * 100}%`,
  };
}
