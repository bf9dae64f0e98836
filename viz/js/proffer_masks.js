// The embedded switches: for each set of admissions, what was computed for it. The page looks values up, no more.
// An own mix counts exactly the admissions that are on, whatever the letter says: it is read where nothing is protected.

const switches = block("switches");
const FULL = switches ? 2 ** switches.bits.length - 1 : 0;
const MIXED = "unprotected";

/** The bits that count where a set is asked: all of them, unless the reader mixes. */
function maskNow() {
  return state.mask === null ? FULL : state.mask;
}

/** Whether the reader mixes, and not everything counts. */
function partial() {
  return state.mask !== null && state.mask !== FULL;
}

/** What counts in the outcome of the sentence, as it stands or as it is mixed. */
function countsHere() {
  if (state.mask !== null) return state.mask;
  const of = data.decide.counted[state.position] || {};
  return of[state.layer] || 0;
}

const unpackedTables = new Map(); // base64 text: its numbers
const held = new Map(); // mask: the functions' values

/** The bits of `support` in a mask, pressed together, the lowest first: the index in a table. */
function pressed(mask, support) {
  let index = 0;
  let to = 0;
  for (let bit = 0; support >> bit; bit += 1) {
    if (!((support >> bit) & 1)) continue;
    index |= ((mask >> bit) & 1) << to;
    to += 1;
  }
  return index;
}

function unpack(packed, made) {
  if (!unpackedTables.has(packed)) unpackedTables.set(packed, made(packed));
  return unpackedTables.get(packed);
}

/** Whether a function is on under a mask; 0 is never, 1 is always. */
function isOn(number, mask) {
  if (number < 2) return number === 1;
  if (!held.has(mask)) {
    for (const other of held.keys()) if (other !== FULL) held.delete(other);
    held.set(mask, new Int8Array(switches.functions.length).fill(-1));
  }
  const values = held.get(mask);
  if (values[number] < 0) {
    const [support, packed] = switches.functions[number];
    const index = pressed(mask, support);
    values[number] = (unpack(packed, bytes)[index >> 3] >> (index & 7)) & 1;
  }
  return values[number] === 1;
}

/** A part of the switches for a position, outcome and defendant. */
function switched(part, position, world, defendant) {
  const found = ((switches[part][position] || {})[world] || {})[defendant];
  return found === undefined ? null : found;
}

const functionColumns = [];

/** The function numbers of a column, one for each event. */
function functionsOf(number) {
  if (!functionColumns[number]) functionColumns[number] = columnOf(switches.columns, number);
  return functionColumns[number];
}

function functionAt(part, position, world, defendant, event) {
  const number = switched(part, position, world, defendant);
  return number === null ? 0 : functionsOf(number)[event];
}

/** What a defendant's worksheet comes to under a mask that is no complete disclosure. */
function rowAt(defendant, position, world, mask) {
  const packed = switched("worksheets", position, world, defendant);
  if (!packed) return null;
  const [support, width, values] = packed;
  const index = pressed(mask, support);
  return switches.outcomes[defendant][width === 2 ? unpack(values, shorts)[index] : unpack(values, bytes)[index]];
}

/** The same if all of the client's own on the record were told, and believed; null where that changes nothing. */
function fullRow(defendant, position, world) {
  const packed = switched("worksheets", position, world, defendant);
  return packed && packed[4] !== null ? switches.outcomes[defendant][packed[4]] : null;
}
