// Puts the screen together: who tells whom.

import { arrange, startBar, toggleGuide, toggleTheme } from "./bar.js";
import { hideAlternatives, showAlternatives, startAlternatives } from "./alternatives.js";
import { desk, goTo, inPlace, setCurrent, sheetOf, sheets, startDesk, step } from "./desk.js";
import { goToFault, startFaults, stepFault } from "./faults.js";
import { startFinish } from "./finish.js";
import { startFollowing } from "./follow.js";
import { addPictures } from "./insert.js";
import { issue, listen, refresh } from "./issue.js";
import { showKeys, startKeys } from "./keys.js";
import { undoChange } from "./makeup.js";
import { startMoving } from "./moving.js";
import { markOpenBoxes } from "./overlay.js";
import { startNewStory } from "./new_story.js";
import { attempt, notice } from "./notice.js";
import { showTab, startPanels, stepPart, toggle } from "./panels.js";
import { choose, pictureAt, startPictures, unchoose } from "./pictures.js";
import { startProofs } from "./proofs.js";
import { markOpen, startRail } from "./rail.js";
import { startRows } from "./rows.js";
import { get, send } from "./server.js";
import { say, sayPage } from "./words.js";
import { startPane } from "./writing_pane.js";
import { onWriting, openFile, save, saveAll, startWriting, writing } from "./writing.js";
import { onZoom, setZoom, startZoom, zoomBy } from "./zoom.js";

sayPage();
// First of all that a new state is told to: the page is what is waited for.
startDesk();
startPanels();
startBar({ undoChange, alternatives: showAlternatives, keys: showKeys, panel: () => toggle("panel"), fault: goToFault });
startZoom(sheetOf, inPlace);
onZoom(() => sheets.forEach(sheet => sheet.sized()));
startNewStory(file => open(file, null, { quiet: true }));
startRail(file => open(file, null, { quiet: true }), makeIssue);
startFaults((file, at, until) => open(file, at, { until, quiet: true }));
startWriting();
startPane();
startPictures();
startMoving();
startRows();
startFollowing();
startAlternatives();
startProofs(document.getElementById("overlays"));
startFinish(() => showTab("finish"));
onWriting(one => {
  markOpen(one?.file ?? null);
  markOpenBoxes(one?.file ?? null);
  const pages = new Set(issue.stories.find(story => story.file === one?.file)?.boxes.map(box => box.page));
  for (const sheet of sheets) if (pages.has(sheet.number)) sheet.write();
  showTab(one ? "copy" : "faults");
});
desk.addEventListener("click", clickPage);
desk.addEventListener("drop", dropOnPage);
startKeys({
  save: () => (save(), undefined),
  undo: () => undoChange(),
  next: () => step(1),
  previous: () => step(-1),
  first: () => goTo(issue.pages[0]?.number),
  last: () => goTo(issue.pages.at(-1)?.number),
  one: () => arrange("one"),
  spread: () => arrange("spread"),
  all: () => arrange("all"),
  larger: () => zoomBy(1),
  smaller: () => zoomBy(-1),
  fit: () => setZoom("fit"),
  width: () => setZoom("width"),
  grid: () => toggleGuide("grid"),
  trim: () => toggleGuide("trim"),
  bleed: () => toggleGuide("bleed"),
  nextFault: () => stepFault(1),
  previousFault: () => stepFault(-1),
  write: () => writing && (showTab("copy"), writing.view.focus()),
  back,
  nextPart: () => stepPart(1),
  previousPart: () => stepPart(-1),
  rail: () => toggle("rail"),
  panel: () => toggle("panel"),
  alternatives: showAlternatives,
  theme: toggleTheme,
  keys: showKeys,
});
refresh();
listen();

async function open(file, at, how) {
  showTab("copy");
  const one = await openFile(file, at, how);
  // A story that is open already is brought to the front all the same.
  if (one) showTab("copy");
}

/** A click on a word opens its story there; on a picture, chooses it too. */
async function clickPage(event) {
  if (event.target.closest(".badge, .picture-chosen, .grip, .empty-area")) return;
  const sheet = sheetOf(event.target);
  if (!sheet || !event.target.closest(".paper")) {
    unchoose();
    return;
  }
  setCurrent(sheet.number);
  const point = sheet.point(event.clientX, event.clientY);
  const picture = pictureAt(sheet.number, point);
  choose(picture);
  const spot = await attempt(() => get("/api/spot", { page: sheet.number, x: point.x.toFixed(2), y: point.y.toFixed(2) }));
  // A finger that taps does not want the keyboard to jump up over the page.
  if (spot) await open(spot.file, spot.at, { quiet: true, focus: event.pointerType !== "touch" });
}

/** A picture dropped on a story goes to where it was dropped. */
async function dropOnPage(event) {
  const files = [...(event.dataTransfer?.files ?? [])];
  const sheet = sheetOf(event.target);
  if (!sheet || !files.length || !files.every(file => file.type.startsWith("image/"))) return;
  event.preventDefault();
  const point = sheet.point(event.clientX, event.clientY);
  const spot = await attempt(() => get("/api/spot", { page: sheet.number, x: point.x.toFixed(2), y: point.y.toFixed(2) }));
  if (!spot) return;
  const one = await openFile(spot.file, spot.at, { quiet: true });
  if (one) addPictures(one.view, spot.file, files);
}

/** Shuts the innermost thing that is open, then goes back to the pages. */
function back() {
  if (unchoose() || hideAlternatives()) return;
  if (document.activeElement === desk) return false;
  desk.focus();
}

async function makeIssue() {
  await saveAll();
  const made = await attempt(() => send("POST", "/api/new-issue", {}));
  if (!made) return;
  notice(say("newIssueMade", made.issue));
  await attempt(() => send("POST", "/api/open", { issue: made.issue }));
  refresh();
}
