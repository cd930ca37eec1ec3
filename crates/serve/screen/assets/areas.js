// The areas of a page that stories are put into: what they are called, and which are empty.

import { language, say } from "./words.js";

/** Names that the built-in layouts give; a publication's own are as it has written them. */
const NAMES = {
  lead: ["头条", "Lead"], second: ["二条", "Second"], third: ["三条", "Third"], fourth: ["四条", "Fourth"], first: ["一", "First"],
  rail: ["简讯栏", "Briefs"], figures: ["数读", "Figures"], names: ["名单", "Names"], left: ["左", "Left"], right: ["右", "Right"],
  upper: ["上", "Upper"], lower: ["下", "Lower"], table: ["表", "Table"], answers: ["答问", "Answers"], essay: ["散文", "Essay"],
  poem: ["诗", "Poem"], column: ["专栏", "Column"], photos: ["照片", "Photos"],
};

/** What an area is called, by its name in `issue.yaml`. */
export function areaName(name) {
  return NAMES[name]?.[language === "zh" ? 0 : 1] ?? name;
}

/** Forms that the areas of the built-in layouts are drawn for. */
const FORMS = { figures: "figures", names: "names", essay: "essay", poem: "verse", photos: "photos" };

/** The form of a story that is begun in an area; none says news. */
export function formFor({ name }) {
  return FORMS[name] ?? null;
}

/** Whether stories are put into an area: ads, the masthead and the like take none. */
export function takesStories(area) {
  return area.kind === "story" || area.kind === "briefs";
}

/** Where a story comes that is put into an area without a place: behind all in one that takes several. */
export function behindAll(area) {
  return area.kind === "briefs" ? 999 : undefined;
}

/** Where an area is, in words; one without a name is a page that makes itself up. */
export function placeName({ page, name }) {
  return name ? say("moveToArea", page, areaName(name)) : say("page", page);
}

/** Pages that find a place for a story by themselves, as areas without a name; those on which nothing stands yet first. */
export function freePages({ pages, allotted, unmade }) {
  const free = [...unmade, ...pages.filter(page => page.auto).map(page => page.number)];
  return allotted ? [] : free.map(page => ({ page, name: "", kind: "story" }));
}

/** Areas that a story can be put into, and pages. Of a page that makes itself up the program chooses the area. */
export function placesFor(issue) {
  if (issue.allotted) return [];
  const drawn = new Set(issue.pages.filter(page => !page.auto).map(page => page.number));
  return [...issue.areas.filter(area => takesStories(area) && drawn.has(area.page)), ...freePages(issue)];
}

/** Areas for stories in which none stands. */
export function emptyAreas({ areas, stories, allotted }) {
  if (allotted) return [];
  const filled = new Set(stories.map(story => `${story.page} ${story.area}`));
  return areas.filter(area => takesStories(area) && !filled.has(`${area.page} ${area.name}`));
}
