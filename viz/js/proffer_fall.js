// Admissions as a waterfall of the low end by the table, a switch at each foot. Off never means unsaid: it means kept
// out, not proved, or on a topic openly declined.

/** The low end by the table where the bits of a mask count, and nothing is a complete disclosure. */
function lowEnd(mask, position) {
  const row = rowAt(head.client, position, MIXED, mask);
  return row ? row[10] : null;
}

/** As relcon.figures.decide.falls: from nothing counted by what counts to this outcome, by what is kept out to everything. */
function fallsOf(position, here, counted) {
  const start = lowEnd(0, position);
  if (start === null || here === null) return [];
  const found = [{ kind: "start", before: start, after: start }];
  let [mask, now] = [0, start];
  for (const kind of ["counts", "kept"]) {
    for (let bit = 0; bit < switches.bits.length; bit += 1) {
      if (Boolean((counted >> bit) & 1) !== (kind === "counts")) continue;
      mask |= 1 << bit;
      const after = lowEnd(mask, position);
      if (after === null) return [];
      if (after !== now) found.push({ kind, before: now, after, bit });
      now = after;
    }
    if (kind === "counts") {
      if (here !== now) found.push({ kind: "own", before: now, after: here });
      found.push({ kind: "here", before: here, after: here });
    }
  }
  return [...found, { kind: "all", before: now, after: now }];
}

function hereNow() {
  if (state.mask !== null) return lowEnd(state.mask, state.position);
  const answer = read.answer(head.client, state.position);
  return answer && answer.guideline_range ? answer.guideline_range[0] : null;
}

function setBit(bit, on) {
  const mask = on ? countsHere() | (1 << bit) : countsHere() & ~(1 << bit);
  const from = state.mask === null ? state.layer : state.from;
  if (mask === FULL) choose({ layer: MIXED });
  else if (mask === (data.decide.counted[state.position] || {})[from]) choose({ layer: from });
  else choose({ layer: MIXED, mask, from });
  say(`${switchName(bit)} ${on ? "counts" : "does not count"} against the client. ${answerWords()}`);
}

function switchName(bit) {
  const id = switches.bits[bit];
  return id.startsWith("topic:") ? data.topics[id.slice(6)] || id.slice(6) : id;
}

function switchAt(bit) {
  const id = switches.bits[bit];
  const found = data.admissions.filter((one) => one.id === id || `topic:${one.topic}` === id);
  const on = ((countsHere() >> bit) & 1) === 1;
  const box = el("input", { type: "checkbox", role: "switch", id: `switch-${bit}`, "aria-label": `${switchName(bit)} ${on ? "counts" : "does not count"} against the client`, on: { change: () => setBit(bit, box.checked) } });
  box.checked = on;
  return el("span", { class: "switch" }, box, el("button", { type: "button", class: "opener", id: `says-${bit}`, title: found.map((one) => one.says).join("; "), on: { click: () => open({ kind: "admission", admission: found[0].id }) } }, switchName(bit)));
}

const FOOTS = { start: "nothing counts", here: "this outcome", all: "everything counts" };

function waterfall() {
  const title = el("h2", {}, "What the admissions move ", el("small", { text: "low end by the table, months, added up" }));
  if (!switches) return [title, el("p", { class: "empty", text: "There are no switches in this copy: too many topics matter, or nothing was said." })];
  if (state.person !== head.client) return [title, el("p", { class: "on-others", id: "on-others", text: onOthers() })];
  const falls = fallsOf(state.position, hereNow(), countsHere());
  const moving = falls.map((one) => one.bit).filter((bit) => bit !== undefined);
  const still = switches.bits.map((id, bit) => bit).filter((bit) => !moving.includes(bit));
  return [title,
    falls.length ? fallPlot(falls) : el("p", { class: "empty", text: "A low end is left open here: the worksheet says what is missing." }),
    still.length ? el("p", { class: "fall-still" }, el("span", { class: "quiet", text: "Move nothing here:" }), still.map(switchAt)) : null,
    fallKey(falls, still),
    partial() ? el("p", { class: "fall-key" }, opener("Back to the outcome", () => choose({ layer: state.from }))) : null];
}

