// Reading the computed answers. The page selects; it computes no law.

const unpacked = new Map();

function computed(defendant, position, layer) {
  return ((data.computed[layer] || {})[position] || {})[defendant] || null;
}

/** The explanation numbers of a defendant, one for each event. */
function numbers(defendant, position, layer) {
  const found = computed(defendant, position, layer);
  if (!found) return null;
  if (!unpacked.has(found[1])) unpacked.set(found[1], columnOf(data.columns, found[1]));
  return unpacked.get(found[1]);
}

/** An explanation as it is stored: what is false or empty is left out. */
function stored(event, defendant, position, layer) {
  const found = numbers(defendant, position, layer);
  return found ? data.explanations[found[event]] : null;
}

/** An explanation with what all answers on the event have in common put back. */
function whole(told, event, position) {
  if (!told) return null;
  const about = data.events[event];
  const inside = told.in === true;
  const usual = about.if_counted[position] === undefined ? null : about.if_counted[position];
  const alone = inside && told.grams !== undefined ? told.grams : usual;
  return {
    in: inside, open: told.open === true, basis: told.basis || [], failed: told.failed || null, failed_text: told.failed ? data.failed[told.failed] || told.failed : "",
    grams: alone, counted_grams: !inside ? "0" : told.counted_grams === undefined ? alone : told.counted_grams,
    lot: about.lot, absorbed_by: told.absorbed_by || null, occurrences: told.occurrences === undefined ? (about.series ? 0 : null) : told.occurrences,
    why: (told.why || []).map(text), evidence: told.evidence || about.evidence,
    would_change: text(told.would_change), flags: [...about.flags, ...(told.flags || []).map(text)],
  };
}

const OWN = "1B1.3(a)(1)(A)";

function asCell(told) {
  const inside = told !== null && told.in === true;
  return { in: inside, own: inside && (told.basis || []).includes(OWN), open: told !== null && told.open === true };
}

/** What other files may refine: each takes where it looks from its arguments or from the state. */
const read = {
  /** Whether an event is in, by own act, or left open. */
  cell(event, defendant, position) {
    return asCell(stored(event, defendant, position, state.layer));
  },
  explanation(event, defendant, position) {
    return whole(stored(event, defendant, position, state.layer), event, position);
  },
  answer(defendant, position) {
    const found = computed(defendant, position, state.layer);
    return found ? data.answers[found[0]] : null;
  },
  /** The few numbers that a row or the heading shows. */
  outcome(defendant, position) {
    const answer = read.answer(defendant, position);
    if (!answer) return null;
    const [low, high] = answer.whole || answer.range || [null, null];
    return { level: answer.total, grams: answer.converted_grams, role: answer.role.aggravating + answer.role.mitigating, low, high,
      minimum: answer.minimum, valve: answer.safety_valve.eligible, atLeast: answer.at_least, said: answer.said };
  },
  letter(event, defendant, position) {
    const cell = read.cell(event, defendant, position);
    return cell.in ? (cell.own ? "O" : "J") : "·";
  },
  /** Whether a ring is drawn around a cell. */
  ringed() {
    return false;
  },
  /** Words for where the numbers come from, beside the position. */
  where() {
    return "";
  },
};

const LETTERS = new Map([
  ["O", { title: "Own act", says: "counts: own act" }],
  ["J", { title: "Joint activity", says: "counts: jointly undertaken activity" }],
  ["·", { title: "Not counted", says: "does not count" }],
]);

/** The letter of a group of events that comes first in the order of the key. */
function strongest(events, defendant, position) {
  let best = "·";
  const order = [...LETTERS.keys()];
  for (const event of events) {
    const letter = read.letter(event, defendant, position);
    if (best === "·" || (letter !== "·" && order.indexOf(letter) < order.indexOf(best))) best = letter;
  }
  return best;
}
