// Drawing the network: columns, hulls with their scope, lines, cards, labels; all places are the program's.

const EDGES = { side: 24, top: 46, bottom: 18 };
const SHELF = { width: 84, gap: 10, height: 40, title: 26 };
const HULL = 11; // how far an undertaking's edge is from its cards

function textAt(x, y, words, props = {}) {
  const node = svg("text", { x, y, ...props });
  node.textContent = words;
  return node;
}

const pen = document.createElement("canvas").getContext("2d");

/** How wide a text is, in pixels. */
function textWidth(words, size, weight = 400) {
  const family = getComputedStyle(document.documentElement).getPropertyValue("--sans").trim() || "sans-serif";
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(words).width;
}

/** A text as far as it has room; the whole of it stands in the title. */
function shortened(words, room, size, weight) {
  let kept = words;
  while (kept.length > 1 && textWidth(kept, size, weight) > room) kept = kept.slice(0, -1);
  return kept.trimEnd();
}

/** Who stands out: by what is selected, else by the account of the one in the sentence. */
function emphasis(strands) {
  const selected = state.selection || {};
  const whose = selected.kind === "person" ? selected.person : selected.kind === "worksheet" ? selected.defendant : null;
  const focus = whose && net.picture.cards.find((card) => card.people.includes(whose));
  const links = selected.kind === "link" ? [selected.link] : selected.kind === "links" ? selected.links : null;
  const event = selected.kind === "event" ? eventIndex.get(selected.event) : null;
  const chosen = (one) => (links ? one.links.some((link) => links.includes(link)) : event !== null && one.events.includes(event));
  const narrowed = focus ? (one) => one.source === focus || one.target === focus : strands.some(chosen) ? chosen : null;
  const lit = narrowed || ((one) => one.lit);
  const cards = new Set(net.picture.cards.filter((card) => card.people.includes(state.person) || card === focus));
  for (const one of strands) if (lit(one)) cards.add(one.source).add(one.target);
  return { lit, cards, focus, narrowed: Boolean(narrowed), whose: focus ? whose : state.person };
}

function hullPath(spans) {
  const edges = spans.map(({ left, right, top, bottom }) => [left - HULL, right + HULL, top - HULL, bottom + HULL]);
  const [first] = edges;
  const last = edges[edges.length - 1];
  const round = Math.min(16, (first[3] - first[2]) / 2);
  let upper = `M${first[0] + round},${first[2]}L${first[1] - 10},${first[2]}`;
  let lower = "";
  edges.slice(1).forEach((edge, n) => {
    const before = edges[n];
    const middle = (before[1] + edge[0]) / 2;
    upper += `C${middle},${before[2]} ${middle},${edge[2]} ${edge[0] + 10},${edge[2]}L${edge[1] - (edge === last ? 16 : 10)},${edge[2]}`;
    lower = `L${edge[0] + 10},${edge[3]}C${middle},${edge[3]} ${middle},${before[3]} ${before[1] - 10},${before[3]}${lower}`;
  });
  const end = Math.min(16, (last[3] - last[2]) / 2);
  upper += `Q${last[1]},${last[2]} ${last[1]},${last[2] + end}L${last[1]},${last[3] - end}Q${last[1]},${last[3]} ${last[1] - 16},${last[3]}`;
  return `${upper}${lower}L${first[0] + round},${first[3]}Q${first[0]},${first[3]} ${first[0]},${first[3] - round}L${first[0]},${first[2] + round}Q${first[0]},${first[2]} ${first[0] + round},${first[2]}Z`;
}

/** The undertakings drawn: all, but of many in a folded picture those of the one in the sentence. */
function hullsShown(whose) {
  const { hulls, folded } = net.picture;
  return hulls.map((hull) => ({ ...hull, scope: scopeOf(whose, hull.undertaking) })).filter((hull) => hulls.length <= 8 || !folded || hull.scope !== null || scopeOf(state.person, hull.undertaking) !== null);
}

function drawHulls(layer, hulls) {
  for (const hull of hulls) layer.append(svg("path", { d: hullPath(hull.spans), class: `hull${hull.scope === null ? "" : " own"}`, "data-undertaking": hull.undertaking }));
}

function overlaps(box, others, aside = 0) {
  return others.some((one) => box.x < one.x + one.width + aside && one.x < box.x + box.width + aside && box.y < one.y + one.height + 1 && one.y < box.y + box.height + 1);
}

function boxOf(card) {
  return { x: card.x - 2, y: card.y - card.height / 2 - 1, width: CARD_WIDTH + 4, height: card.height + 2 };
}

