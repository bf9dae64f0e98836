// What the lines of the network stand for: which events, for whom they count, and how much. The page adds up what it shows;
// every weight is the program's.

const KINDS = [
  { id: "drugs", title: "Drugs", dash: null },
  { id: "money", title: "Money", dash: "9 4" },
  { id: "authority", title: "Authority", dash: "2.5 3" },
  { id: "knowledge", title: "Knowledge", dash: "11 3 2 3" },
  { id: "contact", title: "Contact", dash: "1 5" },
];

// What the reader chose on this screen: all or who is near somebody, near whom, kinds, months, cards moved, the part in sight.
const net = { all: false, centre: null, kinds: new Set(["drugs", "money", "authority", "knowledge"]), from: "", to: "", pins: new Map(), view: null };

const ink = (letter) => letter === "·"; // out of the account: no hue

/** Whether a record, or an event, is there at all in the chosen outcome; refined where something is told. */
read.there = () => true;

/** Whether a link is shown by nothing that may be used in the chosen outcome; refined likewise. */
read.kept = () => false;

function recordsOfLink(link) {
  return link.records.map((id) => data.records[records.get(id)]).filter(Boolean);
}

const MICRO = 6;

/** Grams as whole micrograms, so that sums are exact. */
function micrograms(grams) {
  const [whole, rest = ""] = String(grams).split(".");
  return BigInt(whole + rest.slice(0, MICRO).padEnd(MICRO, "0"));
}

function gramsOf(micro) {
  const digits = String(micro).padStart(MICRO + 1, "0");
  const rest = digits.slice(-MICRO).replace(/0+$/, "");
  return `${digits.slice(0, -MICRO)}${rest ? `.${rest}` : ""}`;
}

/** A weight on a label: four digits at most. */
function briefly(grams, unit) {
  const number = (value) => Number(value.toPrecision(4)).toLocaleString("en-US", { maximumFractionDigits: 4 });
  const value = Number(grams);
  if (unit) return `${number(value)} ${unit}`;
  return value >= 1000 ? `${number(value / 1000)} kg` : `${number(value)} g`;
}

/** The first and the last month of a record's date; null where it is not dated. */
function monthsOf(date) {
  const days = (date || "").match(/\d{4}-\d\d/g);
  return days ? [days[0], days[days.length - 1]] : null;
}

function inMonths(date) {
  if (!net.from) return true;
  const found = monthsOf(date);
  return found !== null && found[1] >= net.from && found[0] <= net.to;
}

const counting = { key: null, events: new Map() };

/** An event as it counts for the one in the sentence: its letter, and the weight behind it. */
function counts(event) {
  const key = [state.person, state.position, state.layer, state.mask].join("\n");
  if (counting.key !== key) Object.assign(counting, { key, events: new Map() });
  if (!counting.events.has(event)) {
    const letter = state.person ? read.letter(event, state.person, state.position) : "·";
    const found = ink(letter) ? null : read.explanation(event, state.person, state.position);
    const inside = letter === "O" || letter === "J";
    const own = found && inside ? answers.counted(event) : null;
    const counted = own && !own.mixed ? own.grams : null;
    const factor = data.network.factors[event];
    counting.events.set(event, {
      letter, counted, mixed: Boolean(own && own.mixed), alone: found ? found.grams : null,
      unit: data.network.units[event] || "",
      converted: counted === null || factor === null ? 0 : Number(counted) * factor,
    });
  }
  return counting.events.get(event);
}

/** Whether an event is there at all: in the chosen months, and told. */
function there(event) {
  const one = data.events[event];
  return inMonths(one.date) && read.there(one);
}

/** What some events come to, by letter: counted, in the load of others, unknown. */
function sums(events) {
  const found = {};
  for (const event of events) {
    const { letter, counted, mixed, alone, unit, converted } = counts(event);
    if (ink(letter)) continue;
    const sum = (found[letter] = found[letter] || { counted: {}, alone: {}, unknown: 0, mixed: 0, converted: 0, events: 0 });
    const inside = letter === "O" || letter === "J";
    sum.events += 1;
    sum.converted += converted;
    if (mixed) sum.mixed += 1;
    else if ((inside ? counted : alone) === null) sum.unknown += 1;
    else if (inside && micrograms(counted) > 0n) sum.counted[unit] = (sum.counted[unit] || 0n) + micrograms(counted);
    else if (alone !== null) sum.alone[unit] = (sum.alone[unit] || 0n) + micrograms(alone);
  }
  return found;
}

function amounts(of) {
  return Object.entries(of).map(([unit, micro]) => briefly(gramsOf(micro), unit)).join(" + ");
}

/** A sum as it stands on a label: what counts; in parentheses what counts already in its load; hollow: what it would weigh. */
function sumWords(letter, sum) {
  const inside = letter === "O" || letter === "J";
  const more = sum.unknown ? "+" : "";
  if (sum.mixed) return "depends on the mix"; // which of the same drugs carries the weight was not computed for this mix
  const main = amounts(inside ? sum.counted : sum.alone);
  if (main) return main + more;
  if (inside && Object.keys(sum.alone).length) return `(${amounts(sum.alone)})${more}`;
  return "weight unknown";
}

const SHOWN_LETTERS = ["O", "J", "?", "C", "P"];

/** The letter whose hue a line has: the larger of what counts, else the larger of what does not. */
function hueOf(by) {
  const larger = (letters) => letters.filter((letter) => by[letter]).sort((one, other) => weightOf(by[other]) - weightOf(by[one]))[0];
  return larger(["O", "J"]) || larger(["?", "C", "P"]) || "·";
}

function weightOf(sum) {
  return sum.converted || Number(gramsOf(Object.values(sum.alone).reduce((all, one) => all + one, 0n))) / 1e9;
}

/** How wide a line of drugs is: by the converted weight that counts; a hairline where none does. */
function lineWidth(kind, converted) {
  if (kind !== "drugs") return 1.4;
  return converted > 0 ? Math.min(12, 1.5 + 2.2 * Math.log10(1 + converted)) : 1.1;
}

/** A line as it counts now; null where nothing of it is in sight. */
function strand(line) {
  if (!net.kinds.has(line.kind)) return null;
  const links = line.links.map((index) => data.links[index]).filter((link) => recordsOfLink(link).some(read.there));
  if (!links.length) return null;
  const events = [...new Set(links.flatMap((link) => link.events))].filter(there);
  const dated = (link) => recordsOfLink(link).some((record) => inMonths(record.date));
  if (!events.length && (line.kind === "drugs" || !links.some(dated))) return null;
  const by = line.kind === "drugs" ? sums(events) : {};
  const hue = line.kind === "drugs" ? hueOf(by) : links.every(read.kept) ? "P" : "·";
  const near = [line.source, line.target].some((card) => card.people.includes(state.person) && card.people.length === 1);
  const converted = Object.values(by).reduce((all, one) => all + one.converted, 0);
  return { ...line, events, by, hue, converted, near, lit: !ink(hue) || (near && line.kind !== "drugs"), label: lineLabel(line, links) };
}

/** What is written of a line that is no drugs: its amount, where all of it lies in the chosen months. */
function lineLabel(line, links) {
  if (line.kind === "drugs" || links.length !== 1) return "";
  const [link] = links;
  return recordsOfLink(link).every((record) => inMonths(record.date)) ? link.label : "";
}
