// The picture of Time.

/** Make a part of the picture; `props` as for el. */
function shape(tag, { text: words, on, ...props }, ...children) {
  const node = svg(tag, props);
  if (words) node.textContent = words;
  for (const [event, heard] of Object.entries(on || {})) node.addEventListener(event, heard);
  return add(node, children);
}

function timePicture(lanes, events) {
  const span = timeline.width - timeNames() - 26;
  const across = (at) => timeNames() + (span * at) / WHOLE;
  const last = lanes[lanes.length - 1];
  const height = last.y + last.height + 6;
  const lines = new Map(lanes.map((lane) => [lane.number, lane.line]));
  return shape("svg", { class: "time", width: timeline.width, height, viewBox: `0 0 ${timeline.width} ${height}`, role: "group", "aria-label": "Lanes by person, from the first day to the last" },
    lanes.map((lane, place) => shape("g", {}, shape("rect", { class: place ? "lane" : "lane own", x: 0, y: lane.y, width: timeline.width, height: lane.height }), laneName(lane, place))),
    ticksShown(across).map(([x, name]) => [shape("line", { class: "tick", x1: x, x2: x, y1: data.time.sizes.head - 6, y2: height }), shape("text", { class: "tick-name", x: x + 4, y: 18, text: name })]),
    shape("path", { class: "stem", d: events.map((event) => stem(event, lines, across)).join("") || "M0 0" }),
    lanes.flatMap((lane) => lane.held.map((member, row) => memberBar(lane, member, row, across))),
    events.map((event) => intervalOf(event, lines, across)),
    events.map((event) => happening(event, lines, across)),
    diamonds(lanes, lines, across));
}

/** The names of months that have room. */
function ticksShown(across) {
  let from = 0;
  return data.time.ticks.flatMap(([at, name]) => {
    const x = across(at);
    if (x < from) return [];
    from = x + 12 + 7 * name.length;
    return [[x, name]];
  });
}

function laneName(lane, place) {
  const person = data.people[lane.number];
  return shape("text", { class: place ? "lane-name" : "lane-name own", x: 8, y: lane.y + lane.height / 2 + 4, role: "button", tabindex: 0, "data-person": person.id,
    on: pressable(() => open({ kind: "person", person: person.id })) }, shape("title", { text: person.name }), shortened(person.surname, timeNames() - 14, 12, place ? 400 : 700));
}

/** What makes a part of a picture work as a button. */
function pressable(pressed) {
  return { click: pressed, keydown: (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    pressed();
  } };
}

const LETTER = 4.8; // about the width of a letter of a membership's name

function memberBar(lane, member, row, across) {
  const [, start, end, words, id] = member;
  const y = lane.y + 3 + data.time.sizes.bar * row;
  // A name that would leave the picture ends at its edge.
  const ends = across(start) + 4 + LETTER * words.length > timeline.width;
  const name = shape("text", ends ? { x: timeline.width - 4, y: y + 8.5, "text-anchor": "end", text: words } : { x: across(start) + 4, y: y + 8.5, text: words });
  return shape("g", { class: "member", role: "button", tabindex: 0, "data-member": id, "aria-label": `${nameOf(personAt(lane.number))}: ${words}`, on: pressable(() => open({ kind: "record", record: id })) },
    shape("rect", { x: across(start), y, width: Math.max(4, across(end) - across(start)), height: data.time.sizes.bar - 2, rx: 2 }), name);
}

/** The lines on which an event stands: whose it is first. */
function lanesOf(event, lines) {
  const own = data.people.findIndex((person) => person.id === state.person);
  const acted = data.time.actors[event];
  const ordered = acted.includes(own) ? [own, ...acted.filter((number) => number !== own)] : acted;
  return ordered.filter((number) => lines.has(number)).map((number) => lines.get(number));
}

/** The line that joins those who took part, as a piece of one path. */
function stem(event, lines, across) {
  const found = lanesOf(event, lines);
  return found.length > 1 ? `M${across(data.time.at[event][0])} ${Math.min(...found)}V${Math.max(...found)}` : "";
}

