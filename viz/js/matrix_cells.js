// The rows and cells of the matrix.

const ONE_LINE = 28; // letters of a column's heading
const TWO_LINES = 58;

function columnTitle(index) {
  const event = data.events[index];
  return `${tableDay(event.date)} ${event.what}`;
}

/** A column's heading on one line or two; where even these are too short, the amount's first part alone. */
function columnHead(event) {
  const date = tableDay(event.date);
  const whole = date.length + event.what.length < TWO_LINES;
  return el("span", { class: date.length + event.what.length < ONE_LINE ? "event-label" : "event-label long" },
    el("span", { class: "event-date", text: date }), ` ${whole ? event.what : event.what.split(",")[0]}`);
}

/** A row with its fixed cells; row -1 is the heading. */
function makeRow(row) {
  const id = row < 0 ? null : matrix.rows[row];
  const node = el("div", { class: row < 0 ? "matrix-row heading" : "matrix-row", role: "row", "aria-rowindex": row + 2 });
  if (row >= 0) node.style.top = `${matrix.head + row * ROW}px`;
  const fixed = el("div", { class: "fixed", role: "presentation" });
  node.append(fixed);
  const drawn = { row, id, node, fixed: [], cells: new Map() };
  FIXED.forEach((column, index) => {
    const cell = el("div", { class: `fixed-cell fixed-${column.id}`, role: row < 0 ? "columnheader" : index ? "gridcell" : "rowheader",
      "aria-colindex": index + 1, tabindex: "-1", "data-row": row, "data-column": index, text: row < 0 ? column.title : "" });
    fixed.append(cell);
    drawn.fixed.push(cell);
  });
  refreshRow(drawn);
  return drawn;
}

/** Draw the cells from one column up to another, and the active one; drop the others. */
function drawCells(drawn, left, right) {
  const active = matrix.at.row === drawn.row ? matrix.at.column - FIXED.length : -1;
  for (const [column, cell] of drawn.cells) {
    if ((column >= left && column < right) || column === active) continue;
    cell.remove();
    drawn.cells.delete(column);
  }
  const make = (column) => {
    if (drawn.cells.has(column)) return;
    const cell = el("div", { class: "cell", role: drawn.row < 0 ? "columnheader" : "gridcell", "aria-colindex": column + FIXED.length + 1, tabindex: "-1",
      "data-row": drawn.row, "data-column": column + FIXED.length });
    cell.style.left = `${matrix.fixed + column * CELL}px`;
    drawn.cells.set(column, cell);
    refreshCell(drawn, column, cell);
    drawn.node.append(cell);
  };
  for (let column = left; column < right; column += 1) make(column);
  if (active >= 0) make(active);
  const at = matrix.at;
  if (at.row === drawn.row) cellAt(at.row, at.column).tabIndex = 0;
}

function refreshRow(drawn) {
  if (drawn.row >= 0) {
    const outcome = read.outcome(drawn.id, state.position);
    FIXED.forEach((column, index) => {
      const words = column.words(drawn.id, outcome);
      drawn.fixed[index].textContent = words;
      drawn.fixed[index].title = index ? "" : words;
    });
    drawn.node.classList.toggle("chosen", drawn.id === state.person);
  }
  for (const [column, cell] of drawn.cells) refreshCell(drawn, column, cell);
}

function refreshCell(drawn, column, cell) {
  const index = matrix.columns[column];
  if (drawn.row < 0) {
    if (cell.firstChild) return;
    const event = data.events[index];
    cell.append(columnHead(event));
    cell.setAttribute("aria-label", `${columnTitle(index)}, ${event.kind.replace(/_/g, " ")}, transaction ${event.id}`);
    cell.title = `${columnTitle(index)} (${event.id})`;
    return;
  }
  const letter = read.letter(index, drawn.id, state.position);
  const ringed = read.ringed(index, drawn.id, state.position);
  const name = `cell ${letterClass(letter)}${ringed ? " ringed" : ""}`;
  if (cell.className === name) return;
  cell.className = name;
  cell.textContent = letter;
  cell.setAttribute("aria-label", `${LETTERS.get(letter).title}${ringed ? `, ${ringed}` : ""}: ${nameOf(drawn.id)}, ${columnTitle(index)}`);
}

function cellAt(row, column) {
  const drawn = matrix.drawn.get(row);
  if (!drawn) return null;
  return column < FIXED.length ? drawn.fixed[column] : drawn.cells.get(column - FIXED.length) || null;
}
