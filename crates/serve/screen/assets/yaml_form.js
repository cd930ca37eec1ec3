// The form above the text: of a story's front matter, or of issue.yaml and paper.yaml. What is set in it is written into
// the text by the server, which keeps comments and order; the text stays the one truth.

import { CORE_SCHEMA, readYaml } from "./editor.js";
import { element } from "./element.js";
import { Form } from "./form.js";
import { headOf } from "./head.js";
import { onIssue } from "./issue.js";
import { pageField } from "./page_form.js";
import { get, send } from "./server.js";
import { attempt } from "./notice.js";
import { say } from "./words.js";

/** What most stories have; their other keys are folded away until they have a value. */
const FIRST = ["title", "kicker", "deck", "byline", "importance", "form"];
const schemas = new Map();

/** The schema of a kind of file, fetched once. */
function schemaOf(kind) {
  if (!schemas.has(kind)) {
    const coming = get("/api/schema", { of: kind });
    coming.catch(() => schemas.delete(kind));
    schemas.set(kind, coming);
  }
  return schemas.get(kind);
}

export class YamlForm {
  /** `text()` gives the file's text now, `write(text)` replaces it. */
  static async of(file, kind, text, write) {
    return new YamlForm(file, kind, await schemaOf(kind), text, write);
  }

  constructor(file, kind, schema, text, write) {
    Object.assign(this, { file, kind, text, write, waiting: {}, writing: false });
    this.form = new Form(schema, (pointer, value) => this.set(pointer, value), { first: kind === "story" ? FIRST : null, own: kind === "issue" ? pageField : undefined });
    // Where stories stand is known of the pages.
    if (kind === "issue") onIssue(() => this.readable && this.form.show(this.values));
    this.broken = element("p", { class: "broken", hidden: true });
    this.element = element("div", { class: `yaml-form of-${kind}` }, this.broken, this.form.element);
    this.show();
  }

  /** Shows what stands in the text; one that cannot be read keeps the form shut. */
  show() {
    const text = this.text();
    const yaml = this.kind === "story" ? headOf(text)?.yaml : text;
    if (yaml === this.shown) return;
    this.shown = yaml;
    let values = null;
    let why = "";
    try {
      values = yaml == null ? null : (readYaml(yaml, { schema: CORE_SCHEMA, json: true }) ?? {});
    } catch (failure) {
      why = failure.reason ?? failure.message;
    }
    const readable = values != null && typeof values === "object" && !Array.isArray(values);
    this.broken.hidden = readable;
    this.form.element.hidden = !readable;
    this.values = values;
    if (readable) this.form.show(values);
    else this.broken.textContent = this.kind === "story" ? say("formBroken") : say("yamlBroken", why);
    this.readable = readable;
  }

  set(pointer, value) {
    this.waiting[pointer] = value;
    this.flush();
  }

  /** Sends what waits; one question at a time. Where the text changed meanwhile, it is asked again with the new one. */
  async flush() {
    if (this.writing) return;
    this.writing = true;
    while (Object.keys(this.waiting).length) {
      const set = this.waiting;
      this.waiting = {};
      const before = this.text();
      const answer = await attempt(() => send("POST", "/api/yaml", { file: this.file, text: before, set }));
      if (!answer) break;
      if (this.text() !== before) this.waiting = { ...set, ...this.waiting };
      else this.write(answer.text);
    }
    this.writing = false;
  }
}
