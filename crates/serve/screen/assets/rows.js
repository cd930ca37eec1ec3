// The rows of a page: the lower edge of each is dragged to other lines. Only where the server tells where rows lie.

import { element } from "./element.js";
import { desk, sheetOf } from "./desk.js";
import { issue } from "./issue.js";
import { changeRow } from "./makeup.js";
import { say } from "./words.js";

/** The edges of a page's rows but the last, to be laid over it. */
export function rowEdges({ rows, trim, grid }, number) {
  const own = (rows ?? []).filter(row => row.page === number);
  return own.slice(0, -1).map(row =>
    element("div", {
      class: "row-edge", title: say("rowEdge", row.lines), data: { row: row.row },
      look: { left: `${(grid.left / trim.width) * 100}%`, width: `${(grid.width / trim.width) * 100}%`, top: `${((row.y + row.height) / trim.height) * 100}%` },
    }),
  );
}

export function startRows() {
  desk.addEventListener("pointerdown", press);
}

function press(event) {
  const edge = event.target.closest(".row-edge");
  if (!edge || event.button !== 0) return;
  event.preventDefault();
  const sheet = sheetOf(edge);
  const row = issue.rows.find(row => row.page === sheet.number && row.row === Number(edge.dataset.row));
  const start = sheet.point(event.clientX, event.clientY).y;
  let lines = row.lines;
  edge.setPointerCapture(event.pointerId);
  const move = event => {
    const by = Math.round((sheet.point(event.clientX, event.clientY).y - start) / issue.grid.leading);
    lines = Math.max(1, row.lines + by);
    edge.style.translate = `0 ${(lines - row.lines) * issue.grid.leading * (sheet.paper.clientHeight / issue.trim.height)}px`;
    edge.dataset.words = say("nLines", lines);
  };
  const end = event => {
    edge.removeEventListener("pointermove", move);
    edge.removeEventListener("pointerup", end);
    edge.removeEventListener("pointercancel", end);
    delete edge.dataset.words;
    if (event.type === "pointerup" && lines !== row.lines) changeRow(row.page, row.row, lines);
    else edge.style.translate = "";
  };
  edge.addEventListener("pointermove", move);
  edge.addEventListener("pointerup", end);
  edge.addEventListener("pointercancel", end);
}
