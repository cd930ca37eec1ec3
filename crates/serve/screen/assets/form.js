// A form made of a JSON schema: a field for each key, groups for what is nested. It knows nothing of the file: what is
// set is told as a pointer (/press/standard) and a value, null where the key is to go.

import { button, element } from "./element.js";
import { choicesOf, helpOf, kindOf, labelOf, resolved } from "./schema.js";
import { say } from "./words.js";

/** Typing is told after a pause, so that a word is one step of undo. */
const PAUSE = 300;

export class Form {
  /** `set(pointer, value)` is told what is changed; of the keys not in `first` those without a value are folded away.
   *  `own(pointer, set)` gives a field that is not made of the schema: its `put` gets the value of the group it is in. */
  constructor(schema, set, { first = null, own = () => null } = {}) {
    this.schema = schema;
    this.set = set;
    this.first = first;
    this.own = own;
    this.fields = [];
    /** Folds, by their pointer: whether they were opened or shut. */
    this.opened = new Map();
    this.element = element("div", { class: "form" });
  }

  /** Shows these values. A field that is being typed in keeps what is typed. */
  show(values) {
    const shape = JSON.stringify(shapeOf(values));
    if (shape !== this.shape) {
      this.shape = shape;
      this.fields = [];
      const focused = this.element.contains(document.activeElement) ? document.activeElement.id : null;
      this.element.replaceChildren(...this.parted(this.rows(this.schema, values, ""), values));
      if (focused) document.getElementById(focused)?.focus();
    }
    for (const field of this.fields) {
      if (!field.waiting()) field.put(valueAt(values, field.pointer));
    }
  }

  /** The rows, those that are seldom wanted behind a fold. */
  parted(rows, values) {
    if (!this.first) return rows;
    const keys = Object.keys(this.schema.properties);
    const isShown = (_, n) => this.first.includes(keys[n]) || values[keys[n]] != null;
    const folded = rows.filter((row, n) => !isShown(row, n));
    const more = folded.length && element("details", { class: "more" }, element("summary", {}, say("formMore")), element("div", { class: "form" }, ...folded));
    return [...rows.filter(isShown), ...(more ? [more] : [])];
  }

  rows(schema, values, pointer) {
    return Object.entries(schema.properties ?? {}).map(([key, given]) =>
      this.row(resolved(given, this.schema), key, values?.[key], `${pointer}/${escaped(key)}`),
    );
  }

  row(schema, key, value, pointer) {
    const own = this.own(pointer, this.set);
    if (own) {
      this.fields.push({ pointer: pointer.slice(0, pointer.lastIndexOf("/")), put: group => own.put(group), waiting: () => false });
      return own.element;
    }
    const kind = Array.isArray(value) && value.some(one => one && typeof one === "object") ? "items" : kindOf(schema, value);
    if (kind === "group") {
      return this.folded(
        pointer,
        value != null && pointer.split("/").length < 3,
        "nested",
        element("summary", {}, labelOf(schema, key), element("span", { class: "help" }, helpOf(schema, key))),
        ...this.rows(schema, value, pointer),
      );
    }
    if (kind === "items") return this.items(schema, key, value, pointer);
    return this.field(kind, schema, key, pointer);
  }

  /** A list of groups, such as the pages of an issue. */
  items(schema, key, value, pointer) {
    const list = schema.items ? schema : (schema.anyOf ?? []).map(choice => resolved(choice, this.schema)).find(choice => choice.items) ?? {};
    const item = resolved(list.items ?? {}, this.schema);
    return this.folded(
      pointer,
      pointer.split("/").length < 3,
      "nested",
      element("summary", {}, labelOf(schema, key), element("span", { class: "help" }, helpOf(schema, key))),
      ...value.map((one, n) =>
        this.folded(
          `${pointer}/${n}`,
          false,
          "nested item",
          element("summary", {}, `${one.page ?? n + 1}`, element("span", { class: "help" }, one.section ?? one.name ?? one.file ?? "")),
          ...this.rows(item, one, `${pointer}/${n}`),
          button({ image: "close", text: say("remove"), class: "quiet", press: () => this.set(`${pointer}/${n}`, null) }),
        ),
      ),
      item.properties?.section && button({ image: "plus", text: say("addPage"), class: "quiet", press: () => this.set(`${pointer}/${value.length}`, { section: say("newPage") }) }),
    );
  }

  /** A part that can be folded away; it stays as it was put when the form is made anew. */
  folded(pointer, byDefault, kind, ...inside) {
    const made = element("details", { class: kind, open: this.opened.get(pointer) ?? byDefault, on: { toggle: () => this.opened.set(pointer, made.open) } }, ...inside);
    return made;
  }

  field(kind, schema, key, pointer) {
    const id = `field${pointer.replaceAll("/", "-")}`;
    const help = helpOf(schema, key);
    const set = (value, inside = "") => this.set(pointer + inside, value);
    const made = MAKERS[kind](schema, id, set);
    if (help) made.input.setAttribute("aria-describedby", `${id}-help`);
    this.fields.push({ pointer, put: made.put, waiting: made.waiting ?? (() => false) });
    return element(
      "div",
      { class: `field of-${kind}`, title: help },
      kind === "pairs" ? element("span", { class: "label", id: `${id}-label` }, labelOf(schema, key)) : element("label", { for: id }, labelOf(schema, key)),
      made.input,
      help && element("span", { class: "help", id: `${id}-help` }, help),
    );
  }
}