/** What the fills mean that are drawn, and what a switch says. */
function fallKey(falls, still) {
  const entry = (kind, words) => el("span", {}, el("span", { class: `swatch ${kind}`, "aria-hidden": "true" }), words);
  const drawn = (kind) => falls.some((one) => one.kind === kind);
  const least = leastHere();
  return el("p", { class: "fall-key" },
    drawn("kept") ? entry("kept", "kept out here") : null, drawn("counts") ? entry("counts", "counts") : null,
    least && falls.length && !roomForLeast(falls, least) ? entry("least", leastWords(least)) : null,
    el("span", { text: `${countsHere() || state.mask !== null ? "" : "Nothing counts here. "}A switch says “counts against the client”; off never means unsaid.` }));
}

function leastHere() {
  const outcome = outcomeNow();
  return outcome && typeof outcome.minimum === "number" ? outcome.minimum : 0;
}

function leastWords(least) {
  return figures(outcomeNow()).lifted ? `minimum ${least}, lifted here` : `statutory minimum ${least}`;
}

/** At which end the line of the minimum has room for its words: where the bars end well below it. */
function roomForLeast(falls, least) {
  const free = (one) => [one.before, one.after].every((month) => month !== "life" && month < least * 0.75);
  const wide = falls.length > 3 ? 2 : 1;
  if (falls.slice(0, wide).every(free)) return "at-start";
  return falls.slice(-wide).every(free) ? "at-end" : "";
}

/** A plot with a column for each bar, its foot under it. */
function fallPlot(falls) {
  const least = leastHere();
  const room = roomForLeast(falls, least);
  const known = falls.flatMap((one) => [one.before, one.after]).filter((one) => one !== "life");
  const life = falls.some((one) => one.after === "life");
  const top = Math.max(30, Math.ceil((Math.max(...known, least) + (life ? 30 : 6)) / 30) * 30);
  const share = (months_) => ((months_ === "life" ? top : months_) * 100) / top;
  const lines = [];
  const step = top > 240 ? 60 : 30;
  for (let month = 0; month < top; month += step) lines.push(month);
  const level = (name, month, words) => {
    const node = el("span", { class: name }, el("span", { text: words }));
    node.style.bottom = `${share(month)}%`;
    return node;
  };
  return el("div", { class: "fall", id: "fall" },
    el("div", { class: "fall-plot" }, lines.map((month) => level("grid", month, String(month))),
      least ? level(`least ${room}${figures(outcomeNow()).lifted ? " lifted" : ""}`, least, room ? leastWords(least) : "") : null,
      el("div", { class: "fall-columns" }, falls.map((one) => fallColumn(one, share)))),
    el("div", { class: "foots" }, falls.map((one) => el("span", { class: "foot-of" }, one.bit === undefined ? footWords(one.kind) : switchAt(one.bit)))));
}

function footWords(kind) {
  if (kind === "own") return data.decide.own[state.position][state.layer];
  return kind === "here" && state.mask !== null ? "your switches" : FOOTS[kind];
}

function fallColumn(one, share) {
  const [low, high] = [share(one.before), share(one.after)].sort((a, b) => a - b);
  const step = one.before !== one.after;
  const bar = el("span", { class: `fall-bar ${one.kind}` }, el("b", { text: step ? between(one.before, one.after) : months(one.after) }));
  bar.style.bottom = `${step ? low : 0}%`;
  bar.style.height = `${step ? high - low : high}%`;
  return el("span", { class: "fall-column" }, bar);
}

/** By how many months a low end moves: two numbers of the program, one less the other. */
function between(before, after) {
  return before === "life" || after === "life" ? `to ${after}` : signed(after - before);
}

/** What the client's words put on another defendant. */
function onOthers() {
  const said = (world) => {
    const found = computed(state.person, state.position, world);
    return found ? data.answers[found[0]].said : null;
  };
  const [was, now, who, client] = [said(baseline), outcomeNow(), nameOf(state.person), surnameOf(head.client)];
  if (!was || !now) return `No worksheet of ${who} here.`;
  const is = figures(now);
  const words = (one) => `${one.months}${/\d/.test(one.months) ? " months" : ""}, ${atLeast(one.weight)}`;
  return was.months === is.months && was.weight === is.weight ? `What ${client} says moves nothing for ${who} here: ${words(is)}.` : `What ${client} says moves ${who} from ${words(was)}, to ${words(is)}.`;
}

if (worlds.size > 1) decideParts.push(waterfall);
