// What the form of issue.yaml has of its own for a page: a choice of layouts, and for each area of the layout a choice of the
// stories that stand in it. What is chosen is moved as by hand, so that no story stands twice and each step is taken back.

import { areaName, behindAll, takesStories } from "./areas.js";
import { button, element } from "./element.js";
import { issue } from "./issue.js";
import { moveStory, takeOff } from "./makeup.js";
import { attempt, notice } from "./notice.js";
import { get } from "./server.js";
import { language, say } from "./words.js";

const STORIES = /^\/pages\/(\d+)\/stories$/;
const LAYOUT = /^\/pages\/(\d+)\/layout$/;
let layouts = null;

async function known() {
  layouts ??= (await attempt(() => get("/api/layouts"))) ?? [];
  return layouts;
}

/** The page's own field at a pointer; null where the schema says enough. `set` writes a value there. */
export function pageField(pointer, set) {
  const [, stories] = STORIES.exec(pointer) ?? [];
  if (stories) return new AreasField(Number(stories));
  return LAYOUT.test(pointer) ? new LayoutField(pointer, set) : null;
}

/** Which layout a page has. */
class LayoutField {
  constructor(pointer, set) {
    const id = `field${pointer.replaceAll("/", "-")}`;
    this.select = element("select", { id, on: { change: () => this.choose(pointer, set) } });
    this.element = element("div", { class: "field" }, element("label", { for: id }, say("layout")), this.select);
  }

  /** Another layout: stories of areas that it does not have go into those that are empty, and stand nowhere where there are none. */
  choose(pointer, set) {
    const layout = this.select.value;
    set(pointer, layout || null);
    const stories = this.entry?.stories;
    if (stories == null || Array.isArray(stories)) return;
    const areas = layouts.find(({ name }) => name === layout)?.areas.filter(takesStories);
    const isKept = name => (areas ? areas.some(area => area.name === name) : within(stories[name]).length > 0);
    const gone = Object.keys(stories).filter(name => !isKept(name));
    const free = (areas ?? []).filter(area => area.kind === "story" && !within(stories[area.name]).length);
    const left = gone.flatMap(name => within(stories[name]));
    const own = name => `${pointer.replace(/layout$/, "stories")}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    for (const { name } of free.splice(0, left.length)) set(own(name), left.shift());
    for (const name of gone) set(own(name), null);
    if (left.length) notice(say("standNowhere", left.map(path => path.split("/").at(-1).replace(/\.md$/, "")).join("、")));
  }

  async put(entry) {
    this.entry = entry;
    const layout = entry?.layout === "auto" ? "" : (entry?.layout ?? "");
    const names = (await known()).map(({ name, about }) => [name, about ? `${short(about)}　${name}` : name]);
    if (layout && !names.some(([name]) => name === layout)) names.push([layout, layout]);
    this.select.replaceChildren(...[["", say("layoutAuto")], ...names].map(([value, words]) => element("option", { value, selected: value === layout }, words)));
  }
}

/** What a layout is for, of its one line in both languages. */
function short(about) {
  return language === "zh" ? about.split(/[：:。]/)[0] : about.split("。").at(-1);
}

/** What stands in the areas of a page. */
class AreasField {
  constructor(n) {
    this.n = n;
    this.element = element("div", { class: "areas-field", role: "group", "aria-label": say("areasOf", n + 1) });
  }

  async put(entry) {
    await known();
    const key = JSON.stringify([entry, issue.stories.map(({ file, title, page }) => [file, title, page]), issue.files.length]);
    if (key === this.shown) return;
    this.shown = key;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.page = entry?.page ?? this.n + 1;
    this.element.replaceChildren(...this.rows(entry ?? {}));
    if (focused) this.element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  rows({ layout, form, stories }) {
    const areas = layouts.find(({ name }) => name === layout)?.areas.filter(takesStories);
    if (form || (layout && layout !== "auto" && !areas)) return [];
    if (!areas) return [this.list({ kind: "story", name: "" }, say("storiesOnPage"), Array.isArray(stories) ? stories : Object.values(stories ?? {}).flatMap(within))];
    if (Array.isArray(stories) && stories.length) return [element("output", { class: "in-text" }, say("inText"))];
    return areas.map(area => {
      const stands = within(stories?.[area.name]);
      return area.kind === "briefs" ? this.list(area, areaName(area.name), stands) : this.one(area, stands[0]);
    });
  }

  one(area, path) {
    const id = `area-${this.n}-${area.name}`;
    return element("div", { class: "field" }, element("label", { for: id, title: area.name }, areaName(area.name)), this.choice(id, area, path, behindAll(area)));
  }

  list(area, words, paths) {
    const id = n => `area-${this.n}-${area.name}-${n}`;
    const row = (path, n) =>
      element("div", { class: "one-of" }, this.choice(id(n), area, path, area.name ? n : undefined),
        path && button({ image: "close", words: say("takeOff"), class: "quiet", press: () => takeOff(fileOf(path)) }));
    return element("div", { class: "field of-list", role: "group", "aria-label": words }, element("span", { class: "label", title: area.name }, words),
      element("div", { class: "several" }, ...[...paths, null].map(row)));
  }

  /** The stories of the issue, with where they stand now. */
  choice(id, area, path, before) {
    const file = path && fileOf(path);
    const files = issue.files.filter(({ kind }) => kind === "story").map(one => one.file);
    const listed = file && !files.includes(file) ? [file, ...files] : files;
    const option = one => element("option", { value: one, selected: one === file }, storyWords(one, files.includes(one)));
    const choose = ({ target: { value } }) => (value ? moveStory(value, { page: this.page, name: area.name, kind: area.kind }, before) : takeOff(file));
    return element("select", { id, "aria-label": areaName(area.name) || say("storiesOnPage"), data: { key: id }, on: { change: choose } },
      element("option", { value: "", selected: !file }, say((area.kind === "briefs" || !area.name) && !file ? "addStory" : "emptyArea")), ...listed.map(option));
  }
}

/** The paths that stand in an area. */
function within(stands) {
  if (stands == null) return [];
  return typeof stands === "string" ? [stands] : Array.isArray(stands) ? stands : (stands.stories ?? []);
}

/** A file as the screen knows it, by the path in issue.yaml. */
function fileOf(path) {
  const { file } = issue.files.find(({ kind }) => kind === "issue");
  return path.startsWith("../") ? path : file.slice(0, file.lastIndexOf("/") + 1) + path;
}

function storyWords(file, isThere) {
  const story = issue.stories.find(story => story.file === file);
  const name = story?.title || file.split("/").at(-1).replace(/\.md$/, "");
  if (!isThere) return say("missingStory", name);
  return `${name}　${story?.page == null ? say("unplaced") : say("page", story.page)}`;
}
