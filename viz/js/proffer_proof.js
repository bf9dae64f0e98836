// Not believed: what falls with each witness and exhibit alone, on the record; a tick strikes it. Counsel's copy has it.

const ticked = new Set(); // places of toggles
let fallen = { rows: new Map(), off: new Set(), gone: new Set() }; // for whom and where the state says

const doubt = data.proof.doubt;
const togglesOf = new Map(); // the places of the toggles that cover an exhibit
if (doubt) doubt.toggles.forEach((toggle, place) => toggle.off.forEach((id) => togglesOf.set(id, [...(togglesOf.get(id) || []), place])));

/** The rows of a defendant in the present position, by toggle: its place, outcome, events, weight and share. */
function doubtRows(id) {
  const found = (doubt.rows[state.position] || {})[id] || [];
  return new Map(found.slice(1).map((row) => [row[0], row]));
}

function outcomeOf(id, place) {
  const found = (doubt.rows[state.position] || {})[id];
  if (!found) return null;
  const row = place === null ? null : found.find((one, index) => index && one[0] === place);
  const [weightSaid, level, range, table] = doubt.outcomes[row ? row[1] : found[0]];
  return { weight: weightSaid, level: months(level), range, table };
}

function eventsWith(place) {
  const row = fallen.rows.get(place);
  return row ? doubt.falls[row[2]] : [];
}

function refreshFallen() {
  const off = new Set([...ticked].flatMap((place) => doubt.toggles[place].off));
  fallen = { rows: state.person ? doubtRows(state.person) : new Map(), off, gone: new Set() };
  for (const place of ticked) for (const event of eventsWith(place)) fallen.gone.add(event);
  if (ticked.size > 1) data.events.forEach((event, index) => {
    if (event.evidence.length && !event.admission && event.evidence.every((id) => off.has(id))) fallen.gone.add(index);
  });
}

/** How many counted events of the reader's person each toggle's exhibits show, whatever else shows them. */
function restingOn() {
  const resting = doubt.toggles.map(() => 0);
  for (const event of proof.shown) {
    if (!"OJ".includes(letterOf(event))) continue;
    for (const place of new Set(data.events[event].evidence.flatMap((id) => togglesOf.get(id) || []))) resting[place] += 1;
  }
  return resting;
}

function tick(place, on) {
  if (on) ticked.add(place);
  else ticked.delete(place);
  refreshProof();
  say(byId("proof-said").textContent);
}

function believeAll() {
  ticked.clear();
  refreshProof();
}

const step = (unit, before, after) => (before === after ? `${unit} ${/s$/.test(unit) ? "stay" : "stays"} ${before}` : `${unit} ${before} → ${after}`);

function doubtSentence() {
  const who = state.person ? surnameOf(state.person) : "";
  if (!ticked.size) return proof.shown.length && el("span", { class: "quiet proof-hint", text: "Tick a witness or an exhibit: what rests on it alone is struck, what others prove too is shaded. Computed on the record, before any statement." });
  const names = [...ticked].map((place) => doubt.toggles[place].title);
  const all = [" ", el("button", { type: "button", class: "opener", id: "believe-all", on: { click: believeAll } }, "believe all")];
  if (ticked.size > 1) {
    const command = `relcon whatif case.yaml -d ${state.person} -p ${state.position}${[...ticked].map((place) => ` -t ${doubt.toggles[place].id}`).join("")}`;
    return [el("b", { text: names.join("; ") }), " not believed. Struck: what falls with one of them, or has no exhibit left. What they come to together is no sum: ", el("code", { id: "doubt-command", text: command }), all];
  }
  const [place] = ticked;
  const [before, after] = [outcomeOf(state.person, null), outcomeOf(state.person, place)];
  if (!before) return [el("b", { text: names[0] }), ` not believed. ${who ? `${who} has no worksheet here.` : ""}`, all];
  const gone = eventsWith(place).length;
  const said = fallen.rows.has(place)
    ? ` not believed: ${gone ? `${count(gone, "transaction falls", "transactions fall")} for ${who}${weighedAnew(place) ? ", and what came out of it is weighed anew" : ""}` : `no transaction falls for ${who}`}. On the record ${before.weight === after.weight ? `the weight stays ${before.weight}` : `${before.weight} → ${after.weight}`}, ${step("level", before.level, after.level)}, ${step("months", before.range, after.range)}${before.table === after.table ? "" : ` (${step("by the table", before.table, after.table)})`}.`
    : ` not believed: nothing of ${who}’s moves. On the record level ${before.level}, ${before.range} months.`;
  return [el("b", { text: names[0] }), said, all];
}

/** Whether something that stays was counted within what falls: the weight then falls by less than what is struck. */
function weighedAnew(place) {
  const gone = eventsWith(place);
  const ids = new Set(gone.map((event) => data.events[event].id));
  return proof.shown.some((event) => !gone.includes(event) && ids.has((read.explanation(event, state.person, state.position) || {}).absorbed_by));
}

/** Whom else a toggle moves: level, else months. */
function othersMoved(place) {
  return data.defendants.filter((id) => id !== state.person).map((id) => {
    const [before, after] = [outcomeOf(id, null), outcomeOf(id, place)];
    if (!before || (before.level === after.level && before.range === after.range)) return null;
    return before.level === after.level ? `${surnameOf(id)} ${before.range} → ${after.range}` : `${surnameOf(id)} ${before.level} → ${after.level}`;
  }).filter(Boolean);
}
