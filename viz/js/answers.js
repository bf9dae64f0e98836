// The screen Who answers: events down, defendants across, the one in the sentence first. Of many rows only those in
// sight are in the document.

const ROW = 24; // height of an event
const GROUP = 34; // height of a group's heading
const ROWS_AT_ONCE = 200; // rows above which only those in sight are drawn; and so with many cells
const CELLS_AT_ONCE = 3000;
const COLUMNS_AT_ONCE = 20; // defendants above which only those in sight are drawn, and so many beyond the edge
const ASIDE = 2;
const MARGIN = 8; // rows drawn beyond the edge

screens.push({
  id: "answers",
  title: "Who answers",
  key: 2,
  build(section) {
    answers.bar = el("div", { class: "answers-bar" });
    answers.scroller = el("div", { class: "answers-scroller", on: { scroll: () => requestAnimationFrame(drawRows) } });
    answers.grid = el("div", { class: "answers-grid", role: "grid", id: "answers-grid", "aria-label": "Who answers for which event",
      on: { keydown: answersKey, click: answersClick, focusin: answersFocus } });
    answers.empty = el("p", { class: "answers-empty", hidden: true });
    answers.paper = el("div", { class: "answers-paper", "aria-hidden": "true" });
    answers.scroller.append(answers.grid, answers.empty);
    add(section, [el("h2", { class: "unseen", text: "Who answers for which event" }), answers.bar, answers.scroller, answers.paper]);
    new ResizeObserver(drawRows).observe(answers.scroller);
  },
  draw(now, changed) {
    if (answers.drawn && !moves(changed)) drawRows(); // nodes stay, so that the focus can come back to them
    else drawAnswers();
  },
  print: paperAnswers,
  csv: answersTable,
  escape() {
    const chosen = answers.letters.size || answers.activities.size || answers.changed;
    if (chosen) showAnswers({});
    return chosen > 0 || chosen === true;
  },
});

/** Show the events that the chips of these letters leave; no letters, no chips. */
function showAnswers({ letters = [], activities = [], changed = false }) {
  Object.assign(answers, { letters: new Set(letters), activities: new Set(activities), changed });
  answers.drawn = null;
  if (state.screen === "answers") drawAnswers();
  else choose({ screen: "answers" });
}

function drawAnswers() {
  const inside = answers.grid.contains(document.activeElement);
  arrange();
  drawBar();
  answers.drawn = new Map();
  answers.grid.replaceChildren(headRow());
  answers.grid.setAttribute("aria-rowcount", answers.rows.length + 1);
  answers.grid.setAttribute("aria-colcount", answers.columns.length + 1);
  answers.grid.style.setProperty("--columns", answers.columns.length);
  answers.grid.style.height = `${headHeight() + answers.height + 8}px`;
  answers.empty.hidden = answers.rows.length > 0;
  answers.empty.textContent = noEvents("All events shows the others.", answers.letters.size || answers.activities.size || answers.changed);
  drawRows();
  moveAnswers(answers.at.row, answers.at.column, inside);
}

function headHeight() {
  return 24 + 17 * answersHead.length;
}

/** The rows that must be in the document. */
function rowsWanted() {
  const { scrollTop, clientHeight } = answers.scroller;
  const total = answers.rows.length;
  if (total <= ROWS_AT_ONCE && total * answers.columns.length <= CELLS_AT_ONCE) return new Set(answers.rows.keys());
  const wanted = new Set([answers.at.row]);
  for (let row = 0; row < total; row += 1) {
    const top = answers.tops[row];
    if (top > scrollTop - MARGIN * ROW && top < scrollTop + clientHeight + MARGIN * ROW) wanted.add(row);
  }
  return wanted;
}

