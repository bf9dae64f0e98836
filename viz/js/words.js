// How dates, months, levels and weights are written.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = /(\d{4})-(\d\d)-(\d\d)(?: to (\d{4})-(\d\d)-(\d\d))?/g;

/** In prose, as relcon.words.when has it: May 16, 2025; January 1–20, 2025; January 10 to November 2, 2025. */
function day(iso) {
  const said = (y, m, d) => `${MONTHS[Number(m) - 1]} ${Number(d)}, ${y}`;
  return dated(iso, (y, m, d, y2, m2, d2) => {
    if (!y2 || `${y}${m}${d}` === `${y2}${m2}${d2}`) return said(y, m, d);
    if (y !== y2) return `${said(y, m, d)} to ${said(y2, m2, d2)}`;
    const first = `${MONTHS[Number(m) - 1]} ${Number(d)}`;
    return m === m2 ? `${first}–${Number(d2)}, ${y}` : `${first} to ${said(y2, m2, d2)}`;
  });
}

/** In a table: 05/16/2025. */
function tableDay(iso) {
  const cell = (y, m, d) => `${m}/${d}/${y}`;
  return dated(iso, (y, m, d, y2, m2, d2) => (y2 ? `${cell(y, m, d)}–${cell(y2, m2, d2)}` : cell(y, m, d)));
}

/** A text with its dates written; what is unknown reads so. */
function dated(iso, written) {
  return !iso || iso === "unknown date" ? "date unknown" : iso.replace(DAYS, (_, ...parts) => written(...parts));
}

function months(value) {
  return value === null || value === undefined ? "–" : String(value);
}

function span(low, high) {
  if (low === null || low === undefined) return "–";
  return low === high ? String(low) : `${low}–${high}`;
}

const VALVE = { yes: "available", no: "not available", unknown: "open" };

/** The figures of a worksheet: as the program said them, or, where no worksheet is shown, the numbers looked up. */
function figures(outcome) {
  return outcome.said || {
    range: span(outcome.low, outcome.high), months: span(outcome.low, outcome.high), minimum: outcome.minimum === 0 ? "none" : months(outcome.minimum),
    weight: weight(outcome.grams) + (outcome.atLeast ? " or more" : ""),
    valve: VALVE[outcome.valve],
  };
}

/** Grams as text, exactly: from a kilogram on in kilograms. */
function weight(grams) {
  if (grams === null || grams === undefined) return "–";
  const [whole, rest = ""] = String(grams).split(".");
  if (whole.length < 4) return `${grams} g`;
  const kilos = whole.slice(0, -3).replace(/\B(?=(\d{3})+$)/g, ",");
  const tail = (whole.slice(-3) + rest).replace(/0+$/, "");
  return `${kilos}${tail ? "." + tail : ""} kg`;
}

function signed(levels) {
  if (levels === null || levels === undefined) return "open";
  return levels > 0 ? `+${levels}` : levels < 0 ? `−${-levels}` : "0";
}

function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

function capital(words) {
  return words ? words[0].toUpperCase() + words.slice(1) : "";
}
