// Contested and protected cells, and the ring around a cell that the proffer changes.

LETTERS.delete("·");
LETTERS.set("C", { title: "Contested", says: "contested: left open, or another position counts it" });
if (head.client && worlds.size > 1) LETTERS.set("P", { title: "Protected", says: "not counted: out of the range by the letter" });
LETTERS.set("·", { title: "Not counted", says: "not counted" });

function letterIn(world, event, defendant, position) {
  const cell = cellIn(world, event, defendant, position);
  if (cell.in) return cell.own ? "D" : "J";
  if (cell.open) return "C";
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
