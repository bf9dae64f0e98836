// The worksheet as a page: how the number is made, line by line; a second defendant's beside it.

const worksheetExtras = []; // (defendant) => {nodes, instead: whether the lines do not stand, after: nodes}

screens.push({
  id: "worksheet",
  title: "Worksheet",
  key: 6,
  draw() {
    const who = [state.person, state.other].filter((id, index, all) => id && all.indexOf(id) === index);
    fill(screenNow().section, el("div", { class: `sheets${who.length > 1 ? " two" : ""}` }, who.map(sheetOf)),
      who.length ? null : el("p", { class: "quiet", text: noWorksheet() }), copyNotes());
  },
  csv: () => [state.person, state.other].filter((id, index, all) => id && all.indexOf(id) === index).flatMap(sheetCsv),
});

/** From elsewhere: somebody's worksheet. */
function openWorksheet(defendant) {
  choose({ person: defendant, screen: "worksheet" });
}

function sheetOf(id) {
  const person = people.get(id);
  const outcome = read.outcome(id, state.position);
  const extras = worksheetExtras.map((extra) => extra(id)).filter(Boolean);
  const answer = extras.some((extra) => extra.instead) ? null : read.answer(id, state.position);
  return el("article", { class: "sheet", "data-person": id, "aria-label": `Worksheet of ${person.name}` },
    el("header", { class: "sheet-top" },
      el("p", { class: "kicker", text: [positionTitle(state.position), read.where(), answer && answer.category ? `category ${answer.category}` : ""].filter(Boolean).join(" · ") }),
      el("h2", { text: person.name }), outcome ? sheetAnswer(outcome) : null, el("p", { class: "quiet", text: roleLine(person) }), manualOf(id)),
    outcome ? null : el("p", { class: "note", text: "No worksheet in this position." }),
    extras.map((extra) => (extra.instead ? extra.nodes : null)),
    answer ? [sheetLines(id, answer), el("div", { class: "sheet-columns" }, distances(answer), criteria(answer))] : null,
    roleSection(id, outcome), answer ? extras.map((extra) => extra.after || null) : null, answer ? sheetRest(answer) : null,
    extras.map((extra) => (extra.nodes && !extra.instead ? el("details", {}, el("summary", { text: "Notes on this outcome" }), extra.nodes) : null)),
    el("p", { class: "actions no-paper" }, opener(`Everything about ${person.name}`, () => open({ kind: "person", person: id })),
      id === state.other && id !== state.person ? button("Not beside each other", null, () => choose({ other: null }), { id: "alone" }) : null));
}

function sheetAnswer(outcome) {
  const said = figures(outcome);
  return el("p", { class: "sheet-answer" }, el("strong", { class: "big", text: said.months }), /\d/.test(said.months) ? " months " : " ",
    el("span", { class: "quiet" }, "(minimum ", said.lifted ? [el("s", { text: months(outcome.minimum) }), " lifted"] : said.minimum, ")"));
}

function lineRow(name, cite, why, said, kind, facts) {
  return el("tr", { class: kind }, el("th", { scope: "row" }, name, cite && cite !== name ? el("small", { text: cite }) : null),
    el("td", { class: "why" }, why, facts && facts.length ? el("span", { class: "facts-of" }, facts.map((id) => [" ", recordLink(id, id)])) : null), el("td", { class: "number" }, said));
}

function lineOf(line, kind) {
  return lineRow(data.worksheet.names[line.cite] || line.cite, line.cite, text(line.why), line.open ? "open" : line.levels ? signed(line.levels) : line.applied ? "–" : "no", kind, line.facts);
}

function sharesOf(id) {
  const number = ((data.worksheet.of[state.layer] || {})[state.position] || {})[id];
  const found = number === undefined ? [] : data.worksheet.shares[number];
  return el("span", { class: "shares" }, found.map(([letter, said]) => el("span", { class: "OJ".includes(letter) ? null : "quiet" }, badge(letter), " ", said, el("span", { class: "unseen", text: ` ${LETTERS.get(letter).title}` }))), found.length ? el("small", { text: "by whose acts, before purity and caps" }) : null);
}

/** The lines in groups: those that apply, those left open, those without effect. */
function linesOf(answer) {
  const all = answer.lines.map((line) => data.lines[line]);
  const changes = all.filter((line) => !line.open && line.applied && line.levels);
  const left = all.filter((line) => line.open);
  return { changes, left, rest: all.filter((line) => !changes.includes(line) && !left.includes(line)) };
}

/** Why the base level is not the table's: the cap for a mitigating role, in the words of its line. */
function capOf(answer) {
  const line = answer.lines.map((one) => data.lines[one]).find(isCap);
  return line ? `; ${text(line.why)}` : "";
}

function isCap(line) {
  return line.cite === "USSG §2D1.1(a)(5)" && line.applied;
}

function sheetLines(id, answer) {
  const { changes, left } = linesOf(answer);
  const limits = answer.lines.map((line) => data.lines[line]).find((line) => line.cite === "USSG §5G1.1");
  const weightSaid = [`${atLeast(answer.said.weight)}${answer.converted_grams === null ? "" : " converted"}`, answer.said.each && answer.said.each !== answer.said.weight ? `: ${answer.said.each}` : ""].join("");
  return el("table", { class: "sheet-lines" }, el("caption", { class: "unseen", text: "Worksheet, line by line" }), el("tbody", {},
    lineRow("Base offense level", "USSG §2D1.1(a)(5), (c)", [weightSaid, capOf(answer), sharesOf(id)], months(answer.base), "base"),
    changes.map((line) => lineOf(line, "applied")), left.map((line) => lineOf(line, "open")),
    lineRow("Total offense level", null, answer.guideline_range ? `category ${answer.category || "unknown"}: ${span(...answer.guideline_range)} months by the table` : "", months(answer.total), "total"),
    lineRow("Range", "USSG §5G1.1", limits ? text(limits.why) : `minimum ${answer.said.minimum}`, answer.range ? span(...answer.range) : "–", "total"),
    answer.consecutive ? [lineRow("Consecutive terms", null, "on top of every other term", span(...answer.consecutive), "applied"), lineRow("In all", null, "", answer.whole ? span(...answer.whole) : "–", "total")] : null));
}

function sheetCsv(id) {
  const answer = read.answer(id, state.position);
  if (!answer) return [[nameOf(id), "no worksheet here"]];
  const { changes, left, rest } = linesOf(answer);
  return [["Defendant", "Line", "Why", "Levels"], [nameOf(id), "Base offense level", [answer.said.weight, answer.said.each].filter(Boolean).join(": "), months(answer.base)],
    ...[...changes, ...left, ...rest].map((line) => [nameOf(id), line.cite, text(line.why), line.open ? "open" : line.applied ? signed(line.levels) : "not applied"]),
    [nameOf(id), "Total offense level", `category ${answer.category || "unknown"}`, months(answer.total)], [nameOf(id), "Range", answer.said.range, ""]];
}
