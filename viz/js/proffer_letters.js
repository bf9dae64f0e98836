// Open and contested cells, those that the letter keeps out, and the ring around a cell that the proffer changes.

LETTERS.delete("·");
LETTERS.set("?", { title: "Open", says: "open: a finding or a reading of law is missing" });
LETTERS.set("C", { title: "Contested", says: "contested: another position counts it, or leaves it open" });
if (head.client && worlds.size > 1) LETTERS.set("P", { title: "Out of the range", says: "does not count: out of the range by the letter" });
LETTERS.set("·", { title: "Not counted", says: "does not count" });

const lettersHeld = { mask: null, columns: new Map() }; // by outcome, position and defendant, for the mix chosen last

/** Where the events of a defendant's column are in, own acts or open: three questions to ask of an event's number. */
function cellsIn(world, defendant, position, mask = maskNow()) {
  if (!switches) {
    const found = numbers(defendant, position, world);
    const cell = (event) => asCell(found ? data.explanations[found[event]] : null);
    return { in: (event) => cell(event).in, own: (event) => cell(event).own, open: (event) => cell(event).open };
  }
  const [inside, own, open] = ["cells", "own", "open"].map((part) => {
    const number = switched(part, position, world, defendant);
    const functions = number === null ? null : functionsOf(number);
    return (event) => functions !== null && isOn(functions[event], mask);
  });
  return { in: inside, own, open };
}

/** The letters of a defendant, one for each event. */
function lettersIn(world, defendant, position) {
  if (lettersHeld.mask !== maskNow()) {
    lettersHeld.mask = maskNow();
    lettersHeld.columns.clear();
  }
  const name = `${world} ${position} ${defendant}`;
  if (!lettersHeld.columns.has(name)) {
    const here = cellsIn(world, defendant, position);
    const others = data.positions.filter((other) => other.id !== position).map((other) => cellsIn(world, defendant, other.id));
    const told = defendant === head.client && everything ? cellsIn(everything, defendant, position, FULL) : null;
    lettersHeld.columns.set(name, data.events.map((one, event) => {
      if (here.in(event)) return here.own(event) ? "O" : "J";
      if (here.open(event)) return "?";
      if (others.some((there) => there.in(event) || there.open(event))) return "C";
      return told && told.in(event) ? "P" : "·";
    }));
  }
  return lettersHeld.columns.get(name);
}

function letterIn(world, event, defendant, position) {
  return lettersIn(world, defendant, position)[event];
}

read.letter = (event, defendant, position) => letterIn(state.layer, event, defendant, position);

read.ringed = (event, defendant, position) => worlds.size > 1 && state.layer !== baseline
  && letterIn(state.layer, event, defendant, position) !== letterIn(baseline, event, defendant, position) && "changed by the proffer";