/** The name of each undertaking on its edge, and what the person agreed to there; never on a card or another name. */
function drawHullLabels(layer, hulls, whose, taken) {
  for (const hull of [...hulls].sort((one, other) => Number(other.scope !== null) - Number(one.scope !== null))) {
    const said = hull.scope === null ? `${surnameOf(whose)} is not in it` : hull.scope;
    const bold = textWidth(`${hull.undertaking}:`, 11, 700);
    const width = bold + textWidth(` ${said}`, 11) + 12;
    const spans = hull.spans.filter((span) => span.inhabited).sort((one, other) => (other.bottom - other.top) - (one.bottom - one.top));
    const places = spans.flatMap((span) => [[span.left - 2, span.top - 17], [span.left - 2, span.bottom + 17], [span.right - width + 6, span.top - 17], [span.right - width + 6, span.bottom + 17]]);
    const boxes = places.map(([x, y]) => ({ x: Math.max(-8, Math.min(net.picture.width - width + 8, x)), y: y - 8, width, height: 17 }));
    const box = boxes.find((one) => !overlaps(one, taken)) || boxes[0];
    taken.push(box);
    const label = svg("g", { class: `hull-label${hull.scope === null ? "" : " own"}`, role: "button", tabindex: -1, "aria-label": `${hull.undertaking}: ${said}`, "data-undertaking": hull.undertaking });
    const words = svg("text", { x: box.x + 6, y: box.y + 12.5 });
    for (const [part, weight] of [[`${hull.undertaking}:`, "b"], [` ${said}`, ""]]) {
      const span_ = svg("tspan", weight ? { class: weight } : {});
      span_.textContent = part;
      words.append(span_);
    }
    label.append(svg("rect", { x: box.x, y: box.y, width, height: 17, rx: 4 }), words);
    label.addEventListener("click", (event) => {
      event.stopPropagation();
      open({ kind: "undertaking", undertaking: hull.undertaking, whose }, false);
    });
    layer.append(label);
  }
}

/** One line with its head; a wide unseen one below it takes the pointer. */
function drawLine(one, lit, pills) {
  const width = lit ? lineWidth(one.kind, one.converted) : 1;
  const group = svg("g", { class: `line hue-${letterName(one.hue)} kind-${one.kind}${lit ? " lit" : ""}`, "data-line": one.number, "data-links": one.links.join(" ") });
  const kind = KINDS.find((found) => found.id === one.kind);
  group.append(svg("path", { d: one.path, class: "catch" }), svg("path", { d: one.path, class: "stroke", "stroke-width": Math.round(width * 100) / 100, ...(kind.dash ? { "stroke-dasharray": kind.dash } : {}), ...(one.kind === "contact" ? { "stroke-linecap": "round" } : {}) }));
  if (one.kind !== "contact") {
    const [x, y, way] = one.tip;
    const half = lit ? Math.max(3.6, Math.min(6.5, 2.6 + width / 2)) : 3;
    group.append(svg("path", { d: `M${x},${y}l${-TIP * way},${-half}l0,${2 * half}z`, class: "point" }));
  }
  group.addEventListener("click", (event) => {
    event.stopPropagation();
    openLine(one);
  });
  group.addEventListener("mouseenter", () => hoverLine(pills, one));
  group.addEventListener("mouseleave", () => hoverLine(pills, null));
  return group;
}

function openLine(one) {
  open(one.links.length === 1 ? { kind: "link", link: one.links[0] } : { kind: "links", links: one.links }, false);
}

/** Everything, in the order in which it lies: columns, hulls, grey lines, lit ones, names, cards, labels. */
function drawNetwork(node, strands) {
  const { picture } = net;
  const to = emphasis(strands);
  const root = svg("g", { transform: `translate(${EDGES.side},${EDGES.top})` });
  const columns = svg("g", { "aria-hidden": "true" });
  for (const { id, x } of picture.columns) {
    columns.append(svg("rect", { x: x - 9, y: -36, width: CARD_WIDTH + 18, height: picture.height + 44, rx: 6, class: "column" }),
      textAt(x + CARD_WIDTH / 2, -20, tierTitle(id), { class: "column-title", "text-anchor": "middle" }));
  }
  const hulls = hullsShown(to.whose);
  const layers = Object.fromEntries(["hulls", "lines", "names", "cards", "pills"].map((name) => [name, svg("g", { class: name })]));
  drawHulls(layers.hulls, hulls);
  const taken = picture.cards.map(boxOf);
  drawHullLabels(layers.names, hulls, to.whose, taken);
  const ordered = [...strands].sort((one, other) => Number(to.lit(one)) - Number(to.lit(other)) || one.converted - other.converted);
  for (const one of ordered) layers.lines.append(drawLine(one, to.lit(one), layers.pills));
  for (const card of picture.cards) layers.cards.append(drawCard(card, to));
  drawShelf(layers.cards);
  net.hidden = drawPills(layers.pills, ordered.filter(to.lit), to, taken);
  root.append(columns, ...Object.values(layers));
  node.replaceChildren(root);
}
