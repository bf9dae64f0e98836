// The tier map: vis-network as canvas, positions from the program, physics off.

function place(person) {
  const [x, y] = map.layout === "tier" ? person.tier_at : person.force_at;
  return { x: x * map.stretch.x, y: y * map.stretch.y };
}

/** Rows closer together, columns further apart, until the picture has the shape of its frame. */
function stretchMap(frame) {
  map.stretch = { x: 1, y: 1 };
  if (map.layout !== "tier" || !data.tiers.length || !frame.clientHeight) return;
  map.stretch.y = 0.5;
  const xs = data.people.map((person) => person.tier_at[0]);
  const tall = (data.tiers[data.tiers.length - 1].bottom - data.tiers[0].top) * map.stretch.y;
  const wide = Math.max(1, Math.max(...xs) - Math.min(...xs));
  const room = (tall * frame.clientWidth) / frame.clientHeight - CARD.width - BESIDE;
  map.stretch.x = Math.max(0.88, Math.min(3.2, room / wide));
  const asked = ((wide * map.stretch.x + CARD.width + BESIDE) * frame.clientHeight) / frame.clientWidth;
  if (room / wide < 0.88) map.stretch.y = Math.min(1.3, Math.max(map.stretch.y, (map.stretch.y * asked) / tall));
}

const BESIDE = 230; // room for the titles of the rows

function nodeOf(person, lit) {
  return { ...madeNodes.get(person.id), shape: "custom", ...place(person), fixed: true, size: CARD.height / 2, label: "",
    ctxRenderer: ({ ctx, x, y }) => ({ drawNode: () => drawCard(ctx, x, y, person, lit), nodeDimensions: { width: CARD.width, height: CARD.height } }) };
}

// What pyvis made of the records: who there is, and which links, in the order of the page's own lists.
const madeNodes = new Map(network.nodes.map((node) => [node.id, node]));

/** Links between the same two people bow out, each a little further. */
function edgesOf(shown) {
  const beside = new Map();
  return shown.map((one) => {
    const { link, index, lit } = one;
    const made = network.edges[index];
    const pair = [link.from, link.to].sort().join("\n");
    const nth = beside.get(pair) || 0;
    beside.set(pair, nth + 1);
    const color = linkColor(one);
    const kind = KINDS.find((found) => found.id === link.kind);
    const far = map.layout === "tier" && people.get(link.from).tier_at[1] === people.get(link.to).tier_at[1] ? 0.28 : 0.08;
    return { id: made.id, from: made.from, to: made.to, color: { color, highlight: color, hover: color, opacity: 1 }, width: linkWidth(one), hoverWidth: 0.5, selectionWidth: 1,
      dashes: HOLLOW.has(one.letter) ? [7, 4] : kind.dashes, hidden: false,
      arrows: link.kind === "contact" ? "" : { to: { enabled: true, scaleFactor: lit ? 0.55 : 0.4 } },
      smooth: { enabled: true, type: link.from < link.to ? "curvedCW" : "curvedCCW", roundness: far + 0.12 * nth } };
  });
}

/** Draw the people and links anew; faded ones go first, so that lit ones lie on top. */
function drawMap() {
  if (!map.network) return;
  map.shown = mapLinks();
  const now = JSON.stringify([map.shown, state.person, state.theme, map.lens, map.layout, map.stretch, map.shown.map(linkColor)]);
  fill(byId("map-says"), mapWords());
  if (now === map.now) return;
  map.now = now;
  const lit = litPeople(map.shown);
  const ordered = [...map.shown].sort((a, b) => Number(a.lit) - Number(b.lit));
  map.nodes.update(data.people.map((person) => nodeOf(person, lit.has(person.id))));
  map.edges.clear();
  map.edges.add(edgesOf(ordered));
  drawMapList();
}

function mapWords() {
  const lit = map.shown.filter((one) => one.lit);
  if (!map.lens || !state.person) return `${count(data.people.length, "person", "people")}, ${count(map.shown.length, "link", "links")}`;
  return `${count(lit.length, "link", "links")} of ${map.shown.length} attributed to ${nameOf(state.person)} or ending there · ${[positionTitle(state.position), read.where()].filter(Boolean).join(" · ")}`;
}

function startMap(frame) {
  map.nodes = new vis.DataSet(data.people.map((person) => nodeOf(person, true)));
  map.edges = new vis.DataSet([]);
  map.network = new vis.Network(frame, { nodes: map.nodes, edges: map.edges }, {
    physics: { enabled: false }, layout: { improvedLayout: false },
    interaction: { hover: true, keyboard: false, zoomView: true, dragNodes: false, tooltipDelay: 100000 },
    nodes: { shape: "custom" }, edges: { chosen: { edge: false, label: false } },
  });
  frame.firstChild.tabIndex = -1;
  map.network.on("beforeDrawing", drawTiers);
  map.network.on("afterDrawing", drawPills);
  map.network.on("click", ({ nodes, edges, pointer }) => {
    const pill = map.pills.find((one) => Math.abs(one.x - pointer.canvas.x) < 40 && Math.abs(one.y - pointer.canvas.y) < 11);
    if (pill && !nodes.length) open({ kind: "link", link: pill.index }, false);
    else if (nodes.length) selectPerson(nodes[0], true);
    else if (edges.length) open({ kind: "link", link: network.edges.findIndex((edge) => edge.id === edges[0]) }, false);
  });
}

