// Role on the worksheet: elements first, and what §3B1.1 comes to; the comparison without a score.

function roleOf(id) {
  const number = data.role_of[id] ? data.role_of[id][state.position] : undefined;
  return number === undefined ? null : data.roles[number];
}

/** What is shown, by number: its text, and the records it rests on, each of which opens. */
function shownItem(number) {
  const [said, ...rows] = data.shown[number];
  return el("li", {}, text(said), rows.length ? [" ", el("span", { class: "quiet" }, rows.map((row) => [recordLink(data.records[row].id, data.records[row].id), " "]))] : null);
}

function shownList(title, items) {
  return items.length ? [el("h4", { text: title }), el("ul", { class: "why" }, items.map(shownItem))] : null;
}

function factorLists(title, factors, towards) {
  return factors.length ? el("details", {}, el("summary", { text: title }), factors.map(([name, speaksFor, against]) => [
    el("h4", { text: text(name) }), el("ul", { class: "why" },
      speaksFor.map((item) => add(shownItem(item), [` (for ${towards})`])), against.map((item) => add(shownItem(item), [" (against)"])))])) : null;
}

const COMPARED = { l: "less", a: "alike", m: "more", x: "mixed", u: "unknown" };

function comparison(number) {
  const [whatText, factorText, ...rows] = data.compared[number];
  const what = text(whatText);
  const factors = text(factorText).split(", ");
  return el("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": `Compared with ${what}` }, el("table", { class: "small" },
    el("caption", { text: `Compared with ${what}: less, alike or more than the other; no score` }),
    el("thead", {}, el("tr", {}, ["Other", ...factors].map((name) => el("th", { scope: "col", text: name })))),
    el("tbody", {}, rows.map(([other, cells]) => el("tr", {}, el("th", { scope: "row", text: data.people[other].name }), [...cells].map((cell) => el("td", { text: COMPARED[cell] })))))));
}

function cliffTable(rows, levelsNow) {
  const heads = ["§3B1.1", "Total level", "Months", "Safety valve", "Months more"];
  return el("details", {}, el("summary", { text: "What §3B1.1 comes to, were all disclosed" }),
    el("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": "What §3B1.1 comes to, were all disclosed" }, el("table", { class: "small" },
      el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col", text: name })))),
      el("tbody", {}, rows.map(([levels, total, range, valve, more]) => el("tr", {},
        el("th", { scope: "row", text: `${levels ? signed(levels) : "0"}${levels === levelsNow ? " (recorded)" : ""}` }), el("td", { text: months(total) }),
        el("td", { text: range ? span(...range) : "–" }), el("td", { text: VALVE[valve] }), el("td", { text: more === null ? "–" : String(more) })))))));
}

/** The elements are those of the record; what the chosen outcome makes of role stands above them. */
function roleSection(id, outcome) {
  const role = roleOf(id);
  if (!role) return null;
  const where = read.where();
  const levels = ([number], open_) => (open_ ? "open" : number ? signed(number) : "0");
  const isOpen = role.open || [false, false];
  return [
    el("h3", { text: `Role on the record, by its elements` }),
    where && outcome ? el("p", { class: "note role-here" }, el("strong", { text: `${where}: ${outcome.role ? signed(outcome.role) : "none"}. ` }),
      "Below stands what the case file alone shows, before any statement.") : null,
    el("table", { class: "sheet-lines" }, el("tbody", {},
      [["USSG §3B1.1", role.up, isOpen[0], role.up[1]], ["USSG §3B1.2", role.down, isOpen[1], role.down[1]]].map(([cite, row, open_, what]) =>
        lineRow(data.worksheet.names[cite] || cite, cite, [what === "none" ? "" : what, text(row[2])].filter(Boolean).join(": "), levels(row, open_), open_ ? "open" : row[0] ? "applied" : "not")))),
    role.reasons ? roleElements(role) : null,
  ];
}

function roleElements(role) {
  return [
    el("details", {}, el("summary", { text: "Who is counted, and control (§3B1.1)" }),
      el("ul", { class: "why" }, role.reasons.map((said) => el("li", { text: text(said) }))),
      shownList("Control", role.control), shownList("Recorded, and no control over a person", role.not_control)),
    factorLists("Leader or manager: note 4, for and against", role.up_factors, "a larger role"),
    el("details", {}, el("summary", { text: "First ground, §3B1.2: compared with the average participant (n.3)" }),
      el("p", { text: `${role.direct[0]}: ${text(role.direct[1])}` }), role.compared.map(comparison)),
    factorLists("First ground: five factors, for and against", role.down_factors, "a reduction"),
    el("details", {}, el("summary", { text: "Second ground, §2D1.1(e)(2)(B): a low-level function" }),
      role.functions.length ? shownList("Functions", role.functions) : el("p", { text: "No function is recorded, or not in this Manual." }),
      shownList("For, in the totality", role.totality[0]), shownList("Against, in the totality", role.totality[1])),
    cliffTable(role.cliff, role.open[0] ? null : role.up[0]),
    role.missing.length ? [el("h4", { text: "Open, and proof that the file lacks" }), el("ul", { class: "why" }, role.missing.map((said) => el("li", { text: text(said) })))] : null,
  ];
}
