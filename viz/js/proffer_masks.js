// The embedded switches: for each mask of admissions, what was computed for it. The page looks values up, no more.

const switches = block("switches");
const FULL = switches ? 2 ** switches.bits.length - 1 : 0;

/** The bits that count: all of them, unless the reader mixes. */
function maskNow() {
  return state.mask === null ? FULL : state.mask;
}

const unpackedTables = new Map(); // base64 text: its numbers
const heldFor = { mask: -1, values: null }; // the functions' values for the mask chosen last

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

/** Whether a function is on under the chosen mask; 0 is never, 1 is always. */
function isOn(number) {
  if (number < 2) return number === 1;
  if (heldFor.mask !== maskNow()) {
    heldFor.mask = maskNow();
    heldFor.values = new Int8Array(switches.functions.length).fill(-1);
  }
  if (heldFor.values[number] < 0) {
    const [support, packed] = switches.functions[number];
    const index = pressed(maskNow(), support);
    heldFor.values[number] = (unpack(packed, bytes)[index >> 3] >> (index & 7)) & 1;
  }
  return heldFor.values[number] === 1;
}

/** A part of the switches for a position, world and defendant. */
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

/** The outcome row of a defendant under the chosen mask. */
function outcomeRow(defendant, position, world) {
  const packed = switched("worksheets", position, world, defendant);
  if (!packed) return null;
  const [support, width, values, complete] = packed;
  if (complete !== null && maskNow() === FULL) return switches.outcomes[defendant][complete];
  const index = pressed(maskNow(), support);
  return switches.outcomes[defendant][width === 2 ? unpack(values, shorts)[index] : unpack(values, bytes)[index]];
}

/** The outcome row if all of the client's own on the record were told, and believed; null where that changes nothing. */
function fullRow(defendant, position, world) {
  const packed = switched("worksheets", position, world, defendant);
  if (!packed || maskNow() !== FULL || packed[4] === null) return null;
  return switches.outcomes[defendant][packed[4]];
}

/** Whether anything of a defendant hangs on a bit, in a position and world. */
function hangsOn(bit, defendant, position, world) {
  const packed = switched("worksheets", position, world, defendant);
  if (packed && (packed[0] >> bit) & 1) return true;
  const cells = switched("cells", position, world, defendant);
  return cells !== null && [...new Set(functionsOf(cells))].some((number) => number > 1 && (switches.functions[number][0] >> bit) & 1);
}

function partial() {
  return switches !== null && maskNow() !== FULL;
}