const SHEET = { clientWidth: 700, clientHeight: 720 };

/** For paper the canvas gets the size of a sheet, and is drawn at once. */
function paperMap(paper) {
  if (!map.network) return;
  sizeMap(paper ? SHEET : byId("map-frame"));
  map.network.redraw();
}

function sizeMap(frame) {
  if (!frame.clientWidth) return;
  map.network.setSize(`${frame.clientWidth}px`, `${frame.clientHeight}px`);
  stretchMap(frame);
  map.nodes.update(data.people.map((person) => ({ id: person.id, ...place(person) })));
  fitMap(frame);
}

function fitMap(frame) {
  if (!map.network) return;
  const points = data.people.map(place);
  const extra = map.layout === "tier" ? 190 : 0;
  const box = { left: Math.min(...points.map((p) => p.x)) - CARD.width / 2 - 10 - extra, right: Math.max(...points.map((p) => p.x)) + CARD.width / 2 + 20,
    top: Math.min(...points.map((p) => p.y)) - 60, bottom: Math.max(...points.map((p) => p.y)) + 60 };
  if (map.layout === "tier" && data.tiers.length) {
    box.top = Math.min(...data.tiers.map((tier) => tier.top)) * map.stretch.y;
    box.bottom = Math.max(...data.tiers.map((tier) => tier.bottom)) * map.stretch.y;
  }
  const scale = Math.min(1.4, frame.clientWidth / (box.right - box.left), frame.clientHeight / (box.bottom - box.top));
  map.network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale });
}

screens.push({
  id: "network",
  title: "Network",
  key: 3,
  build(section) {
    const frame = el("div", { class: "map-frame", id: "map-frame" });
    add(section, [
      el("div", { class: "screen-head" }, el("h2", { text: "Places in the organization" }), el("p", { class: "quiet", id: "map-says" })),
      mapControls(),
      el("div", { class: "map-keys", id: "map-keys", role: "application", tabindex: "0", on: { keydown: mapKey },
        "aria-label": "Map of people. Arrow keys move between people, Enter opens one, plus and minus change the size. The same as a list follows below." }, frame),
      el("details", { class: "map-list", id: "map-list" }, el("summary", { text: "The map as a list, and how people are placed" }), data.tier_rule ? el("p", { class: "quiet tier-rule", text: data.tier_rule }) : null, el("div", { id: "map-list-body" })),
    ]);
    stretchMap(frame);
    startMap(frame);
    drawMap();
    fitMap(frame);
    byId("map-list").addEventListener("toggle", drawMapList);
    new ResizeObserver(() => {
      sizeMap(frame);
    }).observe(frame);
  },
  draw: () => drawMap(),
  print: (now, on) => paperMap(on),
});

function mapControls() {
  const again = (change) => {
    change();
    drawMap();
    say(mapWords());
  };
  const layout = (which) => again(() => {
    map.layout = which;
    stretchMap(byId("map-frame"));
    requestAnimationFrame(() => fitMap(byId("map-frame")));
  });
  return el("div", { class: "map-controls" },
    !data.links.length ? null : el("fieldset", { class: "checks" }, el("legend", { class: "unseen", text: "Links shown" }), KINDS.filter((kind) => data.links.some((link) => link.kind === kind.id)).map((kind) => {
      const id = `kind-${kind.id}`;
      const box = el("input", { type: "checkbox", id, on: { change: () => again(() => (box.checked ? map.kinds.add(kind.id) : map.kinds.delete(kind.id))) } });
      box.checked = map.kinds.has(kind.id);
      return el("label", { for: id }, box, el("span", { class: `swatch swatch-${kind.id}`, "aria-hidden": "true" }), `${kind.title} `,
        el("span", { class: "quiet", text: String(data.links.filter((link) => link.kind === kind.id).length) }));
    })),
    state.person ? lensCheck(again) : null,
    segmented("layout", "Layout", [{ id: "tier", title: "By place" }, { id: "force", title: "By connection" }], map.layout, layout),
    el("div", { class: "zoom" }, zoomButton("plus", "Larger", () => zoomMap(1.25)), zoomButton("minus", "Smaller", () => zoomMap(0.8)), zoomButton("fit", "Fit", () => fitMap(byId("map-frame")))));
}

function lensCheck(again) {
  const box = el("input", { type: "checkbox", id: "lens", on: { change: () => again(() => { map.lens = box.checked; }) } });
  box.checked = map.lens;
  return el("label", { for: "lens", class: "lens" }, box, "Lens: what is attributed");
}

function zoomButton(name, label, clicked) {
  return el("button", { type: "button", class: "button square", "aria-label": label, title: label, on: { click: clicked } }, icon(name));
}

function zoomMap(factor) {
  map.network.moveTo({ scale: Math.max(0.05, Math.min(4, map.network.getScale() * factor)) });
}
