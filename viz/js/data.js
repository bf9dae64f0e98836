// The data blocks of the page, and look-ups by id.

function block(id) {
  const node = byId(id);
  return node ? JSON.parse(node.textContent) : null;
}

const data = restore(block("data"));
const head = data.head;

const people = new Map(data.people.map((person) => [person.id, person]));
const records = new Map(data.records.map((record, index) => [record.id, index]));
const eventIndex = new Map(data.events.map((event, index) => [event.id, index]));
const eventOfRecord = new Map(data.events.map((event, index) => [event.record, index]));
const tiers = new Map(data.tiers.map((tier) => [tier.id, tier]));

/** Bytes of a base64 text. */
function bytes(text) {
  const raw = atob(text);
  const found = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) found[i] = raw.charCodeAt(i);
  return found;
}

/** Whole numbers of two bytes, the low one first, whatever the machine's own order is. */
function shorts(text) {
  const from = bytes(text);
  const found = new Uint16Array(from.length >> 1);
  for (let i = 0; i < found.length; i += 1) found[i] = from[2 * i] | (from[2 * i + 1] << 8);
  return found;
}

/** A column of a list of packed ones: numbers for all events, or an earlier column with some of them changed. */
function columnOf(packed, number) {
  const one = packed[number];
  if (typeof one === "string") return shorts(one);
  const found = columnOf(packed, one[0]).slice();
  const changes = shorts(one[1]);
  for (let i = 0; i < changes.length; i += 2) found[changes[i]] = changes[i + 1];
  return found;
}

function nameOf(id) {
  const person = people.get(id);
  return person ? person.name : id;
}

/** The last name, or whatever tells people apart. */
function surnameOf(id) {
  const person = people.get(id);
  return person ? person.surname : id;
}

/** What must stand beside every number of a defendant whose Manual was not read, or is no longer in force. */
function manualOf(id) {
  const mark = data.manuals[id];
  return mark ? el("strong", { class: "manual", text: mark }) : null;
}

function text(index) {
  return index === null || index === undefined ? "" : data.texts[index];
}