/** The columns that must be in the document beside the first: from one up to another, with the one that the keys move. */
function columnsWanted() {
  const total = answers.columns.length;
  if (total <= COLUMNS_AT_ONCE) return [1, total];
  const { scrollLeft, clientWidth } = answers.scroller;
  const wide = answersCell(-1, 1).offsetWidth;
  const room = clientWidth - answersCell(-1, 0).offsetWidth;
  const at = answers.at.column - 1;
  const from = Math.max(1, Math.floor(scrollLeft / wide) - ASIDE);
  const to = Math.min(total, Math.ceil((scrollLeft + room) / wide) + ASIDE);
  return at < 1 ? [from, to] : [Math.min(from, at), Math.max(to, at + 1)];
}

/** Bring the document in line with what is in sight; what is already there is kept, so that focus stays. */
function drawRows() {
  if (!answers.drawn || !answers.scroller.clientWidth) return;
  const wanted = rowsWanted();
  const span_ = columnsWanted();
  const inside = answers.grid.contains(document.activeElement) && document.activeElement.dataset.row >= 0;
  const anew = answers.span.join() !== span_.join();
  if (anew) {
    answers.span = span_;
    for (const node of answers.drawn.values()) node.remove();
    answers.drawn.clear();
  }
  for (const [row, node] of answers.drawn) {
    if (wanted.has(row)) continue;
    node.remove();
    answers.drawn.delete(row);
  }
  let before = answers.grid.firstChild;
  for (const row of [...wanted].sort((a, b) => a - b)) {
    if (row < 0 || !answers.rows[row]) continue;
    if (!answers.drawn.has(row)) {
      const made = answers.rows[row].event === undefined ? groupRow(row) : eventRow(row);
      made.style.top = `${headHeight() + answers.tops[row]}px`;
      answers.drawn.set(row, made);
      before.after(made);
    }
    before = answers.drawn.get(row);
  }
  const cell = anew && answersCell(answers.at.row, answers.at.column);
  if (!cell) return;
  cell.tabIndex = 0;
  if (inside) cell.focus({ preventScroll: true });
}

/** The choices above the rows: whose events, and chips with how many each leaves. */
function drawBar() {
  const chips = [];
  const events = state.person ? eventsBefore() : [];
  const letters = events.map((event) => read.letter(event, state.person, state.position));
  const chip = (words, count_, on, toggle, id) => el("button", { type: "button", class: "chip", "aria-pressed": String(on), id,
    on: { click: () => {
      toggle();
      drawAnswers();
      byId(id).focus();
      say(`${count(shownEvents().length, "event", "events")} shown`);
    } } }, words, el("span", { class: "chip-count", text: String(count_) }));
  const flip = (set, value) => () => (set.has(value) ? set.delete(value) : set.add(value));
  for (const [letter, words] of LETTERS) {
    const here = letters.filter((one) => one === letter).length;
    if (here || answers.letters.has(letter)) chips.push(chip([badge(letter), words.title], here, answers.letters.has(letter), flip(answers.letters, letter), `chip-${letterName(letter)}`));
  }
  const changed = events.filter((event) => read.ringed(event, state.person, state.position)).length;
  if (changed || answers.changed) chips.push(chip([badge(" ", true), answers.ringWords], changed, answers.changed, () => { answers.changed = !answers.changed; }, "chip-changed"));
  const activities = new Map();
  for (const event of events) activities.set(activityOf(event), (activities.get(activityOf(event)) || 0) + 1);
  for (const name of answers.activities) if (!activities.has(name)) activities.set(name, 0);
  if (activities.size > 1) [...activities].forEach(([name, held], index) => chips.push(chip(name === "none" ? "no undertaking" : name, held, answers.activities.has(name), flip(answers.activities, name), `chip-activity-${index}`)));
  const whose = state.person ? [{ id: "touch", title: `Touch ${surnameOf(state.person)}` }, { id: "all", title: "All events" }] : [];
  fill(answers.bar, whose.length ? segmented("answers-whose", "", whose, answers.all ? "all" : "touch", (id) => {
    answers.all = id === "all";
    drawAnswers();
    byId(`answers-whose-${id}`).focus();
  }) : null, el("div", { class: "chips", role: "group", "aria-label": "Leave only" }, chips), paperChoice());
}
