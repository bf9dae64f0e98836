// The rows and cells of Who answers.

function placed(node, row, column) {
  node.dataset.row = row;
  node.dataset.column = column;
  node.tabIndex = -1;
  node.setAttribute("aria-colindex", column + 1);
  return node;
}

function chosenClass(place) {
  return place === 0 ? " own" : "";
}

/** The head: names, and below each the lines of numbers. */
function headRow() {
  const events = shownEvents().length;
  const about = placed(el("div", { class: "about-head", role: "columnheader" },
    el("span", { class: "head-count", text: count(events, "event", "events") }),
    el("span", { class: "head-lines" }, answersHead.map((line) => el("span", { class: "head-line", text: line.title })))), -1, 0);
  return el("div", { class: "answers-row head-row", role: "row", "aria-rowindex": 1 }, about, answers.columns.map((id, place) => {
    const outcome = read.outcome(id, state.position);
    const lines = answersHead.map((line) => el("span", { class: `head-line line-${line.id}` }, outcome ? line.words(id, outcome) : "–"));
    const cell = placed(el("div", { class: `who-head${chosenClass(place)}`, role: "columnheader", "data-person": id },
      el("span", { class: "who-name", text: people.get(id).surname }), lines, manualOf(id)), -1, place + 1);
    cell.title = nameOf(id);
    return cell;
  }));
}

function groupRow(row) {
  const { month, activity, group } = answers.rows[row];
  const sum = answers.sum(group);
  return el("div", { class: "answers-row group-row", role: "row", "aria-rowindex": row + 2, "data-group": group },
    el("div", { class: "group-head", role: "rowheader", "aria-colindex": 1, "aria-colspan": answers.columns.length + 1 },
      el("span", { class: "group-month", text: month }), el("span", { class: "group-activity", text: activity }),
      el("span", { class: "group-sum", text: sum || "" })),
    el("span", { class: "own-stripe", "aria-hidden": "true" }));
}

function eventRow(row) {
  const { event } = answers.rows[row];
  const one = data.events[event];
  const length = barOf(event);
  const said = `${dateCell(event)} ${one.what}`;
  const letter = read.letter(event, state.person, state.position);
  const bar = el("span", { class: `bar bar-${letterName(letter)}`, "aria-hidden": "true" });
  bar.style.width = `${length ? Math.max(1, length) : 0}px`;
  const about = placed(el("div", { class: "about", role: "rowheader" },
    el("span", { class: "about-date", text: dateCell(event) }),
    el("span", { class: "about-what", text: one.what, title: one.what }),
    el("span", { class: "about-route", text: data.matrix.routes[event], title: data.matrix.routes[event] }),
    el("span", { class: "about-counts", text: countsWords(event) }), el("span", { class: "about-bar" }, bar)), row, 0);
  const [from, to] = answers.span;
  const made = el("div", { class: "answers-row event-row", role: "row", "aria-rowindex": row + 2, "data-event": one.id },
    about, answers.columns.map((id, place) => (place && (place < from || place >= to) ? null : eventCell(row, event, id, place, said))));
  const next = made.children[2];
  if (next && from > 1) next.style.marginInlineStart = `calc(var(--who) * ${from - 1})`;
  return made;
}

function eventCell(row, event, id, place, said) {
  const letter = read.letter(event, id, state.position);
  const ringed = read.ringed(event, id, state.position);
  const cell = placed(el("div", { class: `who${chosenClass(place)}`, role: "gridcell", "data-person": id, "data-letter": letter },
    el("span", { class: `letter ${letterClass(letter)}${ringed ? " ringed" : ""}`, "aria-hidden": "true", text: letter })), row, place + 1);
  cell.setAttribute("aria-label", `${LETTERS.get(letter).title}${ringed ? `, ${ringed}` : ""}: ${nameOf(id)}, ${said}`);
  return cell;
}
