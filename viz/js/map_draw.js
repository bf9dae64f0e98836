// What is drawn on the canvas: tier rows, person cards, pills on links.

const CARD = { width: 150, height: 46 };
const HOLLOW = new Set(["?", "C", "P"]); // letters of what is not in the range, or not surely
const SMALLEST = 8; // pixels
const MOST = 120; // letters of a name on a card

/** A name on two lines at most, whole words in as large a type as there is room for; of a longer one the rest is counted. */
function nameLines(context, name, width, largest, onTwo) {
  for (let size = largest; size >= SMALLEST; size -= 1) {
    context.font = `600 ${size}px system-ui, sans-serif`;
    const lines = name.length > MOST ? [] : wrapped(context, name, width);
    if (lines.length && lines.length <= (size > onTwo ? 1 : 2) && lines.every((line) => context.measureText(line).width <= width)) return { lines, size };
  }
  return { lines: [listed(context, name.split(" "), " ", width)], size: SMALLEST };
}

/** Whole items for one line, the rest counted: `courier and 2 more`. */
function listed(context, items, joint, width) {
  const said = (kept) => items.slice(0, kept).join(joint) + (kept < items.length ? ` and ${items.length - kept} more` : "");
  let kept = Math.min(items.length, MOST);
  while (kept > 1 && context.measureText(said(kept)).width > width) kept -= 1;
  return said(kept);
}

function rounded(context, x, y, width, height, radius) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

/** A card with the name, what the person is, and a bar for defendants; dashed edge for others. */
function drawCard(context, x, y, person, lit) {
  const left = x - CARD.width / 2;
  const top = y - CARD.height / 2;
  const chosen = map.lens && person.id === state.person;
  context.save();
  if (person.id === map.selected || chosen) {
    context.strokeStyle = token(person.id === map.selected ? "--focus" : "--ink");
    context.lineWidth = 3;
    rounded(context, left - 4, top - 4, CARD.width + 8, CARD.height + 8, 9);
    context.stroke();
  }
  rounded(context, left, top, CARD.width, CARD.height, 6);
  context.fillStyle = token("--surface");
  context.fill();
  context.strokeStyle = token(lit ? "--ink-2" : "--line");
  context.lineWidth = 1.2;
  context.setLineDash(person.defendant ? [] : [5, 3]);
  context.stroke();
  context.setLineDash([]);
  if (person.defendant) {
    rounded(context, left, top, 6, CARD.height, [6, 0, 0, 6]);
    context.fillStyle = token(chosen ? "--ink" : lit ? "--ink" : "--muted");
    context.fill();
  }
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillStyle = token(lit ? "--ink" : "--muted");
  const far = map.network.getScale() < 0.62; // from far off the name alone, larger
  const role = far ? "" : person.role;
  const room = CARD.width - 20;
  const name = nameLines(context, person.name, room, far ? 18 : 14, far ? 18 : 12);
  const middle = y - (role ? 8 : 0);
  name.lines.forEach((line, at) => context.fillText(line, left + 13, middle + (at - (name.lines.length - 1) / 2) * name.size, room));
  context.font = "11.5px system-ui, sans-serif";
  context.fillStyle = token(lit ? "--ink-2" : "--muted");
  if (role) context.fillText(listed(context, role.split(", "), ", ", room), left + 13, y + 7 + 4 * name.lines.length, room);
  context.restore();
}

/** The rows of the tiers, behind everything, as wide as the picture. */
function drawTiers(context) {
  if (map.layout !== "tier" || !data.tiers.length) return;
  const [from, to] = [map.network.DOMtoCanvas({ x: 0, y: 0 }).x, map.network.DOMtoCanvas({ x: byId("map-frame").clientWidth, y: 0 }).x];
  const size = Math.min(20, Math.max(14, 11 / map.network.getScale()));
  context.save();
  data.tiers.forEach((tier, index) => {
    context.fillStyle = token(index % 2 ? "--paper" : "--hull");
    const [top, bottom] = [tier.top * map.stretch.y, tier.bottom * map.stretch.y];
    context.fillRect(from, top, to - from, bottom - top);
    context.fillStyle = token("--ink-2");
    context.font = `600 ${size}px system-ui, sans-serif`;
    context.textBaseline = "middle";
    wrapped(context, tier.title, 165).forEach((line, at, all) => context.fillText(line, from + size, (top + bottom) / 2 + (at - (all.length - 1) / 2) * size * 1.25));
  });
  context.restore();
}

function wrapped(context, words, width) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (context.measureText(longer).width <= width || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Pills with letter and amount on the lit links; on the others nothing. */
function drawPills(context) {
  map.pills = [];
  const cards = data.people.map(place);
  for (const one of map.shown) {
    if (!one.lit || !one.link.label) continue;
    const edge = map.network.body.edges[network.edges[one.index].id];
    if (!edge || !edge.connected) continue;
    context.font = PILL_FONT;
    const width = context.measureText(pillWords(one.link.label)).width + (one.letter !== "·" ? 28 : 14);
    const at = freePlace(edge, width, cards);
    map.pills.push({ x: at.x, y: at.y, width, index: one.index });
    drawPill(context, at.x, at.y, width, one);
  }
}

/** A place on the link where the pill covers the least: the middle first, then a little before or after it. */
function freePlace(edge, width, cards) {
  let best = null;
  const parts = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78];
  const places = parts.map((part) => edge.edgeType.getPoint(part));
  const { x, y } = places[0];
  for (const at of [...places, ...[0.8, -0.8, 1.3, -1.3].map((aside) => ({ x: x + width * aside, y }))]) {
    const over = map.pills.filter((pill) => Math.abs(pill.x - at.x) < (pill.width + width) / 2 + 2 && Math.abs(pill.y - at.y) < 22).length * 3
      + cards.filter((card) => Math.abs(card.x - at.x) < (CARD.width + width) / 2 && Math.abs(card.y - at.y) < CARD.height / 2 + 11).length;
    if (!best || over < best.over) best = { at, over };
    if (!over) break;
  }
  return best.at;
}

/** `8 times, 3.25 kg in all` is `8 × · 3.25 kg` on a pill. */
function pillWords(label) {
  return label.replace(/^([\d,]+) times, (.*?)( in all)?$/, "$1 × · $2");
}

const PILL_FONT = "600 12px system-ui, sans-serif";

function drawPill(context, x, y, width, one) {
  const hollow = HOLLOW.has(one.letter);
  const color = linkColor(one);
  context.save();
  context.font = PILL_FONT;
  context.textBaseline = "middle";
  context.textAlign = "left";
  const lettered = one.letter !== "·";
  const left = x - width / 2;
  rounded(context, left, y - 10, width, 20, 5);
  context.fillStyle = token("--surface");
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.4;
  context.setLineDash(hollow ? [4, 2] : []);
  context.stroke();
  context.setLineDash([]);
  if (lettered) {
    rounded(context, left + 3, y - 7, 15, 14, 3);
    if (!hollow) {
      context.fillStyle = color;
      context.fill();
    }
    context.fillStyle = hollow ? color : token(`--on-${one.letter}`);
    context.fillText(one.letter, left + 10.5 - context.measureText(one.letter).width / 2, y + 0.5);
  }
  context.fillStyle = token("--ink");
  context.fillText(pillWords(one.link.label), left + (lettered ? 22 : 7), y + 0.5);
  context.restore();
}