/** Which fields a form of these values has: it is made anew only when that changes. */
function shapeOf(values, depth = 0) {
  if (Array.isArray(values)) return values.some(one => one && typeof one === "object") ? values.map(one => shapeOf(one, depth + 1)) : "list";
  if (values && typeof values === "object") return depth > 3 ? "deep" : Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shapeOf(value, depth + 1)]));
  return String(values ?? "").includes("\n") ? "lines" : "one";
}

function valueAt(values, pointer) {
  return pointer.split("/").slice(1).reduce((value, key) => value?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], values);
}

function escaped(key) {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A field of words; empty is null, so that the key goes. */
function typed(input, read, write, set) {
  let timer = null;
  const tell = () => {
    if (timer == null) return;
    clearTimeout(timer);
    timer = null;
    set(read(input.value));
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE);
    grow(input);
  });
  input.addEventListener("change", tell);
  const put = value => {
    const words = write(value);
    if (input.value !== words) input.value = words;
    grow(input);
  };
  return { input, put, waiting: () => timer != null };
}

/** An area is as high as what stands in it. */
function grow(input) {
  if (input.tagName === "TEXTAREA") input.rows = Math.min(8, Math.max(1, input.value.split("\n").length));
}

const words = value => (value == null || typeof value === "object" ? "" : String(value));
/** A plain number is written as one: 143, not "143". */
const numberOrWords = text => (/^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : orNull(text));
const orNull = text => (text.trim() === "" ? null : text);

const MAKERS = {
  line: (schema, id, set) => typed(element("input", { id, type: "text", autocomplete: "off", maxlength: schema.maxLength }), schema.anyOf ? numberOrWords : orNull, words, set),
  lines: (schema, id, set) => typed(element("textarea", { id, rows: 2 }), orNull, words, set),
  number: (schema, id, set) =>
    typed(element("input", { id, type: "number", min: schema.minimum, max: schema.maximum, step: schema.type === "integer" ? 1 : "any" }), text => (text === "" ? null : Number(text)), words, set),
  list: (schema, id, set) =>
    typed(element("textarea", { id, rows: 2, placeholder: say("onePerLine") }), text => listOrNull(text), value => [value ?? []].flat().join("\n"), set),
  choice(schema, id, set) {
    const choices = choicesOf(schema);
    const input = element("select", { id }, element("option", { value: "" }, say("none")), ...choices.map(({ words }, n) => element("option", { value: n }, words)));
    input.addEventListener("change", () => set(input.value === "" ? null : choices[input.value].value));
    return { input, put: value => (input.value = String(choices.findIndex(choice => choice.value === value)).replace("-1", "")) };
  },
  switch(schema, id, set) {
    const input = element("input", { id, type: "checkbox" });
    input.addEventListener("change", () => set(input.checked));
    return { input, put: value => (input.checked = value ?? schema.default ?? false) };
  },
  pairs: (schema, id, set) => pairs(id, set),
  text(schema, id) {
    const input = element("output", { id, class: "in-text" });
    return { input, put: value => (input.textContent = value == null ? say("none") : say("inText")) };
  },
};

function listOrNull(text) {
  const lines = text.split("\n").map(line => line.trim()).filter(Boolean);
  return lines.length ? lines : null;
}

/** Names and words, such as the editors of an issue. Only what is another is written, so that the others stay as they are typed. */
function pairs(id, set) {
  let known = null;
  const body = element("div", { class: "pairs-rows" });
  const input = element("div", { id, class: "pairs", role: "group", "aria-labelledby": `${id}-label` }, body, button({ text: say("addRow"), class: "quiet", press: () => body.append(row("", "")) }));
  let timer = null;
  const tell = () => {
    clearTimeout(timer);
    timer = null;
    const entries = [...body.children].map(one => [...one.querySelectorAll("input")].map(field => field.value.trim())).filter(([name]) => name);
    const now = Object.fromEntries(entries);
    if (!known || !entries.length) {
      set(entries.length ? now : null);
      return;
    }
    for (const name of Object.keys(known)) if (!(name in now)) set(null, `/${escaped(name)}`);
    for (const [name, value] of entries) if (words(known[name]) !== value) set(value, `/${escaped(name)}`);
  };
  const row = (name, value) => {
    const made = element("div", { class: "pair" }, element("input", { type: "text", value: name, "aria-label": say("name") }), element("input", { type: "text", value, "aria-label": say("value") }));
    made.append(button({ image: "close", words: say("remove"), class: "quiet", press: () => (made.remove(), tell()) }));
    made.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE * 2);
    });
    return made;
  };
  const put = value => {
    known = value ?? null;
    const wanted = Object.entries(value ?? {}).map(([name, one]) => [name, words(one)]);
    const shown = [...body.children].map(one => [...one.querySelectorAll("input")].map(field => field.value));
    if (JSON.stringify(wanted) !== JSON.stringify(shown.filter(([name]) => name))) body.replaceChildren(...wanted.map(([name, one]) => row(name, one)));
  };
  return { input, put, waiting: () => timer != null };
}
