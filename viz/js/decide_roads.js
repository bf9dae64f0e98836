// The rows: one for each outcome, a bar for each position, all on one axis of months.

/** Set where something stands, in per mille of the room. */
function stand(node, left, right) {
  node.style.left = `${left / 10}%`;
  if (right !== undefined) node.style.width = `${(right - left) / 10}%`;
  return node;
}

function roads() {
  const end = data.decide.ends[state.person];
  if (end === undefined) return el("p", { class: "empty", text: state.person ? "No worksheet: the Manual of this person’s date is not part of this program. Choose another person above." : noWorksheet() });
  const marks = data.decide.ticks[end];
  return [
    el("div", { class: "road road-head" }, el("span", { class: "road-name", text: decideRows.title }),
      el("div", { class: "axis", "aria-hidden": "true" }, marks.map((month, index) => stand(el("span", {}, String(month), index === marks.length - 1 ? el("small", { text: "months" }) : null), (month * 1000) / end))),
      data.decide.turns ? el("span", { class: "turns", text: `turns on (${positionTitle(state.position)})` }) : null),
    el("div", { class: "road-list" }, decideRows.list.map((row, index) => road(row, index, marks, end))),
    el("ul", { class: "road-key" }, [["range", "range"], ["table", "by the table, before the minimum"], ["least", "statutory minimum"], ["lifted", "lifted"]].map(([name, words]) =>
      el("li", {}, el("span", { class: `key-mark mark-${name}`, "aria-hidden": "true" }, name === "lifted" ? slash() : null), words))),
  ];
}

function road(row, index, marks, end) {
  const chosen = row.person ? row.person === state.person : row.layer === state.layer && state.mask === null;
  const bars = data.decide.bar_of[row.person || state.person][row.place];
  return el("div", { class: `road${chosen ? " chosen" : ""}` },
    el("span", {}, el("button", { type: "button", class: "road-name", id: `road-${row.name}`, "aria-pressed": String(chosen), on: { click: () => choose(takes(row)) } }, row.title), row.person ? manualOf(row.person) : null),
    el("div", { class: "road-bars" }, data.positions.map((position, place) => barButton(row, position, data.decide.bars[bars[place]], marks, end, chosen))),
    turnsOn(row, index));
}

/** What a row sets in the sentence. */
function takes(row) {
  return row.person ? { person: row.person } : { layer: row.layer };
}

const BAR = ["text", "low", "high", "tableLow", "tableHigh", "minimum", "lifted"];

function barButton(row, position, packed, marks, end, chosen) {
  const bar = Object.fromEntries(BAR.map((name, index) => [name, packed[index]]));
  const title = position.short || position.title;
  const on = chosen && position.id === state.position;
  const said = [row.title, data.positions.length > 1 ? title : "", `${bar.text}${/\d/.test(bar.text) ? " months" : ""}`, bar.lifted ? "minimum lifted" : ""].filter(Boolean).join(", ");
  return el("button", { type: "button", class: `road-bar${on ? " on" : ""}`, id: `bar-${row.name}-${position.id}`, "aria-pressed": String(on), "aria-label": said,
    on: { click: () => choose({ ...takes(row), position: position.id }) } },
    el("span", { class: "bar-position", text: data.positions.length > 1 ? title : "" }),
    el("span", { class: "plot" }, marks.map((month) => stand(el("span", { class: "tick" }), (month * 1000) / end)), barMarks(bar)),
    el("span", { class: "bar-months", text: bar.text.split(";")[0] })); // a minimum beside an unknown range is its tick
}

function barMarks(bar) {
  const found = [];
  if (bar.tableLow !== null) {
    found.push(stand(el("span", { class: "mark-table" }), bar.tableLow, Math.max(bar.tableHigh, bar.tableLow + 12)));
    if (bar.low !== null && bar.low > bar.tableHigh) found.push(stand(el("span", { class: "mark-way" }), bar.tableHigh, bar.low));
  }
  if (bar.minimum !== null) found.push(stand(el("span", { class: bar.lifted ? "mark-lifted" : "mark-least" }, bar.lifted ? slash() : null), bar.minimum));
  if (bar.low !== null) found.push(bar.low === bar.high ? stand(el("span", { class: "mark-one" }), bar.low) : stand(el("span", { class: "mark-range" }), bar.low, bar.high));
  return found;
}

/** The stroke through a minimum that is lifted. */
function slash() {
  const node = svg("svg", { viewBox: "0 0 12 10", class: "slash", "aria-hidden": "true" });
  node.append(svg("path", { d: "M1 9 11 1" }));
  return node;
}

/** What a row turns on in the chosen position; each leads to where that is shown. */
function turnsOn(row, index) {
  if (!data.decide.turns) return null;
  const place = data.positions.findIndex((position) => position.id === state.position);
  const found = data.decide.turns[row.person || state.person][row.place][place];
  const bar = data.decide.bars[data.decide.bar_of[row.person || state.person][row.place][place]];
  return el("div", { class: "turns" }, bar[0] === "unknown" ? opener("left open: the worksheet says by what", () => turnTo(row, "worksheet")) : null, found.map(([number, to, which], at) => el("button", { type: "button", class: "opener", id: `turn-${index}-${at}`,
    on: { click: () => turnTo(row, to, which) } }, data.decide.turn_texts[number])));
}

function turnTo(row, to, which) {
  choose(takes(row));
  if (to === "term") open({ kind: "term", term: which });
  else if (to === "answers") showAnswers({ letters: ["C"] });
  else choose({ screen: to });
}
