// The legend, made of what is drawn: hues, dashes, widths; and how many labels wait for the pointer.

function dashSample(id) {
  const kind = KINDS.find((one) => one.id === id);
  const node = svg("svg", { viewBox: "0 0 34 8", class: "dash", "aria-hidden": "true" });
  node.append(svg("line", { x1: 1, x2: 33, y1: 4, y2: 4, "stroke-width": id === "drugs" ? 2.4 : 1.5, ...(kind.dash ? { "stroke-dasharray": kind.dash } : {}), ...(id === "contact" ? { "stroke-linecap": "round" } : {}) }));
  return node;
}

function widthSample(kilograms) {
  const node = svg("svg", { viewBox: "0 0 20 12", class: "width", "aria-hidden": "true" });
  node.append(svg("line", { x1: 0, x2: 20, y1: 6, y2: 6, "stroke-width": lineWidth("drugs", kilograms) }));
  return node;
}

function legendItem(sample, words) {
  return el("span", { class: "legend-item" }, sample, el("span", { text: words }));
}

function drawLegend() {
  const { strands, picture } = net;
  const letters = SHOWN_LETTERS.filter((letter) => strands.some((one) => one.by[letter] || one.hue === letter));
  const held = strands.some((one) => ["O", "J"].some((letter) => one.by[letter] && sumWords(letter, one.by[letter]).startsWith("(")));
  const most = Math.max(0, ...strands.map((one) => one.converted));
  const widths = [10, 100, 1000, 10000].filter((kilograms) => kilograms <= 10 * most).slice(-3);
  const whose = surnameOf(state.person);
  const rows = [
    [state.person ? `hue: for ${whose}` : null, [
      ...letters.map((letter) => legendItem(badge(letter), LETTERS.get(letter).title)),
      held ? legendItem(el("small", { text: "( )" }), "already counted in its load") : null,
      strands.some((one) => ink(one.hue) && one.kind === "drugs") ? legendItem(el("i", { class: "ghost-line" }), state.person ? `not ${whose}’s` : "drugs") : null,
    ]],
    ["dash: kind", KINDS.filter((kind) => strands.some((one) => one.kind === kind.id)).map((kind) => legendItem(dashSample(kind.id), kind.title))],
    [widths.length ? "width" : "edges", [
      widths.length ? el("span", { class: "legend-item" }, el("span", { text: "counts, kg converted" }), widths.map((kilograms) => [widthSample(kilograms), el("small", { text: kilograms.toLocaleString("en-US") })])) : null,
      picture.hulls.length ? legendItem(el("i", { class: "hull-sample" }), `undertaking, on its edge what ${surnameOf(net.whose)} agreed to`) : null,
      picture.leftOut ? el("span", { class: "legend-item quiet", text: `${count(picture.leftOut, "other link", "other links")} not drawn` }) : null,
      net.hidden ? el("span", { class: "legend-item quiet", id: "network-hidden", text: `${count(net.hidden, "label", "labels")} under the pointer` }) : null,
    ]],
  ];
  fill(byId("network-legend"), rows.filter(([words, items]) => words && items.some(Boolean)).map(([words, items]) => el("div", {}, el("span", { class: "legend-head", text: words }), items)));
}
