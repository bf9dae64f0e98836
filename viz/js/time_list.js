// Time in words: what was known, what came after, what has no day; and as a table.

function knownList() {
  const known = timeline.known();
  if (!known.length) return null;
  return el("ol", { class: "known-list", "aria-label": "What was known" }, known.map((one, place) => {
    const [, , since, words, id, next] = one;
    const out = timeline.kept(one) ? timeline.keptWords : "";
    return el("li", {}, el("span", { class: out ? "number kept" : "number", "aria-hidden": "true", text: String(place + 1) }),
      el("span", {}, el("b", { text: capital(since) }), ` ${words} (`, recordLink(id, id), `)${out}`, afterWords(next), ".", timeline.source(one)));
  }));
}

const NOT_ASKED = -2; // of what was known and is no transaction

/** The first event that what was known speaks of; where it does not count, why: knowing is not agreeing. */
function afterWords(next) {
  if (next < 0) return next === NOT_ASKED ? "" : "; no event from then on is of it";
  const event = data.events[next];
  const told = read.explanation(next, state.person, state.position);
  const why = told && !told.in ? `, which does not count${told.failed_text ? `: ${told.failed_text}` : ""}` : "";
  return [` → first event from then on: ${day(event.date)}, ${event.what} (`, opener(event.id, () => open({ kind: "event", event: event.id })), `)${why}`,
    ["scope", "undertaking"].includes(told && told.failed) ? ". Knowing is not agreeing" : ""];
}

function undatedList() {
  const events = data.events.flatMap((event, index) => (!data.time.at[index].length && (timeline.all || answers.touches(index, state.person)) ? [index] : []));
  if (!events.length) return null;
  return el("p", { class: "undated" }, el("b", { text: "Undated: " }), events.map((index, place) => [place ? "; " : "",
    opener(`${data.events[index].what}, ${data.matrix.routes[index]}`, () => open({ kind: "event", event: data.events[index].id })), ` (${LETTERS.get(read.letter(index, state.person, state.position)).title})`]));
}

function timeTable() {
  const events = [...timeEvents(), ...data.events.keys()].filter((index, place, all) => all.indexOf(index) === place && (timeline.all || answers.touches(index, state.person)));
  const rows = events.map((index) => [dateCell(index), "transaction", data.events[index].id, `${data.events[index].what}, ${data.matrix.routes[index]}`, read.letter(index, state.person, state.position), countsWords(index)]);
  const known = timeline.known().map((one) => [one[2], "known", one[4], `${nameOf(state.person)} ${one[3]}`, "", ""]);
  const members = data.time.members.filter(timeline.holds).map((one) => [data.records[records.get(one[4])].date, "member", one[4], `${nameOf(personAt(one[0]))}: ${one[3]}`, "", ""]);
  return [["When", "Kind", "Record", "What", "Letter", "Counts"], ...rows, ...known, ...members];
}
