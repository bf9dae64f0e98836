// Open and contested cells, those that the letter keeps out, and the ring around a cell that the proffer changes.

LETTERS.delete("·");
LETTERS.set("?", { title: "Open", says: "open: a finding or a reading of law is missing" });
LETTERS.set("C", { title: "Contested", says: "contested: another position counts it, or leaves it open" });
if (head.client && worlds.size > 1) LETTERS.set("P", { title: "Out of the range", says: "does not count: out of the range by the letter" });
LETTERS.set("·", { title: "Not counted", says: "does not count" });

function letterIn(world, event, defendant, position) {
  const cell = cellIn(world, event, defendant, position);
  if (cell.in) return cell.own ? "O" : "J";
  if (cell.open) return "?";
  for (const other of data.positions) {
    if (other.id === position) continue;
    const there = cellIn(world, event, defendant, other.id);
    if (there.in || there.open) return "C";
  }
  if (defendant === head.client && everything && cellIn(everything, event, defendant, position).in) return "P";
  return "·";
}

read.letter = (event, defendant, position) => letterIn(state.layer, event, defendant, position);

read.ringed = (event, defendant, position) => worlds.size > 1 && state.layer !== baseline
  && letterIn(state.layer, event, defendant, position) !== letterIn(baseline, event, defendant, position) && "changed by the proffer";
