// Makes elements. Text is always text: nothing that comes from a file or the server is read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element: `on` holds listeners, `data` data-…, `look` styles, all else attributes (true: bare; false, null: left out). */
export function element(tag, settings = {}, ...children) {
  return finish(document.createElement(tag), settings, children);
}

/** The same in SVG. */
export function drawn(tag, settings = {}, ...children) {
  return finish(document.createElementNS(SVG, tag), settings, children);
}

function finish(made, { on, data, look, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, value] of Object.entries(data ?? {})) made.dataset[name] = value;
  // Never a style attribute: the page's policy forbids it.
  for (const [name, value] of Object.entries(look ?? {})) made.style.setProperty(name, value);
  for (const [name, listener] of Object.entries(on ?? {})) made.addEventListener(name, listener);
  made.append(...children.filter(child => child != null && child !== false));
  return made;
}

/** A picture of icons.svg; what it means is said beside it or in a label. */
export function icon(name) {
  return drawn("svg", { class: "icon", "aria-hidden": "true", focusable: "false" }, drawn("use", { href: `/assets/icons.svg#${name}` }));
}

/** A button with an icon, words, or both; `words` is what it is called where it only has an icon. */
export function button({ image, words, text, press, ...settings }) {
  const { on, ...rest } = settings;
  return element(
    "button",
    { type: "button", title: words, "aria-label": text ? null : words, on: { ...on, ...(press && { click: press }) }, ...rest },
    image && icon(image),
    text && element("span", {}, text),
  );
}
