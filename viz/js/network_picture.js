// The pictures that the program placed, as the screen reads them: cards, and lines with the points they go through.

const [CARD_WIDTH, CARD_HEIGHT, SMALL_HEIGHT] = data.network ? data.network.card : [118, 40, 26];
const TIP = 7;
const PARTS = [0.5, 0.38, 0.62, 0.25, 0.75];
const NARROWEST = 36;
const WIDEST = 190;

function tierTitle(id) {
  const tier = tiers.get(id);
  return tier ? tier.title : id;
}

/** Whose picture is drawn: of everybody, or of who is near somebody. */
function pictureKey() {
  const { all, near } = data.network;
  if (net.all) return ["all", all[state.person] ? state.person : Object.keys(all)[0]];
  const centre = net.centre || state.person;
  return near[centre] ? ["near", centre] : ["all", Object.keys(all)[0]];
}

/** The lines of a picture: numbers of cards and kind, then how many heights and links, and the steps between them. */
function placedLines(text) {
  const numbers = fromText(text);
  let at = 0;
  const some = () => {
    const found = [];
    let now = 0;
    for (let left = numbers[at++]; left > 0; left -= 1) {
      const step = numbers[at++];
      now += step % 2 ? -(step + 1) / 2 : step / 2;
      found.push(now);
    }
    return found;
  };
  const lines = [];
  while (at < numbers.length) lines.push({ source: numbers[at++], target: numbers[at++], kind: numbers[at++], heights: some(), links: some() });
  return lines;
}

/** The picture now, with as much room between its columns as there is. */
function pictureNow(width) {
  const [what, whose] = pictureKey();
  const packed = what === "all" ? data.network.all[whose] : data.network.near[whose];
  const gaps = Math.max(1, packed.columns.length - 1);
  const gutter = Math.max(NARROWEST, Math.min(WIDEST, Math.floor((width - packed.columns.length * CARD_WIDTH) / gaps)));
  const key = `${what}|${whose}`;
  const left = (column) => column * (CARD_WIDTH + gutter);
  const cards = packed.cards.map(([column, y, who, small, undertaking], number) => {
    const people_ = who.map((n) => data.people[n].id);
    const moved = net.pins.get(`${key}|${number}`);
    return { number, pin: `${key}|${number}`, column, x: left(column), y: moved === undefined ? y : moved, placed: y, people: people_, small: small === 1, group: people_.length > 1, undertaking,
      height: small ? SMALL_HEIGHT : CARD_HEIGHT };
  });
  const lines = placedLines(packed.lines).map(({ source, target, kind, ...line }, number) => ({ ...line, number, source: cards[source], target: cards[target], kind: KINDS[kind].id }));
  for (const line of lines) Object.assign(line, curveOf(line, gutter));
  return { key, whose, folded: packed.shelf.length > 0 || cards.some((card) => card.group), columns: packed.columns.map((id, column) => ({ id, x: left(column) })),
    width: left(packed.columns.length - 1) + CARD_WIDTH, height: packed.height, gutter, cards, lines,
    hulls: packed.hulls.map(([undertaking, spans]) => ({ undertaking, spans: spans.map(([column, top, bottom, inhabited]) => ({ left: left(column), right: left(column) + CARD_WIDTH, top, bottom, inhabited: inhabited === 1 })) })),
    leftOut: packed.left_out, shelf: packed.shelf.map(([undertaking, who]) => ({ undertaking, people: who.map((n) => data.people[n].id) })) };
}

/** A line's points, in threes after the first as cubic curves; where it ends in a head; where a label may lie. */
function curveOf(line, gutter) {
  const swapped = line.source.column > line.target.column || (line.source.column === line.target.column && line.source.placed > line.target.placed);
  const [one, other] = swapped ? [line.target, line.source] : [line.source, line.target];
  const heights = line.heights.slice();
  heights[0] += one.y - one.placed;
  heights[heights.length - 1] += other.y - other.placed;
  const [first, last] = swapped ? [TIP, 0] : [0, TIP];
  const side = one.x + CARD_WIDTH;
  const end = heights[heights.length - 1];
  if (one.column === other.column) {
    const bow = side + Math.min(gutter * 1.15, 22 + Math.abs(end - heights[0]) * 0.16);
    const points = [[side + first, heights[0]], [bow, heights[0]], [bow, end], [side + last, end]];
    return { points, path: pathOf(points), tip: [side, swapped ? heights[0] : end, -1], spots: spotsOf(points) };
  }
  const points = [[side + first, heights[0]]];
  const bend = (x, y) => {
    const [x0, y0] = points[points.length - 1];
    const middle = (x0 + x) / 2;
    points.push([middle, y0], [middle, y], [x, y]);
  };
  for (let n = 1; n < heights.length - 1; n += 1) {
    const start = one.x + n * (CARD_WIDTH + gutter);
    bend(start, heights[n]);
    bend(start + CARD_WIDTH, heights[n]);
  }
  bend(other.x - last, end);
  return { points, path: pathOf(points), tip: swapped ? [side, heights[0], -1] : [other.x, end, 1], spots: spotsOf(points) };
}

function pathOf(points) {
  const said = points.map(([x, y]) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`);
  let path = `M${said[0]}`;
  for (let n = 1; n < said.length; n += 3) path += `C${said.slice(n, n + 3).join(" ")}`;
  return path;
}

/** Level runs first, then along the bends. */
function spotsOf(points) {
  const level = [];
  const bent = [];
  for (let n = 0; n + 3 < points.length; n += 3) {
    const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = points.slice(n, n + 4);
    if (y0 === y3 && x3 - x0 >= CARD_WIDTH) level.push([(x0 + x3) / 2, y0]);
    else for (const t of PARTS) {
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      bent.push([a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3]);
    }
  }
  return [...level, ...bent];
}

/** What somebody agreed to in an undertaking, in the position and outcome of the sentence; null where not in it. */
function scopeOf(person, undertaking) {
  const { scopes, scope_of: by, scope_columns: columns } = data.network;
  const at = ((by[state.layer] || {})[state.position]);
  if (at === undefined) return null;
  const number = columns[at][data.people.findIndex((one) => one.id === person)];
  const found = number === undefined ? null : scopes[number][undertaking];
  return found === undefined ? null : found;
}
