// Reading by outcome and by mix: what the plain reading of a single record becomes with a proffer.

const everything = (data.worlds || []).some((world) => world.id === MIXED) ? MIXED : null;
const baseline = data.none_counted || state.layer;
const worlds = new Map((data.worlds || []).map((world) => [world.id, world]));

/** A cell in an outcome under a mask. */
function cellIn(world, event, defendant, position, mask = maskNow()) {
  if (switches) {
    const on = (part) => isOn(functionAt(part, position, world, defendant, event), mask);
    return { in: on("cells"), own: on("own"), open: on("open") };
  }
  return asCell(stored(event, defendant, position, world));
}

function explanationIn(world, event, defendant, position) {
  return whole(stored(event, defendant, position, world), event, position);
}

read.cell = (event, defendant, position) => cellIn(state.layer, event, defendant, position);

/** The reasons of a cell: as all admissions count in the outcome, or, where that differs under this mix, as none does. */
read.explanation = (event, defendant, position) => {
  const all = explanationIn(state.layer, event, defendant, position);
  if (!partial() || !all) return all;
  const cell = cellIn(state.layer, event, defendant, position);
  if (cell.in === all.in && cell.open === all.open) return all;
  const none = explanationIn(baseline, event, defendant, position);
  return none && cell.in === none.in && cell.open === none.open ? none : all;
};

read.answer = (defendant, position) => {
  if (partial()) return null;
  const found = computed(defendant, position, state.layer);
  return found ? data.answers[found[0]] : null;
};

const wholeOutcome = read.outcome;
read.outcome = (defendant, position) => {
  if (!partial()) return wholeOutcome(defendant, position);
  const row = rowAt(defendant, position, MIXED, state.mask);
  return row ? mixedOutcome(defendant, row, computed(defendant, position, MIXED)) : null;
};

/** An outcome out of a row of the switches. */
function mixedOutcome(defendant, row, found) {
  const [level, grams, role, low, high, minimum, valve, atLeast_, byWeight, binding, tableLow, tableHigh] = row;
  const apart = found && data.answers[found[0]].consecutive;
  const more = atLeast_ && byWeight && low !== null && low !== "life" ? "+" : "";
  const lifted = minimum !== null && minimum !== 0 && binding === 0;
  return { level, grams, role, low, high, minimum, valve, atLeast: atLeast_, said: {
    months: low === null ? "unknown" : span(low, high) + more, range: span(low, high), valve: VALVE[valve], lifted,
    minimum: minimum === null ? "unknown" : minimum === 0 ? "none" : `${months(minimum)}${lifted ? " lifted" : ""}`,
    weight: (grams === null ? "–" : data.decide.ladder.at[defendant][grams][2]) + (atLeast_ ? " or more" : ""),
    beside: !apart && tableLow !== null && (tableLow !== low || tableHigh !== high) ? `${span(tableLow, tableHigh)} by the table` : null,
  } };
}

read.where = () => {
  if (partial()) return mixWords();
  const world = worlds.get(state.layer);
  return world && worlds.size > 1 ? capital(world.title) : "";
};

function countedWords() {
  const on = switches.bits.filter((bit, index) => (maskNow() >> index) & 1).length;
  return `${on} of ${switches.bits.length} ${switches.bits[0].startsWith("topic:") ? "topics" : "admissions"} counted`;
}
