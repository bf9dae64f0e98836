// How dates, months, levels and weights are written.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 2025-06-03 becomes 3 Jun 2025; other ways of saying when stay as they are. */
function day(iso) {
  if (!iso) return "no date";
  return iso.replace(/(\d{4})-(\d\d)-(\d\d)/g, (_, y, m, d) => `${Number(d)} ${MONTHS[Number(m) - 1]} ${y}`)
    .replace(/\b(\d{4})-(\d\d)\b/g, (_, y, m) => `${MONTHS[Number(m) - 1]} ${y}`);
}

function months(value) {
  return value === null || value === undefined ? "–" : String(value);
}

function span(low, high) {
  if (low === null || low === undefined) return "–";
  return low === high ? String(low) : `${low}–${high}`;
}

function minimum(value) {
  return value === 0 ? "none" : months(value);
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
