// Reading by world and by mask: what the plain reading of a single record becomes with a proffer.

const everything = (data.worlds || []).some((world) => world.id === "unprotected") ? "unprotected" : null;
const baseline = data.none_counted || state.layer;
const worlds = new Map((data.worlds || []).map((world) => [world.id, world]));

/** A cell in a world under the chosen mask. */
function cellIn(world, event, defendant, position) {
  if (switches) {
    const number = functionAt("cells", position, world, defendant, event);
    return { in: isOn(number), own: isOn(functionAt("own", position, world, defendant, event)), open: isOn(functionAt("open", position, world, defendant, event)) };
  }
  return asCell(stored(event, defendant, position, world));
}

function explanationIn(world, event, defendant, position) {
  return whole(stored(event, defendant, position, world), event, position);
}

read.cell = (event, defendant, position) => cellIn(state.layer, event, defendant, position);

/** The reasons of a cell: as all admissions count in the world, or, where that differs under this mask, as none does. */
read.explanation = (event, defendant, position) => {
  const all = explanationIn(state.layer, event, defendant, position);
  if (!partial() || !all) return all;
  const cell = cellIn(state.layer, event, defendant, position);
  if (cell.in === all.in && cell.open === all.open) return all;
  const none = explanationIn(baseline, event, defendant, position);
  return none && cell.in === none.in && cell.open === none.open ? none : all;
};

const wholeAnswer = read.answer;
read.answer = (defendant, position) => (partial() ? null : wholeAnswer(defendant, position));

const wholeOutcome = read.outcome;
read.outcome = (defendant, position) => {
  if (!partial()) return wholeOutcome(defendant, position);
  const row = outcomeRow(defendant, position, state.layer);
  if (!row) return null;
  const [level, grams, role, low, high, least, valve, atLeast] = row;
  return { level, grams, role, low, high, minimum: least, valve, atLeast };
};

read.where = () => {
  const world = worlds.get(state.layer);
  if (!world || worlds.size < 2) return "";
  return partial() ? `${capital(world.title)}, ${countedWords()}` : capital(world.title);
};

function countedWords() {
  const on = switches.bits.filter((bit, index) => (maskNow() >> index) & 1).length;
  return `${on} of ${switches.bits.length} ${switches.bits[0].startsWith("topic:") ? "topics" : "admissions"} counted`;
}
