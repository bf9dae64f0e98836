// Who answers on paper and as a table: the head again on every sheet, six sheets unless all are asked for.

const SHEET_LINES = 30; // of events; the heading of a group takes one and a half
const SHEETS = 6;
const SHEET_COLUMNS = 12;

/** How many rows six sheets hold. */
function rowsOnPaper() {
  let lines = 0;
  const over = answers.rows.findIndex((row) => {
    lines += row.event === undefined ? 1.5 : 1;
    return lines > SHEETS * SHEET_LINES;
  });
  return over < 0 ? answers.rows.length : over;
}

/** Whether everything is printed; asked only where it is more than six sheets. */
function paperChoice() {
  if (rowsOnPaper() === answers.rows.length) return null;
  const box = el("input", { type: "checkbox", id: "answers-on-paper", on: { change: () => { answers.onPaper = box.checked; } } });
  box.checked = answers.onPaper;
  return el("label", { class: "check", for: "answers-on-paper" }, box, ` Print all ${shownEvents().length} events`);
}

function paperAnswers(now, on) {
  if (!on) {
    answers.paper.replaceChildren();
    return;
  }
  const most = answers.onPaper ? answers.rows.length : rowsOnPaper();
  const rows = answers.rows.slice(0, most);
  const left = answers.rows.slice(most).filter((row) => row.event !== undefined).length;
  const columns = answers.columns.slice(0, SHEET_COLUMNS);
  const others = answers.columns.length - columns.length;
  const head = (line) => el("tr", {}, el("th", { class: "paper-line", colspan: 4, text: line ? line.title : "" }),
    columns.map((id) => {
      const outcome = read.outcome(id, state.position);
      return el("th", { class: "paper-who", text: line ? (outcome ? textOf(line.words(id, outcome)) : "–") : people.get(id).surname });
    }));
  const body = (row) => (row.event === undefined
    ? el("tr", { class: "paper-group" }, el("th", { colspan: 3 + columns.length + 1 }, `${row.month} · ${row.activity}${answers.sum(row.group) ? `: ${answers.sum(row.group)}` : ""}`))
    : el("tr", {}, el("td", { text: dateCell(row.event) }), el("td", { text: data.events[row.event].what }), el("td", { text: data.matrix.routes[row.event] }),
      el("td", { class: "paper-counts", text: countsWords(row.event) }),
      columns.map((id) => el("td", { class: "paper-who" }, badge(read.letter(row.event, id, state.position), read.ringed(row.event, id, state.position))))));
  fill(answers.paper, key(), el("table", { class: "paper" }, el("thead", {}, head(null), answersHead.map(head)), el("tbody", {}, rows.map(body))),
    left ? el("p", { text: `And ${count(left, "more event", "more events")}: narrow the rows, or tick “Print all”.` }) : null,
    others ? el("p", { text: `And ${count(others, "more defendant", "more defendants")} whom these events touch: the CSV has them.` }) : null);
}

function textOf(words) {
  return words instanceof Node ? words.textContent : [words].flat().map((one) => (one instanceof Node ? one.textContent : one)).join("");
}

function answersTable() {
  return [
    ["Month", "Undertaking", "Transaction", "Date", "What", "From, to", "Counts for the one in the sentence", ...answers.columns.map(nameOf)],
    ...answersHead.map((line) => ["", "", "", "", "", "", line.title, ...answers.columns.map((id) => {
      const outcome = read.outcome(id, state.position);
      return outcome ? textOf(line.words(id, outcome)) : "";
    })]),
    ...answersRows(),
  ];
}

function* answersRows() {
  let group = null;
  for (const row of answers.rows) {
    if (row.event === undefined) group = row;
    else yield [group.month, group.activity, data.events[row.event].id, dateCell(row.event), data.events[row.event].what, data.matrix.routes[row.event],
      countsWords(row.event), ...answers.columns.map((id) => read.letter(row.event, id, state.position))];
  }
}
