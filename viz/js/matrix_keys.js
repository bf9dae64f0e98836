// Moving in the matrix by keyboard and pointer: one cell is in the tab order, arrow keys move it.

/** The columns that are on the screen: narrow screens leave some of the fixed ones out. */
function fixedShown(column) {
  return column >= FIXED.length || matrix.drawn.get(-1).fixed[column].offsetWidth > 0;
}

function moveTo(row, column, focus = true) {
  const before = cellAt(matrix.at.row, matrix.at.column);
  if (before) before.tabIndex = -1;
  matrix.at = { row: Math.max(-1, Math.min(matrix.rows.length - 1, row)), column: Math.max(0, Math.min(matrix.columns.length + FIXED.length - 1, column)) };
  const scroller = matrix.scroller;
  const x = (matrix.at.column - FIXED.length) * CELL;
  const y = matrix.at.row * ROW;
  const width = scroller.clientWidth - matrix.fixed;
  const height = scroller.clientHeight - matrix.head;
  if (matrix.at.column >= FIXED.length) {
    if (x < scroller.scrollLeft) scroller.scrollLeft = x;
    else if (x + CELL > scroller.scrollLeft + width) scroller.scrollLeft = x + CELL - width;
  }
  if (matrix.at.row >= 0) {
    if (y < scroller.scrollTop) scroller.scrollTop = y;
    else if (y + ROW > scroller.scrollTop + height) scroller.scrollTop = y + ROW - height;
  }
  drawMatrix();
  const cell = cellAt(matrix.at.row, matrix.at.column);
  cell.tabIndex = 0;
  if (focus) cell.focus({ preventScroll: true });
}

function matrixKey(pressed) {
  const { row, column } = matrix.at;
  const last = matrix.columns.length + FIXED.length - 1;
  const page = Math.max(1, Math.floor((matrix.scroller.clientHeight - matrix.head) / ROW) - 1);
  const ends = pressed.ctrlKey || pressed.metaKey;
  const to = {
    ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1], ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
    Home: [ends ? 0 : row, 0], End: [ends ? matrix.rows.length - 1 : row, last],
    PageDown: [row + page, column], PageUp: [Math.max(0, row - page), column],
  }[pressed.key];
  if (to) {
    pressed.preventDefault();
    const way = to[1] < column ? -1 : 1;
    while (to[1] > 0 && to[1] < FIXED.length && !fixedShown(to[1])) to[1] += way;
    moveTo(...to);
  } else if (pressed.key === "Enter" || pressed.key === " ") {
    pressed.preventDefault();
    openCell(row, column);
  }
}

function openCell(row, column) {
  const defendant = row < 0 ? state.person : matrix.rows[row];
  if (column >= FIXED.length) open({ kind: "event", event: data.events[matrix.columns[column - FIXED.length]].id, defendant });
  else if (row >= 0) open({ kind: "worksheet", defendant });
}

function placeOf(target) {
  const cell = target.closest("[data-row]");
  return cell ? [Number(cell.dataset.row), Number(cell.dataset.column)] : null;
}

function matrixClick(event) {
  const place = placeOf(event.target);
  if (!place) return;
  moveTo(...place);
  openCell(...place);
}

/** A cell may get focus otherwise, from a screen reader: then it is the active one. */
function matrixFocus(event) {
  const place = placeOf(event.target);
  if (place && (place[0] !== matrix.at.row || place[1] !== matrix.at.column)) moveTo(place[0], place[1], false);
}
