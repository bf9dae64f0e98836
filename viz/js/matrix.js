// The attribution matrix: a grid of defendants and events, of which only what is in sight is in the document.

const matrix = { rows: matrixRows(), columns: matrixColumns(), at: { row: 0, column: 0 }, drawn: new Map(), fixed: 0, head: 0 };

screens.push({
  id: "answers",
  title: "Who answers",
  key: 2,
  build(section) {
    matrix.scroller = el("div", { class: "matrix-scroller", on: { scroll: () => requestAnimationFrame(drawMatrix) } });
    matrix.grid = el("div", { class: "matrix", role: "grid", id: "matrix", "aria-label": "Who answers for what", "aria-describedby": "matrix-help",
      "aria-rowcount": matrix.rows.length + 1, "aria-colcount": matrix.columns.length + FIXED.length, on: { keydown: matrixKey, click: matrixClick, focusin: matrixFocus } });
    add(matrix.scroller, [matrix.grid]);
    add(section, [
      el("div", { class: "screen-head" }, el("h2", { text: "Who answers for what" }),
        el("p", { class: "quiet", id: "matrix-help", text: "Defendants by place in the organization, transactions by date; + or higher, where a weight is unknown. Arrow keys move between cells; Enter opens the reasons, Escape comes back." }), key()),
      matrix.scroller,
      el("div", { class: "matrix-paper", id: "matrix-paper", "aria-hidden": "true" }),
    ]);
    new ResizeObserver(() => {
      measureMatrix();
      drawMatrix();
    }).observe(matrix.scroller);
    measureMatrix();
    drawMatrix();
    moveTo(Math.max(0, matrix.rows.indexOf(state.person)), 0, false);
  },
  draw(now, changed) {
    if (moves(changed)) for (const drawn of matrix.drawn.values()) refreshRow(drawn);
    measureMatrix();
    drawMatrix();
  },
  print: paperMatrix,
});

/** Sizes come from the style sheet, where narrow screens have fewer fixed columns. */
function measureMatrix() {
  const style = getComputedStyle(matrix.grid);
  matrix.fixed = parseFloat(style.getPropertyValue("--fixed")) || 360;
  matrix.head = parseFloat(style.getPropertyValue("--head")) || 180;
  matrix.grid.style.width = `${matrix.fixed + matrix.columns.length * CELL}px`;
  matrix.grid.style.height = `${matrix.head + matrix.rows.length * ROW}px`;
}

/** Bring the document in line with what is in sight; what is already there is kept, so that focus stays. */
function drawMatrix() {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = matrix.scroller;
  if (!clientWidth) return;
  const [left, right] = inSight(scrollLeft, clientWidth - matrix.fixed, CELL, matrix.columns.length);
  const [top, bottom] = inSight(scrollTop, clientHeight - matrix.head, ROW, matrix.rows.length);
  const wanted = new Set([-1, matrix.at.row]);
  for (let row = top; row < bottom; row += 1) wanted.add(row);
  for (const [row, drawn] of matrix.drawn) {
    if (wanted.has(row)) continue;
    drawn.node.remove();
    matrix.drawn.delete(row);
  }
  const ordered = [...wanted].sort((a, b) => a - b);
  let before = null;
  for (const row of ordered) {
    if (!matrix.drawn.has(row)) {
      const made = makeRow(row);
      matrix.drawn.set(row, made);
      if (before) before.after(made.node);
      else matrix.grid.prepend(made.node);
    }
    before = matrix.drawn.get(row).node;
    drawCells(matrix.drawn.get(row), left, right);
  }
}