function radiusOf(event) {
  const found = answers.counted(event);
  const size = found && !found.mixed && found.grams !== null ? data.matrix.sizes[event][found.grams] : null;
  return size ? size[1] : 2.4;
}

/** A span of days, under all discs. */
function intervalOf(event, lines, across) {
  const [start, end] = data.time.at[event].map(across);
  const [y] = lanesOf(event, lines);
  return end > start && y !== undefined ? shape("line", { class: "interval", x1: start, x2: end, y1: y, y2: y }) : null;
}

function happening(event, lines, across) {
  const found = lanesOf(event, lines);
  if (!found.length) return null;
  const start = across(data.time.at[event][0]);
  const made = shape("g", { role: "button", tabindex: 0, "data-event": data.events[event].id, on: pressable(() => open({ kind: "event", event: data.events[event].id })) },
    found.length > 1 ? shape("path", { class: "dot", d: found.slice(1).map((y) => `M${start - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0`).join("") }) : null,
    shape("circle", { class: "disc", cx: start, cy: found[0] }));
  timeline.drawn.set(event, made);
  markHappening(event, made);
  return made;
}

/** What of an event's mark depends on position and outcome: hue, size, words. */
function markHappening(event, made) {
  const letter = read.letter(event, state.person, state.position);
  made.setAttribute("class", `happening at-${letterName(letter)}`);
  made.setAttribute("aria-label", `${day(data.events[event].date)}, ${data.events[event].what}, ${data.matrix.routes[event]}: ${LETTERS.get(letter).title}`);
  made.lastChild.setAttribute("r", radiusOf(event));
}

/** The words of a mark under the pointer, as a hint. */
function hint(moved) {
  const mark = moved.target.closest("[aria-label]");
  if (mark && mark.ownerSVGElement && mark.firstChild.nodeName !== "title") mark.prepend(shape("title", {}));
  if (mark && mark.ownerSVGElement) mark.firstChild.textContent = mark.getAttribute("aria-label");
}

/** From the lane of whoever told to the diamond of whoever heard; nothing where that lane is not here. */
function tellerArrow(x, y, from) {
  if (from === undefined || from === y - data.time.sizes.below) return null;
  const down = from > y ? 1 : -1;
  const end = y + down * ARROW;
  return [shape("path", { class: "teller-line", d: `M${x},${from}V${end}` }), shape("circle", { class: "teller", cx: x, cy: from, r: 2.4 }),
    shape("path", { class: "arrow-head", d: `M${x},${end}l-3,${6 * down}h6z` })];
}

const ARROW = 9; // from the point of an arrow to the middle of its event

function diamonds(lanes, lines, across) {
  const y = lanes[0].line + data.time.sizes.below;
  let from = 0;
  return timeline.known().map((known, place) => {
    const [, at, since, words, id, next, teller] = known;
    const x = Math.max(across(at), from + data.time.sizes.apart);
    from = x;
    const end = next < 0 || !data.time.at[next].length ? null : [across(data.time.at[next][0]) - ARROW, lanesOf(next, lines)[0]];
    const label = `${place + 1}: ${since}, ${nameOf(state.person)} ${words}`;
    return shape("g", { class: timeline.kept(known) ? "known kept" : "known", role: "button", tabindex: 0, "data-known": id, "aria-label": label, on: pressable(() => open({ kind: "record", record: id })) },
      end && end[1] !== undefined ? [shape("path", { class: "arrow-line", d: `M${x + 8},${y}C${(x + end[0]) / 2},${y} ${end[0] - 16},${end[1]} ${end[0]},${end[1]}` }), shape("path", { class: "arrow-head", d: `M${end[0]},${end[1]}l-6,-3v6z` })] : null,
      tellerArrow(x, y, lines.get(teller)),
      shape("path", { class: "diamond", d: `M${x},${y - 9}l9,9l-9,9l-9,-9z` }), shape("text", { x, y: y + 3.5, text: String(place + 1) }));
  });
}
