// The Network screen: who stands where, and which drugs are the person's. Its own choices: all or near somebody, kinds, months, pins.

function networkControls() {
  const all = `All ${data.people.length}`;
  const kinds = KINDS.filter((kind) => data.links.some((link) => link.kind === kind.id));
  return el("div", { class: "network-controls" },
    el("div", { class: "choice", role: "group", "aria-label": "Who is shown" },
      state.person ? button(`Near ${surnameOf(net.centre || state.person)}`, !net.all, () => changeNetwork({ all: false }), { id: "network-near" }) : null,
      button(all, net.all || !state.person, () => changeNetwork({ all: true, centre: null }), { id: "network-all" })),
    net.centre ? button(`centred on ${surnameOf(net.centre)} ×`, null, () => changeNetwork({ centre: null }), { id: "network-centre" }) : null,
    el("div", { class: "kinds", role: "group", "aria-label": "Kinds of links" }, kinds.map((kind) => button([dashSample(kind.id), kind.title], net.kinds.has(kind.id), () => {
      if (!net.kinds.delete(kind.id)) net.kinds.add(kind.id);
      drawNow(`kind-${kind.id}`);
      say(networkWords());
    }, { id: `kind-${kind.id}`, class: "button kind" }))),
    el("p", { class: "hint", text: "click: links · double-click or c: centre · drag: pin · Esc: back" }),
    el("div", { class: "choice zoom", role: "group", "aria-label": "Size" },
      el("button", { type: "button", class: "button", "aria-label": "Farther", on: { click: () => zoomNetwork(1.25) } }, icon("minus")),
      el("button", { type: "button", class: "button", "aria-label": "Nearer", on: { click: () => zoomNetwork(0.8) } }, icon("plus")),
      el("button", { type: "button", class: "button", id: "network-fit", on: { click: () => {
        net.pins.clear();
        net.view = null;
        drawNow("network-fit");
      } } }, "Fit")));
}

function changeNetwork(change) {
  const focused = document.activeElement && document.activeElement.id;
  Object.assign(net, change);
  drawNow(focused);
  say(networkWords());
}

/** Why nothing is drawn, and what to do. */
function nothingDrawn() {
  if (!data.people.length) return "No people are recorded.";
  if (!data.links.length) return "No record links two people: no transaction, payment, contact, knowledge or instruction between them.";
  if (net.from) return `No link lies between ${monthWords(net.from)} and ${monthWords(net.to)}. Escape shows all months.`;
  if (!net.strands.length && net.kinds.size < KINDS.length) return "No link of the kinds that are on. The buttons above bring the others back.";
  return state.person && !net.strands.some((one) => one.lit) ? `Nothing here is of ${surnameOf(state.person)}’s account in this position and outcome.` : "";
}

const LARGEST = 1.25; // times their size at which a few cards are drawn in a wide window

/** The part of the plane that the frame shows: the picture in its middle, never blown up. */
function roomFor(width, height, frame) {
  const room = [Math.max(width, frame.clientWidth / LARGEST), Math.max(height, frame.clientHeight / LARGEST)];
  return [(width - room[0]) / 2, (height - room[1]) / 2, ...room];
}

/** Draw all of it for the present state; `back` is the id of what keeps the focus. */
function drawNow(back) {
  const frame = byId("network-frame");
  const map = byId("network-map");
  const focused = back || (map.contains(document.activeElement) ? "card" : null);
  net.picture = pictureNow(Math.max(560, (frame.clientWidth || 1352) - 2 * EDGES.side));
  net.strands = net.picture.lines.map(strand).filter(Boolean);
  const { picture } = net;
  const around = net.strands.some((one) => one.source.column === one.target.column && one.source.column === picture.columns.length - 1);
  const size = roomFor(picture.width + 2 * EDGES.side + (around ? 44 : 0), picture.height + EDGES.top + EDGES.bottom + shelfShape().height, frame);
  const changed = net.key !== picture.key || JSON.stringify(net.whole) !== JSON.stringify(size);
  net.whole = size;
  if (!net.view || net.key !== picture.key || (changed && net.fitted !== false)) fitNetwork();
  net.key = picture.key;
  net.whose = emphasis(net.strands).whose;
  map.setAttribute("aria-label", `Network. ${networkWords()}`);
  drawNetwork(map, net.strands);
  fill(byId("network-top"), networkControls());
  fill(byId("network-empty"), nothingDrawn());
  drawLegend();
  drawMonths();
  drawNetworkList();
  if (focused === "card") {
    const node = map.querySelector("[data-card][tabindex='0']");
    if (node) node.focus();
  } else if (focused && byId(focused)) byId(focused).focus();
}

screens.push({
  id: "network", title: "Network", key: 3,
  build(section) {
    const map = svg("svg", { id: "network-map", class: "network-map", role: "group", "aria-label": "Network" });
    const list = el("details", { id: "network-list", class: "network-list" }, el("summary", { text: "The network as a list, and how people are placed" }), el("div", { id: "network-list-body" }));
    list.open = window.matchMedia("(max-width: 700px)").matches;
    list.addEventListener("toggle", drawNetworkList);
    add(section, [el("h2", { class: "unseen", text: "Network" }), el("div", { id: "network-top" }), list,
      el("div", { id: "network-frame", class: "network-frame" }, map, el("p", { id: "network-empty", class: "network-empty" })),
      el("div", { class: "network-under" }, el("div", { id: "network-legend", class: "legend", role: "group", "aria-label": "Legend" }), el("div", { id: "network-months", class: "months", role: "group", "aria-label": "Months" }))]);
    hearMap(map);
    let wide = 0;
    new ResizeObserver(() => {
      const { clientWidth } = byId("network-frame");
      if (!clientWidth || clientWidth === wide || !net.picture) return;
      wide = clientWidth;
      drawNow();
    }).observe(byId("network-frame"));
  },
  draw(_, changed) {
    if (changed.has("person")) Object.assign(net, { centre: null, at: null });
    if (["person", "position", "layer", "mask", "selection", "screen"].some((name) => changed.has(name))) drawNow();
    if (changed.has("selection") && !state.selection && net.keyed) {
      net.keyed = false;
      queueMicrotask(() => focusCard(tabStop())); // the card that opened the drawer was drawn anew
    }
  },
  print(_, on) {
    if (on) fitNetwork();
  },
  csv: networkRows,
  escape() {
    if (net.centre) changeNetwork({ centre: null });
    else if (net.from) chooseMonths("", "");
    else if (net.fitted === false || net.pins.size) {
      net.pins.clear();
      net.view = null;
      drawNow();
    } else return false;
    return true;
  },
});
