// The matrix as numbers: which rows and columns there are, and which are in sight.

const CELL = 24; // width of an event's column
const ROW = 30; // height of a defendant's row
const MARGIN = 6; // rows and columns drawn beyond the edge

const FIXED = [
  { id: "name", title: "Defendant", words: (id) => nameOf(id) },
  { id: "weight", title: "Weight", words: (id, outcome) => (outcome ? figures(outcome).weight.replace(" or more", "+") : "–") },
  { id: "level", title: "Level", words: (id, outcome) => (outcome ? months(outcome.level) : "–") },
  { id: "range", title: "Months", words: (id, outcome) => (!outcome ? "–" : outcome.low === null ? figures(outcome).range : span(outcome.low, outcome.high)) },
];

/** Defendants by tier as the map has them, then by name as in the file. */
function matrixRows() {
  const rank = new Map(data.tiers.map((tier, index) => [tier.id, index]));
  const tierOf = (id) => (people.has(id) && rank.has(people.get(id).tier) ? rank.get(people.get(id).tier) : rank.size);
  return data.defendants.map((id, index) => ({ id, index })).sort((a, b) => tierOf(a.id) - tierOf(b.id) || a.index - b.index).map((row) => row.id);
}

/** Events by date; those without one come last. */
function matrixColumns() {
  return data.events.map((event, index) => index).sort((a, b) => {
    const [one, other] = [data.events[a].sort || "9999", data.events[b].sort || "9999"];
    return one < other ? -1 : one > other ? 1 : a - b;
  });
}

/** The first and the last of `total` pieces of a size that lie in a window, with a margin. */
function inSight(from, length, size, total) {
  return [Math.max(0, Math.floor(from / size) - MARGIN), Math.min(total, Math.ceil((from + length) / size) + MARGIN)];
}
