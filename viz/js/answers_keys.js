// Moving among the cells by keyboard and pointer: one is in the tab order, arrow keys move it; groups are passed over.

function answersCell(row, column) {
  return answers.grid.querySelector(`[data-row="${row}"][data-column="${column}"]`);
}

/** The nearest row from one on, in a direction, that is an event or the head. */
function eventRowFrom(row, way) {
  let at = row;
  while (at >= 0 && at < answers.rows.length && answers.rows[at].event === undefined) at += way;
  if (at >= answers.rows.length) return eventRowFrom(answers.rows.length - 1, -1);
  return at;
}

function moveAnswers(row, column, focus = true) {
  const before = answers.grid.querySelector("[tabindex='0']");
  if (before) before.tabIndex = -1;
  answers.at = { row: Math.max(-1, Math.min(answers.rows.length - 1, row)), column: Math.max(0, Math.min(answers.columns.length, column)) };
  const { scroller } = answers;
  const top = answers.at.row < 0 ? 0 : answers.tops[answers.at.row] || 0;
  if (focus && answers.at.row >= 0) {
    if (top < scroller.scrollTop) scroller.scrollTop = Math.max(0, top - GROUP);
    else if (top + ROW > scroller.scrollTop + scroller.clientHeight - headHeight()) scroller.scrollTop = top + ROW - scroller.clientHeight + headHeight();
  }
  let cell = focus ? null : answersCell(answers.at.row, answers.at.column);
  if (!cell) {
    drawRows();
    cell = answersCell(answers.at.row, answers.at.column);
  }
  if (!cell) return;
  cell.tabIndex = 0;
  if (!focus) return;
  cell.focus({ preventScroll: true });
  if (answers.at.column < 2) return;
  const [left, right] = [answersCell(-1, 0).offsetWidth, scroller.clientWidth];
  if (cell.offsetLeft - scroller.scrollLeft < left) scroller.scrollLeft = cell.offsetLeft - left;
  else if (cell.offsetLeft + cell.offsetWidth - scroller.scrollLeft > right) scroller.scrollLeft = cell.offsetLeft + cell.offsetWidth - right;
}

function answersKey(pressed) {
  const { row, column } = answers.at;
  const last = answers.columns.length;
  const page = Math.max(1, Math.floor((answers.scroller.clientHeight - headHeight()) / ROW) - 2);
  const ends = pressed.ctrlKey || pressed.metaKey;
  const to = {
    ArrowRight: [row, column + 1, 1], ArrowLeft: [row, column - 1, 1], ArrowDown: [row + 1, column, 1], ArrowUp: [row - 1, column, -1],
    Home: [ends ? 0 : row, 0, 1], End: [ends ? answers.rows.length - 1 : row, last, -1],
    PageDown: [Math.min(answers.rows.length - 1, row + page), column, 1], PageUp: [Math.max(0, row - page), column, 1],
  }[pressed.key];
  if (to) {
    pressed.preventDefault();
    moveAnswers(eventRowFrom(to[0], to[2]), to[1]);
  } else if (pressed.key === "Enter" || pressed.key === " ") {
    pressed.preventDefault();
    openAnswer(row, column);
  }
}

/** A cell opens its reasons and makes its defendant the one in the sentence; a name does so with the worksheet. */
function openAnswer(row, column) {
  const person = column ? answers.columns[column - 1] : state.person;
  if (row >= 0) open({ kind: "event", event: data.events[answers.rows[row].event].id });
  else if (column) openWorksheet(person);
  else return;
  if (person === state.person) return;
  const { event } = row < 0 ? {} : answers.rows[row];
  choose({ person });
  const there = event === undefined ? -1 : answers.rows.findIndex((one) => one.event === event);
  answers.at = { row: there, column: 1 };
  moveAnswers(there < 0 && row >= 0 ? eventRowFrom(0, 1) : there, 1, false);
  returnTo = answersCell(answers.at.row, 1);
}

function placeOf(target) {
  const cell = target.closest("[data-row]");
  return cell ? [Number(cell.dataset.row), Number(cell.dataset.column)] : null;
}

function answersClick(event) {
  const place = placeOf(event.target);
  if (!place) return;
  moveAnswers(...place);
  openAnswer(...place);
}

/** A cell may get focus otherwise, from a screen reader: then it is the one that moves. */
function answersFocus(event) {
  const place = placeOf(event.target);
  if (place && (place[0] !== answers.at.row || place[1] !== answers.at.column)) moveAnswers(place[0], place[1], false);
}
