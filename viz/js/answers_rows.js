// Who answers: which rows there are under the reader's filters, and which stand across.

const answers = {
  all: false, // every event, not only those that touch the one in the sentence
  letters: new Set(), activities: new Set(), changed: false, // what the chips leave
  ringWords: "changed", // what a ring says
  onPaper: false, // whether everything is printed
  rows: [], columns: [], tops: [], height: 0, span: [1, 1], // as they are drawn: rows are {group} or {event}
  at: { row: 0, column: 0 }, // the cell that the keys move
};
const answersHead = [ // the lines of the head below the names
  { id: "level", title: "level", words: (id, outcome) => months(outcome.level) },
  { id: "weight", title: "converted weight that counts", words: (id, outcome) => atLeast(figures(outcome).weight) },
];

/** Whether an event touches somebody here. */
answers.touches = (event, person) => read.letter(event, person, state.position) !== "·";

/** When an event was, as a table has it. */
function dateCell(event) {
  return data.events[event].sort ? tableDay(data.events[event].date) : "undated";
}

/** How much of an event counts for the one in the sentence, in grams: null where that is not known. */
answers.counted = (event) => {
  const told = read.explanation(event, state.person, state.position);
  return told && told.in ? { grams: told.counted_grams, absorbed: told.absorbed_by } : null;
};

/** The same in words: 500 g, in its load, weight unknown; nothing where it does not count. */
function countsWords(event) {
  const found = answers.counted(event);
  if (!found) return "";
  if (found.mixed) return "depends on the mix";
  if (found.grams === null) return "weight unknown";
  if (Number(found.grams) === 0 && found.absorbed) return "in its load";
  return data.matrix.sizes[event][found.grams][2];
}

/** The length of an event's bar. */
function barOf(event) {
  const found = answers.counted(event);
  const size = found && !found.mixed && found.grams !== null ? data.matrix.sizes[event][found.grams] : null;
  return size ? size[0] * data.matrix.scales[state.person] : 0;
}

/** What counts of a group and what is open, for the one in the sentence; null in an own mix. */
answers.sum = (group) => {
  const found = ((data.matrix.sums[state.layer] || {})[state.position] || {})[state.person];
  if (found === undefined) return null;
  if (!answers.sums || answers.sums.number !== found) answers.sums = { number: found, values: columnOf(data.matrix.columns, found) };
  return data.matrix.texts[answers.sums.values[group]];
};

/** The events under no chip: those that touch the one in the sentence, or all. */
function eventsBefore() {
  const found = [];
  for (const [, , held] of data.matrix.groups) for (const event of held) if (answers.all || answers.touches(event, state.person)) found.push(event);
  return found;
}

function activityOf(event) {
  return data.events[event].undertakings.join(", ") || "none";
}

/** Whether the chips leave an event: of a kind any that is pressed, of several kinds all. */
function passes(event) {
  return (!answers.letters.size || answers.letters.has(read.letter(event, state.person, state.position)))
    && (!answers.activities.size || answers.activities.has(activityOf(event)))
    && (!answers.changed || read.ringed(event, state.person, state.position));
}

/** Bring rows and columns in line with the state. */
function arrange() {
  const held = answers.rows[answers.at.row];
  const heldPerson = answers.columns[answers.at.column - 1];
  const shown = new Set(state.person ? eventsBefore().filter(passes) : []);
  answers.rows = [];
  data.matrix.groups.forEach(([month, activity, held], group) => {
    const events = held.filter((event) => shown.has(event));
    if (events.length) answers.rows.push({ group, month, activity }, ...events.map((event) => ({ event })));
  });
  const others = data.defendants.filter((id) => id !== state.person && [...shown].some((event) => answers.touches(event, id)));
  answers.columns = state.person ? [state.person, ...others] : [];
  answers.tops = [];
  answers.height = 0;
  for (const row of answers.rows) {
    answers.tops.push(answers.height);
    answers.height += row.event === undefined ? GROUP : ROW;
  }
  // The keys stay on their event and defendant, if these are still there.
  const row = held ? answers.rows.findIndex((one) => one.event !== undefined && one.event === held.event) : answers.at.row;
  answers.at = { row: row < 0 && held ? Math.min(1, answers.rows.length - 1) : Math.min(row, answers.rows.length - 1), column: answers.columns.indexOf(heldPerson) + 1 };
  if (answers.rows[answers.at.row] && answers.rows[answers.at.row].event === undefined) answers.at.row += 1;
}

function shownEvents() {
  return answers.rows.filter((row) => row.event !== undefined).map((row) => row.event);
}
